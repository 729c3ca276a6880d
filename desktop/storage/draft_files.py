"""Files that were laid to drafts: what each is, its order, and what was taken off a while ago."""

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from desktop.storage.bulk import put
from desktop.storage.tables import draft_file
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import pack, unpack


class DraftFile(NamedTuple):
    """A file of a draft."""

    attachment: Attachment
    former: bytes = b""
    """The picture that this one was made of by hand; empty for one as it was taken in."""
    dropped_at: int = 0


# Made once: a statement takes longer to put together than to answer.
_OF_CASE: Final = (
    select(draft_file)
    .where(draft_file.c.case == bindparam("of"), draft_file.c.dropped_at == 0)
    .order_by(draft_file.c.place, draft_file.c.sha256)
)


def of_case(connection: Connection, case: int) -> list[DraftFile]:
    """Return the files of a draft, in their order."""
    return [_draft_file(row) for row in connection.execute(_OF_CASE, {"of": case})]


def find(connection: Connection, case: int, sha256: bytes) -> DraftFile | None:
    """Return one file of a draft, also one that was dropped a while ago."""
    here = (draft_file.c.case == case) & (draft_file.c.sha256 == sha256)
    row = connection.execute(select(draft_file).where(here)).one_or_none()
    return _draft_file(row) if row is not None else None


def find_anywhere(connection: Connection, sha256: bytes) -> Attachment | None:
    """Return what any draft says about a file."""
    body = connection.scalar(select(draft_file.c.body).where(draft_file.c.sha256 == sha256).limit(1))
    return unpack(body, Attachment) if body is not None else None


def lay(connection: Connection, case: int, file: DraftFile, place: int | None = None) -> None:
    """Lay a file to a draft, at the end unless a place is named."""
    if place is None:
        last = connection.scalar(select(func.max(draft_file.c.place)).where(draft_file.c.case == case))
        place = 0 if last is None else last + 1
    sha256 = file.attachment.sha256
    row = (case, sha256, place, pack(file.attachment), file.former, file.dropped_at)
    columns = ("case", "sha256", "place", "body", "former", "dropped_at")
    put(connection, "draft_file", "case, sha256", columns, [row])


def place_of(connection: Connection, case: int, sha256: bytes) -> int | None:
    """Return the place of a file in its draft."""
    here = (draft_file.c.case == case) & (draft_file.c.sha256 == sha256)
    return connection.scalar(select(draft_file.c.place).where(here))


def arrange(connection: Connection, case: int, order: Sequence[bytes]) -> None:
    """Put the files of a draft in this order."""
    for place, sha256 in enumerate(order):
        here = (draft_file.c.case == case) & (draft_file.c.sha256 == sha256)
        connection.execute(update(draft_file).where(here).values(place=place))


def drop(connection: Connection, case: int, sha256: bytes, now: int) -> None:
    """Take a file off a draft; it can be put back for a while."""
    here = (draft_file.c.case == case) & (draft_file.c.sha256 == sha256)
    connection.execute(update(draft_file).where(here).values(dropped_at=now))


def take(connection: Connection, case: int, hashes: Collection[bytes]) -> None:
    """Let files of a draft go, for they go with an action now."""
    here = (draft_file.c.case == case) & draft_file.c.sha256.in_(list(hashes))
    connection.execute(delete(draft_file).where(here))


def forget_dropped(connection: Connection, before: int) -> None:
    """Let files go that were taken off their drafts before this moment."""
    connection.execute(delete(draft_file).where(draft_file.c.dropped_at > 0, draft_file.c.dropped_at < before))


def hashes_in_use(connection: Connection) -> set[bytes]:
    """Return the contents that drafts name, originals included."""
    used: set[bytes] = set()
    for row in connection.execute(select(draft_file)):
        file = unpack(row.body, Attachment)
        used |= {file.sha256, file.preview, file.original, row.former}
    return used - {b""}


def _draft_file(row: Row[*tuple[Any, ...]]) -> DraftFile:
    return DraftFile(unpack(row.body, Attachment), row.former, row.dropped_at)
