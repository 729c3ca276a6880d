"""The files of one case's draft, as they are stored, and the small changes to them, through the database lane."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from sync.contract.errors import TindakError
from sync.contract.evidence.limits import EvidenceLimits
from ui.evidence_ports import FileView, Transfers
from ui.workplace import Workplace

_Told = tuple[tuple[FileView, ...], EvidenceLimits, Transfers]


class DraftFiles(QObject):
    """Holds what was stored last; every change is stored at once."""

    changed = Signal()
    failed = Signal(str)
    """Sentence: why a change was not stored; the files are as they were."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Be about no case yet."""
        super().__init__(parent)
        self._workplace = workplace
        self.case = 0
        self.files: tuple[FileView, ...] = ()
        self.limits = EvidenceLimits()
        self.transfers = Transfers()

    def begin(self, case: int) -> None:
        """Be about the draft of a case."""
        self.case, self.files = case, ()
        self.changed.emit()
        if case:
            self.fetch()

    def fetch(self) -> None:
        """Fetch what is stored."""
        case, evidence = self.case, self._workplace.evidence
        self._workplace.background.database.run(
            self,
            lambda: (evidence.draft_files(case), evidence.limits(), evidence.transfers()),
            on_success=lambda told: self._take(case, told),
            on_failure=self._tell,
        )

    def drop(self, sha256: str) -> None:
        """Take a file off the draft."""
        case = self.case
        self._change(lambda: self._workplace.evidence.drop(case, sha256))

    def put_back(self, sha256: str, why_not: str) -> None:
        """Lay a file that was just dropped to the draft again; where it has gone, that is the sentence."""
        case = self.case
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.evidence.put_back(case, sha256),
            on_success=lambda is_back: self.fetch() if is_back else self.failed.emit(why_not),
            on_failure=self._tell,
        )

    def move(self, sha256: str, by: int) -> None:
        """Move a file by so many places."""
        order = [file.sha256 for file in self.files]
        place = order.index(sha256)
        target = min(max(place + by, 0), len(order) - 1)
        if target == place:
            return
        order.insert(target, order.pop(place))
        case = self.case
        self._change(lambda: self._workplace.evidence.arrange(case, order))

    def describe(self, sha256: str, caption: str, role: str) -> None:
        """Set caption and role; shown at once, so that typing is never overtaken by what was stored before."""
        case = self.case
        self.files = tuple(
            msgspec.structs.replace(file, caption=caption, role=role) if file.sha256 == sha256 else file
            for file in self.files
        )
        self.changed.emit()
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.evidence.describe(case, sha256, caption=caption, role=role),
            on_success=lambda _nothing: self.fetch(),
            on_failure=self._tell,
        )

    def _change(self, do: Callable[[], None]) -> None:
        self._workplace.background.database.run(
            self, do, on_success=lambda _nothing: self.fetch(), on_failure=self._tell
        )

    def _take(self, case: int, told: _Told) -> None:
        if case == self.case:
            self.files, self.limits, self.transfers = told
            self.changed.emit()

    def _tell(self, fault: TindakError) -> None:
        self.failed.emit(str(fault))
