"""How files go: let go by who sent them, or swept because nobody wants them any more.

A whole file is marked as leaving, taken off the shelf, and then forgotten, so that no row ever says that it is here
when it is not, and nothing lies on the shelf that no row knows.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from sync.contract.errors import TindakError
from sync.server.evidence.refusals import not_there, still_named
from sync.server.evidence.room import EvidenceRoom
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.evidence.uploads import finish, is_over, length_of
from sync.server.refusals import RequestRefused
from sync.server.store.evidence import (
    FileFate,
    StoredFile,
    all_files,
    drop_owner,
    files_in,
    forget_file,
    has_owner,
    is_named,
    leaving_files,
    let_go_unused,
    owners_of,
    store_file,
)
from sync.server.store.evidence_uploads import StoredUpload, all_uploads, end_upload, upload_of
from sync.server.store.users import StoredUser

_log = logging.getLogger(__name__)


def terminate(room: EvidenceRoom, user: StoredUser, sha256: bytes, claim: Claim | None) -> None:
    """Let go what an officer's unit has sent of a file.

    :param claim: held, where it is an unfinished upload.
    :raises RequestRefused: when there is nothing of this unit, or an event names the whole file.
    """
    with room.centre.database.writing() as connection:
        upload = upload_of(connection, sha256, user.unit_id)
        if upload is not None and claim is not None and not upload.proven:
            end_upload(connection, upload)
        elif any(one.uploaded for one in owners_of(connection, [sha256], [user.unit_id])):
            if is_named(connection, sha256):
                raise still_named()
            drop_owner(connection, sha256, user.unit_id)
            known = files_in(connection, [sha256]).get(sha256)
            if known is not None and not has_owner(connection, sha256):
                store_file(connection, msgspec.structs.replace(known, state=FileFate.LEAVING))
        else:
            raise not_there()
    if claim is not None:
        claim.drop()
    else:
        take_off(room, sha256)


def take_off(room: EvidenceRoom, sha256: bytes) -> None:
    """Take a file that is leaving off the shelf, and forget it; one that came back meanwhile stays."""
    with room.shelf_lock(sha256):
        with room.centre.database.reading() as connection:
            known = files_in(connection, [sha256]).get(sha256)
        if known is None or known.state != FileFate.LEAVING:
            return
        room.shelf.remove(sha256)
        with room.centre.database.writing() as connection:
            forget_file(connection, sha256)


def sweep(room: EvidenceRoom) -> None:
    """Put everything that a kill, a scanner or a forgetful client has left behind where it belongs."""
    with room.centre.database.reading() as connection:
        uploads = all_uploads(connection)
    for upload in uploads:
        with _alone():
            _sweep_upload(room, upload)
    known = {UploadKey(one.unit_id, one.sha256) for one in uploads}
    for key in set(room.unfinished.keys()) - known:
        with _alone():
            _sweep_remains(room, key)
    with room.centre.database.writing() as connection:
        let_go_unused(connection, room.centre.clock.now_ms() - room.settings.unused_ms)
        leaving = leaving_files(connection)
    for sha256 in leaving:
        with _alone():
            take_off(room, sha256)


@contextmanager
def _alone() -> Iterator[None]:
    """Let what goes wrong with one file hold no other up; the next sweep comes to it again."""
    try:
        yield
    except RequestRefused:
        pass  # it was no such file, or an infected one; it has been seen to
    except (TindakError, OSError) as fault:
        _log.warning("a file could not be seen to: %s", fault)


def _sweep_upload(room: EvidenceRoom, before: StoredUpload) -> None:
    """See to one upload, as it stands once it is held: it may have gone on since its row was read."""
    if length_of(room, before) < before.size and not is_over(room, before):
        return
    claim = room.claim(UploadKey(before.unit_id, before.sha256))
    if not claim.try_take():
        return  # somebody is busy with it, so it is neither forgotten nor over
    try:
        with room.centre.database.reading() as connection:
            upload = upload_of(connection, before.sha256, before.unit_id)
        if upload is not None and length_of(room, upload) >= upload.size:
            finish(room, upload, claim)
        elif _is_forgotten(room, before):
            claim.drop()
    finally:
        claim.release()


def _is_forgotten(room: EvidenceRoom, before: StoredUpload) -> bool:
    """Forget an upload, unless a creation has just taken it up again; whether it is forgotten."""
    with room.centre.database.writing() as connection:
        upload = upload_of(connection, before.sha256, before.unit_id)
        if upload is not None and not is_over(room, upload):
            return False
        end_upload(connection, before)
    return True


def _sweep_remains(room: EvidenceRoom, key: UploadKey) -> None:
    claim = room.claim(key)
    if not claim.try_take():
        return
    try:
        with room.centre.database.reading() as connection:
            is_known = upload_of(connection, key.sha256, key.unit_id) is not None
        if not is_known:
            claim.drop()
    finally:
        claim.release()


def adopt_strays(room: EvidenceRoom) -> int:
    """Let the database know what lies on the shelf without a row, as after it was restored from a backup.

    Such a file is then one that no event names, and goes in its time if none comes that does. Returns how many.
    """
    with room.centre.database.reading() as connection:
        known = {one.sha256 for one in all_files(connection)} | {one.sha256 for one in all_uploads(connection)}
    strays = [(sha256, size) for sha256, size in room.shelf.names() if sha256 not in known]
    for sha256, size in strays:
        with _alone(), room.shelf_lock(sha256), room.centre.database.writing() as connection:
            if not files_in(connection, [sha256]) and room.shelf.size_of(sha256) == size:
                store_file(connection, StoredFile(sha256, size, FileFate.HERE, room.centre.clock.now_ms()))
    return len(strays)
