"""Files that events and own actions name, so that they are found by their case and by their content."""

from collections.abc import Collection, Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, delete, func, select

from desktop.storage.bulk import found, put
from desktop.storage.states import UNSETTLED
from desktop.storage.tables import case_text, event_file, outbox
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import pack, unpack

_ACTIONS_A_QUERY: Final = 500

Named = tuple[bytes, int, Sequence[Attachment]]
"""An action, its case, and the files that it names."""


def name(connection: Connection, named: Iterable[Named]) -> None:
    """Note which files these events or own actions name."""
    rows = [
        (action, place, case, file.sha256, file.preview, pack(file))
        for action, case, files in named
        for place, file in enumerate(files)
    ]
    put(connection, "event_file", "action, place", ("action", "place", "case", "sha256", "preview", "body"), rows)


def of_case(connection: Connection, case: int) -> list[tuple[UUID, Attachment]]:
    """Return the files of a case with the event or action that names each."""
    query = select(event_file.c.action, event_file.c.body).where(event_file.c.case == case)
    rows = connection.execute(query.order_by(event_file.c.action, event_file.c.place))
    return [(UUID(bytes=row.action), unpack(row.body, Attachment)) for row in rows]


def of_action(connection: Connection, action: UUID) -> list[Attachment]:
    """Return the files of one event or own action, in their order."""
    query = select(event_file.c.body).where(event_file.c.action == action.bytes).order_by(event_file.c.place)
    return [unpack(body, Attachment) for body in connection.scalars(query)]


def find(connection: Connection, sha256: bytes) -> Attachment | None:
    """Return what an event or own action says about a file."""
    body = connection.scalar(select(event_file.c.body).where(event_file.c.sha256 == sha256).limit(1))
    return unpack(body, Attachment) if body is not None else None


def all_named(connection: Connection) -> list[tuple[int, str, Attachment]]:
    """Return (case, Tracking ID, file) of all files that events and own actions of cases here name."""
    query = select(event_file.c.case, case_text.c.tracking_id, event_file.c.body)
    rows = connection.execute(query.join(case_text, case_text.c.row == event_file.c.case))
    return [(row.case, row.tracking_id, unpack(row.body, Attachment)) for row in rows]


def drop_events(connection: Connection, actions: Collection[bytes]) -> None:
    """Forget the files of events that leave; of own actions that are not settled they stay."""
    held = {
        row[0] for row in found(connection, "outbox", ("action", "state"), "action", actions) if row[1] in UNSETTLED
    }
    listed = [action for action in actions if action not in held]
    for start in range(0, len(listed), _ACTIONS_A_QUERY):
        portion = listed[start : start + _ACTIONS_A_QUERY]
        connection.execute(delete(event_file).where(event_file.c.action.in_(portion)))


def unname(connection: Connection, action: UUID) -> None:
    """Forget the files of an action that became a draft again."""
    connection.execute(delete(event_file).where(event_file.c.action == action.bytes))


def previews_wanted(connection: Connection, most: int) -> list[bytes]:
    """Return the previews of the events that are here, the newest first."""
    newest = func.max(event_file.c.action).label("newest")
    query = select(event_file.c.preview, newest).where(event_file.c.preview != b"").group_by(event_file.c.preview)
    return [row.preview for row in connection.execute(query.order_by(newest.desc()).limit(most))]


def hashes_in_use(connection: Connection) -> set[bytes]:
    """Return the contents that events and own actions name, previews included."""
    rows = connection.execute(select(event_file.c.sha256, event_file.c.preview))
    return {sha256 for row in rows for sha256 in row} - {b""}


def hashes_unsettled(connection: Connection) -> set[bytes]:
    """Return the contents that own actions name which the centre has not received."""
    is_own = (outbox.c.action == event_file.c.action) & outbox.c.state.in_(UNSETTLED)
    rows = connection.execute(select(event_file.c.sha256, event_file.c.preview).join(outbox, is_own))
    return {sha256 for row in rows for sha256 in row} - {b""}
