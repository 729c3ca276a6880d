"""What of ``evidence.db`` may go, and when: never what waits, never what a draft or an unsent action names."""

import shutil
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.storage import account, draft_files, event_files, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.contents import Contents, Held
from sync.contract.evidence.limits import EvidenceLimits

_DAY_MS: Final = 24 * 3_600_000
_PUT_BACK_MS: Final = 3_600_000
"""How long a file that was taken off a draft can be put back."""
_AT_ONCE: Final = 8 * 1024 * 1024
"""Bytes that go in one transaction: a draft that is being typed waits no longer, and a full disk still has room."""
_MOST_AT_ONCE: Final = 200
MOST_FETCHED: Final = 300 * 1024 * 1024
"""Bytes of fetched files that are kept at most; the ones not looked at for longest go first."""
LEAST_FREE: Final = 500 * 1024 * 1024
"""Bytes of the disk that fetched files leave free."""


def free_bytes(folder: Path) -> int:
    """Return how much room the disk has; as much as anybody wants where the system does not tell."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return LEAST_FREE


def sweep(database: Database, contents: Contents, limits: EvidenceLimits, now: int, free: int) -> int:
    """Let contents go that nothing here needs any more, a few at a time. Returns how many.

    Own files stay until the centre has them and for some days more, as long as their case is here; fetched ones until
    room is wanted; small pictures as long as their event is here.

    :param now: by this computer's clock; the time that the centre told last counts where that is earlier.
    :param free: bytes that the disk has left.
    """
    gone = 0
    while True:
        with database.writing() as connection:  # nobody takes anything in meanwhile
            portion, size = _to_drop(connection, contents, limits, now, free)
            contents.drop(portion)
        gone, free = gone + len(portion), free + size
        if not portion:
            return gone


def _to_drop(
    connection: Connection, contents: Contents, limits: EvidenceLimits, now: int, free: int
) -> tuple[list[bytes], int]:
    """Return the next few contents that may go, and their bytes."""
    told = account.load_line(connection).last_server_time
    now = min(now, told) if told else now
    draft_files.forget_dropped(connection, now - _PUT_BACK_MS)
    kept_until = now - limits.keep_days * _DAY_MS
    needed = draft_files.hashes_in_use(connection) | event_files.hashes_to_keep(connection, kept_until)
    copies, previews = event_files.hashes_in_use(connection)
    own = {row.sha256: row.state for row in uploads.listing(connection)}
    gone: dict[bytes, int] = {}
    fetched: dict[bytes, Held] = {}
    for sha256, held in contents.listing().items():
        if sha256 in needed or sha256 in previews or own.get(sha256, uploads.RECEIVED) != uploads.RECEIVED:
            continue
        if sha256 in copies and (sha256 not in own or held.used_at >= kept_until):
            fetched[sha256] = held
        else:
            gone[sha256] = held.held
    gone |= _to_evict(fetched, free)
    return _few_of(gone)


def _to_evict(fetched: dict[bytes, Held], free: int) -> dict[bytes, int]:
    """Return what of these makes room, the longest unused first, each with its bytes."""
    total = sum(held.held for held in fetched.values())
    gone = {}
    for sha256, held in sorted(fetched.items(), key=lambda pair: pair[1].used_at):
        if total <= MOST_FETCHED and free >= LEAST_FREE:
            break
        gone[sha256] = held.held
        total -= held.held
        free += held.held
    return gone


def _few_of(gone: dict[bytes, int]) -> tuple[list[bytes], int]:
    """Return as many of these as go at once, at least one of them, and their bytes."""
    portion: list[bytes] = []
    size = 0
    for sha256, held in gone.items():
        if portion and (size + held > _AT_ONCE or len(portion) == _MOST_AT_ONCE):
            break
        portion.append(sha256)
        size += held
    return portion, size
