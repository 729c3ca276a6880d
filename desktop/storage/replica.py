"""The desk's end of the exchange; implements :class:`sync.engine.ports.Replica` on ``desk.db``."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from desktop.storage import account, outbox, restart, search
from desktop.storage.bulk import found
from desktop.storage.comparison import compare
from desktop.storage.database import Database
from desktop.storage.held import Holding, marks_held
from desktop.storage.tables import case_text, draft
from sync.contract.entities import (
    LARGEST_ROW,
    CaseBody,
    CaseEvent,
    CaseHead,
    CaseState,
    CaseText,
    Change,
    ChangeKind,
    Unit,
)
from sync.contract.errors import BadInput
from sync.contract.frames import unpack
from sync.contract.marks import added, bucket_sums, buckets_for, sum_bytes
from sync.contract.messages import Action, AnswerFrame, Entity, Written
from sync.contract.receipts import Outcome, Reason, ReceiptSheet, Told, Vouched, open_sheet
from sync.engine.ports import Applied

T = TypeVar("T")

_FEW: Final = 250
"""Up to so many changes an exchange is an ordinary one, which has time for tidying."""
_LATER: Final = frozenset({ChangeKind.WITHDRAWN})
"""Kinds that must not be mixed up with what comes before or after them."""


class DeskReplica:
    """What this desk holds of the centre, and what it has to say to it."""

    def __init__(self, database: Database, new_id: Callable[[], UUID]) -> None:
        """Work on an open database; ids are handed in."""
        self._database = database
        self._new_id = new_id

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

    def apply(self, frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        """Store frames with their last cursor in one transaction."""
        with self._database.writing() as connection:
            work = _Work(connection, self._new_id)
            for frame in frames:
                if frame.restart:
                    restart.begin(connection, work.holding)
                    outbox.doubt_all(connection)
                work.settle(frame.sheets, sent)
            work.change(change for frame in frames for change in frame.changes)
            told = {name: value for name, value in _line_after(frames).items() if value}
            if told:
                account.note_on_line(connection, **told)
            last = frames[-1]
            if last.last and not last.more:
                work.withdraw(restart.end(connection, work.holding))
                # By the centre's clock: the one of this desk may be a year ahead.
                outbox.forget_sealed(connection, account.load_line(connection).last_server_time)
                if sum(len(frame.changes) for frame in frames) <= _FEW:
                    search.tidy(connection)
            work.holding.close()
        return Applied(work.settled, sum(len(frame.changes) for frame in frames), work.doubtful)

    def doubtful(self, most: int) -> list[UUID]:
        """Return received actions that the centre may have lost."""
        with self._database.reading() as connection:
            return outbox.doubtful(connection, most)

    def settle_doubts(self, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
        """Let what the centre misses wait again, and be sure of the others."""
        with self._database.writing() as connection:
            outbox.settle_doubts(connection, offered, missing)

    def sum(self) -> bytes:
        """Return the sum as it was kept up to date."""
        with self._database.reading() as connection:
            return sum_bytes(account.load_line(connection).sum)

    def recount(self) -> bytes:
        """Count the sum anew from the rows."""
        with self._database.writing() as connection:
            total = added(0, (mark for _, _, mark in marks_held(connection)))
            account.note_on_line(connection, sum=total)
        return sum_bytes(total)

    def buckets(self) -> bytes:
        """Return the sums by bucket."""
        with self._database.reading() as connection:
            held = marks_held(connection)
        return bucket_sums(held, buckets_for(len(held)))

    def beyond_repair(self) -> bytes:
        """Return the centre's sum at which a repair was of no use."""
        with self._database.reading() as connection:
            return account.load_line(connection).beyond_repair

    def leave_it(self, theirs: bytes) -> None:
        """Remember the sum at which a repair was of no use."""
        with self._database.writing() as connection:
            account.note_on_line(connection, beyond_repair=theirs)

    def compare(self, buckets: int, differing: Sequence[int], roll: Sequence[Entity]) -> list[tuple[str, int]]:
        """Drop what the centre does not have in these buckets, and return what it has and this desk has not."""
        with self._database.writing() as connection:
            work = _Work(connection, self._new_id)
            difference = compare(marks_held(connection), buckets, differing, roll)
            wanted = difference.wanted
            work.drop(difference.surplus)
            work.holding.let_go_of_revisions([row for kind, row in wanted if kind == ChangeKind.STATE])
            if wanted or difference.surplus:
                # Whatever differs may be the trace of a history that the centre has lost, and with it anything else.
                outbox.doubt_all(connection)
            work.holding.close()
        return wanted


def _line_after(frames: Iterable[AnswerFrame]) -> dict[str, Any]:
    cursor, server_time = "", 0
    for frame in frames:
        cursor, server_time = frame.cursor or cursor, frame.server_time or server_time
    return {"cursor": cursor, "last_server_time": server_time}


class _Work:
    """One transaction in which frames are applied."""

    def __init__(self, connection: Connection, new_id: Callable[[], UUID]) -> None:
        self._connection = connection
        self._new_id = new_id
        self._me = account.load_account(connection)
        self.holding = Holding(connection)
        self._is_restarting = False
        self.settled = self.doubtful = 0

    def settle(self, sheets: Iterable[ReceiptSheet], sent: Sequence[Vouched]) -> None:
        """Store the receipts of these sheets with their actions; those that are not vouched for settle nothing."""
        key = self._me.server_key if self._me else b""
        accepted: list[tuple[Action, Told]] = []
        for sheet in sheets:
            try:
                told = list(open_sheet(sheet, sent))
            except BadInput:
                self.doubtful += len(sheet.receipts)
                continue
            for one in told:
                if not one.receipt.is_of(key):
                    self.doubtful += 1
                    continue
                action = outbox.settle(self._connection, one, key)
                self.settled += action is not None
                if action is not None and one.statement.outcome is Outcome.ACCEPTED:
                    accepted.append((action, one))
        if accepted:
            self._take_in(accepted)

    def _take_in(self, accepted: Sequence[tuple[Action, Told]]) -> None:
        """Put received actions on the timelines of the cases that are here, as the centre now tells everybody else."""
        cases = {action.case for action, _ in accepted}
        here = set(self._connection.scalars(select(case_text.c.row).where(case_text.c.row.in_(cases))))
        me = self._me
        self.holding.store_events(
            [
                (
                    one.statement.event,
                    CaseEvent(
                        action=action.id,
                        case=action.case,
                        kind=action.kind,
                        text=action.text,
                        author=me.full_name or me.username if me else "",
                        unit=me.unit_row if me else 0,
                        unit_name=me.unit_name if me else "",
                        written_at=action.written.at,
                        received_at=one.statement.received_at,
                    ),
                )
                for action, one in accepted
                if action.case in here
            ]
        )
        for action, one in accepted:
            if one.state and action.case in here:
                self.holding.change_states([(action.case, one.state)], by_receipt=True)

    def change(self, changes: Iterable[Change]) -> None:
        """Store changes in their order, those of one kind together."""
        self._is_restarting = restart.is_going_on(self._connection)
        for run in _runs(changes):
            for (kind, part), group in sorted(run.items(), key=_heads_first):
                self._store_or_keep(kind, part, list(group.values()))

    def _store_or_keep(self, kind: str, part: bool, group: Sequence[Change]) -> None:  # noqa: FBT001 - a pair from the wire
        """Store changes; what a newer centre says in a way that this program cannot read blocks nothing else."""
        try:
            with self._connection.begin_nested(), self.holding.tentatively():
                self._store(kind, part, group)
        except (BadInput, msgspec.ValidationError, OverflowError):
            if len(group) == 1:
                self.holding.keep_unread(kind, group[0].row, bytes(group[0].body))
            else:
                for one in group:
                    self._store_or_keep(kind, part, [one])

    def _store(self, kind: str, part: bool, group: Sequence[Change]) -> None:  # noqa: FBT001 - a pair from the wire
        match kind:
            case ChangeKind.UNIT:
                self.holding.store_units([(one.row, unpack(one.body, Unit), one.version) for one in group])
            case ChangeKind.HEAD:
                heads = _bodies(group, CaseHead)
                self.holding.store_heads(heads, self._make_way({row: head.tracking_id for row, head in heads}))
            case ChangeKind.BODY:
                self.holding.store_bodies([(one.row, unpack(one.body, CaseBody), one.version) for one in group])
            case ChangeKind.TEXT:
                texts = [(one.row, unpack(one.body, CaseText), one.version) for one in group]
                self._make_way({row: text.tracking_id for row, text, _ in texts})
                self.holding.store_texts(texts)
            case ChangeKind.STATE if part:
                self.holding.change_states(_bodies(group, dict[str, object]))
            case ChangeKind.STATE:
                self.holding.store_states(_bodies(group, CaseState))
            case ChangeKind.EVENT:
                self.holding.store_events(_bodies(group, CaseEvent))
            case ChangeKind.WITHDRAWN:
                self.withdraw([change.row for change in group])
            case _:
                self.holding.store_aside(kind, [(one.row, bytes(one.body), one.version) for one in group])
        if self._is_restarting:
            restart.tell(self._connection, kind, [change.row for change in group])

    def _make_way(self, told: dict[int, str]) -> list[int]:
        """Clear rows that now mean another complaint, as at a centre that was set up anew; return those that are here.

        State and events of the new one may have arrived before its text; only what was not told again goes.
        """
        held = list(found(self._connection, "case_text", ("row", "tracking_id"), "row", told))
        others = [row for row, tracking_id in held if tracking_id != told[row]]
        if others:
            self._keep_words(others)
            self.holding.blank_bodies(others)
            restart.drop_untold_of(self.holding, others)
        return [row for row, _ in held]

    def withdraw(self, rows: Sequence[int]) -> None:
        """Take cases off this desk: text, state, events, index. Only what its operator wrote stays.

        With the events goes the only sign that the centre has what it received about them, so it is asked once more: it
        may have been restored from a backup since.
        """
        self._keep_words(rows)
        outbox.doubt_about(self._connection, rows)
        self.holding.drop_cases(rows)

    def drop(self, surplus: Iterable[tuple[str, int]]) -> None:
        """Take entities off this desk that the centre does not have."""
        rows: dict[str, list[int]] = {}
        for kind, row in surplus:
            rows.setdefault(kind, []).append(row)
        restart.drop_surplus(self.holding, rows, self.withdraw)

    def _keep_words(self, rows: Collection[int]) -> None:
        """Of cases that go, keep what their operator has not sent, and let go of what the centre received."""
        about = {
            row for table in ("draft", "outbox") for (row,) in found(self._connection, table, ("case",), "case", rows)
        }
        for row in sorted(about):  # of thousands that go, words were written in a few
            self._keep_draft(row)
            outbox.forget_words_of(self._connection, row)

    def _keep_draft(self, row: int) -> None:
        typed = self._connection.execute(select(draft).where(draft.c.case == row)).one_or_none()
        if typed is None:
            return
        about = self._connection.execute(select(case_text).where(case_text.c.row == row)).one_or_none()
        action = Action(
            id=self._new_id(), case=row, kind=typed.kind, text=typed.text, written=Written(at=typed.saved_at)
        )
        outbox.hold_draft(
            self._connection,
            row,
            action,
            tracking_id=about.tracking_id if about else "",
            title=about.title if about else "",
            reason=Reason.CASE_MOVED,
        )


def _runs(changes: Iterable[Change]) -> Iterator[dict[tuple[str, bool], dict[int, Change]]]:
    """Yield changes by kind, of each row the newest; what withdraws is kept apart from what comes before or after.

    What stands at no possible row is nothing, and is passed over.
    """
    run: dict[tuple[str, bool], dict[int, Change]] = {}
    is_withdrawing = False
    for change in changes:
        if abs(change.row) > LARGEST_ROW:
            continue
        if run and (change.kind in _LATER) is not is_withdrawing:
            yield run
            run = {}
        is_withdrawing = change.kind in _LATER
        run.setdefault((change.kind, change.part), {})[change.row] = change
    if run:
        yield run


def _heads_first(group: tuple[tuple[str, bool], dict[int, Change]]) -> bool:
    """Order kinds as they came, but heads before the bodies that need them: frames of several stages come together."""
    return group[0][0] != ChangeKind.HEAD


def _bodies(group: Iterable[Change], kind: type[T]) -> list[tuple[int, T]]:
    return [(change.row, unpack(change.body, kind)) for change in group]
