"""Rows turned into the frozen views that windows and commands show."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Row

from desktop.storage.account import Account
from desktop.storage.cases import CaseRow, LineRow, Seen, said_in, state_now
from desktop.storage.details import said_view, wordless
from desktop.storage.eye import Eye
from desktop.storage.ground import KnownUnits
from desktop.storage.hits import Snippet
from desktop.storage.now import CAME_BACK
from desktop.storage.outbox import action_of
from desktop.storage.outbox_shelves import FilesOf
from desktop.storage.states import ACCEPTED, CANCELLED, HELD, REJECTED, WAITING
from desktop.storage.turn_views import consult_views, turn_view
from sync.contract.casework.course import days_of
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.casework.ruling import COORDINATOR_ROLE
from sync.contract.casework.standing import standing_of
from sync.contract.deadlines import clocks
from sync.contract.entities import CaseState
from sync.contract.events import SAID_TO_REPORTER, EventKind, Lamp
from sync.contract.frames import unpack
from sync.contract.ids import text_of
from sync.contract.receipts import Outcome, Receipt
from sync.contract.replies.templates import DROP_KIND, SAVE_KIND, of_action_text
from sync.contract.status import Bucket
from ui.ports.acts import CaseFacts, DeadlineView, SaidView
from ui.ports.desk import CaseLine, Draft, TimelineEntry
from ui.ports.outbox import OutboxLine, ReceiptView

_Row = Row[*tuple[Any, ...]]


Sentence = Callable[[str], str]
"""What the desk says for a reason code of the centre."""

_LAMP_OF: Final = {WAITING: Lamp.SAVED, ACCEPTED: Lamp.RECEIVED, HELD: Lamp.HELD, REJECTED: Lamp.REJECTED}


def with_snippet(line: CaseLine, where: Snippet | None) -> CaseLine:
    """Return a line with the place where what was searched for stands, if it stands neither in title nor number."""
    return msgspec.structs.replace(line, snippet=where.text, is_said=where.is_said) if where else line


def case_line(row: LineRow, eye: Eye, deadlines: tuple[DeadlineView, ...] = ()) -> CaseLine:
    """Show one row of :func:`desktop.storage.now.lines_now`.

    :param deadlines: its clocks, where they are shown too, see :func:`clocks_of`.
    """
    back, waiting = divmod(row.unsettled, CAME_BACK)
    return CaseLine(
        case=row.row,
        tracking_id=row.tracking_id,
        title=row.title,
        status=row.status_now,
        bucket=Bucket(row.bucket_now),
        unit=row.unit_name,
        unit_code=row.unit_code,
        due_on=row.due_on_now,
        working_days_left=eye.days_left(row.unit_now, row.due_on_now) if row.due_on_now else None,
        needs_reply=bool(row.needs_reply_now),
        anonymous=row.anonymous,
        confidential=row.confidential,
        classification=row.classification,
        channel=row.channel,
        category=row.category,
        received_at=row.received_at,
        waiting=waiting + back,
        came_back=back,
        has_draft=bool(row.has_draft),
        turn=turn_view(row, eye.officer, eye.units),
        deadlines=deadlines,
    )


def clocks_of(row: CaseRow, eye: Eye) -> tuple[DeadlineView, ...]:
    """Show the clocks of a case."""
    state = state_now(row)
    days = days_of(eye.book, state, row.received_at)
    found = clocks(days, eye.book, state.unit, row.classification, eye.today(state.unit))
    return tuple(DeadlineView(one.name.value, one.due_on, one.working_days_left, one.state.value) for one in found)


def case_facts(row: CaseRow, eye: Eye, events: Sequence[_Row] = (), own: Sequence[_Row] = ()) -> CaseFacts:
    """Show what casework knows of a case besides its text; the rest as :func:`desktop.storage.cases.said` has it."""
    state = state_now(row)
    marked = [one for one in own if one.kind == EventKind.UPLOADED and one.state == WAITING]
    unpublished = [one for one in events if one.kind in SAID_TO_REPORTER and not one.published_at]
    on_their_way = [one for one in own if one.kind in SAID_TO_REPORTER and one.state == WAITING]
    roads = {text_of(one.action): _road_of(one, eye.units) for one in unpublished} | {
        text_of(one.action): eye.units.road_of(eye.officer.unit, letters=len(one.text)) for one in on_their_way
    }
    return CaseFacts(
        standing=standing_of(state),
        consults=consult_views(state.consults, eye.units),
        suggested_unit=eye.units.name_of(state.suggested) if state.suggested else "",
        related=state.related,
        wrong_dispositions=state.wrong,
        drafts=len(state.drafts),
        to_upload=row.to_upload,
        waiting_drafts=tuple(str(draft) for draft in state.drafts),
        roads=roads,
        road=eye.units.road_of(eye.officer.unit),
        upload_waiting=tuple(str(action_of(one).particulars.about) for one in marked),
        takes_proposal=_takes_proposal(state, eye),
        needs_approval=eye.units.needs_approval(state.unit) and eye.officer.role != COORDINATOR_ROLE,
    )


def _road_of(row: _Row, units: KnownUnits) -> LaporRoad:
    """Return how an event (its row, unit, text and ``not_posted``) gets to lapor.go.id."""
    return units.road_of(row.unit, event=row.row, letters=len(row.text), not_posted=row.not_posted)


def _takes_proposal(state: CaseState, eye: Eye) -> bool:
    is_free = eye.officer.role == COORDINATOR_ROLE or not eye.units.needs_approval(state.unit)
    return is_free and bool(state.unit) and eye.units.is_coordinated(state.unit)


def lamp_of(state: str, published_at: int) -> Lamp:
    """Return the lamp of an own action. Only a stored receipt lights *received*, only proof *published*."""
    lamp = _LAMP_OF[state]
    return Lamp.PUBLISHED if lamp is Lamp.RECEIVED and published_at else lamp


def timeline(
    events: Sequence[_Row], own: Sequence[_Row], me: Account, units: KnownUnits, say: Sentence
) -> tuple[TimelineEntry, ...]:
    """Lay the centre's events and the own actions that it has not received on one line, oldest first."""
    mine = {row.action: row for row in own}
    received = [_received(row, mine.get(row.action), units) for row in events]
    known = {row.action for row in events}
    unsettled = [_unsettled(row, me, units, say) for row in own if row.action not in known]
    return tuple(sorted([*received, *unsettled], key=lambda entry: (entry.written_at, entry.id)))


def outbox_line(
    row: _Row,
    shown: Seen,
    *,
    case: int,
    units: KnownUnits,
    say: Sentence,
    files: FilesOf | None = None,
    is_marked: bool = False,
) -> OutboxLine:
    """Show one row of the outbox; ``case`` is 0 when this desk has it no more."""
    with_it = files or FilesOf()
    return OutboxLine(
        id=text_of(row.action),
        case=case,
        tracking_id=row.tracking_id,
        title=row.title,
        kind=kind_of(row.kind),
        text=_words_of(row),
        written_at=row.written_at,
        lamp=_lamp_of_row(row, shown.at),
        sent_unconfirmed=row.state == WAITING and row.attempts > 0,
        received_at=row.received_at,
        published_at=shown.at,
        reason=say(row.reason),
        receipt=row.receipt_number,
        bytes=row.bytes,
        said=_said(row, units),
        can_pull_back=case > 0
        and (row.state in (HELD, REJECTED, CANCELLED) or (row.state == WAITING and not row.attempts)),
        tries=row.tries,
        tried_at=row.tried_at,
        files=with_it.number,
        files_bytes=with_it.size,
        files_sent=with_it.sent,
        files_refused=with_it.refused,
        road=shown.road,
        is_marked=is_marked,
        is_cancelled=row.state == CANCELLED,
    )


def _lamp_of_row(row: _Row, published_at: int) -> Lamp:
    """Return the lamp of an own action; one that was given up keeps that of the centre's decision."""
    if row.state != CANCELLED:
        return lamp_of(row.state, published_at)
    if row.receipt is None:  # a draft: held here, by nobody else
        return Lamp.HELD
    return Lamp.REJECTED if unpack(row.receipt, Receipt).read().outcome is Outcome.REJECTED else Lamp.HELD


def receipt_view(row: _Row, me: Account, units: KnownUnits, say: Sentence) -> ReceiptView:
    """Show the receipt of one row of the outbox; whether it is genuine is found out here and now.

    Sealed words, of a case that has left, are checked against it and not shown.
    """
    receipt, action, key = unpack(row.receipt, Receipt), action_of(row), row.receipt_key or b""
    return ReceiptView(
        id=str(action.id),
        number=row.receipt_number,
        outcome=_lamp_of_row(row, 0),
        reason=say(row.reason),
        received_at=row.received_at,
        written_at=row.written_at,
        case=action.case,
        tracking_id=action.tracking_id,
        title=row.title,
        kind=kind_of(action.kind),
        text=row.text,
        author=me.full_name or me.username,
        unit=me.unit_name,
        is_genuine=receipt.vouches_for(None if row.blanked and not row.sealed else action.vouched().content, key),
        particulars=NONE if row.blanked else action.particulars,
        said=_said(row, units),
        statement=receipt.statement,
        signature=receipt.signature,
        index=receipt.index,
        size=receipt.size,
        path=receipt.path,
        key=key,
    )


def draft_view(row: _Row, say: Sentence) -> Draft:
    """Show one row of the drafts."""
    return Draft(
        case=row.case,
        kind=EventKind(row.kind),
        text=row.text,
        saved_at=row.saved_at,
        act=row.act,
        said=said_in(row),
        came_back=say(row.came_back),
    )


def _received(row: _Row, own: _Row | None, units: KnownUnits) -> TimelineEntry:
    return TimelineEntry(
        id=text_of(row.action),
        kind=kind_of(row.kind),
        text=row.text,
        author=row.author,
        unit=row.unit_name,
        written_at=row.written_at,
        received_at=row.received_at,
        published_at=row.published_at,
        lamp=lamp_of(own.state, row.published_at) if own is not None else None,
        own=own is not None,
        receipt=own.receipt_number if own is not None else "",
        said=_said(row, units),
    )


def _unsettled(row: _Row, me: Account, units: KnownUnits, say: Sentence) -> TimelineEntry:
    return TimelineEntry(
        id=text_of(row.action),
        kind=kind_of(row.kind),
        text=row.text,
        author=me.full_name or me.username,
        unit=me.unit_name,
        written_at=row.written_at,
        received_at=row.received_at,
        lamp=lamp_of(row.state, 0),
        own=True,
        reason=say(row.reason),
        receipt=row.receipt_number,
        said=_said(row, units),
        sent_unconfirmed=row.state == WAITING and row.attempts > 0,
    )


def _words_of(row: _Row) -> str:
    """Return what an action says to people: that about a template holds more than its text."""
    template = of_action_text(row.text) if row.kind in (SAVE_KIND, DROP_KIND) else None
    return row.text if template is None else template.text


def particulars_of(row: _Row) -> Particulars:
    """Return what an event or own action said besides its words."""
    return unpack(row.particulars, Particulars) if row.particulars else NONE


def _said(row: _Row, units: KnownUnits) -> SaidView:
    return said_view(row.kind, particulars_of(row), units) if row.particulars else wordless(row.kind)


def kind_of(value: str) -> EventKind | str:
    """Return a kind of event; one that a newer centre knows is shown by its name."""
    try:
        return EventKind(value)
    except ValueError:
        return value
