"""Evidence at this desk, as windows and commands ask for it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from desktop.evidence.drafts import DraftEvidence
from desktop.evidence.enclosing import Enclosed
from desktop.evidence.laid_out import LaidOut
from desktop.evidence.looking import EvidenceOfCases
from desktop.evidence.remarks import with_remarks
from desktop.evidence.taken import TakenIn
from desktop.evidence.views import here_of
from desktop.evidence.whole import KnownPicture
from desktop.file_traffic import FileTraffic
from desktop.storage.database import Connection, Database
from desktop.storage.evidence.contents import Contents
from desktop.storage.evidence.sweep import free_bytes, sweep
from desktop.words import DeskClock
from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import Attachment
from ui.ports.evidence import Allowance, FileView, Transfers


class Evidence(DraftEvidence, EvidenceOfCases):
    """Implements :class:`ui.ports.evidence.EvidenceDesk`: files of drafts, of cases, and on their way."""

    def __init__(
        self,
        database: Database,
        contents: Contents,
        clock: DeskClock,
        traffic: FileTraffic,
        laid_out: LaidOut,
        folder: Path,
    ) -> None:
        """Work on an open desk.

        :param folder: of the profile, on whose disk room is wanted.
        """
        DraftEvidence.__init__(self, database, contents, clock)
        EvidenceOfCases.__init__(self, database, contents, clock, laid_out)
        self._traffic = traffic
        self._folder = folder

    def files(self, case: int) -> tuple[FileView, ...]:
        """Return all files of a case, those of the draft included, oldest event first."""
        return (*super().files(case), *self.draft_files(case))

    def enclose(
        self,
        connection: Connection,
        case: int,
        names: Collection[str],
        taken: Sequence[TakenIn],
        known: Sequence[KnownPicture],
    ) -> Enclosed:
        """Return the files that go with an action, stored; within the desk's writing transaction.

        :param names: SHA-256 (hexadecimal) of files of the draft.
        :param taken: files that were taken in just now.
        :param known: pictures to compare these with, see :meth:`known_pictures`.
        :raises BadInput: when there are too many, or one is not there any more; nothing was changed.
        """
        if not names and not taken:
            return Enclosed()
        laid = self._enclosing.of_draft(connection, case, names)
        new = {one.attachment.sha256: one for one in taken}  # the same file named twice goes once
        choosing = self._choosing(connection)
        if len(new) + len(laid.files) > choosing.limits.most_files:
            most = choosing.limits.most_files
            raise BadInput(f"Paling banyak {most} berkas dalam satu tindak lanjut. Tidak ada yang dicatat.")
        said = [(one, with_remarks(connection, case, one, known, choosing)) for one in new.values()]
        return laid + self._enclosing.of_taken(said, choosing.limits, choosing.now) if said else laid

    def are_here(self, files: Sequence[Attachment]) -> list[Attachment]:
        """Return those of these files whose content is on this computer."""
        here = here_of(self._contents, files)
        return [file for file in files if file.sha256 in here]

    def put_away(self) -> None:
        """Take away what was laid out for uploading."""
        self._laid_out.clear()

    def tidy(self) -> int:
        """Let contents go that nothing here needs any more. Returns how many."""
        now, free = self._clock.wall_ms(), free_bytes(self._folder)
        return sweep(self._database, self._contents, self.limits(), now, free)

    def transfers(self) -> Transfers:
        """Return what waits, what it will take, and what was spent."""
        return self._traffic.transfers()

    def allow(self, allowance: Allowance) -> None:
        """Set what may be spent, or pause."""
        self._traffic.allow(allowance)

    def close(self) -> None:
        """Finish writing, and take away what was laid out."""
        self._laid_out.close()
        self._contents.close()
