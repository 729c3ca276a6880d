"""Steps: what an answer tells, one small piece after another, each with the place where a desk then stands.

A step is never split between two frames. Bodies are read when their step is due, in a short transaction of its own,
so a slow line holds no transaction open; each such transaction looks again whether the scope still holds the rows.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import BOOK_KINDS, LARGEST_ROW, Change, ChangeKind, part_of_state
from sync.contract.messages import BYTES_PER_FRAME, ROWS_PER_FRAME
from sync.server.cursor import Cursor, Stage
from sync.server.store.cases import StoredCase, body_of, cases_in, head_of, state_of, text_of
from sync.server.store.engine import Database
from sync.server.store.entities import Body, Standing, bodies_of, cases_standing
from sync.server.store.events import event_rows_of_cases, events_of_cases
from sync.server.store.feed import FeedRow, count_of_kind, holds, rows_after, rows_at, rows_of_kind

Encode = Callable[[Any], bytes]
"""Encodes a body as the frames of this answer are encoded."""

_CASES_A_READING: Final = 125
_LAST: Final = (1 << 62) - 1
_FIRST: Final = (ChangeKind.UNIT, *BOOK_KINDS, ChangeKind.TEMPLATE, ChangeKind.FIGURES)
"""What is told before all cases, in this order."""
_LAID_BY: Final = (ChangeKind.TEXT, ChangeKind.STATE)
"""What decides in which stage, and where in it, a case is told."""


class Step(NamedTuple):
    """Changes that belong together, and where a desk stands that has applied them; ``None`` where it does not move."""

    changes: Sequence[Change]
    cursor: Cursor | None


class Echo(NamedTuple):
    """What this desk has just said itself, and need not be told."""

    fresh: frozenset[UUID] = frozenset()
    repeated: frozenset[UUID] = frozenset()

    def covers(self, row: FeedRow) -> bool:
        """Whether the desk knows the newest version of this entity from its own receipt."""
        if row.action in self.fresh:
            return True
        return row.action in self.repeated and row.kind == ChangeKind.EVENT


def delta(database: Database, start: Cursor, until: int, echo: Echo, encode: Encode) -> Iterator[Step]:
    """Yield what changed after ``start``, up to the number ``until``; both are numbers of the same scope.

    After a first sync (stage *catching up*) each changed text or state comes with the whole case: it may have gone to
    another stage, or place in it, while the stages were told.
    """
    after, is_catching_up = start.seq, start.stage is Stage.CATCHING_UP
    while after < until:
        with database.reading() as connection:
            rows = rows_after(connection, start.scope, after, until, ROWS_PER_FRAME)
            told = [row for row in rows if is_catching_up or not echo.covers(row)]
            bodies = bodies_of(connection, ((row.kind, row.row) for row in told))
            whole = _whole_cases(connection, told, encode) if is_catching_up else {}
        if not rows:
            return
        for row in rows:
            changes = []
            if is_catching_up or not echo.covers(row):
                changes = [_change(row, bodies.get((row.kind, row.row)), start, encode), *whole.get(row.seq, ())]
            yield from _in_portions(changes, start.at(row.seq))
        after = rows[-1].seq


def wanted(database: Database, scope: int, entities: Sequence[tuple[str, int]], encode: Encode) -> Iterator[Step]:
    """Yield these entities whole, as far as the scope holds them; a foreign one is left out like one that is not."""
    for start in range(0, len(entities), ROWS_PER_FRAME):
        portion = [one for one in entities[start : start + ROWS_PER_FRAME] if _may_be_held(*one)]
        with database.reading() as connection:
            held = holds(connection, scope, portion)
            bodies = bodies_of(connection, held)
        for kind, row in portion:
            if (kind, row) in bodies:
                body, version = bodies[kind, row]
                yield Step([Change(kind, row, msgspec.Raw(encode(body)), version)], None)


def _may_be_held(kind: str, row: int) -> bool:
    """Whether there can be such an entity: no other name is looked for, and some no database takes."""
    return kind in frozenset(ChangeKind) and 0 < row <= LARGEST_ROW


class FirstSync:
    """Everything a scope holds, in stages (:class:`sync.server.cursor.Stage`), as it stood at one number.

    Cases whose text or state has changed since are left out: the feed tells them after that number. An event that
    changed neither, as a note does, may be told with its case and once more by the feed; a row is stored once.
    """

    def __init__(self, database: Database, start: Cursor, encode: Encode) -> None:
        """Go on at a cursor that names a stage."""
        self._database = database
        self._start = start
        self._encode = encode
        with database.reading() as connection:
            standing = cases_standing(connection, start.scope, start.seq)
            events = count_of_kind(connection, start.scope, ChangeKind.EVENT)
            units = sum(count_of_kind(connection, start.scope, kind) for kind in _FIRST)
        open_ones = sorted((one.urgency, one.row) for one in standing if one.is_open)
        settled = sorted((one.urgency, one.row) for one in standing if not one.is_open)
        self._plan: Mapping[Stage, list[tuple[int, int]]] = {
            Stage.HEADS: open_ones,
            Stage.BODIES: open_ones,
            Stage.TIMELINES: open_ones,
            Stage.SETTLED_HEADS: settled,
            Stage.SETTLED_BODIES: settled,
            Stage.SETTLED_TIMELINES: settled,
        }
        self.total = self._estimate(standing, events, units)

    def steps(self) -> Iterator[Step]:
        """Yield the steps; the last one ends where catching up begins."""
        if self._start.stage is Stage.UNITS:
            yield from self._units()
        reached = self._start.stage is Stage.UNITS
        for stage, cases in self._plan.items():
            reached = reached or stage is self._start.stage
            if reached:
                yield from self._stage(stage, self._left(stage, cases))
        yield Step((), msgspec.structs.replace(self._start, stage=Stage.CATCHING_UP, urgency=0, row=0))

    def _left(self, stage: Stage, cases: list[tuple[int, int]]) -> list[tuple[int, int]]:
        if stage is not self._start.stage:
            return cases
        done = (self._start.urgency, self._start.row)
        return [case for case in cases if case > done]

    def _estimate(self, standing: Sequence[Standing], events: int, units: int) -> int:
        total, reached = 0, self._start.stage is Stage.UNITS
        for stage, cases in self._plan.items():
            reached = reached or stage is self._start.stage
            left = len(self._left(stage, cases)) if reached else 0
            match stage:
                case Stage.HEADS | Stage.SETTLED_HEADS:
                    total += 2 * left
                case Stage.BODIES | Stage.SETTLED_BODIES:
                    total += left
                case _:
                    total += events * left // max(1, len(standing))
        return total + units

    def _units(self) -> Iterator[Step]:
        """Yield units, and what comes with them: calendars, rules, templates and frozen figures."""
        with self._database.reading() as connection:
            rows = [(kind.value, row) for kind in _FIRST for row in rows_of_kind(connection, self._start.scope, kind)]
            bodies = bodies_of(connection, rows)
        told = [
            Change(kind, row, msgspec.Raw(self._encode(found.body)), found.version)
            for kind, row in rows
            if (found := bodies.get((kind, row)))
        ]
        yield from _in_portions(told, msgspec.structs.replace(self._start, stage=Stage.HEADS, urgency=0, row=0))

    def _stage(self, stage: Stage, cases: Sequence[tuple[int, int]]) -> Iterator[Step]:
        for start in range(0, len(cases), _CASES_A_READING):
            portion = cases[start : start + _CASES_A_READING]
            rows = [row for _, row in portion]
            with self._database.reading() as connection:
                unchanged = self._unchanged(connection, rows)
                told = self._told(connection, stage, unchanged)
            for urgency, row in portion:
                if told.get(row):
                    here = msgspec.structs.replace(self._start, stage=stage, urgency=urgency, row=row)
                    yield from _in_portions(told[row], here)
        yield Step((), msgspec.structs.replace(self._start, stage=stage, urgency=_LAST, row=_LAST))

    def _unchanged(self, connection: Connection, rows: Iterable[int]) -> list[int]:
        """Return those of these cases that the scope still holds as they were when they were laid in stages."""
        keys = [(self._start.scope, kind.value, row) for kind in _LAID_BY for row in rows]
        told = rows_at(connection, keys)
        newer = {row for (_, _, row), one in told.items() if one.seq > self._start.seq}
        return sorted({row for _, _, row in told} - newer)

    def _told(self, connection: Connection, stage: Stage, rows: Sequence[int]) -> dict[int, list[Change]]:
        match stage:
            case Stage.HEADS | Stage.SETTLED_HEADS:
                return {row: self._head(case) for row, case in cases_in(connection, rows).items()}
            case Stage.BODIES | Stage.SETTLED_BODIES:
                return {row: [self._body(case)] for row, case in cases_in(connection, rows).items()}
            case _:
                return _timelines(connection, rows, self._encode)

    def _head(self, case: StoredCase) -> list[Change]:
        return [
            Change(ChangeKind.HEAD, case.id, msgspec.Raw(self._encode(head_of(text_of(case))))),
            Change(ChangeKind.STATE, case.id, msgspec.Raw(self._encode(state_of(case)))),
        ]

    def _body(self, case: StoredCase) -> Change:
        return Change(ChangeKind.BODY, case.id, msgspec.Raw(self._encode(body_of(text_of(case)))), case.text_version)


def _in_portions(changes: Sequence[Change], cursor: Cursor) -> Iterator[Step]:
    """Yield what belongs together in steps of bounded size; only the last one moves the desk on."""
    portion: list[Change] = []
    size = 0
    for change in changes:
        weight = memoryview(change.body).nbytes
        if portion and (size + weight > BYTES_PER_FRAME or len(portion) == ROWS_PER_FRAME):
            yield Step(portion, None)
            portion, size = [], 0
        portion.append(change)
        size += weight
    yield Step(portion, cursor)


def _timelines(connection: Connection, cases: Sequence[int], encode: Encode) -> dict[int, list[Change]]:
    told: dict[int, list[Change]] = {}
    for row, event in events_of_cases(connection, cases):
        told.setdefault(event.case, []).append(Change(ChangeKind.EVENT, row, msgspec.Raw(encode(event))))
    return told


def _whole_cases(connection: Connection, rows: Sequence[FeedRow], encode: Encode) -> dict[int, list[Change]]:
    """Return all of each case whose text or state is among these rows, by the number of the last such row."""
    seqs = {row.row: row.seq for row in rows if row.kind in _LAID_BY}
    events = event_rows_of_cases(connection, list(seqs)) if seqs else {}
    entities = [(kind.value, case) for kind in _LAID_BY for case in seqs]
    entities += [(ChangeKind.EVENT.value, row) for case in seqs for row in events.get(case, ())]
    bodies = bodies_of(connection, entities)
    of_case = {row: case for case, found in events.items() for row in found}
    whole: dict[int, list[Change]] = {}
    for kind, row in entities:
        if (kind, row) in bodies:
            body, version = bodies[kind, row]
            case = of_case[row] if kind == ChangeKind.EVENT else row
            whole.setdefault(seqs[case], []).append(Change(kind, row, msgspec.Raw(encode(body)), version))
    return whole


def _change(row: FeedRow, found: Body | None, start: Cursor, encode: Encode) -> Change:
    if found is None:
        return Change(row.kind, row.row, msgspec.Raw(encode(None)))
    is_known = 0 < row.since <= start.known
    if row.kind == ChangeKind.STATE and is_known:
        return Change(row.kind, row.row, msgspec.Raw(encode(part_of_state(found.body, row.fields))), part=True)  # type: ignore[arg-type] # the body of a state is a CaseState
    return Change(row.kind, row.row, msgspec.Raw(encode(found.body)), found.version)
