"""What travels of a change: no more than a desk lacks, and never less."""

import msgspec

from sync.contract.messages import Opening
from sync.server.answer import Answer
from sync.server.store.users import user_by_name
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported, read_frames

MUARA = "Kecamatan Tirta Muara"
_STATUS_ONLY = frozenset({"status"})


def _say(centre: TestCentre, status: str, *numbers: int) -> None:
    centre.clock.now += 60_000
    present = _STATUS_ONLY
    centre.take(*(exported(2 + n, str(7_400_000 + n), MUARA, status=status, present=present) for n in numbers or (0,)))


def _told(desk: Desk) -> list[tuple[str, bool, set[str]]]:
    """What the next exchange brings: kind, whether it is a part, names of its fields."""
    changes = [change for frame in desk.exchange() for change in frame.changes]
    return [(one.kind, one.part, set(msgspec.msgpack.decode(one.body))) for one in changes]


def test_a_state_changed_many_times_travels_as_what_changed_to_a_desk_that_had_it(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """Once, in its newest version; all else of it stays at home."""
    centre.take(exported(2, "7400000", MUARA))
    rini = desk("rini", 1)
    rini.exchange()
    for status in ("Tertunda", "Ditutup oleh Admin", "Terdisposisi ke Instansi", "Ditutup oleh Sistem"):
        _say(centre, status)
    assert _told(rini) == [
        ("state", True, {"status", "lapor_status", "lapor_since", "revision", "completed_on", "pauses"})
    ]
    assert (rini.state(1).status, rini.state(1).revision) == ("Ditutup oleh Sistem", 5)


def test_a_new_desk_gets_the_state_whole(centre: TestCentre, desk: OpenDesk) -> None:
    """However often it had changed before."""
    centre.take(exported(2, "7400000", MUARA))
    for status in ("Tertunda", "Ditutup oleh Admin"):
        _say(centre, status)
    rini = desk("rini", 1)
    states = [part for kind, part, _ in _told(rini) if kind == "state"]
    assert states == [False]
    assert rini.state(1).revision == 3


def test_a_case_that_came_later_is_whole_before_it_comes_in_parts(centre: TestCentre, desk: OpenDesk) -> None:
    """It had changed before this desk ever heard of it."""
    centre.take(exported(2, "7400000", MUARA))
    rini = desk("rini", 1)
    rini.exchange()
    centre.take(exported(3, "7400001", MUARA))
    _say(centre, "Tertunda", 1)
    assert [(kind, part) for kind, part, _ in _told(rini)] == [("text", False), ("state", False)]
    _say(centre, "Ditutup oleh Admin", 1)
    assert [(kind, part) for kind, part, _ in _told(rini)] == [("state", True)]


def test_what_changes_again_while_its_first_telling_is_cut_off_still_comes_whole(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """A desk that has passed the number of the first telling need not have seen what was told there."""
    centre.take(exported(2, "7400000", MUARA))
    rini = desk("rini", 1)
    rini.exchange()
    centre.take(*(exported(2 + n, str(7_400_000 + n), MUARA) for n in range(1, 40)))
    first = read_frames(rini.post(Opening(cursor=rini.cursor, budget=1000)))
    rini.apply_all(first)
    assert first[-1].more
    missing = [n for n in range(1, 40) if ("state", n + 1) not in rini.held]
    _say(centre, "Tertunda", *missing)
    again = read_frames(rini.post(Opening(cursor=rini.cursor, budget=1000)))
    rini.apply_all(again)
    _say(centre, "Ditutup oleh Admin", *missing)
    while rini.exchange()[-1].more:
        pass
    assert {rini.state(n + 1).status for n in missing} == {"Ditutup oleh Admin"}


def test_an_answer_during_which_the_feed_moves_on_promises_nothing_that_it_did_not_tell(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """A desk that read slowly while others wrote is told the rest whole, not in parts of what it never saw."""
    centre.take(exported(2, "7400000", MUARA))
    rini = desk("rini", 1)
    rini.exchange()
    centre.take(*(exported(2 + n, str(7_400_000 + n), MUARA) for n in range(1, 300)))
    with centre.centre.database.reading() as connection:
        user = user_by_name(connection, "rini")
    assert user is not None
    slow = Answer(centre.centre, user, Opening(cursor=rini.cursor)).frames()
    rini.apply(next(slow))
    _say(centre, "Tertunda", 298, 299)
    rest = list(slow)
    rini.apply_all(rest)
    assert rest[-1].sum == b""
    _say(centre, "Ditutup oleh Admin", 299)
    rini.exchange()
    assert rini.state(300).status == "Ditutup oleh Admin"
    assert rini.state(299).status == "Tertunda"
