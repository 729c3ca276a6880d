"""What becomes of a file that is taken in."""

import msgspec

from desktop.evidence.marks import Marks
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.provenance import Provenance


class TakenIn(msgspec.Struct, frozen=True, kw_only=True):
    """One file, ready to be laid to a draft; nothing is stored yet."""

    attachment: Attachment
    """Without remarks: these need to know the case, see :mod:`desktop.evidence.whole`."""
    content: bytes
    """Of the copy that is sent."""
    preview: bytes = b""
    """JPEG of at most :data:`sync.contract.evidence.limits.PREVIEW_BYTES`; empty for a document."""
    original: bytes = b""
    """The file as it was chosen, where the copy differs from it; to be kept sealed."""
    provenance: Provenance = Provenance()
    marks: Marks = Marks()
