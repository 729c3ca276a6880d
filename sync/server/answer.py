"""The answer to one exchange: receipts first, then what changed in the officer's scope, cut into frames."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import msgspec

from sync.contract.frames import pack
from sync.contract.marks import BUCKET_BYTES, MOST_BUCKETS, bucket_of, bucket_sums, differing_buckets, sum_bytes
from sync.contract.messages import (
    BYTES_PER_FRAME,
    ROWS_PER_FRAME,
    AnswerFrame,
    Entity,
    Opening,
)
from sync.contract.receipts import ReceiptSheet
from sync.server.authorisation import scope_kind_of
from sync.server.centre import Centre
from sync.server.cursor import Cursor, Stage
from sync.server.follow_ups import Accepted
from sync.server.receipts import laid_out
from sync.server.steps import Echo, FirstSync, Step, delta, wanted
from sync.server.store.feed import count_after, marks_in
from sync.server.store.identity import read_epoch
from sync.server.store.receipts import actions_known
from sync.server.store.scopes import Scope, find_scope
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
        scope, start, is_restart = self._start()
        if start.stage is not None:  # a first sync leaves out what changed meanwhile: it has to be told whole
            self._echo = Echo()
        steps, total = self._steps(scope, start)
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
        head = msgspec.structs.replace(head, sheets=tuple(self._sheets))
        yield from self._cut(head, scope, steps, start)

    def _start(self) -> tuple[Scope, Cursor, bool]:
        """Return the officer's scope, where to go on in it, and whether all is told anew to a desk that has some.

        A cursor beyond the newest number is of a history that this centre has lost: it was restored from a backup.
        """
        with self._centre.database.reading() as connection:
            scope = find_scope(connection, self._user.unit_id, scope_kind_of(self._user))
            epoch = read_epoch(connection)
        assert scope is not None, "a unit has its scope from the moment either was made"
        cursor = Cursor.read(self._opening.cursor)
        is_ours = cursor is not None and (cursor.epoch, cursor.scope) == (epoch, scope.id)
        if cursor is not None and is_ours and cursor.seq <= scope.last_seq:
            return scope, cursor, False
        return scope, Cursor(epoch, scope.id, scope.last_seq, Stage.UNITS), bool(self._opening.cursor)

    def _steps(self, scope: Scope, start: Cursor) -> tuple[Iterator[Step], int]:
        """Return the steps up to where the feed stands now, and about how many changes they bring.

        A busy scope must not hold us for ever: what comes later is told the next time.
        """
        database, until = self._centre.database, scope.last_seq
        again = wanted(database, scope.id, self._opening.wanted, self._encode)
        if start.stage in (None, Stage.CATCHING_UP):
            total = 0
            if until - start.seq > ROWS_PER_FRAME:
                with database.reading() as connection:
                    total = count_after(connection, scope.id, start.seq, until)
            return chain(delta(database, start, until, self._echo, self._encode), again), total
        first = FirstSync(database, start, self._encode)
        behind = msgspec.structs.replace(start, stage=Stage.CATCHING_UP, urgency=0, row=0)
        rest = delta(database, behind, until, self._echo, self._encode)
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

    def _cut(self, head: AnswerFrame, scope: Scope, steps: Iterator[Step], start: Cursor) -> Iterator[AnswerFrame]:
        frame = _Open(head)
        spent = 0
        for step in steps:
            weight = sum(memoryview(change.body).nbytes + 16 for change in step.changes)
            if self._opening.budget and spent and spent + weight > self._opening.budget:
                yield frame.closed(more=True, last=True)
                return
            if step.changes and frame.is_full(len(step.changes), weight):
                yield frame.closed()
                frame = _Open(AnswerFrame())
            frame.take(step, weight)
            spent += weight
        yield self._end(frame, scope, start)

    def _end(self, frame: "_Open", scope: Scope, start: Cursor) -> AnswerFrame:
        """Close the last frame: with the sum of what the desk now holds, unless the feed has moved on meanwhile.

        What changed while it was told was then left out of this answer, and the next one has to tell it whole: a first
        sync still catches up, and the desk is still on its way to where it holds all.
        """
        with self._centre.database.reading() as connection:
            now = find_scope(connection, self._user.unit_id, scope_kind_of(self._user))
            epoch = read_epoch(connection)
            is_still = now is not None and now.last_seq == scope.last_seq
            differing, roll = self._compared(marks_in(connection, scope.id)) if self._opening.buckets else ((), ())
        place = Cursor(epoch, scope.id, scope.last_seq)
        if not is_still and start.stage is not None:
            place = msgspec.structs.replace(place, stage=Stage.CATCHING_UP)
        elif not is_still:
            place = msgspec.structs.replace(start.on_the_way_to(scope.last_seq), epoch=epoch)
        end = str(place)
        last = frame.closed(last=True)
        return msgspec.structs.replace(
            last,
            cursor="" if end == self._opening.cursor else end,
            sum=sum_bytes(now.sum) if now is not None and is_still else b"",
            differing=differing,
            roll=roll,
        )

    def _compared(self, held: Sequence[tuple[str, int, int]]) -> tuple[tuple[int, ...], tuple[Entity, ...]]:
        """Return the buckets in which the desk differs from us, and all that we hold in them."""
        count = len(self._opening.buckets) // BUCKET_BYTES
        if not 0 < count <= MOST_BUCKETS:
            return (), ()
        differing = differing_buckets(self._opening.buckets, bucket_sums(held, count))
        among = frozenset(differing)
        roll = [Entity(kind, row, mark) for kind, row, mark in held if bucket_of(kind, row, count) in among]
        return tuple(differing), tuple(sorted(roll, key=lambda one: (one.kind, one.row)))


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
