"""Evidence in memory: it really keeps files, makes previews, turns and covers; pictures are drawn, never loaded."""

import hashlib
import io
from collections.abc import Collection, Sequence
from pathlib import Path
from threading import Event, Lock

import msgspec
from PIL import Image, UnidentifiedImageError

from sync.contract.errors import BadInput, TindakError
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.drawn_photos import as_jpeg, covered, is_pdf
from ui.ports.evidence import (
    Allowance,
    Box,
    FileState,
    FileView,
    FolderFile,
    RemarkOnPicture,
    Taken,
    Transfers,
)

_TAKEN_AT = 1_793_585_580_000
"""2 November 2026, 09.13 in western Indonesia."""


class InventedEvidence:
    """Files of drafts and events. ``gate`` holds taking in back while it is closed."""

    def __init__(self) -> None:
        """Hold nothing."""
        self.held: list[tuple[int, FileView]] = []
        self.contents: dict[str, bytes] = {}
        self.previews: dict[str, bytes] = {}
        self.remarks: tuple[RemarkOnPicture, ...] = ()
        self.dropped: dict[str, tuple[int, FileView]] = {}
        self.told = Transfers()
        self.most = EvidenceLimits()
        self.laid_out: list[str] = []
        self.folder = Path()
        self.fault: TindakError | None = None
        """Raised while it is set, instead of describing a file."""
        self.gate = Event()
        self.gate.set()
        self.asked = Event()
        self._lock = Lock()

    def limits(self) -> EvidenceLimits:
        return self.most

    def set_limits(self, limits: EvidenceLimits) -> None:
        self.most = limits

    def take_in(self, case: int, paths: Sequence[Path]) -> tuple[Taken, ...]:
        return tuple(self.take_in_content(case, path.name, _read(path)) for path in paths)

    def take_in_content(self, case: int, name: str, content: bytes) -> Taken:
        self.asked.set()
        self.gate.wait(20)
        if len(self.draft_files(case)) >= self.most.most_files:
            return Taken(name=name, why_not=f"{name} tidak dilampirkan: sudah {self.most.most_files} berkas.")
        try:
            made = self._made(name, content)
        except (UnidentifiedImageError, OSError):
            return Taken(name=name, why_not=f"{name} tidak dilampirkan: bukan foto atau dokumen. Formulir tetap.")
        with self._lock:
            self.held.append((case, made))
        return Taken(name=name, file=made)

    def _made(self, name: str, content: bytes) -> FileView:
        if is_pdf(content):
            return self._keep(
                FileView(sha256="", name=name, media_type="application/pdf", size=0, state=FileState.LOCAL), content
            )
        picture = Image.open(io.BytesIO(content)).convert("RGB")
        original = len(content)
        picture.thumbnail((1600, 1600))
        view = FileView(
            sha256="", name=name, media_type="image/jpeg", size=0, state=FileState.LOCAL, original_size=original,
            taken_at=_TAKEN_AT, remarks=self.remarks,
        )  # fmt: skip
        return self._keep(view, as_jpeg(picture))

    def _keep(self, view: FileView, content: bytes) -> FileView:
        sha256 = hashlib.sha256(content).hexdigest()
        with self._lock:
            self.contents[sha256] = content
        width = height = 0
        if view.is_picture:
            picture = Image.open(io.BytesIO(content))
            width, height = picture.size
            picture.thumbnail((160, 160))
            self.previews[sha256] = as_jpeg(picture)
        return msgspec.structs.replace(
            view, sha256=sha256, size=len(content), width=width, height=height, has_preview=view.is_picture
        )

    def scan(self, folder: Path) -> tuple[FolderFile, ...]:
        if not folder.is_dir():
            raise BadInput("Folder ini tidak dapat dibaca.")
        found = [
            FolderFile(path=path, size=path.stat().st_size, changed_at=path.stat().st_mtime_ns // 1_000_000,
                       media_type="application/pdf" if is_pdf(path.read_bytes()) else "image/jpeg")
            for path in folder.iterdir() if path.suffix in (".jpg", ".png", ".pdf")
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda one: -one.changed_at))

    def draft_files(self, case: int) -> tuple[FileView, ...]:
        return tuple(file for file in self.files(case) if not file.event)

    def drop(self, case: int, sha256: str) -> None:
        self.dropped[sha256] = (self._place(case, sha256), self._draft(case, sha256))
        self.held.pop(self._place(case, sha256))

    def put_back(self, case: int, sha256: str) -> bool:
        if sha256 not in self.dropped:
            return False
        place, file = self.dropped.pop(sha256)
        self.held.insert(place, (case, file))
        return True

    def arrange(self, case: int, order: Sequence[str]) -> None:
        self.held.sort(key=lambda one: order.index(one[1].sha256) if one[0] == case and not one[1].event else -1)

    def describe(self, case: int, sha256: str, *, caption: str, role: str) -> None:
        if self.fault is not None:
            raise self.fault
        self._change(case, sha256, caption=caption, role=role)

    def turn(self, case: int, sha256: str, quarters: int) -> FileView:
        picture = Image.open(io.BytesIO(self.contents[sha256])).rotate(-90 * quarters, expand=True)
        return self._replace(case, sha256, as_jpeg(picture), redacted=self._draft(case, sha256).redacted)

    def redact(self, case: int, sha256: str, boxes: Sequence[Box]) -> FileView:
        return self._replace(case, sha256, covered(self.contents[sha256], boxes), redacted=True)

    def files(self, case: int) -> tuple[FileView, ...]:
        with self._lock:
            return tuple(file for its, file in self.held if its == case)

    def content(self, sha256: str) -> bytes | None:
        return self.contents.get(sha256)

    def preview(self, sha256: str) -> bytes | None:
        return self.previews.get(sha256)

    def save(self, sha256: str, path: Path) -> None:
        if sha256 not in self.contents:
            raise BadInput("Berkas ini belum ada di komputer ini.")
        path.write_bytes(self.contents[sha256])

    def lay_out(self, event: str) -> Path:
        self.laid_out.append(event)
        for _case, file in self.held:
            if file.event == event:
                (self.folder / file.name).write_bytes(self.contents[file.sha256])
        return self.folder

    def transfers(self) -> Transfers:
        return self.told

    def allow(self, allowance: Allowance) -> None:
        self.told = msgspec.structs.replace(self.told, allowance=allowance)

    def put(self, case: int, event: str, name: str, content: bytes, **changes: object) -> FileView:
        """Let an event have a file, in the state that ``changes`` say."""
        made = msgspec.structs.replace(self._made(name, content), event=event, **changes)
        if not made.is_here:
            del self.contents[made.sha256]
        self.held.append((case, made))
        return made

    def arrive(self, sha256: str, content: bytes) -> None:
        """Let a file be here that was not."""
        self.contents[sha256] = content
        self.held = [
            (
                case,
                msgspec.structs.replace(file, is_here=True, state=FileState.RECEIVED)
                if file.sha256 == sha256
                else file,
            )
            for case, file in self.held
        ]

    def recorded(self, case: int, event: str, files: Collection[str]) -> None:
        """Let these files of a draft go with the event that it became."""
        for sha256 in files:
            self._change(case, sha256, event=event, state=FileState.WAITING)

    def pulled_back(self, event: str) -> None:
        """Let the files of an event be those of a draft again."""
        self.held = [
            (its, msgspec.structs.replace(file, event="", state=FileState.LOCAL) if file.event == event else file)
            for its, file in self.held
        ]

    def _draft(self, case: int, sha256: str) -> FileView:
        return self.held[self._place(case, sha256)][1]

    def _place(self, case: int, sha256: str) -> int:
        places = [
            place for place, (its, file) in enumerate(self.held)
            if its == case and file.sha256 == sha256 and not file.event
        ]  # fmt: skip
        if not places:
            raise BadInput("Berkas ini sudah tidak ada pada draf.")
        return places[0]

    def _change(self, case: int, sha256: str, **changes: object) -> FileView:
        place = self._place(case, sha256)
        made = msgspec.structs.replace(self.held[place][1], **changes)
        self.held[place] = (case, made)
        return made

    def _replace(self, case: int, sha256: str, content: bytes, *, redacted: bool) -> FileView:
        place = self._place(case, sha256)
        made = self._keep(msgspec.structs.replace(self.held[place][1], redacted=redacted), content)
        self.held[place] = (case, made)
        return made


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
