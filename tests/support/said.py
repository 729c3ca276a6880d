"""All that a shown window says: to be read, hovered, opened or heard."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

_MOST_ROWS: Final = 60
"""Of one list; what stands further down is said in the same words."""
_ROLES: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def said(page: QWidget) -> Iterator[str]:
    """Yield every text of a window: labels, buttons, hints, choices, menus, rows, headings, tabs and its title.

    What somebody writes in fields is left out.
    """
    for one in (page, *page.findChildren(QWidget)):
        if one.isVisible():
            yield from (text for text in _of(one) if text)


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.statusTip(), widget.accessibleName(), widget.accessibleDescription())
    if widget.isWindow():
        yield widget.windowTitle()
    yield from _own(widget)
    if isinstance(widget, (QPushButton, QToolButton)) and (menu := widget.menu()) is not None:
        yield from _of_menu(menu)


def _own(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit() | QTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield widget.placeholderText()
            yield from _of_model(widget.model())
        case QGroupBox():
            yield widget.title()
        case QTabBar():
            yield from (widget.tabText(place) for place in range(widget.count()))
        case QHeaderView():
            for place in range(widget.count()):
                yield from (_words(widget.model().headerData(place, widget.orientation(), role)) for role in _ROLES)
        case QAbstractItemView() if (model := widget.model()) is not None:
            yield from _of_model(model)
        case QMenu():
            yield from _of_menu(widget)


def _of_menu(menu: QMenu) -> Iterator[str]:
    menu.aboutToShow.emit()  # some are filled when they open
    for action in menu.actions():
        yield from _of_action(action)


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis())
    if isinstance(below := action.menu(), QMenu):
        yield from _of_menu(below)


def _of_model(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[str]:
    root = above or QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(root)
    for row in range(min(model.rowCount(root), _MOST_ROWS)):
        for column in range(columns):
            index = model.index(row, column, root)
            yield from (_words(index.data(role)) for role in _ROLES)
            if not isinstance(model, (QAbstractListModel, QAbstractTableModel)):  # only trees have rows below rows
                yield from _of_model(model, index)


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
