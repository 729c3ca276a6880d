"""The demo as an export of lapor.go.id: the real layout, every cell a text, times in UTC."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import xlsxwriter

from sync.server.demo.cases import DemoCase
from sync.server.demo.material import Regency
from sync.server.demo.places import Atlas

SHEET: Final = "Laporan Ringkas"
COLUMNS: Final = (
    "Tracking ID",
    "Tanggal Laporan Masuk",
    "Waktu Laporan Masuk",
    "Nama Pelapor",
    "Klasifikasi Laporan",
    "ID Kategori",
    "Kategori",
    "Judul Laporan",
    "Isi Laporan Awal",
    "Isi Laporan Akhir",
    "Tipe Laporan (Anonim/Rahasia)",
    "Sumber Laporan",
    "Instansi Induk",
    "ID Instansi Terdisposisi",
    "Instansi Terdisposisi",
    "Status Laporan",
    "Alasan Tunda/Arsip",
    "Provinsi",
    "Kota/Kabupaten",
    "Kecamatan",
    "Kelurahan",
    "Rating",
)
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIRST_CATEGORY: Final = 9001


def write_export(path: Path, cases: Sequence[DemoCase], regency: Regency, atlas: Atlas, today: date) -> None:
    """Write the complaints as one workbook, as an office would download it on ``today``."""
    numbers = {name: str(_FIRST_CATEGORY + n) for n, name in enumerate(sorted({case.category for case in cases}))}
    info = {
        "Judul Laporan": SHEET,
        "Nama Instansi": regency.agency,
        "Tanggal Generate": today.isoformat(),
        "Periode Masuk": f"({today.replace(year=today.year - 1, day=1).isoformat()}) - ({today.isoformat()})",
        "Pengelola": "",
    }
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet(SHEET)
        for number, (label, value) in enumerate(info.items()):
            page.write_string(2 * number, 0, label)
            page.write_string(2 * number, 2, value)
        rows = (COLUMNS, *(_cells(case, numbers[case.category], regency, atlas) for case in cases))
        for below, cells in enumerate(rows, start=2 * len(info)):
            for column, text in enumerate(cells):
                page.write_string(below, column, text)


def _cells(case: DemoCase, category_id: str, regency: Regency, atlas: Atlas) -> tuple[str, ...]:
    unit = atlas.unit(case.unit)
    came = datetime.fromtimestamp(case.received_at / 1000, UTC)
    hidden = ("Anonim" if case.anonymous else "", "Rahasia" if case.confidential else "")
    return (
        case.tracking_id,
        f"{came.day} {_MONTHS[came.month - 1]} {came.year}",
        f"{came:%H:%M:%S}",
        case.reporter or "-",
        case.classification,
        category_id,
        case.category,
        case.title,
        case.original_body,
        case.body,
        ", ".join(flag for flag in hidden if flag),
        case.channel,
        regency.agency,
        unit.lapor_id,
        unit.name,
        case.status,
        "-",
        regency.province,
        regency.regency,
        case.district.upper(),
        case.village,
        case.rating or "-",
    )
