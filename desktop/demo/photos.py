"""Photos of the fictional kabupaten, drawn: a road with its holes, and the same road mended."""

import io
import random
from datetime import UTC, datetime, timedelta
from typing import Final

from PIL import Image, ImageDraw, ImageFilter

_SIZE: Final = (2400, 1800)
_SKY, _FIELD, _TREES = (170, 198, 220), (116, 140, 84), (62, 96, 58)
_ROAD, _HOLE, _PATCH = (150, 140, 124), (92, 84, 76), (70, 70, 72)
_HOLES: Final = 7
_WITA: Final = timedelta(hours=8)
_EXIF: Final = 0x8769
_MAKER, _MODEL, _TAKEN, _ZONE = 0x010F, 0x0110, 0x9003, 0x9011


def road(place: int, *, mended: bool, taken_at: int) -> bytes:
    """Return a photo of a road (JPEG): the same place always looks the same, but for its holes.

    :param taken_at: when it says that it was taken, ms since 1970 UTC.
    """
    chance = random.Random(place)  # noqa: S311 - a picture, not a secret
    image = Image.new("RGB", _SIZE, _SKY)
    draw = ImageDraw.Draw(image)
    width, height = _SIZE
    horizon = int(height * chance.uniform(0.34, 0.46))
    draw.rectangle((0, horizon, width, height), fill=_FIELD)
    for _ in range(22):
        x, tall = chance.randrange(width), chance.randrange(height // 16, height // 6)
        shade = chance.randrange(-14, 15)
        colour = tuple(part + shade for part in _TREES)
        draw.ellipse((x - tall // 2, horizon - tall, x + tall // 2, horizon + tall // 6), fill=colour)
    middle = chance.randrange(width // 3, 2 * width // 3)
    left, right = chance.randrange(width // 5), width - chance.randrange(width // 5)
    draw.polygon(((middle - 40, horizon), (middle + 40, horizon), (right, height), (left, height)), fill=_ROAD)
    for _ in range(_HOLES):
        x, y = chance.randrange(left + 300, right - 300), chance.randrange(horizon + 260, height - 80)
        wide = 30 + (y - horizon) // 6
        draw.ellipse((x - wide, y - wide // 3, x + wide, y + wide // 3), fill=_PATCH if mended else _HOLE)
    grain = Image.effect_noise(_SIZE, 26).convert("RGB")
    image = Image.blend(image.filter(ImageFilter.GaussianBlur(2)), grain, 0.12)
    kept = io.BytesIO()
    image.save(kept, "JPEG", quality=92, exif=_made(taken_at))
    return kept.getvalue()


def _made(taken_at: int) -> Image.Exif:
    at = datetime.fromtimestamp(taken_at / 1000, UTC) + _WITA
    exif = Image.Exif()
    exif[_MAKER], exif[_MODEL] = "Rekaan", "HP Kecamatan"
    exif.get_ifd(_EXIF).update({_TAKEN: f"{at:%Y:%m:%d %H:%M:%S}", _ZONE: "+08:00"})
    return exif
