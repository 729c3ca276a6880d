"""Full-text search over cases: parts of words too, since exports of LAPOR! glue words together.

One index of trigrams holds each text once, as it arrives: the head of a case, its body, an event, an own action that
the centre has not received. Its row number says which: four times the number of the thing, plus its sort.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, or_, select, text

from desktop.storage.states import UNSETTLED, is_about_it
from desktop.storage.tables import case_text, event, outbox

_TRIGRAM: Final = 3
_MOST_TERMS: Final = 12


class Sort(IntEnum):
    """What a text in the index is, and so what its number means."""

    HEAD = 0
    """Of the case with this row."""
    BODY = 1
    EVENT = 2
    """The event with this ``id``."""
    OWN = 3
    """The row of the outbox with this position."""


_PAGES_AT_ONCE: Final = 128

_ADD: Final = "INSERT INTO word_search (rowid, words) VALUES (?, ?)"
_REMOVE: Final = "DELETE FROM word_search WHERE rowid = ?"

_FIND: Final = text(
    """
    SELECT rowid >> 2 FROM word_search WHERE word_search MATCH :found AND rowid & 3 < 2
    UNION ALL
    SELECT event."case" FROM word_search JOIN event ON event.id = word_search.rowid >> 2
    WHERE word_search MATCH :found AND word_search.rowid & 3 = 2
    UNION ALL
    SELECT outbox."case" FROM word_search JOIN outbox ON outbox.position = word_search.rowid >> 2
    JOIN case_text ON case_text.row = outbox."case" AND case_text.tracking_id = outbox.tracking_id
    WHERE word_search MATCH :found AND word_search.rowid & 3 = 3
    """
)


def add(connection: Connection, sort: Sort, texts: Iterable[tuple[int, str]]) -> None:
    """Index new texts by their numbers."""
    # In their order: FTS5 begins a new segment wherever a row number is lower than the one before.
    rows = sorted((number << 2 | sort, words) for number, words in texts)
    if rows:
        connection.exec_driver_sql(_ADD, rows)


def remove(connection: Connection, sort: Sort, numbers: Iterable[int]) -> None:
    """Take texts out of the index; one that is not in it does not matter."""
    rows = [(number << 2 | sort,) for number in numbers]
    if rows:
        connection.exec_driver_sql(_REMOVE, rows)


def tidy(connection: Connection) -> None:
    """Merge a little of what many additions left in pieces, in some milliseconds; nothing where all is merged."""
    connection.exec_driver_sql("INSERT INTO word_search (word_search, rank) VALUES ('merge', ?)", (_PAGES_AT_ONCE,))


def matching(words: str) -> ColumnElement[bool]:
    """Return the condition on ``case_text`` that all these words, or parts of words, occur in a case."""
    conditions: list[ColumnElement[bool]] = []
    for number, term in enumerate(words.split()[:_MOST_TERMS]):
        if len(term) >= _TRIGRAM:
            quoted = '"' + term.replace('"', '""') + '"'
            name = f"found_{number}"
            find = text(_FIND.text.replace(":found", f":{name}")).bindparams(bindparam(name, quoted))
            conditions.append(case_text.c.row.in_(find))
        else:  # RT, RW, KK: too short for trigrams, so the texts themselves are read
            conditions.append(_read_for(term))
    return and_(True, *conditions)


def _read_for(term: str) -> ColumnElement[bool]:
    columns = (case_text.c.tracking_id, case_text.c.title, case_text.c.body, case_text.c.original_body)
    said = (
        exists(select(1).where(event.c.case == case_text.c.row, _holds(event.c.text, term))),
        exists(select(1).where(is_about_it, outbox.c.state.in_(UNSETTLED), _holds(outbox.c.text, term))),
    )
    return or_(*(_holds(column, term) for column in columns), *said)


def _holds(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    return column.icontains(term, autoescape=True)
