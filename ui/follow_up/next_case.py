"""Which case comes after one that was answered: in the order of the list that the form was entered from."""

from collections.abc import Callable, Collection
from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from sync.contract.events import EventKind
from ui.complaints.next_act import act_of_turn, go_on, next_act
from ui.ports.acts import TodayItem
from ui.ports.desk import CaseLine, CaseQuery
from ui.workplace import Workplace

_LOOKED_AT: Final = 300
"""Rows of a list in which the next case is looked for."""
_LOOKED_AT_OF_GROUP: Final = 50
"""The same of each group of *Hari ini*."""


class NextUp(NamedTuple):
    """A case, and what is to be done with it."""

    case: int
    act: str
    tracking_id: str
    title: str


class _Listed(NamedTuple):
    listed: tuple[NextUp, ...]
    waiting: int
    """Rows of *Hari ini* that are this officer's own."""


class Succession(QObject):
    """Remembers the order in which work was begun, and what was done since."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Look into *Hari ini*, until work is begun elsewhere."""
        super().__init__(parent)
        self._workplace = workplace
        self._query: CaseQuery | None = None
        self._order: tuple[int, ...] = ()
        self._done: set[int] = set()

    def begin(self, listed: CaseQuery | None) -> None:
        """Begin a new round of work, in the order of what a list shows, or in that of *Hari ini*."""
        self._query = listed
        self._order, self._done = (), set()
        self._ask(self._remember)

    def after(self, case: int, tell: Callable[[NextUp | None, int], None], fail: Callable[[], None]) -> None:
        """Tell what comes after a case with which something was done just now.

        ``None`` when nothing is left to write; with it, how much of *Hari ini* waits for this officer.
        """
        self._done.add(case)
        self._ask(lambda found: tell(_following(self._order, case, found.listed, self._done), found.waiting), fail)

    def _ask(self, take: Callable[[_Listed], None], fail: Callable[[], None] = lambda: None) -> None:
        query, desk = self._query, self._workplace.desk

        def look() -> _Listed:
            day = desk.day(_LOOKED_AT_OF_GROUP if query is None else 1)
            today = [item for group in day.groups for item in group.items]
            listed = of_today(today) if query is None else of_list(desk.cases(query, 0, _LOOKED_AT))
            return _Listed(listed, day.mine)

        self._workplace.background.database.run(self, look, on_success=take, on_failure=lambda _fault: fail())

    def _remember(self, found: _Listed) -> None:
        self._order = tuple(one.case for one in found.listed)


def of_today(items: Collection[TodayItem]) -> tuple[NextUp, ...]:
    """Return what of *Hari ini* is this officer's own and is done in the form."""
    found = []
    for one in items:
        if not one.is_mine or not one.case or one.action:
            continue
        act = go_on() if one.has_draft else act_of_turn(one.turn.act) if one.is_whole else None
        if act is not None and act.kind is not EventKind.UPLOADED:
            found.append(NextUp(one.case, act.begins, one.tracking_id, one.title))
    return tuple(found)


def of_list(lines: Collection[CaseLine]) -> tuple[NextUp, ...]:
    """Return the rows of a list in which it is this officer's turn to write."""
    found = []
    for line in lines:
        act = next_act(line) if line.turn.is_mine else None
        if act is not None and act.kind is not EventKind.UPLOADED:
            found.append(NextUp(line.case, act.begins, line.tracking_id, line.title))
    return tuple(found)


def _following(order: tuple[int, ...], case: int, found: tuple[NextUp, ...], done: Collection[int]) -> NextUp | None:
    """Return the first one behind ``case`` that is still to be done, else the first of all."""
    left = {one.case: one for one in found if one.case not in done}
    place = order.index(case) + 1 if case in order else 0
    return next((left[one] for one in (*order[place:], *left) if one in left), None)
