"""The deadline book of a desk: as it ships until the centre has told its own, then as the centre says."""

from datetime import date

import msgspec
import pytest
from alembic import command

from desktop.storage.book import HeldBook
from desktop.storage.migrate import alembic_config
from sync.contract.deadlines import Calendar, DeadlineBook, Holiday, HolidayKind
from sync.contract.entities import Change, Unit
from sync.contract.frames import pack
from sync.contract.marks import added, other_mark, sum_bytes
from sync.contract.messages import Entity
from tests.support import answers
from tests.support.books import shipped_book, shipped_calendar
from tests.support.desks import TestDesk
from ui.ports.desk import CaseQuery

WEDNESDAY, THURSDAY = date(2026, 11, 25), date(2026, 11, 26)
RULES = shipped_book().rule_sets[0]


def _change(kind: str, row: int, body: msgspec.Struct, version: int = 1) -> Change:
    return Change(kind, row, msgspec.Raw(pack(body)), version)


def _off(day: date, unit: int = 0, zone: str = "") -> Calendar:
    kind = HolidayKind.LOCAL if unit else HolidayKind.JOINT_LEAVE
    return Calendar(name="Libur", unit=unit, zone=zone, holidays=(Holiday(day, kind, "Libur"),))


def _book(desk: TestDesk) -> DeadlineBook:
    with desk.database.reading() as connection:
        return HeldBook(shipped_book()).at(connection)


def test_before_the_centre_has_told_anything_the_shipped_book_holds(desk: TestDesk) -> None:
    """A desk counts working days from its first case on."""
    assert not _book(desk).calendar_of(1).is_working_day(date(2026, 3, 20))
    assert _book(desk).rules_on(WEDNESDAY) == RULES


def test_what_the_centre_told_takes_its_place(desk: TestDesk) -> None:
    """Days off by unit, rules, and the zone of the centre."""
    later = msgspec.structs.replace(RULES, name="kelak", valid_from=date(2026, 1, 1))
    desk.apply(
        answers.answer(
            _change("unit", 1, Unit(code="KAB", name="Kabupaten", zone="WITA")),
            _change("unit", 2, Unit(code="TM", name="Kecamatan", parent=1)),
            _change("calendar", 1, _off(WEDNESDAY, zone="Asia/Jayapura")),
            _change("calendar", 2, _off(THURSDAY, 2)),
            _change("rules", 1, later),
        )
    )
    book = _book(desk)
    days_off = {unit: [not book.calendar_of(unit).is_working_day(day) for day in (WEDNESDAY, THURSDAY)]
                for unit in (0, 1, 2)}  # fmt: skip
    assert days_off == {0: [True, False], 1: [True, False], 2: [True, True]}
    assert book.calendar_of(2).is_working_day(date(2026, 3, 20))
    assert [book.zone_of(unit).key for unit in (0, 2)] == ["Asia/Jayapura", "Asia/Makassar"]
    assert book.rules_on(WEDNESDAY).name == "kelak"


def test_a_list_counts_each_case_by_the_calendar_of_its_unit(desk: TestDesk) -> None:
    """Due on Friday 27 November, seen from Monday the 23rd: four working days, at the other unit three."""
    friday = date(2026, 11, 27)
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.unit(2, "hulu", "Kecamatan Tirta Hulu"),
            answers.text(11),
            answers.state(11, completion_on=friday),
            answers.text(12, "7400002"),
            answers.state(12, unit=2, completion_on=friday),
            _change("calendar", 2, _off(WEDNESDAY, 2)),
        )
    )
    left = {line.tracking_id: line.working_days_left for line in desk.casework.cases(CaseQuery(), 0, 10)}
    assert left == {"7400001": 4, "7400002": 3}


def test_calendars_and_rules_count_in_the_sum_and_go_when_the_centre_has_them_no_more(desk: TestDesk) -> None:
    """As an older program counts them, which keeps them aside; what has another mark is asked for."""
    desk.apply(answers.answer(_change("calendar", 1, _off(WEDNESDAY)), _change("rules", 1, RULES)))
    desk.apply(answers.answer(_change("calendar", 1, _off(THURSDAY), version=2)))
    marks = [other_mark("calendar", 1, 2), other_mark("rules", 1, 1)]
    assert desk.replica.sum() == desk.replica.recount() == sum_bytes(added(0, marks))
    assert _book(desk).calendar_of(0).is_working_day(WEDNESDAY)
    roll = [Entity("calendar", 1, other_mark("calendar", 1, 3))]
    assert desk.replica.compare(1, [0], roll) == [("calendar", 1)]
    assert desk.replica.sum() == desk.replica.recount() == sum_bytes(marks[0])


def test_a_restart_drops_what_is_not_told_again(desk: TestDesk) -> None:
    """And until then the desk goes on with what it has."""
    desk.apply(answers.answer(_change("calendar", 1, _off(WEDNESDAY)), _change("calendar", 2, _off(THURSDAY, 2))))
    desk.apply(msgspec.structs.replace(answers.answer(restart=True), last=False))
    assert not _book(desk).calendar_of(0).is_working_day(WEDNESDAY)
    desk.apply(answers.answer(_change("calendar", 1, _off(WEDNESDAY))))
    assert [one.unit for one in _book(desk).calendars] == [0]
    assert desk.replica.sum() == desk.replica.recount() == sum_bytes(other_mark("calendar", 1, 1))


@pytest.mark.parametrize("kind", ["calendar", "rules"])
def test_what_cannot_be_read_blocks_nothing(desk: TestDesk, kind: str) -> None:
    """It is kept for a newer program, and counts nothing."""
    strange = Change(kind, 7, msgspec.Raw(pack({"name": 5})))
    desk.apply(answers.answer(strange, answers.unit(), _change("calendar", 1, _off(WEDNESDAY))))
    assert not _book(desk).calendar_of(1).is_working_day(WEDNESDAY)
    assert desk.replica.sum() == desk.replica.recount()


def test_what_an_older_program_kept_aside_is_used_after_the_way_up(desk: TestDesk) -> None:
    """And zones, which it passed over, are asked for: units count nothing until they are told again."""
    desk.apply(answers.answer(answers.unit(), _change("calendar", 1, _off(WEDNESDAY)), _change("rules", 1, RULES)))
    whole = desk.replica.sum()
    with desk.database.writing() as connection:
        command.downgrade(alembic_config(connection), "0004")
        kept = connection.exec_driver_sql("SELECT kind, row FROM aside ORDER BY kind").all()
        command.upgrade(alembic_config(connection), "head")
    assert kept == [("calendar", 1), ("rules", 1)]
    assert not _book(desk).calendar_of(1).is_working_day(WEDNESDAY)
    assert _book(desk).rule_sets == (RULES,)
    assert desk.replica.sum() == desk.replica.recount() != whole
    desk.apply(answers.answer(answers.unit()))
    assert desk.replica.sum() == whole


def test_a_calendar_that_an_older_program_could_not_have_read_is_passed_over(desk: TestDesk) -> None:
    """A kind of day off of tomorrow must not stop the counting of today."""
    with desk.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO calendar (row, body, mark) VALUES (1, x'c1', 5)")
    assert _book(desk).calendars == (shipped_calendar(),)
