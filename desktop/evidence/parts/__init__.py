"""What a picture file is made of, walked byte by byte before any codec sees it: its pixels' part and what it says."""

from desktop.evidence.kinds import Kind
from desktop.evidence.parts import heic, jpeg, png, webp
from desktop.evidence.parts.found import BrokenPicture, Found
from desktop.evidence.parts.jpeg import bare as bare_jpeg

__all__ = ["BrokenPicture", "Found", "bare_jpeg", "found_in"]

_WALKS = {Kind.JPEG: jpeg.walk, Kind.PNG: png.walk, Kind.WEBP: webp.walk, Kind.HEIC: heic.walk}


def found_in(kind: Kind, content: bytes) -> Found:
    """Return what a picture file holds; no pixel is decoded.

    :raises BrokenPicture: when it is not built like a file of this kind.
    """
    return _WALKS[kind](content)
