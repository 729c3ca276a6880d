"""What was found in a picture file."""

from dataclasses import dataclass
from typing import Final

MOST_SAID: Final = 4 * 1024 * 1024
"""Most bytes of each thing that a picture says of itself; the rest of it is not looked at."""


class BrokenPicture(ValueError):
    """The file is not built like a picture of its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The parts of one picture file."""

    width: int
    height: int
    """As the header says, before any turning."""
    plain: bytes
    """The file for the codec: without what it says of itself, where that can be left out."""
    exif: bytes = b""
    """TIFF structure, without the letters ``Exif`` in front."""
    xmp: bytes = b""
    icc: bytes = b""
    texts: tuple[tuple[str, str], ...] = ()
    """Keys and words of PNG texts and of JPEG comments, shortened."""
    claims: bytes = b""
    """C2PA manifest (JUMBF), as it lies there."""
    in_passes: bool = False
    """Whether a JPEG brings its colours or its sharpness one after the other, so that all of it is held until then."""
    channels: int = 3
    """Of the pixels as they are stored."""


def without_exif_letters(exif: bytes) -> bytes:
    """Return a TIFF structure alone; some writers put the letters of JPEG in front elsewhere too."""
    return exif[6:] if exif.startswith(b"Exif\0\0") else exif
