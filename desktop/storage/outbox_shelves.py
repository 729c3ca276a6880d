"""The outbox as its room lists it: shelf by shelf, narrowed by words, with the files that go along."""

from collections.abc import Collection, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, exists, func, select

from desktop.storage.bulk import found
from desktop.storage.states import ACCEPTED, CANCELLED, FILE_RECEIVED, FILE_REFUSED, HELD, REJECTED, WAITING
from desktop.storage.tables import case_text, event, event_file, outbox, upload
from sync.contract.events import SAID_TO_REPORTER
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import unpack
from ui.ports.outbox import OutboxQuery, Shelf

_Row = Row[*tuple[Any, ...]]

MOST_SHOWN: Final = 200
"""Most settled actions that are shown unasked, of each shelf; what still needs somebody is shown however old it is."""
MOST_ASKED_FOR: Final = 5_000
"""Most of one shelf in any case: far more than anybody looks through."""

_STATES: Final = {
    Shelf.ATTENTION: (HELD, REJECTED),
    Shelf.WAITING: (WAITING,),
    Shelf.RECEIVED: (ACCEPTED,),
    Shelf.PUBLISHED: (ACCEPTED,),
    Shelf.CANCELLED: (CANCELLED,),
}
_IN_ORDER: Final = (Shelf.ATTENTION, Shelf.WAITING, Shelf.RECEIVED, Shelf.CANCELLED)
_NEEDS_CARE: Final = frozenset({Shelf.ATTENTION, Shelf.WAITING})


class Shelves(NamedTuple):
    """Rows of the outbox, in the order in which they are shown."""

    rows: list[_Row]
    counts: dict[Shelf, int]
    has_more: bool


class FilesOf(NamedTuple):
    """The files of one action, together."""

    number: int = 0
    size: int = 0
    sent: int = 0
    """Bytes that the centre is known to have."""
    refused: int = 0


def shelves(connection: Connection, query: OutboxQuery, most_settled: int | None = MOST_SHOWN) -> Shelves:
    """Return what a query finds.

    :param most_settled: most rows of what is settled, where only a part of the outbox is shown; ``None`` for all.
    """
    rows: list[_Row] = []
    has_more = False
    for shelf in (query.shelf,) if query.shelf else _IN_ORDER:
        most = MOST_ASKED_FOR if query.shelf or query.text.strip() or shelf in _NEEDS_CARE else most_settled
        most = None if most_settled is None else most
        here = (_on(shelf), *_words(query.text))
        if shelf is Shelf.RECEIVED and most is not None:
            left, has_more_left = _newest(connection, (*here, _needs_somebody()), MOST_ASKED_FOR)
            done, has_more_done = _newest(connection, (*here, ~_needs_somebody()), most)
            rows += sorted((*left, *done), key=lambda row: int(row.position), reverse=True)
            has_more = has_more or has_more_left or has_more_done
        else:
            told, has_more_here = _newest(connection, here, most)
            rows += told
            has_more = has_more or has_more_here
    return Shelves(rows, _counts(connection, query.text), has_more)


def files_of(connection: Connection, actions: Collection[bytes]) -> dict[bytes, FilesOf]:
    """Return how the files of these actions stand; those without files are left out."""
    named: dict[bytes, list[Attachment]] = {}
    for action, body in found(connection, "event_file", ("action", "body"), "action", actions):
        named.setdefault(action, []).append(unpack(body, Attachment))
    hashes = {file.sha256 for files in named.values() for file in files}
    columns = ("sha256", "state", "sent")
    standing = {row[0]: (row[1], row[2]) for row in found(connection, "upload", columns, "sha256", hashes)}
    return {action: _together(files, standing) for action, files in named.items()}


def _together(files: Sequence[Attachment], standing: dict[bytes, tuple[str, int]]) -> FilesOf:
    sent = refused = 0
    for file in files:
        # What this desk does not send itself, a colleague's photo in an approval, is at the centre already.
        state, bytes_sent = standing.get(file.sha256, (FILE_RECEIVED, file.size))
        sent += file.size if state == FILE_RECEIVED else min(bytes_sent, file.size)
        refused += state == FILE_REFUSED
    return FilesOf(len(files), sum(file.size for file in files), sent, refused)


def _newest(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], most: int | None
) -> tuple[list[_Row], bool]:
    """Return at most so many rows, the newest first, and whether there are more."""
    wanted = select(outbox).where(*conditions).order_by(outbox.c.position.desc())
    told = connection.execute(wanted.limit(None if most is None else most + 1)).all()
    return list(told[:most]), most is not None and len(told) > most


def _needs_somebody() -> ColumnElement[bool]:
    """Return which received ones are not done with: their reporter cannot read them, or the centre declined a file."""
    is_here = exists().where(case_text.c.tracking_id == outbox.c.tracking_id)
    is_unseen = outbox.c.kind.in_(sorted(SAID_TO_REPORTER)) & is_here & ~_is_published()
    declined = exists().where(
        event_file.c.action == outbox.c.action,
        upload.c.sha256 == event_file.c.sha256,
        upload.c.state == FILE_REFUSED,
    )
    return is_unseen | declined


def _on(shelf: Shelf) -> ColumnElement[bool]:
    stands = outbox.c.state.in_(_STATES[shelf])
    return stands & _is_published() if shelf is Shelf.PUBLISHED else stands


def _is_published() -> ColumnElement[bool]:
    return exists().where(event.c.action == outbox.c.action, event.c.published_at > 0)


def _words(text: str) -> list[ColumnElement[bool]]:
    said = outbox.c.tracking_id + "\n" + outbox.c.title + "\n" + outbox.c.text + "\n" + outbox.c.receipt_number
    return [said.icontains(word, autoescape=True) for word in text.split()]


def _counts(connection: Connection, text: str) -> dict[Shelf, int]:
    by_state = select(outbox.c.state, func.count()).where(*_words(text)).group_by(outbox.c.state)
    told = {str(state): int(count) for state, count in connection.execute(by_state)}
    counts = {shelf: sum(told.get(state, 0) for state in _STATES[shelf]) for shelf in _IN_ORDER}
    published = select(func.count()).select_from(outbox).where(_on(Shelf.PUBLISHED), *_words(text))
    return counts | {Shelf.PUBLISHED: connection.scalar(published) or 0}
