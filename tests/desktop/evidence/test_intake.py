"""What becomes of a picture that is taken in: a small clean copy, a preview, and what it said, kept apart."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFont, ImageStat
from PIL.PngImagePlugin import PngInfo

from desktop.evidence.intake import take_in
from desktop.evidence.taken import TakenIn
from sync.contract.evidence.attachment import is_unfit
from sync.contract.evidence.limits import PREVIEW_BYTES, EvidenceLimits
from sync.contract.evidence.provenance import Provenance
from tests.support.invented_documents import pdf
from tests.support.invented_heic import heic_of
from tests.support.invented_photos import CAMERA, PLACE, TAKEN, exif_of, photo, xmp_of
from tests.support.invented_scenes import as_jpeg, scene

_LIMITS = EvidenceLimits()
_SECRETS = (b"Exif", b"Ponsel", b"SN-12345", b"http://ns.adobe.com", b"ICC_PROFILE", b"Photoshop", b"rahasia")


def _opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def _difference(one: Image.Image, other: Image.Image) -> float:
    means = ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean
    return max(means)


def _saved(image: Image.Image, form: str, **said: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **said)
    return out.getvalue()


def _check(taken: TakenIn) -> None:
    about = taken.attachment
    assert not is_unfit([about])
    assert about.sha256 == sha256(taken.content).digest()
    assert about.size == len(taken.content)
    assert about.preview == (sha256(taken.preview).digest() if taken.preview else b"")
    assert about.original == (sha256(taken.original).digest() if taken.original else b"")
    assert about.original_size == len(taken.original)
    assert not about.remarks


def test_a_photo_becomes_a_small_clean_copy() -> None:
    """Within its side and its budget, with a preview, without a word of what the camera wrote."""
    said: dict[str, Any] = {"exif": exif_of(CAMERA, TAKEN, PLACE), "xmp": xmp_of("Photoshop"), "comment": b"rahasia"}
    content = as_jpeg(scene("road", 1, (2400, 1800)), 95, **said)
    taken = take_in(content, "IMG_0001.JPG", _LIMITS)
    _check(taken)
    about, copy = taken.attachment, _opened(taken.content)
    assert (about.name, about.media_type) == ("IMG_0001.JPG", "image/jpeg")
    assert copy.size == (about.width, about.height) == (1600, 1200)
    assert about.size <= _LIMITS.picture_bytes
    assert 0 < len(taken.preview) <= PREVIEW_BYTES
    assert taken.original == content
    assert not any(secret in part for secret in _SECRETS for part in (taken.content, taken.preview))
    assert copy.info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert about.fingerprint


def test_what_the_camera_wrote_is_kept_apart() -> None:
    """Time with its zone, place, device: for the supervisor, not for the citizen."""
    taken = take_in(photo(), "a.jpg", _LIMITS, zone=420)
    assert taken.provenance == Provenance(
        taken_at=1778550067000,
        offset=480,
        latitude=-3.32,
        longitude=114.59,
        maker="Contoh",
        model="Ponsel 5",
        serial="SN-12345",
        software="A536BXXU4CWA1",
    )
    assert taken.attachment.taken_at == 1778550067000


def test_a_moment_without_a_zone_is_read_in_that_of_this_computer() -> None:
    """And told so: its offset stays empty."""
    content = photo(exif=exif_of(CAMERA, {0x9003: "2026:05:12 09:41:07"}))
    provenance = take_in(content, "a.jpg", _LIMITS, zone=480).provenance
    assert (provenance.taken_at, provenance.offset) == (1778550067000, None)


def test_an_upright_copy_needs_no_orientation() -> None:
    """The turn that the camera noted is applied to the pixels."""
    picture = scene("room", 4, (480, 320))
    turned = picture.transpose(Image.Transpose.ROTATE_90)
    for orientation in range(1, 9):
        content = as_jpeg(picture, 95, exif=exif_of({0x0112: orientation}))
        copy = _opened(take_in(content, "a.jpg", _LIMITS).content)
        assert copy.size == (picture.size if orientation < 5 else turned.size)
        assert 0x0112 not in copy.getexif()
    content = as_jpeg(picture, 95, exif=exif_of({0x0112: 8}))
    assert _difference(_opened(take_in(content, "a.jpg", _LIMITS).content), turned) < 6


def test_a_picture_that_is_small_already_keeps_its_very_pixels() -> None:
    """Only its words go: packing it anew would make it worse for nothing."""
    content = photo(size=(640, 480))
    taken = take_in(content, "a.jpg", _LIMITS)
    _check(taken)
    assert taken.original == content
    assert len(taken.content) < len(content)
    assert ImageChops.difference(_opened(taken.content), _opened(content)).getbbox() is None
    assert not any(secret in taken.content for secret in _SECRETS)


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"restart_marker_rows": 2}, {"subsampling": 0}])
def test_a_copy_taken_in_again_stays_the_same_file(more: dict[str, Any]) -> None:
    """So a copy that was saved and used again is known by its name, whichever way it was packed."""
    first = take_in(as_jpeg(scene("sky", 3, (700, 500)), **more), "a.jpg", _LIMITS)
    again = take_in(first.content, "b.jpg", _LIMITS)
    assert again.content == first.content
    assert again.original == again.attachment.original == b""


_NEEDLE = b"-6.2088,106.8456 SN0042"


def _with_words(jpeg: bytes) -> bytes:
    """Write a place and a serial number into every segment of a JPEG that can hold words, before and between scans."""
    heads = (
        b"JFXX\0\x13",
        b"Exif\0\0",
        b"http://ns.adobe.com/xap/1.0/\0",
        b"ICC_PROFILE\0\1\1sRGB",
        b"Photoshop 3.0\0",
    )
    bodies = [
        *((0xE0 + number, head + _NEEDLE) for head, number in zip(heads, (0, 1, 1, 2, 13), strict=True)),
        *((0xE3 + number, _NEEDLE) for number in range(13)),
        (0xEE, b"Adobe\0\x64" + bytes(4) + b"\1" + _NEEDLE),
        (0xFE, _NEEDLE),
    ]
    words = b"".join(bytes((0xFF, kind)) + (len(body) + 2).to_bytes(2, "big") + body for kind, body in bodies)
    first = jpeg.index(b"\xff\xda")
    scan = jpeg.find(b"\xff\xda", first + 2)
    if scan > 0:
        jpeg = jpeg[:scan] + words + jpeg[scan:]
    return jpeg[:2] + words + jpeg[2:] + _NEEDLE


@pytest.mark.parametrize("is_small", [True, False])
@pytest.mark.parametrize("form", ["JPEG", "progressive", "PNG", "WEBP", "HEIC"])
def test_no_word_of_a_picture_travels_wherever_it_stands(form: str, *, is_small: bool) -> None:
    """Neither with the copy nor with its preview: a place and a serial number are looked for in every byte."""
    exif = exif_of({**CAMERA, 0x0131: _NEEDLE.decode()}, TAKEN, PLACE)
    image, out = scene("room", 3, (320, 240)), BytesIO()
    if form == "HEIC":
        content = heic_of(image.resize((64, 48)), exif=exif)
    elif form in ("JPEG", "progressive"):
        content = _with_words(as_jpeg(image, exif=exif, progressive=form == "progressive", comment=_NEEDLE))
    else:
        image.save(out, form, exif=exif, xmp=_NEEDLE, **({} if form == "WEBP" else {"pnginfo": _png_words()}))
        content = out.getvalue()
    assert _NEEDLE in content
    taken = take_in(content, "a", EvidenceLimits(longest_side=1600 if is_small else 200))
    for part in (taken.content, taken.preview):
        assert _NEEDLE not in part
        assert not any(word in part for word in (b"Exif", b"GPS", b"ns.adobe", b"Photoshop", b"tEXt", b"iTXt", b"eXIf"))


def _png_words() -> PngInfo:
    words = PngInfo()
    words.add_text("Comment", _NEEDLE.decode())
    words.add_itxt("XML:com.adobe.xmp", _NEEDLE.decode())
    return words


def test_what_hangs_behind_a_small_picture_does_not_travel() -> None:
    """An archive behind the end of a JPEG stays behind."""
    taken = take_in(as_jpeg(scene("sky", 3, (320, 240))) + b"PK\3\4 rahasia", "a.jpg", _LIMITS)
    assert b"rahasia" not in taken.content


@pytest.mark.parametrize("budget", [200_000, 60_000, 20_000])
def test_a_budget_is_kept_also_by_what_packs_badly(budget: int) -> None:
    """First the quality gives way, then the size; never below what can be looked at."""
    noisy = Image.frombytes("RGB", (1000, 800), scene("asphalt", 1, (1000, 800)).effect_spread(60).tobytes())
    taken = take_in(_saved(noisy, "PNG"), "a.png", EvidenceLimits(picture_bytes=budget))
    _check(taken)
    assert taken.attachment.size <= budget
    assert taken.attachment.width >= 64
    assert len(taken.preview) <= PREVIEW_BYTES


def test_a_screen_full_of_text_stays_sharp() -> None:
    """A PNG stays one where that is smaller."""
    screen = Image.new("RGB", (720, 1280), "white")
    pen = ImageDraw.Draw(screen)
    for row in range(40):
        pen.text((30, 30 + 30 * row), f"Baris {row}: laporan sudah diterima", "black", ImageFont.load_default(24))
    taken = take_in(_saved(screen, "PNG"), "Screenshot_1.png", _LIMITS)
    _check(taken)
    assert taken.attachment.media_type == "image/png"
    assert take_in(taken.content, "b.png", _LIMITS).content == taken.content


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_a_png_of_any_kind_becomes_a_picture(mode: str) -> None:
    """Grey, palette, 16 bits, transparent: all can be sent and looked at."""
    picture = scene("room", 2, (600, 450))
    if mode.startswith("I"):
        image = picture.convert("L").convert("I").point(lambda value: value * 256).convert(mode)
    else:
        image = picture.convert(mode)
    taken = take_in(_saved(image, "PNG"), "a.png", EvidenceLimits(longest_side=400))
    _check(taken)
    wanted = picture.resize((400, 300))
    limit = 130 if mode == "1" else 60
    assert _difference(_opened(taken.content).convert("L"), wanted.convert("L")) < limit
    assert 30 < ImageStat.Stat(_opened(taken.content).convert("L")).mean[0] < 250


def test_what_is_transparent_lies_on_white() -> None:
    """Not on black, as JPEG would have it."""
    clear = Image.new("RGBA", (300, 200), (255, 0, 0, 0))
    clear.paste((0, 0, 255, 255), (0, 0, 100, 200))
    taken = take_in(_saved(clear, "WEBP", lossless=True), "a.webp", _LIMITS)
    copy = _opened(taken.content).convert("RGB")
    assert taken.attachment.name == "a.jpg"
    assert min(copy.getpixel((250, 100))) > 245  # type: ignore[arg-type]  # three numbers
    assert copy.getpixel((20, 20))[2] > 200  # type: ignore[index]  # three numbers


def test_colours_of_a_wide_screen_become_those_of_every_screen() -> None:
    """A described colour space is applied, then left out."""
    picture = Image.new("RGB", (64, 64), (200, 30, 30))
    usual = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = usual.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    unnamed = swapped.replace(b"sRGB", b"lain").replace("sRGB".encode("utf-16-be"), "lain".encode("utf-16-be"))
    described = _saved(picture, "PNG", icc_profile=unnamed)
    taken = take_in(described, "a.png", _LIMITS)
    _check(taken)
    assert "icc_profile" not in _opened(taken.content).info
    assert _difference(_opened(taken.content), Image.new("RGB", (64, 64), (30, 200, 30))) < 4
    broken = _saved(picture, "PNG", icc_profile=b"nonsense" * 20)
    assert _difference(_opened(take_in(broken, "a.png", _LIMITS).content), picture) < 3


def test_a_photo_in_printing_colours_is_taken_in() -> None:
    """CMYK becomes RGB."""
    taken = take_in(_saved(scene("sky", 2, (400, 300)).convert("CMYK"), "JPEG"), "a.jpg", _LIMITS)
    assert _opened(taken.content).mode == "RGB"


def test_a_photo_of_an_iphone_is_taken_in_upright() -> None:
    """HEIC becomes JPEG; the turn stands in its boxes, and the one in its Exif is not applied a second time."""
    picture = scene("room", 5, (480, 320))
    content = heic_of(picture, exif=exif_of({**CAMERA, 0x0112: 6}, TAKEN, PLACE), quarters=3)
    taken = take_in(content, "IMG_1.HEIC", _LIMITS)
    _check(taken)
    assert (taken.attachment.name, taken.attachment.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert _difference(_opened(taken.content), picture.transpose(Image.Transpose.ROTATE_270)) < 8
    assert taken.provenance.model == "Ponsel 5"
    assert b"Ponsel" not in taken.content


def test_a_large_heic_is_made_smaller_in_strips_without_a_seam() -> None:
    """Each strip joins the next one."""
    picture = scene("road", 5, (640, 496))
    whole = _opened(take_in(heic_of(picture), "a.heic", EvidenceLimits(longest_side=640)).content)
    small = _opened(take_in(heic_of(picture), "a.heic", EvidenceLimits(longest_side=200)).content)
    assert small.size == (200, 155)
    assert _difference(small, whole.resize(small.size, Image.Resampling.BOX)) < 6


def test_a_document_travels_as_it_is() -> None:
    """No copy, no preview, no original beside it."""
    taken = take_in(pdf(), "Surat Tugas.PDF", _LIMITS)
    _check(taken)
    assert taken.content == pdf()
    assert (taken.attachment.name, taken.preview, taken.original) == ("Surat Tugas.PDF", b"", b"")
    assert not taken.attachment.is_picture


def test_several_files_are_taken_in_at_once() -> None:
    """Threads do not disturb each other: nothing is shared."""
    limits = EvidenceLimits(longest_side=800)
    contents = [photo(seed, (1000, 750)) for seed in range(4)]
    alone = [take_in(content, "a.jpg", limits) for content in contents]
    with ThreadPoolExecutor(4) as lanes:
        together = list(lanes.map(lambda content: take_in(content, "a.jpg", limits), contents))
    assert together == alone
