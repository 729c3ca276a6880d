"""What must hold, whatever happens: the promises of the product as assertions over desks and the centre."""

from typing import Any
from uuid import UUID

import msgspec

from sync.contract.entities import CaseEvent
from sync.contract.messages import AnswerFrame
from sync.contract.receipts import Outcome
from tests.simulation.ports import Desk, EntityKey, Ledger

_OF_CASES = frozenset({"text", "head", "body", "state"})


class Recorded(msgspec.Struct, frozen=True):
    """An action whose recording has returned."""

    seat: int
    case: int
    text: str


class Book:
    """What has been seen so far, which later must still be true."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.recorded: dict[UUID, Recorded] = {}
        self.pulled: set[UUID] = set()
        self.typed: dict[tuple[int, int], str] = {}
        """What was typed last for a case of a seat."""
        self.receipts: dict[UUID, bytes] = {}
        """Statements seen on desks or at the centre, in this run of the centre's history."""
        self.had: set[UUID] = set()
        """Actions that the centre had received in a run of history that it has lost."""
        self._verified: set[bytes] = set()

    def history_lost(self, ledger: Ledger) -> None:
        """The centre is about to go back to a backup."""
        self.had |= set(ledger.receipts)
        self.receipts.clear()

    # (1) and (6): nothing is lost, nothing is called received that is not

    def check_own(self, seat: int, desk: Desk, ledger: Ledger) -> None:
        """Check every own action of a desk: it is there, with its words, and no lamp says too much."""
        own = {one.action: one for one in desk.own()}
        for action, recorded in self.recorded.items():
            if recorded.seat != seat:
                continue
            assert action in own, f"the action {action} has vanished from its desk"
            one = own[action]
            if one.state == "accepted":
                known = action in ledger.receipts or action in self.had
                assert known, f"{action} is called received, and the centre never had it"
            else:
                assert one.state != "pulled" or action in self.pulled, f"{action} was never pulled back"
                is_there = one.text == recorded.text or one.state == "pulled"
                assert is_there, f"the words of {action} ({one.state}) are gone: {one.text!r}"
                assert one.state not in ("held", "rejected") or one.reason, f"{action} is {one.state} without a reason"
        kept = {*desk.drafts().values(), *(one.text for one in own.values())}
        for (at, case), text in self.typed.items():
            assert at != seat or text in kept, f"what was typed for case {case} is gone: {text}"
        self._check_receipts(desk, ledger)

    # (4): a receipt is for ever

    def _check_receipts(self, desk: Desk, ledger: Ledger) -> None:
        for one in desk.own():
            if one.receipt is None:
                assert one.state not in ("accepted", "rejected"), f"{one.action} is {one.state} without a receipt"
                continue
            whole = msgspec.msgpack.encode(one.receipt)
            if whole not in self._verified:
                statement = one.receipt.read()
                assert statement.action == one.action
                assert one.receipt.is_of(desk.server_key), f"the receipt of {one.action} is not signed"
                is_received = statement.outcome is Outcome.ACCEPTED
                assert is_received == (one.state == "accepted"), f"the receipt of {one.action} is of no {one.state} one"
                self._verified.add(whole)
            given = ledger.receipts.get(one.action)
            if given is None:
                assert one.action in self.had, f"the receipt of {one.action} was never given"
            elif one.action not in self.had:
                assert given == one.receipt, f"desk and centre hold different receipts for {one.action}"
            first = self.receipts.setdefault(one.action, whole)
            if one.action not in self.had:
                assert first == whole, f"the receipt of {one.action} has changed"

    def check_events(self, ledger: Ledger) -> None:
        """Check that no action became two events, and none other words."""
        seen: set[UUID] = set()
        for event in ledger.events.values():
            assert event.action not in seen, f"{event.action} stands twice at the centre"
            seen.add(event.action)
            recorded = self.recorded.get(event.action)
            if recorded is not None:
                assert event.text == recorded.text, f"the words of {event.action} have changed at the centre"

    def check_end(self, seat: int, desk: Desk, ledger: Ledger) -> None:
        """Check that in the end nothing waits and all that was received is at the centre."""
        events = {event.action: event for event in ledger.events.values()}
        for one in desk.own():
            if one.action not in self.recorded or self.recorded[one.action].seat != seat:
                continue
            assert one.state != "waiting", f"{one.action} still waits after all is quiet"
            if one.state == "accepted":
                assert one.action in events, f"{one.action} is called received, and the centre does not have it"
            elif one.action not in self.had:  # a late copy may reach a restored centre, which decides otherwise
                assert one.action not in events, f"{one.action} is called {one.state}, and the centre has it"


# (2): who may see what


def cases_of(ledger: Ledger, username: str) -> set[int]:
    """Return the rows of the cases that an officer may see."""
    officer = ledger.officers[username]
    below = {officer.unit}
    if officer.is_coordinator:
        below = {unit for unit in ledger.units if officer.unit in line(ledger, unit)}
        if not ledger.units[officer.unit].parent:
            below.add(0)
    return {row for row, case in ledger.cases.items() if case.unit in below}


def line(ledger: Ledger, unit: int) -> list[int]:
    """Return a unit and those above it."""
    found: list[int] = []
    while unit and unit not in found:
        found.append(unit)
        unit = ledger.units[unit].parent
    return found


def scope_of(ledger: Ledger, username: str) -> dict[EntityKey, Any]:
    """Return all that the desk of an officer must hold."""
    officer = ledger.officers[username]
    cases = cases_of(ledger, username)
    top = line(ledger, officer.unit)[-1]
    below = [unit for unit in ledger.units if officer.is_coordinator and officer.unit in line(ledger, unit)]
    found: dict[EntityKey, Any] = {
        ("unit", row): ledger.units[row] for row in ledger.units if line(ledger, row)[-1] == top
    }
    found.update({("text", row): ledger.cases[row].text for row in cases})
    found.update({("state", row): ledger.cases[row].state for row in cases})
    found.update({("event", row): event for row, event in ledger.events.items() if event.case in cases})
    units = {*below, officer.unit}
    found.update({key: body for key, (unit, body) in ledger.others.items() if unit in units})
    around = {0, *line(ledger, officer.unit), *below}
    found.update({key: body for key, (unit, body) in ledger.book.items() if unit in around})
    return found


def check_told(told: AnswerFrame, allowed: set[int]) -> None:
    """Check that a frame tells of no case that its desk may not see."""
    for change in told.changes:
        if change.kind in _OF_CASES:
            assert change.row in allowed, f"{change.kind} of the foreign case {change.row} was sent"
        elif change.kind == "event":
            event = msgspec.msgpack.decode(change.body, type=CaseEvent)
            assert event.case in allowed, f"an event of the foreign case {event.case} was sent"


# (3): in the end both hold the same


def check_same(desk: Desk, ledger: Ledger, username: str, *, by_marks_only: bool = False) -> None:
    """Check that a desk holds its scope, body for body, and that its sums say so.

    :param by_marks_only: a version of a lost history with the mark of another one now may still be here.
    """
    expected, held = scope_of(ledger, username), desk.entities()
    missing, surplus = expected.keys() - held.keys(), held.keys() - expected.keys()
    assert not missing, f"missing on the desk: {sorted(missing)}"
    assert not surplus, f"on the desk and not in its scope: {sorted(surplus)}"
    for key, body in expected.items() if not by_marks_only else ():
        assert held[key] == body, f"{key} differs:\n  desk   {held[key]}\n  centre {body}"
    officer = ledger.officers[username]
    theirs = ledger.sums[officer.unit, officer.is_coordinator]
    check_sums(desk)
    assert desk.replica.sum() == theirs, "equal entities, and other sums"


def check_sums(desk: Desk) -> None:
    """Check that the sum that is kept up to date is the sum of what is there."""
    kept = desk.replica.sum()
    assert kept == desk.replica.recount(), "the sum that was kept is not that of the rows"


def check_stored(desk: Desk, seen: set[str]) -> None:
    """Check that a desk stores no complaint that was never in its scope."""
    for (kind, _), body in desk.entities().items():
        if kind == "text":
            assert body.tracking_id in seen, f"the complaint {body.tracking_id} was never this desk's"
