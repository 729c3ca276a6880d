"""One page of the help as a document in our own look: the four sizes, two weights, and hairlines for tables."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)

from ui.help.book import Page
from ui.theme.fonts import font, points
from ui.theme.tokens import GAP, HEADING, TITLE, Tokens

_LINE_PERCENT: Final = 130
_HEADING_PERCENT: Final = 100
"""Of headings, and in tables: their rows stand apart already."""
_SIZES: Final = {1: HEADING, 2: TITLE}


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpPaper", text)


def markdown_of(page: Page) -> str:
    """Return a page as Markdown with its title."""
    if page.answers is None:
        return f"# {page.title}\n\n{page.words}"
    answers = (
        (_tr("Apa yang terjadi"), page.answers.happened),
        (_tr("Apakah pekerjaan saya aman?"), page.answers.safe),
        (_tr("Apa yang harus saya lakukan?"), page.answers.do),
        (_tr("Apa yang dilakukan program selanjutnya?"), page.answers.next),
    )
    parts = [f"# {page.title}", _tr("Kode {}").format(page.key)]
    parts += [f"## {question}\n\n{answer}" for question, answer in answers]
    return "\n\n".join(parts)


def lay_out(document: QTextDocument, page: Page, tokens: Tokens) -> None:
    """Fill a document with a page."""
    document.setDefaultFont(font())
    document.setMarkdown(markdown_of(page))
    document.setDocumentMargin(0)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress(block_cursor := QTextCursor(block), block.blockFormat(), tokens)
        del block_cursor
        block = block.next()
    cursor.endEditBlock()
    page_shape = document.rootFrame().frameFormat()
    page_shape.setRightMargin(2 * GAP)  # of the frame, not of the scroll bar in it
    document.rootFrame().setFrameFormat(page_shape)
    for table in document.rootFrame().childFrames():
        if isinstance(table, QTextTable):
            _rule(table, tokens)


def _dress(cursor: QTextCursor, shape: QTextBlockFormat, tokens: Tokens) -> None:
    level = shape.headingLevel()
    in_table = cursor.currentTable() is not None
    high = _HEADING_PERCENT if level or in_table else _LINE_PERCENT
    shape.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    shape.setTopMargin(12 if level == 2 else 0)
    shape.setBottomMargin(0 if in_table else GAP // 2 if level == 2 else 12 if level else GAP)
    cursor.setBlockFormat(shape)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    look = cursor.charFormat()
    look.clearProperty(look.Property.FontSizeAdjustment)
    look.setForeground(QBrush(QColor(tokens.text)))
    if level:
        look.setFontPointSize(points(_SIZES.get(level, TITLE)))
        look.setFontWeight(QFont.Weight.Bold)
        cursor.setCharFormat(look)


def _rule(table: QTextTable, tokens: Tokens) -> None:
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(QColor(tokens.line_soft)))
    shape.setCellPadding(GAP * 3 / 4)
    shape.setCellSpacing(0)
    table.setFormat(shape)
