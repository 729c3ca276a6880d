"""The room *Laporan*: list and case side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from ui.complaints.case_list import CaseList
from ui.complaints.case_pane import CasePane
from ui.ports import DeskState
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class ComplaintsRoom(RoomPage):
    """Find a case, read it, begin an act."""

    act_wanted = Signal(int, str, str)
    """Case, name of the act, and the entry of the conversation that it is about (empty for none)."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self.list = CaseList(workplace)
        self.pane = CasePane(workplace)
        self.list.setMinimumWidth(380)
        self.pane.setMinimumWidth(424)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GAP)
        split.addWidget(self.list)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([620, 494])
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 12)
        row.addWidget(split)
        self.list.chosen.connect(self.pane.show_case)
        self.list.entered.connect(self.pane.do_main_act)
        self.pane.act_wanted.connect(self.act_wanted)
        self.pane.case_wanted.connect(self.show_case)
        to_print = QShortcut(QKeySequence("Ctrl+P"), self)
        to_print.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_print.activated.connect(self.pane.print_sheet)

    def show_state(self, state: DeskState) -> None:
        """Show what depends on whose desk this is."""
        self.list.show_state(state)
        self.pane.show_role(state.role)

    def refresh(self) -> None:
        """Fetch again what is shown."""
        self.list.refresh()
        self.pane.refresh()

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Show a case that was chosen elsewhere; ``newest`` scrolls to what was said last."""
        self.list.choose(case)
        self.pane.show_case(case, newest=newest)

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        self.list.focus_table()

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self.list.focus_search()
