"""The figures of the desk are what the plain reference says, whatever its rows."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import insert

from desktop.storage.book import HeldBook
from desktop.storage.monev import monev_ask, narrowed
from desktop.storage.tables import calendar, unit
from sync.contract.deadlines import Calendar, Holiday, HolidayKind
from sync.contract.entities import CaseEvent, Change
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.monev.behind import BEHIND, Behind
from sync.contract.monev.document import percent
from sync.contract.monev.reference import Case
from sync.contract.monev.scope import Mark, Scope
from sync.contract.monev.tally import Tally
from sync.contract.receipts import Outcome, Reason
from sync.contract.status import Bucket
from tests.support import answers
from tests.support.books import shipped_book
from tests.support.desk_files import laid
from tests.support.desks import TestDesk, desk_in
from tests.support.invented_photos import photo
from tests.support.monev_checks import assert_as_the_reference, random_scope
from tests.support.monev_published import PUBLISHED, TOTALS, published_cases
from tests.support.monev_rows import NOW, PARENTS, ZONES, local_days_off, random_cases
from ui.ports.listing import CaseQuery, Deadline, Flag
from ui.ports.monev import Prepared

SHIPPED = shipped_book()
_ANSWERED = ("Ditindaklanjuti oleh Instansi", "Ditanggapi oleh Pelapor")


def fill(desk: TestDesk, cases: list[Case], chance: Random) -> HeldBook:
    """Let the desk receive these cases, and know the units, some of them with a bridge, and their days off."""
    with desk.database.writing() as connection:
        for row, parent in PARENTS.items():
            named = {"code": f"U{row}", "name": f"Unit {row}", "parent": parent, "zone": ZONES.get(row, "")}
            bridged_from = chance.choice((0, 1, 200))
            connection.execute(insert(unit).values(row=row, bridged_from=bridged_from, **named))
        for place, one in enumerate((*SHIPPED.calendars, local_days_off(chance)), start=1):
            connection.execute(insert(calendar).values(row=place, body=pack(one)))
    tell(desk, cases)
    return HeldBook(SHIPPED)


def tell(desk: TestDesk, cases: list[Case], *, version: int = 1) -> None:
    """Let the desk receive these cases."""
    changes: list[Change] = []
    for case in cases:
        state = replace(case.state, revision=version)
        changes.append(Change("text", case.row, msgspec.Raw(pack(case.text)), version))
        changes.append(Change("state", case.row, msgspec.Raw(pack(state))))
        changes += [answers.event(case.row * 10 + place, event) for place, event in enumerate(case.events)]
    desk.apply(answers.answer(*changes))


def former(chance: Random, case: Case, other: Case) -> Case:
    """Return a case as it may have been before: something of another, and not all that was said about it by now."""
    text = replace(other.text, tracking_id=case.text.tracking_id)
    return replace(case, text=text, state=other.state, events=case.events[: chance.randrange(len(case.events) + 1)])


@settings(max_examples=8)
@given(seed=st.integers(0, 1 << 32), count=st.integers(1, 60))
def test_what_changes_is_counted_anew_and_nothing_else_is_needed(seed: int, count: int) -> None:
    """Cases change, come and go between looks; the figures are as if all had been counted from the beginning."""
    chance = Random(seed)
    cases = random_cases(chance, count)
    with tempfile.TemporaryDirectory() as folder, desk_in(Path(folder)) as desk:
        gone = [case for case in cases if chance.random() < 0.2]
        before = [former(chance, case, chance.choice(cases)) for case in cases if chance.random() < 0.6]
        book = fill(desk, before, Random(seed))
        desk.casework.figures.make_ready()
        tell(desk, cases, version=2)
        desk.casework.figures.make_ready()
        desk.apply(answers.answer(*(answers.withdrawn(case.row) for case in gone)))
        left = [case for case in cases if case not in gone]
        desk.casework.figures.make_ready()
        with desk.database.reading() as connection:
            ask = monev_ask(connection, book, NOW)
            for scope in (Scope(), random_scope(chance)):
                assert_as_the_reference(ask, left, book.at(connection), scope)


def test_other_days_off_change_the_days_of_all_cases(desk: TestDesk) -> None:
    """What was laid out before is laid out anew, though no case has changed."""
    chance = Random(3)
    cases = random_cases(chance, 40)
    book = fill(desk, cases, chance)
    desk.casework.figures.make_ready()
    everyday = [date(2026, 9, 1) + timedelta(days=ahead) for ahead in range(0, 60, 3)]
    told = tuple(Holiday(day, HolidayKind.LOCAL, "Rekaan") for day in everyday)
    other = Calendar(name="Hari libur lain", unit=1, holidays=told)
    desk.apply(answers.answer(Change("calendar", 99, msgspec.Raw(pack(other)))))
    desk.casework.figures.make_ready()
    with desk.database.reading() as connection:
        assert_as_the_reference(monev_ask(connection, book, NOW), cases, book.at(connection), Scope())


def test_whoever_brings_what_is_unread_it_is_late_by_its_closing(desk: TestDesk) -> None:
    """As at the centre: with a reply of each unit, read or not, that an officer or a bridge brings, in any standing."""
    chance = Random(5)
    past, ahead = date(2026, 9, 1), date(2027, 9, 1)
    cases = []
    for case in random_cases(chance, 120):
        completion = chance.choice((None, ahead))
        state = replace(case.state, completion_on=completion, closes_on=past, status=chance.choice(_ANSWERED))
        said = CaseEvent(
            action=UUID(int=case.row), case=case.row, kind=EventKind.SUBSTANTIVE_RESPONSE, text="Rekaan",
            author="Tini Rekaan", unit=chance.choice(tuple(PARENTS)), unit_name="Rekaan", written_at=1, received_at=1,
            published_at=chance.choice((0, 0, 1)),
        )  # fmt: skip
        cases.append(replace(case, state=state, events=(said,)))
    book = fill(desk, cases, chance)
    desk.casework.figures.make_ready()
    with desk.database.reading() as connection:
        left = connection.exec_driver_sql("SELECT DISTINCT to_upload FROM case_state ORDER BY 1").scalars().all()
        assert left == [0, 1]
        assert_as_the_reference(monev_ask(connection, book, NOW), cases, book.at(connection), Scope())


def test_figures_are_made_ready_in_slices_that_say_how_far_they_are(desk: TestDesk) -> None:
    """At the end the figures are what they are anyway."""
    chance = Random(11)
    cases = random_cases(chance, 700)
    book = fill(desk, cases, chance)
    figures = desk.casework.figures
    first, last = iter(figures.prepare, Prepared(0, 0))
    count = figures.gathered(Scope()).tree.total.all
    assert (first, last) == (Prepared(500, count), Prepared(count, count))
    with desk.database.reading() as connection:
        assert_as_the_reference(monev_ask(connection, book, NOW), cases, book.at(connection), Scope())
    tell(desk, cases[:3], version=2)
    assert (figures.prepare().is_ready, figures.prepare()) == (True, Prepared(0, 0))


def test_an_act_that_the_centre_held_is_told_until_somebody_has_looked(desk: TestDesk) -> None:
    """It lies here alone, so only this desk can tell of it."""
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))
    desk.casework.record_follow_up(11, EventKind.NOTE, "Sudah ditelepon.")
    sent = desk.waiting()
    held = answers.sheet(*sent, outcome=Outcome.HELD, reason=Reason.CASE_MOVED)
    desk.apply(answers.answer(sheets=(held,)), sent=sent)
    figures = desk.casework.figures
    assert figures.gathered(Scope()).tree.total.held == 1
    assert [line.case for line in figures.behind_lines(figures.behind(Scope(), Behind.HELD))] == [11]
    assert figures.gathered(Scope(flags=(Mark.OUTBOX,))).tree.total.all == 1
    assert figures.gathered(Scope(flags=(Mark.DRAFT,))).tree.total.all == 0
    desk.casework.cancel(str(sent[0].id))
    assert figures.gathered(Scope()).tree.total.held == 0


@settings(max_examples=12)
@given(seed=st.integers(0, 1 << 32), count=st.integers(0, 120))
def test_each_figure_is_that_of_the_reference(seed: int, count: int) -> None:
    """By unit and period and words, rolled up, with the cases behind it."""
    chance = Random(seed)
    cases = random_cases(chance, count)
    with tempfile.TemporaryDirectory() as folder, desk_in(Path(folder)) as desk:
        book = fill(desk, cases, chance)
        desk.casework.figures.make_ready()
        with desk.database.reading() as connection:
            whole = monev_ask(connection, book, NOW)
            for _ in range(3):
                scope = random_scope(chance)
                with narrowed(connection, whole, scope) as ask:
                    assert_as_the_reference(ask, cases, book.at(connection), scope)


def _listed(desk: TestDesk, query: CaseQuery) -> list[int]:
    return sorted(line.case for line in desk.casework.cases(query, 0, 200))


def test_laporan_lists_the_very_cases_behind_a_figure(desk: TestDesk) -> None:
    """With the same filter: unit and all below it, days in the zone of each unit, flags, and late ones by deadline."""
    chance = Random(5)
    fill(desk, random_cases(chance, 120), chance)
    scope = Scope(first=date(2026, 9, 1), last=date(2026, 11, 10), unit=1)
    for flags in ((), (Flag.ANONYMOUS,)):
        wanted = CaseQuery(with_closed=True, units=("U1",), first=scope.first, last=scope.last, flags=flags)
        for figure in BEHIND[1:]:
            marked = replace(scope, flags=tuple(Mark(one.value) for one in flags))
            behind = desk.casework.figures.behind(marked, figure)
            query = replace(wanted, figure=figure)
            if figure == Behind.OVERDUE:
                query = replace(wanted, figure=Behind.TOTAL, deadlines=(Deadline.OVERDUE,))
            assert _listed(desk, query) == sorted(behind), figure
    figures, wanted = desk.casework.figures, CaseQuery(with_closed=True, figure=Behind.EVERY)
    for bucket in Bucket:
        alone = figures.behind(Scope(unit=2, alone=True), bucket=bucket)
        query = replace(wanted, units=("U2",), alone=True, bucket=bucket)
        assert _listed(desk, query) == sorted(alone), bucket
    nowhere = figures.behind(Scope(unit=0, alone=True))
    assert _listed(desk, replace(wanted, alone=True)) == sorted(nowhere) != []
    found = figures.gathered(Scope())
    for figure, noted in ((Behind.CONSTRAINT, found.constraints), (Behind.REMARK, found.remarks)):
        assert noted
        for named, (_, cases) in noted.items():
            query = replace(wanted, figure=figure, named=named)
            assert _listed(desk, query) == sorted(figures.behind(Scope(), figure, named=named))
            assert desk.casework.count(query) == cases
    offered = {one.value: one.count for one in desk.casework.list_choices().units}
    assert offered["U1"] == desk.casework.figures.gathered(Scope(unit=1)).tree.total.all


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_totals_come_out_exactly(desk: TestDesk, name: str) -> None:
    """606 = 589 + 12 + 5, and the others, from rows; the units add up to them."""
    fill(desk, published_cases(name), Random(0))
    tree = desk.casework.figures.gathered(Scope()).tree
    assert {bucket: count for bucket, count in tree.total.buckets.items() if count} == PUBLISHED[name]
    assert tree.total.total == tree.total.complaints == TOTALS[name]
    assert tree.branches[0].whole == tree.total
    assert sum(branch.own.total for branch in tree.branches) == TOTALS[name]
    if name == "Kalimantan Selatan":
        assert percent(tree.total.done_share) == 97.0


def test_what_waits_in_the_outbox_counts_already(desk: TestDesk) -> None:
    """A reply that was recorded here moves the case in the figures as it does in the lists."""
    desk.apply(answers.answer(answers.unit(), answers.text(11, received_at=desk.clock.wall_ms()), answers.state(11)))
    before = desk.casework.figures.gathered(Scope()).tree.total
    desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Sedang diperiksa di lapangan.")
    after = desk.casework.figures.gathered(Scope()).tree.total
    assert before.buckets == {Bucket.UNANSWERED: 1}
    assert after.buckets == {Bucket.IN_PROCESS: 1}
    assert (before.reply.count, after.reply.count) == (0, 1)


def test_figures_are_counted_again_once_something_has_changed_and_not_before(desk: TestDesk, tmp_path: Path) -> None:
    """What the centre told, what waits here, or the day; and a draft is never told from memory."""
    figures = desk.casework.figures
    desk.apply(answers.answer(answers.unit(), answers.text(11, received_at=desk.clock.wall_ms()), answers.state(11)))

    def counted() -> Tally:
        return figures.overview(Scope()).figures.tree.total

    def drafted() -> int:
        return figures.overview(Scope(flags=(Mark.DRAFT,))).figures.tree.total.all

    first = counted()
    desk.clock.pass_by(1_000)
    assert counted() is first
    assert figures.overview(Scope()).figures.as_of == desk.clock.wall_ms()
    desk.apply(answers.answer(answers.text(12, "7400012", received_at=desk.clock.wall_ms()), answers.state(12)))
    assert counted().total == 2
    desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Sedang diperiksa di lapangan.")
    assert counted().buckets == {Bucket.UNANSWERED: 1, Bucket.IN_PROCESS: 1}
    desk.apply(answers.answer(answers.state(12, first_reply_on=date(2026, 11, 24), revision=3)))
    assert counted().overdue == 0
    desk.clock.pass_by(3 * 86_400_000)
    assert counted().overdue == 1
    assert drafted() == 0
    desk.casework.save_draft(12, EventKind.NOTE, "Belum selesai ditulis.")
    assert drafted() == 1
    picture = tmp_path / "titian.jpg"
    picture.write_bytes(photo())
    (file,) = laid(desk, picture, case=12)
    assert drafted() == 1
    desk.casework.save_draft(12, EventKind.NOTE, "")
    assert drafted() == 1, "files without a word are a draft too, as in lists"
    desk.evidence.drop(12, file.sha256)
    assert drafted() == 0


def test_nothing_held_gives_figures_of_nothing(desk: TestDesk) -> None:
    """An empty desk divides by nothing."""
    figures = desk.casework.figures.gathered(Scope())
    assert figures.tree.total == Tally()
    assert figures.tree.total.answered_share is None
    assert figures.span is None
