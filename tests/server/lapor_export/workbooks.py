"""Workbooks for these tests: made by XlsxWriter, all rows invented, and taken apart where a test wants damage."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

from sync.server.lapor_export.columns import HEADERS

Value = str | float | bool | date | datetime | time | None

ALL_HEADERS = tuple(HEADERS)

COMPLAINT: Mapping[str, str] = {
    "Tracking ID": "8100001",
    "Tanggal Laporan Masuk": "6 Agu 2026",
    "Waktu Laporan Masuk": "02:15:09",
    "Nama Pelapor": "Warga Contoh",
    "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
    "ID Kategori": "1397",
    "Kategori": "Jalan Berlubang",
    "Judul Laporan": "Lubang besar di depan pasar",
    "Isi Laporan Awal": "Jalan depan pasar berlubangsudah tiga bulanmohon diperbaiki",
    "Isi Laporan Akhir": "Jalan depan pasar berlubangsudah tiga bulan. Mohon diperbaiki",
    "Tipe Laporan (Anonim/Rahasia)": "",
    "Sumber Laporan": "Website",
    "Instansi Induk": "Pemerintah Kabupaten Contoh",
    "ID Instansi Terdisposisi": "70001",
    "Instansi Terdisposisi": "Dinas Contoh",
    "Status Laporan": "Ditutup oleh Sistem",
    "Alasan Tunda/Arsip": "-",
    "Provinsi": "Provinsi Contoh",
    "Kota/Kabupaten": "Contoh",
    "Kecamatan": "CONTOH HULU",
    "Kelurahan": "Contoh Indah",
    "Nomor SK": "",
    "Url SK": "",
    "Url Dokumen Laporan Tahunan": "",
    "Laporan yang Masuk melalui Kanal Aduan Setwapres": "",
    "Rating": "4",
}


def complaint(**changes: Value) -> dict[str, Value]:
    """One invented complaint; keys of ``changes`` are headers with ``_`` for the blank."""
    return {**COMPLAINT, **{key.replace("_", " "): value for key, value in changes.items()}}


def write_export(
    path: Path,
    rows: Sequence[Mapping[str, Value]],
    *,
    headers: Sequence[str] = ALL_HEADERS,
    info: int = 0,
    sheet: str = "Laporan Ringkas",
    before: Sequence[str] = (),
    date_1904: bool = False,
) -> Path:
    """Write an export: empty sheets named ``before``, then ``sheet`` with info rows, the header and the rows."""
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "default_date_format": "d mmm yyyy"}) as book:
        if date_1904:
            book.use_1904_date = True
            book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 - the writer counts naive days from it
        for name in before:
            book.add_worksheet(name).write_string(0, 0, "Catatan")
        page = book.add_worksheet(sheet)
        for number in range(info):
            page.write_string(number, 0, "Nama Instansi" if number == 0 else f"Keterangan {number}")
            page.write_string(number, 2, "Pemerintah Kabupaten Contoh" if number == 0 else "isi")
        for column, header in enumerate(headers):
            page.write_string(info, column, header)
        for below, row in enumerate(rows, start=1):
            for column, header in enumerate(headers):
                value = row.get(header)
                if isinstance(value, str):
                    page.write_string(info + below, column, value)
                elif value is not None:
                    page.write(info + below, column, value)
    return path


def rewrite(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """Change one part of a workbook, leaving the others as they are."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    changed = change(parts[part])
    assert changed != parts[part], "the damage did not take"
    parts[part] = changed
    return write_parts(path, parts)


def write_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write an archive of these parts."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
    path.write_bytes(memory.getvalue())
    return path
