"""The list of complaints at this desk: pages, counts, and what it was left like.

The rows of a long list in their order are kept for as long as nothing was written, so that going through it costs one
ordering and not one a page.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from typing import Final, NamedTuple

import msgspec

from desktop.sentences import of_reason
from desktop.storage import cases, hits, listing, settings, today, views
from desktop.storage.database import Connection, Database, GivenUp
from desktop.storage.day import DayOrder
from desktop.storage.eye import Eye, Eyes
from desktop.storage.hits import HANDFUL, Search
from desktop.storage.listing import Conditions, Days, Looker, days_at
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
        self, database: Database, clock: DeskClock, eyes: Eyes, make_figures_ready: Callable[[], None]
    ) -> None:
        """List the cases of an open database.

        :param make_figures_ready: what is done before the cases behind a figure are asked for.
        """
        self._database, self._clock, self._eyes = database, clock, eyes
        self._make_figures_ready = make_figures_ready
        self._ordered: _Ordered | None = None
        self._walked: _Ordered | None = None
        """The first rows of a list, through which searches were walking."""
        self._lines: tuple[tuple[int, tuple[date, int]], dict[int, CaseLine]] | None = None
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
                return len(self.rows(connection, query))
        except GivenUp:
            return -1

    def cases(self, query: CaseQuery, offset: int, limit: int, *, with_clocks: bool = False) -> tuple[CaseLine, ...]:
        """Return a page of the list.

        :param with_clocks: with the clocks of each case, which no list shows and which take longer than the rest.
        """
        self._prepare(query)
        with self._database.reading() as connection:
            eye = self._eye(connection)
            rows = self._page(connection, eye, query, offset, limit)
            known = _with_clocks(connection, eye, rows) if with_clocks else self._lines_of(connection, eye, rows)
            shown = [known[row] for row in rows if row in known]
            where = hits.snippets(connection, shown, query.text) if query.text.strip() else {}
        return tuple(views.with_snippet(line, where.get(line.case)) for line in shown)

    def _lines_of(self, connection: Connection, eye: Eye, rows: list[int]) -> dict[int, CaseLine]:
        """Return lines by their cases, these among them."""
        known = self._known(eye)
        lacking = [row for row in rows if row not in known]
        if len(known) + len(lacking) > _LINES_KEPT:
            known.clear()
            lacking = rows
        for row in cases.lines_by_rows(connection, lacking) if lacking else ():
            known[row.row] = views.case_line(row, eye)
        return known

    def _known(self, eye: Eye) -> dict[int, CaseLine]:
        """Return the lines that are still true."""
        moment = eye.moment, self._hour()
        if self._lines is None or self._lines[0] != moment:
            self._lines = moment, {}
        return self._lines[1]

    def rows(self, connection: Connection, query: CaseQuery) -> list[int]:
        """Return all rows that a query finds, in their order."""
        return self._all(connection, self._eye(connection), query)

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
        kept = self._kept(eye, query)
        if kept is not None:
            return kept[offset : offset + limit]
        if offset + limit > _NEAR:
            return self._all(connection, eye, query)[offset : offset + limit]
        looker = self._looker(eye, query)
        page = self._pages(connection, eye, query)
        if not query.text.strip():
            return page(listing.narrowed(query, looker), offset, limit)
        words, beside = clean(query.text), listing.narrowed(query, looker)
        meant = Search.of(connection, words, HANDFUL)
        if meant.rare is None:
            walk = self._walk(eye, query, lambda start, most: page(beside, start, most))
            found = meant.first(connection, walk, offset + limit)
            if found is not None:
                return found[offset:]
            meant = Search.of(connection, words)
        page = self._pages(connection, eye, query, are_few=meant.rare is not None)
        return page(listing.narrowed(query, looker, meant.among), offset, limit)

    def _walk(self, eye: Eye, query: CaseQuery, page: _Walk) -> _Walk:
        """Return ``page``, asking it only for what was not walked already: each letter that is typed walks again."""
        beside = msgspec.structs.replace(query, text="", with_closed=True)
        moment = eye.moment, self._hour()
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
        moment = eye.moment, eye.now // _HOUR_MS
        if self._day is None or self._day[0] != moment:
            besides = laid_out(today.turns_besides(connection, eye), today.held(connection, of_reason))
            self._day = moment, DayOrder(connection, eye, [(one.group, one.case) for one in besides])
        return self._day[1]

    def _all(self, connection: Connection, eye: Eye, query: CaseQuery) -> list[int]:
        kept = self._kept(eye, query)
        if kept is not None:
            return kept
        among = Search.of(connection, clean(query.text)).among if query.text.strip() else None
        conditions = listing.narrowed(query, self._looker(eye, query), among)
        if query.sort is ListColumn.TURN:
            order = self._day_order(connection, eye)
            rows = order.turned(connection, conditions) if query.descending else order.rows(connection, conditions)
        else:
            rows = listing.all_rows(connection, conditions, listing.ordered(query))
        self._ordered = _Ordered(eye.moment, self._hour(), query, rows)
        return rows

    def _kept(self, eye: Eye, query: CaseQuery) -> list[int] | None:
        kept = self._ordered
        if kept is None or (kept.moment, kept.hour, kept.query) != (eye.moment, self._hour(), query):
            return None
        return kept.rows

    def _hour(self) -> tuple[date, int]:
        return self._clock.today(), self._clock.wall_ms() // _HOUR_MS

    def _eye(self, connection: Connection) -> Eye:
        return self._eyes.open(connection, self._clock.wall_ms())

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


def _with_clocks(connection: Connection, eye: Eye, rows: list[int]) -> dict[int, CaseLine]:
    found = cases.by_rows(connection, rows)
    return {row.row: views.case_line(row, eye, views.clocks_of(row, eye)) for row in found}


def _days(eye: Eye, unit: int) -> Days:
    return days_at(eye.today(unit), lambda day: eye.days_left(unit, day))
