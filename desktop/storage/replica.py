"""The desk's end of the exchange; implements :class:`sync.engine.ports.Replica` on ``desk.db``."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from desktop.storage import account, holdback, outbox, restart, search
from desktop.storage.arrivals import Arrivals
from desktop.storage.book import HeldBook
from desktop.storage.comparison import compare
from desktop.storage.database import Database
from desktop.storage.held import marks_held
from desktop.storage.projection import Projector
from desktop.storage.settling import Settling
from sync.contract.entities import BOOK_KINDS, ChangeKind
from sync.contract.marks import added, bucket_sums, buckets_for, sum_bytes
from sync.contract.messages import Action, AnswerFrame, Entity
from sync.contract.receipts import Vouched
from sync.engine.ports import Applied

_AROUND: Final = frozenset({ChangeKind.UNIT, *BOOK_KINDS})
"""Kinds that the rules for a case are made of."""
_FEW: Final = 250
"""Up to so many changes an exchange is an ordinary one, which has time for tidying."""


class DeskReplica:
    """What this desk holds of the centre, and what it has to say to it."""

    def __init__(
        self, database: Database, new_id: Callable[[], UUID], book: HeldBook, now_ms: Callable[[], int]
    ) -> None:
        """Work on an open database; ids and device time (ms) are handed in."""
        self._database = database
        self._book = book
        self._new_id = new_id
        self._now_ms = now_ms

    def cursor(self) -> str:
        """Return where the feed goes on."""
        with self._database.reading() as connection:
            return account.load_line(connection).cursor

    def waiting(self, after: int, most: int) -> list[tuple[int, Action]]:
        """Return waiting actions behind a position of the outbox, up to what can still be undone."""
        with self._database.reading() as connection:
            found = outbox.waiting_actions(connection, after, most)
            held = holdback.first_held(connection, self._now_ms())
        return [one for one in found if held is None or one[0] < held]

    def mark_sent(self, positions: list[int]) -> list[int]:
        """Note that these are leaving; returns those that still waited."""
        with self._database.writing() as connection:
            return outbox.mark_sent(connection, positions, self._now_ms())

    def mark_unsent(self, positions: list[int]) -> None:
        """Note that these have not left after all."""
        with self._database.writing() as connection:
            outbox.mark_unsent(connection, positions)

    def apply(self, frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        """Store frames with their last cursor in one transaction."""
        with self._database.writing() as connection:
            work = Arrivals(connection, self._new_id)
            receipts = Settling(connection, work.holding)
            for frame in frames:
                if frame.restart:
                    restart.begin(connection, work.holding)
                    outbox.doubt_all(connection)
                receipts.settle(frame.sheets, sent)
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
            kinds = {change.kind for frame in frames for change in frame.changes}
            if kinds & _AROUND:  # what waits may come to another end under other rules
                work.holding.touched |= outbox.waiting_cases(connection)
            Projector(connection, self._book).refresh(work.holding.touched)
        return Applied(receipts.settled, sum(len(frame.changes) for frame in frames), receipts.doubtful)

    def doubtful(self, most: int) -> list[UUID]:
        """Return received actions that the centre may have lost."""
        with self._database.reading() as connection:
            return outbox.doubtful(connection, most)

    def settle_doubts(self, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
        """Let what the centre misses wait again, and be sure of the others."""
        with self._database.writing() as connection:
            outbox.settle_doubts(connection, offered, missing)
            Projector(connection, self._book).refresh(outbox.cases_of(connection, missing))

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
            work = Arrivals(connection, self._new_id)
            difference = compare(marks_held(connection), buckets, differing, roll)
            wanted = difference.wanted
            work.drop(difference.surplus)
            work.holding.let_go_of_revisions([row for kind, row in wanted if kind == ChangeKind.STATE])
            if wanted or difference.surplus:
                # Whatever differs may be the trace of a history that the centre has lost, and with it anything else.
                outbox.doubt_all(connection)
            work.holding.close()
            Projector(connection, self._book).refresh(work.holding.touched)
        return wanted


def _line_after(frames: Iterable[AnswerFrame]) -> dict[str, Any]:
    cursor, server_time = "", 0
    for frame in frames:
        cursor, server_time = frame.cursor or cursor, frame.server_time or server_time
    return {"cursor": cursor, "last_server_time": server_time}
