"""The figures of the centre are what the plain reference says, on SQLite and PostgreSQL alike."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from msgspec.structs import replace
from sqlalchemy import insert

from sync.contract.deadlines import DeadlineBook, Place
from sync.contract.messages import Written
from sync.contract.monev.gathered import gathered
from sync.contract.monev.reference import Case
from sync.contract.monev.scope import By, Scope
from sync.contract.status import Bucket
from sync.server.complaints import import_rows
from sync.server.lapor_export.reader import read_export
from sync.server.store.cases import StoredCase, insert_cases, with_state
from sync.server.store.engine import Database, parse_url
from sync.server.store.events import insert_event
from sync.server.store.monev import monev_asked, units_named
from sync.server.store.tables import units
from tests.support.blanks import lay_centre
from tests.support.books import shipped_book
from tests.support.centres import TestCentre
from tests.support.monev_checks import assert_as_the_reference, random_scope
from tests.support.monev_published import (
    DATA,
    PUBLISHED,
    REAL_EXPORTS,
    TOTALS,
    buckets_of_sheet,
    published_cases,
)
from tests.support.monev_rows import NOW, PARENTS, ZONES, local_days_off, random_cases

SHIPPED = shipped_book()


@pytest.fixture
def database(tmp_path: Path, database_url: str) -> Iterator[Database]:
    """The database of a centre without any unit."""
    if not database_url:
        lay_centre(tmp_path / "centre.db")
    database = Database(parse_url(database_url or f"sqlite:///{tmp_path / 'centre.db'}"))
    yield database
    database.close()


def fill(database: Database, cases: list[Case], chance: Random) -> tuple[list[Case], DeadlineBook]:
    """Store units, cases and events; return the cases as they are numbered, and the book they are reckoned by."""
    with database.writing() as connection:
        for row, parent in PARENTS.items():
            connection.execute(
                insert(units).values(
                    id=row, code=f"U{row}", name=f"Unit {row}", parent_id=parent or None, hand_made=True,
                    zone=ZONES.get(row, ""),
                )
            )  # fmt: skip
        stored = [_stored(case) for case in cases]
        rows = insert_cases(connection, stored)
        for case, row in zip(cases, rows, strict=True):
            for event in case.events:
                insert_event(
                    connection, action=event.action, case_id=row, kind=event.kind, text=event.text,
                    author=event.author, unit_id=event.unit or None, written=Written(at=event.written_at),
                    received_at=event.received_at, published_at=0, particulars=event.particulars,
                )  # fmt: skip
    places = {row: Place(parent, ZONES.get(row, "")) for row, parent in PARENTS.items()}
    book = DeadlineBook(SHIPPED.rule_sets, [*SHIPPED.calendars, local_days_off(chance)], places)
    return [replace(case, row=row) for case, row in zip(cases, rows, strict=True)], book


@pytest.mark.parametrize("seed", range(3))
def test_each_figure_is_that_of_the_reference(database: Database, seed: int) -> None:
    """By unit and period and words, rolled up, with the cases behind it; and asking leaves nothing behind."""
    chance = Random(seed)
    cases, book = fill(database, random_cases(chance, 150), chance)
    for _ in range(3):
        with database.reading() as connection, monev_asked(connection, book, NOW) as ask:
            for _ in range(2):
                assert_as_the_reference(ask, cases, book, random_scope(chance))


def _stored(case: Case) -> StoredCase:
    text = case.text
    bare = StoredCase(
        tracking_id=text.tracking_id, unit_id=None, title=text.title, received_at=text.received_at,
        classification=text.classification, category=text.category, channel=text.channel, rating=text.rating,
        anonymous=text.anonymous, confidential=text.confidential,
    )  # fmt: skip
    return with_state(bare, case.state)


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_totals_come_out_exactly(database: Database, name: str) -> None:
    """606 = 589 + 12 + 5, and the others, from the rows of a centre too."""
    _, book = fill(database, published_cases(name), Random(0))
    with database.reading() as connection, monev_asked(connection, book, NOW) as ask:
        tree = gathered(ask, units_named(connection), Scope(), By.UNIT, NOW).tree
    assert {bucket: count for bucket, count in tree.total.buckets.items() if count} == PUBLISHED[name]
    assert tree.total.total == tree.total.complaints == TOTALS[name]
    assert sum(branch.own.total for branch in tree.branches) == TOTALS[name]


@pytest.mark.skipif(not DATA.is_dir(), reason="the real exports are not part of the project")
@pytest.mark.parametrize("name", REAL_EXPORTS)
def test_a_real_export_gives_the_totals_of_its_sheet(centre: TestCentre, name: str) -> None:
    """What the sheet says by status phrase, counted with nothing but a Counter, is what the figures say."""
    rows = read_export(DATA / name).rows
    assert import_rows(centre.centre, rows).created == len(rows)
    with centre.centre.database.reading() as connection:
        book = centre.centre.books.at(connection)
        with monev_asked(connection, book, centre.clock.now) as ask:
            figures = gathered(ask, units_named(connection), Scope(), By.MONTH, centre.clock.now)
    total = figures.tree.total
    assert {bucket.value: count for bucket, count in total.buckets.items() if count} == buckets_of_sheet(rows)
    assert total.all == len(rows)
    by_unit = Counter(row.unit_lapor_id or row.unit_name for row in rows)
    assert sorted(count for unit, count in by_unit.items() if unit) == sorted(
        branch.own.all for branch in figures.tree.branches if branch.own.all
    )
    assert figures.tree.undisposed.all == by_unit[""]
    assert sum(tally.all for tally in figures.rows.values()) == len(rows)
    assert total.complaints + total.bucket_of_complaints(Bucket.RETURNED) == len({row.tracking_id for row in rows})
