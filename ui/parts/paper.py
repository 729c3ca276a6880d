"""A text laid out on A4 pages, each with its number: the same in a PDF and on a picture.

Everything is measured on a page of its own resolution, never on a screen, so that pages break at the same words on
every computer.
"""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextTable,
)

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

KEEP: Final = int(QTextFormat.Property.UserProperty) + 1
"""Property of a block that may not be the last of its page: a heading, say."""

_RESOLUTION: Final = 300
MARGIN_MM: Final = 18.0
"""What is kept empty at each side of a page, mm."""
_FOOTER_MM: Final = 10.0
_MM_PER_INCH: Final = 25.4
_LINES_KEPT: Final = 2
"""How many lines of what follows a heading stand with it, as far as there are so many."""
_SHORT: Final = 0.4
"""Of the height of a page, what a table takes that is never torn."""
_INK: Final = QColor("#1A2330")
_FAINT: Final = QColor("#4C586A")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Paper", text)


class Pages:
    """A document on pages."""

    def __init__(self, document: QTextDocument, footer: str, font: QFont) -> None:
        """Lay the document out; it belongs to these pages from now on.

        :param footer: stands at the left below each page; its number stands at the right.
        """
        self._document, self._footer, self._font = document, footer, font
        self._paper = _writer(QBuffer())  # only measured with
        self._width, self._height = _size(self._paper.width()), _size(self._paper.height() - _dots(_FOOTER_MM))
        document.setDocumentMargin(0)
        document.documentLayout().setPaintDevice(self._paper)
        document.setPageSize(QSizeF(self._width, self._height))
        self._keep_together()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    def words_of(self, number: int) -> list[str]:
        """Return the paragraphs that begin on a page, counted from 0."""
        found, block = [], self._document.begin()
        while block.isValid():
            if block.text() and self._page_of(self._top(block)) == number:
                found.append(block.text())
            block = block.next()
        return found

    def as_pdf(self, title: str) -> bytes:
        """Return all pages as one PDF."""
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = _writer(buffer)
        writer.setTitle(title)
        writer.setCreator("Tindak")
        painter = QPainter(writer)
        for number in range(self.count):
            if number:
                writer.newPage()
            self._paint(painter, number)
        painter.end()
        return bytes(buffer.data().data())

    def print_on(self, printer: "QPrinter") -> bool:
        """Print the pages that the printer was asked for, as large as they are; smaller where its paper is smaller.

        Returns whether the printer took them.
        """
        first = max(printer.fromPage(), 1)
        last = min(printer.toPage() or self.count, self.count)
        copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
        painter = QPainter()
        if first > last or not painter.begin(printer):
            return False
        room = printer.pageLayout().paintRectPixels(printer.resolution())
        fits = min(room.width() / self._paper.width(), room.height() / self._paper.height())
        scale = min(printer.resolution() / _RESOLUTION, fits)
        painter.scale(scale, scale)
        for place, number in enumerate([*range(first - 1, last)] * copies):
            if place and not printer.newPage():
                painter.end()
                return False
            self._paint(painter, number)
        return painter.end()

    def as_pictures(self, dpi: int = 80) -> list[QImage]:
        """Return each page as a picture."""
        full = QPageSize(QPageSize.PageSizeId.A4).sizePixels(dpi)
        pictures = []
        for number in range(self.count):
            picture = QImage(full, QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.white)
            painter = QPainter(picture)
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.scale(dpi / _RESOLUTION, dpi / _RESOLUTION)
            painter.translate(_dots(MARGIN_MM), _dots(MARGIN_MM))
            self._paint(painter, number)
            painter.end()
            pictures.append(picture)
        return pictures

    def _paint(self, painter: QPainter, number: int) -> None:
        page = QRectF(0, number * self._height, self._width, self._height)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, _INK)  # paper is white whatever the window's theme is
        context.palette = palette
        context.clip = page
        painter.save()
        painter.translate(0, -page.top())
        painter.setClipRect(page)
        self._document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_footer(painter, number)

    def _paint_footer(self, painter: QPainter, number: int) -> None:
        below = QRectF(0, self._height, self._width, _dots(_FOOTER_MM))
        painter.save()
        small = QFont(self._font)
        small.setPixelSize(round(_RESOLUTION * 8 / 72))  # 8 points of this page, whatever it is painted on
        painter.setFont(small)
        painter.setPen(_FAINT)
        place = _tr("Halaman {number} dari {count}").format(number=number + 1, count=self.count)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, place)
        room = below.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(place) * 1.2, 0)
        footer = painter.fontMetrics().elidedText(self._footer, Qt.TextElideMode.ElideRight, round(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, footer)
        painter.restore()

    def _keep_together(self) -> None:
        """Let what would be torn begin the next page: a heading with what follows it, and a table that is short."""
        block = self._document.begin()
        while block.isValid():
            first = block
            while block.isValid() and _is_kept(block):
                block = block.next()
            if not block.isValid():
                return
            table = _table_with(block)
            whole = self._area(table) if table is not None else QRectF()
            is_short = 0 < whole.height() <= _SHORT * self._height
            has_heading = first != block
            if has_heading or is_short:
                top = self._top(first) if has_heading else whole.top() + 1
                if self._page_of(top) != self._page_of(whole.bottom() - 1 if is_short else self._bottom(block)):
                    self._begin_page(first, None if has_heading else table)
            block = (table.lastCursorPosition().block() if table is not None else block).next()

    def _begin_page(self, block: QTextBlock, table: QTextTable | None) -> None:
        if table is not None:
            form = table.format()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            table.setFormat(form)
        else:
            begun = QTextBlockFormat()
            begun.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).mergeBlockFormat(begun)
        # Qt would lay out anew only what it thinks has moved, and leave later blocks without lines.
        self._document.markContentsDirty(0, self._document.characterCount())

    def _area(self, table: QTextTable) -> QRectF:
        return self._document.documentLayout().frameBoundingRect(table)

    def _top(self, block: QTextBlock) -> float:
        """Return where the words of a block begin; its rectangle begins on the page before when it is pushed on."""
        rect = self._document.documentLayout().blockBoundingRect(block)
        lines = block.layout()
        return rect.top() + (lines.lineAt(0).y() if lines.lineCount() else 0.0) + 1

    def _bottom(self, block: QTextBlock) -> float:
        rect = self._document.documentLayout().blockBoundingRect(block)
        lines = block.layout()
        if not lines.lineCount():
            return rect.bottom()
        return rect.top() + lines.lineAt(min(_LINES_KEPT, lines.lineCount()) - 1).rect().bottom() - 1

    def _page_of(self, y: float) -> int:
        return int(y // self._height)


def _table_with(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _is_kept(block: QTextBlock) -> bool:
    return bool(block.blockFormat().property(KEEP))


def _writer(buffer: QBuffer) -> QPdfWriter:
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    return writer


def _dots(millimetres: float) -> float:
    return millimetres / _MM_PER_INCH * _RESOLUTION


def _size(dots: float) -> float:
    return float(int(dots))
