"""What officers send up: each action is decided once, and its receipt is stored in the same transaction."""

from collections.abc import Sequence
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from sync.contract.events import EVENT_TEXT_LIMIT, OFFICER_KINDS, EventKind
from sync.contract.frames import pack
from sync.contract.messages import LATEST_MS, Action, CaseState, Outcome, Reason, Receipt
from sync.server.authorisation import may_reach, scope_kind_of
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.store import receipts as stored
from sync.server.store.cases import StoredCase, cases_in, state_of, units_of_cases
from sync.server.store.feed import was_withdrawn
from sync.server.store.scopes import find_scope, load_scope_map, lock_centre
from sync.server.store.users import StoredUser
from sync.server.timeline import Said, record_event

ACTIONS_A_TRANSACTION: Final = 250

_LARGEST: Final = (1 << 53) - 1
"""Numbers beyond this are no row numbers, and no database nor JSON peer would keep them."""
_NOBODY: Final = 0
_LONGEST_OFFSET: Final = 24 * 60


class Malformed(msgspec.Struct, frozen=True):
    """An action that could not be read, except for its id."""

    id: UUID


Sent = Action | Malformed


class Decision(NamedTuple):
    """What became of one action."""

    outcome: Outcome
    reason: str = ""
    event: int = 0
    state: CaseState | None = None


def accept(centre: Centre, user: StoredUser, sent: Sequence[Sent]) -> list[bytes]:
    """Decide actions and return a packed receipt for each, in order.

    A repeated action gets the receipt it was given first, byte for byte. One bad action never blocks the others.
    The actions are taken in transactions of at most :data:`ACTIONS_A_TRANSACTION`.
    """
    receipts: list[bytes] = []
    for start in range(0, len(sent), ACTIONS_A_TRANSACTION):
        with centre.database.writing() as connection:
            receipts += _Sitting(centre, user, connection).decide(sent[start : start + ACTIONS_A_TRANSACTION])
    return receipts


class _Sitting:
    """One transaction in which actions are decided."""

    def __init__(self, centre: Centre, user: StoredUser, connection: Connection) -> None:
        self._centre = centre
        self._user = user
        self._connection = connection
        self._now = centre.clock.now_ms()

    def decide(self, sent: Sequence[Sent]) -> list[bytes]:
        lock_centre(self._connection, shared=True)  # from here on no case changes its unit
        self._map = load_scope_map(self._connection)
        asked = {action.case for action in sent if isinstance(action, Action) and 0 < action.case <= _LARGEST}
        units = units_of_cases(self._connection, sorted(asked))
        mine = [case for case, unit in units.items() if may_reach(self._user, unit, self._map)]
        # The officer's own scope is always among the locked ones: repetitions of an action wait for each other.
        scopes = {self._map.own_scope(self._user.unit_id)}.union(*(self._map.of_case(units[case]) for case in mine))
        self._feed = FeedWriter(self._connection, self._map, scopes)
        self._cases = cases_in(self._connection, mine)
        self._moved = self._cases_that_left(asked - set(mine))
        known = stored.receipts_of(self._connection, [action.id for action in sent])
        fresh = len({action.id for action in sent} - set(known))
        day = self._centre.day_of(self._now)
        numbers = iter(stored.take_numbers(self._connection, day, fresh) if fresh else range(0))
        answers = []
        for action in sent:
            if action.id not in known:
                number = f"TT-{day:%Y%m%d}-{next(numbers):04d}"
                known[action.id] = self._settle(action, number)
            answers.append(self._owed(known[action.id]))
        self._feed.flush()
        return answers

    def _owed(self, receipt: stored.StoredReceipt) -> bytes:
        if receipt.user_id == self._user.id:
            return receipt.body
        foreign = Receipt(
            action=receipt.action,
            outcome=Outcome.REJECTED,
            number="",
            received_at=self._now,
            reason=Reason.MALFORMED,
        )
        return pack(foreign)

    def _settle(self, action: Sent, number: str) -> stored.StoredReceipt:
        """Decide one action; what the database will not take rejects this action alone."""
        before = dict(self._cases)
        try:
            with self._connection.begin_nested(), self._feed.tentatively():
                return self._store(action, number, self._judge(action))
        except (DataError, IntegrityError):
            self._cases = before
        try:
            with self._connection.begin_nested():
                return self._store(action, number, Decision(Outcome.REJECTED, Reason.MALFORMED))
        except IntegrityError:  # somebody else's action under the same id was committed meanwhile
            return stored.StoredReceipt(action.id, _NOBODY, b"")

    def _store(self, action: Sent, number: str, decision: Decision) -> stored.StoredReceipt:
        receipt = Receipt(
            action=action.id,
            outcome=decision.outcome,
            number=number,
            received_at=self._now,
            reason=decision.reason,
            event=decision.event,
            state=decision.state,
        )
        body = pack(receipt)
        stored.insert_receipt(
            self._connection,
            action=action.id,
            user_id=self._user.id,
            unit_id=self._user.unit_id,
            outcome=decision.outcome,
            body=body,
            now=self._now,
        )
        return stored.StoredReceipt(action.id, self._user.id, body)

    def _judge(self, action: Sent) -> Decision:
        if isinstance(action, Malformed) or (reason := _fault_of(action)) is Reason.MALFORMED:
            return Decision(Outcome.REJECTED, Reason.MALFORMED)
        if reason is not None:
            return Decision(Outcome.REJECTED, reason)
        case = self._cases.get(action.case)
        if case is None and action.case in self._moved:
            return Decision(Outcome.HELD, Reason.CASE_MOVED)
        if case is None:
            return Decision(Outcome.REJECTED, Reason.CASE_UNKNOWN)
        if action.tracking_id and action.tracking_id != case.tracking_id:
            return Decision(Outcome.HELD, Reason.CASE_MISMATCH)
        return self._record(action, case)

    def _record(self, action: Action, case: StoredCase) -> Decision:
        said = Said(
            id=action.id,
            kind=EventKind(action.kind),
            text=action.text,
            author=self._user.signature,
            unit_id=self._user.unit_id,
            written=action.written,
            received_at=self._now,
        )
        row, now = record_event(self._connection, self._feed, case, said)
        self._cases[case.id] = now
        return Decision(Outcome.ACCEPTED, event=row, state=state_of(now))

    def _cases_that_left(self, case_ids: set[int]) -> frozenset[int]:
        scope = find_scope(self._connection, self._user.unit_id, scope_kind_of(self._user))
        return was_withdrawn(self._connection, scope.id, case_ids) if scope and case_ids else frozenset()


def _fault_of(action: Action) -> Reason | None:
    """Return what is wrong with an action by itself, whatever case it is about."""
    written = action.written
    times = (written.at, written.after, abs(written.elapsed))
    fits = 0 <= action.case <= _LARGEST and all(0 <= time <= LATEST_MS for time in times)
    fits = fits and abs(written.offset) <= _LONGEST_OFFSET
    if not fits or "\0" in action.text:
        return Reason.MALFORMED
    if action.kind not in frozenset(EventKind):
        return Reason.KIND_UNKNOWN
    if action.kind not in OFFICER_KINDS:
        return Reason.ROLE_MAY_NOT
    if not action.text.strip():
        return Reason.TEXT_EMPTY
    return Reason.TEXT_TOO_LONG if len(action.text) > EVENT_TEXT_LIMIT else None
