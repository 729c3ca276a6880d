"""Waiting acts laid over the states they are about, by the rules of the contract, as the centre will lay them.

A projection is made anew in the very transaction that changes a state or the outbox, so that a pull can never
overwrite what waits. An act that the centre would hold by now is passed over: the screen promises nothing for it.
"""

from collections.abc import Collection, Iterable
from datetime import date
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import Connection, Row, delete, insert, select

from desktop.storage import account, outbox
from desktop.storage.book import HeldBook
from desktop.storage.database import Database
from desktop.storage.ground import KnownUnits, ground_of, known_actions, left_to_office, marked_as_uploaded
from desktop.storage.outbox import action_of
from desktop.storage.standings import derive_anew, derived, state_of_row
from desktop.storage.states import WAITING
from desktop.storage.tables import case_state, case_text, projection
from desktop.storage.tables import outbox as outbox_table
from sync.contract.casework.course import days_of
from sync.contract.casework.lapor_road import BY_OFFICE
from sync.contract.casework.outcome import Done, after
from sync.contract.casework.ruling import Ground, Intent, Officer, ruling
from sync.contract.deadlines import DeadlineBook, due_days
from sync.contract.entities import CaseState
from sync.contract.events import SAID_TO_REPORTER, EventKind
from sync.contract.frames import pack
from sync.contract.messages import Action
from sync.contract.receipts import Reason
from sync.contract.status import needs_reply

_CASES_A_QUERY: Final = 500
_DUE: Final = ("first_reply_on", "completion_on", "closes_on", "verify_on")


ANEW: Final = "anew"
"""The cursor that an upgrade leaves behind, until the centre has told all anew."""


def renew(database: Database, book: HeldBook) -> None:
    """After an upgrade, and before the next exchange: let the lists show what they can, what waits included."""
    with database.reading() as connection:
        if account.load_line(connection).cursor != ANEW:
            return
    with database.writing() as connection:
        derive_anew(connection)
        Projector(connection, book).refresh(outbox.waiting_cases(connection))


class Projector:
    """Makes projections within one transaction."""

    def __init__(self, connection: Connection, book: HeldBook) -> None:
        """Begin; calendars and units are loaded only where something waits."""
        self._connection = connection
        self._held_book = book
        self._grounds: dict[tuple[int, int, tuple[UUID, ...]], Ground] = {}

    def refresh(self, cases: Collection[int]) -> None:
        """Project what waits over these cases, whose states or waiting acts have changed."""
        listed = sorted(cases)
        for start in range(0, len(listed), _CASES_A_QUERY):
            portion = listed[start : start + _CASES_A_QUERY]
            self._connection.execute(delete(projection).where(projection.c.row.in_(portion)))
            for row, actions in self._waiting(portion).items():
                self._project(row, actions)

    def _waiting(self, cases: Collection[int]) -> dict[int, list[Action]]:
        here = outbox_table.c.case.in_(cases) & (outbox_table.c.state == WAITING)
        found: dict[int, list[Action]] = {}
        for row in self._connection.execute(select(outbox_table).where(here).order_by(outbox_table.c.position)):
            found.setdefault(row.case, []).append(action_of(row))
        return found

    def _project(self, row: int, actions: Iterable[Action]) -> None:
        case = self._case(row)
        if case is None:
            return
        before = now = state_of_row(case)
        said: list[Action] = []
        for action in actions:
            if action.tracking_id == case.tracking_id:
                later = self._after(case, now, action)
                if not isinstance(later, Reason):
                    now = later
                    if action.kind in SAID_TO_REPORTER:
                        said.append(action)
        to_upload = self._left_to_office(case, said)
        if now != before or to_upload != case.to_upload:
            self._store(row, now, to_upload)

    def _left_to_office(self, case: Row[*tuple[Any, ...]], said: Collection[Action]) -> int:
        """Return how many replies officers have to upload, with what waits."""
        marked = marked_as_uploaded(self._connection, case.row)
        if not said and not marked:
            return int(case.to_upload)
        told = known_actions(self._connection, case.row) if said else frozenset()
        by_hand = {action.id for action in said if action.id not in told and self._is_left_to_office(action)}
        return len((left_to_office(self._connection, case.row) | by_hand) - marked)

    def _is_left_to_office(self, action: Action) -> bool:
        """Whether an officer will have to bring these words to the reporter."""
        return self._units.road_of(self._officer.unit, letters=len(action.text)) in BY_OFFICE

    def _case(self, row: int) -> Row[*tuple[Any, ...]] | None:
        query = (
            select(case_state, case_text.c.tracking_id, case_text.c.classification, case_text.c.received_at)
            .join(case_text, case_text.c.row == case_state.c.row)
            .where(case_state.c.row == row)
        )
        return self._connection.execute(query).one_or_none()

    def verdicts(self) -> dict[UUID, Reason]:
        """Return why the centre would not take what waits, as far as this desk knows; what it would take is left out.

        Each act is judged over its case as those before it leave it.
        """
        found: dict[UUID, Reason] = {}
        waiting = select(outbox_table).where(outbox_table.c.state == WAITING, outbox_table.c.case != 0)
        states: dict[int, CaseState] = {}
        for row in self._connection.execute(waiting.order_by(outbox_table.c.position)).all():
            action, case = action_of(row), self._case(row.case)
            if case is None or action.tracking_id != case.tracking_id:
                found[action.id] = Reason.CASE_MOVED if case is None else Reason.CASE_MISMATCH
                continue
            later = self._after(case, states.get(row.case) or state_of_row(case), action)
            if isinstance(later, Reason):
                found[action.id] = later
            else:
                states[row.case] = later
        return found

    def _after(self, case: Row[*tuple[Any, ...]], state: CaseState, action: Action) -> CaseState | Reason:
        """Return the state after an act, or why the centre would not take it by now."""
        if action.kind not in frozenset(EventKind):
            return Reason.KIND_UNKNOWN
        kind, said = EventKind(action.kind), action.particulars
        ground = self._ground(case, state)
        intent = Intent(kind=kind, text=action.text, particulars=said)
        if kind is EventKind.UPLOADED:
            ground = replace(ground, to_upload=ground.to_upload | marked_as_uploaded(self._connection, case.row))
        if (reason := ruling(intent, self._officer, state, ground)) is not None:
            return reason
        unit = said.units[0] if said.units else state.unit
        at = said.at if kind is EventKind.UPLOADED and said.at else _written_at(action)
        done = Done(
            action=action.id,
            kind=kind,
            text=action.text,
            particulars=said,
            by=self._officer.unit,
            on=self._book.day_of(at, unit),
            is_earlier=_is_earlier(case, state, action),
            unit_name=self._units.name_of(unit),
        )
        return self._with_due_days(case, after(state, done).state)

    def _ground(self, case: Row[*tuple[Any, ...]], state: CaseState) -> Ground:
        """Return what stands around a case; read once for many acts, since nothing here changes what it rests on."""
        key = (case.row, state.unit, state.drafts)
        if key not in self._grounds:
            self._grounds[key] = ground_of(
                self._connection, self._units, self._officer, case.row, case.tracking_id, state
            )
        return self._grounds[key]

    def _with_due_days(self, case: Row[*tuple[Any, ...]], state: CaseState) -> CaseState:
        days = days_of(self._book, state, case.received_at)
        due = due_days(days, self._book, state.unit, case.classification)
        return replace(state, **{name: getattr(due, name) for name in _DUE})

    def _store(self, row: int, state: CaseState, to_upload: int) -> None:
        bucket, waits, who, act, due = derived(state, to_upload)
        values = {
            "row": row,
            "state": pack(state),
            "unit": state.unit,
            "status": state.status,
            "bucket": bucket,
            "needs_reply": waits,
            **{name: getattr(state, name) for name in _DUE},
            "turn": who,
            "turn_act": act,
            "turn_on": date.fromisoformat(due) if due else None,
        }
        self._connection.execute(insert(projection).values(values))

    @cached_property
    def _units(self) -> KnownUnits:
        return KnownUnits(self._connection)

    @cached_property
    def _book(self) -> DeadlineBook:
        return self._held_book.at(self._connection)

    @cached_property
    def _officer(self) -> Officer:
        return account.officer(self._connection)


def _written_at(action: Action) -> int:
    """Return when an act was written, by the centre's clock where the ticks of this computer tell it."""
    written = action.written
    return written.after + written.elapsed if written.after > 0 and written.elapsed >= 0 else written.at


def _is_earlier(case: Row[*tuple[Any, ...]], state: CaseState, action: Action) -> bool:
    """Whether a response was written before LAPOR! told of the reply that waits for an answer."""
    is_stale = action.base != case.revision and needs_reply(state.status)
    return is_stale and needs_reply(case.lapor_status) and _written_at(action) < case.lapor_since
