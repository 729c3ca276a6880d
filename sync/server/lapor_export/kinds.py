"""What is this file really? Tells apart the files that people hand in by mistake, whatever their name ends in."""

from typing import Final

from sync.contract.errors import BadInput

LOCKED: Final = "Berkas ini dilindungi kata sandi; simpan dahulu tanpa kata sandi di Excel, lalu impor lagi."
_ASK: Final = "pilih berkas ekspor (.xlsx) dari lapor.go.id."
_ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_WORKBOOKS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_LOOK_AT: Final = 4096


def refuse_other_kinds(content: bytes) -> None:
    """Return when this may be an XLSX file.

    :raises BadInput: when it plainly is something else, naming it in the officer's words.
    """
    if content.startswith(_ZIP):
        return
    raise BadInput(_sentence(content))


def _sentence(content: bytes) -> str:
    if not content:
        return f"Berkas ini kosong; {_ASK}"
    if content.startswith(_OLE):
        return _describe_ole(content)
    if content.startswith(_EMPTY_ZIP):
        return f"Berkas ini arsip kosong, bukan buku kerja Excel; {_ASK}"
    if content.startswith(b"%PDF"):
        return f"Berkas ini PDF, bukan buku kerja Excel; {_ASK}"
    return f"{_describe_text(content[:_LOOK_AT])}; {_ASK}"


def _describe_ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        return LOCKED
    if any(name in content for name in _OLD_WORKBOOKS):
        return "Berkas ini buku kerja Excel lama (.xls); simpan ulang sebagai .xlsx di Excel, lalu impor lagi."
    return f"Berkas ini dokumen Office lama, bukan buku kerja Excel; {_ASK}"


def _describe_text(beginning: bytes) -> str:
    encoding = "utf-16" if beginning.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    text = beginning.decode(encoding, errors="ignore").lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        return "Berkas ini halaman web (HTML/XML), bukan buku kerja Excel"
    if "\0" not in text and any(mark in text for mark in ",;\t"):
        return "Berkas ini teks biasa atau CSV, bukan buku kerja Excel"
    return "Berkas ini bukan buku kerja Excel"
