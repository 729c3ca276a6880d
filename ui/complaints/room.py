"""The room *Laporan*: list and case side by side, or the case alone."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from ui.actions.action import WindowAction
from ui.complaints.case_list import CaseList
from ui.lanes.loading import load_in_turns, still_to_load
from ui.parts.settled import Settled
from ui.ports.desk import DeskState
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.complaints.case_pane import CasePane

_READABLE: Final = 960
"""Width of a case alone, px: longer lines are hard to read."""
_UNLIMITED: Final = (1 << 24) - 1
"""What Qt calls ``QWIDGETSIZE_MAX``."""
_BREATH_MS: Final = 80
"""The first list is painted before the place of a case beside it is made."""


class ComplaintsRoom(RoomPage):
    """Find a case, read it, begin an act."""

    act_wanted = Signal(int, str, str)
    """Case, name of the act, and the entry of the conversation that it is about (empty for none)."""

    exchange_wanted = Signal()

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._is_wide = False
        self._role = ""
        self._pane: CasePane | None = None
        self._way_back: list[tuple[int, str]] = []
        """The cases from which one followed a link, with their numbers, the first one first."""
        split = QSplitter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 12)
        row.addWidget(split)
        self.list = CaseList(workplace, split)
        self.list.setMinimumWidth(380)
        self._beside = Settled()
        self._beside.setMinimumWidth(424)
        self._breath = QTimer(self, singleShot=True, interval=_BREATH_MS)
        self._breath.timeout.connect(self._load_pane)
        self.list.answered.connect(self._prepare)
        self.list.answered.connect(self._offer_choice)
        split.setObjectName("list-and-case")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(2 * GAP)
        split.addWidget(self.list)
        split.addWidget(self._beside)
        split.setStretchFactor(0, 6)
        split.setStretchFactor(1, 5)
        split.setSizes([620, 494])
        self.list.chosen.connect(self._show_chosen)
        self.list.entered.connect(self._do_main_act)
        self.list.exchange_wanted.connect(self.exchange_wanted)
        self._narrow = QShortcut(QKeySequence("Esc"), self)
        self._narrow.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._narrow.setEnabled(False)  # it has other uses beside the list
        self._narrow.activated.connect(lambda: self.set_wide(is_wide=False))

    @property
    def pane(self) -> "CasePane":
        """The place of a case, which is made when it is asked for the first time."""
        if self._pane is None:
            self._pane = self._make_pane()
        return self._pane

    def lead_keyboard(self) -> None:
        """Go from the list through the case."""
        if self._pane is not None:
            self._pane.lead_keyboard()

    @property
    def shown_case(self) -> int:
        """The case that is shown; 0 for none."""
        return self._pane.shown_case if self._pane is not None else 0

    @property
    def is_wide(self) -> bool:
        """Whether the case stands alone."""
        return self._is_wide

    def set_wide(self, *, is_wide: bool) -> None:
        """Show the case alone, or beside the list; it stays so while the program runs."""
        if is_wide == self._is_wide or (is_wide and not self.shown_case):
            return
        self._is_wide = is_wide
        self.list.setVisible(not is_wide)
        self._beside.setMaximumWidth(_READABLE if is_wide else _UNLIMITED)
        self._narrow.setEnabled(is_wide)
        ground, heard = (self.pane.reading, self.pane) if is_wide else (self.list, self.list)
        self.list.doings.toast.stand_over(ground, heard)
        self.pane.show_width(is_wide=is_wide)
        self.arrive()

    def go_back(self) -> None:
        """Show the case from which one followed a link, where one did."""
        if self._way_back:
            case, _tracking_id = self._way_back.pop()
            self._show(case)

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done with the list and with the shown case, besides its acts."""
        return (
            *self.list.commands(),
            WindowAction(
                "main-act",
                self.tr("Kerjakan langkah berikutnya"),
                self._do_main_act,
                ("Return",),
                self._why_no_case,
                is_heard_there=True,
            ),
            WindowAction(
                "print-case",
                self.tr("Cetak laporan …"),
                self._print,
                ("Ctrl+P",),
                self._why_no_case,
                self.tr("pdf lembar"),
            ),
            WindowAction(
                "case-alone",
                self.tr("Lebarkan laporan, atau kembali ke samping daftar"),
                self._change_width,
                ("F11",),
                self._why_no_case,
            ),
            WindowAction(
                "beside-list",
                self.tr("Kembali ke samping daftar"),
                self._change_width,
                ("Esc",),
                self._why_not_narrow,
                is_heard_there=True,
            ),
            WindowAction(
                "way-back", self.tr("Kembali ke laporan sebelumnya"), self.go_back, ("Alt+Left",), self._why_no_way_back
            ),
        )

    def _why_no_case(self) -> str:
        return "" if self.shown_case else self.tr("Pilih laporan di daftar dahulu.")

    def _why_not_narrow(self) -> str:
        return "" if self._is_wide else self.tr("Daftar sudah tampil.")

    def _why_no_way_back(self) -> str:
        return "" if self._way_back else self.tr("Belum ada laporan sebelumnya.")

    def _change_width(self) -> None:
        self.set_wide(is_wide=not self._is_wide)

    def show_state(self, state: DeskState) -> None:
        """Show what depends on whose desk this is."""
        self.list.show_state(state)
        self._role = state.role
        if self._pane is not None:
            self._pane.show_role(state.role)

    def refresh(self) -> None:
        """Fetch again what is shown."""
        self.list.refresh()
        if self._pane is not None:
            self._pane.refresh()

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Show a case that was chosen elsewhere; ``newest`` scrolls to what was said last."""
        if case != self.shown_case:
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

    def _follow(self, case: int) -> None:
        """Show a case that the shown one leads to, and remember the way back."""
        if self.shown_case and case != self.shown_case:
            self._way_back.append((self.pane.shown_case, self.pane.shown_number))
        self._show(case)

    def _show_chosen(self, case: int) -> None:
        self._way_back.clear()
        if self._pane is not None:
            self._pane.show_way_back("")
            self._pane.show_case(case)

    def _offer_choice(self) -> None:
        if self._pane is not None:
            self._pane.offer_choice(has_rows=self.list.has_rows)

    def _prepare(self) -> None:
        if self._pane is None and not self._breath.isActive():
            self._breath.start()

    def _load_pane(self) -> None:
        """Load what the place of a case is made of, bit by bit: the window would stand still meanwhile."""
        self._workplace.background.files.run(
            self,
            lambda: still_to_load("ui.complaints.case_pane"),
            on_success=lambda names: load_in_turns(names, self, self._show_first),
            on_failure=lambda _fault: None,
        )

    def _show_first(self) -> None:
        if not self.shown_case:
            self.pane.show_case(self.list.chosen_case)

    def _do_main_act(self) -> None:
        self.pane.do_main_act()

    def _print(self) -> None:
        self.pane.print_sheet()

    def _make_pane(self) -> "CasePane":
        from ui.complaints.case_pane import CasePane  # noqa: PLC0415 - a list stands there before a case does

        made = CasePane(self._workplace)
        made.act_wanted.connect(self.act_wanted)
        made.case_wanted.connect(self._follow)
        made.width_wanted.connect(self._change_width)
        made.back_wanted.connect(self.go_back)
        made.exchange_wanted.connect(self.exchange_wanted)
        made.show_role(self._role)
        made.offer_choice(has_rows=self.list.has_rows)
        self._beside.hold(made)
        return made

    def _show(self, case: int, *, newest: bool = False) -> None:
        self.pane.show_way_back(self._way_back[-1][1] if self._way_back else "")
        self.list.choose(case)
        self.pane.show_case(case, newest=newest)
