"""The right half of *Laporan*: one case, whole, and what can be done with it now."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.complaints.case_acts import CaseActs
from ui.complaints.case_head import CaseHead
from ui.complaints.case_reading import CaseReading
from ui.complaints.conversation import Asking
from ui.complaints.growing import Hurry
from ui.complaints.next_act import EXCHANGE, Act, came_back, next_act_of
from ui.complaints.sheet_dialog import SheetDialog
from ui.complaints.similar_cases import SimilarFinder
from ui.difference.opening import DIFFERENCE
from ui.evidence.case_files import CaseFiles
from ui.help.faults import told
from ui.parts.labels import hairline
from ui.parts.one_pass import one_pass
from ui.parts.reading import BAR, clear_of_bar
from ui.parts.tab_order import lead_through
from ui.parts.turns import InTurns
from ui.parts.whole_edges import WholeEdges
from ui.ports.acts import PossibleAct
from ui.ports.desk import CaseQuery, CaseView
from ui.ports.evidence import FileView
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_Found = tuple[CaseView, tuple[PossibleAct, ...], dict[str, int], tuple[FileView, ...]]
"""A case, what may be done with it, which related complaints are here, and all its files."""


class CasePane(QFrame):
    """Shows one case; asks for the form when an act is chosen."""

    act_wanted = Signal(int, str, str)
    """Case, name of the act, and the entry of the conversation that it is about (empty for none)."""
    case_wanted = Signal(int)
    """A related or similar case that shall be shown."""
    width_wanted = Signal()
    """The case shall take the whole width, or stand beside the list again."""
    exchange_wanted = Signal()
    """What has not arrived of the case shall be fetched."""
    back_wanted = Signal()
    """The case from which one came here shall be shown again."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the pane, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._case = 0
        self._has_choice = True
        self._says_instead: str | None = None
        """What stands here while no case does; ``None`` while one does."""
        self._view: CaseView | None = None
        self._possible: tuple[PossibleAct, ...] = ()
        self._related: dict[str, int] = {}
        self._shown_on: date | None = None
        self._is_stale = False
        """Whether it must be shown again though nothing changed."""
        self._main: Act | None = None
        self._is_first = True
        """Whether no case was shown yet: what Qt does for the first time takes long."""
        self._is_wide, self._way_back = False, ""
        self._turns = InTurns(self)
        self._files = CaseFiles(workplace, self)
        self._files.has_come.connect(self.refresh)
        self._similar = SimilarFinder(workplace, self)
        self._head = CaseHead()
        self._head.width_wanted.connect(self.width_wanted)
        self._head.back_wanted.connect(self.back_wanted)
        self._head.sheet_wanted.connect(self.print_sheet)
        self._line = hairline()
        """Below what stays where it is."""
        self._reading = CaseReading(workplace, self._files, self._similar)
        WholeEdges(self._reading, workplace.appearance)
        self._reading.case_wanted.connect(self.case_wanted)
        self._acts = CaseActs(self._reading)
        self._acts.act_wanted.connect(self._begin)
        self._acts.main_wanted.connect(self.do_main_act)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 12, 2 * GAP - BAR, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(clear_of_bar(self._line))
        column.addWidget(self._reading, 1)
        column.addLayout(clear_of_bar(self._acts))
        workplace.appearance.changed.connect(self._dress_anew)
        self.show_nothing()

    @property
    def shown_case(self) -> int:
        """Row number of the shown case; 0 for none."""
        return self._case

    @property
    def shown_number(self) -> str:
        """Tracking ID of the shown case; empty for none."""
        return self._view.line.tracking_id if self._view is not None else ""

    @property
    def reading(self) -> CaseReading:
        """What is read of the case, above its acts."""
        return self._reading

    def focus_reading(self) -> None:
        """Put the keyboard where the case is read, or on what can be done with it where nothing scrolls."""
        stop = self._reading if self._reading.focusPolicy() else next(iter(self._acts.buttons), self)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def lead_keyboard(self) -> None:
        """Have Tab go through head, reading and acts, whenever each of them came."""
        lead_through(self, (self._head, self._reading, *self._reading.pieces, self._acts))

    def show_nothing(self) -> None:
        """Say what will stand here, where there is something to choose."""
        words = self.tr("Isi laporan dan percakapannya tampil di sini.")
        if self._has_choice:
            words = self.tr("Pilih laporan di daftar untuk membacanya di sini.")
        if self._says_instead != words:
            self._empty()
            self._says_instead = words
            self._head.say(words, "muted")

    def offer_choice(self, *, has_rows: bool) -> None:
        """Know whether the list holds anything that could be chosen."""
        self._has_choice = has_rows
        if self._says_instead is not None:
            self.show_nothing()

    def _empty(self) -> None:
        self._case, self._view, self._main = 0, None, None
        self._line.hide()
        self._turns.stop()
        self._reading.clear()
        self._acts.clear()
        self._files.begin(0, ())  # its rows went with what was read
        self._similar.begin(0)

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Fetch and show a case, nothing for 0; ``newest`` scrolls to what was said last."""
        if not case:
            self.show_nothing()
            return
        if case != self._case:  # nothing of the former one may hold this one up
            self._similar.give_up()
            self._turns.stop()
            self._reading.stop()
            self._is_stale = True
        self._case, self._says_instead = case, None
        self._workplace.background.database.run(
            self,
            lambda: _look_up(self._workplace, case) if case == self._case else None,
            on_success=partial(self._show, newest=newest),
            on_failure=partial(self._tell, case),
        )

    def refresh(self) -> None:
        """Fetch the shown case again; nothing moves when nothing changed."""
        if self._case:
            self.show_case(self._case)

    def show_role(self, role: str) -> None:
        """Show what only some roles are shown."""
        if self._files.show_role(role):
            self._show_again()

    def show_width(self, *, is_wide: bool) -> None:
        """Say whether the case has the whole width."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._show_again()

    def show_way_back(self, tracking_id: str) -> None:
        """Offer the way back to this case, from which one came; empty for none."""
        self._way_back = tracking_id

    def do_main_act(self) -> None:
        """Do what the main button does."""
        if self._main is not None and self._main.name == EXCHANGE:
            self.exchange_wanted.emit()
        elif self._main is not None and self._view is not None:
            back = came_back(self._view) if self._main.name == DIFFERENCE else None
            self._begin(self._main.begins, back.id if back is not None else "")

    def _begin(self, name: str, about: str = "") -> None:
        if self._view is not None:
            self.act_wanted.emit(self._view.line.case, name, about)

    def print_sheet(self) -> None:
        """Offer the shown case as a page to print."""
        if self._view is not None:
            dialog = SheetDialog(self._workplace, self._view, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()

    def _dress_anew(self) -> None:
        self._head.dress_anew()
        self._reading.dress_anew()
        self._show_again()

    def _show_again(self) -> None:
        self._is_stale = True
        self.refresh()

    def _tell(self, case: int, fault: TindakError) -> None:
        if case != self._case:  # nobody waits for it any more
            return
        self._empty()
        self._says_instead = None
        self._head.say(told(fault), "problem", partial(self.show_case, case))

    def _show(self, found: _Found | None, *, newest: bool) -> None:
        if found is None:  # another case was asked for before this one was looked up
            return
        view, possible, related, files = found
        today = local_day(self._workplace.now_ms())
        before = (self._view, self._possible, self._related, self._shown_on)
        if view.line.case != self._case:
            return
        is_same = not self._is_stale and (view, possible, related, today) == before
        if is_same and self._files.show_again(files):
            self._similar.look_again()
            return
        if today != self._shown_on:  # what is told as today's is yesterday's now
            self._reading.dress_anew()
        same_case = self._view is not None and self._view.line.case == view.line.case
        nobody_waits = self._is_first or (same_case and not self._is_stale)
        newest = newest or (not same_case and view.line.needs_reply)  # that is what must be read, and answered
        hurry = Hurry.END if newest else Hurry.NONE if nobody_waits else Hurry.SIGHT
        self._files.begin(self._case, files)
        self._similar.begin(self._case)
        self._view, self._possible, self._related, self._shown_on = view, possible, related, today
        self._main = next_act_of(view, possible)
        self._is_first = self._is_stale = False
        self._line.show()
        show_head = partial(self._head.show_case, view, today, is_wide=self._is_wide, way_back=self._way_back)
        show_reading = partial(self._show_reading, view, hurry, is_other=not same_case)
        show_acts = partial(self._acts.offer, self._main, possible, view)
        works = (show_head, show_reading, show_acts)
        if hurry is Hurry.NONE:
            self._turns.begin(works)
            return
        with one_pass(self, self._head, self._reading, self._acts):
            self._turns.begin(works, at_once=True)

    def _show_reading(self, view: CaseView, hurry: Hurry, *, is_other: bool) -> None:
        free = frozenset(one.name for one in self._possible if not one.why_not)
        self._reading.show_case(view, self._related, Asking(self._begin, free), hurry)
        if hurry is Hurry.END:
            self._reading.to_newest()
        elif is_other:
            self._reading.to_start()


def _look_up(workplace: Workplace, case: int) -> _Found:
    desk = workplace.desk
    view = desk.case(case)
    related: dict[str, int] = {}
    for tracking_id in view.facts.related:
        found = desk.cases(CaseQuery(text=tracking_id, with_closed=True), 0, 10)
        related |= {line.tracking_id: line.case for line in found if line.tracking_id == tracking_id}
    return view, desk.possible_acts(case), related, workplace.evidence.files(case)
