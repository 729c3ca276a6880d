"""The closing timer at the centre: who stays silent, and what nothing is ever closed over.

Answered and shown on Monday 23 November 2026, so the reporter has until Monday 7 December: 24 to 27, 30, 1 to 4, 7.
"""

import contextlib
import io
import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sync.contract.casework.particulars import Particulars
from sync.contract.events import EventKind
from sync.contract.status import Bucket, bucket_of
from sync.server.closing import Closed, close_due
from sync.server.commands import run
from sync.server.deadline_data import set_zone
from sync.server.follow_ups import accept
from sync.server.locked_cases import lock_cases
from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.events import events_of_case
from sync.server.timeline import store_moved
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.server.test_concurrency import waiting_for_locks
from tests.support.bare_desks import Desk
from tests.support.busy_centres import check_scopes
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.clocks import MONDAY
from tests.support.offices import action, officer_of
from tests.support.waiting import wait_for

pytestmark = pytest.mark.slow

MUARA = "Kecamatan Tirta Muara"
DAY = 86_400_000
NUMBER = "7400001"
LAST_DAY = date(2026, 12, 7)
LAST_MORNING, NEXT_MORNING = MONDAY + 14 * DAY, MONDAY + 15 * DAY


def _case(centre: TestCentre) -> StoredCase:
    with centre.centre.database.reading() as connection:
        (case,) = cases_of_complaints(connection, [NUMBER])
    return case


def _kinds(centre: TestCentre) -> list[str]:
    with centre.centre.database.reading() as connection:
        return [event.kind for event in events_of_case(connection, _case(centre).id)]


@pytest.fixture
def rini(centre: TestCentre, desk: OpenDesk) -> Desk:
    """The officer of a unit with one complaint."""
    centre.officer("pool", "KAB", Role.COORDINATOR)
    centre.take(exported(2, NUMBER, MUARA))
    rini = desk("rini")
    rini.exchange()
    return rini


def _answer(rini: Desk, *, shown: bool = True) -> None:
    case = rini.case(NUMBER)
    said = rini.action(case)
    rini.exchange(said)
    if shown:
        rini.exchange(rini.action(case, "", kind=EventKind.UPLOADED, particulars=Particulars(about=said.id, at=MONDAY)))


def test_a_silent_reporter_ends_a_case_the_day_after_the_last(centre: TestCentre, rini: Desk) -> None:
    """Not on the last day; then by *Sistem*, with a reason that can be read, told to every desk, and only once."""
    _answer(rini)
    centre.clock.now = LAST_MORNING
    assert close_due(centre.centre) == ()
    centre.clock.now = NEXT_MORNING
    closed = (Closed(NUMBER, _case(centre).unit_id or 0, LAST_DAY),)
    assert close_due(centre.centre, dry_run=True) == closed
    assert bucket_of(_case(centre).status) is Bucket.IN_PROCESS
    assert close_due(centre.centre) == closed
    assert close_due(centre.centre) == ()
    case = _case(centre)
    assert (case.status, case.completed_on) == ("Ditutup oleh Sistem", date(2026, 12, 8))
    assert _kinds(centre)[-1] == EventKind.SYSTEM_CLOSE
    rini.exchange()
    told = rini.body("event", rini.rows("event")[-1])
    assert (told["author"], told["kind"]) == ("Sistem", "ditutup-sistem")
    assert told["text"] == (
        "Ditutup oleh sistem: sampai 07-12-2026, 10 hari kerja sejak balasan terakhir pada 23-11-2026, "
        "pelapor tidak menanggapi."
    )
    assert rini.state(rini.case(NUMBER)).status == "Ditutup oleh Sistem"
    check_scopes(centre)


def test_days_begin_where_the_unit_is(centre: TestCentre, rini: Desk) -> None:
    """At 23.30 in Jakarta it is the next day already in Jayapura."""
    _answer(rini)
    centre.clock.now = LAST_MORNING + 8 * 3_600_000 - 30 * 60_000  # 15.30 UTC on 7 December: 23.30 WITA
    assert close_due(centre.centre) == ()
    set_zone(centre.centre, "TM", "WIT")
    assert [one.tracking_id for one in close_due(centre.centre)] == [NUMBER]


@pytest.mark.parametrize("what", ["unpublished", "second-unpublished", "replied", "proposed", "postponed", "draft"])
def test_nothing_is_closed_over_what_still_waits(centre: TestCentre, rini: Desk, desk: OpenDesk, what: str) -> None:
    """Neither over a word that the reporter cannot read, nor over one of the reporter that nobody answered."""
    _answer(rini, shown=what != "unpublished")
    case = rini.case(NUMBER)
    match what:
        case "second-unpublished":
            rini.exchange(rini.action(case, "Lagi."))
        case "replied":
            centre.take(exported(2, NUMBER, MUARA, status="Ditanggapi oleh Pelapor"))
        case "proposed":
            rini.exchange(rini.action(case, "", kind=EventKind.PROPOSAL))
        case "postponed":
            pool = desk("pool", 2)
            pool.exchange()
            pool.exchange(pool.action(case, "", kind=EventKind.POSTPONE, particulars=Particulars(reason="Banjir")))
        case "draft":
            rini.exchange(rini.action(case, "Konsep.", kind=EventKind.DRAFT))
    before = _kinds(centre)
    centre.clock.now = MONDAY + 100 * DAY
    assert close_due(centre.centre) == ()
    assert _kinds(centre) == before
    assert bucket_of(_case(centre).status) is not Bucket.DONE


def test_show_names_the_closing_over_what_was_read_last(centre: TestCentre, rini: Desk) -> None:
    """As desks do: LAPOR! goes by what stands there, and an answer that does not yet moves no day."""

    def closing() -> list[str]:
        told: Any = _told("show", "--data", str(centre.folder.path), NUMBER, "--json")
        return [one["due_on"] for one in told["deadlines"] if one["clock"] == "closing"]

    rini.exchange(rini.action(rini.case(NUMBER), "Kami periksa.", kind=EventKind.INITIAL_RESPONSE))
    assert closing() == [], "the reporter can read nothing yet"
    _answer(rini)
    [day] = closing()
    centre.clock.now += 3 * DAY
    rini.exchange(rini.action(rini.case(NUMBER), "Lagi."))
    assert closing() == [day]


def test_what_was_answered_elsewhere_is_left_to_lapor(centre: TestCentre, rini: Desk) -> None:
    """Nobody here knows when the reporter could read it."""
    centre.take(exported(2, NUMBER, MUARA, status="Ditindaklanjuti oleh Instansi"))
    centre.clock.now = MONDAY + 100 * DAY
    assert close_due(centre.centre) == ()


def test_two_timers_at_once_close_once(centre: TestCentre, rini: Desk) -> None:
    """Several processes may serve one database."""
    _answer(rini)
    centre.clock.now = NEXT_MORNING
    ready = threading.Barrier(4)

    def close() -> int:
        ready.wait()
        return len(close_due(centre.centre))

    with ThreadPoolExecutor(4) as both:
        counts = [done.result() for done in [both.submit(close) for _ in range(4)]]
    assert sum(counts) == 1
    assert _kinds(centre).count(EventKind.SYSTEM_CLOSE) == 1
    check_scopes(centre)


@pytest.mark.postgres
def test_whoever_answered_while_the_timer_waited_is_not_closed_over(tmp_path: Path, postgres_url: str) -> None:
    """What was true before the locks were held counts for nothing."""
    with open_test_centre(tmp_path / "server", postgres_url) as centre:
        centre.unit("TM", MUARA)
        centre.officer("rini", "TM")
        centre.take(exported(2, NUMBER, MUARA))
        user = officer_of(centre.centre.database, "rini")
        said = action(centre, _case(centre), EventKind.SUBSTANTIVE_RESPONSE)
        shown = action(centre, _case(centre), EventKind.UPLOADED, said=Particulars(about=said.id))
        accept(centre.centre, user, [said, shown])
        centre.clock.now = NEXT_MORNING
        with ThreadPoolExecutor(1) as pool:
            with centre.centre.database.writing() as slow:
                feed, locked = lock_cases(slow, [_case(centre).id])
                timer = pool.submit(close_due, centre.centre)
                wait_for(lambda: waiting_for_locks(centre) == 1)
                (case,) = locked.values()
                heard = msgspec.structs.replace(case, status="Ditanggapi oleh Pelapor", revision=case.revision + 1)
                store_moved(slow, feed, case, heard)
                feed.flush()
            assert timer.result(30) == ()
        assert _case(centre).status == "Ditanggapi oleh Pelapor"
        check_scopes(centre)


def _told(*words: str) -> object:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        assert run(words) == 0
    return json.loads(said.getvalue()) if said.getvalue() else None


def test_the_command_and_approval(client: TestClient[Litestar], centre: TestCentre, rini: Desk) -> None:
    """By hand; and a unit whose responses want a second pair of eyes says so to its desks."""
    data = ("--data", str(centre.folder.path))
    assert _told("close-due", *data, "--dry-run", "--json") == {"dry_run": True, "closed": []}
    assert _told("unit", "approval", *data, "TM", "on") is None
    rini.exchange()
    assert [
        unit["approval"] for unit in (rini.body("unit", row) for row in rini.rows("unit")) if unit["code"] == "TM"
    ] == [True]
    refused = rini.action(rini.case(NUMBER))
    rini.exchange(refused)
    assert rini.receipts[refused.id].reason == "approval-needed"
    _told("unit", "approval", *data, "TM", "off")
    rini.exchange()
    _answer(rini)
    assert _case(centre).status == "Ditindaklanjuti oleh Instansi"
    check_scopes(centre)
