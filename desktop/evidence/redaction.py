"""Pictures turned by quarters, and with boxes burned in: new files, made of the best source there is.

What lies below a box is gone in the copy and in the preview, and nothing that the source says of itself goes with them.
The source stays whole with whoever calls: it is named as the original of the new file, to be kept sealed.
"""

import math
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Final

from PIL import Image, ImageDraw

from desktop.evidence.encoding import to_jpeg, to_preview
from desktop.evidence.fingerprint import fingerprint_of
from desktop.evidence.intake import pixels_of
from desktop.evidence.kinds import Kind, kind_of
from desktop.evidence.names import fit_name, shown_name
from desktop.evidence.refusals import FileRefused, RefusalReason
from desktop.evidence.room import DecodingRoom
from desktop.evidence.taken import TakenIn
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.limits import EvidenceLimits

Share = tuple[float, float, float, float]
"""Left, top, width and height of a box, as shares of the width and height of the picture as it is shown."""

_INK: Final = "black"
_QUARTERS: Final = {
    1: Image.Transpose.ROTATE_270,
    2: Image.Transpose.ROTATE_180,
    3: Image.Transpose.ROTATE_90,
}


def turned(source: bytes, quarters: int, limits: EvidenceLimits, *, name: str = "") -> TakenIn:
    """Return a picture turned clockwise by so many quarters.

    :param source: the file as it was taken in, or its copy.
    :raises FileRefused: when it is no picture that can be opened.
    """
    return _remade(source, name, limits, lambda image: _turn(image, quarters), is_covered=False)


def covered(
    source: bytes, boxes: Sequence[Share], limits: EvidenceLimits, *, quarters: int = 0, name: str = ""
) -> TakenIn:
    """Return a picture with solid boxes over parts of it.

    :param source: as for :func:`turned`; the boxes are seen on it upright, and turned by ``quarters`` before.
    :raises FileRefused: when it is no picture that can be opened, or a box lies outside of it.
    """
    return _remade(source, name, limits, lambda image: _cover(_turn(image, quarters), boxes), is_covered=True)


def _remade(
    source: bytes, name: str, limits: EvidenceLimits, make: Callable[[Image.Image], Image.Image], *, is_covered: bool
) -> TakenIn:
    try:
        kind = kind_of(source)
        if not kind.is_picture:
            raise FileRefused(RefusalReason.STRANGE_KIND, detail="isinya dokumen, bukan gambar")
        image = make(pixels_of(kind, source, limits, DecodingRoom())[2])
    except FileRefused as fault:
        raise fault.named(shown_name(name)) from fault
    copy, image = to_jpeg(image, min(limits.picture_bytes, limits.most_sent_bytes))
    preview = to_preview(image)
    about = Attachment(
        sha256=sha256(copy).digest(),
        name=fit_name(name, Kind.JPEG),
        media_type=Kind.JPEG.value,
        size=len(copy),
        preview=sha256(preview).digest(),
        original=sha256(source).digest(),
        original_size=len(source),
        width=image.width,
        height=image.height,
        fingerprint=fingerprint_of(image),
        redacted=is_covered,
    )
    return TakenIn(attachment=about, content=copy, preview=preview, original=source)


def _turn(image: Image.Image, quarters: int) -> Image.Image:
    turn = _QUARTERS.get(quarters % 4)
    return image if turn is None else image.transpose(turn)


def _cover(image: Image.Image, boxes: Sequence[Share]) -> Image.Image:
    covered_one = image.convert("RGB")
    pen = ImageDraw.Draw(covered_one)
    for box in boxes:
        pen.rectangle(_pixels(box, image.size), fill=_INK)
    return covered_one


def _pixels(box: Share, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the first and last pixels of a box, grown outwards so that no edge shines through."""
    left, top, wide, high = box
    if not all(map(math.isfinite, box)) or wide <= 0 or high <= 0:
        raise FileRefused(RefusalReason.BOX_OUTSIDE)
    edges = (
        max(0, math.floor(left * size[0]) - 1),
        max(0, math.floor(top * size[1]) - 1),
        min(size[0] - 1, math.ceil((left + wide) * size[0])),
        min(size[1] - 1, math.ceil((top + high) * size[1])),
    )
    if edges[0] > edges[2] or edges[1] > edges[3]:
        raise FileRefused(RefusalReason.BOX_OUTSIDE)
    return edges
