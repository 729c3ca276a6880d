"""A first sync is useful before it is complete, and exact when it is, whatever happens meanwhile."""

from itertools import groupby

import msgspec
import pytest

from sync.contract.entities import CaseState, Change
from sync.contract.frames import unpack
from sync.contract.messages import AnswerFrame, Opening
from sync.contract.status import OPEN_BUCKETS, bucket_of
from sync.server.answer import Answer
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import Desk
from tests.support.centres import TestCentre, exported, read_frames
from tests.support.writing_officer import officer_of

pytestmark = pytest.mark.slow

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"
OPEN, SETTLED = "Terdisposisi ke Instansi", "Ditutup oleh Admin"
_DAY = 86_400_000


def _fill(centre: TestCentre, count: int = 60) -> None:
    """Every third case is settled; the later its number, the longer ago it came in; bodies fill frames."""
    rows = []
    for number in range(count):
        status = SETTLED if number % 3 == 0 else OPEN
        at = centre.clock.now - (number + 1) * 3 * _DAY
        body = f"kata {number} " * 600
        rows.append(exported(2 + number, str(7_400_000 + number), MUARA, status=status, received_at=at, body=body))
    centre.take(*rows)


def _with_timelines(centre: TestCentre, desk: OpenDesk) -> None:
    """One note on each case."""
    writer = desk("rini", 99)
    writer.exchange()
    writer.exchange(*(writer.action(row, kind="catatan") for row in writer.rows("text")))


def _answer(desk: Desk, cursor: str = "", budget: int = 0) -> list[AnswerFrame]:
    return read_frames(desk.post(Opening(cursor=cursor, budget=budget)))


def _until(desk: Desk, kind: str) -> None:
    """Take frames, one a request, until the first change of this kind has arrived."""
    while True:
        first, *_ = _answer(desk, desk.cursor)
        desk.apply(first)
        if any(change.kind == kind for change in first.changes):
            return


def _finish(desk: Desk) -> None:
    while desk.exchange()[-1].more:
        pass


def test_what_is_useful_first_comes_first(centre: TestCentre, desk: OpenDesk) -> None:
    """Units, calendars, rules; open heads by deadline, their bodies, their timelines; then what is settled."""
    _fill(centre)
    _with_timelines(centre, desk)
    rini = desk("rini", 1)
    frames = _answer(rini)
    changes = [change for frame in frames for change in frame.changes]
    told = {change.row: unpack(change.body, CaseState) for change in changes if change.kind == "state"}
    is_open = {row: bucket_of(state.status) in OPEN_BUCKETS for row, state in told.items()}

    def stage(change: Change) -> str:
        case = msgspec.msgpack.decode(change.body)["case"] if change.kind == "event" else change.row
        kind = "head" if change.kind == "state" else change.kind
        if kind in ("unit", "calendar", "rules"):
            return kind
        return f"{'open' if is_open[case] else 'settled'} {kind}"

    kinds = ("head", "body", "event")
    assert [name for name, _ in groupby(changes, stage)] == [
        "unit", "calendar", "rules", *(f"{state} {kind}" for state in ("open", "settled") for kind in kinds),
    ]  # fmt: skip
    heads = [change.row for change in changes if change.kind == "head"]
    due = [told[row].completion_on for row in heads if is_open[row]]
    assert due == sorted(due, key=str)
    bodies = [change.row for change in changes if change.kind == "body"]
    assert bodies == heads
    assert len({change.row for change in changes if change.kind == "event"}) == 60


def test_a_list_can_be_shown_after_the_first_frame(centre: TestCentre, desk: OpenDesk) -> None:
    """All open heads with their states are in it, before any long text."""
    _fill(centre)
    first, *rest = _answer(desk("rini", 1))
    assert len(rest) > 2
    assert sum(change.kind == "head" for change in first.changes) == 40


def test_the_first_frame_says_about_how_much_is_to_come(centre: TestCentre, desk: OpenDesk) -> None:
    """A progress bar needs an end; a resumed sync says what is left of it."""
    _fill(centre, 150)
    _with_timelines(centre, desk)
    rini = desk("rini", 1)
    frames = _answer(rini)
    count = sum(len(frame.changes) for frame in frames)
    assert abs(frames[0].total - count) <= count // 10
    assert all(frame.total == 0 for frame in frames[1:])
    resumed = _answer(rini, frames[1].cursor)
    left = sum(len(frame.changes) for frame in resumed)
    assert abs(resumed[0].total - left) <= count // 10
    assert left < count


def test_a_first_sync_cut_after_every_frame_ends_like_an_uncut_one(centre: TestCentre, desk: OpenDesk) -> None:
    """And no change travels twice."""
    _fill(centre)
    _with_timelines(centre, desk)
    whole, cut = desk("rini", 1), desk("rini", 2)
    uncut = [(change.kind, change.row) for frame in whole.exchange() for change in frame.changes]
    told = []
    is_last = False
    while not is_last:
        first, *_ = _answer(cut, cut.cursor)
        cut.apply_all([first])
        told += [(change.kind, change.row) for change in first.changes]
        is_last = first.last
    assert (cut.held, cut.marks, cut.cursor) == (whole.held, whole.marks, whole.cursor)
    assert told == uncut


@pytest.mark.parametrize("until", ["head", "body", "event"])
@pytest.mark.parametrize(("before", "after"), [(OPEN, SETTLED), (SETTLED, OPEN)])
def test_a_case_that_changes_its_stage_between_two_requests_is_not_missed(
    centre: TestCentre, desk: OpenDesk, until: str, before: str, after: str
) -> None:
    """Closed or opened again meanwhile: it comes whole, with its timeline, wherever the sync had got to."""
    _fill(centre)
    _with_timelines(centre, desk)
    rini, fresh = desk("rini", 1), desk("rini", 2)
    _until(rini, until)
    changed = [n for n in range(60) if (SETTLED if n % 3 == 0 else OPEN) == before]
    told = frozenset({"status"})
    centre.take(*(exported(2 + n, str(7_400_000 + n), MUARA, status=after, present=told) for n in changed[::4]))
    _finish(rini)
    fresh.exchange()
    assert (rini.held, rini.marks) == (fresh.held, fresh.marks)


def test_a_text_that_is_edited_between_two_requests_is_whole_in_the_end(centre: TestCentre, desk: OpenDesk) -> None:
    """Head of the old and body of the new would be a text that never was."""
    _fill(centre)
    rini, fresh = desk("rini", 1), desk("rini", 2)
    _until(rini, "head")
    told = frozenset({"title", "received_at"})
    at = centre.clock.now
    centre.take(
        *(
            exported(2 + n, str(7_400_000 + n), MUARA, title=f"Baru {n}", received_at=at, present=told)
            for n in range(60)
        )
    )
    _finish(rini)
    fresh.exchange()
    assert (rini.held, rini.marks) == (fresh.held, fresh.marks)


def test_settled_cases_whose_age_is_corrected_between_two_requests_are_not_missed(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """Where only the hour changes, no deadline and so no state does, and yet their order is another."""
    noon = centre.clock.now - 30 * _DAY

    def at_minute(minutes: list[int]) -> None:
        centre.take(
            *(
                exported(2 + n, str(7_400_000 + n), MUARA, status=SETTLED, received_at=noon + 60_000 * minute)
                for n, minute in enumerate(minutes)
            )
        )

    at_minute(list(range(60)))
    rini, fresh = desk("rini", 1), desk("rini", 2)
    while not rini.rows("state"):
        rini.exchange(budget=2000)
    there = rini.rows("state")
    assert 3 < len(there) < 57
    at_minute(list(range(60))[::-1])
    _finish(rini)
    fresh.exchange()
    assert (rini.held, rini.marks) == (fresh.held, fresh.marks)


@pytest.mark.parametrize("until", ["head", "body", "event"])
def test_a_case_that_comes_or_goes_between_two_requests_is_neither_missed_nor_leaked(
    centre: TestCentre, desk: OpenDesk, until: str
) -> None:
    """What is disposed to somebody else leaves the pool at once; what is disposed to us comes with its timeline."""
    centre.unit("PR", "Provinsi Nusa Kencana")
    centre.officer("pool", "PR", Role.COORDINATOR)
    _fill(centre)
    rows = [exported(100 + n, str(7_500_000 + n), body="isi rahasia " * 500) for n in range(20)]
    centre.take(*rows)
    writer = desk("pool", 99)
    writer.exchange()
    writer.exchange(*(writer.action(row, kind="catatan") for row in writer.rows("text")))
    _with_timelines(centre, desk)
    pool, rini, fresh = desk("pool", 1), desk("rini", 2), desk("rini", 3)
    _until(pool, until)
    _until(rini, until)
    centre.take(*(msgspec.structs.replace(row, unit_name=MUARA) for row in rows))
    later = _answer(pool, pool.cursor)
    assert {change.kind for frame in later for change in frame.changes} <= {"withdrawn"}
    pool.apply_all(later)
    assert pool.rows("text") == pool.rows("state") == pool.rows("event") == []
    _finish(rini)
    fresh.exchange()
    assert (rini.held, rini.marks) == (fresh.held, fresh.marks)
    assert len(rini.rows("text")) == 80


def test_what_is_written_during_a_first_sync_costs_nothing_of_its_case(centre: TestCentre, desk: OpenDesk) -> None:
    """The officer answers a case that has only its head so far, and the answer goes up with the next request."""
    _fill(centre)
    _with_timelines(centre, desk)
    rini, fresh = desk("rini", 1), desk("rini", 2)
    _until(rini, "head")
    row = rini.rows("state")[5]
    assert ("text", row) not in rini.held
    rini.exchange(rini.action(row, kind="respon-awal"))
    _finish(rini)
    fresh.exchange()
    assert rini.marks == fresh.marks
    assert rini.held["text", row] == fresh.held["text", row]


def test_a_first_sync_is_not_over_before_what_changed_during_its_answer_is_told(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """A desk that starts anew would drop what it was not told: the stages have left that case out."""
    _fill(centre, 200)
    rini, fresh = desk("rini", 1), desk("rini", 2)
    frames = Answer(centre.centre, officer_of(centre.centre, "rini"), Opening(cursor="anew")).frames()
    rini.apply(next(frames))
    centre.take(exported(3, "7400001", MUARA, status="Tertunda", present=frozenset({"status"})))
    *_, last = rest = list(frames)
    rini.apply_all(rest)
    assert last.more
    _finish(rini)
    fresh.exchange()
    assert (rini.held, rini.marks) == (fresh.held, fresh.marks)
