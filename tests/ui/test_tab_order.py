"""Tab goes through blocks as one reads."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.quality.tree import ROOT
from ui.parts.tab_order import lead_through


def _stops(page: QWidget, count: int) -> list[str]:
    found = []
    one: QWidget | None = page
    for _ in range(count):
        assert one is not None
        one = one.nextInFocusChain()
        found.append(one.objectName() if one is not None else "")
    return found


def _button(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setObjectName(name)
    return made


def _made(qtbot: QtBot) -> tuple[QWidget, QWidget, QWidget]:
    """Return a page with two blocks; the lower one was made first, and got its second button last."""
    page, upper, lower = QWidget(), QWidget(), QWidget()
    qtbot.addWidget(page)
    column, inside = QVBoxLayout(page), QVBoxLayout(lower)
    inside.addWidget(_button("c"))
    column.addWidget(lower)
    above = QVBoxLayout(upper)
    above.addWidget(_button("a"))
    above.addWidget(_button("b"))
    column.insertWidget(0, upper)
    inside.addWidget(_button("d"))
    return page, upper, lower


def test_tab_goes_through_blocks_in_their_order(qtbot: QtBot) -> None:
    """Whatever was made first."""
    page, upper, lower = _made(qtbot)
    lead_through(page, (upper, lower))
    assert [name for name in _stops(page, 8) if name][:4] == ["a", "b", "c", "d"]


def test_what_stands_behind_something_that_goes_is_not_taken_for_gone(qtbot: QtBot) -> None:
    """PySide holds what a chain of focus leads to for a part of what stands before it."""
    page, upper, lower = _made(qtbot)
    shown = QListWidget()
    inside = lower.layout()
    assert inside is not None
    inside.addWidget(shown)
    bar = shown.verticalScrollBar()
    lead_through(page, (upper, lower))
    before = lower.findChild(QPushButton, "d")
    assert isinstance(before, QPushButton)
    before.deleteLater()
    QCoreApplication.sendPostedEvents(before, QEvent.Type.DeferredDelete)
    assert not isValid(before)
    assert isValid(bar)


def test_no_other_way_round_asks_for_the_chain() -> None:
    """What :func:`ui.parts.tab_order.lead_through` says of it holds everywhere."""
    asking = [path.name for path in (ROOT / "ui").rglob("*.py") if "InFocusChain()" in path.read_text("utf-8")]
    assert asking == []
