"""How a search finds its first page at once, whatever is looked for, and where in a case the hit stands.

A rare term is looked up in the index: few texts have it. A common one, that half of all complaints have, would be slow
to look up, and is quick to come upon: cases are read in the order of the list until the page is full. Only a term that
is neither, or whose cases all stand at the end, is looked up whole. The index is asked for a handful first: what has
more is most likely come upon at once.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, select, true
from sqlalchemy import text as sql

from desktop.storage import search
from desktop.storage.states import UNSETTLED, is_about_it
from desktop.storage.tables import case_line, case_text, event, outbox
from sync.contract.folding import folded

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

_Row = Row[*tuple[Any, ...]]


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


class Snippet(NamedTuple):
    """Words around a hit."""

    text: str
    is_said: bool
    """In a follow-up."""


def snippets(connection: Connection, rows: Collection[_Row], words: str) -> dict[int, Snippet]:
    """Return, for each case with a term that stands neither in its title nor in its number, where it does stand."""
    terms = [folded(term) for term in search.terms_of(words)]
    wanted = {row.row: [one for one in terms if one not in folded(f"{row.tracking_id}\n{row.title}")] for row in rows}
    wanted = {row: lacking for row, lacking in wanted.items() if lacking}
    found: dict[int, Snippet] = {}
    for row, text, is_said in _texts(connection, wanted):
        if row in found:
            continue
        for term in wanted[row]:
            if (cut := around(text, term)) is not None:
                found[row] = Snippet(cut, is_said)
                break
    return found


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


def _texts(connection: Connection, rows: Collection[int]) -> Iterator[tuple[int, str, bool]]:
    """Yield (case, text, whether it was said) of these cases: the complaint before what was said about it."""
    if not rows:
        return
    texts = select(case_text.c.row, case_text.c.body, case_text.c.original_body).where(case_text.c.row.in_(rows))
    for row, body, original in connection.execute(texts):
        yield row, body, False
        yield row, original, False
    said = select(event.c.case, event.c.text).where(event.c.case.in_(rows)).order_by(event.c.written_at, event.c.id)
    for row, words in connection.execute(said):
        yield row, words, True
    own = select(case_text.c.row, outbox.c.text).join(outbox, is_about_it)
    waiting = own.where(case_text.c.row.in_(rows), outbox.c.state.in_(UNSETTLED)).order_by(outbox.c.position)
    for row, words in connection.execute(waiting):
        yield row, words, True
