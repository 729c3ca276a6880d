"""Answers of extreme shapes: a budget smaller than a case, and a roll of everything."""

import pytest
from sqlalchemy import insert

from sync.contract.frames import MAX_FRAME_BYTES, frame
from sync.contract.messages import Opening
from sync.server.answer import Answer
from sync.server.store import users
from sync.server.store.scopes import ScopeKind, find_scope
from sync.server.store.tables import feed
from tests.server.conftest import OpenDesk
from tests.support.centres import TestCentre, exported

pytestmark = pytest.mark.slow

_MANY = 250_000
_LONG = "x" * 20_000


def test_a_budget_below_one_case_still_comes_to_an_end(centre: TestCentre, desk: OpenDesk) -> None:
    """Whoever asks for little gets little, and all of it in the end."""
    centre.take(exported(1, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    for _ in range(5):
        rini.exchange(rini.action(rini.case("7400001"), _LONG))
    other = desk("rini", 2)
    assert any(not other.exchange(budget=1000)[-1].more for _ in range(30))


def test_a_roll_of_everything_fits_frames_that_a_desk_reads(centre: TestCentre, desk: OpenDesk) -> None:
    """A desk that holds nothing of a large scope can be repaired like any other."""
    cursor = desk("rini").exchange()[-1].cursor
    with centre.centre.database.writing() as connection:
        user = users.user_by_name(connection, "rini")
        assert user is not None
        scope = find_scope(connection, user.unit_id, ScopeKind.UNIT)
        assert scope is not None
        row = {"scope_id": scope.id, "kind": "event", "since": 0, "fields": 0}
        many = [{**row, "row": 1000 + n, "seq": 100 + n, "mark": (1 << 62) + n} for n in range(_MANY)]
        connection.execute(insert(feed), many)
    frames = Answer(centre.centre, user, Opening(cursor=cursor, buckets=bytes(4))).frames()
    assert max(len(frame(one)) for one in frames) <= MAX_FRAME_BYTES
