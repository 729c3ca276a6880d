"""Many rows at once: each stored wholly, none doubled, and what was not told stays."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from desktop.storage.bulk import found, next_id, put
from desktop.storage.database import open_database
from tests.support.desks import KEY

_HEAD = ("row", "tracking_id", "title")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Hand out a transaction on a new database."""
    database = open_database(tmp_path / "desk.db", KEY)
    with database.writing() as opened:
        yield opened
    database.close()


def _titles(connection: Connection) -> dict[int, str]:
    return {row: str(title) for row, title in connection.exec_driver_sql("SELECT row, title FROM case_text")}


def test_rows_are_inserted_and_those_that_are_there_replaced(connection: Connection) -> None:
    """In one statement, whichever of them are there."""
    put(connection, "case_text", "row", _HEAD, [(row, f"n{row}", "lama") for row in range(1, 3_001)])
    put(connection, "case_text", "row", _HEAD, [(row, f"n{row}", "baru") for row in range(2_000, 5_001)])
    titles = _titles(connection)
    assert len(titles) == 5_000
    assert {row for row, title in titles.items() if title == "lama"} == set(range(1, 2_000))


def test_columns_that_are_not_told_stay_as_they_are(connection: Connection) -> None:
    """A head brings no body, and takes none away."""
    put(connection, "case_text", "row", (*_HEAD, "body"), [(1, "n1", "Lampu", "Padam sejak Senin.")])
    put(connection, "case_text", "row", _HEAD, [(1, "n1", "Lampu jalan")])
    assert connection.exec_driver_sql("SELECT title, body FROM case_text").all() == [
        ("Lampu jalan", "Padam sejak Senin.")
    ]


def test_a_row_that_comes_twice_is_there_once_as_it_came_last(connection: Connection) -> None:
    """As if each had been stored by itself."""
    put(connection, "case_text", "row", _HEAD, [(1, "n1", "satu"), (2, "n2", "dua"), (1, "n1", "tiga")])
    assert _titles(connection) == {1: "tiga", 2: "dua"}


def test_an_id_of_ours_outlives_whatever_comes_for_its_row(connection: Connection) -> None:
    """The index of words names events by it."""
    columns = ("id", "action", "row", "case", "text")
    put(connection, "event", "action", columns, [(7, b"a" * 16, 1, 11, "lama"), (8, b"b" * 16, 2, 11, "lama")])
    assert next_id(connection, "event") == 9
    put(connection, "event", "action", columns, [(None, b"b" * 16, 99, 11, "baru"), (9, b"c" * 16, 3, 11, "baru")])
    assert connection.exec_driver_sql('SELECT id, "row", "text" FROM event ORDER BY id').all() == [
        (7, 1, "lama"),
        (8, 99, "baru"),
        (9, 3, "baru"),
    ]


def test_the_first_id_of_an_empty_table_is_one(connection: Connection) -> None:
    """Zero would mean nothing."""
    assert next_id(connection, "event") == 1


def test_a_key_may_be_of_two_columns(connection: Connection) -> None:
    """The same row number of another kind is another thing."""
    columns = ("kind", "row", "body", "mark")
    put(connection, "aside", "kind, row", columns, [("a", 1, b"1", 1), ("b", 1, b"2", 2)])
    put(connection, "aside", "kind, row", columns, [("a", 1, b"3", 3)])
    assert connection.exec_driver_sql("SELECT kind, body FROM aside ORDER BY kind").all() == [("a", b"3"), ("b", b"2")]


def test_nothing_is_no_statement(connection: Connection) -> None:
    """Neither to store nor to find."""
    put(connection, "case_text", "row", _HEAD, [])
    assert list(found(connection, "case_text", ("row",), "row", [])) == []


@pytest.mark.parametrize("count", [1, 999, 1_000, 1_001, 2_500])
def test_all_are_found_however_many_are_asked_for(connection: Connection, count: int) -> None:
    """Each once, those that are not there not at all."""
    put(connection, "case_text", "row", _HEAD, [(row, f"n{row}", "") for row in range(1, count + 1)])
    rows = list(found(connection, "case_text", ("row", "tracking_id"), "row", range(count + 500)))
    assert sorted(rows) == [(row, f"n{row}") for row in range(1, count + 1)]


def test_a_statement_that_fails_stores_none_of_its_rows(tmp_path: Path) -> None:
    """The whole transaction is taken back."""
    database = open_database(tmp_path / "desk.db", KEY)
    with pytest.raises(IntegrityError), database.writing() as connection:
        put(connection, "case_text", "row", _HEAD, [(1, "n1", "Lampu"), (2, "n2", None)])
    with database.reading() as connection:
        assert _titles(connection) == {}
    database.close()
