"""Pictures that nobody took: scenes of the field drawn from a seed, with grain, light and clutter like photos have."""

import random
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Size = tuple[int, int]
PHOTO: Final[Size] = (1200, 900)


def noise(rng: random.Random, size: Size, first: int, octaves: int = 5, fall: float = 0.55) -> Image.Image:
    """Return clouds: value noise in several octaves, grey."""
    ratio = size[1] / size[0]
    sum_of_all = Image.new("L", size, 128)
    strength = 1.0
    for octave in range(octaves):
        cells = (max(2, first << octave), max(2, round((first << octave) * ratio)))
        cells = (min(cells[0], size[0]), min(cells[1], size[1]))
        layer = Image.frombytes("L", cells, rng.randbytes(cells[0] * cells[1])).resize(size, Image.Resampling.BICUBIC)
        sum_of_all = Image.blend(sum_of_all, layer, strength / (1 + strength))
        strength *= fall
    return sum_of_all


def grain(rng: random.Random, image: Image.Image, amount: float) -> Image.Image:
    """Return a picture with the grain of a sensor."""
    tile = Image.frombytes("RGB", (257, 263), rng.randbytes(257 * 263 * 3))
    layer = Image.new("RGB", image.size)
    for left in range(0, image.width, tile.width):
        for top in range(0, image.height, tile.height):
            layer.paste(tile, (left, top))
    return Image.blend(image, layer, amount)


def tinted(grey: Image.Image, dark: tuple[int, int, int], light: tuple[int, int, int]) -> Image.Image:
    """Return a grey picture in two colours."""
    bands = [
        grey.point([round(low + (high - low) * step / 255) for step in range(256)])
        for low, high in zip(dark, light, strict=True)
    ]
    return Image.merge("RGB", bands)


def _colour(rng: random.Random, low: int = 40, high: int = 220) -> tuple[int, int, int]:
    return rng.randint(low, high), rng.randint(low, high), rng.randint(low, high)


def _lit(rng: random.Random, image: Image.Image) -> Image.Image:
    """Return a picture with light from one side and darker corners."""
    ramp = Image.frombytes("L", (2, 2), bytes(rng.randint(140, 255) for _ in range(4))).resize(image.size)
    return ImageChops.multiply(image, Image.merge("RGB", (ramp, ramp, ramp)))


def asphalt(rng: random.Random, size: Size) -> Image.Image:
    """A road from close by: grain, cracks, patches, sometimes a pothole or a line."""
    width, height = size
    base = rng.randint(70, 130)
    image = tinted(noise(rng, size, rng.randint(3, 6), 7, 0.8), (base - 50,) * 3, (base + 50, base + 48, base + 42))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(2, 6)):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        points = [(x, y)]
        for _ in range(rng.randint(8, 25)):
            x, y = x + rng.gauss(0, width / 18), y + rng.gauss(0, height / 18)
            points.append((x, y))
        draw.line(points, fill=(base - 55,) * 3, width=max(1, width // rng.randint(120, 300)))
    for _ in range(rng.randint(0, 3)):
        _blob(rng, image, (base - 60, base - 55, base - 50), rng.uniform(0.08, 0.3))
    for _ in range(rng.randint(0, 2)):
        _blob(rng, image, (base + 45, base + 40, base + 30), rng.uniform(0.04, 0.15))
    if rng.random() < 0.4:
        at, lean = rng.uniform(0.1, 0.9) * width, rng.uniform(-0.3, 0.3) * width
        draw.line([(at, 0), (at + lean, height)], fill=(215, 212, 200), width=width // rng.randint(18, 40))
    return _lit(rng, image)


def _blob(rng: random.Random, image: Image.Image, colour: tuple[int, int, int], share: float) -> None:
    """Lay a spot with a ragged edge onto a picture."""
    width, height = image.size
    reach = int(share * width)
    edge = noise(rng, (2 * reach + 2, 2 * reach + 2), 3, 4)
    round_mask = Image.new("L", edge.size, 0)
    ImageDraw.Draw(round_mask).ellipse(
        (reach // 4, reach // 2, 2 * reach - reach // 4, 2 * reach - reach // 2), fill=150
    )
    soft = ImageChops.add(round_mask.filter(ImageFilter.GaussianBlur(reach / 6 + 1)), edge, 2)
    mask = soft.point([255 if step > 100 else 0 for step in range(256)])
    filled = tinted(noise(rng, edge.size, 5, 4), tuple(max(0, part - 25) for part in colour), colour)  # type: ignore[arg-type]  # three parts
    image.paste(filled, (rng.randint(-reach, width - reach), rng.randint(-reach, height - reach)), mask)


def road(rng: random.Random, size: Size) -> Image.Image:
    """A street to the horizon, with houses, trees and poles beside it."""
    width, height = size
    horizon = int(height * rng.uniform(0.3, 0.55))
    image = tinted(noise(rng, size, 3, 5), (120, 150, 190), (235, 240, 250))
    ground = tinted(noise(rng, size, 8, 5), _colour(rng, 40, 90), _colour(rng, 100, 160))
    image.paste(ground.crop((0, horizon, width, height)), (0, horizon))
    draw = ImageDraw.Draw(image)
    vanish = width * rng.uniform(0.25, 0.75)
    left, right = width * rng.uniform(-0.3, 0.25), width * rng.uniform(0.75, 1.3)
    tar = rng.randint(70, 120)
    draw.polygon([(vanish - 8, horizon), (vanish + 8, horizon), (right, height), (left, height)], fill=(tar,) * 3)
    for _ in range(rng.randint(4, 10)):
        x, scale = rng.uniform(0, width), rng.uniform(0.05, 0.25)
        foot = horizon + rng.uniform(0, 0.15) * height
        if rng.random() < 0.5:
            box = (x, foot - scale * height, x + scale * width * rng.uniform(0.6, 1.6), foot)
            draw.rectangle(box, fill=_colour(rng))
            roof = [
                (box[0] - 10, box[1]),
                ((box[0] + box[2]) / 2, box[1] - scale * height * 0.5),
                (box[2] + 10, box[1]),
            ]
            draw.polygon(roof, fill=_colour(rng, 80, 170))
        else:
            draw.rectangle((x - 4, foot - scale * height, x + 4, foot), fill=(70, 50, 30))
            crown = scale * width * 0.4
            draw.ellipse(
                (x - crown, foot - scale * height - crown, x + crown, foot - scale * height + crown * 0.6),
                fill=(rng.randint(20, 70), rng.randint(80, 130), rng.randint(20, 60)),
            )
    return _lit(rng, image)


def room(rng: random.Random, size: Size) -> Image.Image:
    """A room of an office: walls, floor, window, furniture."""
    width, height = size
    image = tinted(noise(rng, size, 2, 3), _colour(rng, 120, 170), _colour(rng, 190, 240))
    draw = ImageDraw.Draw(image)
    corner, floor = width * rng.uniform(0.2, 0.8), height * rng.uniform(0.55, 0.8)
    wall = _colour(rng, 130, 230)
    draw.polygon([(0, 0), (corner, 0), (corner, floor), (0, height * rng.uniform(0.75, 1))], fill=wall)
    draw.polygon(
        [(0, height), (corner, floor), (width, height * rng.uniform(0.7, 1)), (width, height)],
        fill=_colour(rng, 60, 180),
    )
    for _ in range(rng.randint(4, 11)):
        x, y = rng.uniform(0, width), rng.uniform(0.1, 0.9) * height
        wide, high = rng.uniform(0.06, 0.3) * width, rng.uniform(0.06, 0.35) * height
        draw.rectangle((x, y, x + wide, y + high), fill=_colour(rng, 20, 240), outline=_colour(rng, 20, 90), width=4)
        if rng.random() < 0.4:
            draw.line((x, y + high / 2, x + wide, y + high / 2), fill=_colour(rng, 20, 120), width=5)
    return _lit(rng, image)


def sky(rng: random.Random, size: Size) -> Image.Image:
    """Mostly sky over a low horizon."""
    width, height = size
    image = tinted(noise(rng, size, rng.randint(2, 4), 6, 0.6), (90, 140, 200), (245, 248, 252))
    horizon = int(height * rng.uniform(0.72, 0.92))
    field = tinted(noise(rng, size, 6, 5), (40, 70, 25), (130, 150, 80))
    image.paste(field.crop((0, horizon, width, height)), (0, horizon))
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(2, 8)):
        x, high = rng.uniform(0, width), rng.uniform(0.03, 0.25) * height
        draw.rectangle((x, horizon - high, x + rng.uniform(0.005, 0.12) * width, horizon), fill=_colour(rng, 30, 140))
    return _lit(rng, image)


def water(rng: random.Random, size: Size) -> Image.Image:
    """A ditch with water and rubbish, from above."""
    width, height = size
    image = tinted(noise(rng, size, 7, 5), (60, 50, 30), (150, 140, 100))
    stream = tinted(noise(rng, size, 4, 6), (40, 60, 50), (110, 130, 120))
    mask = Image.new("L", size, 0)
    start, end, half = rng.uniform(0, width), rng.uniform(0, width), width * rng.uniform(0.08, 0.25)
    ImageDraw.Draw(mask).polygon(
        [(start - half, 0), (start + half, 0), (end + half, height), (end - half, height)], fill=255
    )
    image.paste(stream, (0, 0), mask)
    draw = ImageDraw.Draw(image)
    for _ in range(rng.randint(5, 25)):
        x, y, reach = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.01, 0.06) * width
        draw.ellipse((x, y, x + reach, y + reach * rng.uniform(0.4, 1.5)), fill=_colour(rng, 30, 250))
    return _lit(rng, image)


def document(rng: random.Random, size: Size) -> Image.Image:
    """A letter on white: a head, lines, paragraphs, sometimes a table or a stamp."""
    width, height = size
    image = Image.new("RGB", size, (rng.randint(225, 255),) * 3)
    draw = ImageDraw.Draw(image)
    margin, step = width // 12, height // 45
    x: float
    y: float
    draw.rectangle((margin, margin // 2, margin * 2, margin * 3 // 2), fill=_colour(rng, 20, 120))
    for row in range(3):
        draw.rectangle(
            (width * 0.25, margin // 2 + row * step, width * 0.75, margin // 2 + row * step + step // 2), fill=(30,) * 3
        )
    draw.line((margin, margin * 2, width - margin, margin * 2), fill=(20,) * 3, width=4)
    y = margin * 2 + rng.randint(2, 6) * step
    while y < height - rng.randint(2, 10) * step:
        for _ in range(rng.randint(1, 7)):
            x = margin + (rng.randint(0, 2) * margin // 2 if rng.random() < 0.3 else 0)
            end = width - margin if rng.random() < 0.75 else rng.uniform(0.3, 0.8) * width
            while x < end:
                word = rng.uniform(0.01, 0.08) * width
                draw.rectangle((x, y, min(x + word, end), y + step // 2), fill=(rng.randint(20, 80),) * 3)
                x += word + step * 0.4
            y += step
        y += step * rng.randint(1, 3)
    if rng.random() < 0.5:
        x, y = rng.uniform(0.4, 0.7) * width, rng.uniform(0.65, 0.85) * height
        draw.ellipse((x, y, x + margin * 2, y + margin * 2), outline=(60, 60, 160), width=6)
    return _lit(rng, image) if rng.random() < 0.7 else image


SCENES: Final[dict[str, Callable[[random.Random, Size], Image.Image]]] = {
    "asphalt": asphalt,
    "road": road,
    "room": room,
    "sky": sky,
    "water": water,
    "document": document,
}


def scene(kind: str, seed: int, size: Size = PHOTO) -> Image.Image:
    """Return one scene; the same seed always draws the same."""
    rng = random.Random(f"{kind}/{seed}")
    return grain(rng, SCENES[kind](rng, size), 0.06)


def as_jpeg(image: Image.Image, quality: int = 88, **said: Any) -> bytes:
    """Return a picture as JPEG; further words go to the encoder (``exif``, ``xmp``, ``icc_profile`` …)."""
    out = BytesIO()
    image.save(out, "JPEG", quality=quality, **said)
    return out.getvalue()
