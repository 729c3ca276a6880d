"""The left edge: whose desk this is, the rooms with what waits in them, and the line."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ui.help.faults import with_code, without_code
from ui.language.wording import number, seconds, size, unbroken
from ui.parts.labels import button, label, restyle
from ui.ports.desk import DeskState
from ui.ports.exchange import ExchangeProgress, ExchangeReport, FilesReport
from ui.rooms import Place, Room
from ui.theme.fonts import font, scaled
from ui.theme.tokens import GAP

WIDTH: Final = 196
_COUNT_ROOM: Final = 44
_HEIGHT: Final = 36
_LOW_HEIGHT: Final = 28
_LOW: Final = 540
"""Below this height the rooms move together and only the unit is named, px."""
_MOST_LETTERS: Final = 90


class RoomButton(QPushButton):
    """A room's name, and at its right how much waits in it."""

    def __init__(self, words: str) -> None:
        """Say no number yet."""
        super().__init__(words)
        self.setProperty("part", "room")
        self.setCheckable(True)
        self._name = words.replace("&", "")
        self.explained = ""
        """What the room is for, and the keys by which it is chosen."""
        self._count = label("", "count")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 10, 0)
        row.addStretch(1)
        row.addWidget(self._count)
        self.setMinimumHeight(_HEIGHT)
        self.show_count(0)

    def set_low(self, *, is_low: bool) -> None:
        """Take less room, where the window is low."""
        restyle(self, "low", "true" if is_low else "false")
        self.setMinimumHeight(_LOW_HEIGHT if is_low else _HEIGHT)

    def show_count(self, count: int, *, hot: bool = False) -> None:
        """Show how much waits; ``hot`` when somebody must act."""
        self._count.setText(number(count) if count else "")
        restyle(self._count, "hot", "true" if hot and count else "false")
        self.setAccessibleName(f"{self._name}, {number(count)}" if count else self._name)
        self.setMinimumWidth(QFontMetrics(font(bold=True)).horizontalAdvance(self._name) + scaled(_COUNT_ROOM))


class Navigation(QFrame):
    """Chooses the room; switches the line; exchanges on demand."""

    room_wanted = Signal(str)
    """The :class:`ui.rooms.Room`."""
    exchange_wanted = Signal()
    luring_wanted = Signal(bool)
    rehearsal_wanted = Signal()
    """It shall be told what an exchange would send."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Build it with a button for each place, in their order."""
        super().__init__()
        self.setObjectName("navigation")
        self.setFixedWidth(scaled(WIDTH))
        self._arrived: tuple[int, int] | None = None
        self._told = ""
        """The result of the last exchange, as long as it is said."""
        self._says_luring = self._is_running = False
        self._group = QButtonGroup(self)
        self._buttons = {place.room: RoomButton(place.words) for place in places}
        self._explained = {place.room: place.explained for place in places}
        self._unit = label("", "small", wrap=True)
        self._person = label("", "small", wrap=True)
        self._exchange = button(self.tr("Sinkronkan sekarang"), self.exchange_wanted.emit)
        self._rehearse = button(self.tr("Uji coba …"), self.rehearsal_wanted.emit, "link")
        self._rehearse.setToolTip(self.tr("Uji coba sinkron: apa yang akan dikirim, tanpa mengirimnya"))
        self._luring = QCheckBox(self.tr("L&uring"))
        self._luring.setToolTip(
            self.tr("Dicentang: tanpa sinkronisasi. Pekerjaan tersimpan, dan terkirim setelah Luring dimatikan.")
        )
        self._luring.setAccessibleName(self.tr("Luring"))
        self._luring.clicked.connect(self.luring_wanted)
        self._result = label("", "small", wrap=True)
        self._result.setAccessibleName(self.tr("Hasil sinkronisasi"))
        self._lay_out()

    def show_state(self, state: DeskState) -> None:
        """Show whose desk this is and what waits."""
        self._unit.setText(state.unit)
        self._unit.setToolTip(state.full_name or state.username)
        self._person.setText(state.full_name or state.username)
        self.show_count(Room.COMPLAINTS, state.open_cases)
        self._show_outbox(state)
        self._luring.setChecked(state.luring)
        if state.luring:
            waiting = self.tr("{} menunggu.", "", state.waiting).format(number(state.waiting)) if state.waiting else ""
            self._result.setText(self.tr("Luring menyala. {}").format(unbroken(waiting)).strip())
        elif self._says_luring:
            self._told = ""
            self._result.clear()
        self._says_luring = state.luring
        self._offer_exchange()

    def _show_outbox(self, state: DeskState) -> None:
        """Show what must be looked at, in red, and else what waits; the tool tip tells both."""
        self.show_count(Room.OUTBOX, state.attention or state.waiting, hot=bool(state.attention))
        made, told = self._buttons[Room.OUTBOX], list[str]()
        if state.attention:
            told.append(self.tr("{} perlu dilihat").format(number(state.attention)))
        if state.waiting:
            told.append(self.tr("{} menunggu dikirim").format(number(state.waiting)))
        made.setToolTip("\n".join(part for part in (made.explained, " · ".join(told)) if part))
        made.setAccessibleDescription(", ".join(told))

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep room for what is said at the bottom."""
        super().resizeEvent(event)
        is_low = event.size().height() < _LOW
        self._person.setHidden(is_low)
        for one in self._buttons.values():
            one.set_low(is_low=is_low)

    def button(self, room: Room) -> RoomButton:
        """Return the button of a room."""
        return self._buttons[room]

    def show_count(self, room: Room, count: int, *, hot: bool = False) -> None:
        """Show how much waits in a room; ``hot`` when somebody must act."""
        self._buttons[room].show_count(count, hot=hot)

    def forget_result(self) -> None:
        """Say nothing any more about the last exchange, since it is not about what waits now."""
        if not self._is_running:
            self._told = ""
            self._result.clear()

    def mark_room(self, room: Room) -> None:
        """Mark the room that is shown."""
        self._buttons[room].setChecked(True)

    def show_running(self) -> None:
        """Say that an exchange has begun."""
        self._is_running = True
        self._offer_exchange()
        self._arrived = None
        self._result.setText(self.tr("Menghubungi server …"))

    def show_still_running(self) -> None:
        """Say that the exchange which was asked for is under way already."""
        if self._arrived is None:
            self._result.setText(self.tr("Masih menghubungi server; hasilnya muncul di sini."))
        else:
            self._result.setText(
                self.tr("Masih menyinkronkan: {} tanda terima, {} perubahan sudah tersimpan.").format(
                    *map(number, self._arrived)
                )
            )

    def show_progress(self, progress: ExchangeProgress) -> None:
        """Say what has arrived so far, and of how much; the status line says how long the rest takes."""
        self._arrived = progress.receipts, progress.changes
        parts = []
        if progress.receipts:
            parts.append(self.tr("{} tanda terima", "", progress.receipts).format(number(progress.receipts)))
        if progress.expected > progress.changes:
            parts.append(
                self.tr("{} dari {} perubahan", "", progress.expected).format(
                    number(progress.changes), number(progress.expected)
                )
            )
        elif progress.changes or not parts:
            parts.append(self.tr("{} perubahan", "", progress.changes).format(number(progress.changes)))
        self._result.setText(self.tr("Tersimpan {}.").format(", ".join(parts)))

    def show_report(self, report: ExchangeReport) -> None:
        """Say how the exchange ended; the sentence stays until something new waits."""
        self._is_running = False
        self._offer_exchange()
        sentence = with_code(report.sentence, report.code)
        if report.outcome == "done":
            amount = size(report.bytes_sent + report.bytes_received)
            sentence = f"{sentence} {amount}, {seconds(report.duration_ms)}."
        self._say(sentence)
        if report.unconfirmed and report.outcome != "done":
            unsure = unbroken(self.tr("{} sedang dipastikan.").format(number(report.unconfirmed)))
            self._result.setText(f"{self.result} {unsure}")
        self._told = self.result

    def show_files_report(self, report: FilesReport) -> None:
        """Say behind the result of an exchange, which weighs its texts alone, which files the centre has since."""
        if report.sent and not self._is_running and self._told:
            self._result.setText(f"{self._told} {report.sentence}")

    def _offer_exchange(self) -> None:
        """Offer an exchange while none runs and Luring is off."""
        self._exchange.setEnabled(not self._is_running and not self._says_luring)
        self._exchange.setToolTip(self.tr("Matikan Luring dahulu.") if self._says_luring else self.tr("F5"))

    def show_problem(self, sentence: str) -> None:
        """Say what else went wrong; an exchange under way goes on."""
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        """Say a sentence of any length: the room is narrow, the whole of it is in the status line or the tool tip."""
        self._result.setText(in_short(sentence))
        self._result.setToolTip(sentence)

    @property
    def result(self) -> str:
        """The result line."""
        return self._result.text()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 12, 10, 8)
        column.setSpacing(2)
        column.addLayout(_indented(label(self.tr("Tindak"), "wordmark")))
        column.addLayout(_indented(self._unit))
        column.addLayout(_indented(self._person))
        column.addSpacing(12)
        for place, (room, made) in enumerate(self._buttons.items(), 1):
            self._group.addButton(made)
            keys, explained = self.tr("Ctrl+{}").format(place), self._explained[room]
            made.explained = f"{explained} ({keys})" if explained else keys
            made.setToolTip(made.explained)
            made.clicked.connect(partial(self.room_wanted.emit, room))
            column.addWidget(made)
        column.addStretch(1)
        column.addLayout(_indented(self._result))
        column.addSpacing(GAP)
        column.addWidget(self._exchange)
        column.addSpacing(6)
        switches = _indented(self._luring)
        switches.addStretch(1)
        switches.addWidget(self._rehearse)
        column.addLayout(switches)


def in_short(sentence: str) -> str:
    """Return a long text as its first sentence, or as the beginning of one."""
    if len(sentence) <= _MOST_LETTERS:
        return sentence
    sentence, code = without_code(sentence)
    if code:
        return with_code(in_short(sentence), code)
    first = sentence.partition(". ")[0].rstrip(".") + "."
    return first if len(first) <= _MOST_LETTERS else first[:_MOST_LETTERS].rpartition(" ")[0] + " …"


def _indented(widget: QLabel | QCheckBox) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(10, 0, 4, 0)
    row.addWidget(widget)
    return row
