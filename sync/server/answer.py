"""The answer to one exchange: receipts first, then what changed in the officer's scope, cut into frames."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple
from uuid import UUID

import msgspec

from sync.contract.frames import pack, unpack
from sync.contract.messages import (
    BYTES_PER_FRAME,
    ROWS_PER_FRAME,
    AnswerFrame,
    Change,
    Opening,
    Receipt,
)
from sync.server.authorisation import scope_kind_of
from sync.server.centre import Centre
from sync.server.store.entities import bodies_of
from sync.server.store.feed import rows_after
from sync.server.store.scopes import Scope, find_scope
from sync.server.store.users import StoredUser


class Cursor(msgspec.Struct, frozen=True):
    """Where a desk stands; opaque to it. It names the history (epoch) and the scope it belongs to."""

    epoch: str
    scope: int
    seq: int

    def __str__(self) -> str:
        return f"{self.epoch}.{self.scope:x}.{self.seq:x}"

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Read a cursor that a desk sent; ``None`` when it is none of ours."""
        epoch, _, rest = text.partition(".")
        scope, _, seq = rest.partition(".")
        try:
            return cls(epoch, int(scope, 16), int(seq, 16))
        except ValueError:
            return None


class _Row(NamedTuple):
    """One step of the feed; without a change when the desk knows it already, having made it."""

    seq: int
    change: Change | None


class Answer:
    """Builds the frames of one answer. Each portion of the feed is read in a transaction of its own."""

    def __init__(
        self,
        centre: Centre,
        user: StoredUser,
        opening: Opening,
        receipts: Sequence[bytes],
        sent: Collection[UUID],
        *,
        as_json: bool,
    ) -> None:
        """Prepare the answer to an opening whose actions (``sent``) were given these receipts."""
        self._centre = centre
        self._user = user
        self._opening = opening
        self._receipts = [_receipt_body(receipt, as_json=as_json) for receipt in receipts]
        self._sent = frozenset(sent)
        self._encode = _json_body if as_json else pack

    def frames(self) -> Iterator[AnswerFrame]:
        """Yield the frames; the last one says so."""
        scope, after = self._start()
        restart = bool(self._opening.cursor) and after is None
        head = AnswerFrame(server_time=self._centre.clock.now_ms(), restart=restart)
        rest = self._receipts
        while len(rest) > ROWS_PER_FRAME:
            yield msgspec.structs.replace(head, receipts=tuple(rest[:ROWS_PER_FRAME]))
            head, rest = AnswerFrame(), rest[ROWS_PER_FRAME:]
        if restart:
            self._sent = frozenset()
        head = msgspec.structs.replace(head, receipts=tuple(rest))
        yield from self._cut(head, scope, self._rows(scope, after or 0))

    def _start(self) -> tuple[Scope, int | None]:
        """Return the officer's scope and where to go on in it; ``None`` for the beginning."""
        with self._centre.database.reading() as connection:
            scope = find_scope(connection, self._user.unit_id, scope_kind_of(self._user))
        assert scope is not None, "a unit has its scope from the moment either was made"
        cursor = Cursor.read(self._opening.cursor)
        if cursor is None or (cursor.epoch, cursor.scope) != (self._centre.identity.epoch, scope.id):
            return scope, None
        return scope, cursor.seq if 0 <= cursor.seq <= scope.last_seq else None

    def _rows(self, scope: Scope, after: int) -> Iterator[_Row]:
        """Yield the feed from ``after`` to where it stood at the beginning: a busy scope must not hold us for ever."""
        while after < scope.last_seq:
            with self._centre.database.reading() as connection:
                steps = rows_after(connection, scope.id, after, scope.last_seq, ROWS_PER_FRAME)
                wanted = [(step.kind, step.row) for step in steps if step.action not in self._sent]
                bodies = bodies_of(connection, wanted)
            if not steps:
                return
            for step in steps:
                after = step.seq
                if step.action in self._sent:
                    yield _Row(step.seq, None)
                else:
                    body = self._encode(bodies.get((step.kind, step.row)))
                    yield _Row(step.seq, Change(step.kind, step.row, msgspec.Raw(body)))

    def _cut(self, head: AnswerFrame, scope: Scope, rows: Iterator[_Row]) -> Iterator[AnswerFrame]:
        changes: list[Change] = []
        size, spent, seen = sum(memoryview(receipt).nbytes for receipt in head.receipts), 0, None
        for row in rows:
            weight = _weight(row.change)
            if self._opening.budget and spent and spent + weight > self._opening.budget:
                yield _closed(head, changes, self._cursor(scope, seen), more=True)
                return
            if row.change is not None:
                if (changes or head.receipts) and (
                    len(changes) + len(head.receipts) >= ROWS_PER_FRAME or size + weight > BYTES_PER_FRAME
                ):
                    yield msgspec.structs.replace(head, changes=tuple(changes), cursor=self._cursor(scope, seen))
                    head, changes, size = AnswerFrame(), [], 0
                changes.append(row.change)
            size, spent, seen = size + weight, spent + weight, row.seq
        end = self._cursor(scope, scope.last_seq)
        yield _closed(head, changes, "" if end == self._opening.cursor else end, more=False)

    def _cursor(self, scope: Scope, seq: int | None) -> str:
        return "" if seq is None else str(Cursor(self._centre.identity.epoch, scope.id, seq))


def _closed(head: AnswerFrame, changes: list[Change], cursor: str, *, more: bool) -> AnswerFrame:
    return msgspec.structs.replace(head, changes=tuple(changes), cursor=cursor, more=more, last=True)


def _weight(change: Change | None) -> int:
    """Bytes that a change takes in its frame, about."""
    return memoryview(change.body).nbytes + 16 if change else 0


def _json_body(body: msgspec.Struct | None) -> bytes:
    return msgspec.json.encode(body)


def _receipt_body(packed: bytes, *, as_json: bool) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(unpack(packed, Receipt)) if as_json else packed)
