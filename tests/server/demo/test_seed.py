"""The demo in a real centre, brought there by the command."""

import contextlib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sync.contract.events import EventKind
from sync.contract.status import Bucket, bucket_of
from sync.server.centre import Centre, opened
from sync.server.closing import close_due
from sync.server.commands import BAD_INPUT, DONE, run
from sync.server.demo.seed import DEMO_PASSWORD, DemoReport
from sync.server.settings import DataFolder
from sync.server.store.cases import StoredCase, cases_in
from sync.server.store.events import events_of_case
from sync.server.store.units import all_units
from sync.server.store.users import user_by_name
from tests.support.centres import CentreClock, TestCentre
from tests.support.clocks import MONDAY
from tests.support.offices import offices_of
from ui.ports.desk import CaseQuery

pytestmark = pytest.mark.slow

_TODAY = date(2026, 11, 23)
_NOON = MONDAY - 3 * 3_600_000


def _run(*arguments: str) -> tuple[int, bytes]:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
        code = run(arguments)
    return code, said.getvalue().encode()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DemoReport]:
    """The data folder of a centre that the command has filled, and what it said."""
    folder = tmp_path_factory.mktemp("demo") / "server"
    code, said = _run("demo-data", "--data", str(folder), "--today", _TODAY.isoformat(), "--json")
    assert code == DONE
    return folder, msgspec.json.decode(said, type=DemoReport)


@pytest.fixture(scope="module")
def centre(data: tuple[Path, DemoReport]) -> Iterator[Centre]:
    """That centre, opened."""
    with opened(DataFolder(data[0])) as centre:
        yield centre


@pytest.fixture(scope="module")
def cases(centre: Centre) -> list[StoredCase]:
    """All its cases."""
    with centre.database.reading() as connection:
        return list(cases_in(connection, range(1, 1000)).values())


def test_the_centre_holds_the_promised_year(data: tuple[Path, DemoReport], cases: list[StoredCase]) -> None:
    """606 = 589 done + 12 in process + 5 not followed up, stored and told alike."""
    counted = Counter(bucket_of(case.status) for case in cases)
    assert counted == {Bucket.DONE: 589, Bucket.IN_PROCESS: 12, Bucket.UNANSWERED: 5}
    report = data[1]
    assert (report.today, report.cases, report.done) == (_TODAY, 606, 589)
    assert (report.in_process, report.unanswered) == (12, 5)


def test_the_coordinator_sees_the_same_year(centre: Centre, data: tuple[Path, DemoReport], tmp_path: Path) -> None:
    """606 = 589 + 12 + 5 on a desk after its first exchange too, bucket by bucket, and in the list of each."""
    clock = CentreClock(_NOON)
    served = TestCentre(replace(centre, clock=clock), DataFolder(data[0]), clock)
    with offices_of(served, tmp_path, DEMO_PASSWORD) as offices:
        desk = offices("koordinator").casework
        state = desk.state()
        counted = {bucket: count for bucket, count in state.bucket_counts.items() if count}
        assert counted == {"Selesai": 589, "Proses": 12, "Belum Ditindaklanjuti": 5}
        assert {bucket: desk.count(CaseQuery(bucket=Bucket(bucket))) for bucket in counted} == counted
        assert (state.all_cases, state.open_cases) == (606, 17)
        own = offices("camat.muara").casework.state()
        assert sum(own.bucket_counts.values()) == 54


def test_the_year_was_lived_through(centre: Centre, cases: list[StoredCase]) -> None:
    """What is done was closed month by month, after the last word, so that figures of any period say something."""
    done = [(case, case.completed_on) for case in cases if bucket_of(case.status) is Bucket.DONE]
    months = {(on.year, on.month) for _, on in done if on is not None}
    assert len(months) >= 10
    with centre.database.reading() as connection:
        for case, on in done:
            last = max(event.written_at for event in events_of_case(connection, case.id))
            assert on is not None
            assert centre.day_of(last) < on <= _TODAY


def test_the_closing_timer_leaves_the_year_alone(centre: Centre) -> None:
    """Whoever looks at the demo finds the promised numbers, however long it is served that day."""
    assert close_due(replace(centre, clock=CentreClock(_NOON)), dry_run=True) == ()


def test_every_unit_exists_once_under_the_regency(centre: Centre, cases: list[StoredCase]) -> None:
    """The export finds the units by their names: none is made twice, and each learns its number at lapor.go.id."""
    with centre.database.reading() as connection:
        units = all_units(connection)
    assert len(units) == len({unit.code for unit in units}) == 49
    (root,) = [unit for unit in units if unit.parent_id is None]
    assert {unit.parent_id for unit in units if unit is not root} == {root.id}
    assert all(unit.lapor_id for unit in units if unit is not root)
    assert {case.unit_id for case in cases} == {unit.id for unit in units} - {root.id}


def test_the_officer_finds_work_and_its_deadlines(centre: Centre, cases: list[StoredCase]) -> None:
    """Nine complaints wait at the officer's own kecamatan, one of them unanswered beyond its first deadline."""
    with centre.database.reading() as connection:
        officer = user_by_name(connection, "camat.muara")
    assert officer is not None
    own = [case for case in cases if case.unit_id == officer.unit_id]
    waiting = [case for case in own if bucket_of(case.status) is not Bucket.DONE]
    assert (len(own), len(waiting)) == (54, 9)
    unanswered = [case for case in waiting if bucket_of(case.status) is Bucket.UNANSWERED]
    assert sorted(case.first_reply_on < _TODAY for case in unanswered if case.first_reply_on) == [False, False, True]


def test_what_was_said_keeps_its_own_time_and_its_author(centre: Centre, cases: list[StoredCase]) -> None:
    """A timeline reads as it happened: the complaint, the office, the reporter, each in its time."""
    (case,) = [case for case in cases if case.title.startswith("Jalan usaha tani Handil Lima")]
    with centre.database.reading() as connection:
        timeline = events_of_case(connection, case.id)
    assert [event.kind for event in timeline] == [
        EventKind.NOTE,
        EventKind.INITIAL_RESPONSE,
        EventKind.REPORTER_REPLY,
    ]
    times = [case.received_at, *(event.written_at for event in timeline)]
    assert times == sorted(times)
    assert all(event.written_at <= event.received_at for event in timeline)
    assert timeline[1].unit == case.unit_id
    assert timeline[1].published_at == 0
    assert (timeline[2].unit, timeline[2].author) == (0, "Pelapor")


def test_the_officers_can_sign_in(centre: Centre, data: tuple[Path, DemoReport]) -> None:
    """All demo officers have the documented password."""
    with centre.database.reading() as connection:
        for username in data[1].users:
            user = user_by_name(connection, username)
            assert user is not None
            assert centre.passwords.matches(user.password_hash, DEMO_PASSWORD)


def test_a_centre_that_holds_data_is_left_alone(data: tuple[Path, DemoReport], cases: list[StoredCase]) -> None:
    """Invented and real complaints never mix."""
    code, said = _run("demo-data", "--data", str(data[0]))
    assert (code, said) == (BAD_INPUT, b"")
    assert len(cases) == 606
