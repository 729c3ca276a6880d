"""Totals that agencies have published, as rows from which they must come out exactly."""

from typing import Final

from sync.contract.entities import CaseState, CaseText
from sync.contract.monev.reference import Case
from sync.contract.status import Bucket
from tests.support.monev_rows import NOW

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
