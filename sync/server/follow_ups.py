"""What officers send up: each action is decided once, and its receipt is stored in the same transaction."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection
from sqlalchemy.exc import DataError, IntegrityError

from sync.contract.entities import LARGEST_ROW, changed_fields, part_of_state
from sync.contract.errors import StorageBusy
from sync.contract.events import SAID_TO_REPORTER
from sync.contract.frames import pack
from sync.contract.messages import Action
from sync.contract.receipts import Outcome, Reason, Statement, receipt_number, sign
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND
from sync.server.authorisation import may_reach, scope_kind_of
from sync.server.casework import Casework
from sync.server.centre import Centre
from sync.server.evidence.uploads import note_named
from sync.server.feed import FeedWriter
from sync.server.receipts import Given
from sync.server.sent import Malformed, Sent, fault_in, is_unfit, template_of
from sync.server.store import receipts as stored
from sync.server.store.cases import StoredCase, cases_in, holders_of, state_of
from sync.server.store.feed import was_withdrawn
from sync.server.store.scopes import find_scope, load_scope_map, lock_centre
from sync.server.store.users import StoredUser
from sync.server.templates import count_use, drop_template, save_template, scopes_to_tell

ACTIONS_A_TRANSACTION: Final = 250

_CLASHES: Final = 5
"""How often actions are decided anew when ids clash with what another officer is sending at the same moment."""


class Decision(NamedTuple):
    """What became of one action."""

    outcome: Outcome
    reason: str = ""
    event: int = 0
    state: dict[str, object] | None = None


class Accepted(NamedTuple):
    """What became of the actions of a request."""

    receipts: list[Given]
    """In the order of the actions; one for each id."""
    fresh: frozenset[UUID]
    """Actions whose receipt tells all that they changed, so that it need not be told again."""
    repeated: frozenset[UUID]
    """Actions whose receipt tells the event that they became, but not the state as it is now: those that had been
    decided before, and those of a desk that stood at another state of the case."""


def together(parts: Iterable[Accepted]) -> Accepted:
    """Return what became of the actions of several frames."""
    receipts, fresh, repeated = [], frozenset[UUID](), frozenset[UUID]()
    for part in parts:
        receipts += part.receipts
        fresh, repeated = fresh | part.fresh, repeated | part.repeated
    return Accepted(receipts, fresh - repeated, repeated)


def accept(centre: Centre, user: StoredUser, sent: Sequence[Sent], first: int = 0) -> Accepted:
    """Decide actions and return a receipt for each, in order.

    A repeated action gets the receipt it was given first, byte for byte. One bad action never blocks the others.
    The actions are taken in transactions of at most :data:`ACTIONS_A_TRANSACTION`.

    :param first: position of the first of them in the request.
    """
    receipts: list[Given] = []
    fresh: set[UUID] = set()
    repeated: set[UUID] = set()
    for start in range(0, len(sent), ACTIONS_A_TRANSACTION):
        sitting, given = _decided(centre, user, sent[start : start + ACTIONS_A_TRANSACTION], first + start)
        receipts += given
        fresh |= sitting.told
        repeated |= sitting.repeated
    return Accepted(receipts, frozenset(fresh), frozenset(repeated))


def _decided(centre: Centre, user: StoredUser, sent: Sequence[Sent], first: int) -> tuple["_Sitting", list[Given]]:
    for _ in range(_CLASHES):
        try:
            with centre.database.writing() as connection:
                sitting = _Sitting(centre, user, connection)
                return sitting, sitting.decide(sent, first)
        except IntegrityError as clash:  # another officer's action under one of these ids was committed meanwhile
            last: Exception = clash
        except _MovedMeanwhileError:
            last = StorageBusy("Laporan sedang dialihkan oleh orang lain. Kirim lagi sebentar.")
    raise last


class _MovedMeanwhileError(Exception):
    """A case went from one unit to another between the look at it and the lock."""


class _Sitting:
    """One transaction in which actions are decided."""

    def __init__(self, centre: Centre, user: StoredUser, connection: Connection) -> None:
        self._centre = centre
        self._user = user
        self._connection = connection
        self._now = centre.clock.now_ms()
        self._on_desk: dict[int, int] = {}
        self._uses: list[UUID] = []
        self.told: set[UUID] = set()
        self.repeated: set[UUID] = set()

    def decide(self, sent: Sequence[Sent], first: int) -> list[Given]:
        lock_centre(self._connection, shared=True)  # from here on no import, no new unit
        self._map = load_scope_map(self._connection)
        readable = [action for action in sent if isinstance(action, Action)]
        asked = {action.case for action in readable if 0 < action.case <= LARGEST_ROW}
        holders = holders_of(self._connection, sorted(asked))
        mine = [case for case, held_by in holders.items() if may_reach(self._user, held_by, self._map)]
        # The officer's own scope is always among the locked ones: repetitions of an action wait for each other.
        scopes = {self._map.own_scope(self._user.unit_id)}
        scopes = scopes.union(*(self._map.of_case(*holders[case]) for case in mine))
        named = {unit for action in readable for unit in action.particulars.units if unit in self._map.units}
        scopes = scopes.union(*(self._map.of_case(unit) for unit in named))
        bodies = [body for action in readable if (body := template_of(action))]
        scopes |= scopes_to_tell(self._connection, self._map, bodies)
        self._feed = FeedWriter(self._connection, self._map, scopes)
        if holders_of(self._connection, sorted(asked)) != holders:
            raise _MovedMeanwhileError
        self._casework = Casework(self._centre, self._connection, self._feed, self._user, self._now)
        self._cases = cases_in(self._connection, mine)
        self._moved = self._cases_that_left(asked - set(mine))
        place: dict[UUID, int] = {}
        for number, action in enumerate(sent):
            place.setdefault(action.id, first + number)
        known = stored.receipts_of(self._connection, list(place))
        self.repeated |= known.keys()
        fresh = [sent[at - first] for action, at in place.items() if action not in known]
        given = [self._owed(place[one.action], one, sent[place[one.action] - first]) for one in known.values()]
        decided = [(action, self._settle(action)) for action in fresh]
        self.repeated |= {action.id for action in fresh} - self.told
        self._feed.flush()
        for template in sorted(self._uses):  # in one order for all, so that nobody waits in a circle
            count_use(self._connection, template)
        given += self._receipts(decided, place)
        return sorted(given, key=lambda one: one.position)

    def _owed(self, position: int, one: stored.StoredReceipt, action: Sent) -> Given:
        if one.user_id != self._user.id:
            return self._foreign(position, one.action)
        statement = one.receipt.read()
        if statement.content or statement.reason == Reason.MALFORMED or isinstance(action, Malformed):
            return Given(position, one.sheet_id, one.receipt)
        # Refused before receipts were signed, when its words were not kept: it vouches for those that are repeated.
        whole = msgspec.structs.replace(statement, content=action.vouched().content)
        return Given(position, 0, sign(self._centre.identity.signing_key, [pack(whole)])[0])

    def _foreign(self, position: int, action: UUID) -> Given:
        """Reject an id that is another officer's, and keep nothing: it has its own receipt already."""
        statement = Statement(1, "", action, b"", Outcome.REJECTED, Reason.MALFORMED, self._now, 0)
        return Given(position, 0, sign(self._centre.identity.signing_key, [pack(statement)])[0])

    def _receipts(self, decided: Sequence[tuple[Sent, Decision | None]], place: dict[UUID, int]) -> list[Given]:
        """Store the receipts. Last of all: whoever takes numbers keeps all other writers waiting until the commit."""
        if not decided:
            return []
        day = self._centre.day_of(self._now)
        numbers = iter(stored.take_numbers(self._connection, day, len(decided)))
        statements: list[Statement] = []
        states: list[dict[str, object] | None] = []
        given = []
        for action, decision in decided:
            number = receipt_number(f"{day:%Y%m%d}", next(numbers))
            if decision is None:
                given.append(self._foreign(place[action.id], action.id))
                continue
            statements.append(_statement(action, number, decision, self._now))
            states.append(decision.state)
        signed = sign(self._centre.identity.signing_key, [pack(one) for one in statements]) if statements else []
        kept = (
            stored.insert_sheet(
                self._connection, signed, user_id=self._user.id, unit_id=self._user.unit_id, now=self._now
            )
            if signed
            else []
        )
        given += [
            Given(place[one.action], one.sheet_id, one.receipt, state) for one, state in zip(kept, states, strict=True)
        ]
        return given

    def _settle(self, action: Sent) -> Decision | None:
        """Decide one action; what the database will not take rejects this action alone.

        ``None`` when somebody else's action under the same id was committed meanwhile.
        """
        before = dict(self._cases), dict(self._on_desk)
        try:
            with self._connection.begin_nested(), self._feed.tentatively():
                return self._judge(action)
        except (DataError, IntegrityError):
            self._cases, self._on_desk = before
        if stored.receipts_of(self._connection, [action.id]):
            return None
        return Decision(Outcome.REJECTED, Reason.MALFORMED)

    def _judge(self, action: Sent) -> Decision:
        if isinstance(action, Action) and action.case == 0 and action.kind in (SAVE_KIND, DROP_KIND):
            return self._change_template(action)
        if isinstance(action, Malformed) or (reason := fault_in(action)) is Reason.MALFORMED:
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
        verdict = self._casework.do(action, case)
        if verdict.case is None:
            return Decision(verdict.outcome, verdict.reason)
        self._cases[case.id] = verdict.case
        if action.particulars.files:
            note_named(self._connection, self._user, action.particulars.files, self._now)
        if action.template is not None and action.kind in SAID_TO_REPORTER:
            self._uses.append(action.template)
        told = self._part_for_desk(action, case, verdict.case)
        return Decision(Outcome.ACCEPTED, event=verdict.event, state=told)

    def _change_template(self, action: Action) -> Decision:
        body = template_of(action)
        if body is None or is_unfit(action):
            return Decision(Outcome.REJECTED, Reason.MALFORMED)
        if action.kind == SAVE_KIND:
            reason = save_template(self._connection, self._feed, self._user, body, self._now)
        else:
            reason = drop_template(self._connection, self._feed, self._user, body)
        return Decision(Outcome.REJECTED, reason) if reason else Decision(Outcome.ACCEPTED)

    def _part_for_desk(self, action: Action, before: StoredCase, now: StoredCase) -> dict[str, object] | None:
        """Return what changed of the state, where the desk stands at the state before; otherwise the feed tells it."""
        if before.holders != now.holders or before.text_version != now.text_version:
            return None  # more has changed than an event and a state
        is_known = self._on_desk.get(before.id, action.base) == before.revision
        if is_known:
            self.told.add(action.id)
            self._on_desk[before.id] = now.revision
        if before.revision == now.revision or not is_known:
            return None
        return part_of_state(state_of(now), changed_fields(state_of(before), state_of(now)))

    def _cases_that_left(self, case_ids: set[int]) -> frozenset[int]:
        if not case_ids:
            return frozenset()
        scope = find_scope(self._connection, self._user.unit_id, scope_kind_of(self._user))
        return was_withdrawn(self._connection, scope.id, case_ids) if scope else frozenset()


def _statement(action: Sent, number: str, decision: Decision, now: int) -> Statement:
    is_read = isinstance(action, Action) and decision.reason != Reason.MALFORMED
    return Statement(
        form=1,
        number=number,
        action=action.id,
        content=action.vouched().content if isinstance(action, Action) and is_read else b"",
        outcome=decision.outcome,
        reason=decision.reason,
        received_at=now,
        event=decision.event,
    )
