"""The room of evidence of a test centre, its officers, and what they do without a line in between."""

from collections.abc import Sequence

import msgspec

from sync.contract.casework.particulars import Particulars
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.provenance import Provenance
from sync.contract.evidence.road import FilesAsked
from sync.contract.messages import Action
from sync.contract.receipts import Statement
from sync.server.evidence.giving import readable, standing
from sync.server.evidence.metadata import described
from sync.server.evidence.room import EvidenceRoom, shelf_of
from sync.server.evidence.settings import FilesSettings
from sync.server.evidence.unfinished import Claim, UploadKey
from sync.server.evidence.uploads import End, begin, finish
from sync.server.follow_ups import accept
from sync.server.refusals import RequestRefused
from sync.server.store.evidence_uploads import StoredUpload, upload_of
from sync.server.store.users import StoredUser
from tests.support.centres import TestCentre
from tests.support.offices import action, officer_of, stored_cases
from tests.support.senders import hash_of, metadata

NOT_THERE = 404


class TestRoom:
    """An open room, and officers who work with it directly."""

    __test__ = False

    def __init__(self, centre: TestCentre, **settings: object) -> None:
        self.centre = centre
        chosen = msgspec.structs.replace(FilesSettings(), **settings)
        self.room = EvidenceRoom(centre.centre, centre.folder, chosen, shelf_of(centre.folder, chosen))

    def officer(self, username: str) -> StoredUser:
        return officer_of(self.centre.centre.database, username)

    def begin(self, username: str, content: bytes, provenance: Provenance | None = None) -> StoredUpload:
        """Begin an upload; a file that is there already is none."""
        told = described(metadata(content, provenance=provenance))
        found = begin(self.room, self.officer(username), told, len(content))
        assert isinstance(found, StoredUpload), "the centre has that file already"
        return found

    def claim(self, upload: StoredUpload) -> Claim:
        claim = self.room.claim(UploadKey(upload.unit_id, upload.sha256))
        assert claim.try_take()
        return claim

    def write(self, upload: StoredUpload, content: bytes) -> None:
        """Let bytes arrive, and no more."""
        claim = self.claim(upload)
        claim.append(content)
        claim.sync()
        claim.release()

    def finish(self, username: str, content: bytes) -> End:
        """Let the upload come to its end as it stands now."""
        with self.centre.centre.database.reading() as connection:
            upload = upload_of(connection, hash_of(content), self.officer(username).unit_id)
        assert upload is not None
        claim = self.claim(upload)
        try:
            return finish(self.room, upload, claim)
        finally:
            claim.release()

    def upload(self, username: str, content: bytes, provenance: Provenance | None = None) -> None:
        """Send a file whole."""
        self.write(self.begin(username, content, provenance), content)
        assert self.finish(username, content) is End.WHOLE

    def says(self, username: str, tracking_id: str, *contents: bytes, preview: bytes = b"") -> Statement:
        """Record a note that names files."""
        (case,) = stored_cases(self.centre, tracking_id)
        files = tuple(attached(one, preview) for one in contents)
        said = action(self.centre, case, EventKind.NOTE, "Foto terlampir.", Particulars(files=files))
        return self.send(username, said)

    def send(self, username: str, *actions: Action) -> Statement:
        """Let the centre decide actions, and return its word on the last of them."""
        return accept(self.centre.centre, self.officer(username), actions).receipts[-1].receipt.read()

    def unit(self, code: str) -> int:
        with self.centre.centre.database.reading() as connection:
            return int(connection.exec_driver_sql(f"SELECT id FROM units WHERE code = '{code}'").scalar_one())

    def can_read(self, username: str, content: bytes) -> bool:
        try:
            readable(self.room, self.officer(username), hash_of(content).hex())
        except RequestRefused as refused:
            if refused.status != NOT_THERE:
                raise
            return False
        return True

    def standing(self, username: str, *contents: bytes) -> tuple[int, ...]:
        asked = FilesAsked(files=tuple(map(hash_of, contents)))
        return standing(self.room, self.officer(username), asked).standing

    def lies_on_shelf(self, content: bytes) -> bool:
        return self.room.shelf.size_of(hash_of(content)) == len(content)

    def remains(self) -> Sequence[str]:
        """Names of what lies among the unfinished uploads."""
        folder = self.centre.folder.path / "files" / "unfinished"
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def attached(content: bytes, preview: bytes = b"") -> Attachment:
    """What an event says of a file."""
    return Attachment(
        sha256=hash_of(content),
        name="foto.jpg",
        media_type="image/jpeg",
        size=len(content),
        preview=hash_of(preview) if preview else b"",
    )
