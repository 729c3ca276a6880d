"""The bottom edge: sentences that are always true about the line, what waits, and whether this computer may go off."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.parts.labels import label
from ui.parts.lamps import LampDot
from ui.ports import DeskState
from ui.theme.tokens import GAP
from ui.wording import moment, number, size, time_of_day


def _tr(text: str) -> str:
    return QCoreApplication.translate("StatusLine", text)


_MINUTE_MS: Final = 60_000


def line_sentence(state: DeskState, now: int) -> tuple[str, str, str]:
    """Return the word for the line, its tone, and why it is so."""
    if state.luring:
        return _tr("Luring"), "soon", _tr("dimatikan dengan sakelar Luring")
    if state.sign_in_required:
        return _tr("Perlu masuk lagi"), "soon", _tr("pekerjaan tetap aman di komputer ini")
    if state.offline_since:
        again = ""
        if state.next_try_at > now:
            is_soon = state.next_try_at - now < _MINUTE_MS
            when = _tr("sebentar lagi") if is_soon else time_of_day(state.next_try_at)
            again = _tr("; dicoba lagi {}").format(when)
        since = _tr("sejak {}").format(moment(state.offline_since, now))
        reason = state.offline_reason.rstrip(".")
        return _tr("Luring"), "soon", " · ".join(part for part in (since, reason) if part) + again
    if not state.last_exchange_at:
        return _tr("Belum pernah bertukar"), "soon", _tr("laporan unit Anda datang dengan pertukaran pertama")
    return _tr("Tersambung"), "good", _tr("pada pertukaran terakhir")


def exchange_sentence(state: DeskState, now: int) -> str:
    """Return when the last exchange succeeded."""
    if not state.last_exchange_at:
        return ""
    return _tr("Terakhir bertukar {}").format(moment(state.last_exchange_at, now))


def waiting_sentence(state: DeskState) -> str:
    """Return what waits, and how big it is."""
    parts = []
    if state.waiting:
        parts.append(_tr("Menunggu {} tindak lanjut, {}").format(number(state.waiting), size(state.waiting_bytes)))
    if state.attention:
        parts.append(_tr("{} perlu dilihat").format(number(state.attention)))
    return " · ".join(parts) or _tr("Tidak ada yang menunggu")


class StatusLine(QFrame):
    """Shows the sentences side by side, in two lines where the window is narrow."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self.setObjectName("status")
        self._line = LampDot("", "unlit")
        self._why = label("", "", wrap=True)
        self._exchanged = label("")
        self._waiting = label("")
        self._safe = LampDot("", "unlit")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(2 * GAP)
        row.addWidget(self._line)
        row.addWidget(self._why, 1)
        for widget in (self._exchanged, self._waiting, self._safe):
            row.addWidget(widget)
        self.setMinimumHeight(34)

    def show_state(self, state: DeskState, now: int) -> None:
        """Say how things stand."""
        word, tone, why = line_sentence(state, now)
        self._line.show_lamp(word, tone)
        self._why.setText(why)
        self._exchanged.setText(exchange_sentence(state, now))
        self._waiting.setText(waiting_sentence(state))

    def show_safety(self, *, is_safe: bool) -> None:
        """Say whether anything exists only in memory."""
        if is_safe:
            self._safe.show_lamp(_tr("Aman dimatikan"), "good")
        else:
            self._safe.show_lamp(_tr("Belum tersimpan"), "late")

    def sentences(self) -> tuple[str, str, str, str, str]:
        """Return all that is said now, from the left."""
        return (
            self._line.word, self._why.text(), self._exchanged.text(), self._waiting.text(), self._safe.word,
        )  # fmt: skip
