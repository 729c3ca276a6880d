"""Narrows *Kotak keluar*: by where an action stands, and by words."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from ui.language.wording import number
from ui.ports.outbox import OutboxQuery, Shelf
from ui.theme.tokens import GAP

_PAUSE_MS: Final = 150
"""Words are looked for once typing pauses so long."""
_CHOICES: Final = (None, *Shelf)
"""What can be chosen; the first is everything."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outbox", text)


def shelf_word(shelf: Shelf) -> str:
    """Return the name of a shelf."""
    return {
        Shelf.ATTENTION: _tr("Perlu dilihat"),
        Shelf.WAITING: _tr("Menunggu"),
        Shelf.RECEIVED: _tr("Sudah diterima"),
        Shelf.PUBLISHED: _tr("Tampil ke pelapor"),
        Shelf.CANCELLED: _tr("Dibatalkan"),
    }[shelf]


class FilterBar(QWidget):
    """One choice and one field."""

    changed = Signal()

    def __init__(self) -> None:
        """Ask for everything."""
        super().__init__()
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Cari di kotak keluar"))
        self._words.setAccessibleName(self.tr("Cari di kotak keluar"))
        self._words.setClearButtonEnabled(True)
        self._shelves = QComboBox()
        self._shelves.setAccessibleName(self.tr("Keadaan"))
        self._shelves.addItems([""] * len(_CHOICES))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self._words.textChanged.connect(lambda _text: self._pause.start())
        self._shelves.activated.connect(lambda _index: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._words, 1)
        row.addWidget(self._shelves)
        self.show_counts({})

    @property
    def query(self) -> OutboxQuery:
        """What is asked for."""
        return OutboxQuery(text=self._words.text(), shelf=_CHOICES[self._shelves.currentIndex()])

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return self.query != OutboxQuery()

    def show_counts(self, counts: dict[Shelf, int]) -> None:
        """Say how many there are on each shelf."""
        everything = sum(count for shelf, count in counts.items() if shelf is not Shelf.PUBLISHED)
        self._shelves.setItemText(0, _counted(_tr("Semua keadaan"), everything))
        for place, shelf in enumerate(Shelf, 1):
            self._shelves.setItemText(place, _counted(shelf_word(shelf), counts.get(shelf, 0)))

    def choose(self, shelf: Shelf | None, words: str = "") -> None:
        """Ask for something else at once."""
        self._words.setText(words)
        self._pause.stop()
        self._shelves.setCurrentIndex(_CHOICES.index(shelf))
        self.changed.emit()

    def focus_words(self) -> None:
        """Put the keyboard into the field."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()


def _counted(words: str, count: int) -> str:
    return _tr("{} ({})").format(words, number(count))
