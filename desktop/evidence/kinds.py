"""What a file is, told by its content and never by its name."""

from enum import StrEnum
from typing import Final

from desktop.evidence.refusals import FileRefused, RefusalReason

HEAD_BYTES: Final = 4096
"""So much of a file tells its kind, but for DOC and DOCX, which other files begin like."""
_HEIC_BRANDS: Final = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})


class Kind(StrEnum):
    """Kinds of files that are taken in; the value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    PDF = "application/pdf"
    DOC = "application/msword"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    @property
    def is_picture(self) -> bool:
        """Whether a copy is made of it; documents travel as they are."""
        return self.value.startswith("image/")


EXTENSIONS: Final = {
    Kind.JPEG: ("jpg", "jpeg", "jpe", "jfif"),
    Kind.PNG: ("png",),
    Kind.WEBP: ("webp",),
    Kind.HEIC: ("heic", "heif"),
    Kind.PDF: ("pdf",),
    Kind.DOC: ("doc",),
    Kind.DOCX: ("docx",),
}
"""Endings of a name that are true to each kind, the usual one first."""

# What is chosen by mistake most often gets its name in the sentence.
_STRANGERS: Final = (
    (b"GIF8", "isinya gambar GIF"),
    (b"BM", "isinya gambar BMP"),
    (b"II*\0", "isinya gambar TIFF atau foto mentah (RAW)"),
    (b"MM\0*", "isinya gambar TIFF atau foto mentah (RAW)"),
    (b"MZ", "isinya program"),
    (b"\x7fELF", "isinya program"),
    (b"Rar!", "isinya arsip RAR"),
    (b"7z\xbc\xaf", "isinya arsip 7z"),
    (b"{\\rtf", "isinya dokumen RTF"),
    (b"\x1aE\xdf\xa3", "isinya video; cantumkan tautannya saja"),
)


def kind_of_head(head: bytes) -> Kind | None:
    """Return what a file seems to be by its first :data:`HEAD_BYTES`; ``None`` for what is not taken in.

    DOC and DOCX are told only as what they are packed in; :mod:`desktop.evidence.documents` looks inside.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return Kind.JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Kind.PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return Kind.WEBP
    if head[4:8] == b"ftyp":
        return Kind.HEIC if _is_heic(head) else None
    beginnings = ((b"%PDF-", Kind.PDF), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.DOC), (b"PK\x03\x04", Kind.DOCX))
    return next((kind for beginning, kind in beginnings if head.startswith(beginning)), None)


def kind_of(content: bytes) -> Kind:
    """Return what a file seems to be.

    :raises FileRefused: when it is nothing that is taken in.
    """
    kind = kind_of_head(content[:HEAD_BYTES])
    if kind is None:
        raise FileRefused(RefusalReason.STRANGE_KIND, detail=_strange(content[:HEAD_BYTES]))
    return kind


def _is_heic(head: bytes) -> bool:
    """Whether a brand says HEVC; AVIF and video have the same box in front."""
    length = min(int.from_bytes(head[:4], "big"), 256)
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, length, 4))]
    return brands[0] in _HEIC_BRANDS and b"avif" not in brands


def _strange(head: bytes) -> str:
    if head[4:8] == b"ftyp":
        return "isinya gambar AVIF" if b"avi" in head[8:32] else "isinya video; cantumkan tautannya saja"
    if head.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<svg", b"<?xml")):
        return "isinya halaman web atau gambar SVG"
    return next((words for beginning, words in _STRANGERS if head.startswith(beginning)), "jenisnya tidak dikenal")
