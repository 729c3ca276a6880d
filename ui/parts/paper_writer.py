"""Writes a document for paper from its top to its end: headings, paragraphs, letters of one family."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from ui.parts.paper import KEEP
from ui.theme.tokens import LIGHT

_LINE_HEIGHT_PERCENT = 112


class PaperWriter:
    """What sheets and reports are written with; :class:`ui.parts.paper.Pages` lays the document out."""

    def __init__(self, font: QFont) -> None:
        """Begin an empty document.

        :param font: of ordinary words, in points.
        """
        self._font = font
        self.document = QTextDocument()
        self.document.setDefaultFont(font)
        self._cursor = QTextCursor(self.document)

    def _heading(self, words: str) -> None:
        """Write a heading; it never ends a page."""
        self._block(words, size=1.15, bold=True, colour=LIGHT.accent, above=14, keep=True)

    def _block(
        self,
        words: str,
        *,
        size: float = 1.0,
        bold: bool = False,
        colour: str = "",
        above: int = 0,
        left: int = 0,
        centred: bool = False,
        keep: bool = False,
        begins_page: bool = False,
    ) -> None:
        """Write a paragraph.

        :param size: of its letters, as a multiple of the ordinary ones.
        :param keep: it stands on one page with what follows.
        """
        form = QTextBlockFormat()
        form.setTopMargin(above)
        form.setLeftMargin(left)
        form.setLineHeight(_LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        if keep:
            form.setProperty(KEEP, True)
        if begins_page:
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        if self.document.isEmpty():
            self._cursor.setBlockFormat(form)
        else:
            self._cursor.insertBlock(form)
        self._cursor.insertText(words, self._letters(size=size, bold=bold, colour=colour))

    def _letters(self, *, size: float = 1.0, bold: bool = False, colour: str = "") -> QTextCharFormat:
        font = QFont(self._font)
        font.setPointSizeF(self._font.pointSizeF() * size)
        font.setBold(bold)
        made = QTextCharFormat()
        made.setFont(font)
        if colour:
            made.setForeground(QColor(colour))
        return made
