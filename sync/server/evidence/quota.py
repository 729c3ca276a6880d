"""How much a unit may lay at the centre without any event that needs it, so that nobody fills its disk.

A desk sends a file once its text was received, so what it sends is needed, but for the few uploads under way. What
counts is what was begun and never ended, and what was ended and never named.
"""

from sqlalchemy import Connection

from sync.server.evidence.refusals import no_room
from sync.server.evidence.room import EvidenceRoom
from sync.server.store.evidence import unnamed_of
from sync.server.store.evidence_uploads import unfinished_of


def demand_room(connection: Connection, room: EvidenceRoom, unit: int, size: int) -> None:
    """Make sure that a unit may begin one more upload, of so many bytes.

    :raises RequestRefused: when it may not for now.
    """
    since = room.centre.clock.now_ms() - room.settings.unused_ms
    uploads, upload_bytes = unfinished_of(connection, unit)
    whole, whole_bytes = unnamed_of(connection, unit, since)
    count, held = uploads + whole, upload_bytes + whole_bytes
    if count >= room.settings.most_unneeded or (count and held + size > room.settings.most_unneeded_bytes):
        raise no_room()
