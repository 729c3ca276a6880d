"""Whatever happens at the centre, each scope counts what it holds, and each desk ends up with exactly that."""

import random
from typing import Final

import pytest

from sync.contract.frames import unpack
from sync.contract.messages import Action, Opening
from sync.server.authorisation import scope_kind_of
from sync.server.store.scopes import find_scope
from sync.server.store.users import user_by_name
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.busy_centres import BusyCentre, bodies_due, check_scopes, entities_due
from tests.support.centres import TestCentre, read_frames
from tests.support.thoroughness import rounds

pytestmark = pytest.mark.slow

SEEDS: Final = range(1, 1 + rounds(2))
_KINDS: Final = ("catatan", "respon-awal", "tarian")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_sum_of_a_scope_is_that_of_all_it_holds_after_whatever_happened(centre: TestCentre, seed: int) -> None:
    """Imports, follow-ups, moves, renames, new units and new coordinators, in any order."""
    busy = BusyCentre(centre, seed)
    for _ in range(40):
        busy.do_something()
        check_scopes(centre)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_desk_ends_with_what_its_scope_holds_however_its_answers_were_cut(
    centre: TestCentre, desk: OpenDesk, seed: int
) -> None:
    """While things go on happening: staged first syncs, budgets, cuts after any frame, receipts that got lost."""
    busy = BusyCentre(centre, seed)
    busy.bring()
    centre.officer("pool", "KAB", Role.COORDINATOR)
    desks = {name: _Unlucky(desk(name, number), seed + number) for number, name in enumerate(("rini", "budi", "pool"))}
    for _ in range(30):
        busy.do_something()
        for one in desks.values():
            one.try_once()
    for name, one in desks.items():
        one.get_through()
        _check(centre, name, one.desk)


class _Unlucky:
    """A desk on a line that breaks, and an officer who writes meanwhile."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.waiting: list[Action] = []
        self._chance = random.Random(seed)

    def try_once(self) -> None:
        """Exchange, keep some of the frames, and lose the others."""
        chance = self._chance
        if self.desk.rows("state") and chance.random() < 0.5:
            case = chance.choice(self.desk.rows("state"))
            self.waiting.append(self.desk.action(case, kind=chance.choice(_KINDS)))
        sent = tuple(self.waiting)
        budget = chance.choice((0, 300, 3000))
        response = self.desk.post(Opening(cursor=self.desk.cursor, actions=sent, budget=budget))
        if chance.random() < 0.2:
            return
        frames = read_frames(response)
        kept = frames[: chance.randint(1, len(frames))]
        if kept == frames:
            self.desk.apply_all(kept, sent)
        else:
            for one in kept:
                self.desk.apply(one, sent)
        self.waiting = [action for action in sent if action.id not in self.desk.receipts]

    def get_through(self) -> None:
        """Exchange until all is there."""
        more = True
        while more:
            more = self.desk.exchange(*self.waiting)[-1].more
            self.waiting = []


def _check(centre: TestCentre, username: str, desk: Desk) -> None:
    with centre.centre.database.reading() as connection:
        user = user_by_name(connection, username)
        assert user is not None
        scope = find_scope(connection, user.unit_id, scope_kind_of(user))
        assert scope is not None
        assert desk.marks == entities_due(connection)[scope.id]
        bodies = bodies_due(connection, desk.held)
    assert {key: unpack(desk.held[key], type(body)) for key, body in bodies.items()} == bodies
    assert bodies.keys() == desk.held.keys()
