"""What *Pekerjaan hari ini* is made of: cases in which it is this officer's turn, and acts that came back."""

from collections.abc import Callable, Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, select

from desktop.storage import cases
from desktop.storage.cases import LineRow
from desktop.storage.eye import Eye
from desktop.storage.states import HELD, REJECTED
from desktop.storage.tables import outbox
from desktop.storage.to_upload import replies_to_upload
from desktop.storage.turn_views import turn_view
from sync.contract.casework.ruling import COORDINATOR_ROLE
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.ports.acts import ToUpload, TurnView

_MOST_WATCHED: Final = 200
"""Most delays of units that a coordinator is shown; the most urgent ones."""


class TurnOfCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case in which somebody must act."""

    case: int
    tracking_id: str
    title: str
    unit: str
    bucket: Bucket
    needs_reply: bool
    turn: TurnView
    working_days_left: int | None
    is_overdue: bool
    to_upload: ToUpload = ToUpload()
    has_draft: bool = False
    is_whole: bool = True


class HeldAct(msgspec.Struct, frozen=True, kw_only=True):
    """An own act that the centre held or rejected."""

    action: str
    case: int
    tracking_id: str
    title: str
    sentence: str
    turn: TurnView


def turns(connection: Connection, eye: Eye) -> list[TurnOfCase]:
    """Return the cases in which it is this officer's turn, most urgent first.

    For a coordinator also those in which units keep reporters waiting or are late.
    """
    return _turns(connection, [*cases.turns_of(connection, eye.officer, eye.units), *_besides(connection, eye)], eye)


def turns_besides(connection: Connection, eye: Eye) -> list[TurnOfCase]:
    """Return those of them that :func:`desktop.storage.day.portions` leaves out."""
    return _turns(connection, _besides(connection, eye), eye)


def turns_in(connection: Connection, eye: Eye, rows: Sequence[int]) -> list[TurnOfCase]:
    """Return whose turn it is in these cases, in no order."""
    return _turns(connection, cases.lines_by_rows(connection, rows), eye)


def _besides(connection: Connection, eye: Eye) -> list[LineRow]:
    rows = cases.asked_besides(connection, eye.officer, eye.units)
    if eye.officer.role == COORDINATOR_ROLE:
        rows += cases.late_at_units(connection, eye.officer, eye.units, eye.today(eye.officer.unit), _MOST_WATCHED)
    return rows


def _turns(connection: Connection, rows: Sequence[LineRow], eye: Eye) -> list[TurnOfCase]:
    found = []
    uploads = [row.row for row in rows if row.turn_act_now == EventKind.UPLOADED]
    replies = replies_to_upload(connection, eye.units, eye.officer.unit, uploads)
    for row in rows:
        turn = turn_view(row, eye.officer, eye.units)
        left = eye.days_left(row.unit_now, turn.due_on) if turn.due_on else None
        found.append(
            TurnOfCase(
                case=row.row,
                tracking_id=row.tracking_id,
                title=row.title,
                unit=row.unit_name,
                bucket=Bucket(row.bucket_now),
                needs_reply=bool(row.needs_reply_now),
                turn=turn,
                working_days_left=left,
                is_overdue=turn.due_on is not None and turn.due_on < eye.today(row.unit_now),
                to_upload=replies.get(row.row, ToUpload()),
                has_draft=bool(row.has_draft),
                is_whole=row.version > 0,
            )
        )
    return found


def held(connection: Connection, say: Callable[[str], str]) -> list[HeldAct]:
    """Return own acts that came back, newest first."""
    query = select(outbox).where(outbox.c.state.in_((HELD, REJECTED))).order_by(outbox.c.position.desc())
    rows = connection.execute(query).all()
    about = cases.of_actions(connection, rows)
    return [
        HeldAct(
            action=str(UUID(bytes=row.action)),
            case=about.get(row.action, 0),
            tracking_id=row.tracking_id,
            title=row.title,
            sentence=f"Kiriman Anda kembali. {say(row.reason)}",
            turn=TurnView(is_mine=True, sentence="Periksa kiriman yang kembali."),
        )
        for row in rows
    ]
