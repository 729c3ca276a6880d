"""A small window to choose a template from: words to narrow the list, the list, and what the chosen one says."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.parts.reading import ReadingArea
from ui.parts.text_block import TextBlock
from ui.ports.replies import TemplateView
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_SIZE: Final = (680, 400)
_NARROW: Final = 460


class TemplateChooser(QDialog):
    """Chooses one of these templates; Enter takes it, Esc takes none."""

    chosen = Signal(str)
    """Key of the template."""

    def __init__(self, templates: tuple[TemplateView, ...], parent: QWidget) -> None:
        """Show these; where there are none, say so and where they come from."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Pilih templat"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._templates = templates
        self._shown: list[TemplateView] = []
        if templates:
            self._build()
        else:
            self._lay_out_empty()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows move through the list while words are typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), self._list.count() - 1))
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        self._words = QLineEdit()
        self._words.setPlaceholderText(self.tr("Cari nama atau isi templat"))
        self._words.setAccessibleName(self.tr("Cari templat"))
        self._words.textChanged.connect(self._fill)
        self._words.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Templat"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setWordWrap(True)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.currentRowChanged.connect(self._preview)
        self._list.itemActivated.connect(lambda _item: self._take())
        self._says = TextBlock()
        self._none = label(self.tr("Tidak ada templat yang cocok."), "muted", wrap=True)
        self._insert = button(self.tr("&Sisipkan"), self._take, "main")
        self._insert.setDefault(True)
        self._lay_out()
        self._fill()
        self._words.setFocus()

    def _lay_out_empty(self) -> None:
        said = self.tr(
            "Belum ada templat untuk jenis tindak lanjut ini. Templat disiapkan admin koordinator di server dan datang "
            "ke komputer ini saat sinkronisasi. Sebelum itu, tulislah langsung; isi balasan yang baik ada di Bantuan "
            "(F1)."
        )
        close = button(self.tr("&Tutup"), self.reject, "main")
        close.setDefault(True)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(said, "", wrap=True))
        column.addLayout(acts)
        column.addStrut(scaled(_NARROW))  # words that wrap ask for no width
        close.setFocus()

    def _lay_out(self) -> None:
        open_at(self, *_SIZE)
        reading = ReadingArea(self.tr("Isi templat"))
        reading.column.addWidget(self._says)
        reading.column.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GAP)
        middle.addWidget(self._list, 2)
        middle.addWidget(reading, 3)
        bottom = QHBoxLayout()
        bottom.addWidget(self._insert)
        bottom.addStretch(1)
        bottom.addWidget(button(self.tr("&Batal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self._words)
        column.addWidget(self._none)
        column.addLayout(middle, 1)
        column.addLayout(bottom)

    def _fill(self) -> None:
        words = self._words.text().casefold().split()
        self._shown = [one for one in self._templates if all(word in _all_words(one) for word in words)]
        self._list.clear()
        for one in self._shown:
            self._list.addItem(QListWidgetItem(one.name))
        self._list.setCurrentRow(0 if self._shown else -1)
        self._none.setVisible(not self._shown)
        self._insert.setEnabled(bool(self._shown))

    def _preview(self, row: int) -> None:
        self._says.setPlainText(self._shown[row].text if 0 <= row < len(self._shown) else "")

    def _take(self) -> None:
        if 0 <= (row := self._list.currentRow()) < len(self._shown):
            self.chosen.emit(self._shown[row].key)
            self.accept()


def _all_words(template: TemplateView) -> str:
    return f"{template.name} {template.text}".casefold()
