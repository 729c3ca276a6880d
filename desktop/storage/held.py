"""What this desk holds of the centre, stored by kind, and the sum of its marks kept up to date with it.

A :class:`Holding` lives as long as one transaction. Whatever it stores or drops goes through it, so that the sum
(:mod:`sync.contract.marks`) is always that of the rows.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec
from msgspec.structs import asdict, astuple
from sqlalchemy import Connection, Table, delete, select, update

from desktop.storage import account, event_files, sealed, search
from desktop.storage.bulk import found, next_id, put
from desktop.storage.search import Sort
from desktop.storage.standings import (
    DERIVED,
    STATE,
    derived,
    read_state,
    state_fields,
    unseen_of_units,
    weigh_uploads,
)
from desktop.storage.tables import aside, calendar, case_state, case_text, event, rules, sealed_figures, template, unit
from sync.contract.casework.particulars import NONE
from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, ChangeKind, Template, Unit
from sync.contract.events import SAID_TO_REPORTER
from sync.contract.frames import pack, unpack
from sync.contract.marks import added, event_mark, other_mark, state_mark, template_mark, text_mark, unit_mark
from sync.contract.monev.seal import Figures

_HEAD: Final = CaseHead.__struct_fields__
_BODY: Final = CaseBody.__struct_fields__
BOOK: Final = {ChangeKind.CALENDAR: calendar, ChangeKind.RULES: rules}
"""What deadlines are reckoned by, besides the units."""
_TEMPLATE: Final = (
    "row", "key", "name", "text", "kinds", "unit", "owner", "valid_until", "deleted", "version", "mark",
)  # fmt: skip
_OF_A_CASE: Final = (ChangeKind.TEXT, ChangeKind.HEAD, ChangeKind.BODY, ChangeKind.STATE)
"""Kinds whose row is that of their case."""


class Holding:
    """The rows of the centre on this desk, within one transaction."""

    def __init__(self, connection: Connection) -> None:
        """Begin; :meth:`close` stores the sum."""
        self._connection = connection
        self._before = self._sum = account.load_line(connection).sum
        self._spoken: set[int] = set()
        self.touched: set[int] = set()
        """Cases whose state has changed in this transaction."""

    def close(self) -> None:
        """Store the sum, if it has changed, and whose turn it is where something was said to a reporter."""
        self.touched |= weigh_uploads(self._connection, self._spoken)
        if self._sum != self._before:
            account.note_on_line(self._connection, sum=self._sum)

    @contextmanager
    def tentatively(self) -> Iterator[None]:
        """Take the sum back if this block fails, as a savepoint of the database does with rows."""
        before = self._sum
        try:
            yield
        except BaseException:
            self._sum = before
            raise

    def start_anew(self) -> None:
        """Let every mark count nothing until its row is told again."""
        for table in (*(table for _, table in _KINDS_HELD), aside):
            self._connection.execute(update(table).where(table.c.mark != 0).values(mark=0))
        self._sum = 0

    def store_units(self, units: Sequence[tuple[int, Unit, int]]) -> None:
        """Store units (row, body, version)."""
        told = {row: body.bridged_from for row, body, _ in units}
        held: dict[int, int] = dict(found(self._connection, "unit", ("row", "bridged_from"), "row", told))
        moved = [row for row, start in told.items() if start != held.get(row, 0)]
        self._spoken |= unseen_of_units(self._connection, moved)  # other hands bring them to the reporter
        rows = [(row, *astuple(body), version, unit_mark(row, body.code, version)) for row, body, version in units]
        self._put("unit", ("row", *Unit.__struct_fields__, "version", "mark"), rows)

    def store_book(self, kind: ChangeKind, told: Sequence[tuple[int, msgspec.Struct, int]]) -> None:
        """Store calendars or rule sets (row, body, version)."""
        rows = [(row, pack(body), other_mark(kind, row, version)) for row, body, version in told]
        self._put(BOOK[kind].name, ("row", "body", "mark"), rows)

    def store_templates(self, templates: Sequence[tuple[int, Template, int]]) -> None:
        """Store templates (row, body, version)."""
        rows = [_template_row(row, body, version) for row, body, version in templates]
        self._put("template", _TEMPLATE, rows)

    def store_figures(self, figures: Sequence[tuple[int, Figures, int]]) -> None:
        """Store frozen figures that the centre has sealed (row, body, version); documents here get their seal."""
        self._put("sealed_figures", sealed.COLUMNS, [sealed.row_of(*one) for one in figures])
        sealed.take_seals(self._connection, [body for _, body, _ in figures])

    def store_heads(self, heads: Sequence[tuple[int, CaseHead]], known: Collection[int]) -> None:
        """Store what a list shows; texts that are there already (``known``) keep their rest and their version."""
        put(self._connection, "case_text", "row", ("row", *_HEAD), [(row, *astuple(head)) for row, head in heads])
        search.remove(self._connection, Sort.HEAD, known)
        search.add(self._connection, Sort.HEAD, [(row, _head_words(head)) for row, head in heads])

    def store_bodies(self, bodies: Sequence[tuple[int, CaseBody, int]]) -> None:
        """Store the rest of texts whose head is here (row, body, version)."""
        columns = ("row", "tracking_id", "version", "mark")
        here = {
            one[0]: one for one in found(self._connection, "case_text", columns, "row", [row for row, _, _ in bodies])
        }
        told = [one for one in bodies if one[0] in here]
        rows = [(row, *astuple(body), version, text_mark(row, here[row][1], version)) for row, body, version in told]
        self._put("case_text", ("row", *_BODY, "version", "mark"), rows, (one[3] for one in here.values()))
        search.remove(self._connection, Sort.BODY, [one[0] for one in here.values() if one[2]])
        search.add(self._connection, Sort.BODY, [(row, _body_words(body)) for row, body, _ in told])

    def store_texts(self, texts: Sequence[tuple[int, CaseText, int]]) -> None:
        """Store whole texts (row, body, version)."""
        known = [row for (row,) in found(self._connection, "case_text", ("row",), "row", [row for row, _, _ in texts])]
        rows = [
            (row, *astuple(body), version, text_mark(row, body.tracking_id, version)) for row, body, version in texts
        ]
        self._put("case_text", ("row", *CaseText.__struct_fields__, "version", "mark"), rows)
        for sort, words in ((Sort.HEAD, _head_words), (Sort.BODY, _body_words)):
            search.remove(self._connection, sort, known)
            search.add(self._connection, sort, [(row, words(body)) for row, body, _ in texts])

    def store_states(self, states: Sequence[tuple[int, CaseState]]) -> None:
        """Store states; an older revision, as a repeated receipt may carry, never replaces a newer one."""
        newest = dict(states)
        held = {
            one[0]: one
            for one in found(self._connection, "case_state", ("row", "revision", "mark", "to_upload"), "row", newest)
        }
        rows = [
            _state_row(row, body, held[row][3] if row in held else 0)
            for row, body in newest.items()
            if row not in held or body.revision >= held[row][1]
        ]
        old = (held[row[0]][2] for row in rows if row[0] in held)
        self._put("case_state", ("row", *STATE, *DERIVED, "mark"), rows, old)
        self.touched.update(row[0] for row in rows)
        self._spoken.update(row[0] for row in rows if row[0] not in held)  # its timeline may be here before it

    def let_go_of_revisions(self, rows: Sequence[int]) -> None:
        """Let any revision replace these states: the centre that holds others may have been restored from a backup."""
        for portion in _portions(rows):
            self._connection.execute(update(case_state).where(case_state.c.row.in_(portion)).values(revision=0))

    def change_states(self, parts: Sequence[tuple[int, dict[str, object]]], *, by_receipt: bool = False) -> None:
        """Change fields of states that are here (row, fields with the new revision).

        :param by_receipt: the fields are told from the revision just before; otherwise from any older one.
        """
        held: dict[int, CaseState] = {
            row: read_state(fields)
            for row, *fields in found(self._connection, "case_state", ("row", *STATE), "row", [row for row, _ in parts])
        }
        for row, part in parts:
            if row not in held:
                continue
            old, new = held[row].revision, part.get("revision", 0)
            if new == old + 1 if by_receipt else isinstance(new, int) and new >= old > 0:
                held[row] = unpack(pack({**asdict(held[row]), **part}), CaseState)
        self.store_states(list(held.items()))

    def store_events(self, events: Iterable[tuple[int, CaseEvent]]) -> None:
        """Store events (row, body); their words never change, so new ones only are indexed."""
        told = {body.action.bytes: (row, body) for row, body in events}
        known: dict[bytes, int] = dict(found(self._connection, "event", ("action", "mark"), "action", told))
        first = next_id(self._connection, "event")
        rows: list[tuple[Any, ...]] = []
        fresh: list[tuple[int, str]] = []
        for action, (row, body) in told.items():
            number = None
            if action not in known:
                number = first + len(fresh)
                fresh.append((number, body.text))
            mark = event_mark(row, body.action, body.published_at)
            said = b"" if body.particulars == NONE else pack(body.particulars)
            rows.append((number, action, row, *astuple(body)[1:-1], said, mark))
            if body.kind in SAID_TO_REPORTER:
                self._spoken.add(body.case)
        named = [(one, body.particulars.files) for one, (_, body) in told.items() if body.particulars.files]
        event_files.name(self._connection, named)
        self._sum = added(self._sum, (row[-1] for row in rows), known.values())
        columns = ("id", "action", "row", *CaseEvent.__struct_fields__[1:], "mark")
        put(self._connection, "event", "action", columns, rows)
        search.add(self._connection, Sort.EVENT, fresh)

    def store_aside(self, kind: str, changes: Sequence[tuple[int, bytes, int]]) -> None:
        """Keep entities of a kind that this program does not know (row, body, version), as they came."""
        here = (aside.c.kind == kind) & aside.c.row.in_([row for row, _, _ in changes])
        old = self._connection.scalars(select(aside.c.mark).where(here)).all()
        rows = [(kind, row, body, other_mark(kind, row, version)) for row, body, version in changes]
        self._sum = added(self._sum, (row[-1] for row in rows), old)
        put(self._connection, "aside", "kind, row", ("kind", "row", "body", "mark"), rows)

    def keep_unread(self, kind: str, row: int, body: bytes) -> None:
        """Keep what cannot be read for a newer program; it counts for nothing, so the sums go on to differ."""
        here = (aside.c.kind == kind) & (aside.c.row == row)
        self._sum = added(self._sum, (), self._connection.scalars(select(aside.c.mark).where(here)))
        put(self._connection, "aside", "kind, row", ("kind", "row", "body", "mark"), [(kind, row, body, 0)])

    def drop_cases(self, rows: Sequence[int]) -> None:
        """Drop texts, states and events of these cases, and their words; also where they could not be read."""
        self.touched.update(rows)
        for portion in _portions(rows):
            self._drop(case_text, case_text.c.row.in_(portion))
            self._drop(case_state, case_state.c.row.in_(portion))
            self.drop_events(event.c.case.in_(portion))
            self.drop_aside(aside.c.kind.in_(_OF_A_CASE) & aside.c.row.in_(portion))
            search.remove(self._connection, Sort.HEAD, portion)
            search.remove(self._connection, Sort.BODY, portion)

    def drop_states(self, condition: Any) -> None:
        """Drop states."""
        self._drop(case_state, condition)

    def drop_events(self, condition: Any) -> None:
        """Drop events, their words, and what they say of files."""
        gone = self._connection.execute(select(event.c.id, event.c.action).where(condition)).all()
        search.remove(self._connection, Sort.EVENT, [row.id for row in gone])
        event_files.drop_events(self._connection, [row.action for row in gone])
        self._drop(event, condition)

    def drop_units(self, condition: Any) -> None:
        """Drop units."""
        self._drop(unit, condition)

    def drop_book(self, kind: ChangeKind, rows: Any) -> None:
        """Drop calendars or rule sets."""
        self._drop(BOOK[kind], BOOK[kind].c.row.in_(rows))

    def drop_templates(self, condition: Any) -> None:
        """Drop templates."""
        self._drop(template, condition)

    def drop_figures(self, condition: Any) -> None:
        """Drop what the centre told of frozen figures; the documents stay, and own ones are sent again."""
        gone = list(self._connection.scalars(select(sealed_figures.c.digest).where(condition)))
        if gone:
            sealed.send_again(self._connection, gone)
            self._drop(sealed_figures, condition)

    def drop_aside(self, condition: Any) -> None:
        """Drop what was kept aside."""
        self._drop(aside, condition)

    def blank_bodies(self, rows: Sequence[int]) -> None:
        """Forget the rest of texts whose head is another complaint's now."""
        here = case_text.c.row.in_(rows)
        self._sum = added(self._sum, (), self._connection.scalars(select(case_text.c.mark).where(here)))
        self._connection.execute(update(case_text).where(here).values(**dict.fromkeys(_BODY, ""), version=0, mark=0))
        search.remove(self._connection, Sort.BODY, rows)

    def _put(
        self, table: str, columns: tuple[str, ...], rows: Sequence[tuple[Any, ...]], old: Iterable[int] | None = None
    ) -> None:
        """Store rows, which begin with their row number and end with their mark; ``old`` marks are those replaced."""
        if old is None:
            old = (mark for (mark,) in found(self._connection, table, ("mark",), "row", [row[0] for row in rows]))
        self._sum = added(self._sum, (row[-1] for row in rows), old)
        put(self._connection, table, "row", columns, rows)

    def _drop(self, table: Table, condition: Any) -> None:
        gone = self._connection.scalars(select(table.c.mark).where(condition, table.c.mark != 0)).all()
        self._sum = added(self._sum, (), gone)
        self._connection.execute(delete(table).where(condition))


def _state_row(row: int, body: CaseState, to_upload: int) -> tuple[Any, ...]:
    mark = state_mark(row, body.revision, body.status, body.lapor_since)
    return (row, *state_fields(body), *derived(body, to_upload), mark)


def _template_row(row: int, body: Template, version: int) -> tuple[Any, ...]:
    told = (body.key.bytes, body.name, body.text, " ".join(body.kinds), body.unit, body.owner)
    until = str(body.valid_until) if body.valid_until else None
    return (row, *told, until, body.deleted, version, template_mark(row, version))


def _head_words(head: CaseHead) -> str:
    return f"{head.tracking_id}\n{head.title}"


def _body_words(body: CaseBody | CaseText) -> str:
    return f"{body.body}\n{body.original_body}" if body.original_body else body.body


def _portions(values: Sequence[Any], size: int = 500) -> Iterable[Sequence[Any]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


_KINDS_HELD: Final = (
    ("unit", unit), ("template", template), ("figures", sealed_figures),
    ("text", case_text), ("state", case_state), ("event", event),
    *((kind.value, table) for kind, table in BOOK.items()),
)  # fmt: skip


def marks_held(connection: Connection) -> list[tuple[str, int, int]]:
    """Return (kind, row, mark) of all that is held whole."""
    found: list[tuple[str, int, int]] = []
    for kind, table in _KINDS_HELD:
        rows = connection.execute(select(table.c.row, table.c.mark).where(table.c.mark != 0))
        found += [(kind, row, mark) for row, mark in rows]
    query = select(aside.c.kind, aside.c.row, aside.c.mark).where(aside.c.mark != 0)
    found += [tuple(row) for row in connection.execute(query)]
    return found
