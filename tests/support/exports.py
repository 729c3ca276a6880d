"""Invented exports in the layout of lapor.go.id."""

from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

COLUMNS = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
)


def complaint(tracking_id: str, unit: tuple[str, str], **cells: str) -> dict[str, str]:
    """Return the cells of one complaint at one unit (its id and name)."""
    return {
        "Tracking ID": tracking_id,
        "Tanggal Laporan Masuk": "16 Nov 2026",
        "Waktu Laporan Masuk": "02:15:00",
        "Nama Pelapor": "Sutikno Rekaan",
        "Klasifikasi Laporan": "Pengaduan Tidak Berkadar Pengawasan",
        "Kategori": "Penerangan Jalan",
        "Judul Laporan": f"Lampu dermaga padam {tracking_id}",
        "Isi Laporan Awal": "Sudah duaminggu gelap gulita.",
        "Isi Laporan Akhir": "Sudah duaminggu gelap gulita.",
        "Sumber Laporan": "Website",
        "ID Instansi Terdisposisi": unit[0],
        "Instansi Terdisposisi": unit[1],
        "Status Laporan": "Terverifikasi",
        **cells,
    }


def write_export(path: Path, complaints: Iterable[dict[str, str]], made_on: str = "") -> Path:
    """Write a workbook with a few info rows, the header and the complaints."""
    with xlsxwriter.Workbook(path, {"strings_to_numbers": False, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet("Laporan Ringkas")
        sheet.write_row(0, 0, ["Judul Laporan", "", "Laporan Ringkas"])
        if made_on:
            sheet.write_row(1, 0, ["Tanggal Generate", "", made_on])
        sheet.write_row(3, 0, COLUMNS)
        for number, cells in enumerate(complaints, start=4):
            sheet.write_row(number, 0, [cells.get(column, "") for column in COLUMNS])
    return path
