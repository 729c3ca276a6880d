"""What is covered is gone, everywhere; what is turned stands as it was turned."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from desktop.evidence.intake import take_in
from desktop.evidence.redaction import covered, turned
from desktop.evidence.refusals import FileRefused, RefusalReason
from sync.contract.evidence.limits import PREVIEW_BYTES, EvidenceLimits
from tests.support.invented_documents import pdf
from tests.support.invented_heic import heic_of
from tests.support.invented_photos import CAMERA, PLACE, TAKEN, exif_of
from tests.support.invented_scenes import as_jpeg, scene

_LIMITS = EvidenceLimits(longest_side=800)
_PLATE = (0.25, 0.5, 0.2, 0.1)


def _with_plate(size: tuple[int, int] = (1200, 900)) -> Image.Image:
    """Return a scene with a bright red plate where :data:`_PLATE` lies."""
    image = scene("asphalt", 2, size)
    left, top, wide, high = (share * side for share, side in zip(_PLATE, size * 2, strict=True))
    ImageDraw.Draw(image).rectangle((left, top, left + wide, top + high), fill=(255, 0, 0))
    return image


def _red(content: bytes) -> int:
    """Return how many pixels are clearly red."""
    red, green, blue = Image.open(BytesIO(content)).convert("RGB").split()
    pairs = zip(red.tobytes(), green.tobytes(), blue.tobytes(), strict=True)
    return sum(r > 90 and r > 2 * g and r > 2 * b for r, g, b in pairs)


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_is_left_below_a_box(orientation: int) -> None:
    """Neither in the copy nor in the preview, nor in the words of the file; the source is named as the original."""
    image = _with_plate()
    stored = image if orientation == 1 else image.transpose(Image.Transpose.ROTATE_90)
    source = as_jpeg(stored, 95, exif=exif_of({**CAMERA, 0x0112: orientation}, TAKEN, PLACE))
    before = take_in(source, "a.jpg", _LIMITS)
    assert _red(before.content) > 1000
    assert _red(before.preview) > 100
    after = covered(source, [_PLATE], _LIMITS, name="a.jpg")
    assert _red(after.content) == _red(after.preview) == 0
    about = after.attachment
    assert about.redacted
    assert (about.width, about.height) == (before.attachment.width, before.attachment.height)
    assert about.sha256 == sha256(after.content).digest() != before.attachment.sha256
    assert about.original == sha256(source).digest()
    assert about.preview == sha256(after.preview).digest()
    assert len(after.preview) <= PREVIEW_BYTES
    assert b"Exif" not in after.content + after.preview
    assert about.fingerprint != before.attachment.fingerprint


def test_a_box_covers_also_a_photo_of_an_iphone_and_one_that_was_turned() -> None:
    """The boxes are seen on the picture as it is shown."""
    image = _with_plate((640, 480))
    assert _red(covered(heic_of(image), [_PLATE], _LIMITS).content) == 0
    source = as_jpeg(image.transpose(Image.Transpose.ROTATE_90), 95)
    assert _red(turned(source, 1, _LIMITS).content) > 1000
    assert _red(covered(source, [_PLATE], _LIMITS, quarters=1).content) == 0


def test_boxes_over_the_edge_cover_what_is_inside() -> None:
    """A hand does not stop at the edge."""
    source = as_jpeg(_with_plate())
    assert _red(covered(source, [(-0.5, -0.5, 3.0, 3.0)], _LIMITS).content) == 0
    for box in ((1.5, 0.1, 0.2, 0.2), (0.1, 0.1, 0.0, 0.2), (0.1, 0.1, float("nan"), 0.2)):
        with pytest.raises(FileRefused) as refused:
            covered(source, [box], _LIMITS, name="a.jpg")
        assert refused.value.reason is RefusalReason.BOX_OUTSIDE


@pytest.mark.parametrize("quarters", [1, 2, 3, 5, -1])
def test_a_picture_is_turned_clockwise(quarters: int) -> None:
    """By any number of quarters."""
    image = scene("room", 3, (400, 300))
    after = turned(as_jpeg(image, 95), quarters, _LIMITS)
    wanted = image.rotate(-90 * quarters, expand=True)
    shown = Image.open(BytesIO(after.content))
    assert shown.size == wanted.size == (after.attachment.width, after.attachment.height)
    difference = ImageChops.difference(shown.convert("RGB"), wanted)
    assert max(ImageStat.Stat(difference).mean) < 6
    assert not after.attachment.redacted


def test_a_document_cannot_be_covered() -> None:
    """It is refused in words."""
    with pytest.raises(FileRefused):
        covered(pdf(), [_PLATE], _LIMITS, name="a.pdf")
