"""One file as a tile: its small picture, and beside it what it is, how big, and where or what was noticed."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.evidence.signs import mark_size, paint_mark, paint_thumbnail
from ui.evidence.small_pictures import SmallPictures
from ui.evidence.words import remark_words, role_word, size_words, spoken, tile_words
from ui.language.wording import size
from ui.ports.evidence import FileView
from ui.theme.appearance import Appearance
from ui.theme.fonts import font, scaled
from ui.theme.tokens import SMALL, Tokens

_TILE: Final = QSize(210, 64)
_WIDEST: Final = 300
"""Width of a tile with a long caption, px."""
_PICTURE: Final = QSize(60, 48)
_PAD: Final = 8
_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def tile_size() -> QSize:
    """Return the size of every tile, which grows with the text."""
    return QSize(scaled(_TILE.width()), scaled(_TILE.height()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("EvidenceTile", text)


@dataclass(frozen=True)
class Line:
    """A line of a tile: words, their colour by the name of its token, and whether a lamp or a mark precedes them."""

    words: str
    colour: str = "muted"
    bold: bool = False
    lamp: str = ""
    """Tone of the lamp; empty for none."""
    is_marked: bool = False


def draft_lines(file: FileView) -> list[list[Line]]:
    """Return what the tile of a draft's file says; how big the original is, where no role stands there."""
    role = role_word(file.role)
    facts = f"{role} · {size(file.size)}" if role else size_words(file)
    noticed = Line(remark_words(file), "soon" if file.remarks else "muted", is_marked=bool(file.remarks))
    return [[Line(file.name, "text", bold=True)], [Line(facts)], [noticed] if noticed.words else []]


def event_lines(file: FileView, *, shows_remarks: bool) -> list[list[Line]]:
    """Return what the tile of an event's file says; ``shows_remarks`` for whoever supervises."""
    word, tone = tile_words(file)
    first = [Line(file.caption or file.name, "text", bold=True)]
    second = [Line(" · ".join(part for part in (role_word(file.role), size(file.size)) if part))]
    if shows_remarks and file.remarks:
        second = [Line(_tr("perlu dilihat"), "soon", is_marked=True), Line(size(file.size))]
    return [first, second, [Line(word, "muted" if tone == "unlit" else tone, lamp=tone)]]


def paint_tile(
    painter: QPainter,
    room: QRect,
    file: FileView | None,
    picture: QPixmap | None,
    lines: list[list[Line]],
    tokens: Tokens,
) -> None:
    """Draw the small picture and the lines."""
    inner = room.adjusted(_PAD, _PAD, -_PAD, -_PAD)
    paint_thumbnail(
        painter, QRectF(inner.left(), inner.top(), _PICTURE.width(), _PICTURE.height()), file, picture, tokens
    )
    left = inner.left() + _PICTURE.width() + _PAD
    height = inner.height() // 3
    for row, parts in enumerate(lines):
        _paint_line(painter, QRect(left, inner.top() + row * height, inner.right() - left, height), parts, tokens)


def paint_ring(painter: QPainter, room: QRect, tokens: Tokens, *, is_chosen: bool, has_focus: bool) -> None:
    """Draw the frame of a tile: a hairline, stronger when chosen, in the accent under the keyboard."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = 2.0 if has_focus else 1.2
    painter.setPen(QPen(QColor(tokens.accent if has_focus else tokens.faint if is_chosen else tokens.line), width))
    painter.setBrush(QColor(tokens.surface))
    half = width / 2
    painter.drawRoundedRect(QRectF(room).adjusted(half, half, -half, -half), 6, 6)
    painter.restore()


def _paint_line(painter: QPainter, room: QRect, parts: list[Line], tokens: Tokens) -> None:
    x = room.left()
    for one in parts:
        style = font(SMALL, bold=one.bold or one.lamp not in ("", "unlit"))
        painter.setFont(style)
        if one.lamp:
            _paint_lamp(painter, QPointF(x + scaled(4), room.center().y() + 1), one.lamp, tokens)
            x += scaled(13)
        if one.is_marked:
            paint_mark(painter, x, room.center().y() + 0.5, tokens)
            x += mark_size() + 4
        painter.setPen(QColor(getattr(tokens, one.colour)))
        left = room.right() - x
        shown = QFontMetrics(style).elidedText(one.words, Qt.TextElideMode.ElideMiddle, left)
        painter.drawText(QRect(x, room.top(), left, room.height()), _LEFT, shown)
        x += QFontMetrics(style).horizontalAdvance(shown) + 10


def _paint_lamp(painter: QPainter, at: QPointF, tone: str, tokens: Tokens) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = QColor(tokens.faint if tone == "unlit" else getattr(tokens, tone))
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush if tone == "unlit" else colour)
    painter.drawEllipse(at, scaled(7) / 2, scaled(7) / 2)
    painter.restore()


class FileTile(QAbstractButton):
    """A file that can be opened."""

    def __init__(self, file: FileView, pictures: SmallPictures, appearance: Appearance, *, shows_remarks: bool) -> None:
        """Show a file; its small picture comes when it is here."""
        super().__init__()
        self._pictures, self._appearance, self._shows_remarks = pictures, appearance, shows_remarks
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        pictures.arrived.connect(self.update)
        self.show_file(file)

    def show_file(self, file: FileView) -> None:
        """Show how the file stands now."""
        self.file = file
        self.setAccessibleName(spoken(file))
        noticed = [one.sentence for one in file.remarks] if self._shows_remarks else []
        self.setToolTip("\n".join(part for part in (spoken(file), file.reason, *noticed) if part))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Open with Enter as well as with Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the size of every tile, and for more width where that shows its words whole."""
        first, second, _third = event_lines(self.file, shows_remarks=self._shows_remarks)
        title = QFontMetrics(font(SMALL, bold=True)).horizontalAdvance(first[0].words)
        facts = QFontMetrics(font(SMALL)).horizontalAdvance(" ".join(one.words for one in second))
        needed = max(title, facts) + scaled(_PICTURE.width()) + 4 * _PAD
        usual = tile_size()
        return usual.expandedTo(QSize(min(needed, scaled(_WIDEST)), usual.height()))

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw the tile."""
        painter = QPainter(self)
        tokens = self._appearance.tokens
        paint_ring(painter, self.rect(), tokens, is_chosen=self.underMouse(), has_focus=self.hasFocus())
        picture = self._pictures.picture(self.file.sha256) if self.file.has_preview else None
        lines = event_lines(self.file, shows_remarks=self._shows_remarks)
        paint_tile(painter, self.rect(), self.file, picture, lines, tokens)
        painter.end()
