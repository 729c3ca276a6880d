"""The room *Laporan*: list and case side by side, or the case alone."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from ui.complaints.case_list import CaseList
from ui.complaints.case_pane import CasePane
from ui.ports import DeskState
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_READABLE: Final = 960
"""Width of a case alone, px: longer lines are hard to read."""
_UNLIMITED: Final = (1 << 24) - 1
"""What Qt calls ``QWIDGETSIZE_MAX``."""


class ComplaintsRoom(RoomPage):
    """Find a case, read it, begin an act."""

    act_wanted = Signal(int, str, str)
    """Case, name of the act, and the entry of the conversation that it is about (empty for none)."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._is_wide = False
        self._way_back: list[tuple[int, str]] = []
        """The cases from which one followed a link, with their numbers, the first one first."""
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
        self.list.chosen.connect(self._show_chosen)
        self.list.entered.connect(self.pane.do_main_act)
        self.pane.act_wanted.connect(self.act_wanted)
        self.pane.case_wanted.connect(self._follow)
        self.pane.width_wanted.connect(lambda: self.set_wide(is_wide=not self._is_wide))
        self.pane.back_wanted.connect(self.go_back)
        self._shortcut("Ctrl+P").activated.connect(self.pane.print_sheet)
        self._shortcut("F11").activated.connect(lambda: self.set_wide(is_wide=not self._is_wide))
        self._shortcut("Alt+Left").activated.connect(self.go_back)
        self._narrow = self._shortcut("Esc")
        self._narrow.setEnabled(False)  # it has other uses beside the list
        self._narrow.activated.connect(lambda: self.set_wide(is_wide=False))

    @property
    def is_wide(self) -> bool:
        """Whether the case stands alone."""
        return self._is_wide

    def set_wide(self, *, is_wide: bool) -> None:
        """Show the case alone, or beside the list; it stays so while the program runs."""
        if is_wide == self._is_wide or (is_wide and not self.pane.shown_case):
            return
        self._is_wide = is_wide
        self.list.setVisible(not is_wide)
        self.pane.setMaximumWidth(_READABLE if is_wide else _UNLIMITED)
        self._narrow.setEnabled(is_wide)
        self.pane.show_width(is_wide=is_wide)
        self.arrive()

    def go_back(self) -> None:
        """Show the case from which one followed a link, where one did."""
        if self._way_back:
            case, _tracking_id = self._way_back.pop()
            self._show(case)

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
        if case != self.pane.shown_case:
            self._way_back.clear()
        self._show(case, newest=newest)

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        if self._is_wide:
            self.pane.focus_reading()
        else:
            self.list.focus_table()

    def search(self) -> None:
        """Put the keyboard into the search field."""
        self.set_wide(is_wide=False)
        self.list.focus_search()

    def _shortcut(self, keys: str) -> QShortcut:
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return made

    def _follow(self, case: int) -> None:
        """Show a case that the shown one leads to, and remember the way back."""
        if self.pane.shown_case and case != self.pane.shown_case:
            self._way_back.append((self.pane.shown_case, self.pane.shown_number))
        self._show(case)

    def _show_chosen(self, case: int) -> None:
        self._way_back.clear()
        self.pane.show_way_back("")
        self.pane.show_case(case)

    def _show(self, case: int, *, newest: bool = False) -> None:
        self.pane.show_way_back(self._way_back[-1][1] if self._way_back else "")
        self.list.choose(case)
        self.pane.show_case(case, newest=newest)
