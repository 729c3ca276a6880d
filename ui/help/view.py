"""The help to read: search above, pages at the left, the page at the right; all by keyboard, nothing from outside."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.help.book import Page, book
from ui.help.paper import lay_out
from ui.language.translation import spoken
from ui.parts.labels import button, label
from ui.parts.whole_lines import WholeLines, keep_room_for_bar
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_LIST_WIDTH: Final = 264
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class HelpView(QWidget):
    """Shows the pages of the spoken language."""

    def __init__(self, appearance: Appearance) -> None:
        """Begin with the first page."""
        super().__init__()
        self._appearance = appearance
        self._book = book(spoken())
        self._shown = self._book.pages[0]
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Cari kata atau kode, misalnya T203"))
        self.search.setAccessibleName(self.tr("Cari dalam bantuan"))
        self.search.setClearButtonEnabled(True)
        self._none = label(
            self.tr("Tidak ada halaman yang memuat kata itu. Coba kata lain, atau satu kata saja."), "muted", wrap=True
        )
        self._clear = button(self.tr("Hapus pencarian"), self.search.clear, "link")
        self._list = QListWidget()
        self._list.setProperty("part", "pages")
        self._list.setAccessibleName(self.tr("Halaman bantuan"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setItemDelegate(WholeLines(self._list, appearance, side=GAP, above=6))
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)
        keep_room_for_bar(self._list)
        self.left = QVBoxLayout()
        self.text = QTextBrowser()
        self.text.setProperty("part", "help")
        self.text.setAccessibleName(self.tr("Isi halaman bantuan"))
        self.text.setOpenLinks(False)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self._list.currentItemChanged.connect(self._turn_to_item)
        self._list.itemActivated.connect(lambda _item: self.text.setFocus())
        appearance.changed.connect(self._draw)
        self._narrow("")

    @property
    def shown(self) -> Page:
        """The page that is open."""
        return self._shown

    def open(self, key: str) -> None:
        """Open a page, whatever was searched before."""
        self.search.clear()
        self._shown = self._book.page(key)
        self._narrow("")

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Bring the open page into sight in the list too, once the list has its size."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._list.scrollToItem(self._list.currentItem()))

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Let the arrows move in the list while one types, and Enter go to the page."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.setFocus()
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        found = self._book.find(typed)
        self._list.blockSignals(True)
        self._list.clear()
        for page in found:
            item = QListWidgetItem(f"{page.key} · {page.title}" if page.answers else page.title)
            item.setData(Qt.ItemDataRole.UserRole, page.key)
            self._list.addItem(item)
        self._list.blockSignals(False)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._clear.setVisible(not found)
        self.text.setEnabled(bool(found))
        keys = [page.key for page in found]
        if found:
            self._list.setCurrentRow(keys.index(self._shown.key) if not typed and self._shown.key in keys else 0)
            self._list.scrollToItem(self._list.currentItem())
        self._draw()

    def _turn_to_item(self, item: QListWidgetItem | None, _former: object = None) -> None:
        if item is not None:
            self._shown = self._book.page(item.data(Qt.ItemDataRole.UserRole))
            self._draw()

    def _draw(self) -> None:
        lay_out(self.text.document(), self._shown, self._appearance.tokens)
        self.text.setExtraSelections(self._hits() if self._none.isHidden() else [])
        if not self._none.isHidden():
            self.text.document().clear()  # the page that was open before is no answer to what was typed
        self.text.moveCursor(QTextCursor.MoveOperation.Start)  # or the end is scrolled to once the window has its size
        self.text.verticalScrollBar().setValue(0)

    def _hits(self) -> list[QTextEdit.ExtraSelection]:
        """Return where what was typed stands on the page."""
        marked, document = [], self.text.document()
        for word in self.search.text().split():
            cursor = document.find(word)
            while not cursor.isNull():
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(QColor(self._appearance.tokens.soon_soft))
                marked.append(one)
                cursor = document.find(word, cursor)
        return marked

    def _lay_out(self) -> None:
        self.left.setSpacing(GAP)
        self.left.addWidget(self.search)
        self.left.addWidget(self._list, 1)
        self.left.addWidget(self._none)
        self.left.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.left.addStretch(0)
        self.side = QWidget()
        self.side.setFixedWidth(scaled(_LIST_WIDTH))
        self.left.setContentsMargins(0, 0, 0, 0)
        self.side.setLayout(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self.side)
        row.addWidget(self.text, 1)
