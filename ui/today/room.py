"""The room *Hari ini*: rows of one sentence and one button."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.acts import TodayGroup, TodayItem
from ui.clock import local_day
from ui.parts.labels import button, card, clear, hairline, label, pill, set_tone
from ui.parts.reading import ReadingArea
from ui.ports import DeskState
from ui.rooms import RoomPage
from ui.theme.fonts import scaled
from ui.today.agenda import Item, Section, agenda
from ui.wording import capital, long_date, number, spelled
from ui.workplace import Workplace

_PER_SECTION: Final = 6
_PILL_ROOM: Final = 120
_COORDINATOR: Final = "coordinator"


class TodayRoom(RoomPage):
    """Says what to do next."""

    act_wanted = Signal(int, str)
    """Case, and what shall be begun with it."""
    case_wanted = Signal(int)
    """A case that shall only be looked at."""
    list_wanted = Signal()
    outbox_wanted = Signal()
    counted = Signal(int)
    """How many things this officer must do."""
    replies_counted = Signal(int)
    """How many reporters wait for this officer's answer."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
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
            lambda: (desk.today(), desk.state()),
            on_success=self._show,
            on_failure=self._tell,
        )

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        (self._first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, fault: TindakError) -> None:
        self._summary.setText(str(fault))

    def _show(self, found: tuple[tuple[TodayItem, ...], DeskState]) -> None:
        items, state = found
        today = local_day(self._workplace.now_ms())
        sections = agenda(items, today, with_units=state.role == _COORDINATOR)
        mine = sum(item.is_mine for item in items)
        self.counted.emit(mine)
        self.replies_counted.emit(sum(item.is_mine and item.group is TodayGroup.REPLIES for item in items))
        shown = (sections, state.open_cases, today, self._is_filled)
        if shown == self._shown:
            return
        under_keyboard = self._row_under_keyboard()
        self._shown = shown
        self._heading.setText(long_date(today))
        self._summary.setText(self._say(mine, len(items) - mine, state.open_cases))
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

    def _say(self, mine: int, watched: int, open_cases: int) -> str:
        also = self.tr(" {} lagi dipantau pada unit.").format(capital(spelled(watched))) if watched else ""
        if mine:
            return self.tr("{} hal menunggu Anda. Mulai dari yang teratas.").format(capital(spelled(mine))) + also
        if watched:
            words = self.tr("Tidak ada yang menunggu Anda sendiri. {} hal dipantau pada unit.")
            return words.format(capital(spelled(watched)))
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
            more = button(self.tr("… dan {} lagi di Laporan").format(number(rest)), self.list_wanted.emit, "quiet")
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
        tag.setFixedWidth(scaled(_PILL_ROOM))
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
        part = "" if self._first is not None else "main"
        if item.action:
            made = button(self.tr("Lihat sebabnya"), self.outbox_wanted.emit, part)
        elif item.act is None:
            made = button(self.tr("Buka laporan"), lambda: self.case_wanted.emit(item.case), "")
        else:
            begins = item.act.begins
            words = item.act.words.replace("&", "")
            made = button(words, lambda: self.act_wanted.emit(item.case, begins), part)
        made.setAccessibleDescription(item.title)
        self._first = self._first or made
        self._buttons[f"{item.case} {item.action}"] = made
        return made
