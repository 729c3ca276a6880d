"""The room *Hari ini*: rows of one sentence and one button."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.clock import local_day
from ui.complaints.next_act import next_act
from ui.parts.labels import button, card, clear, hairline, label, pill, set_tone
from ui.parts.reading import ReadingArea
from ui.ports import CaseLine, CaseQuery, DeskState, OutboxLine
from ui.today.agenda import Item, Section, agenda
from ui.wording import capital, long_date, number, spelled
from ui.workplace import Workplace

_PER_SECTION: Final = 6
_PILL_ROOM: Final = 120
_LOOKED_AT: Final = 1000
"""How many open cases are looked through; the list is by deadline, so the rest is not urgent."""


class TodayRoom(QWidget):
    """Says what to do next."""

    act_wanted = Signal(int, str)
    """Case, and the kind of event its form shall begin with."""
    list_wanted = Signal()
    outbox_wanted = Signal()
    counted = Signal(int)

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self.setObjectName("room")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workplace = workplace
        self._shown: object = None
        self._is_filled = True
        self._first: QPushButton | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._heading = label("", "heading")
        self._summary = label("", "muted", wrap=True)
        self._page = ReadingArea(self.tr("Yang perlu dikerjakan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 8)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self._summary)
        column.addSpacing(4)
        column.addWidget(self._page, 1)

    def refresh(self) -> None:
        """Fetch again what must be done."""
        desk = self._workplace.desk
        self._workplace.background.database.run(
            self,
            lambda: (desk.cases(CaseQuery(), 0, _LOOKED_AT), desk.outbox()),
            on_success=self._show,
            on_failure=self._tell,
        )

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        (self._first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, fault: TindakError) -> None:
        self._summary.setText(str(fault))

    def _show(self, found: tuple[tuple[CaseLine, ...], tuple[OutboxLine, ...]]) -> None:
        cases, outbox = found
        today = local_day(self._workplace.now_ms())
        sections = agenda(cases, outbox, today)
        count = sum(len(section.items) for section in sections)
        self.counted.emit(count)
        shown = (sections, len(cases), today, self._is_filled)
        if shown == self._shown:
            return
        under_keyboard = self._row_under_keyboard()
        self._shown = shown
        self._heading.setText(long_date(today))
        self._summary.setText(self._say(count, len(cases)))
        self._lay(sections)
        if under_keyboard in self._buttons:
            self._buttons[under_keyboard].setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible() and under_keyboard is not None:
            self.arrive()

    def _row_under_keyboard(self) -> str | None:
        """Return the row that the keyboard is on, empty before there are any; ``None`` while it is elsewhere."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or focused is self:
            return ""
        return next((row for row, made in self._buttons.items() if made is focused), None)

    def _say(self, count: int, open_cases: int) -> str:
        if count:
            return self.tr("{} hal menunggu kantor ini. Mulai dari yang teratas.").format(capital(spelled(count)))
        if open_cases:
            return self.tr("Tidak ada yang mendesak. {} laporan terbuka lain ada di Laporan.").format(
                number(open_cases)
            )
        if not self._is_filled:
            return self.tr("Laporan unit Anda belum diambil. Semuanya muncul di sini dengan pertukaran pertama.")
        return self.tr("Tidak ada laporan terbuka. Laporan baru muncul di sini setelah bertukar dengan server (F5).")

    def show_state(self, state: DeskState) -> None:
        """Tell an empty day apart from a desk that has never exchanged."""
        self._is_filled = bool(state.last_exchange_at)

    def _lay(self, sections: list[Section]) -> None:
        column = self._page.column
        clear(column)
        column.setContentsMargins(0, 0, 12, 8)
        self._first = None
        self._buttons = {}
        for section in sections:
            column.addSpacing(8)
            column.addWidget(label(section.name, "section"))
            column.addWidget(self._card(section))
        column.addStretch(1)

    def _card(self, section: Section) -> QFrame:
        made = card()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        for place, item in enumerate(section.items[:_PER_SECTION]):
            if place:
                rows.addWidget(hairline())
            rows.addWidget(self._row(item))
        rest = len(section.items) - _PER_SECTION
        if rest > 0:
            rows.addWidget(hairline())
            more = button(self.tr("{} lainnya di Laporan").format(number(rest)), self.list_wanted.emit, "quiet")
            rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _row(self, item: Item) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 7, 14, 7)
        line.setSpacing(14)
        bar = card("bar")
        set_tone(bar, item.tone)
        line.addWidget(bar)
        tag = QWidget()
        tag.setFixedWidth(_PILL_ROOM)
        holder = QHBoxLayout(tag)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(pill(item.pill, item.tone), 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(tag)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words(item.title, "strong"))
        words.addWidget(self._words(item.sentence, "small"))
        line.addLayout(words, 1)
        line.addWidget(self._button(item))
        return row

    def _words(self, text: str, part: str) -> QLabel:
        return label(text, part, wrap=True)

    def _button(self, item: Item) -> QPushButton:
        act = next_act(item.line) if item.line is not None else None
        part = "" if self._first is not None else "main"
        if act is None:
            made = button(self.tr("Lihat sebabnya"), self.outbox_wanted.emit, part)
        else:
            made = button(act.words.replace("&", ""), lambda: self.act_wanted.emit(item.case, str(act.kind)), part)
        made.setAccessibleDescription(item.title)
        self._first = self._first or made
        self._buttons[f"{item.case} {'' if item.line else item.sentence}"] = made
        return made
