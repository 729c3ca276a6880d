"""Lists are narrowed, ordered and counted in the database as plain Python would do it over what each case shows."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from desktop.storage.account import save_account
from desktop.storage.hits import around
from sync.contract.deadlines import Calendar, Holiday, HolidayKind
from sync.contract.entities import CaseEvent, Change, Consult, Unit
from sync.contract.events import EventKind
from sync.contract.folding import folded
from sync.contract.frames import pack
from sync.contract.receipts import Outcome
from sync.contract.status import OPEN_BUCKETS, Bucket
from tests.support import answers
from tests.support.clocks import MONDAY
from tests.support.desks import OFFICER, TestDesk, desk_in
from tests.support.invented_rules import counted
from ui.ports.acts import TodayGroup
from ui.ports.listing import CaseLine, CaseQuery, Deadline, Flag, ListColumn, ListLook, ListMemory, SavedView, Wanted

_TODAY = date(2026, 11, 23)
_PHRASES = (
    "Belum Terverifikasi", "Terdisposisi ke Dinas", "Ditindaklanjuti oleh Instansi", "Ditanggapi oleh Pelapor",
    "Ditutup oleh Sistem", "Tertunda", "Diarsipkan oleh Admin",
)  # fmt: skip
_WORDS = ("lampu", "Jalan", "jembatan", "ulin", "lampujalan", "RT", "é", "Kantor")
_CASES = 110
_HOLIDAYS = tuple(Holiday(_TODAY + timedelta(days=ahead), HolidayKind.LOCAL, "Libur desa") for ahead in (1, 2, 3))
"""At one unit *soon* is later than at the others."""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDesk]:
    """A desk with cases of every sort, drafts and own acts that wait."""
    chance = Random(7)
    with desk_in(Path(tmp_path_factory.mktemp("listing"))) as desk:
        changes: list[Any] = [answers.unit(1), answers.unit(2, "pu", "Dinas PU"), answers.unit(3, "dlh", "dinas LH")]
        for row in range(1, _CASES + 1):
            day = _TODAY + timedelta(days=chance.randint(-9, 9))
            texts: dict[str, Any] = {
                "title": " ".join(chance.choices(_WORDS, k=3)),
                "body": " ".join(chance.choices(_WORDS, k=4)),
                "received_at": MONDAY - chance.randint(0, 40) * 86_400_000 if chance.random() < 0.95 else 0,
                "category": chance.choice(("Sampah", "jalan", "", "Air")),
                "classification": chance.choice(("Aspirasi", "")),
                "channel": chance.choice(("Website", "SMS", "aplikasi")),
                "anonymous": chance.random() < 0.3,
                "confidential": chance.random() < 0.3,
            }
            changes.append(answers.text(row, str(chance.choice((900, 74000)) + row), **texts))
            given = {"unit": chance.randint(0, 3), "first_reply_on": day, "completion_on": day + timedelta(days=2)}
            if chance.random() < 0.2:
                given |= {"first_reply_on": None, "completion_on": None}
            if row % 6 == 0:
                given |= {"unit": 0, "verify_on": day, "consults": (Consult(1, row % 4 // 2), Consult(2))}
            changes.append(answers.state(row, chance.choice(_PHRASES), **given))
        said = CaseEvent(
            action=desk.clock.new_id(), case=5, kind="catatan", text="Kabar burung tiba", author="Tini",
            written_at=1, received_at=2,
        )  # fmt: skip
        local = Calendar(name="Lokal", unit=3, holidays=_HOLIDAYS)
        changes.append(Change("calendar", 9, msgspec.Raw(pack(local))))
        desk.apply(answers.answer(*changes, answers.event(5, said)))
        for row in range(1, _CASES + 1, 9):
            desk.casework.save_draft(row, EventKind.NOTE, "Draf")
        turns = {row: desk.casework.case(row).line.turn for row in range(1, _CASES + 1)}
        mine = [row for row, turn in turns.items() if turn.is_mine and turn.who == "unit"]
        for row in mine[:8]:
            desk.casework.record_follow_up(row, EventKind.INITIAL_RESPONSE, "Kami periksa lapangan.")
        back = desk.waiting()[:3]
        held = answers.sheet(*back, outcome=Outcome.HELD, reason="state-forbids")
        desk.apply(answers.answer(cursor="e.1.2", sheets=(held,)), sent=back)
        yield desk


def _lines(desk: TestDesk) -> list[CaseLine]:
    """What each case shows, asked one by one and not of the list."""
    return [desk.casework.case(row).line for row in range(1, _CASES + 1)]


def _day(line: CaseLine) -> date:
    return (datetime.fromtimestamp(line.received_at / 1000, UTC) + timedelta(hours=8)).date()


def _stands(line: CaseLine) -> Deadline:
    if line.due_on is None or line.working_days_left is None:
        return Deadline.NONE
    if line.due_on < _TODAY:
        return Deadline.OVERDUE
    is_soon = line.working_days_left <= 2 or line.due_on == _TODAY + timedelta(days=1)
    return Deadline.SOON if is_soon else Deadline.LATER


def _in_week(line: CaseLine) -> bool:
    """Whether the clock ends in the week that begins with today, a Monday."""
    is_running = line.due_on is not None and line.working_days_left is not None
    return is_running and line.due_on is not None and _TODAY <= line.due_on < _TODAY + timedelta(days=7)


_IS: dict[Flag, Callable[[CaseLine], bool]] = {
    Flag.ANONYMOUS: lambda line: line.anonymous,
    Flag.CONFIDENTIAL: lambda line: line.confidential,
    Flag.NEEDS_REPLY: lambda line: line.needs_reply,
    Flag.DRAFT: lambda line: line.has_draft,
    Flag.OUTBOX: lambda line: line.waiting > 0,
}


def _fits(query: CaseQuery, line: CaseLine, words: str) -> bool:
    is_open = line.bucket in OPEN_BUCKETS
    if query.bucket is not None and line.bucket is not query.bucket:
        return False
    if query.bucket is None and not query.with_closed and not query.text and not is_open:
        return False
    if query.bucket is None and query.open_only and not is_open:
        return False
    if any(term.lower() not in words.lower() for term in query.text.split()):
        return False
    return (
        (
            not query.deadlines
            or _stands(line) in query.deadlines
            or (Deadline.WEEK in query.deadlines and _in_week(line))
        )
        and (not query.units or line.unit_code in query.units)
        and (not query.categories or line.category in query.categories)
        and (not query.classifications or line.classification in query.classifications)
        and (not query.channels or line.channel in query.channels)
        and all(_IS[flag](line) for flag in query.flags)
        and (query.first is None or (line.received_at > 0 and _day(line) >= query.first))
        and (query.last is None or (line.received_at > 0 and _day(line) <= query.last))
    )


def _key(column: ListColumn, line: CaseLine) -> Any:
    match column:
        case ListColumn.NUMBER:
            return len(line.tracking_id), line.tracking_id
        case ListColumn.TITLE:
            return line.title.encode().lower()
        case ListColumn.STATUS:
            return not line.needs_reply, list(Bucket).index(line.bucket), line.status
        case ListColumn.UNIT:
            return line.unit.encode().lower()
        case ListColumn.RECEIVED:
            return line.received_at
        case _:
            return str(getattr(line, column.value)).encode().lower()


def _is_empty(column: ListColumn, line: CaseLine) -> bool:
    match column:
        case ListColumn.NUMBER | ListColumn.STATUS:
            return False
        case _:
            return not _key(column, line)


def _sorted(query: CaseQuery, lines: list[CaseLine], today: list[int]) -> list[int]:
    def usual(line: CaseLine) -> Any:
        return line.bucket not in OPEN_BUCKETS, line.due_on or date.max, -line.received_at, line.case

    found = sorted(lines, key=usual)
    if query.sort is ListColumn.DUE:
        if query.descending:
            found.sort(key=lambda line: (line.due_on or date.min).toordinal(), reverse=True)
            found.sort(key=lambda line: (line.bucket not in OPEN_BUCKETS, line.due_on is None))
        return [line.case for line in found]
    if query.sort is ListColumn.TURN:
        found.sort(key=lambda line: today.index(line.case) if line.case in today else len(today))
        if query.descending:
            is_open = [line for line in reversed(found) if line.bucket in OPEN_BUCKETS]
            found = [*is_open, *(line for line in found if line.bucket not in OPEN_BUCKETS)]
        return [line.case for line in found]
    found.sort(key=lambda line: _key(query.sort, line), reverse=query.descending)
    found.sort(key=lambda line: _is_empty(query.sort, line))
    return [line.case for line in found]


def _some_query(chance: Random) -> CaseQuery:
    def some(values: Any, many: int = 2) -> tuple[Any, ...]:
        return tuple(chance.sample(list(values), chance.randint(1, many))) if chance.random() < 0.25 else ()

    return CaseQuery(
        text=" ".join(some(("lampu", "LAMPU", "jal", "an", "r", "RT", "tiba", "periksa", "zzz", "ulin", "900"))),
        bucket=chance.choice(list(Bucket)) if chance.random() < 0.2 else None,
        with_closed=chance.random() < 0.6,
        open_only=chance.random() < 0.2,
        deadlines=some(Deadline, 3),
        units=some(("tirta", "pu", "dlh")),
        categories=some(("Sampah", "jalan", "Air")),
        classifications=some(("Aspirasi",), 1),
        channels=some(("Website", "SMS")),
        flags=some(Flag),
        first=_TODAY - timedelta(days=chance.randint(0, 30)) if chance.random() < 0.2 else None,
        last=_TODAY - timedelta(days=chance.randint(0, 30)) if chance.random() < 0.2 else None,
        sort=chance.choice(list(ListColumn)),
        descending=chance.random() < 0.5,
    )


def test_any_query_finds_what_plain_python_finds_in_the_same_order(full: TestDesk) -> None:
    """A hundred and sixty random queries; pages, count and order agree, whichever way the rows were found."""
    chance, lines, desk = Random(11), _lines(full), full.casework
    words = {line.case: f"{line.tracking_id}\n{line.title}" for line in lines}
    for case in words:
        view = desk.case(case)
        words[case] += "\n" + "\n".join((view.body, *(entry.text for entry in view.timeline)))
    today = [one.case for one in desk.today()]
    for _ in range(160):
        query = _some_query(chance)
        expected = _sorted(query, [line for line in lines if _fits(query, line, words[line.case])], today)
        offset = chance.choice((0, 0, 10, 45))
        page = [line.case for line in desk.cases(query, offset, 20)]
        assert page == expected[offset : offset + 20], query
        assert desk.count(query) == len(expected), query
        again = [line.case for line in desk.cases(query, offset, 20)]  # after the count all rows are known
        assert again == page, query


@pytest.mark.parametrize("role", ["liaison", "coordinator"])
def test_the_usual_order_of_the_list_is_that_of_today(full: TestDesk, role: str) -> None:
    """Questions, what is watched and acts that came back included; behind it all others by deadline."""
    with full.database.writing() as connection:
        save_account(connection, msgspec.structs.replace(OFFICER, role=role))
    today = list(dict.fromkeys(one.case for one in full.casework.today()))
    groups = {one.group for one in full.casework.today()}
    assert {TodayGroup.CONSULTS, TodayGroup.RETURNED_OR_HELD} <= groups
    assert ListLook().sort is ListColumn.TURN
    for with_closed in (False, True):
        due = CaseQuery(with_closed=with_closed)
        by_deadline = [line.case for line in full.casework.cases(due, 0, 1000)]
        expected = sorted(by_deadline, key=lambda case: today.index(case) if case in today else len(today))
        query = msgspec.structs.replace(due, sort=ListColumn.TURN)
        pages = [full.casework.cases(query, offset, 9) for offset in range(0, _CASES, 9)]
        assert [line.case for page in pages for line in page] == expected
        assert [line.case for line in full.casework.cases(query, 0, 5000)] == expected


def test_what_is_listed_is_what_the_tables_hold_after_any_change(full: TestDesk) -> None:
    """The narrow lines follow texts, states and projections, also when they go."""
    columns = "row, closed, due, received_at, bucket, needs_reply, unit, turn, turn_on, status, title, asked"
    with full.database.writing() as connection:
        kept = connection.exec_driver_sql(f"SELECT {columns} FROM case_line ORDER BY row").all()
        connection.exec_driver_sql("UPDATE case_state SET unit = unit, status = status")
        assert connection.exec_driver_sql(f"SELECT {columns} FROM case_line ORDER BY row").all() == kept
        connection.exec_driver_sql("DELETE FROM projection")
        same = "SELECT count(*) FROM case_line l JOIN case_state s USING (row) WHERE l.bucket = s.bucket"
        assert connection.exec_driver_sql(same).scalar() == len(kept)
        connection.exec_driver_sql("DELETE FROM case_state WHERE row < 5")
        connection.exec_driver_sql("DELETE FROM case_text WHERE row BETWEEN 5 AND 9")
        assert connection.exec_driver_sql("SELECT min(row) FROM case_line").scalar() == 10
        connection.rollback()


def test_a_list_knows_at_once_what_was_written_meanwhile(desk: TestDesk) -> None:
    """Rows that were kept in their order are not shown once another writer has changed anything."""
    desk.apply(answers.answer(answers.unit(), *(answers.text(row, f"74{row}") for row in (1, 2))))
    desk.apply(answers.answer(answers.state(1), answers.state(2)))
    query = CaseQuery(text="lampu")
    assert desk.casework.count(query) == 2
    desk.apply(answers.answer(answers.text(1, "741", "Titian lapuk", version=2)))
    assert [line.case for line in desk.casework.cases(query, 0, 10)] == [2]
    with desk.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM case_state WHERE row = 2")
    assert (desk.casework.count(query), desk.casework.cases(query, 0, 10)) == (0, ())


def test_a_line_is_told_anew_once_anything_was_written(desk: TestDesk) -> None:
    """Lines that were made are kept for the next question, and for no longer than they are true."""
    desk.apply(answers.answer(answers.unit(), answers.text(1, "741"), answers.state(1)))
    query = CaseQuery()
    [before] = desk.casework.cases(query, 0, 10)
    assert desk.casework.cases(query, 0, 10) == (before,)
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah ditelepon.")
    [written] = desk.casework.cases(query, 0, 10)
    assert (before.waiting, written.waiting) == (0, 1)
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE case_text SET title = 'Titian lapuk' WHERE row = 1")
    [renamed] = desk.casework.cases(query, 0, 10)
    assert renamed == msgspec.structs.replace(written, title="Titian lapuk")


def test_the_order_follows_the_day_of_the_unit_where_that_begins_before_the_day_here(desk: TestDesk) -> None:
    """A whole list that was ordered before midnight in the east of the country is ordered anew after it."""
    later, thursday = _TODAY + timedelta(days=14), _TODAY + timedelta(days=3)
    unit = Change("unit", 1, msgspec.Raw(pack(Unit(code="tirta", name="Kecamatan Tirta Muara", zone="WIT"))))
    desk.apply(answers.answer(unit, *(answers.text(row, f"74{row}") for row in (1, 2))))
    new = answers.state(1, "Terdisposisi ke Dinas", first_reply_on=later, completion_on=later)
    begun = answers.state(2, "Ditindaklanjuti oleh Instansi", completion_on=thursday)
    desk.apply(answers.answer(new, begun))
    query = CaseQuery(sort=ListColumn.TURN)
    for hours, expected in ((0, [1, 2]), (7.5, [2, 1])):  # half past eleven here, half past midnight there
        desk.clock.pass_by(int(hours * 3_600_000))
        assert [one.case for one in desk.casework.today()] == expected
        for most in (10, 5000):
            assert [line.case for line in desk.casework.cases(query, 0, most)] == expected


def test_a_count_that_nobody_waits_for_is_given_up(full: TestDesk) -> None:
    """The lane is free for the next keystroke; the next question is answered as ever."""
    asked = iter([False] * 3)
    query = CaseQuery(text="a", with_closed=True)
    assert full.casework.count(query, lambda: next(asked, True)) in (-1, full.casework.count(query))
    with full.database.reading(lambda: True) as connection, pytest.raises(Exception, match="interrupted"):
        connection.exec_driver_sql(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        )
    assert full.casework.count(query) == len(full.casework.cases(query, 0, 1000))


def test_a_hit_outside_title_and_number_is_shown_with_words_around_it(full: TestDesk) -> None:
    """In the complaint, or in what was said about it; a hit in the title needs no snippet."""
    (line,) = full.casework.cases(CaseQuery(text="BURUNG"), 0, 10)
    assert (line.case, line.snippet, line.is_said) == (5, "Kabar burung tiba", True)
    for line in full.casework.cases(CaseQuery(text="ulin"), 0, 50):
        assert ("ulin" in line.title) != ("ulin" in line.snippet)


def test_a_snippet_is_cut_at_words_and_says_where_it_was_cut() -> None:
    """Long texts are shown around the hit, in one line."""
    text = "Kami warga\nsudah lama menunggu perbaikan " + "jalan " * 40 + "lampumati " + "terima kasih " * 30
    cut = around(text, folded("MPUMA"))
    assert cut is not None
    assert cut.startswith("… jalan")
    assert "lampumati" in cut
    assert cut.endswith(" …")
    assert around(text, "tidakada") is None
    assert len(folded("İstanbul É")) == len("İstanbul É")


def test_choices_are_the_values_that_occur(full: TestDesk) -> None:
    """With how many cases have them, by name, letter case aside."""
    choices = full.casework.list_choices()
    assert [one.name for one in choices.units] == ["dinas LH", "Dinas PU", "Kecamatan Tirta Muara"]
    assert [one.value for one in choices.categories] == ["Air", "jalan", "Sampah"]
    lines = _lines(full)
    for one in choices.channels:
        assert one.count == sum(line.channel == one.value for line in lines)


@pytest.mark.parametrize("ahead", range(7))
def test_this_week_ends_with_its_sunday(tmp_path: Path, ahead: int) -> None:
    """Whatever day it is; what is late already is not due this week."""
    days = [_TODAY + timedelta(days=day) for day in range(-2, 10)]
    with desk_in(tmp_path) as desk:
        changes: list[Any] = [answers.unit(1)]
        for row, day in enumerate(days, start=1):
            state = answers.state(row, unit=1, first_reply_on=day, completion_on=day + timedelta(days=60))
            changes += [answers.text(row, str(74000 + row)), state]
        desk.apply(answers.answer(*changes))
        desk.clock.pass_by(ahead * 86_400_000)
        found = desk.casework.cases(CaseQuery(deadlines=(Deadline.WEEK,)), 0, 50)
    expected = [day for day in days if _TODAY + timedelta(days=ahead) <= day <= date(2026, 11, 29)]
    assert [line.due_on for line in found] == expected


def test_views_and_columns_are_kept_in_the_encrypted_database(desk: TestDesk) -> None:
    """As they were saved, also what was narrowed to."""
    assert desk.casework.list_memory() == ListMemory()
    wanted = Wanted(bucket="Proses", deadlines=(Deadline.OVERDUE, Deadline.WEEK), flags=(Flag.DRAFT,), period="month")
    memory = ListMemory(
        ListLook((ListColumn.TITLE, ListColumn.UNIT), ListColumn.UNIT, descending=True),
        (SavedView("Lewat bulan ini", wanted, ListLook()),),
    )
    desk.casework.keep_list_memory(memory)
    assert desk.casework.list_memory() == memory


@pytest.mark.parametrize("role", ["liaison", "coordinator"])
@pytest.mark.parametrize("most", [1, 6, _CASES])
def test_a_day_is_the_list_of_today_counted_and_cut_off(full: TestDesk, role: str, most: int) -> None:
    """The database groups as plain Python does, in the same order, whoever looks."""
    with full.database.writing() as connection:
        save_account(connection, msgspec.structs.replace(OFFICER, role=role))
    day = full.casework.day(most)
    assert day == counted(full.casework.today(), most)
    assert len(day.groups) == 7
    assert bool(day.watched) == (role == "coordinator")
