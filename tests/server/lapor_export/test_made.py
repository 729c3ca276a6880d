"""When an export was made: from the rows above its header, from the workbook, or not to be known."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter

from sync.server.lapor_export.made import DAY_MS, is_older, made_at
from sync.server.lapor_export.reader import read_export
from tests.server.lapor_export.workbooks import ALL_HEADERS, Value, complaint, rewrite, write_export

_CORE = "docProps/core.xml"


def ms(day: int, hour: int = 0, minute: int = 0) -> int:
    """A moment in August 2026, UTC."""
    return round(datetime(2026, 8, day, hour, minute, tzinfo=UTC).timestamp()) * 1000


def workbook(path: Path, created: str, made_on: Value = None, label: str = "Tanggal Generate") -> Path:
    """An export with one complaint of 6 August 2026 02:15, these properties, and perhaps a day above its header."""
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("Laporan Ringkas")
        if made_on is not None:
            page.write(0, 0, label)
            page.write(0, 2, made_on)
        page.write_row(2, 0, ALL_HEADERS)
        page.write_row(3, 0, [complaint()[header] for header in ALL_HEADERS])
    told = f"<dcterms:created>{created}</dcterms:created><dcterms:modified>2026-08-20T05:00:00Z</dcterms:modified>"
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="http://purl.org/dc/terms/">{told}</cp:coreProperties>'
    )
    return rewrite(path, _CORE, lambda _: core.encode())


@pytest.mark.parametrize(
    ("created", "made_on", "expected"),
    [
        ("2026-08-10T03:00:00Z", None, ms(10, 3)),
        ("2026-08-10T10:00:00+07:00", None, ms(10, 3)),
        ("2026-08-10T03:00:00Z", "2026-08-10", ms(10, 3)),
        ("2026-08-10T03:00:00Z", "Senin, 10 Agustus 2026", ms(10, 3)),
        ("2026-08-10T03:00:00Z", "2026-08-08", ms(8)),
        ("2026-08-10T03:00:00Z", "2026-08-01", 0),
        ("2026-08-10T03:00:00Z", "kemarin", ms(10, 3)),
        ("2026-08-01T03:00:00Z", None, ms(20, 5)),
        ("1980-01-01T00:00:00Z", None, ms(20, 5)),
        ("tidak tahu", None, ms(20, 5)),
    ],
)
def test_the_day_that_the_export_names_counts_before_what_the_workbook_says(
    tmp_path: Path, created: str, made_on: str | None, expected: int
) -> None:
    """A copy made anew has properties of its own; nothing is older than the complaints in it."""
    assert read_export(workbook(tmp_path / "ekspor.xlsx", created, made_on)).made_at == expected


@pytest.mark.parametrize("core", [b"<rusak", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", b"<a>" + b" " * 900_000 + b"</a>"])
def test_properties_that_are_damaged_or_endless_say_nothing(tmp_path: Path, core: bytes) -> None:
    """The complaints are read all the same."""
    path = rewrite(write_export(tmp_path / "ekspor.xlsx", [complaint()]), _CORE, lambda _: core)
    export = read_export(path)
    assert (len(export.rows), export.made_at) == (1, 0)


def test_a_day_alone_must_be_a_whole_day_earlier() -> None:
    """Nobody knows the hour, nor the zone; two moments need no such care."""
    assert is_older(ms(9), ms(10))
    assert not is_older(ms(10), ms(10, 3))
    assert not is_older(ms(9, 12), ms(10))
    assert is_older(ms(10, 3), ms(10, 3, 1))
    assert not is_older(ms(10, 3), ms(10, 3))
    assert not is_older(0, ms(10))
    assert not is_older(ms(10), 0)


def test_a_day_may_be_that_of_another_zone() -> None:
    """In Jayapura it is the next day already when a complaint of the last hours (UTC) is exported."""
    evening = ms(10, 16)
    assert made_at(datetime(2026, 8, 11, tzinfo=UTC), (), evening) == ms(11)
    assert made_at(datetime(2026, 8, 10, tzinfo=UTC), (evening,), evening) == evening
    assert ms(11) - ms(10) == DAY_MS
