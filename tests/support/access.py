"""Faults that keep somebody without a mouse, or without eyes, out: what the keyboard does not reach or nobody names."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QLabel,
    QRadioButton,
    QTabBar,
    QWidget,
)

from ui.follow_up.writing_field import WritingField

_HALO: Final = 4
"""Pixels around a control in which a ring may lie."""
_MOST_STEPS: Final = 200
_MOST_PARTS: Final = 12


def nameless(page: QWidget) -> list[str]:
    """Return the controls that no screen reader can name or tell the kind of."""
    found = []
    for widget in controls(page):
        told = QAccessible.queryAccessibleInterface(widget)
        if not told.text(QAccessible.Text.Name).strip():
            found.append(f"no name: {_said(widget)}")
        elif told.role() is QAccessible.Role.NoRole:
            found.append(f"no role: {_said(widget)}")
    return found


def unreached(page: QWidget) -> list[str]:
    """Return the controls that Tab does not come to before it begins anew, and where it gets stuck."""
    wanted = controls(page)
    if not wanted:
        return []
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(_MOST_STEPS):
        here = QApplication.focusWidget()
        if here is None or here in seen:
            break
        seen.append(here)
        for _part in range(_MOST_PARTS):  # of a date, or places of a text that are still to be filled in
            QTest.keyClick(here, Qt.Key.Key_Tab)
            if QApplication.focusWidget() is not here:
                break
        if isinstance(here, WritingField) and QApplication.focusWidget() is here:
            here.setPlainText("")  # while places are unfilled Tab goes round among them; without any it leads on
            QTest.keyClick(here, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is here and len(wanted) > 1:
            return [f"Tab goes no further: {_said(here)}"]
    reached = {id(one) for one in seen} | {id(one.focusProxy()) for one in seen if one.focusProxy() is not None}
    return [
        f"not reached by Tab: {_said(one)}"
        for one in wanted
        if id(one) not in reached and one.isVisible() and one.isEnabled() and not _is_of_a_group(one, seen)
    ]


def unseen_focus(page: QWidget) -> list[str]:
    """Return the controls that look the same with and without the keyboard."""
    found = []
    ones = controls(page)
    for widget in ones:
        other = next((one for one in ones if one is not widget), None)
        if isinstance(widget, QAbstractItemView):  # shows its row, which is tested with its delegate
            continue
        if other is None or not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        around = QRect(widget.mapTo(page, QPoint()), widget.size()).adjusted(-_HALO, -_HALO, _HALO, _HALO)
        other.setFocus(Qt.FocusReason.TabFocusReason)
        QCoreApplication.processEvents()
        without = page.grab(around).toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QCoreApplication.processEvents()
        if widget.hasFocus() and page.grab(around).toImage() == without:
            found.append(f"focus is not seen: {_said(widget)}")
    return found


def colliding_letters(page: QWidget) -> list[str]:
    """Return the mnemonics that two controls of a screen lay claim to."""
    claims = Counter(letter for letter in _letters(page) if letter)
    return [f"mnemonic {letter} {count} times" for letter, count in claims.items() if count > 1]


def controls(page: QWidget) -> list[QWidget]:
    """Return what takes the keyboard in a shown window, without what stands for another."""
    return [
        one
        for one in page.findChildren(QWidget)
        if one.isVisibleTo(page)
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        and one.window() is page
        and one.focusProxy() is None
        and not one.objectName().startswith("qt_")
    ]


def _is_of_a_group(widget: QWidget, seen: list[QWidget]) -> bool:
    """Whether arrows lead to it from another one of its group, as among choices that exclude each other."""
    if not isinstance(widget, QAbstractButton):
        return False
    group: QButtonGroup | None = widget.group()
    fellows = [one for one in seen if isinstance(one, QAbstractButton)]
    if group is not None and group.exclusive():
        return any(one.group() is group for one in fellows)
    is_choice = isinstance(widget, QRadioButton) or widget.autoExclusive()
    return is_choice and any(one.parentWidget() is widget.parentWidget() for one in fellows)


def _letters(page: QWidget) -> Iterator[str]:
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or widget.window() is not page or not widget.isEnabled():
            continue
        match widget:
            case QAbstractButton():
                yield QKeySequence.mnemonic(widget.text()).toString()
            case QLabel() if widget.buddy() is not None:
                yield QKeySequence.mnemonic(widget.text()).toString()
            case QTabBar():
                for place in range(widget.count()):
                    yield QKeySequence.mnemonic(widget.tabText(place)).toString()


def _said(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {words!r} in {type(widget.parentWidget()).__name__}"
