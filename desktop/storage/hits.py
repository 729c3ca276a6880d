"""How a search finds its first page at once, whatever is looked for, and where in a case the hit stands.

A rare term is looked up in the index: few texts have it. A common one, that half of all complaints have, would be slow
to look up, and is quick to come upon: cases are read in the order of the list until the page is full. Only a term that
is neither, or whose cases all stand at the end, is looked up whole. The index is asked for a handful first: what has
more is most likely come upon at once.
"""

import json
from collections.abc import Callable, Collection, Iterable
from typing import Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, true
from sqlalchemy import text as sql

from desktop.storage import search
from desktop.storage.states import UNSETTLED
from desktop.storage.tables import case_line
from sync.contract.folding import folded
from ui.ports.listing import CaseLine

HANDFUL: Final = 400
"""Texts that the index tells in a millisecond."""
_FEW: Final = 4_000
"""Texts that the index tells in some milliseconds."""
_WALKED: Final = 2_000
"""Cases that are read before a term counts as one that must be looked up whole."""
_STEP: Final = 100
"""Cases that are read at first; each further step is twice as long."""
_AROUND: Final = 32
"""Letters of a snippet before its hit."""
_SNIPPET: Final = 140


class Search(NamedTuple):
    """What is known of a search text before the list is asked."""

    rare: frozenset[int] | None
    """The cases that can be meant at all, where a rare term tells that."""
    others: tuple[str, ...]
    """Terms that are not rare, or too short for the index."""

    @classmethod
    def of(cls, connection: Connection, words: str, few: int = _FEW) -> "Search":
        """Look at the terms, the longest first: it is most likely the rarest.

        :param few: texts up to which a term is a rare one.
        """
        rare: frozenset[int] | None = None
        others = []
        for term in sorted(set(search.terms_of(words)), key=len, reverse=True):
            found = search.few(connection, term, few) if search.is_indexed(term) else None
            if found is None:
                others.append(term)
            else:
                rare = frozenset(found) if rare is None else rare & found
        return cls(rare, tuple(others))

    @property
    def can_walk(self) -> bool:
        """Whether reading finds what the index finds: it folds no letter beyond ASCII."""
        return all(term.isascii() for term in self.others if search.is_indexed(term))

    @property
    def among(self) -> ColumnElement[bool]:
        """The condition on ``case_line`` that a case is meant."""
        row = case_line.c.row
        if self.rare is None:
            return and_(true(), *(_found(term, number) for number, term in enumerate(self.others)))
        by_reading = self.can_walk
        listed = sql("SELECT value FROM json_each(:rare)").bindparams(rare=str(sorted(self.rare)))
        rest = (
            search.reading(term, row) if by_reading else _found(term, number) for number, term in enumerate(self.others)
        )
        return and_(row.in_(listed), *rest)

    def first(self, connection: Connection, walk: Callable[[int, int], list[int]], limit: int) -> list[int] | None:
        """Return the first page by reading in the order of the list; ``None`` where that would take too long.

        :param walk: gives rows of the list, from a place on so many, without regard to the search.
        """
        if self.rare is not None or not self.can_walk:
            return None
        found: list[int] = []
        start, step = 0, _STEP
        while start < _WALKED:
            portion = walk(start, step)
            read = search.those_with(connection, portion, self.others)
            found += [row for row in portion if row in read]
            if len(found) >= limit or len(portion) < step:
                return found[:limit]
            start += step
            step *= 2
            if len(found) * _WALKED < limit * start:  # at this rate it would not come to a page
                return None
        return None


_SOURCES: Final = (
    ("SELECT row, body, original_body FROM case_text WHERE row IN (SELECT value FROM json_each(:these))", False),
    (
        'SELECT "case", text FROM event WHERE "case" IN (SELECT value FROM json_each(:these)) ORDER BY written_at, id',
        True,
    ),
    (
        'SELECT outbox."case", outbox.text FROM outbox JOIN case_text ON case_text.row = outbox."case"'
        ' AND case_text.tracking_id = outbox.tracking_id WHERE outbox."case" IN (SELECT value FROM json_each(:these))'
        " AND outbox.state IN (SELECT value FROM json_each(:unsettled)) ORDER BY outbox.position",
        True,
    ),
)
"""Where words of a case are read, the complaint before what was said about it; whether that was said."""


class Snippet(NamedTuple):
    """Words around a hit."""

    text: str
    is_said: bool
    """In a follow-up."""


def snippets(connection: Connection, lines: Collection[CaseLine], words: str) -> dict[int, Snippet]:
    """Return, for each case with a term that stands neither in its title nor in its number, where it does stand."""
    terms = [folded(term) for term in search.terms_of(words)]
    heads = {line.case: folded(f"{line.tracking_id}\n{line.title}") for line in lines}
    wanted = {row: [one for one in terms if one not in head] for row, head in heads.items()}
    wanted = {row: lacking for row, lacking in wanted.items() if lacking}
    found: dict[int, Snippet] = {}
    unsettled = json.dumps(UNSETTLED)
    for source, is_said in _SOURCES:
        lacking = wanted.keys() - found.keys()
        if not lacking:
            break
        for row, *texts in connection.exec_driver_sql(source, {"these": str(list(lacking)), "unsettled": unsettled}):
            if row not in found and (cut := _cut(texts, wanted[row])) is not None:
                found[row] = Snippet(cut, is_said)
    return found


def _cut(texts: Iterable[str], terms: Iterable[str]) -> str | None:
    return next((cut for text in texts for term in terms if (cut := around(text, term)) is not None), None)


def around(text: str, term: str) -> str | None:
    """Return the words around the first hit of a folded term, in one line; ``None`` without a hit."""
    place = folded(text).find(term)
    if place < 0:
        return None
    start = max(0, place - _AROUND)
    if start:
        blank = text.find(" ", start, place)
        start = blank + 1 if blank >= 0 else start
    cut = " ".join(text[start : start + _SNIPPET].split())
    return f"{'… ' if start else ''}{cut}{' …' if start + _SNIPPET < len(text) else ''}"


def _found(term: str, number: int) -> ColumnElement[bool]:
    row = case_line.c.row
    return search.holding(term, row, number) if search.is_indexed(term) else search.reading(term, row)
