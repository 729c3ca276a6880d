"""What words a window really paints, and where: every widget drawn by itself into SVG, which keeps text as text.

So what a style or a delegate shortens is seen as the reader sees it, however it was drawn.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QRegion, QTransform
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

_NUMBERS: Final = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
_BOLD: Final = 600
_POINTS: Final = 72
"""To the inch; SVG tells the size of letters in pixels."""


@dataclass(frozen=True)
class Painted:
    """Some words that one widget paints in one go."""

    widget: QWidget
    text: str
    ink: QRectF
    """Where there is ink, in the pixels of the window."""
    shown: QRect
    """The part of the widget that is not clipped by what it stands in, in the pixels of the window."""

    @property
    def visible(self) -> QRectF:
        """The part of the ink that is seen."""
        return self.ink.intersected(QRectF(self.shown))


def painted(page: QWidget) -> list[Painted]:
    """Return all words that a shown window paints where they could be seen."""
    widgets = [page, *page.findChildren(QWidget)]
    return [
        one
        for widget in widgets
        if widget.isVisibleTo(page) and not (widget.isWindow() and widget is not page)
        for one in _of_widget(widget, page)
    ]


def shown_part(widget: QWidget, page: QWidget) -> QRect:
    """Return what is left of a widget after what it stands in has clipped it, in the pixels of the window."""
    part = QRect(widget.mapTo(page, QPoint()), widget.size())
    parent = widget.parentWidget()
    while widget is not page and parent is not None:
        part = part.intersected(QRect(parent.mapTo(page, QPoint()), parent.size()))
        parent = None if parent is page else parent.parentWidget()
    return part


def _of_widget(widget: QWidget, page: QWidget) -> Iterator[Painted]:
    if widget.width() < 1 or widget.height() < 1:
        return
    shown, offset = shown_part(widget, page), widget.mapTo(page, QPoint())
    for text, ink in _texts(_svg(widget), widget.logicalDpiX()):
        if text.strip():
            yield Painted(widget, text, ink.translated(offset.x(), offset.y()), shown)


def _svg(widget: QWidget) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(widget.size())
    made.setResolution(widget.logicalDpiX())  # else letters that are told in points come out smaller than on the screen
    painter = QPainter(made)
    widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground)
    painter.end()
    return bytes(buffer.data().data())


def _texts(svg: bytes, dpi: int) -> Iterator[tuple[str, QRectF]]:
    if b"<text" not in svg:
        return
    for group in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):
        place = _transform(group.get("transform", ""))
        for text in group.findall("{http://www.w3.org/2000/svg}text"):
            words = text.text or ""
            style = QFont(text.get("font-family", ""))
            style.setPointSizeF(float(text.get("font-size", "10")) * _POINTS / dpi)
            style.setBold(int(text.get("font-weight", "400")) >= _BOLD)
            ink = QFontMetricsF(style).tightBoundingRect(words)
            ink.translate(float(text.get("x", "0")), float(text.get("y", "0")))
            yield words, place.mapRect(ink)


def _transform(said: str) -> QTransform:
    numbers = [float(one) for one in _NUMBERS.findall(said)]
    return QTransform(*numbers) if said.startswith("matrix") and len(numbers) == 6 else QTransform()
