"""The right half of *Laporan*: one case, whole, and what can be done with it now."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from ui.acts import PossibleAct
from ui.acts_dialog.beginning import IN_FORM
from ui.clock import local_day
from ui.complaints.act_menu import menu_button
from ui.complaints.case_facts import (
    anonymous_rule,
    clock_pills,
    closing_warning,
    confidential_rule,
    fact_lines,
    flag_card,
    related_row,
    turn_sentence,
)
from ui.complaints.conversation import Asking, Entry, conversation_by_steps
from ui.complaints.growing import GrowingConversation
from ui.complaints.next_act import Act, next_act, other_acts
from ui.complaints.sheet_dialog import SheetDialog
from ui.complaints.similar_cases import SimilarFinder, count_line, similar_block
from ui.evidence.case_files import CaseFiles
from ui.evidence_ports import FileView
from ui.help.faults import told
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, clear, hairline, label, pill
from ui.parts.reading import ReadingArea
from ui.parts.text_block import TextBlock
from ui.ports import CaseQuery, CaseView
from ui.theme.tokens import GAP
from ui.wording import moment
from ui.workplace import Workplace

_MOST_LETTERS_IN_HEAD: Final = 90
"""A longer title stands where one can scroll, so that it never takes the room of what stands below it."""
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
    back_wanted = Signal()
    """The case from which one came here shall be shown again."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the pane, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._case = 0
        self._says_nothing = False
        self._view: CaseView | None = None
        self._possible: tuple[PossibleAct, ...] = ()
        self._related: dict[str, int] = {}
        self._shown_on: date | None = None
        self._main: Act | None = None
        self._buttons: list[QPushButton] = []
        self._offered: tuple[object, ...] | None = None
        """What the buttons do that stand there."""
        self._files = CaseFiles(workplace, self)
        self._files.has_come.connect(self.refresh)
        self._similar = SimilarFinder(workplace, self)
        self._similar.found.connect(self._show_similar)
        self._similar_count: QLabel | None = None
        self._is_wide, self._way_back = False, ""
        self._head = QVBoxLayout()
        self._head.setSpacing(6)
        self._reading = ReadingArea(self.tr("Isi laporan dan percakapan"))
        self._conversation = GrowingConversation(self._reading, self)
        self._acts_row = QWidget()
        self._acts = FlowLayout(self._acts_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 12, GAP, 12)
        column.setSpacing(10)
        column.addLayout(self._head)
        column.addWidget(self._reading, 1)
        column.addWidget(self._acts_row)
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

    def focus_reading(self) -> None:
        """Put the keyboard where the case is read, or on what can be done with it where nothing scrolls."""
        stop = self._reading if self._reading.focusPolicy() else next(iter(self._buttons), self)
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_nothing(self) -> None:
        """Say what will stand here."""
        if self._says_nothing:
            return
        self._says_nothing = True
        self._case, self._view, self._main, self._buttons = 0, None, None, []
        self._offered = None
        clear(self._head)
        clear(self._reading.column)
        clear(self._acts)
        self._conversation.stop()
        self._similar.begin(0)
        self._similar_count = None
        self._head.addWidget(label(self.tr("Pilih laporan di daftar untuk membacanya di sini."), "muted", wrap=True))

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Fetch and show a case, nothing for 0; ``newest`` scrolls to what was said last."""
        if not case:
            self.show_nothing()
            return
        if case != self._case:  # nothing of the former one may hold this one up
            self._similar.give_up()
            self._conversation.stop()
            self._shown_on = None
        self._case, self._says_nothing = case, False
        self._workplace.background.database.run(
            self,
            lambda: _look_up(self._workplace, case) if case == self._case else None,
            on_success=partial(self._show, newest=newest),
            on_failure=self._tell,
        )

    def refresh(self) -> None:
        """Fetch the shown case again; nothing moves when nothing changed."""
        if self._case:
            self.show_case(self._case)

    def show_role(self, role: str) -> None:
        """Show what only some roles are shown."""
        if self._files.show_role(role):
            self._dress_anew()

    def show_width(self, *, is_wide: bool) -> None:
        """Say whether the case has the whole width."""
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self._dress_anew()

    def show_way_back(self, tracking_id: str) -> None:
        """Offer the way back to this case, from which one came; empty for none."""
        self._way_back = tracking_id

    def do_main_act(self) -> None:
        """Do what the main button does."""
        if self._main is not None and self._view is not None:
            self._begin(self._main.begins)

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
        self._shown_on = None
        self.refresh()

    def _tell(self, fault: TindakError) -> None:
        self.show_nothing()
        self._says_nothing = False
        self._head.addWidget(label(told(fault), "problem", wrap=True))

    def _show(self, found: _Found | None, *, newest: bool) -> None:
        if found is None:  # another case was asked for before this one was looked up
            return
        view, possible, related, files = found
        today = local_day(self._workplace.now_ms())
        before = (self._view, self._possible, self._related, self._shown_on)
        if view.line.case != self._case:
            return
        if (view, possible, related, today) == before and self._files.show_again(files):
            return
        self._files.begin(self._case, files)
        self._similar.begin(self._case)
        self._possible, self._related = possible, related
        same_case = self._view is not None and self._view.line.case == view.line.case
        self._view, self._shown_on = view, today
        self._show_head(view)
        read_on = self._reading.verticalScrollBar().value() if same_case else 0
        self._show_reading(view, at_once=newest, above=read_on)  # whoever reads on must not see it grow
        self._show_acts(view)
        if newest:
            self._reading.to_end()
        elif not same_case:
            self._reading.to_start()

    def _show_head(self, view: CaseView) -> None:
        clear(self._head)
        line = view.line
        self._head.addLayout(self._top_row(view))
        if len(line.title) <= _MOST_LETTERS_IN_HEAD:
            self._head.addWidget(self._title(view))
        today = local_day(self._workplace.now_ms())
        if line.turn.sentence:
            self._head.addWidget(turn_sentence(view, today))
        if (warning := closing_warning(view, today)) is not None:
            self._head.addWidget(warning)
        pills = QWidget()
        flow = FlowLayout(pills, gap=6, line_gap=4)
        for clock in clock_pills(view, today):
            flow.addWidget(clock)
        if line.anonymous:
            flow.addWidget(pill(self.tr("Anonim"), "wait", anonymous_rule()))
        if line.confidential:
            flow.addWidget(pill(self.tr("Rahasia"), "held", confidential_rule()))
        self._head.addWidget(pills)

    def _title(self, view: CaseView) -> TextBlock:
        title = TextBlock(view.line.title, "reading-title")
        title.setAccessibleName(self.tr("Judul laporan"))
        return title

    def _top_row(self, view: CaseView) -> QHBoxLayout:
        line = view.line
        row = QHBoxLayout()
        row.setSpacing(GAP)
        if self._way_back:
            back = button(self.tr("‹ Kembali ke {}").format(self._way_back), self.back_wanted.emit, "link")
            back.setToolTip(self.tr("Alt+Kiri"))
            row.addWidget(back)
        facts = " · ".join(part for part in (line.tracking_id, line.category, line.channel) if part)
        row.addWidget(label(facts, "small", wrap=True), 1)
        words = self.tr("Kembali ke daftar") if self._is_wide else self.tr("Lebarkan")
        width = button(words, self.width_wanted.emit, "link")
        width.setToolTip(self.tr("F11 atau Esc") if self._is_wide else self.tr("F11"))
        row.addWidget(width, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _still_coming(self) -> str:
        return self.tr(
            "Isi laporan ini belum tiba: baru daftarnya yang sudah diterima. Isi dan riwayatnya menyusul sendiri "
            "selama pertukaran berjalan."
        )

    def _show_reading(self, view: CaseView, *, at_once: bool, above: int) -> None:
        self._conversation.stop()
        column = self._reading.column
        clear(column)
        column.setContentsMargins(0, 0, GAP, 0)
        if len(view.line.title) > _MOST_LETTERS_IN_HEAD:
            column.addWidget(self._title(view))
        if (flags := flag_card(view)) is not None:
            column.addWidget(flags)
        column.addWidget(label(self._facts(view), "small", wrap=True))
        for fact in fact_lines(view):
            column.addWidget(label(fact, "detail", wrap=True))
        if (related := related_row(self._related, view.facts.related, self.case_wanted.emit)) is not None:
            column.addWidget(related)
        self._similar_count = label(count_line(self._similar.cases), "small", wrap=True)
        column.addWidget(self._similar_count)
        column.addWidget(hairline())
        if not view.is_whole:
            column.addWidget(label(self._still_coming(), "problem", wrap=True))
        now = self._workplace.now_ms()
        free = frozenset(one.name for one in self._possible if not one.why_not)
        entries = conversation_by_steps(view, self._workplace.appearance, now, Asking(self._begin, free), self._files)
        self._conversation.begin(self._with_original(entries, view), at_once=at_once, above=above)
        if self._similar.cases:
            column.addWidget(similar_block(self._similar.cases, self.case_wanted.emit))
        column.addStretch(1)

    def _show_similar(self) -> None:
        """Add what was found below all else, where nothing moves by it."""
        if self._similar_count is None:
            return
        self._similar_count.setText(count_line(self._similar.cases))
        if self._similar.cases:
            column = self._reading.column
            column.insertWidget(column.count() - 1, similar_block(self._similar.cases, self.case_wanted.emit))

    def _with_original(self, entries: Iterator[Entry], view: CaseView) -> Iterator[Entry]:
        """Offer the reporter's own words under the complaint, where they were changed."""
        first = next(entries)
        if view.original_body:
            text = TextBlock(view.original_body, "reading-muted")
            text.hide()
            show = button(self.tr("Lihat teks awal pelapor"), lambda: text.setVisible(not text.isVisible()), "link")
            first.column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
            first.column.addWidget(text)
        yield first
        yield from entries

    def _facts(self, view: CaseView) -> str:
        """Return what is known besides the words themselves, most telling first, in one paragraph."""
        now = self._workplace.now_ms()
        line = view.line
        facts = [
            self._named(self.tr("Status LAPOR!: {}"), view.lapor_status),
            self._named(self.tr("menurut catatan kita: {}"), line.status if line.status != view.lapor_status else ""),
            self._named(self.tr("alasan: {}"), view.reason),
            line.classification,
            view.place,
            self._named(self.tr("masuk {}"), moment(view.received_at, now) if view.received_at else ""),
            self._named(self.tr("penilaian {}"), view.rating),
        ]
        return " · ".join(fact for fact in facts if fact)

    def _named(self, pattern: str, value: str) -> str:
        return pattern.format(value) if value else ""

    def _show_acts(self, view: CaseView) -> None:
        self._main = next_act(view.line, view.draft, self._possible)
        others = other_acts(self._possible, self._main.kind if self._main else None)
        if any(not draft.act for draft in view.drafts):
            others = [_behind_draft(one, self.tr("Ada draf: lanjutkan atau hapus isinya dahulu.")) for one in others]
        offered = (self._main.words if self._main else "", *((one.name, one.act.words, one.why_not) for one in others))
        if offered == self._offered:  # buttons ask what they are about when they are pressed
            return
        self._offered = offered
        focused: QWidget | None = self.window().focusWidget()
        under_keyboard = next((made.text() for made in self._buttons if made is focused), "")
        clear(self._acts)
        self._buttons = [] if self._main is None else [button(self._main.words, self.do_main_act, "main")]
        if others:
            self._buttons.append(menu_button(self.tr("T&indakan lain"), others, self._begin, self._acts_row))
        if any(one.act.kind is EventKind.NOTE and not one.why_not for one in others):
            self._buttons.append(button(self.tr("&Catatan internal"), partial(self._begin, str(EventKind.NOTE))))
        to_print = button(self.tr("C&etak …"), self.print_sheet)
        to_print.setToolTip(self.tr("Ctrl+P"))
        self._buttons.append(to_print)
        for made in self._buttons:
            self._acts.addWidget(made)
        if under_keyboard:  # an act that is possible no more leaves the keyboard to reading, not to another act
            same = [made for made in self._buttons if made.text() == under_keyboard]
            (same[0] if same else self._reading).setFocus(Qt.FocusReason.OtherFocusReason)


def _look_up(workplace: Workplace, case: int) -> _Found:
    desk = workplace.desk
    view = desk.case(case)
    related: dict[str, int] = {}
    for tracking_id in view.facts.related:
        found = desk.cases(CaseQuery(text=tracking_id, with_closed=True), 0, 10)
        related |= {line.tracking_id: line.case for line in found if line.tracking_id == tracking_id}
    return view, desk.possible_acts(case), related, workplace.evidence.files(case)


def _behind_draft(one: PossibleAct, why_not: str) -> PossibleAct:
    """A case has one draft, so that no other text can be begun beside it."""
    return PossibleAct(act=one.act, name=one.name, why_not=why_not) if one.act.kind in IN_FORM else one
