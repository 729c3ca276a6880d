"""A file is what its content says."""

from collections.abc import Callable
from io import BytesIO

import pytest

from desktop.evidence.documents import check_document
from desktop.evidence.kinds import Kind, kind_of
from desktop.evidence.refusals import FileRefused, RefusalReason
from tests.support.invented_documents import doc, docx, pdf
from tests.support.invented_heic import heic_of
from tests.support.invented_scenes import scene

_SMALL = scene("room", 1, (64, 48))


def _saved(form: str) -> bytes:
    out = BytesIO()
    _SMALL.save(out, form)
    return out.getvalue()


def _refusal(content: bytes) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        check_document(kind_of(content), content)
    return refused.value


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_are_told_by_their_first_bytes(kind: str) -> None:
    """Whatever they are named."""
    assert kind_of(_saved(kind)) is Kind[kind]


def test_a_photo_of_a_phone_is_told() -> None:
    """HEIC has no magic number but a brand."""
    assert kind_of(heic_of(_SMALL)) is Kind.HEIC


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (_saved("GIF"), "GIF"),
        (_saved("BMP"), "BMP"),
        (_saved("TIFF"), "TIFF"),
        (b"MZ" + bytes(200), "program"),
        (b"\0\0\0\x18ftypisom" + bytes(50), "video"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "AVIF"),
        (b"<svg xmlns='x'>", "SVG"),
        (b"\n <!DOCTYPE html>", "halaman web"),
        (b"selamat pagi", "tidak dikenal"),
    ],
)
def test_what_is_not_taken_is_named_where_it_is_known(content: bytes, word: str) -> None:
    """The sentence says what the file is, so that the officer sees what went wrong."""
    refused = _refusal(content)
    assert refused.reason is RefusalReason.STRANGE_KIND
    assert word in str(refused)


def test_a_pdf_behind_another_beginning_is_no_pdf() -> None:
    """A reader of PDF would find the header inside a GIF; a program that looks at the beginning would not."""
    assert _refusal(_saved("GIF") + pdf()).reason is RefusalReason.STRANGE_KIND


@pytest.mark.parametrize(("content", "kind"), [(pdf(), Kind.PDF), (docx(), Kind.DOCX), (doc(), Kind.DOC)])
def test_whole_documents_pass(content: bytes, kind: Kind) -> None:
    """PDF, DOC and DOCX travel as they are."""
    assert kind_of(content) is kind
    check_document(kind, content)


@pytest.mark.parametrize("content", [pdf(), docx(), doc()], ids=["pdf", "docx", "doc"])
def test_a_document_that_was_cut_off_is_refused(content: bytes) -> None:
    """Wherever the copying broke off; a Word file may only lack the filling of its last block."""
    for share in (0.2, 0.4, 0.6, 0.7):
        assert _refusal(content[: int(len(content) * share)]).reason is RefusalReason.BROKEN_DOCUMENT


@pytest.mark.parametrize("appended", [docx(), b"PK\5\6" + bytes(18), b"MZ" + bytes(100)])
def test_nothing_may_hang_behind_a_pdf(appended: bytes) -> None:
    """A second file behind the end would be opened by other programs."""
    assert _refusal(pdf() + appended).reason is RefusalReason.BROKEN_DOCUMENT


@pytest.mark.parametrize(
    "inside",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
        b"/OpenAction << /S /J#61vaScript /JS (app.alert(1)) >>",
        b"/AA << /S /Launch >>",
        b"/AA << /S /#4C#61unch >>",
    ],
)
def test_a_pdf_with_commands_is_refused(inside: bytes) -> None:
    """What runs when it is opened is no evidence."""
    assert _refusal(pdf(inside)).reason is RefusalReason.COMMANDS


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: docx({"word/vbaProject.bin": b"x"}), RefusalReason.MACROS),
        (lambda: docx(types="application/vnd.ms-word.document.macroEnabled.main+xml"), RefusalReason.MACROS),
        (lambda: doc("WordDocument", "Macros", "VBA"), RefusalReason.MACROS),
        (lambda: doc("EncryptedPackage", "EncryptionInfo"), RefusalReason.PASSWORD),
        (lambda: doc("Workbook"), RefusalReason.STRANGE_KIND),
        (lambda: docx(types="<Types/>"), RefusalReason.BROKEN_DOCUMENT),
        (lambda: docx({"../lari.txt": b"x"}), RefusalReason.BROKEN_DOCUMENT),
        (lambda: docx() + b"tail", RefusalReason.BROKEN_DOCUMENT),
        (lambda: docx({f"word/{number}.xml": b"" for number in range(4100)}), RefusalReason.BROKEN_DOCUMENT),
        (lambda: docx({"word/bom.xml": bytes(300 << 20)}), RefusalReason.BROKEN_DOCUMENT),
    ],
    ids=["vba", "macro-type", "doc-macros", "password", "excel", "no-types", "path", "tail", "many", "bomb"],
)
def test_documents_that_would_do_or_hide_something_are_refused(
    made: Callable[[], bytes], reason: RefusalReason
) -> None:
    """Macros, passwords, other programs' files, archives built to harm."""
    assert _refusal(made()).reason is reason


def test_an_archive_that_holds_no_letter_is_no_letter() -> None:
    """A zip is refused though DOCX are zips."""
    assert _refusal(docx().replace(b"word/document.xml", b"xl/workbookss.xml")).reason is RefusalReason.STRANGE_KIND


def test_a_directory_that_runs_in_a_circle_ends() -> None:
    """A hostile OLE file cannot keep the program busy."""
    content = bytearray(doc())
    content[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    assert _refusal(bytes(content)).reason is RefusalReason.BROKEN_DOCUMENT
