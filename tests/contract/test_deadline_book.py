"""Which rules, days off and zone hold for a unit on a day."""

from datetime import UTC, date, datetime

import msgspec
import pytest

from sync.contract.deadlines import Calendar, CaseDays, DeadlineBook, Holiday, HolidayKind, Place, due_days
from sync.contract.deadlines.files import read_holidays, read_rules
from sync.contract.errors import BadInput
from tests.support.books import AGENCY, UNIT, shipped_book, shipped_calendar

BOOK = shipped_book()
SHIPPED = BOOK.rule_sets[0]


def _local(unit: int, day: date) -> Calendar:
    return Calendar(name="Hari jadi", unit=unit, holidays=(Holiday(day, HolidayKind.LOCAL, "Hari jadi"),))


def test_local_days_off_hold_for_the_unit_and_those_below() -> None:
    """A day off of the agency is one of its offices; an office's own is nobody else's."""
    wednesday, thursday = date(2026, 6, 3), date(2026, 6, 4)
    book = shipped_book(_local(AGENCY, wednesday), _local(UNIT, thursday))
    working = {
        unit: [book.calendar_of(unit).is_working_day(day) for day in (wednesday, thursday, date(2026, 3, 20))]
        for unit in (None, AGENCY, UNIT, 99)
    }
    assert working == {
        None: [True, True, False],
        AGENCY: [False, True, False],
        UNIT: [False, False, False],
        99: [True, True, False],
    }


def test_half_past_eleven_at_night_in_the_west_is_the_next_day_in_the_east() -> None:
    """23.30 WIB on 30 June 2026 is 16.30 UTC, 00.30 WITA and 01.30 WIT of 1 July."""
    moment = int(datetime(2026, 6, 30, 16, 30, tzinfo=UTC).timestamp()) * 1000
    days = [
        shipped_book(zone=centre, agency_zone=agency, unit_zone=unit).day_of(moment, UNIT).day
        for centre, agency, unit in (
            ("", "", ""),
            ("", "", "WIB"),
            ("", "", "WITA"),
            ("", "WIT", ""),
            ("", "WIT", "WIB"),
            ("Asia/Makassar", "", ""),
            ("", "", "a zone of a newer centre"),
        )
    ]
    assert days == [30, 30, 1, 1, 30, 1, 30]


def test_the_national_calendar_brings_the_zone_of_the_centre() -> None:
    """A desk learns it with the calendar."""
    calendar = msgspec.structs.replace(shipped_calendar(), zone="Asia/Jayapura")
    assert DeadlineBook([SHIPPED], [calendar]).zone_of(UNIT).key == "Asia/Jayapura"


def test_units_in_a_circle_do_not_hang() -> None:
    """A damaged tree costs nobody the program."""
    book = DeadlineBook([SHIPPED], [_local(8, date(2026, 6, 3))], {7: Place(8), 8: Place(7)})
    assert not book.calendar_of(7).is_working_day(date(2026, 6, 3))
    assert book.zone_of(7) == book.zone


def test_each_clock_runs_by_the_rules_of_the_day_on_which_it_starts() -> None:
    """A later regulation does not touch clocks that run already; where none is valid the last one still is."""
    later = msgspec.structs.replace(SHIPPED, name="kelak", valid_from=date(2026, 7, 1), first_reply=3, closing=7)
    former = msgspec.structs.replace(SHIPPED, valid_until=date(2026, 5, 31))
    book = DeadlineBook([later, former], [shipped_calendar()])
    on = [date(2010, 1, 1), date(2026, 5, 31), date(2026, 6, 15), date(2026, 7, 1)]
    assert [book.rules_on(day).name for day in on] == ["62/2018", "62/2018", "62/2018", "kelak"]
    # Started on Tuesday 30 June, answered on Wednesday 1 July: five days by the one, seven days by the other.
    days = CaseDays(status="Ditindaklanjuti oleh Instansi", started_on=date(2026, 6, 30), public_on=date(2026, 7, 1))
    due = due_days(days, book, UNIT, "")
    assert (due.first_reply_on, due.closes_on) == (date(2026, 7, 7), date(2026, 7, 10))


def test_a_book_without_rules_is_a_mistake() -> None:
    """There is no deadline without a legal basis."""
    with pytest.raises(ValueError, match="a rule"):
        DeadlineBook([], [])


def test_days_off_keep_their_kind_and_name() -> None:
    """Lines in any order, a day twice for two reasons, columns that nobody asked for, a mark of the spreadsheet."""
    text = "\ufefftype,date,name,estimated\nlokal,2026-06-03,Hari  jadi,\nlibur_nasional,2026-06-01,Pancasila,yes\n\n"
    assert read_holidays(text) == (
        Holiday(date(2026, 6, 1), HolidayKind.NATIONAL, "Pancasila"),
        Holiday(date(2026, 6, 3), HolidayKind.LOCAL, "Hari jadi"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "kolom"),
        ("date,type,name\n", "kosong"),
        ("date,type,name\n2026-06-01,lokal,A\n01/06/2026,lokal,A\n", "baris 3"),
        ("date,type,name\n2026-06-01,pesta,A\n", "baris 2"),
        ("date,type,name\n2026-06-01,lokal,\n", "baris 2"),
        ("date,type,name\n2026-06-01,lokal\n", "baris 2"),
        ("date,type,name\n0026-06-01,lokal,A\n", "baris 2"),
        ("date,type,name\n" + "2026-06-01,lokal," + "A" * 200_000, "CSV"),
    ],
)
def test_a_bad_list_of_days_off_is_told_with_its_line(text: str, words: str) -> None:
    """So that it can be mended."""
    with pytest.raises(BadInput, match=words):
        read_holidays(text)


_GOOD = """name = "X"
legal_basis = "Y"
valid_from = 2026-01-01
verification = 3
first_reply = 5
completion_otherwise = 14
closing = 10
[completion]
"Permintaan  Informasi" = 5
"""


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("verification = 3", "", "verification"),
        ("closing = 10", "closing = 0", "closing"),
        ("= 5\n[", "= '5'\n[", "tidak terbaca"),
        ('Informasi" = 5', 'Informasi" = 5000', "Informasi"),
        ('legal_basis = "Y"', 'legal_basis = " "', "dasar hukum"),
        ("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2025-01-01", "berakhir"),
        ("[completion]", "[completion", "tidak terbaca"),
    ],
)
def test_bad_rules_are_told_in_words(old: str, new: str, words: str) -> None:
    """A deadline of nought days, or one without a legal basis, is a slip of the pen."""
    assert read_rules(_GOOD).completion_of("permintaan informasi") == 5
    bad = _GOOD.replace(old, new) if old in _GOOD else _GOOD.replace("closing = 10", "closing = '10'")
    assert bad != _GOOD
    with pytest.raises(BadInput, match=words):
        read_rules(bad)
