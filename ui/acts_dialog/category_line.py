"""The category of a complaint, typed: what the desk knows is offered, and what it does not know is said to be new."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit

from sync.contract.folding import folded
from ui.parts.labels import label

_ROWS_SEEN: Final = 8


class CategoryLine(QLineEdit):
    """Offers each known category that holds what was typed, and with the arrow down all of them."""

    def __init__(self, current: str, known: Sequence[str]) -> None:
        """Stand at the current category; ``known`` are those of the cases of this desk."""
        super().__init__(current)
        self.setCursorPosition(0)
        self._current = current
        self._known = {_plain(one): one for one in known}
        self.standing = label("", "small", wrap=True)
        """How what stands here relates to what is known; for a place below."""
        offers = self._offers = QCompleter(list(known), self)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        offers.setMaxVisibleItems(_ROWS_SEEN)
        self.setCompleter(offers)
        if (popup := offers.popup()) is not None:
            popup.setProperty("part", "offers")
        self.textChanged.connect(lambda _text: self._say_standing())
        self._say_standing()

    def event(self, event: QEvent, /) -> bool:
        """Let Escape end the offers before it leaves what this stands in."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        popup = self._offers.popup() if event.type() == QEvent.Type.ShortcutOverride and is_escape else None
        if popup is not None and popup.isVisible():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Offer all with the arrow down."""
        if event.key() == Qt.Key.Key_Down:
            self._offers.setCompletionPrefix("")
            self._offers.complete()
        else:
            super().keyPressEvent(event)

    def _say_standing(self) -> None:
        text = " ".join(self.text().split())
        same = self._known.get(_plain(text), "")
        if text in ("", self._current):
            words = self.tr(
                "Kategori tidak diubah. Untuk menggantinya, ketik sebagian nama yang sudah ada, atau tekan panah bawah."
            )
        elif same == text:
            words = self.tr("Sudah dipakai laporan lain di komputer ini.")
        elif same:
            words = self.tr("Sudah ada dengan ejaan “{}”. Pilih itu bila maksudnya sama.").format(same)
        else:
            words = self.tr("Kategori baru: belum dipakai laporan mana pun di komputer ini.")
        self.standing.setText(words)


def _plain(text: str) -> str:
    return " ".join(folded(text).split())
