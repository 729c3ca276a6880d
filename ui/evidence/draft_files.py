"""The files of one case's draft, as they are stored, and the small changes to them, through the database lane."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from sync.contract.errors import TindakError
from sync.contract.evidence.limits import EvidenceLimits
from ui.help.faults import told
from ui.ports.evidence import FileView, Transfers
from ui.workplace import Workplace

T = TypeVar("T")
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
        self._under_way = 0
        self._is_known = True
        self._captions = workplace.captions
        self._captions.stored.connect(self._fetch_stored)

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what is stored: nothing is on its way, and the last look succeeded."""
        return self._is_known and not self._under_way and self._captions.is_safe_of(self.case)

    @property
    def is_settling(self) -> bool:
        """Whether something is on its way."""
        return bool(self._under_way) or self._captions.is_under_way

    def begin(self, case: int) -> None:
        """Be about the draft of a case."""
        self.case, self.files = case, ()
        self._is_known = not case
        self.changed.emit()
        if case:
            self.fetch()

    def fetch(self) -> None:
        """Fetch what is stored."""
        case, evidence = self.case, self._workplace.evidence
        self._run(
            lambda: (evidence.draft_files(case), evidence.limits(), evidence.transfers()),
            lambda told: self._take(case, told),
        )

    def settle(self) -> None:
        """See to it that :attr:`is_settled` will be told, one way or the other."""
        self._captions.keep_now()
        if not self._under_way:
            self.fetch()

    def drop(self, sha256: str) -> None:
        """Take a file off the draft; what was typed about it last comes back with it."""
        case = self.case
        self._captions.keep_now()

        def forget(_nothing: object) -> None:
            self._captions.forget(case, sha256)
            self.fetch()

        self._run(lambda: self._workplace.evidence.drop(case, sha256), forget)

    def put_back(self, sha256: str, why_not: str) -> None:
        """Lay a file that was just dropped to the draft again; where it has gone, that is the sentence."""
        case = self.case

        def judge(is_back: object) -> None:
            if not is_back:
                self.failed.emit(why_not)
            self.fetch()

        self._run(lambda: self._workplace.evidence.put_back(case, sha256), judge)

    def move(self, sha256: str, by: int) -> None:
        """Move a file by so many places."""
        order = [file.sha256 for file in self.files]
        place = order.index(sha256)
        target = min(max(place + by, 0), len(order) - 1)
        if target == place:
            return
        order.insert(target, order.pop(place))
        case = self.case
        self._run(lambda: self._workplace.evidence.arrange(case, order), lambda _nothing: self.fetch())

    def describe(self, sha256: str, caption: str, role: str) -> None:
        """Set caption and role; shown at once, so that typing is never overtaken by what was stored before."""
        self._captions.typed(self.case, sha256, caption, role)
        self.files = self._as_typed(self.files)

    def _run(self, do: Callable[[], T], on_success: Callable[[T], None]) -> None:
        def succeed(result: T) -> None:
            self._under_way -= 1
            on_success(result)
            self.changed.emit()

        def fail(fault: TindakError) -> None:
            self._under_way -= 1
            self._is_known = False
            self.failed.emit(told(fault))
            self.changed.emit()

        self._under_way += 1
        self.changed.emit()
        self._workplace.background.database.run(self, do, on_success=succeed, on_failure=fail)

    def _take(self, case: int, told: _Told) -> None:
        if case == self.case:
            files, self.limits, self.transfers = told
            self.files = self._as_typed(files)
            self._is_known = True

    def _as_typed(self, files: tuple[FileView, ...]) -> tuple[FileView, ...]:
        return tuple(self._captions.as_typed(self.case, file) for file in files)

    def _fetch_stored(self, case: int, _sha256: str) -> None:
        if case == self.case:
            self.fetch()
