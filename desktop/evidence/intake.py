"""Taking a file in: read once, told by its content, made small and clean. Nothing is stored here.

No state is kept or changed, so several files may be taken in at once in threads.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from traceback import clear_frames
from typing import Final

from PIL import Image

from desktop.evidence.documents import check_document
from desktop.evidence.encoding import to_jpeg, to_png, to_preview
from desktop.evidence.exif import Exif, read_exif
from desktop.evidence.fingerprint import fingerprint_of
from desktop.evidence.kinds import Kind, kind_of
from desktop.evidence.marks import creator_in, marks_of
from desktop.evidence.names import fit_name, shown_name
from desktop.evidence.origin import provenance_of
from desktop.evidence.parts import BrokenPicture, Found, bare_jpeg, found_in
from desktop.evidence.picture import is_srgb, orientation_of, upright, weighed
from desktop.evidence.reading import read_once, refuse_size, size_of
from desktop.evidence.refusals import FileRefused, RefusalReason
from desktop.evidence.room import LARGE_FILE, MOST_MEMORY, DecodingRoom
from desktop.evidence.taken import TakenIn
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.limits import EvidenceLimits

_MOST_SAID: Final = 256 * 1024
"""Bytes that a small picture may say of itself and still be worth walking to its end."""
_PNG_GAIN: Final = 1.25
"""A PNG may weigh so much more than the JPEG before its sharp letters are given up."""


def take_in(
    source: Path | bytes, name: str, limits: EvidenceLimits, *, zone: int = 0, room: DecodingRoom | None = None
) -> TakenIn:
    """Take one file in.

    :param name: as the operator knows it; cleaned here.
    :param zone: of this computer, minutes east of UTC, for pictures that tell none.
    :param room: shared by all that are taken in at the same time, so that together they take no more memory than one.
    :raises FileRefused: when it cannot be taken, with a sentence that names the file.
    """
    room = room or DecodingRoom()
    try:
        size = size_of(source) if isinstance(source, Path) else len(source)
        if size <= LARGE_FILE:
            return _taken(source, name, limits, zone, room)
        with room.taken(MOST_MEMORY), _letting_go():
            return _taken(source, name, limits, zone, DecodingRoom())
    except FileRefused as fault:
        raise fault.named(shown_name(name)) from fault


@contextmanager
def _letting_go() -> Iterator[None]:
    """Let the bytes of a refused file go before its room is free: the frames of the refusal hold on to them."""
    try:
        yield
    except FileRefused as fault:
        told: BaseException | None = fault
        while told is not None:
            clear_frames(told.__traceback__)
            told = told.__cause__ or told.__context__
        raise


def _taken(source: Path | bytes, name: str, limits: EvidenceLimits, zone: int, room: DecodingRoom) -> TakenIn:
    if isinstance(source, Path):
        content = read_once(source, limits.most_taken_bytes)
    else:
        content = source
        refuse_size(len(content), limits.most_taken_bytes)
    kind = kind_of(content)
    if kind.is_picture:
        return _picture(kind, content, name, limits, zone, room)
    return _document(kind, content, name, limits)


def pixels_of(
    kind: Kind, content: bytes, limits: EvidenceLimits, room: DecodingRoom
) -> tuple[Found, Exif, Image.Image]:
    """Return the parts of a picture and its pixels, upright and as long as a copy may be.

    :raises FileRefused: when it is broken, truncated, or too large to be decoded.
    """
    try:
        found = found_in(kind, content)
    except BrokenPicture as fault:
        raise FileRefused(RefusalReason.BROKEN_PICTURE) from fault
    side = limits.longest_side
    cost = weighed(kind, found, side=side, most_pixels=limits.most_pixels, file_bytes=len(content))
    exif = read_exif(found.exif)
    with room.taken(cost):
        return found, exif, upright(kind, found, exif, side)


def _document(kind: Kind, content: bytes, name: str, limits: EvidenceLimits) -> TakenIn:
    refuse_size(len(content), limits.most_sent_bytes)
    check_document(kind, content)
    about = Attachment(
        sha256=sha256(content).digest(), name=fit_name(name, kind), media_type=kind.value, size=len(content)
    )
    return TakenIn(attachment=about, content=content)


def _picture(kind: Kind, content: bytes, name: str, limits: EvidenceLimits, zone: int, room: DecodingRoom) -> TakenIn:
    found, exif, image = pixels_of(kind, content, limits, room)
    copy, copy_kind, image = _copy(kind, content, found, exif, image, limits)
    preview = to_preview(image)
    provenance = provenance_of(exif, creator_in(found), zone)
    is_same = copy == content
    about = Attachment(
        sha256=sha256(copy).digest(),
        name=fit_name(name, copy_kind),
        media_type=copy_kind.value,
        size=len(copy),
        preview=sha256(preview).digest(),
        original=b"" if is_same else sha256(content).digest(),
        original_size=0 if is_same else len(content),
        width=image.width,
        height=image.height,
        taken_at=provenance.taken_at,
        fingerprint=fingerprint_of(image),
    )
    return TakenIn(
        attachment=about,
        content=copy,
        preview=preview,
        original=b"" if is_same else content,
        provenance=provenance,
        marks=marks_of(kind, found, exif, name),
    )


def _copy(
    kind: Kind, content: bytes, found: Found, exif: Exif, image: Image.Image, limits: EvidenceLimits
) -> tuple[bytes, Kind, Image.Image]:
    """Return the content of the copy, what it is, and the pixels in it."""
    budget = min(limits.picture_bytes, limits.most_sent_bytes)
    is_untouched = image.size == (found.width, found.height) and is_srgb(found.icc) and orientation_of(kind, exif) == 1
    if kind is Kind.JPEG and is_untouched and len(content) <= budget + _MOST_SAID:
        bare = bare_jpeg(content)
        if bare is not None and len(bare) <= budget:
            return bare, Kind.JPEG, image  # as it is, only what it says of itself is left out
    jpeg, smaller = to_jpeg(image, budget)
    if kind is Kind.PNG:
        png = to_png(image)
        if png and len(png) <= min(budget, len(jpeg) * _PNG_GAIN):
            return png, Kind.PNG, image
    return jpeg, Kind.JPEG, smaller
