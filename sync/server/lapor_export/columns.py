"""The 26 columns of the export, found by their header whatever its letter case, spaces or signs."""

import re
from typing import Final

from sync.server.lapor_export.cells import as_text
from sync.server.lapor_export.sheet import SheetRow

KEY: Final = "tracking_id"
DATE: Final = "date"
TIME: Final = "time"
KIND: Final = "kind"
STATUS: Final = "status"

_OTHER: Final = ""
"""Known columns that no field of ours is filled from: numbers and addresses of decrees and annual reports."""

HEADERS: Final[dict[str, str]] = {
    "Tracking ID": KEY,
    "Tanggal Laporan Masuk": DATE,
    "Waktu Laporan Masuk": TIME,
    "Nama Pelapor": "reporter",
    "Klasifikasi Laporan": "classification",
    "ID Kategori": "category_id",
    "Kategori": "category",
    "Judul Laporan": "title",
    "Isi Laporan Awal": "original_body",
    "Isi Laporan Akhir": "body",
    "Tipe Laporan (Anonim/Rahasia)": KIND,
    "Sumber Laporan": "channel",
    "Instansi Induk": "parent_agency",
    "ID Instansi Terdisposisi": "unit_lapor_id",
    "Instansi Terdisposisi": "unit_name",
    "Status Laporan": STATUS,
    "Alasan Tunda/Arsip": "reason",
    "Provinsi": "province",
    "Kota/Kabupaten": "regency",
    "Kecamatan": "district",
    "Kelurahan": "village",
    "Nomor SK": _OTHER,
    "Url SK": _OTHER,
    "Url Dokumen Laporan Tahunan": _OTHER,
    "Laporan yang Masuk melalui Kanal Aduan Setwapres": _OTHER,
    "Rating": "rating",
}
"""All headers seen in exports, and the field each one fills."""

_SIGNS: Final = re.compile(r"[^0-9a-z]+")

_FIELDS_OF: Final[dict[str, tuple[str, ...]]] = {
    DATE: ("received_at",),
    TIME: (),
    KIND: ("anonymous", "confidential"),
}

Columns = dict[str, int]
"""What each column holds, and where it stands, counted from 0."""


def columns_of(row: SheetRow) -> Columns | None:
    """Return the columns if this is the header row: *Tracking ID* and at least one other header of the export.

    Of two columns with the same header the first one counts; unknown columns are passed over.
    """
    found: dict[str, int] = {}
    for column, cell in sorted(row.cells.items()):
        header = _fold(as_text(cell))
        if header in _KNOWN:
            found.setdefault(header, column)
    if _fold("Tracking ID") not in found or len(found) == 1:
        return None
    return {_KNOWN[header]: column for header, column in found.items() if _KNOWN[header]}


def fields_of(columns: Columns) -> frozenset[str]:
    """Return the names of the row fields that these columns fill."""
    return frozenset(field for name in columns for field in _FIELDS_OF.get(name, (name,)))


def _fold(header: str) -> str:
    return _SIGNS.sub("", header.casefold())


_KNOWN: Final = {_fold(header): name for header, name in HEADERS.items()}
