"""What a desk can prove about the time of writing, over processes and restarts of the computer."""

from pathlib import Path

from desktop.clock import SystemClock
from sync.contract.events import EventKind
from sync.contract.messages import RefusalCode, Written
from sync.contract.proven_time import proven
from tests.support import answers
from tests.support.clocks import MONDAY
from tests.support.desks import TestDesk, desk_in
from tests.support.lines import good, line_to, refusal, row_of, says

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000


def _heard(desk: TestDesk, folder: Path, server_time: int = MONDAY) -> None:
    desk.apply(answers.answer(answers.text(1), answers.state(1)))
    with line_to(desk, folder, says(good(server_time))) as synchroniser:
        assert synchroniser.exchange_now().outcome == "done"


def _write(desk: TestDesk) -> Written:
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah ditinjau.")
    return desk.waiting()[-1].written


def test_ticks_prove_the_time_whatever_the_clock_shows(desk: TestDesk, tmp_path: Path) -> None:
    """Turned back by a day, written three hours after the exchange: three hours after the centre's time."""
    _heard(desk, tmp_path)
    desk.clock.pass_by(3 * _HOUR)
    desk.clock.wall -= _DAY
    written = _write(desk)
    assert written == Written(at=MONDAY + 3 * _HOUR - _DAY, offset=480, after=MONDAY, elapsed=3 * _HOUR)
    assert proven(written, MONDAY + 9 * _DAY).judged == MONDAY + 3 * _HOUR


def test_ticks_count_in_another_process_too(tmp_path: Path) -> None:
    """Each command is one: what was heard lies in the database."""
    with desk_in(tmp_path) as first:
        _heard(first, tmp_path)
    with desk_in(tmp_path) as second:
        second.clock.pass_by(_HOUR)
        assert _write(second).elapsed == _HOUR


def test_after_a_restart_of_the_computer_the_clock_is_believed_and_nothing_more(desk: TestDesk, tmp_path: Path) -> None:
    """Ticks begin anew with each boot, even where they have come further than before."""
    _heard(desk, tmp_path)
    desk.clock.pass_by(_HOUR)
    desk.clock.booted = "boot 2"
    written = _write(desk)
    assert written == Written(at=MONDAY + _HOUR, offset=480, after=MONDAY)
    assert proven(written, MONDAY + 9 * _DAY).judged == MONDAY + _HOUR


def test_ticks_that_went_back_or_have_no_boot_prove_nothing(desk: TestDesk, tmp_path: Path) -> None:
    """A machine that was set back to an earlier state, a system that does not tell its boots."""
    desk.clock.ticks = _DAY
    _heard(desk, tmp_path)
    desk.clock.ticks = 5
    assert _write(desk).elapsed == -1
    desk.clock.ticks, desk.clock.booted = 2 * _DAY, ""
    _heard(desk, tmp_path)
    assert _write(desk).elapsed == -1


def test_a_clock_turned_back_after_a_restart_is_found_out(desk: TestDesk, tmp_path: Path) -> None:
    """The desk has noted a later time before: when it recorded, typed, or tried to exchange."""
    _heard(desk, tmp_path)
    desk.clock.booted = "boot 2"
    desk.clock.pass_by(6 * _DAY)
    desk.casework.save_draft(1, EventKind.NOTE, "Suda")
    desk.clock.wall -= 5 * _DAY
    written = _write(desk)
    assert (written.at, written.seen) == (MONDAY + _DAY, MONDAY + 6 * _DAY)
    assert proven(written, MONDAY + 7 * _DAY).judged == MONDAY + 7 * _DAY


def test_an_exchange_makes_good_what_a_wrong_clock_had_noted(desk: TestDesk, tmp_path: Path) -> None:
    """A clock that had been a year ahead and was set right must not cast doubt for a year."""
    _heard(desk, tmp_path)
    desk.clock.wall += 365 * _DAY
    _write(desk)
    desk.clock.wall -= 365 * _DAY
    _heard(desk, tmp_path, MONDAY + _HOUR)
    desk.clock.booted = "boot 2"
    desk.clock.pass_by(_HOUR)
    assert _write(desk).seen == 0


def test_a_refusal_that_tells_the_time_is_as_good(desk: TestDesk, tmp_path: Path) -> None:
    """A centre that is being worked on knows what time it is."""
    _heard(desk, tmp_path)
    desk.clock.pass_by(_HOUR)
    told = refusal(RefusalCode.MAINTENANCE, "503 Service Unavailable", server_time=MONDAY + _HOUR)
    with line_to(desk, tmp_path, says(told)) as synchroniser:
        synchroniser.exchange_now()
    desk.clock.pass_by(_MINUTE)
    written = _write(desk)
    assert (written.after, written.elapsed) == (MONDAY + _HOUR, _MINUTE)


def test_an_exchange_that_heard_nothing_moves_nothing_but_the_highest_time(desk: TestDesk, tmp_path: Path) -> None:
    """The last word of the centre goes on to count."""
    _heard(desk, tmp_path)
    desk.clock.pass_by(_HOUR)
    with line_to(desk, tmp_path, lambda connection: connection.close()) as synchroniser:
        synchroniser.exchange_now()
    line = row_of(desk)
    assert (line.told_at, line.told_ticks, line.seen_at) == (MONDAY, 0, MONDAY + _HOUR)


def test_a_desk_that_never_heard_the_centre_writes_what_its_clock_shows(desk: TestDesk) -> None:
    """Nothing else is known."""
    desk.apply(answers.answer(answers.text(1), answers.state(1)))
    assert _write(desk) == Written(at=MONDAY, offset=480)


def test_this_computer_has_ticks_and_a_name_for_its_boot() -> None:
    """Both last over processes; here they are only read twice."""
    first, second = SystemClock(), SystemClock()
    assert 0 < first.ticks_ms() <= second.ticks_ms()
    assert first.boot() == second.boot() != ""
