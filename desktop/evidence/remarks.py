"""What *Bukti Utuh* says of a file that is laid to a case, from all that this desk knows."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import msgspec

from desktop.evidence.place import place_in
from desktop.evidence.taken import TakenIn
from desktop.evidence.whole import ComplaintFacts, KnownPicture, remarks
from desktop.storage import cases, event_files
from desktop.storage.database import Connection
from desktop.words import NO_SUCH_CASE
from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import Attachment, RemarkCode, Role
from sync.contract.evidence.limits import EvidenceLimits

_OF_OTHER_CASES: Final = frozenset({RemarkCode.SAME_FILE, RemarkCode.LOOKS_USED})


class Choosing(NamedTuple):
    """The moment at which a file is chosen."""

    limits: EvidenceLimits
    now: int
    """ms since 1970 UTC."""
    zone: int
    """Of this computer, minutes east of UTC."""


def known_pictures(connection: Connection) -> list[KnownPicture]:
    """Return all pictures of the events and own acts that are here."""
    return [
        KnownPicture(
            sha256=file.sha256,
            original=file.original,
            fingerprint=file.fingerprint,
            tracking_id=tracking_id,
            role=file.role,
        )
        for tracking_id, file in event_files.all_named(connection)
        if file.is_picture
    ]


def with_remarks(
    connection: Connection, case: int, taken: TakenIn, known: Sequence[KnownPicture], choosing: Choosing
) -> Attachment:
    """Return what is said of a file, with what is to be remarked about it in this case.

    :param known: pictures to compare it with.

    :raises BadInput: when the case is not here.
    """
    row = cases.by_row(connection, case)
    if row is None:
        raise BadInput(NO_SUCH_CASE)
    if not taken.attachment.is_picture:
        return taken.attachment
    latitude, longitude = place_in(f"{row.body}\n{row.original_body}") or (None, None)
    complaint = ComplaintFacts(
        tracking_id=row.tracking_id,
        made_at=row.received_at,
        latitude=latitude,
        longitude=longitude,
        now=choosing.now,
        zone=choosing.zone,
    )
    said = remarks(taken, complaint=complaint, known=known, limits=choosing.limits)
    return msgspec.structs.replace(taken.attachment, remarks=said)


def fitting(file: Attachment) -> Attachment:
    """Return a file with the remarks that fit its role: of the reporter's own only where else it was used."""
    if file.role != Role.REPORTER:
        return file
    kept = tuple(one for one in file.remarks if one.code in _OF_OTHER_CASES)
    return msgspec.structs.replace(file, remarks=kept)
