"""The files of this desk as the engine moves them: content in ``evidence.db``, its fate in ``desk.db``."""

from collections.abc import Callable, Sequence
from typing import Final

from desktop.storage import event_files, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.contents import Contents
from sync.contract.ids import moment_of
from sync.engine.files import Outgoing

_MOST_DAMAGED: Final = 3
"""How often a file may arrive damaged before somebody must look."""
_MOST_LOOKED_AT: Final = 5_000
_MOST_PREVIEWS: Final = 500
_SOON_MS: Final = 3_600_000
_LATER_MS: Final = 24 * _SOON_MS
_RECENT_MS: Final = 2 * _LATER_MS


def _pause(age: int) -> int:
    """Return how long not to ask again for a small picture whose event is so old, ms."""
    if age < _SOON_MS:
        return 0
    return _SOON_MS if age < _RECENT_MS else _LATER_MS


class DeskFiles:
    """Implements :class:`sync.engine.files.FileStore`."""

    def __init__(self, database: Database, contents: Contents, wall_ms: Callable[[], int]) -> None:
        """Work on an open desk."""
        self._database = database
        self._contents = contents
        self._wall_ms = wall_ms

    def waiting(self, *, previews_only: bool) -> list[Outgoing]:
        """Return what may be sent now, in the order in which it should go."""
        with self._database.reading() as connection:
            found = uploads.waiting(connection, previews_only=previews_only)
        here = self._contents.whole_ones([one.sha256 for one in found]) if found else set[bytes]()
        if gone := [one.sha256 for one in found if one.sha256 not in here]:
            with self._database.writing() as connection:
                uploads.trust_again(connection, gone)
                found = uploads.waiting(connection, previews_only=previews_only)
        return [
            Outgoing(
                one.sha256,
                one.size,
                one.name,
                one.media_type,
                None if one.preview else self._contents.provenance_of(one.sha256),
                one.preview,
            )
            for one in found
        ]

    def previews_wanted(self) -> list[bytes]:
        """Return small pictures that events name and that are not here, the newest first.

        What the centre did not have is asked for again at each exchange while it may be on its way, after an hour
        for two days, and once a day later.
        """
        now = self._wall_ms()
        with self._database.reading() as connection:
            named = event_files.previews_named(connection, _MOST_LOOKED_AT)
        due = [
            sha256
            for sha256, (action, asked_at) in named.items()
            if abs(now - asked_at) >= _pause(now - moment_of(action))
        ]
        here = self._contents.whole_ones(due) if due else set[bytes]()
        return [sha256 for sha256 in due if sha256 not in here][:_MOST_PREVIEWS]

    def note_absent(self, hashes: Sequence[bytes]) -> None:
        """Remember that the centre does not have these small pictures yet."""
        with self._database.writing() as connection:
            event_files.note_absent(connection, hashes, self._wall_ms())

    def read(self, sha256: bytes, offset: int, most: int) -> bytes:
        """Return a part of a content."""
        return self._contents.read(sha256, offset, most)

    def note_sent(self, sha256: bytes, sent: int) -> None:
        """Remember how much the centre is known to have."""
        with self._database.writing() as connection:
            uploads.note_sent(connection, sha256, sent)

    def note_received(self, sha256: bytes) -> None:
        """Remember that the centre has all of it."""
        with self._database.writing() as connection:
            uploads.note_received(connection, sha256, self._wall_ms())

    def note_damaged(self, sha256: bytes) -> bool:
        """Remember that the whole arrived damaged; whether it should be tried anew."""
        with self._database.writing() as connection:
            return uploads.note_attempt(connection, sha256) < _MOST_DAMAGED

    def note_refused(self, sha256: bytes, sentence: str) -> None:
        """Remember that the centre will never take it."""
        with self._database.writing() as connection:
            uploads.note_refused(connection, sha256, sentence)

    def begin(self, sha256: bytes, size: int) -> int:
        """Prepare to fetch a content; return how much of it is here already."""
        return self._contents.begin(sha256, size, self._wall_ms())

    def held(self, sha256: bytes) -> int:
        """Return how much of a content is here."""
        held = self._contents.held(sha256)
        return held.held if held is not None else 0

    def keep(self, sha256: bytes, offset: int, body: bytes) -> None:
        """Keep the next part of a content."""
        self._contents.append(sha256, offset, body)
