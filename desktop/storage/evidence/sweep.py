"""What of ``evidence.db`` may go, and when: never what waits, never what a draft or an unsent action names."""

import shutil
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Row

from desktop.storage import draft_files, event_files, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.contents import Contents, Held
from sync.contract.evidence.limits import EvidenceLimits

_DAY_MS: Final = 24 * 3_600_000
_PUT_BACK_MS: Final = 3_600_000
"""How long a file that was taken off a draft can be put back."""
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
    """Let contents go that nothing here needs any more. Returns how many.

    Own files stay until the centre has them and for some days more; small pictures and fetched ones until room is
    wanted.

    :param free: bytes that the disk has left.
    """
    with database.writing() as connection:  # nobody takes anything in meanwhile
        draft_files.forget_dropped(connection, now - _PUT_BACK_MS)
        needed = draft_files.hashes_in_use(connection) | event_files.hashes_unsettled(connection)
        in_events = event_files.hashes_in_use(connection)
        own = {row.sha256: row for row in uploads.listing(connection)}
        kept_until = now - limits.keep_days * _DAY_MS
        gone: list[bytes] = []
        fetched: dict[bytes, Held] = {}
        for sha256, (held, belongs_to) in contents.listing().items():
            owners = {sha256, belongs_to} - {b""}
            if owners & needed or any(_stays(own[one], kept_until) for one in owners & own.keys()):
                continue
            is_over = sha256 in own and not own[sha256].preview and held.used_at < kept_until
            if belongs_to or is_over or sha256 not in in_events:
                gone.append(sha256)
            else:
                fetched[sha256] = held
        gone += _to_evict(fetched, free)
        contents.drop(gone)
    return len(gone)


def _stays(upload: Row[*tuple[Any, ...]], kept_until: int) -> bool:
    """Whether an own file must stay: until the centre has it, and for some days more."""
    return bool(upload.state != uploads.RECEIVED or upload.received_at >= kept_until)


def _to_evict(fetched: dict[bytes, Held], free: int) -> list[bytes]:
    """Return what of these makes room, the longest unused first."""
    total = sum(held.held for held in fetched.values())
    gone = []
    for sha256, held in sorted(fetched.items(), key=lambda pair: pair[1].used_at):
        if total <= MOST_FETCHED and free >= LEAST_FREE:
            break
        gone.append(sha256)
        total -= held.held
        free += held.held
    return gone
