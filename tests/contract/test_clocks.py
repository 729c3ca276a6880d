"""The clocks of a case, worked out by hand over the long holidays of Idul Fitri."""

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.deadlines import CaseDays, ClockName, ClockState, DeadlineBook, clocks, due_days, due_on
from sync.contract.deadlines.calendars import Calendar, Holiday, HolidayKind
from tests.support.books import UNIT, shipped_book, shipped_calendar

BOOK = shipped_book()
UNANSWERED = CaseDays(status="Terdisposisi ke Dinas Perhubungan", started_on=date(2026, 3, 2))
"""Disposed on Monday 2 March 2026. 18, 19, 20, 23 and 24 March are off: Nyepi, Idul Fitri, and cuti bersama."""


def _with(**days: Any) -> CaseDays:
    return msgspec.structs.replace(UNANSWERED, **days)


def _state(days: CaseDays, name: ClockName, today: date) -> tuple[ClockState, int | None]:
    found = {clock.name: clock for clock in clocks(days, BOOK, UNIT, "Pengaduan", today)}
    return found[name].state, found[name].working_days_left


def test_a_fresh_complaint_has_only_the_clock_of_its_verification() -> None:
    """Came in on Thursday 5 March 2026: Friday 6, Monday 9 and Tuesday 10 are the three working days."""
    days = CaseDays(status="Belum Terverifikasi", verify_from=date(2026, 3, 5))
    (only,) = clocks(days, BOOK, UNIT, "", date(2026, 3, 6))
    assert (only.name, only.due_on, only.working_days_left) == (ClockName.VERIFICATION, date(2026, 3, 10), 2)
    assert only.state is ClockState.DUE_SOON
    assert due_on(days.status, None, None, verify_on=only.due_on) == only.due_on
    verified = msgspec.structs.replace(days, status="Terverifikasi")
    assert clocks(verified, BOOK, UNIT, "", date(2026, 3, 6)) == ()


@pytest.mark.parametrize(
    ("classification", "start", "first_reply_on", "completion_on"),
    [
        # Idul Fitri 2026. From Monday 9 March: Tuesday 10 to Friday 13 are four, Monday 16 the fifth.
        ("Aspirasi", date(2026, 3, 9), date(2026, 3, 16), date(2026, 3, 16)),
        # From Thursday 12 March: 13, 16, 17, then 25 and 26 behind the holidays.
        ("Aspirasi", date(2026, 3, 12), date(2026, 3, 26), date(2026, 3, 26)),
        # The same to fourteen: 27 (6), 30, 31, 1 and 2 April (10), Friday 3 is off, 6, 7, 8, 9 (14).
        ("Pengaduan", date(2026, 3, 12), date(2026, 3, 26), date(2026, 4, 9)),
        # Idul Fitri 2027, 8 to 15 March off. From Wednesday 3: 4, 5, then 16, 17, 18 (5); 19, 22, 23, 24 (9);
        # Thursday 25 and Friday 26 are off; 29, 30, 31 March, 1 and 2 April (14).
        ("Pengaduan", date(2027, 3, 3), date(2027, 3, 18), date(2027, 4, 2)),
        # 18 August 2025, a Monday, is off. From Monday 11: 12 to 15 (4), 19 (5), 20, 21, 22 (8), 25 to 29 (13),
        # Monday 1 September (14).
        ("Pengaduan", date(2025, 8, 11), date(2025, 8, 19), date(2025, 9, 1)),
    ],
)
def test_deadlines_pass_over_days_off(
    classification: str, start: date, first_reply_on: date, completion_on: date
) -> None:
    """Days off count nowhere."""
    due = due_days(_with(started_on=start), BOOK, UNIT, classification)
    assert (due.first_reply_on, due.completion_on) == (first_reply_on, completion_on)


def test_a_day_off_that_was_declared_late_moves_the_deadlines() -> None:
    """Without 18 August 2025 the fifth day after the 11th is that Monday, and the fourteenth Friday 29 August."""
    late = date(2025, 8, 18)
    before = shipped_calendar()
    before = msgspec.structs.replace(before, holidays=tuple(one for one in before.holidays if one.day != late))
    days = _with(started_on=date(2025, 8, 11))
    due = due_days(days, DeadlineBook(BOOK.rule_sets, [before]), UNIT, "Pengaduan")
    assert (due.first_reply_on, due.completion_on) == (late, date(2025, 8, 29))


def test_a_reply_in_time_meets_its_clock_and_a_later_one_does_not() -> None:
    """First reply by Monday 9 March; completion by 27 March: 3-6 (4), 9-13 (9), 16, 17 (11), 25, 26, 27 (14)."""
    today, answered = date(2026, 3, 20), "Ditindaklanjuti oleh Instansi"
    in_time = _with(status=answered, replied_on=date(2026, 3, 9), public_on=date(2026, 3, 9))
    late = _with(status=answered, replied_on=date(2026, 3, 10), public_on=date(2026, 3, 10))
    unknown = _with(status=answered)
    assert _state(in_time, ClockName.FIRST_REPLY, today) == (ClockState.MET, None)
    assert _state(late, ClockName.FIRST_REPLY, today) == (ClockState.MET_LATE, None)
    assert _state(unknown, ClockName.FIRST_REPLY, today) == (ClockState.ENDED, None)
    assert _state(UNANSWERED, ClockName.FIRST_REPLY, today) == (ClockState.OVERDUE, -6)
    assert _state(in_time, ClockName.COMPLETION, today) == (ClockState.RUNNING, 3)
    done = msgspec.structs.replace(in_time, status="Ditutup oleh Admin", completed_on=date(2026, 3, 27))
    assert _state(done, ClockName.COMPLETION, today) == (ClockState.MET, None)
    assert _state(done, ClockName.CLOSING, today) == (ClockState.ENDED, None)
    assert _state(_with(status="Diarsipkan oleh Admin"), ClockName.FIRST_REPLY, today) == (ClockState.ENDED, None)


def test_a_clock_is_overdue_on_the_day_behind_its_last_even_when_nobody_works() -> None:
    """Due on Friday 13 March: on Saturday no working day has passed, but the day has."""
    days = _with(started_on=date(2026, 3, 6))
    assert _state(days, ClockName.FIRST_REPLY, date(2026, 3, 10)) == (ClockState.RUNNING, 3)
    assert _state(days, ClockName.FIRST_REPLY, date(2026, 3, 11)) == (ClockState.DUE_SOON, 2)
    assert _state(days, ClockName.FIRST_REPLY, date(2026, 3, 13)) == (ClockState.DUE_SOON, 0)
    assert _state(days, ClockName.FIRST_REPLY, date(2026, 3, 14)) == (ClockState.OVERDUE, 0)


def test_a_pause_freezes_all_clocks() -> None:
    """Postponed on 4 March, gone on on the 10th: 5, 6, 9 and 10 do not count.

    First reply: 3, 4, 11, 12, 13. Completion: on to 16, 17 (7), 25, 26, 27 (10), 30, 31 March, 1, 2 April (14).
    """
    ended = _with(pauses=((date(2026, 3, 4), date(2026, 3, 10)),))
    due = due_days(ended, BOOK, UNIT, "Pengaduan")
    assert (due.first_reply_on, due.completion_on) == (date(2026, 3, 13), date(2026, 4, 2))
    inside = Calendar(
        name="Hari jadi", unit=UNIT, holidays=(Holiday(date(2026, 3, 5), HolidayKind.LOCAL, "Hari jadi"),)
    )
    assert due_days(ended, shipped_book(inside), UNIT, "Pengaduan") == due
    behind = Calendar(
        name="Hari jadi", unit=UNIT, holidays=(Holiday(date(2026, 3, 11), HolidayKind.LOCAL, "Hari jadi"),)
    )
    assert due_days(ended, shipped_book(behind), UNIT, "Pengaduan").first_reply_on == date(2026, 3, 16)


def test_a_postponed_case_keeps_the_days_with_which_it_will_go_on() -> None:
    """Of the five days to 9 March, three were left on the 4th; how many days pass meanwhile does not matter."""
    paused = _with(status="Tertunda", pauses=((date(2026, 3, 4), None),))
    for today in (date(2026, 3, 5), date(2026, 3, 30)):
        assert _state(paused, ClockName.FIRST_REPLY, today) == (ClockState.FROZEN, 3)
    unknown = _with(status="Menunggu Kelengkapan Informasi")
    assert _state(unknown, ClockName.COMPLETION, date(2026, 3, 30)) == (ClockState.FROZEN, None)


def test_an_unanswered_reporter_is_warned_of_before_the_case_closes() -> None:
    """Last public reply on Friday 6 March: 9-13 (5), 16, 17 (7), 25, 26, 27 (10). On the 17th three days are left."""
    days = _with(status="Ditanggapi oleh Pelapor", public_on=date(2026, 3, 6), replied_on=date(2026, 3, 6))
    waits = msgspec.structs.replace(days, needs_reply=True)
    silent = msgspec.structs.replace(days, status="Ditindaklanjuti oleh Instansi")
    assert _state(waits, ClockName.CLOSING, date(2026, 3, 16)) == (ClockState.STOPPED, 4)
    assert _state(waits, ClockName.CLOSING, date(2026, 3, 17)) == (ClockState.WARNING, 3)
    assert _state(waits, ClockName.CLOSING, date(2026, 3, 30)) == (ClockState.WARNING, -1)
    assert _state(silent, ClockName.CLOSING, date(2026, 3, 17)) == (ClockState.RUNNING, 3)
    assert _state(silent, ClockName.CLOSING, date(2026, 3, 25)) == (ClockState.DUE_SOON, 2)
    due = due_days(waits, BOOK, UNIT, "Pengaduan berkadar pengawasan")
    assert due.closes_on == date(2026, 3, 27)
    assert due_on(waits.status, due.first_reply_on, due.completion_on, due.closes_on) == due.closes_on
    assert due_on(silent.status, due.first_reply_on, due.completion_on, due.closes_on) == due.closes_on


@given(
    start=st.dates(date(2024, 1, 1), date(2027, 6, 1)),
    pauses=st.lists(st.tuples(st.integers(-10, 60), st.integers(0, 30)), max_size=4),
    classification=st.sampled_from(["Aspirasi", "Pengaduan", "Pengaduan berkadar pengawasan"]),
)
def test_due_days_agree_with_a_walk_from_day_to_day(
    start: date, pauses: list[tuple[int, int]], classification: str
) -> None:
    """Brute force: each day on which the office works and the case is not postponed takes one off the limit."""
    spans = [(start + timedelta(days=a), start + timedelta(days=a + n)) for a, n in pauses]
    due = due_days(_with(started_on=start, public_on=start, pauses=tuple(spans)), BOOK, UNIT, classification)
    off = {holiday.day for holiday in shipped_calendar().holidays}

    def walked(limit: int) -> date:
        day, left = start, limit
        while left:
            day += timedelta(days=1)
            is_frozen = any(began < day <= ended for began, ended in spans)
            if day.strftime("%a") not in ("Sat", "Sun") and day not in off and not is_frozen:
                left -= 1
        return day

    limit = {"Aspirasi": 5, "Pengaduan": 14}.get(classification, 60)
    assert (due.first_reply_on, due.completion_on, due.closes_on) == (walked(5), walked(limit), walked(10))
