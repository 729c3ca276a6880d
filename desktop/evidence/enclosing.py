"""Files that go with an action: stored before it, named by it, queued with it, all while nobody else writes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from desktop.evidence.remarks import fitting
from desktop.evidence.taken import TakenIn
from desktop.storage import draft_files, uploads
from desktop.storage.database import Connection
from desktop.storage.evidence.contents import Contents, NewContent
from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.evidence.provenance import Provenance

_GONE: Final = "Berkas lampiran ini sudah tidak ada pada drafnya. Tidak ada yang diubah; buka laporannya lagi."
_NO_ORIGINALS: Final = EvidenceLimits(keep_originals=False)


@dataclass(frozen=True)
class Enclosed:
    """Files that go with one action."""

    files: tuple[Attachment, ...] = ()
    previews: dict[bytes, int] = field(default_factory=dict)
    """Sizes of their previews."""
    laid: frozenset[bytes] = frozenset()
    """Those that lay in the draft; it holds them no more."""

    def __add__(self, other: "Enclosed") -> "Enclosed":
        """Return these and those."""
        return Enclosed((*self.files, *other.files), {**self.previews, **other.previews}, self.laid | other.laid)

    def queue(self, connection: Connection, case: int, now: int) -> None:
        """Queue them; they leave once the text was received. They are the draft's no more."""
        uploads.queue(connection, case, self.files, self.previews, now)
        draft_files.take(connection, case, self.laid)


class Enclosing:
    """Brings files and actions together."""

    def __init__(self, contents: Contents) -> None:
        """Store contents here."""
        self._contents = contents

    def of_draft(self, connection: Connection, case: int, names: Collection[str]) -> Enclosed:
        """Return files of a draft (SHA-256, hexadecimal), in the order in which they are named.

        :raises BadInput: when one of them is not there any more.
        """
        laid = {one.attachment.sha256.hex(): fitting(one.attachment) for one in draft_files.of_case(connection, case)}
        if any(name not in laid for name in names):
            raise BadInput(_GONE)
        chosen = self._enclosed(tuple(laid[name] for name in names))
        return replace(chosen, laid=frozenset(file.sha256 for file in chosen.files))

    def of_taken(self, taken: Sequence[tuple[TakenIn, Attachment]], limits: EvidenceLimits, now: int) -> Enclosed:
        """Store what was taken in just now, each with what is said of it; within the desk's writing transaction."""
        self.keep([one for one, _ in taken], limits, now)
        return self._enclosed(tuple(file for _, file in taken))

    def keep(self, taken: Sequence[TakenIn], limits: EvidenceLimits, now: int) -> None:
        """Store contents; within the desk's writing transaction, so that no sweep comes between."""
        self._contents.put([content for one in taken for content in _contents_of(one, limits)], now)

    def keep_remade(self, taken: TakenIn, told: Provenance | None, now: int) -> None:
        """Store what was made by hand of another picture.

        Its original stays sealed as long as a draft or act names it.

        :param told: what the original said of its making; it goes along, for those who supervise the case.
        """
        remade = msgspec.structs.replace(taken, provenance=told or Provenance())
        self._contents.put(_contents_of(remade, _NO_ORIGINALS), now)

    def _enclosed(self, files: tuple[Attachment, ...]) -> Enclosed:
        held = {file.preview: self._contents.held(file.preview) for file in files if file.preview}
        return Enclosed(files, {sha256: one.size for sha256, one in held.items() if one is not None})


def _contents_of(one: TakenIn, limits: EvidenceLimits) -> list[NewContent]:
    file = one.attachment
    told = one.provenance if one.provenance != Provenance() else None
    found = [NewContent(sha256=file.sha256, body=one.content, provenance=told)]
    if one.preview:
        found.append(NewContent(sha256=file.preview, body=one.preview))
    if one.original and limits.keep_originals:
        found.append(NewContent(sha256=file.original, body=one.original))
    return found
