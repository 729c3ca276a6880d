"""A note at the lower edge that something was done, and a button that undoes it for a while."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from ui.parts.labels import button, label
from ui.theme.tokens import GAP

_ABOVE: Final = 32
"""Room left below, where the count of rows stands, px."""
_LINES_BESIDE: Final = 2
"""More lines than this beside the buttons make a high note of a narrow one."""
TOAST_MS: Final = 10_000
"""How long something can be undone."""


class Toast(QFrame):
    """Shows one note at a time over the lower edge of a widget; the next one ends the one before."""

    def __init__(self, ground: QWidget) -> None:
        """Stand over ``ground``, hidden until there is something to tell."""
        super().__init__(ground)
        self.setProperty("part", "toast")
        self.setProperty("covers", True)  # it lies over rows on purpose, for a while
        self._undo: Callable[[], None] | None = None
        self._at_end: Callable[[], None] = _nothing
        self._said = label("", "", wrap=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._take_back = button(self.tr("Urungkan (Ctrl+Z)"), self.take_back, "quiet")
        self._close = button(self.tr("Tutup"), self.end, "quiet")
        self._ground = ground
        ways = QHBoxLayout()
        ways.setSpacing(GAP)
        ways.addStretch(1)
        ways.addWidget(self._take_back)
        ways.addWidget(self._close)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(2 * GAP, GAP // 2, GAP, GAP // 2)
        self._row.setSpacing(GAP // 2)
        self._row.addWidget(self._said, 1)
        self._row.addLayout(ways)
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self.end)
        self._keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), ground)
        self._keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._keys.setEnabled(False)
        self._keys.activated.connect(self.take_back)
        self.hide()

    @property
    def said(self) -> str:
        """What is told now; empty when nothing is."""
        return self._said.text() if not self.isHidden() else ""

    @property
    def can_undo(self) -> bool:
        """Whether what is told can be undone."""
        return self._undo is not None

    def stand_over(self, ground: QWidget, heard: QWidget) -> None:
        """Go over to another ground, with what is told now.

        :param heard: where the key that takes it back is heard.
        """
        is_told = not self.isHidden()
        self._ground.removeEventFilter(self)
        self._ground = ground
        self.setParent(ground)
        self._keys.setParent(heard)
        if is_told:
            self._appear()

    def tell(
        self, sentence: str, undo: Callable[[], None] | None = None, at_end: Callable[[], None] | None = None
    ) -> None:
        """Tell something for ten seconds.

        :param undo: undoes it; afterwards ``at_end`` is not called.
        :param at_end: called when it cannot be undone any more, however that came.
        """
        self.end()
        self._undo, self._at_end = undo, at_end or _nothing
        self._said.setText(sentence)
        self.setAccessibleName(sentence)
        self._take_back.setVisible(undo is not None)
        self._keys.setEnabled(undo is not None)
        self._appear()
        self._timer.start()
        from PySide6.QtGui import QAccessible, QAccessibleEvent  # noqa: PLC0415 - a start tells nothing

        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def tell_anew(self, sentence: str) -> None:
        """Say otherwise what is told now; how long it is told, and can be undone, stays."""
        if sentence != self._said.text():
            self._said.setText(sentence)
            self.setAccessibleName(sentence)
            self._place()

    def take_back(self) -> None:
        """Undo what is told, if it still can be."""
        undo, self._undo, self._at_end = self._undo, None, _nothing
        self.end()
        if undo is not None:
            undo()

    def end(self) -> None:
        """Tell no more; what was done stands."""
        at_end, self._undo, self._at_end = self._at_end, None, _nothing
        self._timer.stop()
        self._keys.setEnabled(False)
        self._ground.removeEventFilter(self)
        self.hide()
        at_end()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def _appear(self) -> None:
        self._ground.installEventFilter(self)  # only meanwhile: whatever happens to the list would pass through here
        self.show()
        self._place()
        self.raise_()

    def _place(self) -> None:
        """Stand at the lower edge; the buttons below the words where these would have too little room beside them."""
        width = self._ground.width() - 2 * GAP
        beside = sum(one.sizeHint().width() + GAP for one in (self._take_back, self._close) if not one.isHidden())
        words = self._said.heightForWidth(max(width - beside - 4 * GAP, GAP))
        ways = self._close.sizeHint().height()
        is_below = words > _LINES_BESIDE * self._said.fontMetrics().lineSpacing()
        if is_below:
            words = self._said.heightForWidth(max(width - 3 * GAP, GAP)) + ways + GAP // 2
        way = QBoxLayout.Direction.TopToBottom if is_below else QBoxLayout.Direction.LeftToRight
        self._row.setDirection(way)
        height = max(words, ways) + 2 * GAP
        self.setGeometry(GAP, self._ground.height() - height - _ABOVE, width, height)


def _nothing() -> None:
    return
