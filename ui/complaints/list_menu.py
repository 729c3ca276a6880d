"""The button with everything else that the list can do, each with its keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from ui.actions.action import WindowAction
from ui.complaints.columns import column_name
from ui.parts.labels import button
from ui.ports.listing import ListColumn


def menu_button(actions: Sequence[WindowAction], sort: Callable[[ListColumn], None]) -> QPushButton:
    """Return the button; what cannot be done now is there with the reason."""
    made = button("⋯", lambda: None)
    made.setAccessibleName(_tr("Lainnya untuk daftar"))
    made.setToolTip(_tr("Lainnya untuk daftar"))
    menu = QMenu(made)
    menu.setToolTipsVisible(True)
    order = menu.addMenu(_tr("&Urutkan menurut"))
    for column in ListColumn:
        order.addAction(column_name(column)).triggered.connect(lambda _checked=False, one=column: sort(one))
    offered = [(menu.addAction(f"{one.words}\t{one.shown_keys}"), one) for one in actions]
    for shown, one in offered:
        shown.triggered.connect(lambda _checked=False, act=one.act: act())

    def look() -> None:
        for shown, one in offered:
            why = one.why_not()
            shown.setEnabled(not why)
            shown.setToolTip(why or one.words)

    menu.aboutToShow.connect(look)
    made.setMenu(menu)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def _tr(text: str) -> str:
    return QCoreApplication.translate("ListMenu", text)
