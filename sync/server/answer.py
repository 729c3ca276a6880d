"""The answer to one exchange: receipts first, then what changed in the officer's scope, cut into frames."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec
from sqlalchemy import Connection

from sync.contract.frames import pack
from sync.contract.marks import sum_bytes
from sync.contract.messages import (
    BYTES_PER_FRAME,
    ROWS_PER_FRAME,
    AnswerFrame,
    Opening,
)
from sync.contract.receipts import ReceiptSheet
from sync.server.authorisation import scope_kind_of
from sync.server.centre import Centre
from sync.server.comparison import Comparison, compare
from sync.server.cursor import Cursor, Stage
from sync.server.follow_ups import Accepted
from sync.server.receipts import laid_out
from sync.server.steps import Echo, FirstSync, Step, delta, wanted
from sync.server.store.feed import count_after, marks_in
from sync.server.store.receipts import actions_known
from sync.server.store.scopes import Scope, Standing, find_standing
from sync.server.store.users import StoredUser

NOTHING = Accepted([], frozenset(), frozenset())
"""What became of no actions."""


class Answer:
    """Builds the frames of one answer. Each portion of the feed is read in a transaction of its own."""

    def __init__(
        self, centre: Centre, user: StoredUser, opening: Opening, accepted: Accepted = NOTHING, *, as_json: bool = False
    ) -> None:
        """Prepare the answer to an opening whose actions had these outcomes."""
        self._centre = centre
        self._user = user
        self._opening = opening
        self._sheets = laid_out(accepted.receipts)
        self._echo = Echo(accepted.fresh, accepted.repeated)
        self._encode = msgspec.json.encode if as_json else pack

    def frames(self) -> Iterator[AnswerFrame]:
        """Yield the frames; the last one says so."""
        standing, start, is_restart = self._start()
        steps, total = self._steps(standing.scope, start)
        missing = self._missing()
        head = AnswerFrame(
            server_time=self._centre.clock.now_ms(),
            restart=is_restart,
            total=total if total > ROWS_PER_FRAME else 0,
            weighed=len(self._opening.offered),
            missing=missing,
        )
        for sheets in self._sheets_but_last():
            yield msgspec.structs.replace(head, sheets=sheets)
            head = AnswerFrame()
        yield from self._cut(msgspec.structs.replace(head, sheets=tuple(self._sheets)), standing, start, steps)

    def _start(self) -> tuple[Standing, Cursor, bool]:
        """Return how the scope stands, where to go on in it, and whether all is told anew to a desk that has some.

        A cursor beyond the newest number is of a history that this centre has lost: it was restored from a backup.
        """
        with self._centre.database.glancing() as connection:
            scope, epoch = standing = self._standing(connection)
        cursor = Cursor.read(self._opening.cursor)
        is_ours = cursor is not None and (cursor.epoch, cursor.scope) == (epoch, scope.id)
        if cursor is not None and is_ours and cursor.seq <= scope.last_seq:
            return standing, cursor, False
        return standing, Cursor(epoch, scope.id, scope.last_seq, Stage.UNITS), bool(self._opening.cursor)

    def _steps(self, scope: Scope, start: Cursor) -> tuple[Iterator[Step], int]:
        """Return the steps up to where the feed stands now, and about how many changes they bring.

        A busy scope must not hold us for ever: what comes later is told the next time.
        """
        database, until = self._centre.database, scope.last_seq
        again = wanted(database, scope.id, self._opening.wanted, self._encode)
        if _after_stages(start) == start:
            total = 0
            if until - start.seq > ROWS_PER_FRAME:
                with database.reading() as connection:
                    total = count_after(connection, scope.id, start.seq, until)
            return chain(delta(database, start, until, self._echo, self._encode), again), total
        first = FirstSync(database, start, self._encode)
        rest = delta(database, _after_stages(start), until, self._echo, self._encode)
        return chain(first.steps(), rest, again), first.total

    def _missing(self) -> tuple[Any, ...]:
        if not self._opening.offered:
            return ()
        with self._centre.database.reading() as connection:
            known = actions_known(connection, self._opening.offered, self._user.id)
        return tuple(action for action in self._opening.offered if action not in known)

    def _sheets_but_last(self) -> Iterator[tuple[ReceiptSheet, ...]]:
        """Yield sheets for frames of their own, until those that are left fit one frame with changes."""
        while sum(len(sheet.receipts) for sheet in self._sheets) > ROWS_PER_FRAME:
            count, taken = 0, 0
            for sheet in self._sheets:
                if taken and count + len(sheet.receipts) > ROWS_PER_FRAME:
                    break
                count, taken = count + len(sheet.receipts), taken + 1
            yield tuple(self._sheets[:taken])
            del self._sheets[:taken]

    def _cut(
        self, head: AnswerFrame, standing: Standing, start: Cursor, steps: Iterator[Step]
    ) -> Iterator[AnswerFrame]:
        frame = _Open(head)
        spent, has_moved = 0, False
        for step in steps:
            weight = sum(memoryview(change.body).nbytes + 16 for change in step.changes)
            if self._opening.budget and has_moved and spent + weight > self._opening.budget:
                yield frame.closed(more=True, last=True)
                return
            if step.changes and frame.is_full(len(step.changes), weight):
                yield frame.closed()
                frame = _Open(AnswerFrame())
            frame.take(step, weight)
            spent, has_moved = spent + weight, has_moved or step.cursor not in (None, start)
        yield from self._end(frame, standing, start)

    def _end(self, frame: "_Open", then: Standing, start: Cursor) -> Iterator[AnswerFrame]:
        """Close the last frame: with the sum of what the desk now holds, unless the feed has moved on meanwhile.

        A desk that lacked nothing at the beginning, and was told nothing, holds what the sum of then says. The stages
        of a first sync have left out what changed meanwhile, so a desk is not at the end of it before it was told.
        """
        scope, now, found = then.scope, then, Comparison()
        if self._opening.buckets:
            with self._centre.database.reading() as connection:
                now = self._standing(connection)
                found = compare(marks_in(connection, scope.id), self._opening.buckets)
        elif not self._is_up_to_date(then):
            with self._centre.database.glancing() as connection:
                now = self._standing(connection)
        *portions, last_portion = found.portions()
        for portion in portions:
            yield msgspec.structs.replace(frame.closed(), roll=portion)
            frame = _Open(AnswerFrame())
        is_still, until = now.scope.last_seq == scope.last_seq, scope.last_seq
        end = str(Cursor(start.epoch, scope.id, until) if is_still else _after_stages(start).at(until))
        is_first_sync = start.stage not in (None, Stage.UNDER_WAY)
        yield msgspec.structs.replace(
            frame.closed(more=is_first_sync and not is_still, last=True),
            cursor="" if end == self._opening.cursor else end,
            sum=sum_bytes(now.scope.sum) if is_still else b"",
            differing=found.differing,
            roll=last_portion,
        )

    def _is_up_to_date(self, standing: Standing) -> bool:
        """Whether the desk had all that there was, and asked for nothing again: no row was looked for."""
        newest = Cursor(standing.epoch, standing.scope.id, standing.scope.last_seq)
        return self._opening.cursor == str(newest) and not self._opening.wanted

    def _standing(self, connection: Connection) -> Standing:
        return find_standing(connection, self._user.unit_id, scope_kind_of(self._user))


def _after_stages(start: Cursor) -> Cursor:
    """Return where the stages of a first sync end; the same place outside of them."""
    if start.stage in (None, Stage.UNDER_WAY, Stage.CATCHING_UP):
        return start
    return msgspec.structs.replace(start, stage=Stage.CATCHING_UP, urgency=0, row=0)


class _Open:
    """A frame that still takes steps."""

    def __init__(self, head: AnswerFrame) -> None:
        self._head = head
        self._changes: list[Any] = []
        self._cursor: Cursor | None = None
        self._rows = sum(len(sheet.receipts) for sheet in head.sheets)
        self._bytes = 32 * self._rows

    def is_full(self, rows: int, weight: int) -> bool:
        """Whether so much more would be too much; an empty frame takes anything."""
        return self._rows > 0 and (self._rows + rows > ROWS_PER_FRAME or self._bytes + weight > BYTES_PER_FRAME)

    def take(self, step: Step, weight: int) -> None:
        """Add a step."""
        self._changes += step.changes
        self._cursor = step.cursor or self._cursor
        self._rows += len(step.changes)
        self._bytes += weight

    def closed(self, *, more: bool = False, last: bool = False) -> AnswerFrame:
        """Return the frame."""
        cursor = "" if self._cursor is None else str(self._cursor)
        return msgspec.structs.replace(self._head, changes=tuple(self._changes), cursor=cursor, more=more, last=last)
