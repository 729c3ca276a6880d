"""What this desk has to bring to the centre of its files, and how far each has come.

Files go after the text: a row is made with the action that names the file, and is *ready* once the centre has received
such an action.
"""

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, delete, exists, func, nulls_last, or_, select, update

from desktop.storage.bulk import found, put
from desktop.storage.states import FILE_RECEIVED, FILE_REFUSED, FILE_WAITING
from desktop.storage.states import WAITING as ACTION_WAITING
from desktop.storage.tables import case_state, event_file, outbox, upload
from sync.contract.evidence.attachment import Attachment

WAITING: Final = FILE_WAITING
RECEIVED: Final = FILE_RECEIVED
REFUSED: Final = FILE_REFUSED

_HASHES_A_QUERY: Final = 500
_PREVIEW_TYPE: Final = "image/jpeg"


class Upload(NamedTuple):
    """One content on its way."""

    sha256: bytes
    name: str
    media_type: str
    size: int
    preview: bool
    sent: int
    attempts: int


class Standing(NamedTuple):
    """How far a content has come."""

    state: str
    sent: int
    received_at: int
    reason: str


class Load(NamedTuple):
    """What waits of files."""

    files: int
    """Previews do not count."""
    bytes_left: int
    refused: int


def queue(connection: Connection, case: int, files: Sequence[Attachment], previews: dict[bytes, int], now: int) -> None:
    """Queue files that go with an action, and their previews; what waits or was received already is not sent again.

    :param previews: the size of each preview that is here, by its SHA-256.
    """
    rows: list[tuple[Any, ...]] = []
    for file in files:
        rows.append((file.sha256, case, file.name, file.media_type, file.size, False, now, WAITING))
        if file.preview in previews:
            rows.append((file.preview, case, file.name, _PREVIEW_TYPE, previews[file.preview], True, now, WAITING))
    known = {row[0] for row in found(connection, "upload", ("sha256",), "sha256", [row[0] for row in rows])}
    columns = ("sha256", "case", "name", "media_type", "size", "preview", "queued_at", "state")
    put(connection, "upload", "sha256", columns, [row for row in rows if row[0] not in known])
    again = upload.c.sha256.in_(list(known))
    connection.execute(update(upload).where(again).values(queued_at=now))  # named anew, so it stays as long again
    refused = again & (upload.c.state == REFUSED)
    connection.execute(update(upload).where(refused).values(state=WAITING, reason="", attempts=0, ready=False))


def make_ready(connection: Connection, files: Collection[Attachment]) -> None:
    """Let files go, for a text that names them was received."""
    hashes = [sha256 for file in files for sha256 in (file.sha256, file.preview) if sha256]
    connection.execute(update(upload).where(upload.c.sha256.in_(hashes)).values(ready=True))


def send_again(connection: Connection, files: Collection[Attachment]) -> None:
    """Let received files wait again: the centre has lost the text that named them, and may have lost them too."""
    hashes = [sha256 for file in files for sha256 in (file.sha256, file.preview) if sha256]
    here = upload.c.sha256.in_(hashes) & (upload.c.state == RECEIVED)
    connection.execute(update(upload).where(here).values(state=WAITING, sent=0, received_at=0))


def doubt_all(connection: Connection) -> None:
    """Ask about all received files anew: the centre tells another history than the one in which it took them."""
    connection.execute(update(upload).where(upload.c.state == RECEIVED).values(state=WAITING, sent=0))


def trust_again(connection: Connection, hashes: Sequence[bytes]) -> None:
    """Take files for received that were so before and are not on this computer any more: nothing else can be done."""
    for start in range(0, len(hashes), _HASHES_A_QUERY):
        here = upload.c.sha256.in_(hashes[start : start + _HASHES_A_QUERY])
        was_received = here & (upload.c.state == WAITING) & (upload.c.received_at > 0)
        connection.execute(update(upload).where(was_received).values(state=RECEIVED, sent=upload.c.size))


def drop_unnamed(connection: Connection, files: Collection[Attachment]) -> None:
    """Let files of an act that became a draft again wait no more, unless another act names them."""
    hashes = [sha256 for file in files for sha256 in (file.sha256, file.preview) if sha256]
    named = exists().where(or_(event_file.c.sha256 == upload.c.sha256, event_file.c.preview == upload.c.sha256))
    connection.execute(delete(upload).where(upload.c.sha256.in_(hashes), upload.c.state == WAITING, ~named))


def waiting(connection: Connection, *, previews_only: bool = False) -> list[Upload]:
    """Return what may be sent now: previews first, then the most urgent case first, then the oldest."""
    is_due = (upload.c.state == WAITING) & upload.c.ready
    if previews_only:
        is_due &= upload.c.preview
    order = (upload.c.preview.desc(), nulls_last(case_state.c.turn_on.asc()), upload.c.queued_at, upload.c.sha256)
    columns = [upload.c[name] for name in Upload._fields]
    query = select(*columns).outerjoin(case_state, case_state.c.row == upload.c.case).where(is_due).order_by(*order)
    return [Upload(*row) for row in connection.execute(query)]


def note_sent(connection: Connection, sha256: bytes, sent: int) -> None:
    """Remember how much the centre is known to have."""
    connection.execute(update(upload).where(_waits(sha256)).values(sent=sent))


def note_received(connection: Connection, sha256: bytes, now: int) -> None:
    """Remember that the centre has all of it."""
    values = {"state": RECEIVED, "received_at": now, "reason": ""}
    connection.execute(update(upload).where(_waits(sha256)).values(sent=upload.c.size, **values))


def note_attempt(connection: Connection, sha256: bytes) -> int:
    """Count a whole that arrived damaged; it starts anew. Returns how often that was."""
    values = {"attempts": upload.c.attempts + 1, "sent": 0}
    counted = update(upload).where(_waits(sha256)).values(values).returning(upload.c.attempts)
    return int(connection.scalar(counted) or 0)


def note_refused(connection: Connection, sha256: bytes, reason: str) -> None:
    """Remember the sentence with which the centre refused it for good."""
    connection.execute(update(upload).where(_waits(sha256)).values(state=REFUSED, reason=reason))


def standings(connection: Connection, hashes: Collection[bytes]) -> dict[bytes, Standing]:
    """Return how far these contents have come; those that this desk does not send are left out."""
    columns = ("sha256", "state", "sent", "received_at", "reason")
    return {row[0]: Standing(*row[1:]) for row in found(connection, "upload", columns, "sha256", hashes)}


def load(connection: Connection) -> Load:
    """Count what waits, also for its text; not what belongs to an act that came back."""
    names = or_(event_file.c.sha256 == upload.c.sha256, event_file.c.preview == upload.c.sha256)
    of_waiting = exists().where(names, outbox.c.action == event_file.c.action, outbox.c.state == ACTION_WAITING)
    is_waiting = (upload.c.state == WAITING) & (upload.c.ready | of_waiting)
    files = func.count().filter(~upload.c.preview)
    left = func.coalesce(func.sum(upload.c.size - upload.c.sent), 0)
    count, total = connection.execute(select(files, left).where(is_waiting)).one()
    refused = connection.scalar(select(func.count()).where(upload.c.state == REFUSED))
    return Load(count, total, refused or 0)


def listing(connection: Connection) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return (sha256, state) of all."""
    columns = (upload.c.sha256, upload.c.state)
    return connection.execute(select(*columns)).all()


def _waits(sha256: bytes) -> Any:
    return (upload.c.sha256 == sha256) & (upload.c.state == WAITING)
