"""Writes a document for paper from its top to its end: headings, paragraphs, tables and drawings."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from ui.parts.paper import KEEP
from ui.theme.tokens import LIGHT

DOTS: Final = 300 / 96
"""Of the paper, for each px of 96 dpi that a drawing is measured in."""
DRAWING_WIDTH: Final = 655.0
"""Of a drawing, px of 96 dpi: the width between the margins."""
_LINE_HEIGHT_PERCENT: Final = 112
_DRAWING: Final = int(QTextFormat.ObjectTypes.UserObject) + 1
_PLACE: Final = int(QTextFormat.Property.UserProperty) + 2
_RULE: Final = 1.0
"""Thickness of the lines of a table, dots of the paper."""

Draw = Callable[[QPainter, QRectF], None]


class _Drawings(QPyTextObject):
    """Draws what is no words, where it stands in the document."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.all: list[tuple[float, Draw]] = []

    def intrinsicSize(self, _document: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        height, _ = self.all[form.intProperty(_PLACE)]
        return QSizeF(DRAWING_WIDTH * DOTS, height * DOTS)

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, area: QRectF | QRect, _document: QTextDocument, _place: int, form: QTextFormat
    ) -> None:
        _, draw = self.all[form.intProperty(_PLACE)]
        painter.save()
        draw(painter, QRectF(area))
        painter.restore()


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
        self._drawings = _Drawings(self.document)
        self.document.documentLayout().registerHandler(_DRAWING, self._drawings)

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

    def _drawing(self, height: float, draw: Draw, *, keep: bool = False) -> None:
        """Put a drawing of lines as wide as the page where the next words would stand.

        :param height: px of 96 dpi.
        :param keep: as of a paragraph.
        """
        self._drawings.all.append((height, draw))
        form = QTextCharFormat()
        form.setObjectType(_DRAWING)
        form.setProperty(_PLACE, len(self._drawings.all) - 1)
        block = QTextBlockFormat()
        block.setTopMargin(4)
        if keep:
            block.setProperty(KEEP, True)
        self._cursor.insertBlock(block, self._letters())
        self._cursor.insertText("\ufffc", form)

    def _table(
        self,
        headings: Sequence[str],
        rows: Sequence[Sequence[str]],
        shares: Sequence[float],
        *,
        size: float = 1.0,
        words: int = 1,
        has_total: bool = False,
    ) -> None:
        """Write a table; its headings stand on each page that it reaches.

        :param shares: of the width, in percent, for each column.
        :param size: of its letters, as a multiple of the ordinary ones.
        :param words: so many columns from the left hold words, the others numbers, which stand at the right.
        :param has_total: the last row is a sum.
        """
        form = QTextTableFormat()
        form.setBorder(_RULE)
        form.setBorderBrush(QColor(LIGHT.line))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellPadding(3)
        form.setCellSpacing(0)
        form.setTopMargin(6)
        form.setHeaderRowCount(1)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
        self._cursor.beginEditBlock()  # else each cell has the whole table laid out anew
        table = self._cursor.insertTable(len(rows) + 1, len(headings), form)
        shade = QTextCharFormat()
        shade.setBackground(QColor(LIGHT.wait_soft))
        for row, line in enumerate((headings, *rows)):
            letters = self._letters(size=size, bold=not row or (has_total and row == len(rows)))
            for column, text in enumerate(line):
                cell = table.cellAt(row, column)
                if not row:
                    cell.setFormat(shade)
                cursor = cell.firstCursorPosition()
                block = QTextBlockFormat()
                block.setAlignment(Qt.AlignmentFlag.AlignLeft if column < words else Qt.AlignmentFlag.AlignRight)
                cursor.setBlockFormat(block)
                cursor.insertText(text, letters)
        self._cursor.endEditBlock()
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
