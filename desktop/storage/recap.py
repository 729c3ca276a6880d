"""The complaints of a period with the last word that the office said to each reporter, for the recap of a month."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, select

from desktop.storage.listing import within_scope
from desktop.storage.now import cases_now
from desktop.storage.states import WAITING, is_about_it
from desktop.storage.tables import case_line, case_text, event, outbox
from sync.contract.events import RESPONSES
from sync.contract.monev.scope import Scope
from sync.contract.status import Bucket

_CASES_A_QUERY: Final = 500
WHOLE: Final = Scope()
_RESPONSES: Final = sorted(RESPONSES)

_Row = Row[*tuple[Any, ...]]


class LastReply(msgspec.Struct, frozen=True):
    """The newest response of the office to one complaint."""

    text: str
    written_at: int
    published_at: int = 0
    """When it was shown to the reporter, as far as is known; 0 otherwise."""
    is_waiting: bool = False
    """It is still on this computer."""


class RecapLine(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint of the period, as it is now. Times are ms since 1970 UTC."""

    tracking_id: str
    received_at: int
    reporter: str
    """Of an anonymous complaint to be masked in texts, and shown nowhere."""
    anonymous: bool
    confidential: bool
    title: str
    unit: str
    status: str
    bucket: Bucket
    reason: str
    reply: LastReply | None


def recap_lines(connection: Connection, start: int, end: int, within: Scope = WHOLE) -> Iterator[RecapLine]:
    """Yield the complaints that reached LAPOR! from ``start`` until before ``end``, oldest first.

    :param within: what they are narrowed to besides; its days are not looked at.

    Only a few hundred are held at once. A complaint at several units of this desk's scope stands there for each.
    """
    came = case_text.c.received_at
    wanted = select(case_text.c.row).where(came >= start, came < end).order_by(came, case_text.c.row)
    if conditions := within_scope(within):
        wanted = wanted.join(case_line, case_line.c.row == case_text.c.row).where(*conditions)
    rows = connection.scalars(wanted).all()
    for at in range(0, len(rows), _CASES_A_QUERY):
        portion = rows[at : at + _CASES_A_QUERY]
        found = connection.execute(cases_now().where(case_text.c.row.in_(portion))).all()
        replies = _last_replies(connection, portion)
        for row in sorted(found, key=lambda one: (one.received_at, one.row)):
            yield _line(row, replies.get(row.row))


def _last_replies(connection: Connection, rows: Sequence[int]) -> dict[int, LastReply]:
    said = connection.execute(
        select(event.c.case, event.c.text, event.c.written_at, event.c.published_at)
        .where(event.c.case.in_(rows), event.c.kind.in_(_RESPONSES))
        .order_by(event.c.written_at, event.c.action)
    )
    waiting = connection.execute(
        select(case_text.c.row, outbox.c.text, outbox.c.written_at)
        .join(outbox, is_about_it)
        .where(case_text.c.row.in_(rows), outbox.c.state == WAITING, outbox.c.kind.in_(_RESPONSES))
        .order_by(outbox.c.position)
    )
    replies = [(case, LastReply(text, at, published)) for case, text, at, published in said]
    replies += [(case, LastReply(text, at, is_waiting=True)) for case, text, at in waiting]
    return _newest(replies)


def _newest(replies: Iterable[tuple[int, LastReply]]) -> dict[int, LastReply]:
    newest: dict[int, LastReply] = {}
    for case, reply in replies:
        if case not in newest or reply.written_at >= newest[case].written_at:
            newest[case] = reply
    return newest


def _line(row: _Row, reply: LastReply | None) -> RecapLine:
    return RecapLine(
        tracking_id=row.tracking_id,
        received_at=row.received_at,
        reporter=row.reporter,
        anonymous=bool(row.anonymous),
        confidential=bool(row.confidential),
        title=row.title,
        unit=row.unit_name,
        status=row.status_now,
        bucket=Bucket(row.bucket_now),
        reason=row.reason,
        reply=reply,
    )
