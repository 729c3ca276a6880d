"""Casework at the centre: whether an act may be done is asked of the contract, and what comes of it is recorded."""

from functools import cached_property
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.casework.outcome import disposed
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.ruling import Ground, Intent, Officer, outcome_of, ruling
from sync.contract.casework.standing import Standing, standing_of
from sync.contract.deadlines import DeadlineBook
from sync.contract.entities import ChangeKind
from sync.contract.events import RESPONSES, EventKind
from sync.contract.messages import Action
from sync.contract.proven_time import proven
from sync.contract.receipts import Outcome
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.store.cases import StoredCase, cases_of_complaints, insert_cases, state_of, with_state
from sync.server.store.events import row_of_event, unpublished_of_case
from sync.server.store.receipts import actions_of_user
from sync.server.store.units import StoredUnit, units_in
from sync.server.store.users import StoredUser
from sync.server.timeline import Said, record_event, record_published, settled

_DISPOSING = (EventKind.DISPOSE, EventKind.REDISPOSE, EventKind.CONSULT)


class Verdict(NamedTuple):
    """What the centre says about an act, and what came of it."""

    outcome: Outcome
    reason: str = ""
    event: int = 0
    case: StoredCase | None = None
    """As it is now, where the act was accepted."""


class Casework:
    """The acts of one officer within one transaction; the scopes they concern are locked by the feed writer."""

    def __init__(self, centre: Centre, connection: Connection, feed: FeedWriter, user: StoredUser, now: int) -> None:
        """Begin at a moment (ms since 1970 UTC)."""
        self._centre = centre
        self._connection = connection
        self._feed = feed
        self._user = user
        self._now = now
        self._officer = Officer(user.role, user.unit_id)

    def do(self, action: Action, case: StoredCase) -> Verdict:
        """Do what an action asks with a case that is in the officer's reach, or say why not."""
        kind = EventKind(action.kind)
        intent = Intent(kind=kind, text=action.text, particulars=action.particulars)
        state = state_of(case)
        reason = ruling(intent, self._officer, state, self._ground(kind, action.particulars, case))
        if reason is not None:
            return Verdict(outcome_of(reason), reason)
        row, now = self._record(action, kind, case)
        if kind is EventKind.UPLOADED:
            now = self._publish(action, now)
        if kind is EventKind.DISPOSE:
            self._give_to_others(action, case, now)
        return Verdict(Outcome.ACCEPTED, event=row, case=now)

    @cached_property
    def _book(self) -> DeadlineBook:
        return self._centre.books.at(self._connection)

    def _record(self, action: Action, kind: EventKind, case: StoredCase) -> tuple[int, StoredCase]:
        said = Said(
            id=action.id,
            kind=kind,
            text=action.text,
            author=self._user.signature,
            unit_id=self._user.unit_id,
            written=action.written,
            received_at=self._now,
            particulars=action.particulars,
            is_stale=action.base != case.revision,
        )
        concerned = action.particulars.units[:1] if kind in _DISPOSING else ()
        unit = self._unit(concerned[0] if concerned else case.unit_id)
        return record_event(self._connection, self._feed, self._book, case, said, unit.name if unit else "")

    def _ground(self, kind: EventKind, said: Particulars, case: StoredCase) -> Ground:
        unit = self._unit(case.unit_id) if kind in RESPONSES and said.about is None else None
        return Ground(
            units=self._feed.map.units,
            elsewhere=self._elsewhere(case) if kind in _DISPOSING else frozenset(),
            is_above=self._is_above(case),
            is_coordinated=self._feed.map.is_coordinated(case.unit_id) if case.unit_id else True,
            needs_approval=unit is not None and unit.approval,
            own_drafts=self._own_drafts(said, case),
            to_upload=self._to_upload(case) if kind is EventKind.UPLOADED else frozenset(),
        )

    def _is_above(self, case: StoredCase) -> bool:
        if case.unit_id is None:
            return self._feed.map.is_top(self._user.unit_id)
        return self._user.unit_id in self._feed.map.line(case.unit_id)

    def _unit(self, row: int | None) -> StoredUnit | None:
        return units_in(self._connection, [row]).get(row) if row else None

    def _elsewhere(self, case: StoredCase) -> frozenset[int]:
        """Return the other units that have the same complaint."""
        same = cases_of_complaints(self._connection, [case.tracking_id])
        return frozenset(one.unit_id for one in same if one.unit_id and one.id != case.id)

    def _own_drafts(self, said: Particulars, case: StoredCase) -> frozenset[UUID]:
        if said.about is None or not case.drafts:
            return frozenset()
        return actions_of_user(self._connection, self._user.id, case.drafts)

    def _to_upload(self, case: StoredCase) -> frozenset[UUID]:
        return frozenset(unpublished_of_case(self._connection, case.id))

    def _publish(self, action: Action, case: StoredCase) -> StoredCase:
        said = action.particulars
        assert said.about is not None, "ruled without the response that was uploaded"
        row = row_of_event(self._connection, said.about)
        at = min(said.at or proven(action.written, self._now).judged, self._now)
        return record_published(self._connection, self._feed, self._book, case, row, at)

    def _give_to_others(self, action: Action, before: StoredCase, now: StoredCase) -> None:
        """Give the complaint to the further units of a disposition, each as a case of its own with its own clocks."""
        has_moved = now.unit_id != before.unit_id or standing_of(state_of(before)) is Standing.RETURNED
        others = list(dict.fromkeys(action.particulars.units))[1 if has_moved else 0 :]
        for unit_id in others:
            unit = self._unit(unit_id)
            assert unit is not None, "ruled with a unit that is not there"
            self._begin_at(unit, action, before)

    def _begin_at(self, unit: StoredUnit, action: Action, like: StoredCase) -> None:
        blank = msgspec.structs.replace(like, id=0, unit_id=None, revision=1, text_version=1)
        fresh = msgspec.structs.replace(blank, wrong=0, related=(), former=())
        day = self._book.day_of(proven(action.written, self._now).judged, unit.id)
        state = disposed(state_of(fresh), unit.id, unit.name, day)
        begun = msgspec.structs.replace(with_state(fresh, state), said_status=state.status, said_at=self._now)
        begun = settled(self._book, fresh, begun)
        (row,) = insert_cases(self._connection, [begun])
        begun = msgspec.structs.replace(begun, id=row)
        self._feed.case_changed(ChangeKind.TEXT, row, begun.holders)
        self._feed.case_changed(ChangeKind.STATE, row, begun.holders)
        told = Said(
            id=self._centre.new_id(),
            kind=EventKind.NOTE,
            text=action.text or f"Didisposisikan ke {unit.name}.",
            author=self._user.signature,
            unit_id=self._user.unit_id,
            written=action.written,
            received_at=self._now,
        )
        record_event(self._connection, self._feed, self._book, begun, told, unit.name)
