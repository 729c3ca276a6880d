"""Invented pictures: a street, a ditch, a bridge of planks, drawn with a seed; and a PDF of one page."""

import io
import random
from collections.abc import Sequence
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

from ui.ports.evidence import Box

PDF: Final = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def invented_picture(seed: int, size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Return a scene: sky, a far bank, a road that narrows, and things beside it."""
    chance = random.Random(seed)
    width, height = size
    horizon = int(height * chance.uniform(0.35, 0.5))
    picture = Image.new("RGB", size, _near((172, 200, 222), chance))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, horizon, width, height), fill=_near((118, 140, 84), chance))
    for _tree in range(14):
        x, tall = chance.randrange(width), chance.randrange(height // 12, height // 5)
        draw.ellipse(
            (x - tall // 2, horizon - tall, x + tall // 2, horizon + tall // 5), fill=_near((62, 96, 58), chance)
        )
    middle = chance.randrange(width // 3, 2 * width // 3)
    left, right = chance.randrange(width // 4), width - chance.randrange(width // 4)
    draw.polygon(((middle - 20, horizon), (middle + 20, horizon), (right, height), (left, height)),
                 fill=_near((150, 138, 120), chance))  # fmt: skip
    for _hole in range(7):
        x, y = chance.randrange(left, right), chance.randrange(horizon + 60, height)
        wide = 10 + (y - horizon) // 5
        draw.ellipse((x - wide, y - wide // 3, x + wide, y + wide // 3), fill=_near((96, 88, 78), chance))
    return picture.filter(ImageFilter.GaussianBlur(1.2))


@cache
def picture_bytes(seed: int, size: tuple[int, int] = (1200, 900), kind: str = "JPEG") -> bytes:
    """Return an invented picture as a file."""
    kept = io.BytesIO()
    invented_picture(seed, size).save(kept, kind)
    return kept.getvalue()


def as_jpeg(picture: Image.Image) -> bytes:
    """Return a picture as JPEG."""
    kept = io.BytesIO()
    picture.save(kept, "JPEG", quality=80)
    return kept.getvalue()


def covered(content: bytes, boxes: Sequence[Box]) -> bytes:
    """Return a picture with boxes burned in."""
    picture = Image.open(io.BytesIO(content)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for box in boxes:
        corner = (box.left * picture.width, box.top * picture.height)
        draw.rectangle(
            (*corner, corner[0] + box.width * picture.width, corner[1] + box.height * picture.height), fill=(0, 0, 0)
        )
    return as_jpeg(picture)


def is_pdf(content: bytes) -> bool:
    """Whether it is a PDF."""
    return content.startswith(b"%PDF-")


def _near(colour: tuple[int, int, int], chance: random.Random) -> tuple[int, int, int]:
    red, green, blue = (max(0, min(255, part + chance.randrange(-22, 23))) for part in colour)
    return red, green, blue
