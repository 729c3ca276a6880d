"""The desk's end of the exchange; implements :class:`sync.engine.ports.Replica` on ``desk.db``."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from desktop.storage import account, outbox, restart, search
from desktop.storage.database import Database
from desktop.storage.tables import aside, case_state, case_text, draft, event, unit
from sync.contract.frames import unpack
from sync.contract.messages import (
    Action,
    AnswerFrame,
    CaseEvent,
    CaseState,
    CaseText,
    Change,
    ChangeKind,
    Outcome,
    Reason,
    Receipt,
    Unit,
    Written,
)
from sync.contract.status import bucket_of, needs_reply
from sync.engine.ports import Applied

T = TypeVar("T")


class DeskReplica:
    """What this desk holds of the centre, and what it has to say to it."""

    def __init__(self, database: Database, new_id: Callable[[], UUID], now_ms: Callable[[], int]) -> None:
        """Work on an open database; ids and time are handed in."""
        self._database = database
        self._new_id = new_id
        self._now_ms = now_ms

    def cursor(self) -> str:
        """Return where the feed goes on."""
        with self._database.reading() as connection:
            return account.load_line(connection).cursor

    def waiting(self, after: int, most: int) -> list[tuple[int, Action]]:
        """Return waiting actions behind a position of the outbox."""
        with self._database.reading() as connection:
            return outbox.waiting_actions(connection, after, most)

    def mark_sent(self, positions: list[int]) -> list[int]:
        """Note that these are leaving; returns those that still waited."""
        with self._database.writing() as connection:
            return outbox.mark_sent(connection, positions)

    def mark_unsent(self, positions: list[int]) -> None:
        """Note that these have not left after all."""
        with self._database.writing() as connection:
            outbox.mark_unsent(connection, positions)

    def apply(self, frame: AnswerFrame) -> Applied:
        """Store a frame with its cursor in one transaction."""
        with self._database.writing() as connection:
            if frame.restart:
                restart.begin(connection)
            settled = sum(self._settle(connection, raw) for raw in frame.receipts)
            self._change(connection, frame.changes)
            if frame.last and not frame.more:
                self._withdraw(connection, restart.end(connection))
            if frame.cursor:
                account.note_on_line(connection, cursor=frame.cursor)
            if frame.server_time:
                account.note_on_line(connection, last_server_time=frame.server_time)
        return Applied(settled, len(frame.changes))

    def _settle(self, connection: Connection, raw: msgspec.Raw) -> bool:
        receipt = unpack(raw, Receipt)
        action = outbox.settle(connection, receipt, bytes(raw))
        if action is None:
            return False
        is_here = connection.scalar(select(case_text.c.row).where(case_text.c.row == action.case)) is not None
        if receipt.outcome is Outcome.ACCEPTED and is_here:
            me = account.load_account(connection)
            said = CaseEvent(
                action=action.id,
                case=action.case,
                kind=action.kind,
                text=action.text,
                author=me.full_name or me.username if me else "",
                unit=me.unit_row if me else 0,
                unit_name=me.unit_name if me else "",
                written_at=action.written.at,
                received_at=receipt.received_at,
            )
            _store_events(connection, [(receipt.event, said)])
            if receipt.state is not None:
                _store_states(connection, [(action.case, receipt.state)])
        return True

    def _change(self, connection: Connection, changes: Sequence[Change]) -> None:
        of_kind: dict[str, list[Change]] = {}
        for change in changes:
            of_kind.setdefault(change.kind, []).append(change)
        touched: set[int] = set()
        for kind, group in of_kind.items():
            match kind:
                case ChangeKind.UNIT:
                    _store(connection, unit, [{"row": row, **_fields(body)} for row, body in _bodies(group, Unit)])
                case ChangeKind.TEXT:
                    self._make_way(connection, _bodies(group, CaseText))
                    _store(
                        connection, case_text, [{"row": row, **_fields(body)} for row, body in _bodies(group, CaseText)]
                    )
                    touched.update(change.row for change in group)
                case ChangeKind.STATE:
                    _store_states(connection, _bodies(group, CaseState))
                case ChangeKind.EVENT:
                    events = _bodies(group, CaseEvent)
                    _store_events(connection, events)
                    touched.update(body.case for _, body in events)
                case ChangeKind.WITHDRAWN:
                    self._withdraw(connection, [change.row for change in group])
                case _:
                    _store(
                        connection, aside, [{"kind": kind, "row": one.row, "body": bytes(one.body)} for one in group]
                    )
            restart.tell(connection, kind, [change.row for change in group])
        search.reindex(connection, touched)

    def _make_way(self, connection: Connection, texts: Sequence[tuple[int, CaseText]]) -> None:
        """Clear a row that now means another complaint, as at a centre that was set up anew.

        State and events of the new one may have arrived before its text; only what was not told again goes.
        """
        told = {row: text.tracking_id for row, text in texts}
        held = connection.execute(
            select(case_text.c.row, case_text.c.tracking_id).where(case_text.c.row.in_(told))
        ).all()
        others = [row for row, tracking_id in held if tracking_id != told[row]]
        for row in others:
            self._keep_words(connection, row)
        restart.drop_untold_of(connection, others)

    def _withdraw(self, connection: Connection, rows: Sequence[int]) -> None:
        """Take cases off this desk: text, state, events, index. Only what its operator wrote stays."""
        if not rows:
            return
        for row in rows:
            self._keep_words(connection, row)
        for table, column in ((case_text, case_text.c.row), (case_state, case_state.c.row), (event, event.c.case)):
            connection.execute(delete(table).where(column.in_(rows)))
        search.reindex(connection, rows)

    def _keep_words(self, connection: Connection, row: int) -> None:
        """Of a case that goes, keep what its operator has not sent, and let go of what the centre received."""
        self._keep_draft(connection, row)
        outbox.forget_words_of(connection, row)

    def _keep_draft(self, connection: Connection, row: int) -> None:
        typed = connection.execute(select(draft).where(draft.c.case == row)).one_or_none()
        if typed is None:
            return
        about = connection.execute(select(case_text).where(case_text.c.row == row)).one_or_none()
        action = Action(
            id=self._new_id(), case=row, kind=typed.kind, text=typed.text, written=Written(at=typed.saved_at)
        )
        outbox.hold_draft(
            connection,
            row,
            action,
            tracking_id=about.tracking_id if about else "",
            title=about.title if about else "",
            reason=Reason.CASE_MOVED,
        )


def _store_events(connection: Connection, events: Iterable[tuple[int, CaseEvent]]) -> None:
    _store(
        connection,
        event,
        [{"row": row, **_fields(body), "action": body.action.bytes} for row, body in events],
    )


def _store_states(connection: Connection, states: Iterable[tuple[int, CaseState]]) -> None:
    """Store states; an older revision, as a repeated receipt may carry, never replaces a newer one."""
    statement = insert(case_state)
    newer = statement.on_conflict_do_update(
        index_elements=["row"],
        set_={column.name: statement.excluded[column.name] for column in case_state.c if column.name != "row"},
        where=statement.excluded.revision >= case_state.c.revision,
    )
    rows = [
        {"row": row, **_fields(body), "bucket": bucket_of(body.status).value, "needs_reply": needs_reply(body.status)}
        for row, body in states
    ]
    if rows:
        connection.execute(newer, rows)


def _store(connection: Connection, table: Table, rows: list[dict[str, object]]) -> None:
    if not rows:
        return
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    others = {column.name: statement.excluded[column.name] for column in table.c if column.name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), rows)


def _bodies(group: Iterable[Change], kind: type[T]) -> list[tuple[int, T]]:
    return [(change.row, unpack(change.body, kind)) for change in group]


def _fields(body: msgspec.Struct) -> dict[str, object | date]:
    return {name: getattr(body, name) for name in body.__struct_fields__}
