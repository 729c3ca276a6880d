"""The workbook of *Laporan Monev* in a real spreadsheet: LibreOffice works its formulas out, and comes to the figures.

It is not needed to work on Tindak: where there is no ``soffice``, this is skipped.
"""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import pytest

from desktop.reports.monev_book import monev_book
from sync.contract.monev.scope import Scope
from tests.desktop.test_monev import fill
from tests.desktop.test_monev_book import HEAD, sheets
from tests.support.desks import TestDesk
from tests.support.monev_rows import random_cases

_OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
_AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
"""Commas, quotes, UTF-8, raw numbers, and every sheet."""
_SECONDS = 180


def _without_values(book: bytes) -> bytes:
    """Return the workbook with nothing beside its formulas, so that whoever opens it has to work them out."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as packed, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bare:
        for name in packed.namelist():
            content = packed.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            bare.writestr(name, content)
    return made.getvalue()


def _place(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _number(words: str) -> float | str:
    return float(words.rstrip("%")) / (100 if words.endswith("%") else 1) if words else ""


@pytest.mark.slow
@pytest.mark.skipif(_OFFICE is None, reason="no LibreOffice on this computer")
def test_libreoffice_comes_to_the_figures(desk: TestDesk, tmp_path: Path) -> None:
    """Each formula of each sheet, with no value beside it to copy from."""
    fill(desk, random_cases(Random(9), 300), Random(9))
    book = monev_book(HEAD, desk.casework.figures.overview(Scope()))
    path = tmp_path / "monev.xlsx"
    path.write_bytes(_without_values(book))
    home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    asked = [str(_OFFICE), home, "--headless", "--norestore", "--convert-to", _AS_CSV, "--outdir", str(tmp_path)]
    done = subprocess.run([*asked, str(path)], check=False, capture_output=True, text=True, timeout=_SECONDS)
    assert done.returncode == 0, done.stderr
    count = 0
    for name, cells in sheets(book).items():
        rows = list(csv.reader((tmp_path / f"monev-{name}.csv").read_text("utf-8").splitlines()))
        shown = {_place(row, column): words for row, line in enumerate(rows) for column, words in enumerate(line)}
        for place, (formula, value) in cells.items():
            if formula:
                count += 1
                told = _number(shown[place])
                assert told == (pytest.approx(value) if isinstance(value, float) else value), (name, place, formula)
    assert count > 80
