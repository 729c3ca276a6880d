"""Full-text search over cases: parts of words too, since exports of LAPOR! glue words together.

One index of trigrams holds each text once, as it arrives: the head of a case, its body, an event, an own action that
the centre has not received. Its row number says which: four times the number of the thing, plus its sort. Marks on
letters count neither in the index nor in what is looked for: *café* is found by *cafe*, and the other way round.
"""

import json
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cache
from typing import Final

from sqlalchemy import ColumnElement, Connection, LargeBinary, and_, bindparam, cast, exists, func, or_, select, text

from desktop.storage.states import UNSETTLED
from desktop.storage.tables import case_text, event, outbox
from sync.contract.folding import folded, plain

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

_PROBE: Final = "SELECT rowid FROM word_search WHERE word_search MATCH ? LIMIT ?"
_OF_EVENTS: Final = 'SELECT "case" FROM event WHERE id IN (SELECT value FROM json_each(?))'
_OF_OWN: Final = """
    SELECT outbox."case" FROM outbox JOIN case_text ON case_text.row = outbox."case"
    AND case_text.tracking_id = outbox.tracking_id WHERE outbox.position IN (SELECT value FROM json_each(?))
"""

_TEXTS: Final = ("tracking_id", "title", "body", "original_body")
_HAS_OTHERS: Final = "length(CAST({0} AS BLOB)) > length({0})"
_ANY_SAID: Final = (
    'EXISTS (SELECT 1 FROM event WHERE event."case" = about.row AND {0})',
    'EXISTS (SELECT 1 FROM outbox WHERE outbox."case" = about.row AND outbox.tracking_id = about.tracking_id'
    " AND outbox.state IN (SELECT value FROM json_each(:unsettled)) AND {0})",
)

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
    rows = sorted((number << 2 | sort, plain(words)) for number, words in texts)
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


def terms_of(words: str) -> list[str]:
    """Return the words, or parts of words, that are looked for, as the index has them."""
    return plain(words).split()[:_MOST_TERMS]


def is_indexed(term: str) -> bool:
    """Whether a term is long enough for the index; RT, RW and KK are not."""
    return len(term) >= _TRIGRAM


def matching(words: str, row: ColumnElement[int] = case_text.c.row) -> ColumnElement[bool]:
    """Return the condition on a case's row that all these words, or parts of words, occur in the case."""
    terms = enumerate(terms_of(words))
    return and_(True, *(holding(term, row, n) if is_indexed(term) else reading(term, row) for n, term in terms))


def holding(term: str, row: ColumnElement[int], number: int) -> ColumnElement[bool]:
    """Return the condition that a case is among all those which the index finds for a term.

    :param number: another one for each term of a statement.
    """
    name = f"found_{number}"
    find = text(_FIND.text.replace(":found", f":{name}")).bindparams(bindparam(name, _quoted(term)))
    return row.in_(find)


def reading(term: str, row: ColumnElement[int]) -> ColumnElement[bool]:
    """Return the same condition, tried by reading what there is of one case after another."""
    about = case_text.alias()
    texts = or_(*(_holds(about.c[name], term) for name in _TEXTS))
    own = and_(outbox.c.case == about.c.row, outbox.c.tracking_id == about.c.tracking_id)
    said = exists(select(1).where(event.c.case == about.c.row, _holds(event.c.text, term)))
    unsettled = exists(select(1).where(own, outbox.c.state.in_(UNSETTLED), _holds(outbox.c.text, term)))
    return exists(select(1).where(about.c.row == row, or_(texts, said, unsettled)))


def those_with(connection: Connection, rows: Sequence[int], terms: Sequence[str]) -> frozenset[int]:
    """Return which of these cases have all terms, by reading them; :func:`reading` of each, in one bare statement."""
    given = {"these": str(list(rows)), "unsettled": json.dumps(UNSETTLED)}
    for number, term in enumerate(terms):
        escaped = "".join(f"/{sign}" if sign in "%_/" else sign for sign in term)
        given |= {f"like_{number}": f"%{escaped}%", f"folded_{number}": folded(term)}
    return frozenset(connection.exec_driver_sql(_those_with(len(terms)), given).scalars())


@cache
def _those_with(count: int) -> str:
    conditions = []
    for number in range(count):
        has = f"({{0}} LIKE :like_{number} ESCAPE '/' OR {_HAS_OTHERS} AND instr(folded({{0}}), :folded_{number}) > 0)"
        texts = [has.format(f"about.{name}") for name in _TEXTS]
        conditions += [" OR ".join([*texts, *(one.format(has.format('"text"')) for one in _ANY_SAID)])]
    where = "".join(f" AND ({condition})" for condition in conditions)
    return f"SELECT about.row FROM case_text AS about WHERE about.row IN (SELECT value FROM json_each(:these)){where}"  # noqa: S608 - our own names


def few(connection: Connection, term: str, most: int) -> set[int] | None:
    """Return the cases in which a term occurs; ``None`` where the index finds ``most`` texts or more."""
    ids = connection.exec_driver_sql(_PROBE, (_quoted(term), most)).scalars().all()
    if len(ids) >= most:
        return None
    of: dict[int, list[int]] = {}
    for one in ids:
        of.setdefault(one & 3, []).append(one >> 2)
    cases = {*of.get(Sort.HEAD, ()), *of.get(Sort.BODY, ())}
    for sort, query in ((Sort.EVENT, _OF_EVENTS), (Sort.OWN, _OF_OWN)):
        if numbers := of.get(sort):
            cases.update(connection.exec_driver_sql(query, (str(numbers),)).scalars())
    return cases


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'


def _holds(column: ColumnElement[str], term: str) -> ColumnElement[bool]:
    """Return the condition that a text has a term; letters beyond ASCII are few, and folded by Python."""
    has_others = func.length(cast(column, LargeBinary)) > func.length(column)
    has_it = func.instr(func.folded(column), folded(term)) > 0
    return or_(column.contains(term, autoescape=True), and_(has_others, has_it))  # LIKE knows no case of ASCII
