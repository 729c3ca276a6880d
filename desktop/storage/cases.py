"""Cases as the windows show them: list pages, one case with its timeline, drafts."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, Select, delete, func, nulls_last, select
from sqlalchemy.dialects.sqlite import insert

from desktop.storage.now import bucket_now, cases_now, due_on_now, is_open, is_our_turn
from desktop.storage.search import matching
from desktop.storage.states import ACCEPTED, UNSETTLED, is_about_it
from desktop.storage.tables import case_state, case_text, draft, event, outbox
from ui.ports import CaseQuery

_Row = Row[*tuple[Any, ...]]


def page(connection: Connection, query: CaseQuery, offset: int, limit: int) -> Sequence[_Row]:
    """Return cases, most urgent first: open before closed, earliest deadline, then newest complaint."""
    found = _narrowed(cases_now(), query)
    order = (is_open().desc(), nulls_last(due_on_now.element.asc()), case_text.c.received_at.desc(), case_text.c.row)
    return connection.execute(found.order_by(*order).limit(limit).offset(offset)).all()


def count(connection: Connection, query: CaseQuery) -> int:
    """Return how many cases the query finds."""
    together = select(func.count()).select_from(case_text).join(case_state, case_state.c.row == case_text.c.row)
    return connection.scalar(_narrowed(together, query)) or 0


def by_row(connection: Connection, row: int) -> _Row | None:
    """Return one case by its row number."""
    return connection.execute(cases_now().where(case_text.c.row == row)).one_or_none()


def by_tracking_id(connection: Connection, tracking_id: str) -> Sequence[_Row]:
    """Return the cases of one complaint: one for each unit of this desk's scope that it was disposed to."""
    return connection.execute(cases_now().where(case_text.c.tracking_id == tracking_id).order_by(case_text.c.row)).all()


def said(connection: Connection, row: int) -> tuple[Sequence[_Row], Sequence[_Row]]:
    """Return (events of the centre, own actions) of a case; an own action that was received is in both."""
    events = connection.execute(
        select(event).where(event.c.case == row).order_by(event.c.written_at, event.c.action)
    ).all()
    own = connection.execute(
        select(outbox)
        .join(case_text, is_about_it)
        .where(case_text.c.row == row, outbox.c.state.in_((*UNSETTLED, ACCEPTED)))
        .order_by(outbox.c.position)
    ).all()
    return events, own


def published_at(connection: Connection, actions: Sequence[bytes]) -> dict[UUID, int]:
    """Return when these own actions were shown to the reporter; those that were not are left out."""
    rows = connection.execute(
        select(event.c.action, event.c.published_at).where(event.c.action.in_(actions), event.c.published_at > 0)
    )
    return {UUID(bytes=action): at for action, at in rows}


def of_actions(connection: Connection, rows: Sequence[_Row]) -> dict[bytes, int]:
    """Return the case that each own action is about; actions whose case this desk does not have are left out.

    The row number counts while it still means the same complaint; after a centre was set up anew the number does.
    """
    numbers = {row.tracking_id for row in rows}
    held: dict[str, list[int]] = {}
    for row, tracking_id in connection.execute(
        select(case_text.c.row, case_text.c.tracking_id).where(case_text.c.tracking_id.in_(numbers))
    ):
        held.setdefault(tracking_id, []).append(row)
    about = {}
    for row in rows:
        found = held.get(row.tracking_id, [])
        if row.case in found:
            about[row.action] = int(row.case)
        elif len(found) == 1:
            about[row.action] = found[0]
    return about


def count_by_bucket(connection: Connection) -> dict[str, int]:
    """Return how many cases lie in each bucket now."""
    rows = connection.execute(
        select(bucket_now, func.count())
        .select_from(case_text)
        .join(case_state, case_state.c.row == case_text.c.row)
        .group_by(bucket_now.element)
    )
    return {str(row[0]): int(row[1]) for row in rows}


def count_our_turn(connection: Connection) -> int:
    """Return in how many cases this office must act."""
    return (
        connection.scalar(
            select(func.count())
            .select_from(case_text)
            .join(case_state, case_state.c.row == case_text.c.row)
            .where(is_our_turn())
        )
        or 0
    )


def load_draft(connection: Connection, row: int) -> _Row | None:
    """Return what was typed for a case and not yet recorded."""
    return connection.execute(select(draft).where(draft.c.case == row)).one_or_none()


def save_draft(connection: Connection, row: int, kind: str, text: str, saved_at: int) -> None:
    """Keep what is typed; an empty text drops the draft."""
    if not text.strip():
        connection.execute(delete(draft).where(draft.c.case == row))
        return
    statement = insert(draft).values(case=row, kind=kind, text=text, saved_at=saved_at)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["case"], set_={"kind": kind, "text": text, "saved_at": saved_at}
        )
    )


def _narrowed(found: Select[*tuple[Any, ...]], query: CaseQuery) -> Select[*tuple[Any, ...]]:
    if query.text.strip():
        found = found.where(matching(query.text))
    if query.bucket is not None:
        return found.where(bucket_now.element == query.bucket.value)
    if query.with_closed or query.text.strip():
        return found
    return found.where(is_open())
