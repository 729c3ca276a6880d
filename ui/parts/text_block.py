"""Text to read: as high as it needs, selectable, broken anywhere so that glued words never widen a window."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from ui.parts.labels import HANGING, HOOK
from ui.theme.fonts import scaled


class TextBlock(QTextEdit):
    """Plain text that grows downwards. Never reads its text as markup: citizens write it."""

    def __init__(self, text: str = "", part: str = "reading") -> None:
        """Show ``text``; ``part`` is ``reading``, ``reading-title`` or ``reading-muted``."""
        super().__init__()
        self.setProperty("part", part)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._hangs = False
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text.startswith(HANGING) is not self._hangs:
            self._hangs = not self._hangs
            frame = self.document().rootFrame().frameFormat()
            frame.setLeftMargin(scaled(HOOK) if self._hangs else 0)
            self.document().rootFrame().setFrameFormat(frame)
        self.setPlainText(text)

    def expect_width(self, width: int) -> None:
        """Take the height now that this width demands."""
        self.document().setTextWidth(width)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Grow to what the new width demands."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent, /) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the page this text stands on."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Drop the selection when the reader goes elsewhere, but not for a menu."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def _fit(self) -> None:
        height = ceil(self.document().documentLayout().documentSize().height())
        if height != self.height():
            self.setFixedHeight(height)
