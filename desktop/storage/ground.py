"""What this desk knows around a case, for the verdict that the centre will give too."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Connection, bindparam, exists, select, text

from desktop.storage.columns import is_one_of
from desktop.storage.standings import BY_OFFICE
from desktop.storage.states import REJECTED, WAITING
from desktop.storage.tables import case_state, case_text, event, outbox, unit
from sync.contract.casework.lapor_road import LaporRoad, road_of
from sync.contract.casework.particulars import Particulars
from sync.contract.casework.ruling import Ground, Officer
from sync.contract.entities import CaseState
from sync.contract.events import SAID_TO_REPORTER, EventKind
from sync.contract.frames import unpack
from ui.ports.acts import UnitChoice


class KnownUnits:
    """The units that this desk knows, loaded once a transaction."""

    def __init__(self, connection: Connection) -> None:
        """Load them."""
        rows = connection.execute(select(unit.c.row, unit.c.code, unit.c.name, unit.c.parent, *_FACTS)).all()
        self._rows = {row.row: row for row in rows}

    @property
    def rows(self) -> frozenset[int]:
        """Their row numbers."""
        return frozenset(self._rows)

    def name_of(self, row: int) -> str:
        """Return the name of a unit; empty for one that is not known."""
        return str(self._rows[row].name) if row in self._rows else ""

    def choice_of(self, row: int) -> UnitChoice:
        """Return a unit as it is named; one that is not known by its row number."""
        known = self._rows.get(row)
        return UnitChoice(known.code, known.name) if known is not None else UnitChoice("", f"Unit {row}")

    def by_code(self, code: str) -> int | None:
        """Return the unit with this code, or else with this name."""
        wanted = " ".join(code.casefold().split())
        for row, known in self._rows.items():
            if known.code.casefold() == wanted:
                return int(row)
        named = [row for row, known in self._rows.items() if " ".join(known.name.casefold().split()) == wanted]
        return int(named[0]) if len(named) == 1 else None

    def choices(self) -> tuple[UnitChoice, ...]:
        """Return the units to choose from, by name."""
        known = sorted(self._rows.values(), key=lambda one: one.name.casefold())
        return tuple(UnitChoice(one.code, one.name) for one in known)

    def needs_approval(self, row: int) -> bool:
        """Whether responses of this unit go out only once approved."""
        return row in self._rows and bool(self._rows[row].approval)

    def road_of(self, row: int, *, event: int = 0, letters: int = 0, not_posted: bool = False) -> LaporRoad:
        """Return how a reply of this unit gets to lapor.go.id, see :mod:`sync.contract.casework.lapor_road`."""
        known = self._rows.get(row)
        if known is None:
            return LaporRoad.BY_HAND
        return road_of(
            known.bridged_from, is_stopped=known.bridge_stopped, event=event, letters=letters, not_posted=not_posted
        )

    def line(self, row: int) -> list[int]:
        """Return a unit and the units above it, itself first."""
        above: list[int] = []
        while row in self._rows and row not in above:
            above.append(row)
            row = self._rows[row].parent
        return above

    def is_coordinated(self, row: int) -> bool:
        """Whether somebody coordinates this unit, at it or above."""
        return any(self._rows[unit].coordinated for unit in self.line(row))

    def stands_above(self, unit: int, row: int) -> bool:
        """Whether a unit stands at or above this one; with no unit (0), whether it is a top unit."""
        return unit in self.line(row) if row else len(self.line(unit)) <= 1

    def watched_by(self, unit: int) -> frozenset[int] | None:
        """Return the units that a coordinator of this unit coordinates; ``None`` for all that this desk knows."""
        if self.stands_above(unit, 0):
            return None
        return frozenset(row for row in self._rows if unit in self.line(row))


_SPOKEN = sorted(SAID_TO_REPORTER)
_FACTS = (unit.c.coordinated, unit.c.approval, unit.c.bridged_from, unit.c.bridge_stopped)


def has_arrived(own: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return the condition that the centre has told of this own action, whose receipt may still be on its way."""
    return exists(select(1).where(event.c.action == own))


# Made once: a statement takes longer to put together than to answer.
_OF: Final[BindParameter[int]] = bindparam("of", type_=event.c.case.type)
_NOT_THERE: Final = (
    select(event.c.action)
    .where(event.c.case == _OF, event.c.published_at == 0, is_one_of(event.c.kind, _SPOKEN))
    .order_by(event.c.written_at, event.c.action)
)
_NOT_RECEIVED: Final = (
    select(outbox.c.action)
    .where(
        outbox.c.case == _OF,
        outbox.c.state == WAITING,
        is_one_of(outbox.c.kind, _SPOKEN),
        ~has_arrived(outbox.c.action),
    )
    .order_by(outbox.c.position)
)
_ELSEWHERE: Final = (
    select(case_state.c.unit)
    .join(case_text, case_text.c.row == case_state.c.row)
    .where(case_text.c.tracking_id == bindparam("number"), case_text.c.row != _OF, case_state.c.unit != 0)
)

_MARKED: Final = select(outbox.c.particulars).where(
    outbox.c.state == WAITING, outbox.c.kind == EventKind.UPLOADED, outbox.c.particulars != b""
)
_MARKED_OF: Final = _MARKED.where(outbox.c.case == _OF)


def ground_of(
    connection: Connection, units: KnownUnits, officer: Officer, row: int, tracking_id: str, state: CaseState
) -> Ground:
    """Return what stands around a case, for an officer of this desk."""
    return Ground(
        units=units.rows,
        is_above=units.stands_above(officer.unit, state.unit),
        elsewhere=_elsewhere(connection, row, tracking_id),
        is_coordinated=units.is_coordinated(state.unit) if state.unit else True,
        needs_approval=units.needs_approval(state.unit),
        own_drafts=_own(connection, state.drafts),
        to_upload=frozenset(to_upload(connection, row)) - marked_as_uploaded(connection, row),
    )


def to_upload(connection: Connection, row: int) -> list[UUID]:
    """Return the responses on a case, also those that still wait, which are not known to stand on lapor.go.id."""
    of = {"of": row}
    return [
        UUID(bytes=action) for action in (*connection.scalars(_NOT_THERE, of), *connection.scalars(_NOT_RECEIVED, of))
    ]


def left_to_office(connection: Connection, row: int) -> frozenset[UUID]:
    """Return the responses on a case that the centre has and officers have to bring to lapor.go.id."""
    query = select(event.c.action).where(event.c.case == row, text(BY_OFFICE))
    return frozenset(UUID(bytes=action) for action in connection.scalars(query))


def known_actions(connection: Connection, row: int) -> frozenset[UUID]:
    """Return the actions on a case that the centre has told of."""
    return frozenset(
        UUID(bytes=action) for action in connection.scalars(select(event.c.action).where(event.c.case == row))
    )


def marked_as_uploaded(connection: Connection, row: int | None = None) -> frozenset[UUID]:
    """Return the responses, on one case or on all, that were marked here as uploaded, in acts that still wait."""
    said = connection.scalars(_MARKED) if row is None else connection.scalars(_MARKED_OF, {"of": row})
    return frozenset(about for packed in said if (about := unpack(packed, Particulars).about))


def _elsewhere(connection: Connection, row: int, tracking_id: str) -> frozenset[int]:
    return frozenset(connection.scalars(_ELSEWHERE, {"of": row, "number": tracking_id}))


def _own(connection: Connection, drafts: tuple[UUID, ...]) -> frozenset[UUID]:
    if not drafts:
        return frozenset()
    mine = outbox.c.action.in_([draft.bytes for draft in drafts]) & (outbox.c.state != REJECTED)
    return frozenset(UUID(bytes=action) for action in connection.scalars(select(outbox.c.action).where(mine)))
