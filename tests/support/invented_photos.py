"""Photos with what cameras and programs write into them."""

from collections.abc import Mapping
from typing import Any, Final

from PIL import ExifTags, Image

from tests.support.invented_scenes import as_jpeg, scene

CAMERA: Final[Mapping[int, Any]] = {0x010F: "Contoh", 0x0110: "Ponsel 5", 0x0131: "A536BXXU4CWA1"}
TAKEN: Final[Mapping[int, Any]] = {
    0x9003: "2026:05:12 09:41:07",
    0x9011: "+08:00",
    0xA431: "SN-12345",
    0x829A: 0.01,
}
PLACE: Final[Mapping[int, Any]] = {1: "S", 2: (3.0, 19.0, 12.0), 3: "E", 4: (114.0, 35.0, 24.0)}


def exif_of(
    main: Mapping[int, Any] | None = None,
    taken: Mapping[int, Any] | None = None,
    place: Mapping[int, Any] | None = None,
) -> bytes:
    """Return Exif as cameras write it, with ``Exif`` in front."""
    exif = Image.Exif()
    for tag, value in (main or {}).items():
        exif[tag] = value
    exif.get_ifd(ExifTags.IFD.Exif).update(taken or {})
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(place or {})
    return exif.tobytes()


def photo(seed: int = 1, size: tuple[int, int] = (800, 600), **said: Any) -> bytes:
    """Return a photo of a phone; further words go to the encoder, ``exif`` among them."""
    return as_jpeg(scene("road", seed, size), **{"exif": exif_of(CAMERA, TAKEN, PLACE), **said})


def xmp_of(body: str) -> bytes:
    """Return XMP with this inside."""
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>{body}</rdf:RDF></x:xmpmeta>'.encode()
