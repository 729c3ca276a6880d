"""The list of complaints at this desk: pages, counts, and what it was left like.

The rows of a long list in their order are kept for as long as nothing was written, so that going through it costs one
ordering and not one a page.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Any, Final, NamedTuple

import msgspec

from desktop.sentences import of_reason
from desktop.storage import cases, hits, listing, settings, today, views
from desktop.storage.book import HeldBook
from desktop.storage.database import Connection, Database, GivenUp
from desktop.storage.day import DayOrder
from desktop.storage.hits import HANDFUL, Search
from desktop.storage.listing import Conditions, Days, Looker, days_at
from desktop.storage.views import Eye
from desktop.today import laid_out
from desktop.words import DeskClock, clean
from ui.ports.listing import CaseLine, CaseQuery, ListChoices, ListColumn, ListMemory, Stale

_NEAR: Final = 1_000
"""How far into a list a page is found quicker by counting up to it than by ordering all."""
_MEMORY: Final = "list"
_LINES_KEPT: Final = 1_000
"""Lines kept for the next letter that is typed, which finds most of them again."""
_HOUR_MS: Final = 3_600_000
"""What was read of days holds for as long: a day begins with an hour, whatever the zone."""

_Walk = Callable[[int, int], list[int]]
"""Gives rows of a list, from a place on so many."""


class _Ordered(NamedTuple):
    """All rows of a query, as of one moment of the database."""

    moment: int
    hour: tuple[date, int]
    """The day where the desk stands, and the hour: elsewhere a day begins with another one."""
    query: CaseQuery
    rows: list[int]


class CaseListing:
    """Which cases the list shows; part of :class:`ui.ports.desk.Desk`."""

    def __init__(
        self, database: Database, clock: DeskClock, book: HeldBook, make_figures_ready: Callable[[], None]
    ) -> None:
        """List the cases of an open database.

        :param make_figures_ready: what is done before the cases behind a figure are asked for.
        """
        self._database, self._clock, self._book = database, clock, book
        self._make_figures_ready = make_figures_ready
        self._ordered: _Ordered | None = None
        self._walked: _Ordered | None = None
        """The first rows of a list, through which searches were walking."""
        self._lines: tuple[tuple[int, tuple[date, int]], dict[int, tuple[Any, CaseLine]]] | None = None
        self._day: tuple[tuple[int, int], DayOrder] | None = None

    def count(self, query: CaseQuery, stale: Stale | None = None) -> int:
        """Return how many cases the query finds; -1 when nobody waits for it any more."""
        self._prepare(query)
        try:
            with self._database.reading(stale) as connection:
                if not query.text.strip():
                    return listing.count(
                        connection, listing.narrowed(query, self._looker(self._eye(connection), query))
                    )
                return len(self._all(connection, query))
        except GivenUp:
            return -1

    def cases(self, query: CaseQuery, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Return a page of the list."""
        self._prepare(query)
        with self._database.reading() as connection:
            eye = self._eye(connection)
            return self.lines(connection, eye, self._page(connection, eye, query, offset, limit), query.text)

    def lines(self, connection: Connection, eye: Eye, rows: list[int], words: str = "") -> tuple[CaseLine, ...]:
        """Return these cases as lines, in this order."""
        known = self._known(connection)
        lacking = [row for row in rows if row not in known]
        if len(known) + len(lacking) > _LINES_KEPT:
            known.clear()
            lacking = rows
        for row in cases.by_rows(connection, lacking) if lacking else ():
            known[row.row] = row, views.case_line(row, eye)
        shown = [known[row] for row in rows if row in known]
        where = hits.snippets(connection, [row for row, _ in shown], words) if words.strip() else {}
        return tuple(views.with_snippet(line, where.get(line.case)) for _, line in shown)

    def _known(self, connection: Connection) -> dict[int, tuple[Any, CaseLine]]:
        """Return the lines that are still true, each with what it was made of."""
        moment = self._database.moment(connection), self._hour()
        if self._lines is None or self._lines[0] != moment:
            self._lines = moment, {}
        return self._lines[1]

    def rows(self, connection: Connection, query: CaseQuery) -> list[int]:
        """Return all rows that a query finds, in their order."""
        return self._all(connection, query)

    def choices(self) -> ListChoices:
        """Return the values that the list can be narrowed to."""
        with self._database.reading() as connection:
            return listing.choices(connection)

    def memory(self) -> ListMemory:
        """Return how the list was left."""
        with self._database.reading() as connection:
            return settings.load(connection, _MEMORY, ListMemory())

    def keep_memory(self, memory: ListMemory) -> None:
        """Keep how the list is left."""
        with self._database.writing() as connection:
            settings.save(connection, _MEMORY, memory)

    def _prepare(self, query: CaseQuery) -> None:
        if query.figure:
            self._make_figures_ready()

    def _page(self, connection: Connection, eye: Eye, query: CaseQuery, offset: int, limit: int) -> list[int]:
        kept = self._kept(connection, query)
        if kept is not None:
            return kept[offset : offset + limit]
        if offset + limit > _NEAR:
            return self._all(connection, query)[offset : offset + limit]
        looker = self._looker(eye, query)
        page = self._pages(connection, eye, query)
        if not query.text.strip():
            return page(listing.narrowed(query, looker), offset, limit)
        words, beside = clean(query.text), listing.narrowed(query, looker)
        meant = Search.of(connection, words, HANDFUL)
        if meant.rare is None:
            walk = self._walk(connection, query, lambda start, most: page(beside, start, most))
            found = meant.first(connection, walk, offset + limit)
            if found is not None:
                return found[offset:]
            meant = Search.of(connection, words)
        page = self._pages(connection, eye, query, are_few=meant.rare is not None)
        return page(listing.narrowed(query, looker, meant.among), offset, limit)

    def _walk(self, connection: Connection, query: CaseQuery, page: _Walk) -> _Walk:
        """Return ``page``, asking it only for what was not walked already: each letter that is typed walks again."""
        beside = msgspec.structs.replace(query, text="", with_closed=True)
        moment = self._database.moment(connection), self._hour()
        if self._walked is None or self._walked[:3] != (*moment, beside):
            self._walked = _Ordered(*moment, beside, [])
        rows = self._walked.rows

        def walk(start: int, most: int) -> list[int]:
            if (lacking := start + most - len(rows)) > 0:
                rows.extend(page(len(rows), lacking))
            return rows[start : start + most]

        return walk

    def _pages(
        self, connection: Connection, eye: Eye, query: CaseQuery, *, are_few: bool = False
    ) -> Callable[[Conditions, int, int], list[int]]:
        """Return what finds a page of the cases for which conditions hold, in the order of the query."""
        if query.sort is ListColumn.TURN:
            order = self._day_order(connection, eye)
            if are_few and not query.descending:
                return lambda conditions, offset, limit: order.among(connection, conditions, offset + limit)[offset:]
            if not query.descending:
                return lambda conditions, offset, limit: order.rows(connection, conditions, offset + limit)[offset:]
            return lambda conditions, offset, limit: order.turned(connection, conditions)[offset : offset + limit]
        keys = listing.ordered(query)
        return lambda conditions, offset, limit: listing.page(connection, conditions, keys, offset, limit)

    def _day_order(self, connection: Connection, eye: Eye) -> DayOrder:
        moment = self._database.moment(connection), eye.now // _HOUR_MS
        if self._day is None or self._day[0] != moment:
            besides = laid_out(today.turns_besides(connection, eye), today.held(connection, of_reason))
            self._day = moment, DayOrder(connection, eye, [(one.group, one.case) for one in besides])
        return self._day[1]

    def _all(self, connection: Connection, query: CaseQuery) -> list[int]:
        kept = self._kept(connection, query)
        if kept is not None:
            return kept
        eye = self._eye(connection)
        among = Search.of(connection, clean(query.text)).among if query.text.strip() else None
        conditions = listing.narrowed(query, self._looker(eye, query), among)
        if query.sort is ListColumn.TURN:
            order = self._day_order(connection, eye)
            rows = order.turned(connection, conditions) if query.descending else order.rows(connection, conditions)
        else:
            rows = listing.all_rows(connection, conditions, listing.ordered(query))
        self._ordered = _Ordered(self._database.moment(connection), self._hour(), query, rows)
        return rows

    def _kept(self, connection: Connection, query: CaseQuery) -> list[int] | None:
        kept, moment = self._ordered, self._database.moment(connection)
        if kept is None or (kept.moment, kept.hour, kept.query) != (moment, self._hour(), query):
            return None
        return kept.rows

    def _hour(self) -> tuple[date, int]:
        return self._clock.today(), self._clock.wall_ms() // _HOUR_MS

    def _eye(self, connection: Connection) -> Eye:
        return Eye.open(connection, self._book, self._clock.wall_ms())

    def _looker(self, eye: Eye, query: CaseQuery) -> Looker:
        days: dict[Days, list[int]] = {}
        for unit in sorted(eye.units.rows) if query.deadlines else ():
            days.setdefault(_days(eye, unit), []).append(unit)
        zone = timezone(timedelta(minutes=self._clock.offset_minutes()))
        return Looker(
            days=days,
            usual=_days(eye, 0),
            midnight=lambda day: round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()) * 1000,
        )


def _days(eye: Eye, unit: int) -> Days:
    return days_at(eye.today(unit), lambda day: eye.days_left(unit, day))
