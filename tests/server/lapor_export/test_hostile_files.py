"""Wrong, damaged and hostile files: one clear sentence, nothing changed, nothing left open."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import Limits
from sync.server.lapor_export.reader import read_export
from tests.server.lapor_export.workbooks import complaint, rewrite, write_export, write_parts

_SHEET = "xl/worksheets/sheet1.xml"
_TEXTS = "xl/sharedStrings.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def _refusal(path: Path, limits: Limits | None = None) -> str:
    """The sentence; the file is as it was and can be removed, so it is closed (Windows would not let us)."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(BadInput) as caught:
        read_export(path, limits)
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0, "one sentence"
    assert 20 < len(sentence) < 220
    if path.is_file():
        assert path.read_bytes() == before
        path.unlink()
    return sentence


def _honest(folder: Path, **changes: str) -> Path:
    return write_export(folder / "ekspor.xlsx", [complaint(**changes)])


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    """The sentence says which name was not found."""
    assert "tidak-ada.xlsx" in _refusal(tmp_path / "tidak-ada.xlsx")
    assert "folder" in _refusal(tmp_path)


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "kosong"),
        (b"Tracking ID,Judul Laporan\n1,Jalan\n", "CSV"),
        ("Tracking ID\tJudul Laporan\n".encode("utf-16"), "CSV"),
        (b"\xef\xbb\xbf <!doctype html><html><table></table></html>", "HTML"),
        (b"<?xml version='1.0'?><Workbook/>", "HTML"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (_OLE + "Workbook".encode("utf-16-le"), ".xls"),
        (_OLE + "WordDocument".encode("utf-16-le"), "dokumen Office lama"),
        (b"PK\x05\x06" + b"\0" * 18, "arsip kosong"),
        (b"PK\x03\x04", "rusak"),
        (bytes(range(256)) * 8, "bukan buku kerja"),
    ],
)
def test_another_kind_of_file_is_named_for_what_it_is(tmp_path: Path, content: bytes, word: str) -> None:
    """A renamed file does not pass for a workbook, and the sentence says what it is instead."""
    path = tmp_path / "ekspor.xlsx"
    path.write_bytes(content)
    assert word in _refusal(path)


def test_an_archive_without_a_workbook_is_no_export(tmp_path: Path) -> None:
    """A Word document is an archive too."""
    assert "buku kerja" in _refusal(write_parts(tmp_path / "e.xlsx", {"word/document.xml": b"<document/>"}))


def test_a_workbook_without_the_header_is_no_export(tmp_path: Path) -> None:
    """Any other workbook is told apart by its missing header."""
    path = write_export(tmp_path / "e.xlsx", [], headers=["Nomor", "Nama Barang", "Jumlah"])
    assert "Tracking ID" in _refusal(path)


def test_a_header_far_below_the_top_is_not_looked_for(tmp_path: Path) -> None:
    """A stray word in the middle of a long table is no header."""
    assert "Tracking ID" in _refusal(write_export(tmp_path / "e.xlsx", [complaint()], info=60))


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_off_file_is_damaged(tmp_path: Path, kept: float) -> None:
    """A download that broke off is noticed, however much of it came."""
    path = _honest(tmp_path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * kept)])
    assert "rusak" in _refusal(path)


def test_any_flipped_byte_ends_in_a_sentence_or_in_rows(tmp_path: Path) -> None:
    """Random damage never ends in anything but the promised fault."""
    path = _honest(tmp_path)
    honest = path.read_bytes()
    dice = random.Random(20260806)
    refused = 0
    for _ in range(300):
        content = bytearray(honest)
        for _ in range(dice.randint(1, 4)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        path.write_bytes(content)
        try:
            read_export(path)
        except BadInput:
            refused += 1
    assert refused > 100


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (_SHEET, lambda xml: xml[: len(xml) // 2]),
        (_SHEET, lambda xml: xml.replace(b'r="B2"', b'r="ZZZZZZ99999999999"')),
        (_SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFE2"')),
        (_SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row r="99999999"')),
        (_SHEET, lambda xml: xml.replace(b"<v>0</v>", b"<v>4000000</v>")),
        (_SHEET, lambda xml: xml.replace(b"<v>0</v>", b"<v>-1</v>")),
        (_TEXTS, lambda xml: xml.replace(b"</sst>", b"")),
        (_TEXTS, lambda xml: xml.replace(b'encoding="UTF-8"', b'encoding="EBCDIC-X"')),
        (_TEXTS, lambda xml: xml.replace(b"Dinas Contoh", b"&hantu;")),
        ("xl/workbook.xml", lambda xml: b"\0" + xml),
    ],
)
def test_a_damaged_part_is_damage(tmp_path: Path, part: str, change: Callable[[bytes], bytes]) -> None:
    """Broken XML, cells that cannot be, texts that are not there."""
    assert "rusak" in _refusal(rewrite(_honest(tmp_path), part, change))


@pytest.mark.parametrize(
    "doctype",
    [
        b'<!DOCTYPE lol [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        b'<!DOCTYPE sst [<!ENTITY file SYSTEM "file:///etc/hostname">]>',
        b'<!DOCTYPE sst SYSTEM "http://contoh.invalid/x.dtd">',
    ],
)
@pytest.mark.parametrize("part", [_TEXTS, _SHEET, "xl/workbook.xml", "_rels/.rels"])
def test_a_document_type_is_refused_in_every_part(tmp_path: Path, part: str, doctype: bytes) -> None:
    """Entity bombs and entities that fetch files begin with a document type; no office program writes one."""
    path = rewrite(_honest(tmp_path), part, lambda xml: xml.replace(b"?>", b"?>" + doctype, 1))
    assert "tidak wajar" in _refusal(path)


def test_a_document_type_cannot_hide_in_another_encoding(tmp_path: Path) -> None:
    """The parser looks, not a search for bytes."""

    def hide(xml: bytes) -> bytes:
        text = xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"', 1).replace("?>", "?><!DOCTYPE a>", 1)
        return text.encode("utf-16")

    assert "tidak wajar" in _refusal(rewrite(_honest(tmp_path), _TEXTS, hide))


def test_a_token_without_end_is_refused(tmp_path: Path) -> None:
    """One attribute of many megabytes is read only until that is clear."""
    path = rewrite(_honest(tmp_path), _SHEET, lambda xml: xml.replace(b'<row r="2"', b'<row x="' + b"a" * (6 << 20)))
    assert "tidak wajar" in _refusal(path, Limits(ratio=10_000))


def test_lies_about_sizes_are_not_believed(tmp_path: Path) -> None:
    """A sheet that declares a million rows and billions of texts is read for what it holds, at no cost."""
    path = write_export(tmp_path / "e.xlsx", [complaint()])
    rewrite(path, _SHEET, lambda xml: xml.replace(b'<dimension ref="A1:Z2"', b'<dimension ref="A1:XFD1048576"'))
    rewrite(path, _TEXTS, lambda xml: xml.replace(b' uniqueCount="', b' uniqueCount="42949672'))
    assert [row.tracking_id for row in read_export(path).rows] == ["8100001"]


def test_a_stray_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    """A filled cell at XFD1048576 makes no table of 17 billion cells."""
    path = _honest(tmp_path)
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    rewrite(path, _SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    export = read_export(path)
    assert (len(export.rows), export.seen) == (1, 1)


def test_a_part_that_grows_beyond_reason_is_a_bomb(tmp_path: Path) -> None:
    """Zeros compress a thousand times; text does not."""
    path = _honest(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/image1.png", bytes(8 << 20))
    assert "tidak wajar" in _refusal(path)


@pytest.mark.parametrize(
    "limits",
    [
        Limits(part_bytes=2_000),
        Limits(total_bytes=6_000),
        Limits(entries=3),
        Limits(directory_bytes=100),
    ],
)
def test_every_size_of_an_archive_has_a_bound(tmp_path: Path, limits: Limits) -> None:
    """Parts, their sum, their number and the directory itself are bounded before anything is unpacked."""
    assert "tidak wajar" in _refusal(_honest(tmp_path), limits)


@pytest.mark.parametrize(
    "limits", [Limits(file_bytes=4_000), Limits(rows=2), Limits(strings=10), Limits(characters=200)]
)
def test_a_file_beyond_the_bounds_is_too_large_to_import(tmp_path: Path, limits: Limits) -> None:
    """An honest file that is too large is told to come in smaller spans of time."""
    path = write_export(tmp_path / "e.xlsx", [complaint(Tracking_ID=str(n)) for n in range(3)])
    assert "terlalu besar" in _refusal(path, limits)


def test_one_part_shown_as_many_sheets_is_not_read_for_ever(tmp_path: Path) -> None:
    """A workbook may name a sheet a thousand times; what is unpacked in sum is bounded all the same."""
    rows = [complaint(Tracking_ID=str(n)) for n in range(30)]
    path = write_export(tmp_path / "e.xlsx", rows, headers=["Nomor", "Judul Laporan", "Isi Laporan Awal"])

    def thousandfold(xml: bytes) -> bytes:
        sheet = xml[xml.index(b"<sheet ") : xml.index(b"</sheets>")]
        return xml.replace(sheet, sheet * 1_000)

    rewrite(path, "xl/workbook.xml", thousandfold)
    assert "tidak wajar" in _refusal(path, Limits(total_bytes=1_000_000))


def test_the_directory_may_not_lie_about_sizes(tmp_path: Path) -> None:
    """A part that holds more than its directory entry says is damage, and no more than that much is unpacked."""
    path = _honest(tmp_path)
    content = bytearray(path.read_bytes())
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", content, at + 24, 100)
        at = content.find(b"PK\x01\x02", at + 4)
    path.write_bytes(content)
    assert "rusak" in _refusal(path)


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "C:\\evil.xml", "xl\\..\\..\\evil.xml"])
def test_entries_that_point_outside_are_refused(tmp_path: Path, name: str) -> None:
    """Nothing is unpacked to disk, and who tries is not listened to."""
    path = _honest(tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr(zipfile.ZipInfo(name), b"x")
    assert "tidak wajar" in _refusal(path)


def test_two_parts_of_the_same_name_are_refused(tmp_path: Path) -> None:
    """Programs that read the first and programs that read the last would see different files."""
    path = _honest(tmp_path)
    with zipfile.ZipFile(path, "a") as book:
        book.writestr("XL/WORKBOOK.XML", b"<workbook/>")
    assert "tidak wajar" in _refusal(path)


def test_a_locked_archive_is_named_as_such(tmp_path: Path) -> None:
    """Archives with a password of their own are told from damage."""
    path = _honest(tmp_path)
    content = bytearray(path.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert "kata sandi" in _refusal(path)


def test_an_unknown_compression_is_damage(tmp_path: Path) -> None:
    """Workbooks are stored or deflated, nothing else."""
    path = _honest(tmp_path)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_LZMA) as book:
        for name, part in parts.items():
            book.writestr(name, part)
    path.write_bytes(memory.getvalue())
    assert "rusak" in _refusal(path)


def test_a_link_to_another_computer_is_not_followed(tmp_path: Path) -> None:
    """A sheet that claims to be elsewhere is no sheet."""
    path = rewrite(
        _honest(tmp_path),
        "xl/_rels/workbook.xml.rels",
        lambda xml: xml.replace(b'Target="worksheets/', b'TargetMode="External" Target="http://contoh.invalid/'),
    )
    assert "Tracking ID" in _refusal(path)
