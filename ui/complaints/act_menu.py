"""*Tindakan lain*: every act of the officer's role; one that cannot be done now is there with the reason why."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QLabel,
    QMenu,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
    QWidgetAction,
)

from ui.parts.labels import button, label
from ui.ports.acts import PossibleAct

_WIDTH: Final = 300


class _ReachableStyle(QProxyStyle):
    """Lets the arrow keys stop at what is disabled too: its reason must be readable without a mouse."""

    def styleHint(  # noqa: N802 - Qt's name
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """Allow the current item to be a disabled one."""
        if hint is QStyle.StyleHint.SH_Menu_AllowActiveAndDisabled:
            return 1
        return super().styleHint(hint, option, widget, returnData)


class ActMenu(QMenu):
    """Lists acts; its last line says why the current one cannot be done.

    It is filled when it is opened: few of those that are made with a case ever are.
    """

    def __init__(self, acts: Collection[PossibleAct], begin: Callable[[str], object], parent: QWidget) -> None:
        """Begin a chosen act by its name."""
        super().__init__(parent)
        self._acts, self._begin, self._is_filled = acts, begin, False
        self.aboutToShow.connect(self._prepare)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the room that all of it takes: asked for before it opens, to find out on which side of its button."""
        self._fill()
        return super().sizeHint()

    def _prepare(self) -> None:
        self._fill()
        self.why.setText(self._hint)

    def _fill(self) -> None:
        if self._is_filled:
            return
        self._is_filled = True
        self._style = _ReachableStyle("Fusion")
        self._style.setParent(self)
        self.setStyle(self._style)
        self.setToolTipsVisible(True)
        for one in self._acts:
            self._offer(one, self._begin)
        self._hint = self.tr("Yang abu-abu belum dapat dilakukan. Pilih untuk membaca sebabnya.")
        self.why = label(self._hint, "small", wrap=True)
        if any(one.why_not for one in self._acts):
            self._add_reason(self.why)
        self.hovered.connect(self._say_why)

    def _offer(self, one: PossibleAct, begin: Callable[[str], object]) -> None:
        made = QAction(one.act.words + ("" if one.act.to is None and not one.act.needs else " …"), self)
        made.setEnabled(not one.why_not)
        made.setToolTip(one.why_not or one.act.words)
        made.setStatusTip(one.why_not)
        made.setWhatsThis(one.why_not)
        made.triggered.connect(partial(_begin, begin, one.name))
        self.addAction(made)

    def _add_reason(self, why: QLabel) -> None:
        self.addSeparator()
        holder = QWidgetAction(self)
        why.setFixedWidth(_WIDTH)
        why.setFixedHeight(2 * why.fontMetrics().lineSpacing() + 14)
        holder.setDefaultWidget(why)
        holder.setEnabled(False)
        self.addAction(holder)

    def _say_why(self, current: QAction) -> None:
        self.why.setText(current.statusTip() or self._hint)
        self.setAccessibleDescription(current.statusTip())


def menu_button(
    words: str, acts: Collection[PossibleAct], begin: Callable[[str], object], pane: QWidget
) -> QPushButton:
    """Return the button that opens the menu of these acts."""
    made = button(words, lambda: None)
    made.setProperty("opens", "menu")
    made.setMenu(ActMenu(acts, begin, made))
    made.setParent(pane)
    return made


def open_with(opener: QPushButton, acts: Collection[PossibleAct], begin: Callable[[str], object]) -> None:
    """Have a button that opens a menu open one of these acts."""
    before = opener.menu()
    opener.setMenu(ActMenu(acts, begin, opener))
    before.deleteLater()


def _begin(begin: Callable[[str], object], name: str, _checked: bool = False) -> None:  # noqa: FBT001 - Qt hands it over
    begin(name)
