"""The fan-out: every change of an entity is told to all scopes that hold it, here and nowhere else.

One writer lives as long as one transaction. It locks the scopes it will tell before anything is written, collects
what changed, and numbers and stores it all at once when it is flushed.
"""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import STATE_FIELDS, ChangeKind
from sync.contract.marks import added
from sync.server.store import feed as stored_feed
from sync.server.store.cases import Holders
from sync.server.store.entities import marks_of
from sync.server.store.feed import FeedRow
from sync.server.store.scopes import Counter, ScopeMap, load_scope_map, lock_scopes, store_counters


class _Noted(NamedTuple):
    """A change that waits for its number."""

    action: UUID | None
    fields: int


_WHOLE = (1 << len(STATE_FIELDS)) - 1
"""The bits of all fields of a state."""
_Key = tuple[int, str, int]
"""Scope, kind, row."""


class Move(msgspec.Struct, frozen=True):
    """A case goes from those who have it to others, with its events."""

    case_id: int
    old: Holders
    new: Holders
    event_rows: tuple[int, ...] = ()


class FeedWriter:
    """Collects the changes of one transaction and tells them to the scopes concerned."""

    def __init__(self, connection: Connection, scope_map: ScopeMap, wanted: Collection[int]) -> None:
        """Lock the counters of these scopes; changes for any other scope are a mistake of the caller."""
        self._connection = connection
        self.map = scope_map
        self._counters = lock_scopes(connection, wanted)
        self._changed: dict[_Key, _Noted] = {}
        self._gone: set[_Key] = set()

    @classmethod
    def for_all(cls, connection: Connection) -> "FeedWriter":
        """Open a writer that may tell every scope; the caller holds the lock of the centre alone."""
        scope_map = load_scope_map(connection)
        return cls(connection, scope_map, scope_map.all_scopes)

    def case_changed(
        self, kind: ChangeKind, row: int, holders: Holders, action: UUID | None = None, fields: int = 0
    ) -> None:
        """Tell the newest version of a text, state or event of a case to those who have it.

        :param fields: of a state, which fields changed (:func:`sync.contract.entities.changed_fields`).
        """
        for scope in self.map.of_case(*holders):
            self._note(scope, kind, row, action, fields)

    def unit_changed(self, unit_id: int) -> None:
        """Tell the newest version of a unit."""
        for scope in self.map.of_unit(unit_id):
            self._note(scope, ChangeKind.UNIT, unit_id)

    def book_changed(self, kind: ChangeKind, row: int, unit_id: int | None) -> None:
        """Tell the newest version of a calendar or rule set: a national one to all, a unit's to its line."""
        for scope in self.map.all_scopes if unit_id is None else self.map.around(unit_id):
            self._note(scope, kind, row)

    def template_changed(self, row: int, unit_id: int | None) -> None:
        """Tell the newest version of a template of this unit, or of a shared one."""
        for scope in self.map.of_template(unit_id):
            self._note(scope, ChangeKind.TEMPLATE, row)

    def figures_changed(self, row: int, unit_id: int) -> None:
        """Tell frozen figures that a unit has sent: to itself, and to those who coordinate it."""
        for scope in self.map.of_case(unit_id):
            self._note(scope, ChangeKind.FIGURES, row)

    def case_moved(self, move: Move) -> None:
        """Take a case out of the scopes that lose it and tell it wholly to those that gain it.

        Those that hold it before and after learn nothing here: the changed state is told by :meth:`case_changed`.
        """
        before, after = self.map.of_case(*move.old), self.map.of_case(*move.new)
        entities = [
            (ChangeKind.TEXT, move.case_id),
            (ChangeKind.STATE, move.case_id),
            *((ChangeKind.EVENT, row) for row in move.event_rows),
        ]
        for scope in before - after:
            for kind, row in entities:
                self._forget(scope, kind, row)
            self._note(scope, ChangeKind.WITHDRAWN, move.case_id)
        for scope in after - before:
            self._forget(scope, ChangeKind.WITHDRAWN, move.case_id)
            for kind, row in entities:  # all fields of a state, for it may have been here before, as another
                self._note(scope, kind, row, fields=_WHOLE if kind == ChangeKind.STATE else 0)

    def fill(self, scope: int, entities: Iterable[tuple[ChangeKind, int]]) -> None:
        """Tell a new scope what it holds."""
        for kind, row in entities:
            self._note(scope, kind, row)

    @contextmanager
    def tentatively(self) -> Iterator[None]:
        """Forget what is collected inside this block if it fails, as a savepoint of the database does."""
        changed, gone = dict(self._changed), set(self._gone)
        try:
            yield
        except BaseException:
            self._changed, self._gone = changed, gone
            raise

    def flush(self) -> None:
        """Number and store what was collected; the order of collecting is the order of the feed."""
        known = stored_feed.rows_at(self._connection, [*self._changed, *self._gone])
        marks = marks_of(self._connection, {(kind, row) for _, kind, row in self._changed})
        stored_feed.delete_rows(self._connection, self._gone)
        rows = []
        touched: dict[int, Counter] = {}
        for (scope, kind, row), noted in self._changed.items():
            before = known.get((scope, kind, row))
            counter = touched.setdefault(scope, self._counters[scope])
            seq, mark = counter.last_seq + 1, marks.get((kind, row), 0)
            touched[scope] = Counter(seq, added(counter.sum, [mark], [before.mark] if before else []))
            since, fields = (before.since, before.fields | noted.fields) if before else (seq, 0)
            rows.append(FeedRow(scope, kind, row, seq, noted.action, mark, since, fields))
        for key in self._gone & known.keys():
            counter = touched.setdefault(key[0], self._counters[key[0]])
            touched[key[0]] = Counter(counter.last_seq, added(counter.sum, (), [known[key].mark]))
        stored_feed.store_rows(self._connection, rows)
        store_counters(self._connection, touched)
        self._counters.update(touched)
        self._changed.clear()
        self._gone.clear()

    def _note(self, scope: int, kind: str, row: int, action: UUID | None = None, fields: int = 0) -> None:
        key = (scope, str(kind), row)
        earlier = self._changed.pop(key, None)  # a later change of the same entity stands at its later place
        self._changed[key] = _Noted(action, fields | (earlier.fields if earlier else 0))
        self._gone.discard(key)

    def _forget(self, scope: int, kind: str, row: int) -> None:
        key = (scope, str(kind), row)
        self._changed.pop(key, None)
        self._gone.add(key)
