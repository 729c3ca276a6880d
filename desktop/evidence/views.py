"""Files as windows and commands see them."""

from collections.abc import Collection, Mapping

import msgspec

from desktop.evidence.remarks import fitting
from desktop.evidence.said import sentence_of
from desktop.storage import uploads
from desktop.storage.evidence.contents import Contents
from desktop.storage.uploads import Standing
from sync.contract.errors import LocalFault
from sync.contract.evidence.attachment import Attachment
from ui.ports.evidence import FileState, FileView, RemarkOnPicture


def here_of(contents: Contents, files: Collection[Attachment]) -> set[bytes]:
    """Return which of these are on this computer; none where ``evidence.db`` cannot be read.

    A damaged database of photos must never keep anybody from the cases.
    """
    try:
        return contents.whole_ones([file.sha256 for file in files]) if files else set()
    except LocalFault:
        return set()


def file_view(file: Attachment, here: Collection[bytes], own: Mapping[bytes, Standing], *, is_draft: bool) -> FileView:
    """Return one file.

    :param here: contents that are on this computer.
    :param own: how far those have come that this desk sends.
    """
    standing = own.get(file.sha256)
    is_here = file.sha256 in here
    return FileView(
        sha256=file.sha256.hex(),
        name=file.name,
        media_type=file.media_type,
        size=file.size,
        state=_state(standing, is_here=is_here, is_draft=is_draft),
        sent_bytes=0 if is_draft or standing is None else standing.sent,
        reason="" if is_draft or standing is None else standing.reason,
        is_here=is_here,
        has_preview=bool(file.preview),
        width=file.width,
        height=file.height,
        taken_at=file.taken_at,
        original_size=file.original_size,
        caption=file.caption,
        role=file.role,
        redacted=file.redacted,
        remarks=tuple(RemarkOnPicture(one.code, sentence_of(one), one.detail) for one in fitting(file).remarks),
        own=is_draft or standing is not None,
    )


def of_event(view: FileView, event: str, author: str, unit: str, written_at: int) -> FileView:
    """Return a file with the event that it goes with."""
    return msgspec.structs.replace(view, event=event, author=author, unit=unit, written_at=written_at)


def _state(standing: Standing | None, *, is_here: bool, is_draft: bool) -> FileState:
    if is_draft:
        return FileState.LOCAL
    if standing is None:
        return FileState.LOCAL if is_here else FileState.REMOTE
    if standing.state == uploads.RECEIVED:
        return FileState.RECEIVED
    return FileState.SENDING if standing.sent else FileState.WAITING
