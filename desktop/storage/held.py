"""What this desk holds of the centre, stored by kind, and the sum of its marks kept up to date with it.

A :class:`Holding` lives as long as one transaction. Whatever it stores or drops goes through it, so that the sum
(:mod:`sync.contract.marks`) is always that of the rows.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Table, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from desktop.storage import account, search
from desktop.storage.search import Sort
from desktop.storage.tables import aside, case_state, case_text, event, unit
from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Unit
from sync.contract.marks import added, event_mark, other_mark, state_mark, text_mark, unit_mark
from sync.contract.status import bucket_of, needs_reply

_HEAD_FIELDS: Final = CaseHead.__struct_fields__
_BODY_FIELDS: Final = CaseBody.__struct_fields__
_STATE_FIELDS: Final = CaseState.__struct_fields__

Rows = list[dict[str, Any]]


class Holding:
    """The rows of the centre on this desk, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Begin; :meth:`close` stores the sum."""
        self._connection = connection
        self._before = self._sum = account.load_line(connection).sum

    def close(self) -> None:
        """Store the sum, if it has changed."""
        if self._sum != self._before:
            account.note_on_line(self._connection, sum=self._sum)

    def start_anew(self) -> None:
        """Let every mark count nothing until its row is told again."""
        for table in (unit, case_text, case_state, event, aside):
            self._connection.execute(update(table).where(table.c.mark != 0).values(mark=0))
        self._sum = 0

    def store_units(self, units: Sequence[tuple[int, Unit, int]]) -> None:
        """Store units (row, body, version)."""
        self._put(
            unit,
            [
                {"row": row, **_fields(body), "version": version, "mark": unit_mark(row, body.code, version)}
                for row, body, version in units
            ],
        )

    def store_heads(self, heads: Sequence[tuple[int, CaseHead]]) -> None:
        """Store what a list shows; texts that are there already keep their rest and their version."""
        known = self._known(case_text, [row for row, _ in heads])
        rows = [{"row": row, **_fields(head)} for row, head in heads]
        _upsert(self._connection, case_text, rows)
        search.remove(self._connection, Sort.HEAD, known)
        search.add(self._connection, Sort.HEAD, [(row, _head_words(head)) for row, head in heads])

    def store_bodies(self, bodies: Sequence[tuple[int, CaseBody, int]]) -> None:
        """Store the rest of texts whose head is here (row, body, version)."""
        of = dict(
            self._connection.execute(
                select(case_text.c.row, case_text.c.tracking_id).where(
                    case_text.c.row.in_([row for row, _, _ in bodies])
                )
            ).all()
        )
        whole = self._indexed([row for row, _, _ in bodies])
        rows = [
            {"row": row, **_fields(body), "version": version, "mark": text_mark(row, of[row], version)}
            for row, body, version in bodies
            if row in of
        ]
        self._put(case_text, rows)
        search.remove(self._connection, Sort.BODY, whole)
        search.add(self._connection, Sort.BODY, [(row, _body_words(body)) for row, body, _ in bodies if row in of])

    def store_texts(self, texts: Sequence[tuple[int, CaseText, int]]) -> None:
        """Store whole texts (row, body, version)."""
        known = self._known(case_text, [row for row, _, _ in texts])
        self._put(
            case_text,
            [
                {"row": row, **_fields(body), "version": version, "mark": text_mark(row, body.tracking_id, version)}
                for row, body, version in texts
            ],
        )
        for sort, words in ((Sort.HEAD, _head_words), (Sort.BODY, _body_words)):
            search.remove(self._connection, sort, known)
            search.add(self._connection, sort, [(row, words(body)) for row, body, _ in texts])

    def store_states(self, states: Sequence[tuple[int, CaseState]]) -> None:
        """Store states; an older revision, as a repeated receipt may carry, never replaces a newer one."""
        held = self._revisions([row for row, _ in states])
        rows = {
            row: {
                "row": row,
                **_fields(body),
                "bucket": bucket_of(body.status).value,
                "needs_reply": needs_reply(body.status),
                "mark": state_mark(row, body.revision, body.status, body.lapor_since),
            }
            for row, body in states
            if body.revision >= held.get(row, 0)
        }
        self._put(case_state, list(rows.values()))

    def let_go_of_revisions(self, rows: Sequence[int]) -> None:
        """Let any revision replace these states: the centre that holds others may have been restored from a backup."""
        for portion in _portions(rows):
            self._connection.execute(update(case_state).where(case_state.c.row.in_(portion)).values(revision=0))

    def change_states(self, parts: Sequence[tuple[int, dict[str, object]]], *, by_receipt: bool = False) -> None:
        """Change fields of states that are here (row, fields with the new revision).

        :param by_receipt: the fields are told from the revision just before; otherwise from any older one.
        """
        rows = [row for row, _ in parts]
        found = self._connection.execute(select(case_state).where(case_state.c.row.in_(rows))).mappings()
        held = {one["row"]: msgspec.convert({name: one[name] for name in _STATE_FIELDS}, CaseState) for one in found}
        for row, part in parts:
            if row not in held:
                continue
            old, new = held[row].revision, part.get("revision", 0)
            fits = new == old + 1 if by_receipt else isinstance(new, int) and new >= old > 0
            if fits:
                whole = {**{name: getattr(held[row], name) for name in _STATE_FIELDS}, **part}
                held[row] = msgspec.convert(whole, CaseState)
        self.store_states([(row, held[row]) for row in dict.fromkeys(rows) if row in held])

    def store_events(self, events: Sequence[tuple[int, CaseEvent]]) -> None:
        """Store events (row, body); their words never change, so new ones only are indexed."""
        told = {body.action.bytes: (row, body) for row, body in events}
        column = event.c.action
        old: dict[bytes, int] = {}
        for portion in _portions(list(told)):
            old.update(self._connection.execute(select(column, event.c.mark).where(column.in_(portion))).all())
        rows: Rows = [
            {"row": row, **_fields(body), "action": action, "mark": event_mark(row, body.action, body.published_at)}
            for action, (row, body) in told.items()
        ]
        self._sum = added(self._sum, (row["mark"] for row in rows), old.values())
        _upsert(self._connection, event, rows, key="action")
        fresh = [action for action in told if action not in old]
        for portion in _portions(fresh):
            ids = self._connection.execute(select(event.c.id, event.c.action).where(column.in_(portion)))
            search.add(self._connection, Sort.EVENT, [(row.id, told[row.action][1].text) for row in ids])

    def store_aside(self, kind: str, changes: Sequence[tuple[int, bytes, int]]) -> None:
        """Keep entities of a kind that this program does not know (row, body, version), as they came."""
        here = (aside.c.kind == kind) & aside.c.row.in_([row for row, _, _ in changes])
        old = self._connection.scalars(select(aside.c.mark).where(here)).all()
        rows: Rows = [
            {"kind": kind, "row": row, "body": body, "mark": other_mark(kind, row, version)}
            for row, body, version in changes
        ]
        self._sum = added(self._sum, (row["mark"] for row in rows), old)
        _upsert(self._connection, aside, rows, key=None)

    def drop_cases(self, rows: Sequence[int]) -> None:
        """Drop texts, states and events of these cases, and their words."""
        for portion in _portions(rows):
            self._drop(case_text, case_text.c.row.in_(portion))
            self._drop(case_state, case_state.c.row.in_(portion))
            self.drop_events(event.c.case.in_(portion))
            search.remove(self._connection, Sort.HEAD, portion)
            search.remove(self._connection, Sort.BODY, portion)

    def drop_states(self, condition: Any) -> None:
        """Drop states."""
        self._drop(case_state, condition)

    def drop_events(self, condition: Any) -> None:
        """Drop events, and their words."""
        ids = self._connection.scalars(select(event.c.id).where(condition)).all()
        search.remove(self._connection, Sort.EVENT, ids)
        self._drop(event, condition)

    def drop_units(self, condition: Any) -> None:
        """Drop units."""
        self._drop(unit, condition)

    def drop_aside(self, condition: Any) -> None:
        """Drop what was kept aside."""
        self._drop(aside, condition)

    def blank_bodies(self, rows: Sequence[int]) -> None:
        """Forget the rest of texts whose head is another complaint's now."""
        here = case_text.c.row.in_(rows)
        self._sum = added(self._sum, (), self._connection.scalars(select(case_text.c.mark).where(here)))
        self._connection.execute(
            update(case_text).where(here).values(**dict.fromkeys(_BODY_FIELDS, ""), version=0, mark=0)
        )
        search.remove(self._connection, Sort.BODY, rows)

    def _known(self, table: Table, rows: Sequence[int]) -> list[int]:
        found: list[int] = []
        for portion in _portions(rows):
            found += self._connection.scalars(select(table.c.row).where(table.c.row.in_(portion)))
        return found

    def _indexed(self, rows: Sequence[int]) -> list[int]:
        """Return those of these cases whose body is in the index."""
        whole = case_text.c.row.in_(rows) & (case_text.c.version > 0)
        return list(self._connection.scalars(select(case_text.c.row).where(whole)))

    def _revisions(self, rows: Sequence[int]) -> dict[int, int]:
        found: dict[int, int] = {}
        for portion in _portions(rows):
            query = select(case_state.c.row, case_state.c.revision).where(case_state.c.row.in_(portion))
            found.update(self._connection.execute(query).all())
        return found

    def _put(self, table: Table, rows: Rows) -> None:
        """Store rows with their marks."""
        old: list[int] = []
        for portion in _portions([row["row"] for row in rows]):
            old += self._connection.scalars(select(table.c.mark).where(table.c.row.in_(portion)))
        self._sum = added(self._sum, (row["mark"] for row in rows), old)
        _upsert(self._connection, table, rows)

    def _drop(self, table: Table, condition: Any) -> None:
        gone = self._connection.scalars(select(table.c.mark).where(condition, table.c.mark != 0)).all()
        self._sum = added(self._sum, (), gone)
        self._connection.execute(delete(table).where(condition))


def _upsert(connection: Connection, table: Table, rows: Rows, key: str | None = "row") -> None:
    """Insert rows that all name the same columns, or replace these columns of rows that are there."""
    if not rows:
        return
    keys = [key] if key else [column.name for column in table.primary_key]
    statement = insert(table)
    others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), rows)


def _fields(body: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(body, name) for name in body.__struct_fields__}


def _head_words(head: CaseHead) -> str:
    return f"{head.tracking_id}\n{head.title}"


def _body_words(body: CaseBody | CaseText) -> str:
    return f"{body.body}\n{body.original_body}" if body.original_body else body.body


def _portions(values: Sequence[Any], size: int = 500) -> Iterable[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def marks_held(connection: Connection) -> list[tuple[str, int, int]]:
    """Return (kind, row, mark) of all that is held whole."""
    found: list[tuple[str, int, int]] = []
    for kind, table in (("unit", unit), ("text", case_text), ("state", case_state), ("event", event)):
        rows = connection.execute(select(table.c.row, table.c.mark).where(table.c.mark != 0))
        found += [(kind, row, mark) for row, mark in rows]
    found += [tuple(row) for row in connection.execute(select(aside.c.kind, aside.c.row, aside.c.mark))]
    return found


def actions_of_events(connection: Connection, rows: Sequence[int]) -> list[UUID]:
    """Return the actions of the events with these rows."""
    found: list[UUID] = []
    for portion in _portions(rows):
        query: Any = select(event.c.action).where(event.c.row.in_(portion))
        found += [UUID(bytes=action) for action in connection.scalars(query)]
    return found
