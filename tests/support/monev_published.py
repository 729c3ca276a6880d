"""Totals that agencies have published, as rows from which they must come out exactly; what real exports add up to."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sync.contract.entities import CaseState, CaseText
from sync.contract.monev.reference import Case
from sync.contract.status import Bucket
from sync.server.lapor_export.rows import ExportRow
from tests.support.monev_rows import NOW

DATA: Final = Path(__file__).parents[3] / "shared" / "data"
"""Where real exports lie, which are not part of the project."""
REAL_EXPORTS: Final = ("laporan_ringkas_17_kolom.xlsx", "laporan_ringkas_20_kolom.xlsx")

_PHRASE: Final = {
    Bucket.UNVERIFIED: "Belum Terverifikasi",
    Bucket.UNANSWERED: "Terdisposisi ke Dinas Rekaan",
    Bucket.IN_PROCESS: "Ditindaklanjuti oleh Instansi",
    Bucket.DONE: "Ditutup oleh Sistem",
}

PUBLISHED: Final = {
    "Palangka Raya 2023": {Bucket.DONE: 589, Bucket.IN_PROCESS: 12, Bucket.UNANSWERED: 5},
    "Jatim S1 2024": {Bucket.UNVERIFIED: 48, Bucket.DONE: 905, Bucket.IN_PROCESS: 51, Bucket.UNANSWERED: 7},
    "Demak 2022": {Bucket.DONE: 373, Bucket.IN_PROCESS: 28, Bucket.UNANSWERED: 21},
    "Kalimantan Selatan": {Bucket.DONE: 779, Bucket.IN_PROCESS: 24},
}
"""Of the last only 803 and 97 percent done were published; 779 is the number of whole complaints that comes to it."""
TOTALS: Final = {"Palangka Raya 2023": 606, "Jatim S1 2024": 1011, "Demak 2022": 422, "Kalimantan Selatan": 803}


def published_cases(name: str) -> list[Case]:
    """Return as many complaints in each bucket as were published, at two units."""
    phrases = [_PHRASE[bucket] for bucket, count in PUBLISHED[name].items() for _ in range(count)]
    return [
        Case(
            row=row,
            text=CaseText(tracking_id=str(7_500_000 + row), title="Rekaan", received_at=NOW),
            state=CaseState(unit=2 + row % 2, status=phrase, lapor_status=phrase),
        )
        for row, phrase in enumerate(phrases, start=1)
    ]


def buckets_of_sheet(rows: Iterable[ExportRow]) -> dict[str, int]:
    """Count the rows of an export by bucket, as a person would who has nothing but the field notes."""
    return dict(Counter(_bucket_by_hand(row.status) for row in rows))


def _bucket_by_hand(phrase: str) -> str:
    """Tell the bucket of a phrase of the real exports as a person reads it off the field notes."""
    for beginning, bucket in (
        ("Belum Terverifikasi", "Belum Terverifikasi"),
        ("Terverifikasi", "Belum Ditindaklanjuti"),
        ("Terdisposisi", "Belum Ditindaklanjuti"),
        ("Ditutup", "Selesai"),
        ("Tertunda", "Tertunda"),
        ("Menunggu Kelengkapan", "Tertunda"),
        ("Diarsipkan", "Arsip"),
        ("Konten Terblokir", "Arsip"),
        ("Dikembalikan", "Dikembalikan"),
    ):
        if phrase.startswith(beginning):
            return bucket
    return "Proses"
