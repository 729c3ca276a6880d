"""From the bytes of a picture to pixels as one looks at them: upright, in sRGB, on white, no larger than wanted.

Nothing is decoded before its header was weighed, so that a small file cannot fill the memory.
"""

import struct
from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from desktop.evidence import exif as tags
from desktop.evidence.exif import Exif
from desktop.evidence.kinds import Kind
from desktop.evidence.parts import BrokenPicture, Found, heic
from desktop.evidence.refusals import FileRefused, RefusalReason
from desktop.evidence.room import MOST_MEMORY

_WEBP_COST, _HEIC_COST, _SPREAD_COST = 17, 6.5, 10
"""Bytes a pixel that the codecs were seen to take at their most; the last one with a transparent layer."""
_MOST_PROFILE: Final = 1024 * 1024
_BLOCK: Final = 128 * 1024 * 1024
Image.core.set_block_size(_BLOCK)  # type: ignore[attr-defined]  # documented, and not among the exports
"""Pixels in few large blocks go back to the system when a picture goes; of many small ones a thread keeps 64 MB."""

# Codecs answer hostile bytes with nearly anything; a picture is either read or it is broken.
_CODEC_FAULTS: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError, AttributeError, RuntimeError),
    *(OverflowError, ZeroDivisionError, MemoryError, struct.error, BrokenPicture, Image.DecompressionBombError),
)
_TURNS: Final = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}


def weighed(kind: Kind, found: Found, *, side: int, most_pixels: int, file_bytes: int) -> int:
    """Return how many bytes it takes to decode a picture, by its header alone.

    :raises FileRefused: when it has too many pixels, or would take too much memory.
    """
    pixels = found.width * found.height
    told = f"{found.width} × {found.height} piksel"
    if not pixels:
        raise FileRefused(RefusalReason.BROKEN_PICTURE)
    if pixels > most_pixels:
        raise FileRefused(RefusalReason.TOO_MANY_PIXELS, detail=told)
    cost = round(_cost(kind, found, side)) + 2 * file_bytes
    if cost > MOST_MEMORY:
        raise FileRefused(RefusalReason.TOO_HEAVY, detail=told)
    return cost


def upright(kind: Kind, found: Found, exif: Exif, side: int) -> Image.Image:
    """Return the pixels of a picture, grey or RGB, its longer side at most ``side``.

    :raises FileRefused: when it is truncated or broken.
    """
    try:
        image = _smaller(_decoded(kind, found, side), side)
        image = _eight_bits(image)
        return _turned(kind, exif, _on_white(_in_srgb(image, found.icc)))
    except _CODEC_FAULTS as fault:
        raise FileRefused(RefusalReason.BROKEN_PICTURE) from fault


def orientation_of(kind: Kind, exif: Exif) -> int:
    """Return how a picture is to be turned, 1 to 8. An HEIC says it in its boxes, and comes turned."""
    number = exif.number(tags.ORIENTATION)
    return 1 if kind is Kind.HEIC or number is None or not 1 <= number <= 8 else int(number)


def is_srgb(icc: bytes) -> bool:
    """Whether colours need no conversion: none are described, or those of every screen."""
    return not icc or b"sRGB" in icc or "sRGB".encode("utf-16-be") in icc


def _cost(kind: Kind, found: Found, side: int) -> float:
    pixels = found.width * found.height
    if kind is Kind.JPEG:
        step = _draft_step(found, side)
        # A picture that comes in passes is held as coefficients, two bytes each, before the first pixel comes.
        return 4 * pixels // step**2 + (2 * found.channels * pixels if found.in_passes else 0)
    if kind is Kind.PNG:
        return {1: 2, 2: _SPREAD_COST, 3: 6, 4: _SPREAD_COST}.get(found.channels, _SPREAD_COST) * pixels
    return (_HEIC_COST if kind is Kind.HEIC and found.channels == 3 else _WEBP_COST) * pixels


def _draft_step(found: Found, side: int) -> int:
    """Return by which factor JPEG can be decoded smaller without falling below the wanted size."""
    longer = max(found.width, found.height)
    return next((step for step in (8, 4, 2) if longer // step >= side), 1)


def _decoded(kind: Kind, found: Found, side: int) -> Image.Image:
    if kind is Kind.HEIC:
        return heic.decoded(found.plain, side)
    # The plugins are asked directly: Image.open would try others, and warn through a global filter.
    plugins: dict[Kind, Callable[[BytesIO], ImageFile]] = {
        Kind.JPEG: JpegImageFile,
        Kind.PNG: PngImageFile,
        Kind.WEBP: WebPImageFile,
    }
    image = plugins[kind](BytesIO(found.plain))
    if image.size != (found.width, found.height):
        raise BrokenPicture
    if kind is Kind.JPEG:
        step = _draft_step(found, side)
        image.draft(None, (found.width // step, found.height // step))
    image.load()
    return image


def _smaller(image: Image.Image, side: int) -> Image.Image:
    longer = max(image.size)
    if longer <= side:
        return image
    if image.mode == "1" and "transparency" not in image.info:
        image = image.convert("L")
    if image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA" if "transparency" in image.info or image.mode == "PA" else "RGB")
    size = tuple(max(1, round(edge * side / longer)) for edge in image.size)
    return image.resize((size[0], size[1]), Image.Resampling.BICUBIC, reducing_gap=2.0)


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image


def _in_srgb(image: Image.Image, icc: bytes) -> Image.Image:
    if is_srgb(icc) or len(icc) > _MOST_PROFILE or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return image
    wanted = image.mode if image.mode == "RGBA" else "RGB"
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=wanted)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image  # a broken or foreign description of colours spoils shades, not the picture
    return converted if converted is not None else image


def _on_white(image: Image.Image) -> Image.Image:
    has_layer = image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info
    if not has_layer:
        return image if image.mode in ("L", "RGB") else image.convert("L" if image.mode == "1" else "RGB")
    layer = image.convert("RGBA")
    white = Image.new("RGB", layer.size, "white")
    white.paste(layer, mask=layer.getchannel("A"))
    return white


def _turned(kind: Kind, exif: Exif, image: Image.Image) -> Image.Image:
    for turn in _TURNS.get(orientation_of(kind, exif), ()):
        image = image.transpose(turn)
    return image
