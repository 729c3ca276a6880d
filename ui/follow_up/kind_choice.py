"""The acts of the form: the written kinds side by side, all others in a menu; one of them is chosen."""

from collections.abc import Collection
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from sync.contract.casework.acts import ACT_OF_KIND, APPROVAL
from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.complaints.act_menu import menu_button, open_with
from ui.complaints.next_act import BESIDE
from ui.follow_up.kinds import choice_word, purpose
from ui.language.speaking import as_spoken
from ui.parts.flow import FlowLayout
from ui.parts.labels import button
from ui.ports.acts import PossibleAct
from ui.theme.fonts import font

_SIDES: Final = 24
_ARROW: Final = 24
"""What the arrow of a menu takes, px."""
_GAP: Final = 6
_LINES: Final = 2
"""Lines of choices at the most; one in a low window."""


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
        self._offered: tuple[EventKind, ...] = ()
        self._folded: tuple[EventKind, ...] = ()
        """Kinds for which a low window has no line; they stand in the menu."""
        self._others: list[PossibleAct] = []
        self._most_lines = _LINES
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self, gap=_GAP, keeps_company=True)
        for number, kind in enumerate(WRITTEN_KINDS):
            self._add(number, choice_word(kind), purpose(kind))
        self._menu = menu_button(self._menu_words, (), self._begin, self)
        self._menu.hide()
        self._flow.addWidget(self._menu)
        self._group.idToggled.connect(self._fold_anew)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Fold what has no line."""
        super().resizeEvent(event)
        self._fold()

    def set_low(self, *, is_low: bool) -> None:
        """Take a single line where the window is low: the text needs the room more."""
        self._most_lines = 1 if is_low else _LINES
        self._fold()

    @property
    def kind(self) -> EventKind:
        """The chosen written kind."""
        return WRITTEN_KINDS[max(self._group.checkedId(), 0)]

    @property
    def names_it(self) -> bool:
        """Whether the chosen act is named here too: any other than a written kind is named by the heading alone."""
        return bool(self._offered)

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

    @property
    def meaning(self) -> str:
        """What the chosen written kind is for, or why it cannot be sent."""
        if why_not := self.why_not:
            return self.tr("{} Pilih jenis lain di atas; teksnya tetap.").format(why_not)
        return purpose(self.kind)

    @property
    def hint(self) -> str:
        """What is said of the chosen kind below it: why it cannot be sent stands beside it where a note is offered."""
        return self.tr("Pilih jenis lain di atas; teksnya tetap.") if self.takes_only_notes else self.meaning

    def offer(self, kinds: Collection[EventKind], chosen: EventKind, others: Collection[PossibleAct] = ()) -> None:
        """Offer these kinds, one of them chosen, and other acts in the menu."""
        self._name = ""
        self._reasons = {one.act.kind: one.why_not for one in others if one.name != APPROVAL}
        self.choice(chosen).setChecked(True)
        self._show(kinds, others)

    def offer_act(self, act: PossibleAct, others: Collection[PossibleAct]) -> None:
        """Have an act chosen that is no written kind, and offer all others in the menu: its fields want the room."""
        self._name = act.name
        self._show((), others)

    def choice(self, kind: EventKind) -> QPushButton:
        """Return the button of a kind."""
        made = self._group.button(WRITTEN_KINDS.index(kind))
        assert isinstance(made, QPushButton)
        return made

    def _add(self, number: int, words: str, tip: str) -> None:
        made = button(words, self.chosen.emit, "choice")
        made.setCheckable(True)
        made.setToolTip(tip)
        made.setMinimumWidth(_width(words))
        self._group.addButton(made, number)
        self._flow.addWidget(made)

    def _show(self, kinds: Collection[EventKind], others: Collection[PossibleAct]) -> None:
        self._offered = tuple(kind for kind in WRITTEN_KINDS if kind in kinds)
        left_out = BESIDE if self._name else {*WRITTEN_KINDS, *BESIDE}
        wanted = [one for one in others if one.act.kind not in left_out and APPROVAL != one.name != self._name]
        self._others = sorted(wanted, key=lambda one: bool(one.why_not))
        self._folded = ()
        self._build_menu()
        self._fold()

    def _fold(self) -> None:
        """Put the last kinds into the menu, until all that is shown has a line; the chosen one always has."""
        room = self.width()
        shown: list[EventKind] = list(self._offered)
        folded: list[EventKind] = []
        while self._lines(shown, room, has_menu=bool(self._others or folded)) > self._most_lines and len(shown) > 1:
            last = next(kind for kind in reversed(shown) if kind is not self.kind)
            shown.remove(last)
            folded.insert(0, last)
        for kind in WRITTEN_KINDS:
            self.choice(kind).setVisible(kind in shown)
        if tuple(folded) != self._folded:
            self._folded = tuple(folded)
            self._build_menu()

    def _lines(self, kinds: Collection[EventKind], room: int, *, has_menu: bool) -> int:
        widths = [self.choice(kind).sizeHint().width() for kind in kinds]
        widths += [_width(self._menu_words) + _ARROW] if has_menu else []
        lines, taken = 1, -_GAP
        for width in widths:
            taken += _GAP + width
            if taken > room:
                lines, taken = lines + 1, width
        return lines

    @property
    def _menu_words(self) -> str:
        return self.tr("T&indakan lain")

    def _build_menu(self) -> None:
        """Have the menu offer what it shall; its button stays, for this may be asked for in the middle of a layout."""
        wanted = [*map(_folded_act, self._folded), *self._others]
        open_with(self._menu, wanted, self._begin)
        self._menu.setVisible(bool(wanted))

    def _begin(self, name: str) -> None:
        """Go over to a folded kind as by its button; any other act is asked for."""
        kind = next((kind for kind in self._folded if ACT_OF_KIND[kind].name == name), None)
        if kind is None:
            self.wanted.emit(name)
        else:
            self.choice(kind).click()

    def _fold_anew(self, _number: int, is_chosen: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Take what is chosen now out of the menu, however it was chosen."""
        if is_chosen:
            self._fold()


def _folded_act(kind: EventKind) -> PossibleAct:
    act = ACT_OF_KIND[kind]
    return PossibleAct(act=replace(act, words=as_spoken(act.words)), name=act.name)


def _width(words: str) -> int:
    return QFontMetrics(font(bold=True)).horizontalAdvance(words) + _SIDES
