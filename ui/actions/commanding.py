"""Opens the palette and the sheet of keys over what the window and its present room can do."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sync.contract.errors import TindakError
from ui.actions.action import WindowAction
from ui.actions.matching import Entry
from ui.actions.registry import Actions
from ui.ports.acts import PossibleAct
from ui.ports.desk import CaseLine, Desk
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.actions.palette import Palette
    from ui.actions.sheet import ShortcutSheet

_MOST_RECENT: Final = 5


class Commanding(QObject):
    """Keeps the list of actions, and what was used last."""

    recent_changed = Signal()

    def __init__(
        self,
        workplace: Workplace,
        window: QWidget,
        show_case: Callable[[int], object],
        begin_act: Callable[[int, str], object],
    ) -> None:
        """Begin with no action.

        :param show_case: shows a case that was chosen.
        :param begin_act: begins an act, by its name, with a case.
        """
        super().__init__(window)
        self._workplace, self._window = workplace, window
        self._show_case, self._begin_act = show_case, begin_act
        self.actions = Actions(window)
        self.recent: tuple[str, ...] = ()
        """Names of the actions that were chosen last, the newest first."""
        self._recent_cases: dict[str, Entry] = {}
        self._names: Mapping[str, str] = {}
        self.palette: Palette | None = None
        self.sheet: ShortcutSheet | None = None

    def name_places(self, names: Mapping[str, str]) -> None:
        """Take the names of the rooms, by room, in their order."""
        self._names = names

    def open_palette(self, place: str, case: int = 0) -> None:
        """Offer all that can be done, what is of the present room first.

        :param case: the case that is shown there; its acts are offered too. 0 for none.
        """
        from ui.actions.palette import Palette  # noqa: PLC0415 - a start offers nothing

        made = Palette(self._workplace, self._entries(place), self.recent, self._choose_case, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.destroyed.connect(self._forget_palette)
        self.palette = made
        made.open()
        if case:
            self._workplace.background.database.run(
                made,
                partial(_acts_of, self._workplace.desk, case),
                on_success=partial(self._offer_acts, made),
                on_failure=_is_offered_without,
            )

    def open_sheet(self, place: str) -> None:
        """Tell all keys, those of the present room first."""
        from ui.actions.sheet import KeyGroup, ShortcutSheet  # noqa: PLC0415 - as above

        others = [other for other in self.actions.places if other != place]
        groups = [
            KeyGroup(self.tr("Di {}").format(self._names[one]), self.actions.of(one))
            for one in (place, *others)
            if one in self._names
        ]
        groups.insert(1 if self.actions.of(place) else 0, KeyGroup(self.tr("Di mana saja"), self.actions.of("")))
        made = ShortcutSheet(groups, self._window, self._workplace.appearance)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.destroyed.connect(self._forget_sheet)
        self.sheet = made
        made.open()

    def _entries(self, place: str) -> list[Entry]:
        entries = list(self._recent_cases.values())
        entries += [self._entry(one, self._names.get(place, "")) for one in self.actions.of(place) if one.is_offered]
        entries += [self._entry(one, "") for one in self.actions.of("") if one.is_offered]
        for other in self.actions.places:
            if other != place:
                why = self.tr("Buka {} dahulu; perintah ini hanya ada di sana.").format(self._names.get(other, ""))
                entries += [self._entry(one, "", why) for one in self.actions.of(other) if one.is_offered]
        return entries

    def _entry(self, action: WindowAction, below: str, why: str = "") -> Entry:
        return Entry(
            action.name,
            action.words,
            partial(self._do, action),
            action.shown_keys,
            below,
            why or action.why_not(),
            action.also,
        )

    def _offer_acts(self, palette: "Palette", found: tuple[CaseLine, Sequence[PossibleAct]]) -> None:
        line, possible = found
        below = self.tr("Laporan {number} · {title}").format(number=line.tracking_id, title=line.title)
        palette.add(
            [
                Entry(
                    f"act {one.name}",
                    one.act.words,
                    partial(self._begin_act, line.case, one.name),
                    below=below,
                    why_not=one.why_not,
                )
                for one in sorted(possible, key=lambda one: bool(one.why_not))
            ]
        )

    def _do(self, action: WindowAction) -> None:
        self.recent = (action.name, *(name for name in self.recent if name != action.name))[:_MOST_RECENT]
        self.recent_changed.emit()
        self.actions.do(action)

    def _choose_case(self, case: int, entry: Entry) -> None:
        """Show a case; it stands in the palette for as long as the program runs, and is written down nowhere."""
        self._recent_cases = {entry.name: entry, **self._recent_cases}
        self._recent_cases = dict(list(self._recent_cases.items())[:_MOST_RECENT])
        self._show_case(case)

    def _forget_palette(self) -> None:
        self.palette = None

    def _forget_sheet(self) -> None:
        self.sheet = None


def _acts_of(desk: Desk, case: int) -> tuple[CaseLine, Sequence[PossibleAct]]:
    """Return the case that is shown, by which the acts are told apart from others, and what can be done with it."""
    return desk.case(case).line, desk.possible_acts(case)


def _is_offered_without(_fault: TindakError) -> None:
    """Offer the rest: the acts of a case stand in its room too, where the fault is told."""
