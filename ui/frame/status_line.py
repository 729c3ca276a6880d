"""The bottom edge: sentences that are always true about the line, what waits, and whether this computer may go off."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sync.contract.durations import clock_fault
from sync.contract.line import LineState, is_clock_wrong
from ui.evidence.words import resting, waiting_files
from ui.language.speaking import as_spoken
from ui.language.wording import about, moment, number, size, time_of_day, unbroken
from ui.parts.labels import label
from ui.parts.lamps import LampDot
from ui.ports.desk import DeskState
from ui.ports.evidence import Transfers
from ui.ports.exchange import ExchangeProgress
from ui.theme.tokens import GAP


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("StatusLine", text, disambiguation, count)


_MINUTE_MS: Final = 60_000
_FITS_BESIDE: Final = 52
"""So many letters stand in two lines beside the others where there is no room for one."""
_TWO_LINES: Final = 1.6
"""Two lines, less what breaking between words costs."""
_SIDE: Final = 14


def line_sentence(state: DeskState, now: int) -> tuple[str, str, str]:
    """Return the word for the line, its tone, and what to do, why it is so, and what happens next and when."""
    is_well = state.line is LineState.ONLINE and not is_clock_wrong(state.clock_off_by_ms)
    told = [*_why(state, now), _unconfirmed(state)]
    return _word(state, now), "good" if is_well else "soon", ". ".join(part for part in told if part)


def _word(state: DeskState, now: int) -> str:
    """Return the word of a state; that the line works is known of the last exchange, and of no moment since."""
    if state.line is LineState.ONLINE and state.last_exchange_at:
        return _tr("Tersambung saat sinkron {}").format(unbroken(moment(state.last_exchange_at, now)))
    return _words()[state.line]


def _why(state: DeskState, now: int) -> list[str]:
    match state.line:
        case LineState.LURING:
            return [_tr("Tidak ada yang dikirim sampai Luring dimatikan")]
        case LineState.SIGN_IN_REQUIRED:
            return [_tr("Pekerjaan tetap aman di komputer ini; dikirim setelah Anda masuk lagi")]
        case LineState.NEVER:
            return [_tr("Laporan unit Anda datang setelah sinkronisasi pertama")]
        case LineState.ONLINE if is_clock_wrong(state.clock_off_by_ms):
            wrong = as_spoken(clock_fault(state.clock_off_by_ms))
            return [_tr("Betulkan tanggal, jam, dan zona waktu; sinkronisasi tetap berjalan"), wrong]
        case LineState.ONLINE:
            is_planned = state.next_try_at > now
            return [_tr("Sinkronisasi berikutnya {}").format(time_of_day(state.next_try_at))] if is_planned else []
    return [_advice().get(state.line, ""), _with_since(_cause(state), state, now), _again(state, now)]


def _with_since(cause: str, state: DeskState, now: int) -> str:
    """Return the cause, and since when it holds where that is not told as the last exchange."""
    since = unbroken(moment(state.offline_since, now)) if 0 < state.offline_since <= now else ""
    if not since or since == unbroken(moment(state.last_exchange_at, now)):
        return cause
    return _tr("{cause} (sejak {since})").format(cause=cause, since=since) if cause else _tr("Sejak {}").format(since)


def _unconfirmed(state: DeskState) -> str:
    if not state.unconfirmed:
        return ""
    words = _tr("{} belum pasti sampai; tidak terkirim dua kali", "", state.unconfirmed)
    return words.format(number(state.unconfirmed)).replace(" ", "\N{NO-BREAK SPACE}", 1)


def _explained(state: DeskState) -> str:
    """Return more than there is room for: all that is known of the last fault, and what *sedang dipastikan* means."""
    sure = _tr("Sedang dipastikan: sudah berangkat, jawabannya belum tiba; dikirim ulang dengan nomor yang sama.")
    return "\n".join(part for part in (_whole_reason(state), sure if state.unconfirmed else "") if part)


def _words() -> dict[LineState, str]:
    return {
        LineState.ONLINE: _tr("Tersambung"),
        LineState.NEVER: _tr("Belum pernah sinkron"),
        LineState.LURING: _tr("Luring"),
        LineState.NO_NETWORK: _tr("Tidak tersambung"),
        LineState.CAPTIVE_PORTAL: _tr("Jaringan meminta masuk"),
        LineState.PROXY_REFUSED: _tr("Ditolak proksi"),
        LineState.MAINTENANCE: _tr("Server dipelihara"),
        LineState.SIGN_IN_REQUIRED: _tr("Perlu masuk lagi"),
        LineState.CLOCK_WRONG: _tr("Jam komputer salah"),
        LineState.SERVER_FAULT: _tr("Server terganggu"),
        LineState.UNSTABLE: _tr("Sambungan terputus"),
        LineState.PROTOCOL: _tr("Perlu pembaruan"),
        LineState.LOCAL_FAULT: _tr("Komputer perlu dilihat"),
    }


def _advice() -> dict[LineState, str]:
    """Return what to do in each state; the fault of this computer says it itself."""
    return {
        LineState.NO_NETWORK: _tr("Teruskan bekerja; semua terkirim sendiri saat tersambung"),
        LineState.CAPTIVE_PORTAL: _tr("Buka peramban dan masuk ke jaringan; pekerjaan aman"),
        LineState.PROXY_REFUSED: _tr("Beri tahu pengelola jaringan; pekerjaan aman"),
        LineState.MAINTENANCE: _tr("Teruskan bekerja; semua terkirim sendiri sesudahnya"),
        LineState.CLOCK_WRONG: _tr("Betulkan tanggal, jam, dan zona waktu; pekerjaan aman"),
        LineState.SERVER_FAULT: _tr("Teruskan bekerja; pekerjaan aman"),
        LineState.UNSTABLE: _tr("Yang sudah tiba tersimpan; pekerjaan aman"),
        LineState.PROTOCOL: _tr("Minta pengelola memperbarui program; pekerjaan aman"),
    }


def _cause(state: DeskState) -> str:
    """Return the first sentence of the reason; what the centre or this computer says is told whole."""
    if state.line in (LineState.MAINTENANCE, LineState.LOCAL_FAULT):
        return state.offline_reason.rstrip(".")
    return state.offline_reason.partition(". ")[0].rstrip(".")


def _again(state: DeskState, now: int) -> str:
    if not state.next_try_at:
        return ""
    if state.next_try_at - now < _MINUTE_MS:
        return _tr("Dicoba lagi sebentar lagi")
    return _tr("Dicoba lagi {}").format(time_of_day(state.next_try_at))


def _whole_reason(state: DeskState) -> str:
    """Return all that is known of the last fault, with the code to tell whoever helps."""
    return f"{state.offline_reason} ({state.fault_code})" if state.offline_reason and state.fault_code else ""


def exchange_sentence(state: DeskState, now: int) -> str:
    """Return when the last exchange succeeded, where the word for the line does not say it."""
    if not state.last_exchange_at or state.line is LineState.ONLINE:
        return ""
    return _tr("Sinkron terakhir {}").format(unbroken(moment(state.last_exchange_at, now)))


def waiting_sentence(state: DeskState, transfers: Transfers | None = None) -> str:
    """Return what waits, texts and then files, how big it is, and why files rest."""
    transfers = transfers or Transfers()
    waits, parts = [], []
    has_time = state.line is not LineState.LURING  # then it takes as long as the switch is on
    files = waiting_files(transfers, with_time=has_time)
    if state.waiting and files:
        texts = _tr("{} tindak lanjut {}", "", state.waiting).format(number(state.waiting), size(state.waiting_bytes))
        waits += [texts, files]
    elif state.waiting:
        waits += [_tr("{} tindak lanjut", "", state.waiting).format(number(state.waiting)), size(state.waiting_bytes)]
        if state.usual_exchange_ms and has_time:
            waits.append(_tr("kira-kira {}").format(about(state.usual_exchange_ms)))
    elif files:
        waits.append(files)
    if waits:
        parts.append(_tr("Menunggu {}").format(", ".join(waits)))
    if why := resting(transfers):
        parts.append(why)
    if state.attention:
        parts.append(_tr("{} perlu dilihat").format(number(state.attention)))
    return " · ".join(parts) or _tr("Tidak ada yang menunggu dikirim")


def exchanging_sentence(progress: ExchangeProgress | None) -> str:
    """Return what an exchange under way has brought, how much is left, and about how long that takes."""
    if progress is None or not progress.changes:
        return _tr("Sedang menyinkronkan …")
    if progress.expected <= progress.changes:
        return _tr("Sedang menyinkronkan: {} perubahan tersimpan", "", progress.changes).format(
            number(progress.changes)
        )
    amounts = number(progress.changes), number(progress.expected)
    if not progress.left_ms:
        return _tr("Sedang menyinkronkan: {} dari {} perubahan", "", progress.expected).format(*amounts)
    return _tr("Sedang menyinkronkan: {} dari {} perubahan, kira-kira {} lagi", "", progress.expected).format(
        *amounts, about(progress.left_ms)
    )


class StatusLine(QFrame):
    """Shows the sentences side by side; one that is too long has a line below to itself."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("status")
        self._why = ""
        self._why_at_rest = ""
        self._at_rest = ("", "")
        """Word and tone of the line while no exchange is under way."""
        self._is_filled = True
        self._is_well = False
        self._under_way = ""
        self._waits = ""
        self._line = LampDot("", "unlit")
        self._beside = label("", "", wrap=True)
        self._below = label("", "", wrap=True)
        self._waiting_below = label("", "", wrap=True)
        self._exchanged = label("")
        self._waiting = label("")
        self._safe = LampDot("", "unlit")
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self._line)
        row.addWidget(self._beside, 1)
        for widget in (self._exchanged, self._waiting, self._safe):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 5, _SIDE, 5)
        column.setSpacing(2)
        column.addLayout(row)
        for widget in (self._below, self._waiting_below):
            column.addWidget(widget)
            widget.hide()
        self.setMinimumHeight(34)

    def show_state(self, state: DeskState, now: int, transfers: Transfers | None = None) -> None:
        """Say how things stand."""
        word, tone, why = line_sentence(state, now)
        self._at_rest, self._is_filled = (word, tone), state.line is not LineState.NEVER
        self._show_word()
        self._is_well = tone == "good" and not state.unconfirmed
        self._waits = waiting_sentence(state, transfers)
        for told in (self._waiting, self._waiting_below):
            told.setToolTip(transfers.why_resting if transfers is not None else "")
        self._why_at_rest = why
        for told in (self._beside, self._below):
            told.setToolTip(_explained(state))
        self._exchanged.setText(exchange_sentence(state, now))
        self._place_why()

    def show_exchange(self, *, is_running: bool, progress: ExchangeProgress | None = None) -> None:
        """Say that an exchange is under way, and how far it has come, for as long as it is."""
        self._under_way = exchanging_sentence(progress) if is_running else ""
        self._show_word()
        self._place_why()

    def _show_word(self) -> None:
        """Say how the line is; during the first exchange that it never worked is no longer the news."""
        word, tone = self._at_rest
        self._line.show_lamp(_tr("Sinkronisasi pertama") if self._under_way and not self._is_filled else word, tone)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Give the long sentence the line below when it does not fit beside the others any more."""
        super().resizeEvent(event)
        self._place_why()

    def _place_why(self) -> None:
        self._why = self._under_way or self._why_at_rest
        taken = sum(one.sizeHint().width() + 2 * GAP for one in (self._line, self._exchanged, self._safe))
        room = self.width() - taken - 2 * _SIDE
        waits = self._waiting.fontMetrics().horizontalAdvance(self._waits) + 2 * GAP
        fits = waits <= room
        self._waiting.setText(self._waits if fits else "")
        self._waiting_below.setText("" if fits else self._waits)
        self._waiting.setVisible(fits)
        self._waiting_below.setVisible(not fits)
        room -= waits if fits else 0
        wide = self._beside.fontMetrics().horizontalAdvance(self._why) + GAP
        is_long = wide > room and (len(self._why) > _FITS_BESIDE or wide > _TWO_LINES * room)
        is_dropped = is_long and self._is_well and not self._under_way  # nothing is wrong, so nothing need be said
        self._beside.setText("" if is_long else self._why)
        self._below.setText(self._why if is_long else "")
        self._below.setVisible(is_long and not is_dropped)

    def show_safety(self, *, is_safe: bool) -> None:
        """Say whether anything exists only in memory."""
        if is_safe:
            self._safe.show_lamp(_tr("Aman dimatikan"), "good")
            self._safe.setToolTip(_tr("Komputer ini boleh dimatikan: semua yang Anda tulis sudah tersimpan di sini."))
        else:
            self._safe.show_lamp(_tr("Belum tersimpan"), "late")
            self._safe.setToolTip(_tr("Jangan matikan komputer dahulu: ada ketikan yang belum tersimpan."))

    def sentences(self) -> tuple[str, str, str, str, str]:
        """Return all that is said now, from the left."""
        why = self._beside.text() or self._below.text()
        return self._line.word, why, self._exchanged.text(), self._waits, self._safe.word
