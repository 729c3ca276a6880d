"""Complaints that may be like another one: candidates by the trigram index and by place, a few hundred at most."""

from collections.abc import Collection, Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, select, text

from desktop.storage.now import cases_now
from desktop.storage.search import Sort
from desktop.storage.tables import case_text
from sync.contract.folding import plain

CaseRow = Row[*tuple[Any, ...]]

_LEAST_LETTERS: Final = 4
_LETTERS: Final = 9
"""Of a word no more are looked for: each further trigram costs time and hardly narrows."""
_TITLE_WORDS: Final = 4
_FEW: Final = 20
"""With fewer finds than this by the whole title, its two longest words are looked for."""
_MOST: Final = 120
"""Most candidates by one way; the newest."""

_FIND: Final = text(
    "SELECT rowid >> 2 FROM word_search WHERE word_search MATCH :found AND rowid & 3 = :sort"
    " ORDER BY rowid DESC LIMIT :most"
).bindparams(bindparam("most", _MOST))


def titles_like(connection: Connection, title: str) -> set[int]:
    """Return cases whose titles share the longest words of this one."""
    words = _longest(title, _TITLE_WORDS)
    found = _find(connection, words, Sort.HEAD)
    if len(found) < _FEW and len(words) > 2:
        found |= _find(connection, words[:2], Sort.HEAD)
    return found


def texts_like(connection: Connection, body: str) -> set[int]:
    """Return cases whose texts share the longest words of this one."""
    return _find(connection, _longest(body, 3), Sort.BODY)


def at_place(connection: Connection, village: str, district: str) -> set[int]:
    """Return the newest cases of a village; none where it is not known."""
    if not village:
        return set()
    here = (case_text.c.village == village) & (case_text.c.district == district)
    query = select(case_text.c.row).where(here, case_text.c.village != "")
    return set(connection.scalars(query.order_by(case_text.c.row.desc()).limit(_MOST)))


def heads(connection: Connection, rows: Collection[int]) -> list[CaseRow]:
    """Return row, number, title and place of cases."""
    columns = (case_text.c[name] for name in ("row", "tracking_id", "title", "village", "district"))
    return list(connection.execute(select(*columns).where(case_text.c.row.in_(sorted(rows)))).all())


def bodies(connection: Connection, rows: Collection[int]) -> dict[int, str]:
    """Return the texts of cases, as their reporters sent them."""
    query = select(case_text.c.row, case_text.c.body, case_text.c.original_body)
    found = connection.execute(query.where(case_text.c.row.in_(sorted(rows))))
    return {row: original or body for row, body, original in found}


def as_now(connection: Connection, rows: Collection[int]) -> dict[int, CaseRow]:
    """Return cases as they are now; one whose state has not arrived is left out."""
    found = connection.execute(cases_now().where(case_text.c.row.in_(sorted(rows))))
    return {row.row: row for row in found}


def _find(connection: Connection, words: Iterable[str], sort: Sort) -> set[int]:
    wanted = " ".join('"' + plain(word).replace('"', '""') + '"' for word in words)
    return set(connection.scalars(_FIND, {"found": wanted, "sort": sort.value})) if wanted else set()


def _longest(said: str, most: int) -> list[str]:
    """Return the first letters of the longest words, each once: they tell most."""
    words = dict.fromkeys(word.strip(".,;:!?()\"'“”") for word in said.split())
    long = sorted((word for word in words if len(word) >= _LEAST_LETTERS), key=len, reverse=True)
    return [word[:_LETTERS] for word in long[:most]]
