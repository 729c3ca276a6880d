"""How a file comes to be at the centre: an upload begins, its bytes arrive, and in the end it lies on the shelf.

The order in which an end is stored lets a kill at any moment be healed by whoever looks at the upload next: the bytes
are proven to be what the name says, then the file goes on the shelf, then the rows say that it is here, and then what
belonged to the upload goes.
"""

import logging
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection

from sync.contract.errors import LocalFault
from sync.contract.evidence.attachment import Attachment
from sync.contract.monev.seal import FIGURES_TYPE, MOST_PACKED_BYTES
from sync.server.authorisation import files_open_to
from sync.server.evidence.metadata import Described, name_and_type
from sync.server.evidence.quota import demand_room
from sync.server.evidence.refusals import infected, length_differs, wrong_content
from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.scan import Verdict, scanned
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.figures import Examined, examine, keep_sealed
from sync.server.refusals import RequestRefused, too_large
from sync.server.store.evidence import (
    FileFate,
    StoredFile,
    StoredOwner,
    add_owner,
    files_in,
    owners_of,
    store_file,
)
from sync.server.store.evidence_uploads import (
    StoredUpload,
    begin_upload,
    end_upload,
    prove_upload,
    renew_upload,
    upload_of,
)
from sync.server.store.users import StoredUser, user_by_row

_log = logging.getLogger(__name__)


class End(Enum):
    """What became of an upload whose bytes may all be there."""

    PARTLY = auto()
    """Not all of them are."""
    WHOLE = auto()
    """The file is here."""
    UNSEEN = auto()
    """All came, but scanner or storage have not done their part yet: kept, and not given out."""


class Whole(NamedTuple):
    """A file that is here and that an officer may read."""

    file: StoredFile
    unit_id: int
    """A unit that has it and opens it to the officer: the own one where that is enough."""


def whole_for(connection: Connection, user: StoredUser, sha256: bytes) -> Whole | None:
    """Return a file, if it is here and this officer may read it."""
    known = files_in(connection, [sha256]).get(sha256)
    if known is None or known.state != FileFate.HERE:
        return None
    unit = files_open_to(connection, user, [sha256]).get(sha256)
    return None if unit is None else Whole(known, unit)


def note_reading(connection: Connection, user: StoredUser, opened: dict[bytes, int], now: int) -> None:
    """Note that an officer's unit could read files, each opened by another unit that has it.

    It then need not upload them to name them in events of its own.
    """
    others = {sha256: unit for sha256, unit in opened.items() if unit != user.unit_id}
    for one in owners_of(connection, list(others), set(others.values())):
        if others[one.sha256] == one.unit_id:
            reader = msgspec.structs.replace(one, unit_id=user.unit_id, uploaded=False, provenance=b"", since=now)
            add_owner(connection, reader)


def note_named(connection: Connection, user: StoredUser, named: Sequence[Attachment], now: int) -> None:
    """Note which of the files that an officer names in a new event the unit could read already.

    Its desk then need not upload them, and the event opens them to those who may see its case.
    """
    hashes = {sha256 for one in named for sha256 in (one.sha256, one.preview) if sha256}
    here = [one.sha256 for one in files_in(connection, hashes).values() if one.state == FileFate.HERE]
    if here:
        note_reading(connection, user, files_open_to(connection, user, here), now)


def begin(room: EvidenceRoom, user: StoredUser, told: Described, size: int) -> StoredFile | StoredUpload:
    """Begin an upload, or find what is there: the whole file, or how far this unit's upload has come.

    :raises RequestRefused: when the file is refused, has another size than it was said to have before, or is one more
        than the unit may begin for now.
    """
    now = room.centre.clock.now_ms()
    with room.centre.database.writing() as connection:
        known = files_in(connection, [told.sha256]).get(told.sha256)
        if known is not None and known.state == FileFate.INFECTED:
            raise infected()
        if here := whole_for(connection, user, told.sha256):
            if here.file.size != size:
                raise length_differs()
            note_reading(connection, user, {told.sha256: here.unit_id}, now)
            return here.file
        if told.media_type == FIGURES_TYPE and size > MOST_PACKED_BYTES:
            raise too_large("Angka beku ini terlalu besar.")
        before = upload_of(connection, told.sha256, user.unit_id)
        if before is not None and before.size != size:
            raise length_differs()
        if before is None:
            demand_room(connection, room, user.unit_id, size)
        fresh = StoredUpload(
            sha256=told.sha256,
            unit_id=user.unit_id,
            user_id=user.id,
            size=size,
            metadata=told.metadata,
            provenance=told.provenance,
            expires_at=now + room.settings.expiry_ms,
        )
        begin_upload(connection, fresh)
        return upload_of(connection, told.sha256, user.unit_id) or fresh


def find(room: EvidenceRoom, user: StoredUser, sha256: bytes) -> StoredFile | StoredUpload | None:
    """Return how a file stands for this officer: whole and readable, on its way from this unit, or not there."""
    with room.centre.database.reading() as connection:
        upload = upload_of(connection, sha256, user.unit_id)
        here = None if upload is not None else whole_for(connection, user, sha256)
    if here is None:
        return upload
    if here.unit_id != user.unit_id:
        with room.centre.database.writing() as connection:
            note_reading(connection, user, {sha256: here.unit_id}, room.centre.clock.now_ms())
    return here.file


def length_of(room: EvidenceRoom, upload: StoredUpload) -> int:
    """Return how many bytes of an upload the centre holds."""
    return upload.size if upload.proven else room.unfinished.length_of(UploadKey(upload.unit_id, upload.sha256))


def is_over(room: EvidenceRoom, upload: StoredUpload) -> bool:
    """Whether an upload waited too long for its next byte; one of which all came waits for nobody but the scanner."""
    return upload.expires_at <= room.centre.clock.now_ms() and length_of(room, upload) < upload.size


def renew(room: EvidenceRoom, upload: StoredUpload) -> StoredUpload:
    """Let an upload that has come further wait for its next byte anew."""
    expires_at = room.centre.clock.now_ms() + room.settings.expiry_ms
    with room.centre.database.writing() as connection:
        renew_upload(connection, upload, expires_at)
    return msgspec.structs.replace(upload, expires_at=expires_at)


def finish(room: EvidenceRoom, upload: StoredUpload, claim: Claim) -> End:
    """Put an upload on the shelf if all of it is there. The claim is held.

    :raises RequestRefused: when the bytes are not what the name says, or the scanner has found something in them.
    """
    if not upload.proven:
        if claim.length < upload.size:
            return End.PARTLY
        claim.sync()  # whoever brought the last of them may have been killed before that
        if not _is_proven(room, upload, claim):
            return End.UNSEEN
        with room.centre.database.writing() as connection:
            prove_upload(connection, upload, proven=True)
    figures = _figures_in(room, upload, claim)
    try:
        with room.shelf_lock(upload.sha256):
            if not _is_laid(room, upload, claim, figures):
                return End.PARTLY
    except LocalFault as fault:  # no matter of whoever sends: the sweep tries again
        _log.warning("the file %s could not be put into the storage: %s", upload.sha256.hex(), fault)
        return End.UNSEEN
    claim.drop()
    return End.WHOLE


def _is_proven(room: EvidenceRoom, upload: StoredUpload, claim: Claim) -> bool:
    """Whether the bytes may go on the shelf; not yet where the scanner has not said its word."""
    if claim.length > upload.size or claim.digest() != upload.sha256:
        claim.cut_to(0)
        raise wrong_content()
    with room.centre.database.reading() as connection:
        known = files_in(connection, [upload.sha256]).get(upload.sha256)
    state = known.state if known is not None else ""
    if state == FileFate.HERE:
        return True
    verdict = Verdict.INFECTED if state == FileFate.INFECTED else scanned(room.settings, claim.part)
    if verdict is Verdict.INFECTED:
        with room.shelf_lock(upload.sha256):
            _refuse(room, upload, claim)
        raise infected()
    return verdict is Verdict.CLEAN


def _refuse(room: EvidenceRoom, upload: StoredUpload, claim: Claim) -> None:
    """Let nothing of a file stay, also where another unit's copy came first. The lock of the shelf is held."""
    now = room.centre.clock.now_ms()
    with room.centre.database.writing() as connection:
        store_file(connection, StoredFile(upload.sha256, upload.size, FileFate.INFECTED, now))
        end_upload(connection, upload)
    _log.warning(
        "the scanner refused the file %s of user %s, unit %s", upload.sha256.hex(), upload.user_id, upload.unit_id
    )
    claim.drop()
    room.shelf.remove(upload.sha256)


class _FiguresSent(NamedTuple):
    """Frozen figures that were looked through, and who sends them."""

    user: StoredUser
    content: bytes
    examined: Examined


def _figures_in(room: EvidenceRoom, upload: StoredUpload, claim: Claim) -> _FiguresSent | None:
    """Look through a proven file that is said to be frozen figures; ``None`` for any other.

    :raises RequestRefused: when they are not to be sealed. Then nothing of them stays.
    """
    if name_and_type(upload.metadata)[1] != FIGURES_TYPE:
        return None
    with room.centre.database.reading() as connection:
        user = user_by_row(connection, upload.user_id)
    is_here = claim.length == upload.size or room.shelf.size_of(upload.sha256) == upload.size
    if user is None or not is_here:
        return None
    if claim.length == upload.size:
        content = claim.part.read_bytes()
    else:  # killed once it lay on the shelf
        content = b"".join(room.shelf.portions(upload.sha256, 0, upload.size))
    try:
        return _FiguresSent(user, content, examine(room.centre, user, content))
    except RequestRefused:
        with room.centre.database.writing() as connection:
            end_upload(connection, upload)
        claim.drop()
        raise


def _is_laid(room: EvidenceRoom, upload: StoredUpload, claim: Claim, figures: _FiguresSent | None) -> bool:
    """Lay a proven file on the shelf, and store that it is there and who has it; whether it was there to be laid.

    Frozen figures are sealed in the same transaction.

    :raises RequestRefused: when the scanner has meanwhile found something in another unit's copy.
    """
    with room.centre.database.reading() as connection:
        known = files_in(connection, [upload.sha256]).get(upload.sha256)
    if known is not None and known.state == FileFate.INFECTED:
        _refuse(room, upload, claim)
        raise infected()
    is_lying = room.shelf.size_of(upload.sha256) == upload.size  # asked, not believed: a storage can lose files
    is_here = is_lying and known is not None and known.state == FileFate.HERE
    if not is_here and claim.length == upload.size:
        room.shelf.put(upload.sha256, claim.part)
    elif not is_lying:
        with room.centre.database.writing() as connection:  # its bytes were taken away by hand: it starts anew
            prove_upload(connection, upload, proven=False)
        return False
    now = room.centre.clock.now_ms()
    name, media_type = name_and_type(upload.metadata)
    with room.centre.database.writing() as connection:
        if figures is not None:
            keep_sealed(connection, room.centre, *figures)
        if not is_here:
            store_file(connection, StoredFile(upload.sha256, upload.size, FileFate.HERE, now))
        owner = StoredOwner(upload.sha256, upload.unit_id, True, name, media_type, upload.provenance, now)
        add_owner(connection, owner)
        end_upload(connection, upload)
    return True
