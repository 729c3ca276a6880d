"""Pixels to bytes: a JPEG that fits a budget with few attempts, and nothing in it but pixels."""

from io import BytesIO
from itertools import pairwise
from typing import Final

from PIL import Image

from sync.contract.evidence.limits import PREVIEW_BYTES

_FIRST: Final = 80
_BEST: Final = 90
_LEAST: Final = 55
"""Below it text in a photo cannot be read any more; a picture is made smaller instead."""
_WEIGHTS: Final = ((30, 0.45), (40, 0.54), (55, 0.65), (65, 0.75), (75, 0.9), (80, 1.0), (85, 1.2), (90, 1.55))
"""Quality, and what a photo weighs in it, in shares of its weight at :data:`_FIRST`; measured on invented scenes."""
_MARGIN: Final = 0.96
_ATTEMPTS: Final = 8
_LEAST_SIDE: Final = 64
_PREVIEW_SIDE: Final = 320
_PREVIEW_QUALITY: Final = 60
_PREVIEW_LEAST: Final = 30
_FEW_COLOURS: Final = 32_768
"""A picture of a screen has less; packing a photo without loss only costs time."""


def to_jpeg(image: Image.Image, budget: int) -> tuple[bytes, Image.Image]:
    """Return a picture as JPEG of at most ``budget`` bytes, and the pixels in it: made smaller where it must be."""
    return _fitted(image, budget, _FIRST, _LEAST)


def to_preview(image: Image.Image) -> bytes:
    """Return a small JPEG of at most :data:`PREVIEW_BYTES`."""
    share = min(1.0, _PREVIEW_SIDE / max(image.size))
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    small = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return _fitted(small, PREVIEW_BYTES, _PREVIEW_QUALITY, _PREVIEW_LEAST)[0]


def to_png(image: Image.Image) -> bytes:
    """Return a picture without any loss; empty for a photo, which would only become large."""
    if image.getcolors(_FEW_COLOURS) is None:
        return b""
    out = BytesIO()
    _bare(image).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _fitted(image: Image.Image, budget: int, first: int, least: int) -> tuple[bytes, Image.Image]:
    quality, content = first, _encoded(image, first)
    for _ in range(_ATTEMPTS):
        if len(content) <= budget or max(image.size) <= _LEAST_SIDE:
            break
        wanted = _weight(quality) * _MARGIN * budget / len(content)
        if wanted >= _weight(least):
            quality = max(least, min(quality - 2, _quality(wanted)))
        elif quality > least and wanted > 0.8 * _weight(least):
            quality = least
        else:
            quality = least
            share = (wanted / _weight(least)) ** 0.5
            size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
            image = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        content = _encoded(image, quality)
    return content, image


def _encoded(image: Image.Image, quality: int) -> bytes:
    out = BytesIO()
    _bare(image).save(out, "JPEG", quality=quality, optimize=False, progressive=False, subsampling="4:2:0")
    return out.getvalue()


def _bare(image: Image.Image) -> Image.Image:
    """Return the same pixels with no words attached: codecs write some of what they find in ``info``."""
    if image.info or type(image) is not Image.Image:
        image = image.copy()
        image.info = {}
    return image


def _weight(quality: int) -> float:
    for (lower, light), (upper, heavy) in pairwise(_WEIGHTS):
        if quality <= upper:
            return light + (heavy - light) * (quality - lower) / (upper - lower)
    return _WEIGHTS[-1][1]


def _quality(weight: float) -> int:
    for (lower, light), (upper, heavy) in pairwise(_WEIGHTS):
        if weight <= heavy:
            return int(lower + (upper - lower) * (weight - light) / (heavy - light))
    return _BEST
