"""Marks of cameras, editors, generators and screens are found where they lie, and only there."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.evidence.intake import take_in
from desktop.evidence.marks import Marks
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.invented_heic import heic_of
from tests.support.invented_photos import CAMERA, TAKEN, exif_of, photo, xmp_of
from tests.support.invented_scenes import as_jpeg, scene

_LIMITS = EvidenceLimits()
_SMALL = scene("room", 1, (96, 64))
_AI = '<x Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
_MANIFEST = (
    b"\0\0\0\xa0jumb\0\0\0\x1ejumdc2pa\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71\3c2pa\0"
    b"claim_generator\0trainedAlgorithmicMedia\0"
)


def _marks(content: bytes, name: str = "a.jpg") -> Marks:
    return take_in(content, name, _LIMITS).marks


def _jpeg_with(segment: bytes) -> bytes:
    plain = as_jpeg(_SMALL)
    return plain[:2] + segment + plain[2:]


def _app11(manifest: bytes) -> bytes:
    body = b"JP\0\1" + struct.pack(">I", 1) + manifest
    return b"\xff\xeb" + struct.pack(">H", len(body) + 2) + body


def _png(**texts: str) -> bytes:
    info, out = PngInfo(), BytesIO()
    for key, words in texts.items():
        info.add_text(key, words, zip=len(words) > 200)
    _SMALL.save(out, "PNG", pnginfo=info)
    return out.getvalue()


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def test_a_photo_of_a_camera_has_nothing_to_remark() -> None:
    """Firmware of a phone names itself as software, too; it is no editor."""
    assert _marks(photo(size=(160, 120))) == Marks(has_camera=True, width=160, height=120)


@pytest.mark.parametrize(
    "software", ["HDR+ 1.0.345618096zd", "17.5.1", "MediaTek Camera Application", "Windows 10", "G991BXXS5CVDA"]
)
def test_words_of_phones_and_systems_are_no_editors(software: str) -> None:
    """Only names of programs made for changing pictures count."""
    assert _marks(as_jpeg(_SMALL, exif=exif_of({**CAMERA, 0x0131: software}))).editor == ""


@pytest.mark.parametrize(
    ("content", "editor"),
    [
        (as_jpeg(_SMALL, exif=exif_of({**CAMERA, 0x0131: "Adobe Photoshop 25.1 (Windows)"})), "Photoshop"),
        (as_jpeg(_SMALL, exif=exif_of({0x0131: "Snapseed 2.0"})), "Snapseed"),
        (as_jpeg(_SMALL, exif=exif_of({0x0131: "GIMP 2.10.34"})), "GIMP"),
        (as_jpeg(_SMALL, xmp=xmp_of('<d xmp:CreatorTool="Adobe Lightroom 7"/>')), "Lightroom"),
        (as_jpeg(_SMALL, xmp=xmp_of("<xmp:CreatorTool>Canva (Renderer)</xmp:CreatorTool>")), "Canva"),
        (as_jpeg(_SMALL, xmp=xmp_of('<li stEvt:softwareAgent="PicsArt"/>')), "PicsArt"),
        (_png(Software="CapCut"), "CapCut"),
        (heic_of(_SMALL, exif=exif_of({0x0131: "Pixelmator Pro 3"})), "Pixelmator"),
    ],
)
def test_editors_are_named(content: bytes, editor: str) -> None:
    """In Exif, in XMP and its history, in the texts of a PNG, in any kind of file."""
    assert _marks(content).editor == editor


@pytest.mark.parametrize(
    ("content", "generator"),
    [
        (_png(parameters="masterpiece\nSteps: 20, Sampler: Euler a, Seed: 1"), "Stable Diffusion"),
        (_png(prompt='{"3": {"class_type": "KSampler"}}'), "ComfyUI"),
        (_png(parameters="x" * 300 + " Steps: 20"), "Stable Diffusion"),
        (
            as_jpeg(_SMALL, exif=exif_of({}, {0x9286: b"UNICODE\0" + "a\nSteps: 4, Sampler: x".encode("utf-16-be")})),
            "Stable Diffusion",
        ),
        (as_jpeg(_SMALL, exif=exif_of({0x0131: "Midjourney"})), "Midjourney"),
        (as_jpeg(_SMALL, xmp=xmp_of(_AI)), "program pembuat gambar"),
        (_jpeg_with(_app11(_MANIFEST)), "program pembuat gambar"),
        (_jpeg_with(_app11(_MANIFEST.replace(b"claim_generator", b"ChatGPT \0\0\0\0\0\0"))), "ChatGPT"),
    ],
)
def test_generators_are_named(content: bytes, generator: str) -> None:
    """By what they write into PNG texts, Exif, XMP, or a C2PA manifest."""
    assert _marks(content).generator == generator


def test_a_manifest_is_found_in_every_kind_of_file() -> None:
    """JPEG has it in segments, PNG and WebP in a chunk, HEIC in a box."""
    png = _png()
    out = BytesIO()
    _SMALL.save(out, "WEBP", exif=exif_of(CAMERA))
    webp = out.getvalue() + b"C2PA" + struct.pack("<I", len(_MANIFEST)) + _MANIFEST + bytes(len(_MANIFEST) % 2)
    webp = webp[:4] + struct.pack("<I", len(webp) - 8) + webp[8:]
    uuid = bytes.fromhex("d8fec3d61b0e483c92975828877ec481") + _MANIFEST
    heic = heic_of(_SMALL) + struct.pack(">I", 8 + len(uuid)) + b"uuid" + uuid
    for content in (png[:33] + _chunk(b"caBX", _MANIFEST) + png[33:], webp, heic):
        assert _marks(content).generator


@pytest.mark.parametrize(
    "content",
    [
        _png(parameters="Ukuran kertas A4"),
        _png(prompt="silakan isi"),
        _jpeg_with(_app11(_MANIFEST.replace(b"trainedAlgorithmicMedia", b"digitalCapture\0\0\0\0\0\0\0\0\0"))),
        as_jpeg(_SMALL, xmp=xmp_of(_AI.replace("trainedAlgorithmicMedia", "digitalCapture"))),
        as_jpeg(_SMALL, exif=exif_of({0x0131: "Geminiani Scanner"})),
    ],
)
def test_other_words_are_no_generators(content: bytes) -> None:
    """A camera signs with C2PA, too; a text may be called prompt."""
    assert _marks(content).generator == ""


def test_screens_are_told_by_size_or_name() -> None:
    """Where no camera is named; sizes that messengers bring photos to say nothing in a JPEG."""
    tall = Image.new("RGB", (1080, 2400), "white")
    tall.paste(scene("room", 1, (1080, 600)))
    out = BytesIO()
    tall.save(out, "PNG")
    assert _marks(out.getvalue()).is_screen
    assert _marks(out.getvalue()).width == 1080
    assert _marks(as_jpeg(tall)).is_screen
    assert not _marks(as_jpeg(tall, exif=exif_of(CAMERA, TAKEN))).is_screen
    assert not _marks(as_jpeg(scene("road", 1, (1280, 720)))).is_screen
    assert _marks(as_jpeg(_SMALL), "Screenshot_20260512.jpg").is_screen
    assert _marks(as_jpeg(_SMALL), "Tangkapan Layar 3.jpg").is_screen


@pytest.mark.parametrize(
    "place", [{1: "S", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)}, {1: "S", 2: (95.0, 0.0, 0.0)}]
)
def test_a_place_that_cannot_be_is_none(place: dict[int, object]) -> None:
    """Zeros are what devices without a satellite write."""
    provenance = take_in(as_jpeg(_SMALL, exif=exif_of(CAMERA, {}, place)), "a.jpg", _LIMITS).provenance
    assert (provenance.latitude, provenance.longitude) == (None, None)


@pytest.mark.parametrize("said", ["0000:00:00 00:00:00", "1980:01:01 00:00:00", "2026:13:40 00:00:00", "kemarin", ""])
def test_a_moment_that_cannot_be_is_none(said: str) -> None:
    """Clocks that were never set say so."""
    assert take_in(as_jpeg(_SMALL, exif=exif_of(CAMERA, {0x9003: said})), "a.jpg", _LIMITS).provenance.taken_at == 0
