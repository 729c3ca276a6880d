"""Opens *kartu beda* over the window, and says where to go once something was chosen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from ui.difference.choices import Choice
from ui.help.faults import told
from ui.ports.outbox import DifferenceView
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.difference.card import DifferenceCard
    from ui.difference.sides import Laid

DIFFERENCE = "kartu-beda"
"""By this name the card of an own action is asked for beside an entry of the conversation."""


class Differences(QObject):
    """Reads a difference in the database lane, lays it out there, and shows it."""

    form_wanted = Signal(int, str)
    """Case whose draft shall be written on, and the name or kind of its act."""
    case_wanted = Signal(int)
    """Case that shall be shown: its draft is there now."""
    changed = Signal()
    """Something was given up; lists and counts are other ones now."""
    refused = Signal(str)
    """Sentence: why there is nothing to show."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        """Open cards over ``window``."""
        super().__init__(window)
        self._workplace, self._window = workplace, window
        self.card: DifferenceCard | None = None

    def open_action(self, action: str) -> None:
        """Show what stands against an own action."""
        self._look_up(lambda: self._workplace.desk.difference(action))

    def open_draft(self, case: int, act: str) -> None:
        """Show what changed about a case since its draft of an act was begun (:attr:`ui.ports.desk.Draft.act`)."""
        self._look_up(lambda: self._workplace.desk.draft_difference(case, act))

    def _look_up(self, read: Callable[[], DifferenceView | None]) -> None:
        from ui.difference.sides import lay_out  # noqa: PLC0415 - a start compares nothing, and a lane loads no windows

        now = self._workplace.now_ms()

        def found() -> "tuple[DifferenceView, Laid] | None":
            view = read()
            return (view, lay_out(view, now)) if view is not None else None

        self._workplace.background.database.run(self, found, on_success=self._open, on_failure=self._tell)

    def _open(self, found: "tuple[DifferenceView, Laid] | None") -> None:
        if self.card is not None and self.card.isVisible():
            return
        if found is None:
            self.refused.emit(self.tr("Laporan ini tidak berubah sejak Anda mulai menulis."))
            return
        from ui.difference.card import DifferenceCard  # noqa: PLC0415 - as above

        made = DifferenceCard(self._workplace, *found, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.chosen.connect(partial(self._go_on, found[0]))
        made.destroyed.connect(self._forget)
        self.card = made
        made.open()

    def _go_on(self, view: DifferenceView, choice: Choice, case: int) -> None:
        match choice:
            case Choice.NOTE:
                self.form_wanted.emit(case, str(EventKind.NOTE))
            case Choice.MEND | Choice.GO_ON:
                self.form_wanted.emit(case, view.act or str(view.kind))
            case Choice.DRAFT | Choice.KEEP | Choice.OPEN | Choice.SHELVE:
                self.case_wanted.emit(case)
        self.changed.emit()

    def _forget(self) -> None:
        self.card = None

    def _tell(self, fault: TindakError) -> None:
        self.refused.emit(told(fault))
