"""A folder of files made to harm or to mislead, each with the reason for which it must be refused."""

import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image

from desktop.evidence.refusals import RefusalReason
from tests.support.invented_documents import doc, docx, pdf
from tests.support.invented_heic import heic_of
from tests.support.invented_scenes import as_jpeg, scene

_SMALL: Final = (96, 64)


def png_of_zeros(
    width: int, height: int, *, bits: int = 8, colours: int = 2, is_whole: bool = True, is_clear: bool = False
) -> bytes:
    """Return a PNG of a few kilobytes that unpacks to all these pixels."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colours]
    packer = zlib.compressobj(9)
    row = bytes(1 + (width * channels * bits + 7) // 8)
    rows = height if is_whole else min(height, 10)
    packed = b"".join(packer.compress(row) for _ in range(rows)) + (packer.flush() if is_whole else b"")
    header = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    palette = (_chunk(b"PLTE", bytes(3)) if colours == 3 else b"") + (_chunk(b"tRNS", bytes(2)) if is_clear else b"")
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + palette + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _jpeg_of(size: tuple[int, int], **how: Any) -> bytes:
    """Return a JPEG whose header claims another size than its pixels have."""
    plain = as_jpeg(scene("sky", 1, _SMALL), **how)
    at = next(plain.index(mark) for mark in (b"\xff\xc0", b"\xff\xc2") if mark in plain)
    return plain[: at + 5] + struct.pack(">HH", size[1], size[0]) + plain[at + 9 :]


def _segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg_of_scans(width: int, height: int) -> bytes:
    """Return a grey JPEG, not a progressive one, whose three colours come one after the other: two bits a block."""
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes((1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0))
    codes = b"".join(_segment(0xC4, bytes((table, 1)) + bytes(16)) for table in (0x00, 0x10))
    coded = bytes(-(-(-(-width // 8) * -(-height // 8)) // 4))
    scans = b"".join(_segment(0xDA, bytes((1, colour, 0, 0, 63, 0))) + coded for colour in (1, 2, 3))
    return b"\xff\xd8" + _segment(0xDB, b"\0" + b"\1" * 64) + _segment(0xC0, frame) + codes + scans + b"\xff\xd9"


def _webp_of(size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("RGB", size).save(out, "WEBP", lossless=True, quality=0, method=0)
    return out.getvalue()


def _with_text_bomb() -> bytes:
    """Return a PNG whose text unpacks to 200 MB, cut off so that it must be refused all the same."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    png = png_of_zeros(64, 64)
    return png[:33] + _chunk(b"zTXt", b"Comment\0\0" + packed) + png[33:-20]


def hostile_files() -> dict[str, tuple[bytes, RefusalReason]]:
    """Return name, content and reason of each."""
    small = as_jpeg(scene("sky", 1, _SMALL))
    out = BytesIO()
    scene("sky", 1, _SMALL).save(out, "GIF")
    broken, pixels, heavy = RefusalReason.BROKEN_PICTURE, RefusalReason.TOO_MANY_PIXELS, RefusalReason.TOO_HEAVY
    return {
        "kosong.jpg": (b"", RefusalReason.EMPTY),
        "bom.png": (png_of_zeros(30_000, 30_000, colours=0, is_whole=False), pixels),
        "bom-warna.png": (png_of_zeros(10_000, 10_000, is_whole=False), heavy),
        "bom-16.png": (png_of_zeros(7_000, 7_000, bits=16, colours=6, is_whole=False), heavy),
        "bom-palet.png": (png_of_zeros(10_900, 10_900, bits=1, colours=3), heavy),
        "bom-bening.png": (png_of_zeros(9_000, 9_000, bits=1, colours=0, is_clear=True), heavy),
        "bom-teks.png": (_with_text_bomb(), broken),
        "bohong.png": (png_of_zeros(60_000, 60_000, is_whole=False), pixels),
        "pendek.png": (png_of_zeros(5_000, 5_000, is_whole=False), broken),
        "luas.jpg": (_jpeg_of((65_500, 65_500)), pixels),
        "luas-bertahap.jpg": (_jpeg_of((9_900, 9_900), progressive=True), heavy),
        "luas-berurutan.jpg": (jpeg_of_scans(10_900, 10_900), heavy),
        "nol.jpg": (_jpeg_of((0, 64)), broken),
        "potong.jpg": (small[: len(small) * 2 // 3], broken),
        "kepala-saja.jpg": (b"\xff\xd8\xff\xe0", broken),
        "besar.webp": (_webp_of((5_000, 4_000)), heavy),
        "potong.webp": (_webp_of((300, 200))[:-5], broken),
        "luas.heic": (heic_of(scene("sky", 1, (64, 64)), told=(30_000, 30_000)), pixels),
        "potong.heic": (heic_of(scene("sky", 1, (64, 64)))[:-3000], broken),
        "gambar.gif.jpg": (out.getvalue() + pdf(), RefusalReason.STRANGE_KIND),
        "halaman.pdf": (b"<html>%PDF-1.4", RefusalReason.STRANGE_KIND),
        "ganda.pdf": (pdf() + docx(), RefusalReason.BROKEN_DOCUMENT),
        "makro.docx": (docx({"word/vbaProject.bin": b"x"}), RefusalReason.MACROS),
        "bom.docx": (docx({"word/media/a.bin": bytes(300 << 20)}), RefusalReason.BROKEN_DOCUMENT),
        "lembar.doc": (doc("Workbook"), RefusalReason.STRANGE_KIND),
        "foto\u202egpj.exe": (b"MZ" + bytes(500), RefusalReason.STRANGE_KIND),
        "rtl \u05e9\u05dc\u05d5\u05dd.png": (b"\x89PNG\r\n\x1a\n", broken),
        "a" * 200 + ".jpg": (b"\xff\xd8\xff", broken),
        "CON .jpg": (b"\xff\xd8\xff\xff\xff\xff", broken),
        "acak.bin": (bytes(range(1, 256)) * 40, RefusalReason.STRANGE_KIND),
    }


def lay_out(folder: Path) -> dict[str, RefusalReason]:
    """Write them into a folder; returns the reason for each name."""
    for name, (content, _) in (files := hostile_files()).items():
        (folder / name).write_bytes(content)
    return {name: reason for name, (_, reason) in files.items()}
