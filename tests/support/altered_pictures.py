"""What happens to pictures on their way: the alterations that a fingerprint has to survive."""

import random
from collections.abc import Callable
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageEnhance, ImageFont, ImageOps

from tests.support.invented_scenes import as_jpeg

Alteration = Callable[[Image.Image], Image.Image]


def cropped(image: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    """Return a picture with these shares cut off."""
    width, height = image.size
    return image.crop(
        (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
    )


def packed(image: Image.Image, quality: int) -> Image.Image:
    """Return a picture as it comes out of a JPEG."""
    return Image.open(BytesIO(as_jpeg(image, quality))).convert("RGB")


def stamped(image: Image.Image, date: str) -> Image.Image:
    """Return a picture with the date that cameras put into a corner."""
    image = image.copy()
    width, height = image.size
    font = ImageFont.load_default(height // 18)
    ImageDraw.Draw(image).text((0.62 * width, 0.92 * height), date, (255, 150, 20), font)
    return image


def barred(image: Image.Image, seed: int) -> Image.Image:
    """Return a picture with the bar of place and time that camera programs lay over its lowest part."""
    image, rng = image.copy(), random.Random(seed)
    width, height = image.size
    pen = ImageDraw.Draw(image, "RGBA")
    pen.rectangle((0, 0.82 * height, width, height), (0, 0, 0, 160))
    for row in range(4):
        words = "".join(rng.choice("abcdefghij 0123456789") for _ in range(40))
        pen.text((0.05 * width, (0.83 + 0.04 * row) * height), words, "white", ImageFont.load_default(height // 25))
    return image


def _mixed(image: Image.Image) -> Image.Image:
    turned = ImageEnhance.Brightness(cropped(image, 0.05, 0, 0.06, 0.08)).enhance(1.2).transpose(_QUARTER)
    return packed(turned.resize((turned.width * 2 // 3, turned.height * 2 // 3)), 45)


_QUARTER: Final = Image.Transpose.ROTATE_90

WHOLE: Final[dict[str, Alteration]] = {
    "made smaller by three": lambda image: image.resize((image.width // 3, image.height // 3)),
    "JPEG at quality 30": lambda image: packed(image, 30),
    "brighter by 35 %": lambda image: ImageEnhance.Brightness(image).enhance(1.35),
    "darker by 35 %": lambda image: ImageEnhance.Brightness(image).enhance(0.65),
    "more contrast": lambda image: ImageEnhance.Contrast(image).enhance(1.4),
    "grey": lambda image: image.convert("L").convert("RGB"),
    "date stamp replaced": lambda image: stamped(image, "12-05-2026 09:41"),
    "turned by 90°": lambda image: image.transpose(_QUARTER),
    "turned by 180°": lambda image: image.transpose(Image.Transpose.ROTATE_180),
    "turned by 270°": lambda image: image.transpose(Image.Transpose.ROTATE_270),
    "mirrored": ImageOps.mirror,
}
"""Alterations that leave the edges where they are."""

CROPPED: Final[dict[str, Alteration]] = {
    "5 % cut off each side": lambda image: cropped(image, 0.05, 0.05, 0.05, 0.05),
    "10 % cut off each side": lambda image: cropped(image, 0.1, 0.1, 0.1, 0.1),
    "10 % cut off left and top": lambda image: cropped(image, 0.1, 0.1, 0, 0),
    "10 % cut off right": lambda image: cropped(image, 0, 0, 0.1, 0),
    "10 % cut off below": lambda image: cropped(image, 0, 0, 0, 0.1),
    "8, 2, 3, 10 % cut off": lambda image: cropped(image, 0.08, 0.02, 0.03, 0.1),
    "cut, brighter, turned, small, quality 45": _mixed,
}

BEYOND: Final[dict[str, Alteration]] = {"bar of place and time laid over": lambda image: barred(image, 1)}
"""What it need not survive, but often does."""


def original_for(name: str, image: Image.Image) -> Image.Image:
    """Return what an altered picture is compared with: one with another date where the date is replaced."""
    return stamped(image, "01-01-2025 17:20") if name == "date stamp replaced" else image
