"""The three lamps of an own event. None is lit without proof; each is a dot and a word."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sync.contract.events import PUBLIC_KINDS, EventKind, Lamp
from ui.parts.flow import FlowLayout
from ui.parts.labels import card, label, set_tone


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lamps", text)


def lamp_words(
    lamp: Lamp, kind: EventKind | str, *, sent_unconfirmed: bool = False, receipt: str = ""
) -> list[tuple[str, str]]:
    """Return (word, tone) of each lamp, in order; tone ``unlit`` means it has not come so far."""
    saved = (_tr("Tersimpan"), "good")
    match lamp:
        case Lamp.HELD:
            return [saved, (_tr("Ditahan, perlu dilihat"), "held")]
        case Lamp.REJECTED:
            return [saved, (_tr("Ditolak, perlu dilihat"), "late")]
    received = (receipt or _tr("Diterima server"), "good")
    if lamp is Lamp.SAVED:
        received = (_tr("Sedang dipastikan"), "soon") if sent_unconfirmed else (_tr("Diterima server"), "unlit")
    if kind not in PUBLIC_KINDS:
        return [saved, received]
    return [saved, received, (_tr("Tampil ke pelapor"), "good" if lamp is Lamp.PUBLISHED else "unlit")]


class LampDot(QWidget):
    """One dot and its word."""

    def __init__(self, word: str = "", tone: str = "unlit") -> None:
        """Show a lamp."""
        super().__init__()
        self._dot = card("dot")
        self._word = label("", "lamp")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._dot)
        row.addWidget(self._word)
        self.show_lamp(word, tone)

    def show_lamp(self, word: str, tone: str) -> None:
        """Show another state."""
        self._word.setText(word)
        set_tone(self._dot, tone)
        set_tone(self._word, tone)
        self.setAccessibleName(word if tone != "unlit" else _tr("{}: belum").format(word))

    @property
    def word(self) -> str:
        """The word beside the dot."""
        return self._word.text()


class Lamps(QWidget):
    """All lamps of one event, in a row that may wrap."""

    def __init__(self, lamp: Lamp, kind: EventKind | str, *, sent_unconfirmed: bool = False, receipt: str = "") -> None:
        """Show how far an event has come."""
        super().__init__()
        flow = FlowLayout(self, gap=12, line_gap=0)
        words = lamp_words(lamp, kind, sent_unconfirmed=sent_unconfirmed, receipt=receipt)
        for word, tone in words:
            flow.addWidget(LampDot(word, tone))
        lit = [word for word, tone in words if tone != "unlit"]
        self.setAccessibleName(", ".join(lit))
