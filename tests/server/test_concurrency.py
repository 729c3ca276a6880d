"""Several writers at once: no reader ever skips a change, nobody waits in a circle, nothing is taken twice."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import text

from sync.contract.messages import Action, AnswerFrame, Opening, Written
from sync.contract.receipts import Outcome
from sync.server.answer import Answer
from sync.server.feed import FeedWriter
from sync.server.follow_ups import accept
from sync.server.store.cases import cases_in
from sync.server.store.scopes import load_scope_map
from sync.server.store.users import StoredUser, user_by_name
from sync.server.timeline import store_moved
from sync.server.users import Role
from tests.support.busy_centres import check_scopes
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.waiting import wait_for

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"
WRITERS, NEWCOMERS, ROUNDS = 4, 20, 12
PATIENCE = 30.0


class Reader:
    """Follows the feed of one officer as a desk does, frame by frame."""

    def __init__(self, centre: TestCentre, username: str) -> None:
        self.centre = centre
        self.user = officer(centre, username)
        self.cursor = ""
        self.events: list[int] = []

    def read(self) -> None:
        """Ask for everything since the last time."""
        answer = Answer(self.centre.centre, self.user, Opening(cursor=self.cursor))
        for frame in answer.frames():
            self.apply(frame)

    def apply(self, frame: AnswerFrame) -> None:
        """Take over one frame."""
        assert not frame.restart
        self.events += [change.row for change in frame.changes if change.kind == "event"]
        self.cursor = frame.cursor or self.cursor


def follow(reader: Reader, done: threading.Event) -> None:
    """Read on until all is written."""
    while not done.is_set():
        reader.read()


def join(centre: TestCentre, done: threading.Event) -> list[Reader]:
    """Readers that begin one after the other while others write."""
    newcomers: list[Reader] = []
    while not done.is_set() and len(newcomers) < NEWCOMERS:
        newcomers.append(Reader(centre, "koordinator"))
        newcomers[-1].read()
    return newcomers


def officer(centre: TestCentre, username: str) -> StoredUser:
    """An officer as the centre knows it."""
    with centre.centre.database.reading() as connection:
        user = user_by_name(connection, username)
    assert user is not None
    return user


def note(centre: TestCentre, case: int) -> Action:
    """A note on a case, under an id of its own."""
    return Action(id=centre.centre.new_id(), case=case, kind="catatan", text="x", written=Written(at=1))


def case_of(centre: TestCentre, username: str) -> int:
    """The one case of an officer."""
    frames = Answer(centre.centre, officer(centre, username), Opening()).frames()
    [row] = [change.row for frame in frames for change in frame.changes if change.kind == "state"]
    return row


@pytest.fixture
def busy(centre: TestCentre) -> TestCentre:
    """A centre with a case at each kecamatan and a coordinator above both."""
    centre.officer("koordinator", "KAB", Role.COORDINATOR)
    centre.take(exported(2, "7400001", MUARA), exported(3, "7400002", HULU))
    return centre


def test_readers_see_every_event_once_while_many_write(busy: TestCentre) -> None:
    """Numbers of a scope become visible in their order, whoever commits first; imports run in between.

    Whoever joins in the midst misses nothing either, but may be told an event with its case and at its own number.
    """
    cases = {name: case_of(busy, name) for name in ("rini", "budi")}
    readers = [Reader(busy, "koordinator"), Reader(busy, "rini")]
    for reader in readers:
        reader.read()
    done = threading.Event()

    def write(number: int) -> list[int]:
        username = ("rini", "budi", "koordinator", "koordinator")[number]
        targets = list(cases.values()) if username == "koordinator" else [cases[username]]
        rows = []
        for _ in range(ROUNDS):
            ordered = targets if number % 2 else targets[::-1]
            given = accept(busy.centre, officer(busy, username), [note(busy, case) for case in ordered]).receipts
            rows += [one.receipt.read().event for one in given]
        return rows

    def bring() -> None:
        for number in range(4):
            busy.take(exported(2, "7400001", MUARA, title=f"Judul {number}"), exported(3, "7400002", HULU))

    with ThreadPoolExecutor(WRITERS + len(readers) + 2) as pool:
        following = [pool.submit(follow, reader, done) for reader in readers]
        joining = pool.submit(join, busy, done)
        bringing = pool.submit(bring)
        try:
            written = [row for rows in pool.map(write, range(WRITERS), timeout=PATIENCE) for row in rows]
            bringing.result(PATIENCE)
        finally:
            done.set()
        for one in following:
            one.result(PATIENCE)
        newcomers = joining.result(PATIENCE)
    for reader in [*readers, *newcomers]:
        reader.read()
    assert sorted(readers[0].events) == sorted(written)
    assert len(set(written)) == ROUNDS * (1 + 1 + 2 + 2)
    assert len(readers[1].events) == len(set(readers[1].events)) == ROUNDS * 3
    assert [sorted(set(one.events)) for one in newcomers] == [sorted(written)] * len(newcomers)


def test_a_note_of_the_midst_of_a_first_sync_comes_with_its_case_and_at_its_number(centre: TestCentre) -> None:
    """The same row both times, so that a desk stores it once."""
    centre.take(*(exported(n, str(7_500_000 + n), MUARA, title=f"Judul {n}") for n in range(2, 302)))
    reader = Reader(centre, "rini")
    frames = Answer(centre.centre, reader.user, Opening()).frames()
    first = next(frames)
    row = next(change.row for change in first.changes if change.kind == "state")
    [given] = accept(centre.centre, reader.user, [note(centre, row)]).receipts
    for frame in (first, *frames):
        reader.apply(frame)
    reader.read()
    assert reader.events == [given.receipt.read().event] * 2


def test_one_action_sent_twice_at_the_same_time_is_recorded_once(busy: TestCentre) -> None:
    """A desk that repeats while its first request still runs gets the same receipt twice."""
    action, user = note(busy, case_of(busy, "rini")), officer(busy, "rini")
    with ThreadPoolExecutor() as pool:
        given = list(pool.map(lambda _: accept(busy.centre, user, [action]).receipts, range(6), timeout=PATIENCE))
    assert len({one.receipt for [one] in given}) == 1
    reader = Reader(busy, "rini")
    reader.read()
    assert len(reader.events) == 1


def test_two_officers_using_one_id_at_the_same_time_do_not_disturb_each_other(busy: TestCentre) -> None:
    """One of them is recorded; the other is told that the action makes no sense, and what follows is taken."""
    cases = {name: case_of(busy, name) for name in ("rini", "budi")}
    for _ in range(5):
        shared = note(busy, cases["rini"]).id
        start = threading.Barrier(2)

        def send(username: str, shared: object = shared, start: threading.Barrier = start) -> list[Outcome]:
            clash = Action(id=shared, case=cases[username], kind="catatan", text="x", written=Written(at=1))  # type: ignore[arg-type] # a UUID
            user, following = officer(busy, username), note(busy, cases[username])
            start.wait(PATIENCE)
            return [one.receipt.read().outcome for one in accept(busy.centre, user, [clash, following]).receipts]

        with ThreadPoolExecutor() as pool:
            outcomes = list(pool.map(send, cases, timeout=PATIENCE))
        assert sorted(first for first, _ in outcomes) == [Outcome.ACCEPTED, Outcome.REJECTED]
        assert [second for _, second in outcomes] == [Outcome.ACCEPTED] * 2
    reader = Reader(busy, "koordinator")
    reader.read()
    assert len(reader.events) == 5 * 3


def test_a_sum_is_not_told_while_the_feed_moves_on_within_an_answer(busy: TestCentre) -> None:
    """What an answer has told already may be old when it ends; the sum of then would speak of what the desk lacks."""

    def take(title: str, count: int) -> None:
        busy.take(*(exported(n, str(7_500_000 + n), MUARA, title=f"{title} {n}") for n in range(2, count)))

    take("Judul", 302)
    reader = Reader(busy, "rini")
    reader.read()
    take("Judul baru", 302)
    frames = Answer(busy.centre, reader.user, Opening(cursor=reader.cursor)).frames()
    first = next(frames)
    take("Judul terbaru", 3)
    *_, last = frames
    assert (len(first.changes), last.last, last.sum) == (250, True, b"")
    reader.apply(last)
    frame, *_ = Answer(busy.centre, reader.user, Opening(cursor=reader.cursor)).frames()
    assert ([change.row for change in frame.changes], len(frame.sum)) == ([first.changes[0].row], 8)


@pytest.mark.postgres
def test_a_later_number_waits_until_the_earlier_one_is_committed(tmp_path: Path, postgres_url: str) -> None:
    """On PostgreSQL a second writer of the same scope stands still while the first has not committed."""
    with open_test_centre(tmp_path / "server", postgres_url) as centre:
        centre.unit("TM", MUARA)
        centre.officer("rini", "TM")
        centre.take(exported(2, "7400001", MUARA))
        case, rini, reader = case_of(centre, "rini"), officer(centre, "rini"), Reader(centre, "rini")
        reader.read()
        cursor = reader.cursor
        with ThreadPoolExecutor(1) as pool:
            with centre.centre.database.writing() as slow:
                slow.execute(text("SELECT id FROM scopes FOR UPDATE")).all()
                second = pool.submit(accept, centre.centre, rini, [note(centre, case)])
                wait_for(lambda: waiting_for_locks(centre) == 1)
                reader.read()
                assert (reader.cursor, second.done()) == (cursor, False)
                slow.execute(text("UPDATE scopes SET last_seq = last_seq + 1"))
            assert second.result(PATIENCE).receipts[0].receipt.read().outcome is Outcome.ACCEPTED
        before = int(cursor.rpartition(".")[2], 16)
        reader.read()
        assert int(reader.cursor.rpartition(".")[2], 16) == before + 2
        assert len(reader.events) == 1


@pytest.mark.postgres
@pytest.mark.parametrize(
    ("username", "outcome", "reason"), [("rini", Outcome.HELD, "case-moved"), ("koordinator", Outcome.ACCEPTED, "")]
)
def test_whoever_waits_while_a_case_is_disposed_anew_is_judged_by_what_is_so_then(
    tmp_path: Path, postgres_url: str, username: str, outcome: Outcome, reason: str
) -> None:
    """The former unit's act is held, not rejected; the coordinator's is told to the new unit too."""
    with open_test_centre(tmp_path / "server", postgres_url) as centre:
        centre.unit("KAB", "Kabupaten Tirta Kencana")
        for code, name, who in (("TM", MUARA, "rini"), ("TH", HULU, "budi")):
            centre.unit(code, name, "KAB")
            centre.officer(who, code)
        centre.officer("koordinator", "KAB", Role.COORDINATOR)
        centre.take(exported(2, "7400001", MUARA))
        user, row = officer(centre, username), case_of(centre, "rini")
        with ThreadPoolExecutor(1) as pool:
            with centre.centre.database.writing() as slow:
                scope_map = load_scope_map(slow)
                feed = FeedWriter(slow, scope_map, scope_map.all_scopes)
                second = pool.submit(accept, centre.centre, user, [note(centre, row)])
                wait_for(lambda: waiting_for_locks(centre) == 1)
                old = cases_in(slow, [row])[row]
                new = msgspec.structs.replace(old, unit_id=officer(centre, "budi").unit_id, revision=2)
                store_moved(slow, feed, old, new)
                feed.flush()
            statement = second.result(PATIENCE).receipts[0].receipt.read()
        assert (statement.outcome, statement.reason) == (outcome, reason)
        reader = Reader(centre, "budi")
        reader.read()
        assert len(reader.events) == (outcome is Outcome.ACCEPTED)
        check_scopes(centre)


def waiting_for_locks(centre: TestCentre) -> int:
    """How many sessions of this database wait for another one."""
    query = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    with centre.centre.database.reading() as connection:
        return int(connection.execute(text(query)).scalar_one())
