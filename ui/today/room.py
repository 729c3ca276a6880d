"""The room *Hari ini*: rows of one sentence and one button."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.actions.action import WindowAction
from ui.clock import live_in, local_day
from ui.help.faults import told
from ui.language.wording import long_date, number, working_days_explained
from ui.parts.labels import at_edge, button, card, clear, hairline, label, pill, set_tone
from ui.parts.reading import BAR, ReadingArea, clear_of_bar
from ui.parts.whole_edges import WholeEdges
from ui.ports.desk import DeskState
from ui.ports.exchange import ExchangeProgress
from ui.rooms import RoomPage
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SMALL
from ui.today.agenda import Item, Section, agenda
from ui.today.empty_day import EmptyDay
from ui.today.summary import of_bridge, summary
from ui.workplace import Workplace

_PER_SECTION: Final = 6
_NUMBERED: Final = 9
"""So many rows are begun by their number."""
_BAR: Final = 4
"""Width of the coloured bar before a row, px, as the style sheet draws it."""
_NUMBER_ROOM: Final = 12
_BETWEEN: Final = 14
"""Room between the parts of a row, px."""
_PILL_ROOM: Final = 120
_PILL_SIDES: Final = 2 * 8 + 2
"""Ground of a pill beside its word, px."""
_COORDINATOR: Final = "coordinator"


@dataclass(frozen=True)
class _Found:
    """What there is to do, laid out."""

    sections: list[Section]
    mine: int
    watched: int
    replies: int
    open_cases: int
    today: date
    is_filled: bool
    """Whether this desk has ever exchanged."""
    at_stopped_bridge: int = 0


class TodayRoom(RoomPage):
    """Says what to do next."""

    act_wanted = Signal(int, str)
    """Case, and what shall be begun with it."""
    case_wanted = Signal(int)
    """A case that shall only be looked at."""
    list_wanted = Signal(object)
    """What the list shall be narrowed to: the :class:`ui.ports.listing.Wanted` that shows what is promised here."""
    uploads_wanted = Signal()
    """Several replies shall be marked as uploaded."""
    exchange_wanted = Signal()
    difference_wanted = Signal(str)
    """Own action that came back, whose card shall be shown."""
    counted = Signal(int)
    """How many things this officer must do."""
    replies_counted = Signal(int)
    """How many reporters wait for this officer's answer."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._shown: object = None
        self._unlaid: _Found | None = None
        self._is_filled = self._is_begun = True
        self._open_cases = 0
        self._pill_room = 0
        """Width that every pill has to itself, px."""
        self._is_running = False
        self._progress: ExchangeProgress | None = None
        self._empty: EmptyDay | None = None
        self._first: QPushButton | None = None
        self._buttons: dict[str, QPushButton] = {}
        self._heading = label("", "heading")
        self._summary = label("", "muted", wrap=True)
        self._bridge = label("", "warning", wrap=True)
        self._bridge.hide()
        self._page = ReadingArea(self.tr("Yang perlu dikerjakan"))
        self._edges = WholeEdges(self._page, workplace.appearance, "bg", covers_lines=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20 - BAR, 0)
        column.setSpacing(2)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, BAR, 0)
        above.addWidget(self._heading)
        above.addStretch(1)
        above.addWidget(label(self.tr("Ctrl+K semua perintah · ? semua pintasan"), "faint"))
        column.addLayout(above)
        for sentence in (self._summary, self._bridge):
            column.addLayout(clear_of_bar(sentence))
        column.addSpacing(4)
        column.addWidget(self._page, 1)

    def refresh(self) -> None:
        """Fetch again what must be done."""
        self._workplace.background.database.run(self, self._look, on_success=self._show, on_failure=self._tell)

    def commands(self) -> Sequence[WindowAction]:
        """Return how rows are begun; the room listens itself, for rows come and go."""
        return (
            WindowAction(
                "begin-row",
                self.tr("Mulai baris yang dipilih"),
                self._begin_chosen,
                ("Return",),
                self._why_nothing,
                is_heard_there=True,
            ),
            WindowAction(
                "begin-numbered",
                self.tr("Mulai baris bernomor itu"),
                self._begin_chosen,
                tuple(map(str, range(1, _NUMBERED + 1))),
                is_heard_there=True,
                is_offered=False,
            ),
            WindowAction(
                "next-row",
                self.tr("Pindah ke baris berikutnya atau sebelumnya"),
                self._begin_chosen,
                ("Down", "Up"),
                is_heard_there=True,
                is_offered=False,
            ),
        )

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin a row by Enter or by its number, and walk through the rows; buttons leave these keys to their room."""
        rows = list(self._buttons.values())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        place = next((place for place, made in enumerate(rows) if made.hasFocus()), None)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._begin_chosen()
            case Qt.Key.Key_Down if rows:
                self._go_to(rows[min(place + 1, len(rows) - 1) if place is not None else 0])
            case Qt.Key.Key_Up if rows:
                self._go_to(rows[max(place - 1, 0) if place is not None else 0])
            case Qt.Key.Key_Home if rows:
                self._go_to(rows[0])
            case Qt.Key.Key_End if rows:
                self._go_to(rows[-1])
            case key if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(rows):
                rows[key - Qt.Key.Key_1].click()
            case _:
                super().keyPressEvent(event)

    def _begin_chosen(self) -> None:
        """Begin the row under the keyboard, the first one while it is elsewhere."""
        focused = self.window().focusWidget()
        button = focused if isinstance(focused, QPushButton) and self.isAncestorOf(focused) else self._first
        if button is not None and not button.isHidden():
            button.click()

    def _go_to(self, button: QPushButton) -> None:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        self._page.ensureWidgetVisible(button)
        if button is self._first:  # with what stands above it
            self._page.verticalScrollBar().setValue(0)

    def _why_nothing(self) -> str:
        return "" if self._buttons else self.tr("Tidak ada yang menunggu sekarang.")

    def arrive(self) -> None:
        """Put the keyboard where work begins, with all of that in sight."""
        self._page.to_start()
        is_there = self._first is not None and not self._first.isHidden()
        (self._first if self._first is not None and is_there else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, fault: TindakError) -> None:
        self._summary.setText(told(fault))

    def _look(self) -> "_Found":
        """Fetch and lay out, in the lane."""
        desk = self._workplace.desk
        day, state = desk.day(_PER_SECTION), desk.state()
        live_in(state.zone)  # the frame learns the office later than the first rows are laid out
        today = local_day(self._workplace.now_ms())
        return _Found(
            sections=agenda(day.groups, today, with_units=state.role == _COORDINATOR),
            mine=day.mine,
            watched=day.watched,
            replies=day.replies,
            open_cases=state.open_cases,
            today=today,
            is_filled=bool(state.last_exchange_at),
            at_stopped_bridge=state.at_stopped_bridge,
        )

    def _show(self, found: "_Found") -> None:
        self.counted.emit(found.mine)
        self.replies_counted.emit(found.replies)
        self._is_filled = found.is_filled
        shown = (found.sections, found.open_cases, found.today, found.at_stopped_bridge, found.is_filled)
        if shown == self._shown:
            return
        self._shown = shown
        if not self.isVisibleTo(self.window()):  # counted for the navigation; laid out once somebody looks
            self._unlaid = found
            return
        self._show_rows(found)

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Lay out what came while nobody looked."""
        super().showEvent(event)
        if self._unlaid is not None:
            self._show_rows(self._unlaid)

    def _show_rows(self, found: "_Found") -> None:
        self._unlaid = None
        under_keyboard = self._row_under_keyboard()
        place = list(self._buttons).index(under_keyboard) if under_keyboard else 0
        # While cases come for the first time, nobody has begun: the keyboard stays on the first row, whichever it is.
        follows = not self._is_begun and under_keyboard is not None and under_keyboard == next(iter(self._buttons), "")
        self._is_begun = found.is_filled
        self._heading.setText(long_date(found.today))
        self._summary.setText(self._say(found.mine, found.watched, found.open_cases))
        self._bridge.setText(of_bridge(found.at_stopped_bridge))
        self._bridge.setVisible(bool(found.at_stopped_bridge))
        self._open_cases = found.open_cases
        self._lay(found.sections)
        rows = list(self._buttons.values())
        if follows:
            self.arrive()
        elif under_keyboard in self._buttons:
            self._buttons[under_keyboard].setFocus(Qt.FocusReason.OtherFocusReason)
        elif under_keyboard and rows and self._page.verticalScrollBar().value():  # who reads further down stays there
            self._go_to(rows[min(place, len(rows) - 1)])
        elif self.isVisible() and under_keyboard is not None:
            self.arrive()

    def _row_under_keyboard(self) -> str | None:
        """Return the row that the keyboard is on, empty before there are any; ``None`` while it is elsewhere."""
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or focused is self or (self._empty is not None and focused is self._empty.act):
            return ""
        return next((row for row, made in self._buttons.items() if made is focused), None)

    def _say(self, mine: int, watched: int, open_cases: int) -> str:
        return summary(mine, watched, open_cases, is_filled=self._is_filled, is_running=self._is_running)

    def show_exchange(self, *, is_running: bool, progress: ExchangeProgress | None = None) -> None:
        """Say how far an exchange has come where its cases will stand."""
        self._is_running, self._progress = is_running, progress
        if self._empty is not None:
            self._summary.setText(self._say(0, 0, self._open_cases))
            if self.window().focusWidget() is self._empty.act:
                self.setFocus(Qt.FocusReason.OtherFocusReason)  # a button that hides would hand the keyboard on
            self._empty.show_exchange(is_running=is_running, progress=progress)
            if self.window().focusWidget() is self:
                self.arrive()

    def show_state(self, state: DeskState) -> None:
        """Tell an empty day apart from a desk that has never exchanged."""
        self._is_filled = bool(state.last_exchange_at)

    def _lay(self, sections: list[Section]) -> None:
        column = self._page.column
        clear(column)
        column.setContentsMargins(0, 0, 0, 12)
        self._first = None
        self._buttons = {}
        self._empty = None if sections else self._lay_empty()
        letters = QFontMetrics(font(SMALL, bold=True))
        words = [item.pill for section in sections for item in section.items]
        widest = max((letters.horizontalAdvance(one) for one in words), default=0) + _PILL_SIDES
        self._pill_room = max(scaled(_PILL_ROOM), widest)
        for section in sections:
            column.addSpacing(8)
            column.addWidget(label(section.name, "section"))
            rows = self._card(section)
            column.addWidget(rows)
            rows.show()  # a layout would show it a moment later, and what is not shown takes no keyboard
        column.addStretch(1)

    def _lay_empty(self) -> EmptyDay:
        made = EmptyDay(is_filled=self._is_filled, has_open_cases=bool(self._open_cases))
        made.exchange_wanted.connect(self.exchange_wanted)
        made.list_wanted.connect(self.list_wanted)
        made.show_exchange(is_running=self._is_running, progress=self._progress)
        self._page.column.addWidget(made)
        made.show()
        self._first = made.act
        return made

    def _card(self, section: Section) -> QFrame:
        made = card()
        rows = QVBoxLayout(made)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setSpacing(0)
        for place, item in enumerate(section.items):
            if place:
                rows.addWidget(hairline())
            rows.addWidget(self._row(item))
        if section.has_uploads:
            several = self.tr("Tandai beberapa balasan sekaligus …")
            self._end(rows, button(several, self.uploads_wanted.emit, "quiet"))
        if section.more:
            words = self.tr("… dan {} lagi di Laporan").format(number(section.more))
            self._end(rows, button(words, lambda: self.list_wanted.emit(section.rest), "quiet"))
        return made

    def _end(self, rows: QVBoxLayout, way: QPushButton) -> None:
        """Add a way on below the rows; it begins where their titles do."""
        rows.addWidget(hairline())
        line = QHBoxLayout()
        line.setContentsMargins(_BAR + _NUMBER_ROOM + self._pill_room + 3 * _BETWEEN, 0, 0, 0)
        line.addWidget(at_edge(way, "left"), 0, Qt.AlignmentFlag.AlignLeft)
        rows.addLayout(line)

    def _row(self, item: Item) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 7, _BETWEEN, 7)
        line.setSpacing(_BETWEEN)
        bar = card("bar")
        set_tone(bar, item.tone)
        line.addWidget(bar)
        number_of = len(self._buttons) + 1
        shown = label(str(number_of) if number_of <= _NUMBERED else "", "faint")
        shown.setFixedWidth(_NUMBER_ROOM)
        line.addWidget(shown)
        tag = QWidget()
        tag.setFixedWidth(self._pill_room)
        holder = QHBoxLayout(tag)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.addWidget(pill(item.pill, item.tone, working_days_explained(item.pill)), 0, Qt.AlignmentFlag.AlignLeft)
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
            made = button(self.tr("Lihat dan putuskan …"), lambda: self.difference_wanted.emit(item.action), part)
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
