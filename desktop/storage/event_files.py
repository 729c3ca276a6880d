"""Files that events and own actions name, so that they are found by their case and by their content."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import BindParameter, Connection, bindparam, delete, exists, or_, select, update

from desktop.storage.bulk import found, put
from desktop.storage.columns import is_one_of
from desktop.storage.states import ACCEPTED, FILE_RECEIVED, KEPT, UNSETTLED, is_about_it
from desktop.storage.tables import case_text, event, event_file, outbox, upload
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import pack, unpack

_ACTIONS_A_QUERY: Final = 500

Named = tuple[bytes, Sequence[Attachment]]
"""An action, and the files that it names."""


def name(connection: Connection, named: Iterable[Named]) -> None:
    """Note which files these events or own actions name."""
    rows = [
        (action, place, file.sha256, file.preview, pack(file))
        for action, files in named
        for place, file in enumerate(files)
    ]
    put(connection, "event_file", "action, place", ("action", "place", "sha256", "preview", "body"), rows)


_COLUMNS: Final = (event_file.c.action, event_file.c.place, event_file.c.body)
_OF: Final[BindParameter[int]] = bindparam("of", type_=case_text.c.row.type)
_TOLD: Final = select(*_COLUMNS).join(event, event.c.action == event_file.c.action).where(event.c.case == _OF)
_OWN: Final = (
    select(*_COLUMNS)
    .join(outbox, outbox.c.action == event_file.c.action)
    .join(case_text, is_about_it)
    .where(case_text.c.row == _OF, is_one_of(outbox.c.state, (*UNSETTLED, ACCEPTED)))
)


def of_case(connection: Connection, case: int) -> list[tuple[UUID, Attachment]]:
    """Return the files of a case with the event or own action that names each.

    An own action counts while its row still means the complaint that it was written about.
    """
    asked = [connection.execute(query, {"of": case}) for query in (_TOLD, _OWN)]
    rows = {(row.action, row.place): row.body for found in asked for row in found}
    return [(UUID(bytes=action), unpack(body, Attachment)) for (action, _), body in sorted(rows.items())]


def of_action(connection: Connection, action: UUID) -> list[Attachment]:
    """Return the files of one event or own action, in their order."""
    query = select(event_file.c.body).where(event_file.c.action == action.bytes).order_by(event_file.c.place)
    return [unpack(body, Attachment) for body in connection.scalars(query)]


def find(connection: Connection, sha256: bytes) -> Attachment | None:
    """Return what an event or own action says about a file."""
    body = connection.scalar(select(event_file.c.body).where(event_file.c.sha256 == sha256).limit(1))
    return unpack(body, Attachment) if body is not None else None


def all_named(connection: Connection) -> list[tuple[str, Attachment]]:
    """Return (Tracking ID, file) of all files that events and own actions name."""
    told = (
        select(case_text.c.tracking_id, event_file.c.body)
        .join(event, event.c.action == event_file.c.action)
        .join(case_text, case_text.c.row == event.c.case)
    )
    own = select(outbox.c.tracking_id, event_file.c.body).join(outbox, outbox.c.action == event_file.c.action)
    own = own.where(outbox.c.state.in_(UNSETTLED))
    found = (row for query in (told, own) for row in connection.execute(query))
    return [(row.tracking_id, unpack(row.body, Attachment)) for row in found]


def drop_events(connection: Connection, actions: Collection[bytes]) -> None:
    """Forget the files of events that leave; of own actions that are not settled they stay."""
    held = {row[0] for row in found(connection, "outbox", ("action", "state"), "action", actions) if row[1] in KEPT}
    listed = [action for action in actions if action not in held]
    for start in range(0, len(listed), _ACTIONS_A_QUERY):
        portion = listed[start : start + _ACTIONS_A_QUERY]
        connection.execute(delete(event_file).where(event_file.c.action.in_(portion)))


def unname(connection: Connection, action: UUID) -> None:
    """Forget the files of an action that became a draft again."""
    connection.execute(delete(event_file).where(event_file.c.action == action.bytes))


def previews_named(connection: Connection, most: int) -> dict[bytes, tuple[UUID, int]]:
    """Return the previews of the newest events that are here: which names it, and when the centre did not have it."""
    columns = (event_file.c.preview, event_file.c.action, event_file.c.asked_at)
    newest = (event_file.c.action.desc(), event_file.c.place)
    rows = connection.execute(select(*columns).where(event_file.c.preview != b"").order_by(*newest).limit(most))
    found: dict[bytes, tuple[UUID, int]] = {}
    for row in rows:
        found.setdefault(row.preview, (UUID(bytes=row.action), row.asked_at))
    return found


def note_absent(connection: Connection, previews: Collection[bytes], now: int) -> None:
    """Remember when the centre did not have these."""
    listed = list(previews)
    for start in range(0, len(listed), _ACTIONS_A_QUERY):
        here = event_file.c.preview.in_(listed[start : start + _ACTIONS_A_QUERY])
        connection.execute(update(event_file).where(here).values(asked_at=now))


def hashes_in_use(connection: Connection) -> tuple[set[bytes], set[bytes]]:
    """Return the (copies, previews) that events and own actions name."""
    rows = connection.execute(select(event_file.c.sha256, event_file.c.preview)).all()
    return {row.sha256 for row in rows}, {row.preview for row in rows} - {b""}


def hashes_to_keep(connection: Connection, kept_until: int) -> set[bytes]:
    """Return the contents that must stay, each with its original.

    They are of own acts that are not settled, of files that the centre does not have, and of those that were received
    or named again since ``kept_until``.
    """
    is_unsettled = exists().where(outbox.c.action == event_file.c.action, outbox.c.state.in_(KEPT))
    is_fresh = or_(upload.c.received_at >= kept_until, upload.c.queued_at >= kept_until)
    is_due = exists().where(upload.c.sha256 == event_file.c.sha256, or_(upload.c.state != FILE_RECEIVED, is_fresh))
    kept: set[bytes] = set()
    for body in connection.scalars(select(event_file.c.body).where(or_(is_unsettled, is_due))):
        file = unpack(body, Attachment)
        kept |= {file.sha256, file.preview, file.original}
    return kept - {b""}
