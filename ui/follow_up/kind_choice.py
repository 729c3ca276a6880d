"""The acts of the form: the written kinds side by side, all others in a menu; one of them is chosen."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sync.contract.casework.acts import ACT_OF_KIND, APPROVAL
from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.acts import PossibleAct
from ui.complaints.act_menu import menu_button
from ui.complaints.next_act import BESIDE
from ui.follow_up.kinds import choice_word, purpose
from ui.parts.flow import FlowLayout
from ui.parts.labels import button
from ui.theme.fonts import font

_SIDES: Final = 24
_OTHER: Final = len(WRITTEN_KINDS)


class KindChoice(QWidget):
    """The kinds that share one draft are switched between at once; any other act is asked for."""

    chosen = Signal()
    """A written kind was clicked while one was chosen before."""
    wanted = Signal(str)
    """Name of an act of the menu: it has a draft of its own, or leads back from one that has."""

    def __init__(self) -> None:
        """Build all choices."""
        super().__init__()
        self._name = ""
        self._reasons: dict[EventKind, str] = {}
        self._offered: frozenset[EventKind] = frozenset()
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=6)
        for number, kind in enumerate(WRITTEN_KINDS):
            self._add(number, choice_word(kind), purpose(kind))
        self._add(_OTHER, "", "")
        self._menu: QPushButton | None = None

    @property
    def kind(self) -> EventKind:
        """The chosen written kind."""
        return WRITTEN_KINDS[min(max(self._group.checkedId(), 0), _OTHER - 1)]

    @property
    def is_written(self) -> bool:
        """Whether a written kind is chosen."""
        return not self._name

    @property
    def name(self) -> str:
        """Name of the chosen act."""
        return self._name or ACT_OF_KIND[self.kind].name

    @property
    def why_not(self) -> str:
        """Why the chosen written kind, as of a draft that came back, cannot be sent now; empty where it can."""
        return self._reasons.get(self.kind, "") if self.is_written else ""

    @property
    def takes_only_notes(self) -> bool:
        """Whether the chosen kind cannot be sent, and of all that is offered only a note can."""
        rest = {one for one in self._offered if not self._reasons.get(one)}
        return bool(self.why_not) and rest == {EventKind.NOTE}

    def offer(self, kinds: Collection[EventKind], chosen: EventKind, others: Collection[PossibleAct] = ()) -> None:
        """Offer these kinds, one of them chosen, and other acts in the menu."""
        self._name = ""
        self._reasons = {one.act.kind: one.why_not for one in others if one.name != APPROVAL}
        self._show(kinds, others)
        self._group.button(_OTHER).hide()
        self.choice(chosen).setChecked(True)

    def offer_act(self, act: PossibleAct, others: Collection[PossibleAct]) -> None:
        """Have an act chosen that is no written kind, and offer all others in the menu: its fields want the room."""
        self._name = act.name
        self._show((), others)
        made = self._group.button(_OTHER)
        made.setText(act.act.words)
        made.setAccessibleName(act.act.words)
        made.setMinimumWidth(_width(act.act.words))
        made.setChecked(True)
        made.show()

    def choice(self, kind: EventKind) -> QPushButton:
        """Return the button of a kind."""
        made = self._group.button(WRITTEN_KINDS.index(kind))
        assert isinstance(made, QPushButton)
        return made

    def _add(self, number: int, words: str, tip: str) -> None:
        made = button(words, lambda: self._clicked(number), "choice")
        made.setCheckable(True)
        made.setToolTip(tip)
        made.setMinimumWidth(_width(words))
        self._group.addButton(made, number)
        self._flow.addWidget(made)

    def _show(self, kinds: Collection[EventKind], others: Collection[PossibleAct]) -> None:
        self._offered = frozenset(kinds)
        for kind in WRITTEN_KINDS:
            self.choice(kind).setVisible(kind in kinds)
        if self._menu is not None:
            self._menu.hide()
            self._flow.removeWidget(self._menu)
            self._menu.deleteLater()
            self._menu = None
        left_out = BESIDE if self._name else {*WRITTEN_KINDS, *BESIDE}
        wanted = [one for one in others if one.act.kind not in left_out and APPROVAL != one.name != self._name]
        wanted.sort(key=lambda one: bool(one.why_not))
        if wanted:
            self._menu = menu_button(self.tr("T&indakan lain"), wanted, self.wanted.emit, self)
            self._flow.addWidget(self._menu)
            self._menu.show()

    def _clicked(self, number: int) -> None:
        if number != _OTHER:
            self.chosen.emit()


def _width(words: str) -> int:
    return QFontMetrics(font(bold=True)).horizontalAdvance(words) + _SIDES
