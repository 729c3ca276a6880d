"""The boxes of an HEIC. Source: ISO/IEC 14496-12 and 23008-12, C2PA 2 (box uuid).

libheif reads the header, not this file: here only what it does not tell is looked for, and that no box is larger than
the file, so that a number in a header cannot make it take memory.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from desktop.evidence.parts.found import MOST_SAID, BrokenPicture, Found, without_exif_letters

if TYPE_CHECKING:
    import pi_heif  # type: ignore[import-untyped]  # ships no types
    from PIL import Image

_C2PA: Final = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_MOST_BOXES: Final = 10_000
_STRIP: Final = 128
"""Rows that are made smaller at once."""
_FAULTS: Final = (
    ValueError,
    EOFError,
    SyntaxError,
    RuntimeError,
    OSError,
    IndexError,
    KeyError,
    TypeError,
    MemoryError,
)


def opened(content: bytes) -> "pi_heif.HeifFile":
    """Open an HEIC without decoding it.

    :raises BrokenPicture: when libheif does not take it.
    """
    import pi_heif  # noqa: PLC0415 - a start needs no codecs

    try:
        return pi_heif.open_heif(content, convert_hdr_to_8bit=True)
    except _FAULTS as fault:
        raise BrokenPicture from fault


def decoded(content: bytes, side: int) -> "Image.Image":
    """Return the pixels, reduced by a whole number as far as the longer side stays ``side`` or more.

    A picture of 24 million pixels, as new phones take them, would else lie in memory three times.

    :raises BrokenPicture: when libheif cannot decode it.
    """
    try:
        file = opened(content)
        factor = max(file.size) // side
        if factor < 2 or file.mode != "RGB":
            return cast("Image.Image", file.to_pillow())
        return _reduced(memoryview(file.data), file.size, file.stride, factor)
    except _FAULTS as fault:
        raise BrokenPicture from fault


def _reduced(rows: memoryview, size: tuple[int, int], stride: int, factor: int) -> "Image.Image":
    from PIL import Image  # noqa: PLC0415 - as above

    whole = Image.new("RGB", (-(-size[0] // factor), -(-size[1] // factor)))
    height = factor * max(1, _STRIP // factor)
    for top in range(0, size[1], height):
        high = min(height, size[1] - top)
        strip = rows[top * stride : (top + high) * stride]
        image = Image.frombuffer("RGB", (size[0], high), strip, "raw", "RGB", stride, 1)  # type: ignore[arg-type]  # any buffer does
        whole.paste(image.reduce(factor), (0, top // factor))
    return whole


def walk(content: bytes) -> Found:
    """Take an HEIC apart; of several pictures the primary one counts."""
    claims = b"".join(body[16:] for name, body in _boxes(content) if name == b"uuid" and body[:16] == _C2PA)
    file = opened(content)
    try:
        (width, height), info, channels = file.size, file.info, 3 if file.mode == "RGB" else 4
    except _FAULTS as fault:
        raise BrokenPicture from fault
    return Found(
        width=width,
        height=height,
        plain=content,
        exif=without_exif_letters(bytes(info.get("exif") or b""))[:MOST_SAID],
        xmp=bytes(info.get("xmp") or b"")[:MOST_SAID],
        icc=bytes(info.get("icc_profile") or b"")[:MOST_SAID],
        claims=claims[:MOST_SAID],
        channels=channels,
    )


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _ in range(_MOST_BOXES):
        if at + 8 > len(content):
            return
        size, name, head = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8], 8
        if size == 1:
            size, head = int.from_bytes(content[at + 8 : at + 16], "big"), 16
        end = at + size if size else len(content)
        if (size and size < head) or end > len(content):
            raise BrokenPicture
        # Pixels are not copied for this.
        yield name, content[at + head : end] if name == b"uuid" else b""
        at = end
