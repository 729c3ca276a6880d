"""How the fake centre decides actions: each once, its receipt in the same transaction."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import msgspec

from sync.contract.casework.outcome import Done
from sync.contract.casework.outcome import after as what_comes
from sync.contract.casework.ruling import Ground, Intent, Officer, fault_of, outcome_of, ruling
from sync.contract.entities import CaseEvent, changed_fields, part_of_state
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.messages import Action
from sync.contract.receipts import Outcome, Reason, Statement, receipt_number, sign
from tests.simulation.fake_answer import Given
from tests.simulation.fake_rows import Case, Decided, next_number, scope_of, scopes_of_case, sees_case, store_case, tell
from tests.simulation.memory import Tables

KEY: Final = bytes(range(32))
"""What every fake centre signs with."""


class Accepted(msgspec.Struct):
    """What became of actions."""

    given: list[Given]
    fresh: set[UUID]
    repeated: set[UUID]


class Sitting:
    """One transaction in which actions are decided."""

    def __init__(self, tables: Tables, username: str, now: int) -> None:
        """Begin, for one officer."""
        self._now = now
        self._tables = tables
        self._username = username
        self._scope = scope_of(tables, username)
        self._on_desk: dict[int, int] = {}
        self._fresh: set[UUID] = set()

    def decide(self, actions: Sequence[Action], first: int) -> Accepted:
        """Decide actions, the first of which has this position in its request."""
        place: dict[UUID, int] = {}
        for number, action in enumerate(actions):
            place.setdefault(action.id, first + number)
        known = {one: self._tables["receipt"][one] for one in place if one in self._tables["receipt"]}
        given = [Given(place[one], decided.sheet, decided.receipt, None) for one, decided in known.items()]
        statements: list[Statement] = []
        states: list[dict[str, object] | None] = []
        fresh = [actions[at - first] for one, at in place.items() if one not in known]
        for action in fresh:
            statement, state = self._settle(action)
            statements.append(statement)
            states.append(state)
        if statements:
            sheet = next_number(self._tables, "sheet")
            for receipt, statement, state in zip(
                sign(KEY, [pack(one) for one in statements]), statements, states, strict=True
            ):
                self._tables.put("receipt", statement.action, Decided(self._username, sheet, receipt))
                given.append(Given(place[statement.action], sheet, receipt, state))
        return Accepted(sorted(given, key=lambda one: one.position), self._fresh, set(known))

    def _settle(self, action: Action) -> tuple[Statement, dict[str, object] | None]:
        outcome, reason = self._judge(action)
        number = receipt_number("20261123", next_number(self._tables, "number"))
        row, state = self._record(action) if outcome is Outcome.ACCEPTED else (0, None)
        return Statement(1, number, action.id, action.vouched().content, outcome, reason, self._now, row), state

    def _judge(self, action: Action) -> tuple[Outcome, str]:
        if action.kind not in frozenset(EventKind):
            return Outcome.REJECTED, Reason.KIND_UNKNOWN
        intent = Intent(kind=EventKind(action.kind), text=action.text, particulars=action.particulars)
        if reason := fault_of(intent):
            return outcome_of(reason), reason
        case: Case | None = self._tables["case"].get(action.case)
        if case is None or not sees_case(self._tables, self._scope, case.state.unit):
            moved = (self._scope, "withdrawn", action.case) in self._tables["feed"]
            return (Outcome.HELD, Reason.CASE_MOVED) if moved else (Outcome.REJECTED, Reason.CASE_UNKNOWN)
        if action.tracking_id and action.tracking_id != case.text.tracking_id:
            return Outcome.HELD, Reason.CASE_MISMATCH
        officer = Officer("coordinator" if self._scope[1] else "liaison", self._scope[0])
        reason = ruling(intent, officer, case.state, Ground(units=self._tables["unit"].keys()))
        return outcome_of(reason), reason or ""

    def _record(self, action: Action) -> tuple[int, dict[str, object] | None]:
        tables, now = self._tables, self._now
        before: Case = tables["case"][action.case]
        row = next_number(tables, "event")
        unit = self._scope[0]
        event = CaseEvent(
            action=action.id,
            case=action.case,
            kind=action.kind,
            text=action.text,
            author=self._username.title(),
            unit=unit,
            unit_name=tables["unit"][unit][0].name,
            written_at=action.written.at,
            received_at=now,
        )
        tables.put("event", row, event)
        after = self._moved(before, action)
        if after != before:
            after = store_case(tables, action.case, before, after, action.id)
        tell(tables, scopes_of_case(tables, after.state.unit), "event", row, action=action.id)
        is_known = self._on_desk.get(action.case, action.base) == before.state.revision
        if is_known:
            self._fresh.add(action.id)
            self._on_desk[action.case] = after.state.revision
        if not is_known or before.state.revision == after.state.revision:
            return row, None
        return row, part_of_state(after.state, changed_fields(before.state, after.state))

    def _moved(self, before: Case, action: Action) -> Case:
        kind, unit = EventKind(action.kind), self._scope[0]
        done = Done(action=action.id, kind=kind, text=action.text, by=unit, on=_day(self._now))
        came = what_comes(before.state, done)
        after = msgspec.structs.replace(before, state=came.state)
        if came.says_status and self._now >= before.said_at:
            after = msgspec.structs.replace(after, said=came.state.status, said_at=self._now)
        return after.with_status()


def _day(at: int) -> date:
    return datetime.fromtimestamp(at / 1000, UTC).date()
