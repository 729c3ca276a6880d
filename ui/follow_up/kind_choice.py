"""The kinds that the form writes, as choices side by side; those that cannot be written now are not there."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.follow_up.kinds import choice_word, purpose
from ui.parts.flow import FlowLayout
from ui.parts.labels import button
from ui.theme.fonts import font

_SIDES: Final = 28


class KindChoice(QWidget):
    """One kind is chosen."""

    def __init__(self, has_chosen: Callable[[], object]) -> None:
        """Build all choices; ``has_chosen`` is called when one was clicked."""
        super().__init__()
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, gap=6)
        for number, kind in enumerate(WRITTEN_KINDS):
            choice = button(choice_word(kind), has_chosen, "choice")
            choice.setCheckable(True)
            choice.setToolTip(purpose(kind))
            choice.setMinimumWidth(QFontMetrics(font(bold=True)).horizontalAdvance(choice_word(kind)) + _SIDES)
            self._group.addButton(choice, number)
            flow.addWidget(choice)

    @property
    def kind(self) -> EventKind:
        """The chosen kind."""
        return WRITTEN_KINDS[max(self._group.checkedId(), 0)]

    def offer(self, kinds: Collection[EventKind], chosen: EventKind) -> None:
        """Offer these kinds, one of them chosen."""
        for kind in WRITTEN_KINDS:
            self.choice(kind).setVisible(kind in kinds)
        self.choice(chosen).setChecked(True)

    def choice(self, kind: EventKind) -> QPushButton:
        """Return the button of a kind."""
        made = self._group.button(WRITTEN_KINDS.index(kind))
        assert isinstance(made, QPushButton)
        return made
