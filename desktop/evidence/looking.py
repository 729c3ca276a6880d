"""Looking at evidence: what a case has, its contents, and taking them out of the vault on purpose."""

from pathlib import Path
from typing import Final

from desktop.evidence.laid_out import LaidOut
from desktop.evidence.views import file_view, here_of, of_event
from desktop.storage import cases, draft_files, event_files, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.contents import Contents
from desktop.words import DeskClock, id_of
from sync.contract.errors import BadInput
from sync.durable import save_document
from ui.ports.evidence import FileView

_LOOKED_AGAIN_MS: Final = 3_600_000
_NOT_HERE: Final = "Isi berkas ini belum ada di komputer ini. Unduh dahulu saat tersambung."


class EvidenceOfCases:
    """What cases have; the half of :class:`ui.ports.evidence.EvidenceDesk` that only looks."""

    def __init__(self, database: Database, contents: Contents, clock: DeskClock, laid_out: LaidOut) -> None:
        """Work on an open desk."""
        self._database = database
        self._contents = contents
        self._clock = clock
        self._laid_out = laid_out

    def files(self, case: int) -> tuple[FileView, ...]:
        """Return the files of the events and own actions of a case, oldest first."""
        with self._database.reading() as connection:
            named = event_files.of_case(connection, case)
            if not named:
                return ()
            own = uploads.standings(connection, [file.sha256 for _, file in named])
            said = cases.sayings(connection, case)
        here = here_of(self._contents, [file for _, file in named])
        views = []
        for action, file in named:
            event = said.get(action)
            view = file_view(file, here, own, is_draft=False)
            views.append(of_event(view, str(action), *event) if event else view)
        return tuple(sorted(views, key=lambda view: view.written_at))

    def content(self, sha256: str) -> bytes | None:
        """Return the content of a file; ``None`` while it is not on this computer."""
        name, now = bytes.fromhex(sha256), self._clock.wall_ms()
        held = self._contents.held(name)
        if held is None or not held.is_whole:
            return None
        if abs(now - held.used_at) > _LOOKED_AGAIN_MS:
            self._contents.note_use(name, now)
        return self._contents.read(name)

    def preview(self, sha256: str) -> bytes | None:
        """Return the small picture of a file; ``None`` while it is not here or there is none."""
        with self._database.reading() as connection:
            file = event_files.find(connection, bytes.fromhex(sha256)) or draft_files.find_anywhere(
                connection, bytes.fromhex(sha256)
            )
        return self._contents.whole(file.preview) if file is not None and file.preview else None

    def save(self, sha256: str, path: Path) -> None:
        """Write a file out where the operator says, unencrypted."""
        content = self.content(sha256)
        if content is None:
            raise BadInput(_NOT_HERE)
        save_document(path, content)

    def lay_out(self, event: str) -> Path:
        """Lay the files of an own response into a folder; returns the folder."""
        with self._database.reading() as connection:
            named = event_files.of_action(connection, id_of(event))
        if not named:
            raise BadInput("Tanggapan ini tidak mempunyai lampiran.")
        files = [(file.name, self._contents.whole(file.sha256)) for file in named]
        if any(content is None for _, content in files):
            raise BadInput(_NOT_HERE)
        return self._laid_out.lay(event, [(name, content) for name, content in files if content is not None])
