"""Figures in memory: the room *Monev* over invented complaints, counted by the contract's own words."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sync.contract.errors import LocalFault
from sync.contract.monev import facts
from sync.contract.monev.asking import Ask
from sync.contract.monev.behind import cases_behind, longest_overdue
from sync.contract.monev.gathered import Overview, Trend, overview, trend
from sync.contract.monev.scope import By, Scope, number_of
from sync.contract.monev.tree import UnitName
from sync.contract.status import ANSWERED_PHRASE, REPLIED_PHRASE, Bucket
from tests.support.invented_cases import NOW
from ui.clock import local_day
from ui.ports.monev import BehindLine, OfficeFacts, OverdueLine, Prepared, ReportFigures

UNITS = (
    UnitName(1, "KAB", "Kabupaten Tirta Kencana", 0),
    UnitName(2, "TM", "Kecamatan Tirta Muara", 1),
    UnitName(3, "TH", "Kecamatan Tirta Hulu", 1),
    UnitName(4, "DPU", "Dinas Pekerjaan Umum dan Penataan Ruang", 1),
)
_CATEGORIES = ("Jalan rusak", "Lampu jalan", "Air bersih", "")
_TITLES = (
    "Jalan usaha tani Handil Lima putus sepanjang 12 meter",
    "Lampu jalan dermaga padam sejak awal bulan",
    "Air PDAM keruh di Gang Melati",
    "Tumpukan sampah di belakang pasar desa",
    "Jembatan kayu lapuk di RT 04",
)
_BUCKETS = (4, 4, 4, 2, 1, 4, 3, 4, 6, 5)


class InventedMonev:
    """The figures of some complaints of this year. ``fault`` is raised by every question while it is set."""

    def __init__(self, count: int = 240) -> None:
        """Invent so many complaints."""
        self.count = count
        self.asked: list[Scope] = []
        self.trends: list[By] = []
        self.reports: list[tuple[Scope, int]] = []
        self.fault: LocalFault | None = None
        self.books: list[Path] = []
        self.preparing: list[Prepared] = []
        """What is told before figures are ready, one at each question."""

    def prepare(self) -> Prepared:
        """Be ready, once all has been told."""
        return self.preparing.pop(0) if self.preparing else Prepared(0, 0)

    def overview(self, scope: Scope) -> Overview:
        """Count."""
        self.asked.append(scope)
        if self.fault is not None:
            raise self.fault
        with self._laid_out() as known:
            return overview(_asking(known), list(UNITS), scope, NOW)

    def report(self, scope: Scope, most: int) -> ReportFigures:
        """Count, and name the overdue."""
        self.reports.append((scope, most))
        shown = self.overview(scope)
        with self._laid_out() as known:
            dues = longest_overdue(_asking(known), scope, most)
        lines = zip(dues, self.behind_lines([row for row, _ in dues]), strict=True)
        return ReportFigures(
            shown, tuple(OverdueLine(one.tracking_id, one.title, one.unit, due, 3) for (_, due), one in lines)
        )

    def trend(self, scope: Scope, by: By) -> Trend:
        """Count by period."""
        self.trends.append(by)
        with self._laid_out() as known:
            return trend(_asking(known), scope, by)

    def units(self) -> tuple[UnitName, ...]:
        """Return four units."""
        return UNITS

    def facts(self, code: str = "") -> OfficeFacts:
        """Return the office."""
        name = next((one.name for one in UNITS if one.code == code), UNITS[0].name)
        return OfficeFacts(name, "", local_day(NOW))

    def behind(
        self, scope: Scope, figure: str, bucket: Bucket | None = None, named: str | None = None
    ) -> tuple[int, ...]:
        """Return the cases behind a figure."""
        with self._laid_out() as known:
            return tuple(cases_behind(_asking(known), scope, figure, bucket, named))

    def behind_lines(self, cases: Sequence[int]) -> tuple[BehindLine, ...]:
        """Return what they say."""
        if self.fault is not None:
            raise self.fault
        return tuple(
            BehindLine(
                row,
                str(7_400_000 + row),
                _TITLES[row % len(_TITLES)],
                UNITS[1 + row % 3].name,
                ANSWERED_PHRASE if row % 3 else REPLIED_PHRASE,
                local_day(NOW) - timedelta(days=3) if row % 11 == 0 else None,
            )
            for row in cases
        )

    def save_book(self, shown: Overview, period: str, code: str, path: Path) -> None:
        """Note that it was wanted."""
        del shown, period, code
        self.books.append(path)

    def _laid_out(self) -> sqlite3.Connection:
        connection = sqlite3.connect(":memory:", factory=_Closing)
        for name, columns in ((facts.FACTS, facts.COLUMNS), *facts.BESIDE.items()):
            connection.execute(facts.create(name, columns))
        today = number_of(local_day(NOW))
        first = number_of(date(local_day(NOW).year - 1, 6, 1))
        for row in range(1, self.count + 1):
            day = first + row * (today - first) // self.count
            bucket = _BUCKETS[row % len(_BUCKETS)]
            done = day + 12 if bucket == 4 and row % 9 else None  # a few were closed on an unknown day
            late = today - 3 if row % 11 == 0 else None
            values = (
                row, str(7_400_000 + row), 2 + row % 3, day, bucket,
                int(row % 3 == 0 and bucket in (1, 2)), late, 0, int(bucket == 6), 0, 0,
                row % 5 if bucket in (2, 4) else None, int(row % 5 < 4) if bucket in (2, 4) else None,
                8 + row % 6 if done else None, 1 if done else None, done, "Pengaduan", _CATEGORIES[row % 4],
                "Website", "5" if done and row % 3 == 0 else "", 0, int(row % 19 == 0), 0,
            )  # fmt: skip
            connection.execute(f"INSERT INTO {facts.FACTS} VALUES ({', '.join('?' * len(values))})", values)
        connection.execute(f"INSERT INTO {facts.UNITS} VALUES (0, 25200000, 0, {today})")
        parents = {one.row: one.parent for one in UNITS}
        connection.executemany(f"INSERT INTO {facts.BELOW} VALUES (?, ?)", facts.below(parents))
        held_up = [(row, "Anggaran" if row % 2 else "Cuaca atau medan") for row in range(20, self.count, 40)]
        connection.executemany(f"INSERT INTO {facts.CONSTRAINTS} VALUES (?, ?)", held_up)
        wrote = [
            (row, 2 + row % 3, f"petugas-{row % 2}") for row in range(1, self.count) if row % len(_BUCKETS) in (2, 4)
        ]
        connection.executemany(f"INSERT INTO {facts.OFFICERS} VALUES (?, ?, ?)", wrote)
        noticed = [
            (row, code) for row in range(25, self.count, 60) for code in ("no-camera", "long-ago")[: 1 + row % 2]
        ]
        connection.executemany(f"INSERT INTO {facts.REMARKS} VALUES (?, ?)", noticed)
        return connection


class _Closing(sqlite3.Connection):
    """Closes at the end of its block."""

    def __exit__(self, *_: object) -> Any:
        self.close()
        return False


def _asking(connection: sqlite3.Connection) -> Ask:
    def run(query: str, given: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        return connection.execute(query, dict(given)).fetchall()

    return Ask(run)
