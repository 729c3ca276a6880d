"""What answers questions about the figures of this desk: the facts that are kept, and what the units are today."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, text

from desktop.storage.book import HeldBook
from desktop.storage.figures import edition, lay_beside, units_named
from sync.contract.frames import pack
from sync.contract.monev import facts
from sync.contract.monev.asking import Ask, is_narrowed, part_of
from sync.contract.monev.scope import Scope

_STAMP: Final = "monev_stamp"
_PART: Final = "monev_part"


def monev_ask(connection: Connection, book: HeldBook, now: int) -> Ask:
    """Return what answers queries over the facts, which have been laid out (:mod:`desktop.storage.figures`).

    :param now: ms since 1970 UTC, which tells what is overdue.
    """
    units = units_named(connection)
    days, off = facts.unit_days(book.at(connection), (one.row for one in units), now)
    stamp = hashlib.sha256(pack([days, off, [[one.row, one.parent] for one in units]])).hexdigest()
    if _laid_out_as(connection) != stamp:
        lay_beside(connection, units, days, off)
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE IF NOT EXISTS {_STAMP} (stamp TEXT)")
        connection.exec_driver_sql(f"DELETE FROM {_STAMP}")
        connection.exec_driver_sql(f"INSERT INTO {_STAMP} VALUES (?)", (stamp,))

    def run(query: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return connection.execute(text(query), dict(given)).all()

    return Ask(run, has_cells=True)


@contextmanager
def narrowed(connection: Connection, ask: Ask, scope: Scope) -> Iterator[Ask]:
    """Yield what answers questions about a scope and its periods; less than all cases is cut out first, once."""
    if not is_narrowed(scope):
        yield ask
        return
    where, given = part_of(scope)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{_PART}")  # a question that failed may have left it
    connection.execute(text(f"CREATE TEMPORARY TABLE {_PART} AS SELECT * FROM {facts.FACTS} WHERE 0"))
    connection.execute(text(f"INSERT INTO {_PART} SELECT * FROM {facts.FACTS}{where}"), given)
    yield replace(ask, facts=_PART)
    connection.exec_driver_sql(f"DROP TABLE temp.{_PART}")


def monev_stamp(connection: Connection, book: HeldBook, now: int) -> str:
    """Return words that differ once anything differs that the figures are made of: facts, units, the day at each."""
    units = units_named(connection)
    days, _ = facts.unit_days(book.at(connection), (one.row for one in units), now)
    named = [[one.row, one.code, one.name, one.parent] for one in units]
    return hashlib.sha256(pack([edition(connection), days, named])).hexdigest()


def _laid_out_as(connection: Connection) -> str:
    known = connection.exec_driver_sql("SELECT 1 FROM sqlite_temp_master WHERE name = ?", (_STAMP,)).scalar()
    return str(connection.exec_driver_sql(f"SELECT stamp FROM {_STAMP}").scalar() or "") if known else ""
