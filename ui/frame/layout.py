"""Where the parts of the frame stand."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


def laid_out(navigation: QWidget, banners: Iterable[QWidget], rooms: QWidget, status: QWidget) -> QWidget:
    """Return all of them in one: navigation on the left, banners over the rooms, the status line below."""
    right = QVBoxLayout()
    right.setSpacing(0)
    for banner in banners:
        right.addWidget(banner)
    right.addWidget(rooms, 1)
    middle = QHBoxLayout()
    middle.setSpacing(0)
    middle.addWidget(navigation)
    middle.addLayout(right, 1)
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addLayout(middle, 1)
    column.addWidget(status)
    return whole
