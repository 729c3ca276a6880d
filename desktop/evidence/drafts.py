"""Files of drafts: taken in, arranged, described, turned and covered; each change is one transaction."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import msgspec

from desktop.evidence.enclosing import Enclosing
from desktop.evidence.folder import scan_folder
from desktop.evidence.refusals import FileRefused
from desktop.evidence.remarks import Choosing, known_pictures, with_remarks
from desktop.evidence.room import DecodingRoom
from desktop.evidence.taken import TakenIn
from desktop.evidence.views import file_view, here_of
from desktop.evidence.whole import KnownPicture
from desktop.storage import draft_files, settings
from desktop.storage.database import Connection, Database
from desktop.storage.draft_files import DraftFile
from desktop.storage.evidence.contents import Contents
from desktop.words import DeskClock, clean
from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import CAPTION_LIMIT, Attachment, Role
from sync.contract.evidence.limits import EvidenceLimits
from ui.ports.evidence import Box, FileView, FolderFile, Taken

LIMITS: Final = "evidence"
_AT_ONCE: Final = 2
"""Pictures that are taken in at once: what an office laptop has processors for."""
_NOT_IN_DRAFT: Final = "Berkas ini sudah tidak ada pada draf laporan ini."


class DraftEvidence:
    """Files of drafts; the half of :class:`ui.ports.evidence.EvidenceDesk` that changes something."""

    def __init__(self, database: Database, contents: Contents, clock: DeskClock) -> None:
        """Work on an open desk."""
        self._database = database
        self._contents = contents
        self._clock = clock
        self._enclosing = Enclosing(contents)

    def limits(self) -> EvidenceLimits:
        """Return what may be taken in."""
        with self._database.reading() as connection:
            return self._limits(connection)

    def _limits(self, connection: Connection) -> EvidenceLimits:
        return settings.load(connection, LIMITS, EvidenceLimits())

    def set_limits(self, limits: EvidenceLimits) -> None:
        """Change it."""
        numbers = (limits.most_files, limits.most_sent_bytes, limits.most_taken_bytes, limits.most_pixels)
        if min(numbers) < 1 or limits.longest_side < 320 or limits.picture_bytes < 20_000 or limits.keep_days < 1:
            raise BadInput("Batas berkas ini tidak masuk akal. Tidak ada yang diubah.")
        with self._database.writing() as connection:
            settings.save(connection, LIMITS, limits)

    def prepare(self, sources: Sequence[tuple[Path | bytes, str]]) -> list[TakenIn | FileRefused]:
        """Take files in without storing anything; several at once."""
        from desktop.evidence.intake import take_in  # noqa: PLC0415 - Pillow costs a start a tenth of a second

        limits, zone, room = self.limits(), self._clock.offset_minutes(), DecodingRoom()

        def prepared(source: tuple[Path | bytes, str]) -> TakenIn | FileRefused:
            try:
                return take_in(*source, limits, zone=zone, room=room)
            except FileRefused as fault:
                return fault

        if len(sources) == 1:
            return [prepared(sources[0])]
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(prepared, sources))

    def take_in(self, case: int, paths: Sequence[Path]) -> tuple[Taken, ...]:
        """Take files in and lay them to the draft of a case, each by itself."""
        return self._laid(case, [(path, path.name) for path in paths])

    def take_in_content(self, case: int, name: str, content: bytes) -> Taken:
        """Take in what was pasted or dropped without a file."""
        (taken,) = self._laid(case, [(content, name)])
        return taken

    def scan(self, folder: Path) -> tuple[FolderFile, ...]:
        """Return the files of a folder that can be taken in, newest first."""
        return scan_folder(folder)

    def _laid(self, case: int, sources: Sequence[tuple[Path | bytes, str]]) -> tuple[Taken, ...]:
        prepared, found = self.prepare(sources), []
        known = self.known_pictures(prepared)
        for (_, name), one in zip(sources, prepared, strict=True):
            try:
                if isinstance(one, FileRefused):
                    raise one
                found.append(Taken(name=name, file=self._lay(case, one, known)))
            except BadInput as fault:
                found.append(Taken(name=name, why_not=str(fault)))
        return tuple(found)

    def known_pictures(self, prepared: Sequence[TakenIn | FileRefused]) -> list[KnownPicture]:
        """Return the pictures that this desk knows, where any of these is one; read before anybody has to wait."""
        if not any(isinstance(one, TakenIn) and one.attachment.is_picture for one in prepared):
            return []
        with self._database.reading() as connection:
            return known_pictures(connection)

    def _lay(self, case: int, taken: TakenIn, known: Sequence[KnownPicture]) -> FileView:
        name = taken.attachment.name
        with self._database.writing() as connection:
            laid = draft_files.of_case(connection, case)
            most = self._limits(connection).most_files
            if len(laid) >= most:
                raise BadInput(
                    f"Paling banyak {most} berkas dalam satu tindak lanjut. “{name}” tidak ditambahkan; "
                    "lepas yang lain dahulu."
                )
            if any(one.attachment.sha256 == taken.attachment.sha256 for one in laid):
                raise BadInput(f"“{name}” sudah dilampirkan di sini; isinya sama.")
            choosing = self._choosing(connection)
            file = with_remarks(connection, case, taken, known, choosing)
            self._enclosing.keep([taken], choosing.limits, choosing.now)
            draft_files.lay(connection, case, DraftFile(file))
        return self._view(file)

    def draft_files(self, case: int) -> tuple[FileView, ...]:
        """Return the files of the draft, in their order."""
        with self._database.reading() as connection:
            laid = [one.attachment for one in draft_files.of_case(connection, case)]
        return tuple(file_view(file, here_of(self._contents, laid), {}, is_draft=True) for file in laid)

    def drop(self, case: int, sha256: str) -> None:
        """Take a file off the draft."""
        with self._database.writing() as connection:
            draft_files.drop(connection, case, bytes.fromhex(sha256), self._clock.wall_ms())

    def put_back(self, case: int, sha256: str) -> bool:
        """Lay a file that was just dropped to the draft again; whether it was still here."""
        name = bytes.fromhex(sha256)
        with self._database.writing() as connection:
            file = draft_files.find(connection, case, name)
            is_full = len(draft_files.of_case(connection, case)) >= self._limits(connection).most_files
            if file is None or is_full or name not in self._contents.whole_ones([name]):
                return False
            draft_files.lay(connection, case, file._replace(dropped_at=0), draft_files.place_of(connection, case, name))
        return True

    def arrange(self, case: int, order: Sequence[str]) -> None:
        """Put the files of the draft in this order."""
        with self._database.writing() as connection:
            draft_files.arrange(connection, case, [bytes.fromhex(sha256) for sha256 in order])

    def describe(self, case: int, sha256: str, *, caption: str, role: str) -> None:
        """Set what a file of the draft says below it, and what it shows."""
        words = " ".join(clean(caption).split())
        if len(words) > CAPTION_LIMIT:
            raise BadInput(f"Keterangan foto paling panjang {CAPTION_LIMIT} karakter. Tidak ada yang diubah.")
        if role not in frozenset(Role):
            raise BadInput("Peran foto itu tidak dikenal. Tidak ada yang diubah.")
        with self._database.writing() as connection:
            file = self._in_draft(connection, case, sha256)
            told = msgspec.structs.replace(file.attachment, caption=words, role=role)
            place = draft_files.place_of(connection, case, file.attachment.sha256)
            draft_files.lay(connection, case, file._replace(attachment=told), place)

    def turn(self, case: int, sha256: str, quarters: int) -> FileView:
        """Turn a picture of the draft clockwise by quarters; it becomes another file."""
        from desktop.evidence.redaction import turned  # noqa: PLC0415 - as above

        return self._remade(case, sha256, lambda source, limits, name: turned(source, quarters, limits, name=name))

    def redact(self, case: int, sha256: str, boxes: Sequence[Box]) -> FileView:
        """Burn boxes into a picture of the draft; it becomes another file, the former one stays sealed here."""
        from desktop.evidence.redaction import covered  # noqa: PLC0415 - as above

        shares = [(box.left, box.top, box.width, box.height) for box in boxes]
        return self._remade(case, sha256, lambda source, limits, name: covered(source, shares, limits, name=name))

    def _choosing(self, connection: Connection) -> Choosing:
        return Choosing(self._limits(connection), self._clock.wall_ms(), self._clock.offset_minutes())

    def _remade(self, case: int, sha256: str, make: Callable[[bytes, EvidenceLimits, str], TakenIn]) -> FileView:
        """Put another picture in the place of one of the draft; that one stays sealed here as long as the new one."""
        with self._database.reading() as connection:
            file = self._in_draft(connection, case, sha256)
        old = file.attachment
        taken = make(self._source(file), self.limits(), old.name)
        new = msgspec.structs.replace(
            taken.attachment,
            caption=old.caption,
            role=old.role,
            remarks=old.remarks,
            taken_at=old.taken_at,
            original=old.original or old.sha256,
            original_size=old.original_size or old.size,
            redacted=old.redacted or taken.attachment.redacted,
        )
        with self._database.writing() as connection:
            place = draft_files.place_of(connection, case, old.sha256)
            if place is None:
                raise BadInput(_NOT_IN_DRAFT)
            self._enclosing.keep_remade(taken, self._contents.provenance_of(old.sha256), self._clock.wall_ms())
            draft_files.take(connection, case, [old.sha256])
            draft_files.lay(connection, case, DraftFile(new, file.former or old.sha256), place)
        return self._view(new)

    def _source(self, file: DraftFile) -> bytes:
        """Return what to make another picture of: the original only of one that is still as it was taken in.

        What was turned or covered stays so, by whatever way it came back to this draft.
        """
        about = file.attachment
        is_as_taken = not (file.former or about.redacted)
        original = self._contents.whole(about.original) if is_as_taken and about.original else None
        source = original or self._contents.whole(about.sha256)
        if source is None:
            raise BadInput(_NOT_IN_DRAFT)
        return source

    def _in_draft(self, connection: Connection, case: int, sha256: str) -> DraftFile:
        file = draft_files.find(connection, case, bytes.fromhex(sha256))
        if file is None or file.dropped_at:
            raise BadInput(_NOT_IN_DRAFT)
        return file

    def _view(self, file: Attachment) -> FileView:
        return file_view(file, {file.sha256}, {}, is_draft=True)
