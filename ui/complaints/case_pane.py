"""The right half of *Laporan*: one case, whole, and what can be done with it now."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.complaints.conversation import conversation
from ui.complaints.next_act import Act, next_act, other_acts, turn
from ui.complaints.sheet_dialog import SheetDialog
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, clear, hairline, label, pill
from ui.parts.reading import ReadingArea
from ui.parts.text_block import TextBlock
from ui.ports import CaseView
from ui.theme.tokens import GAP
from ui.wording import due_pill, moment, short_date
from ui.workplace import Workplace


class CasePane(QFrame):
    """Shows one case; asks for the form when an act is chosen."""

    act_wanted = Signal(int, str)
    """Case, and the kind of event its form shall begin with."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the pane, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._case = 0
        self._view: CaseView | None = None
        self._shown_on: date | None = None
        self._main: Act | None = None
        self._buttons: list[QPushButton] = []
        self._head = QVBoxLayout()
        self._head.setSpacing(6)
        self._reading = ReadingArea(self.tr("Isi laporan dan percakapan"))
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

    def show_nothing(self) -> None:
        """Say what will stand here."""
        self._case, self._view, self._main, self._buttons = 0, None, None, []
        clear(self._head)
        clear(self._reading.column)
        clear(self._acts)
        self._head.addWidget(label(self.tr("Pilih laporan di daftar untuk membacanya di sini."), "muted", wrap=True))

    def show_case(self, case: int, *, newest: bool = False) -> None:
        """Fetch and show a case, nothing for 0; ``newest`` scrolls to what was said last."""
        if not case:
            self.show_nothing()
            return
        self._case = case
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.case(case),
            on_success=partial(self._show, newest=newest),
            on_failure=self._tell,
        )

    def refresh(self) -> None:
        """Fetch the shown case again; nothing moves when nothing changed."""
        if self._case:
            self.show_case(self._case)

    def do_main_act(self) -> None:
        """Do what the main button does."""
        if self._main is not None and self._view is not None:
            self.act_wanted.emit(self._view.line.case, str(self._main.kind))

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
        self._head.addWidget(label(str(fault), "problem", wrap=True))

    def _show(self, view: CaseView, *, newest: bool) -> None:
        today = local_day(self._workplace.now_ms())
        if view.line.case != self._case or (view, today) == (self._view, self._shown_on):
            return
        same_case = self._view is not None and self._view.line.case == view.line.case
        self._view, self._shown_on = view, today
        self._show_head(view)
        self._show_reading(view)
        self._show_acts(view)
        if newest:
            self._reading.to_end()
        elif not same_case:
            self._reading.to_start()

    def _show_head(self, view: CaseView) -> None:
        clear(self._head)
        line = view.line
        facts = " · ".join(part for part in (line.tracking_id, line.category, line.channel) if part)
        self._head.addWidget(label(facts, "small", wrap=True))
        title = TextBlock(line.title, "reading-title")
        title.setAccessibleName(self.tr("Judul laporan"))
        self._head.addWidget(title)
        pills = QWidget()
        flow = FlowLayout(pills, gap=6)
        today = local_day(self._workplace.now_ms())
        word, tone = turn(line)
        flow.addWidget(pill(word, tone))
        if line.working_days_left is not None:
            due, due_tone = due_pill(line, today)
            flow.addWidget(pill(self.tr("Tenggat: {}").format(due), due_tone))
        if line.anonymous:
            flow.addWidget(pill(self.tr("Anonim"), "wait", self._anonymous_rule()))
        if line.confidential:
            flow.addWidget(pill(self.tr("Rahasia"), "held", self._confidential_rule()))
        self._head.addWidget(pills)

    def _anonymous_rule(self) -> str:
        return self.tr("Anonim: identitas pelapor disembunyikan. Sapa dengan “Yth. Pelapor”.")

    def _confidential_rule(self) -> str:
        return self.tr("Rahasia: seluruh laporan tidak tampil kepada publik. Jangan teruskan isinya ke luar kantor.")

    def _still_coming(self) -> str:
        return self.tr(
            "Isi laporan ini belum tiba: baru daftarnya yang sudah diterima. Isi dan riwayatnya menyusul sendiri "
            "selama pertukaran berjalan."
        )

    def _show_reading(self, view: CaseView) -> None:
        column = self._reading.column
        clear(column)
        column.setContentsMargins(0, 0, GAP, 0)
        if view.line.anonymous:
            column.addWidget(label(self._anonymous_rule(), "small", wrap=True))
        if view.line.confidential:
            column.addWidget(label(self._confidential_rule(), "small", wrap=True))
        column.addWidget(label(self._facts(view), "small", wrap=True))
        column.addWidget(hairline())
        if not view.is_whole:
            column.addWidget(label(self._still_coming(), "problem", wrap=True))
        now = self._workplace.now_ms()
        entries = conversation(view, self._workplace.appearance, now)
        for entry in entries:
            column.addWidget(entry)
        if view.original_body:
            self._offer_original(entries[0].column, view.original_body)
        column.addStretch(1)

    def _offer_original(self, column: QVBoxLayout, original: str) -> None:
        text = TextBlock(original, "reading-muted")
        text.hide()
        show = button(self.tr("Lihat teks awal pelapor"), lambda: text.setVisible(not text.isVisible()), "link")
        column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(text)

    def _facts(self, view: CaseView) -> str:
        """Return what is known besides the words themselves, most telling first, in one paragraph."""
        now = self._workplace.now_ms()
        today = local_day(now)
        line = view.line
        facts = [
            self._named(self.tr("Status LAPOR!: {}"), view.lapor_status),
            self._named(self.tr("menurut catatan kita: {}"), line.status if line.status != view.lapor_status else ""),
            self._named(self.tr("alasan: {}"), view.reason),
            line.classification,
            view.place,
            self._named(self.tr("masuk {}"), moment(view.received_at, now) if view.received_at else ""),
            *(self._deadlines(view, today) if line.due_on is not None else ()),
            self._named(self.tr("penilaian {}"), view.rating),
        ]
        return " · ".join(fact for fact in facts if fact)

    def _deadlines(self, view: CaseView, today: date) -> tuple[str, str]:
        return (
            self._named(self.tr("respon awal paling lambat {}"), self._day(view.first_reply_on, today)),
            self._named(self.tr("tuntas paling lambat {}"), self._day(view.completion_on, today)),
        )

    def _named(self, pattern: str, value: str) -> str:
        return pattern.format(value) if value else ""

    def _day(self, day: date | None, today: date) -> str:
        return short_date(day, today) if day else ""

    def _show_acts(self, view: CaseView) -> None:
        focused: QWidget | None = self.window().focusWidget()
        under_keyboard = next((made.text() for made in self._buttons if made is focused), "")
        clear(self._acts)
        self._main = next_act(view.line, view.draft.kind if view.draft else None)
        case = view.line.case
        self._buttons = [] if self._main is None else [button(self._main.words, self.do_main_act, "main")]
        for act in other_acts(view.line):
            self._buttons.append(button(act.words, partial(self.act_wanted.emit, case, str(act.kind))))
        to_print = button(self.tr("C&etak …"), self.print_sheet)
        to_print.setToolTip(self.tr("Ctrl+P"))
        self._buttons.append(to_print)
        for made in self._buttons:
            self._acts.addWidget(made)
        if under_keyboard:  # an act that is possible no more leaves the keyboard to reading, not to another act
            same = [made for made in self._buttons if made.text() == under_keyboard]
            (same[0] if same else self._reading).setFocus(Qt.FocusReason.OtherFocusReason)
