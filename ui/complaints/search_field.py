"""The search field of the list: it looks while one types where the index answers at once, else once typing rests."""

from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

_INDEXED: Final = 3
"""Letters from which on a search is answered at once."""
_PAUSE_MS: Final = 300
"""How long typing must rest before fewer letters are looked for: then texts are read, and that takes longer."""


_RESTED_MS: Final = 250
"""Whoever has not typed for so long may want to read what was found."""


class SearchField(QLineEdit):
    """Says what shall be looked for."""

    asked = Signal()
    """:attr:`words` shall be looked for now."""
    done = Signal()
    """Enter or Esc: the keyboard wants back to the list."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.setPlaceholderText(self.tr("Cari kata atau nomor … (Ctrl+F)"))
        self.setAccessibleName(self.tr("Cari laporan"))
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self._typed = QElapsedTimer()
        self.textChanged.connect(lambda _text: self._type())
        self.returnPressed.connect(self._look_now)
        leave = QShortcut(QKeySequence("Esc"), self)
        leave.setContext(Qt.ShortcutContext.WidgetShortcut)
        leave.activated.connect(self._leave)

    @property
    def rests_in_ms(self) -> int:
        """In how many ms typing will have rested; 0 when it has."""
        return max(_RESTED_MS - self._typed.elapsed(), 0) if self._typed.isValid() else 0

    @property
    def words(self) -> str:
        """What is typed."""
        return self.text().strip()

    def show_words(self, words: str) -> None:
        """Show other words, without looking for them."""
        if self.words != words:
            self.blockSignals(True)
            self.setText(words)
            self.blockSignals(False)

    def _type(self) -> None:
        self._typed.start()
        if any(len(word) < _INDEXED for word in self.words.split()):
            self._pause.start()
        else:
            self._look()

    def _look(self) -> None:
        self._pause.stop()
        self.asked.emit()

    def _look_now(self) -> None:
        self._typed.invalidate()
        self._look()
        self.done.emit()

    def _leave(self) -> None:
        self.clear()
        self._look_now()
