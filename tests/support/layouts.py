"""Faults of a layout, as a reader sees them: words that are shortened, cut off, or painted over each other."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDialog,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.support.painted import Painted, painted
from ui.complaints.case_delegate import CaseDelegate
from ui.monev.chart_view import ChartView

_SHORTENED: Final = "…"
_SLACK: Final = 1.5
"""Pixels by which ink may stand out above or below: rounding."""
_TELLING: Final = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_SIDE: Final = 2.5
"""Pixels by which ink may stand out on a side: the overhang of letters like J; of large ones in proportion."""
_MOST_OVERLAP: Final = 3.0
"""Pixels in both directions by which the ink of two words may lie over each other: tails and accents."""


def too_large(page: QWidget, room: QSize) -> list[str]:
    """Return what is said of a dialog that is larger than the room it opens in, or too small for its own words."""
    if not isinstance(page, QDialog):
        return []
    size = page.size().expandedTo(page.minimumSizeHint())
    column = page.layout()
    if column is not None and column.hasHeightForWidth():
        wanted = column.totalMinimumHeightForWidth(page.width())
        if wanted > page.height():
            return [f"{page.height()} high where its words need {wanted}"]
    return [] if size.boundedTo(room) == size else [f"{size.width()} by {size.height()} in {room}"]


def main_buttons(page: QWidget) -> list[str]:
    """Return the words of all shown buttons that are dressed as the next sensible step."""
    buttons = page.findChildren(QAbstractButton)
    return [one.text() for one in buttons if one.property("part") == "main" and one.isVisibleTo(page)]


def faults(page: QWidget) -> list[str]:
    """Return what is wrong with the words of a shown window; empty when all of them can be read."""
    words = painted(page)
    return [*_shortened(words, page), *_cut(words, page), *_overlapping(words)]


def _shortened(words: Sequence[Painted], page: QWidget) -> Iterator[str]:
    for one in words:
        if (
            _SHORTENED in one.text
            and not isinstance(one.widget.parentWidget(), QTextEdit)  # such a text scrolls, and is never shortened
            and not _is_meant(one)
            and not _is_told(one, page)
        ):
            yield f"shortened: {one.text!r} in {_named(one.widget)}"


def _is_meant(one: Painted) -> bool:
    """Whether the dots belong to the words themselves."""
    painted_words = one.text.strip()
    return any(painted_words in said.replace("&", "") for said in _own_words(one.widget))


def _own_words(widget: QWidget) -> list[str]:
    match widget:
        case QLabel() | QAbstractButton():
            return [widget.text()]
        case QLineEdit():
            return [widget.placeholderText(), widget.text()]
        case QComboBox():
            return [widget.currentText()]
        case QGroupBox():
            return [widget.title()]
        case QMenu():
            return [action.text() for action in widget.actions()]
        case QTabBar():
            return [widget.tabText(place) for place in range(widget.count())]
        case _:
            return []


def _is_told(one: Painted, page: QWidget) -> bool:
    """Whether the whole of shortened words is told where the keyboard leads: a row opens it, a chart has its table."""
    view = _view_of(one.widget)
    if view is not None:
        place = view.viewport().mapFrom(page, one.ink.center().toPoint())
        told = _told_by_row(view, place, one.text.strip())
    elif isinstance(one.widget, ChartView):
        told = one.widget.toolTip()
    else:
        return False
    before, _, after = one.text.strip().partition(_SHORTENED)
    plain = " ".join(told.split())
    return bool(plain) and all(" ".join(part.split()) in plain for part in (before, after))


def _view_of(widget: QWidget) -> QAbstractItemView | None:
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractItemView) and widget is parent.viewport() else None


def _told_by_row(view: QAbstractItemView, place: QPoint, text: str) -> str:
    if isinstance(view, QHeaderView):
        section = view.logicalIndexAt(place)
        told = view.model().headerData(section, view.orientation(), Qt.ItemDataRole.ToolTipRole)
        return str(told or "")
    index = view.indexAt(place)
    if not index.isValid():
        return ""
    delegate = view.itemDelegateForIndex(index)
    if isinstance(delegate, CaseDelegate):
        return delegate.whole_words(index)
    told = (index.data(role) for role in _TELLING)
    whole = [str(words) for words in told if words]
    # Without a tool tip only words that are painted as they are pass: see the caller.
    return "\n".join(whole) if index.data(Qt.ItemDataRole.ToolTipRole) or any(text in words for words in whole) else ""


def _cut(words: Sequence[Painted], page: QWidget) -> Iterator[str]:
    for one in words:
        if (side := _cut_side(one, page)) and not isinstance(one.widget, QLineEdit):  # there the cursor moves the text
            yield f"cut off {side}: {one.text!r} in {_named(one.widget)}, {_box(one.ink)} of {_box(one.shown)}"


def _cut_side(one: Painted, page: QWidget) -> str:
    """Return how words are cut off by their widget or by what it stands in; empty where scrolling shows all of them."""
    ways = {"in height", "sideways"}
    for widget in _upward(one.widget):
        room = QRectF(QPoint(), widget.size()).translated(widget.mapTo(page, QPoint()))
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and widget is parent.viewport():
            # What stands beyond in the direction of scrolling comes into sight, whatever stands further out.
            moved = (
                parent.parentWidget() if isinstance(parent, QHeaderView) else parent
            )  # a heading moves with its table
            bars = _bars(moved) if isinstance(moved, QAbstractScrollArea) else {}
            ways -= {way for way, bar in bars.items() if bar.maximum() > bar.minimum()}
        side = max(_SIDE, one.ink.height() / 6)
        if "sideways" in ways and (one.ink.left() < room.left() - side or one.ink.right() > room.right() + side):
            return "sideways"
        if "in height" in ways and (one.ink.top() < room.top() - _SLACK or one.ink.bottom() > room.bottom() + _SLACK):
            return "in height"
        if widget is page:
            break
    return ""


def _bars(area: QAbstractScrollArea) -> dict[str, QScrollBar]:
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    bars = {}
    if area.verticalScrollBarPolicy() is not off:
        bars["in height"] = area.verticalScrollBar()
    if area.horizontalScrollBarPolicy() is not off:
        bars["sideways"] = area.horizontalScrollBar()
    return bars


def _overlapping(words: Sequence[Painted]) -> Iterator[str]:
    seen = sorted(((one.visible, one) for one in words if not one.visible.isEmpty()), key=lambda pair: pair[0].left())
    for place, (ink, one) in enumerate(seen):
        for other_ink, other in seen[place + 1 :]:
            if other_ink.left() > ink.right():
                break
            both = ink.intersected(other_ink)
            if both.width() > _MOST_OVERLAP and both.height() > _MOST_OVERLAP and not _is_meant_so(one, other):
                first, second = (f"{words.text!r} in {_named(words.widget)}" for words in (one, other))
                yield f"over each other: {first} and {second}"


def _is_meant_so(one: Painted, other: Painted) -> bool:
    """Whether a field draws its selection over itself, or one covers the other on purpose, as a toast does."""
    if one.widget is other.widget and one.text == other.text:
        return True
    return any(widget.property("covers") for words in (one, other) for widget in _upward(words.widget))


def _upward(widget: QWidget) -> Iterator[QWidget]:
    here: QWidget | None = widget
    while here is not None:
        yield here
        here = here.parentWidget()


def _named(widget: QWidget) -> str:
    parents = [type(one).__name__ for one in _upward(widget)]
    return " < ".join(parents[:4])


def _box(rect: QRectF | QRect) -> str:
    return f"({rect.left():.0f}, {rect.top():.0f}, {rect.width():.0f} x {rect.height():.0f})"
