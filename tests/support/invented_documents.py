"""Documents that nobody wrote: the smallest that are whole, and some that are not what they seem."""

import struct
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

_TYPES: Final = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def pdf(inside: bytes = b"") -> bytes:
    """Return a PDF of one empty page."""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R " + inside + b">>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    ]
    content, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(content)
    content += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"trailer << /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def docx(parts: Mapping[str, str | bytes] | None = None, types: str = _TYPES) -> bytes:
    """Return a DOCX, with these further parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("word/document.xml", "<w:document/>")
        for name, part in (parts or {}).items():
            archive.writestr(name, part)
    return out.getvalue()


def doc(*names: str) -> bytes:
    """Return an OLE file whose directory holds these names; by default that of a Word document."""
    entries = b"".join(
        _entry(name, 5 if at == 0 else 2) for at, name in enumerate(("Root Entry", *(names or ("WordDocument",))))
    )
    sectors = -(-len(entries) // 512)
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 4 * 108
    chain = [0xFFFFFFFD, *range(2, 1 + sectors), 0xFFFFFFFE]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    return header + table + entries.ljust(512 * sectors, b"\0")


def _entry(name: str, kind: int) -> bytes:
    letters = name.encode("utf-16-le") + b"\0\0"
    return letters.ljust(64, b"\0") + struct.pack("<HBB", len(letters), kind, 1) + b"\xff" * 12 + bytes(48)
