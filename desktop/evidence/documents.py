"""Documents travel as they are, so they are looked at strictly before: whole, what they claim to be, without macros.

The centre's virus scan is no business of the desk; here ends what an officer could not want to send. A PDF can hide
commands in packed parts, so a PDF that passes is not proven harmless.
"""

import re
import zlib
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from desktop.evidence.kinds import Kind
from desktop.evidence.ole import BrokenOle, entries_of
from desktop.evidence.refusals import FileRefused, RefusalReason

_PDF_TAIL: Final = 1024
_PDF_END: Final = re.compile(rb"%%EOF[\s\0]*\Z")
_PDF_COMMANDS: Final = re.compile(rb"/(?:JavaScript|Launch)\b")
_PDF_SPELT: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
"""A letter of a name spelt by its number, as PDF allows."""
_ZIP_END: Final = b"PK\x05\x06"
_ZIP_END_BYTES: Final = 22
_MOST_ENTRIES: Final = 4000
_MOST_DIRECTORY: Final = 1024 * 1024
_MOST_UNPACKED: Final = 256 * 1024 * 1024
"""What Word would have to unpack; nothing of it is unpacked here but the list of types."""
_MOST_TYPES: Final = 256 * 1024
_ENCRYPTED: Final = 1
_ZIP_FAULTS: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError, OverflowError)


def check_document(kind: Kind, content: bytes) -> None:
    """Look at a document that begins like one of this kind.

    :raises FileRefused: when it is not one, is not whole, or would do something when it is opened.
    """
    if kind is Kind.PDF:
        _check_pdf(content)
    elif kind is Kind.DOC:
        _check_doc(content)
    else:
        _check_docx(content)


def _check_pdf(content: bytes) -> None:
    # Nothing may follow the end: that is how a second file is hung on.
    if not _PDF_END.search(content[-_PDF_TAIL:]) or b"startxref" not in content[-_PDF_TAIL:]:
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT)
    if _PDF_COMMANDS.search(_PDF_SPELT.sub(lambda found: bytes.fromhex(found[1].decode()), content)):
        raise FileRefused(RefusalReason.COMMANDS)


def _check_doc(content: bytes) -> None:
    try:
        names = entries_of(content)
    except BrokenOle as fault:
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT) from fault
    if "encryptedpackage" in names:
        raise FileRefused(RefusalReason.PASSWORD)
    if "worddocument" not in names:
        raise FileRefused(RefusalReason.STRANGE_KIND, detail="isinya dokumen Office yang bukan Word")
    if names & {"macros", "vba", "_vba_project"}:
        raise FileRefused(RefusalReason.MACROS)


def _check_docx(content: bytes) -> None:
    _check_zip_frame(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            types = _types_of(archive)
    except FileRefused:
        raise
    except _ZIP_FAULTS as fault:
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT) from fault
    if b"macroenabled" in types.lower():
        raise FileRefused(RefusalReason.MACROS)
    if b"wordprocessingml.document.main+xml" not in types:
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT)


def _check_zip_frame(content: bytes) -> None:
    """See to it that the archive is the whole file and that its list is short, before the list is read."""
    end = content[-_ZIP_END_BYTES:]
    if not end.startswith(_ZIP_END):
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT)
    count = int.from_bytes(end[10:12], "little")
    size = int.from_bytes(end[12:16], "little")
    start = int.from_bytes(end[16:20], "little")
    if count > _MOST_ENTRIES or size > _MOST_DIRECTORY or start + size + _ZIP_END_BYTES != len(content):
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT)


def _check_entries(entries: list[ZipInfo]) -> None:
    names = [entry.filename.lower() for entry in entries]
    if "word/document.xml" not in names or "[content_types].xml" not in names:
        raise FileRefused(RefusalReason.STRANGE_KIND, detail="isinya arsip ZIP atau dokumen Office yang bukan Word")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise FileRefused(RefusalReason.MACROS)
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        raise FileRefused(RefusalReason.PASSWORD)
    is_strange = len(set(names)) < len(names) or any(".." in name.split("/") or name[:1] == "/" for name in names)
    if is_strange or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise FileRefused(RefusalReason.BROKEN_DOCUMENT)


def _types_of(archive: ZipFile) -> bytes:
    name = next(entry for entry in archive.infolist() if entry.filename.lower() == "[content_types].xml")
    with archive.open(name) as file:
        return file.read(_MOST_TYPES)
