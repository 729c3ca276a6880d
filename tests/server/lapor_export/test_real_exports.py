"""Both real exports, counted a second time with nothing but the standard library."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sync.server.lapor_export.reader import read_export

_DATA = Path(__file__).parents[3] / ".." / "shared" / "data"
_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

pytestmark = pytest.mark.skipif(not _DATA.is_dir(), reason="the real exports are not part of the project")


def _tracking_ids(path: Path) -> list[str]:
    """Everything below the header in the column that has it, read the plain way."""
    with zipfile.ZipFile(path) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(t.text or "" for t in entry.iter(f"{_NAMESPACE}t")) for entry in shared]
    column, found = "", []
    for cell in sheet.iter(f"{_NAMESPACE}c"):
        value = cell.find(f"{_NAMESPACE}v")
        text = texts[int(value.text or 0)] if value is not None and cell.get("t") == "s" else ""
        letters = re.sub(r"\d", "", cell.get("r", ""))
        if text == "Tracking ID":
            column = letters
        elif letters == column and text:
            found.append(text)
    return found


@pytest.mark.parametrize(
    ("name", "rows", "columns", "anonymous"),
    [("laporan_ringkas_17_kolom.xlsx", 607, 17, 467), ("laporan_ringkas_20_kolom.xlsx", 311, 20, 228)],
)
def test_a_real_export_is_read_wholly(name: str, rows: int, columns: int, anonymous: int) -> None:
    """Every row of a real export comes through, none is rejected, each with its date and status."""
    export = read_export(_DATA / name)
    assert len(export.rows) == export.seen == rows
    assert export.rejected == ()
    assert [row.tracking_id for row in export.rows] == _tracking_ids(_DATA / name)
    assert all(row.received_at and row.status for row in export.rows)
    assert sum(row.anonymous for row in export.rows) == anonymous
    # Date and time are one field, the kind of report two.
    assert {len(row.present) for row in export.rows} == {columns}
