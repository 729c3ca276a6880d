"""What an operator wrote, beside what stands at the centre as far as this desk knows: read within one transaction."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row

from desktop.storage import cases, draft_files, outbox, seen
from desktop.storage.database import Connection
from desktop.storage.details import said_view
from desktop.storage.ground import KnownUnits
from desktop.storage.seen import Seen
from desktop.storage.states import REJECTED
from desktop.storage.views import kind_of, particulars_of
from sync.contract.casework.particulars import NONE
from sync.contract.events import SAID_TO_REPORTER
from ui.ports.outbox import CHANGED, DifferenceView, SaidSinceView, StoodView

_Row = Row[*tuple[Any, ...]]


def difference_of_action(connection: Connection, row: _Row, case: int, act: str, why_no_draft: str) -> DifferenceView:
    """Return what stands against one row of the outbox.

    :param case: the case it is about; 0 when this desk has it no more.
    :param act: which draft it can become, as :attr:`ui.ports.desk.Draft.act`.
    :param why_no_draft: sentence why it cannot become a draft; empty when it can.
    """
    action, units = outbox.action_of(row), KnownUnits(connection)
    about = cases.by_row(connection, case) if case else None
    before = seen.read(row.seen)
    files = action.particulars.files
    return DifferenceView(
        action=str(UUID(bytes=row.action)),
        case=case,
        act=act,
        tracking_id=row.tracking_id,
        title=row.title,
        kind=kind_of(row.kind),
        text=row.text,
        said=said_view(row.kind, action.particulars, units),
        written_at=row.written_at,
        cause=row.reason or CHANGED,
        is_rejected=row.state == REJECTED,
        received_at=row.received_at,
        then=_stood(before),
        now=_stood(seen.seen_now(connection, case)) if case else None,
        since=_since(connection, case, before, units),
        public=_public(connection, case, units),
        files=len(files),
        files_bytes=sum(file.size for file in files),
        anonymous=bool(about and about.anonymous),
        confidential=bool(about and about.confidential),
        why_no_draft=why_no_draft,
    )


def difference_of_draft(connection: Connection, case: int, act: str) -> DifferenceView | None:
    """Return what changed about a case since its draft of an act was begun; ``None`` when nothing did, or without one.

    :param act: as :attr:`ui.ports.desk.Draft.act`.
    """
    typed, about = cases.load_draft(connection, case, act), cases.by_row(connection, case)
    before = seen.read(typed.seen) if typed is not None else None
    if typed is None or about is None or not seen.has_changed(connection, case, before):
        return None
    units = KnownUnits(connection)
    files = () if act else draft_files.of_case(connection, case)  # they are of the written kinds
    return DifferenceView(
        case=case,
        act=act,
        tracking_id=about.tracking_id,
        title=about.title,
        kind=kind_of(typed.kind),
        text=typed.text,
        said=said_view(typed.kind, NONE, units),
        written_at=typed.saved_at,
        cause=CHANGED,
        then=_stood(before),
        now=_stood(seen.seen_now(connection, case)),
        since=_since(connection, case, before, units),
        public=_public(connection, case, units),
        files=len(files),
        files_bytes=sum(one.attachment.size for one in files),
        anonymous=about.anonymous,
        confidential=about.confidential,
    )


def _stood(told: Seen | None) -> StoodView | None:
    if told is None:
        return None
    return StoodView(
        status=told.status,
        unit=told.unit,
        title=told.title,
        category=told.category,
        body=told.body,
        tracking_id=told.tracking_id,
    )


def _since(connection: Connection, case: int, before: Seen | None, units: KnownUnits) -> tuple[SaidSinceView, ...]:
    if before is None or not case:
        return ()
    return tuple(_said(row, units) for row in seen.said_since(connection, case, before.said))


def _public(connection: Connection, case: int, units: KnownUnits) -> SaidSinceView | None:
    events, _own = cases.said(connection, case) if case else ((), ())
    answers = [row for row in events if row.kind in SAID_TO_REPORTER]
    return _said(answers[-1], units) if answers else None


def _said(row: _Row, units: KnownUnits) -> SaidSinceView:
    return SaidSinceView(
        kind=kind_of(row.kind),
        text=row.text,
        author=row.author,
        unit=row.unit_name,
        written_at=row.written_at,
        is_published=row.published_at > 0,
        said=said_view(row.kind, particulars_of(row), units),
    )
