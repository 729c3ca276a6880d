"""The figures of the desk are what the plain reference says, whatever its rows."""

import tempfile
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from desktop.storage.book import HeldBook
from desktop.storage.monev import monev_ask
from desktop.storage.tables import calendar, unit
from sync.contract.entities import Change
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.monev.document import percent
from sync.contract.monev.reference import Case
from sync.contract.monev.scope import Scope
from sync.contract.monev.tally import Tally
from sync.contract.status import Bucket
from tests.support import answers
from tests.support.books import shipped_book
from tests.support.desks import TestDesk, desk_in
from tests.support.monev_checks import assert_as_the_reference, random_scope
from tests.support.monev_published import PUBLISHED, TOTALS, published_cases
from tests.support.monev_rows import NOW, PARENTS, ZONES, local_days_off, random_cases

SHIPPED = shipped_book()


def fill(desk: TestDesk, cases: list[Case], chance: Random) -> HeldBook:
    """Let the desk receive these cases, and know the units and their days off."""
    with desk.database.writing() as connection:
        for row, parent in PARENTS.items():
            named = {"code": f"U{row}", "name": f"Unit {row}", "parent": parent, "zone": ZONES.get(row, "")}
            connection.execute(insert(unit).values(row=row, **named))
        for place, one in enumerate((*SHIPPED.calendars, local_days_off(chance)), start=1):
            connection.execute(insert(calendar).values(row=place, body=pack(one)))
    changes: list[Change] = []
    for case in cases:
        changes.append(Change("text", case.row, msgspec.Raw(pack(case.text))))
        changes.append(Change("state", case.row, msgspec.Raw(pack(case.state))))
        changes += [answers.event(case.row * 10 + place, event) for place, event in enumerate(case.events)]
    desk.apply(answers.answer(*changes))
    return HeldBook(SHIPPED)


@settings(max_examples=12)
@given(seed=st.integers(0, 1 << 32), count=st.integers(0, 120))
def test_each_figure_is_that_of_the_reference(seed: int, count: int) -> None:
    """By unit and period and words, rolled up, with the cases behind it."""
    chance = Random(seed)
    cases = random_cases(chance, count)
    with tempfile.TemporaryDirectory() as folder, desk_in(Path(folder)) as desk:
        book = fill(desk, cases, chance)
        with desk.database.reading() as connection:
            ask = monev_ask(connection, book, NOW)
            for _ in range(3):
                assert_as_the_reference(ask, cases, book.at(connection), random_scope(chance))


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


def test_nothing_held_gives_figures_of_nothing(desk: TestDesk) -> None:
    """An empty desk divides by nothing."""
    figures = desk.casework.figures.gathered(Scope())
    assert figures.tree.total == Tally()
    assert figures.tree.total.answered_share is None
    assert figures.span is None
