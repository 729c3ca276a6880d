"""Recap and case sheet on the command line: files that an office hands on, from a real desk."""

import zipfile
from pathlib import Path

import pytest

from tests.journeys.conftest import Desks
from tests.support.programs import Centre, run, tindak

pytestmark = pytest.mark.slow

_NOVEMBER = ("--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def profile(centre: Centre, desk_of: Desks, tmp_path: Path) -> str:
    """A desk that has exchanged once, and has answered one complaint since; nothing runs any more."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.close()
    centre.kill()
    folder = str(tmp_path / "profil-ani")
    words = ("--kind", "respon-awal", "--text", "Yth. Bapak/Ibu Sutikno Rekaan, petugas datang Rabu.")
    tindak("follow-up", "7400001", "--profile", folder, *words)
    return folder


def test_a_recap_is_written_without_a_network(profile: str, tmp_path: Path) -> None:
    """All complaints of the month, names masked unless wanted."""
    path = tmp_path / "rekap.xlsx"
    told = tindak("report", "rekap", "--profile", profile, *_NOVEMBER, "--out", str(path))
    assert told == {"rows": 3, "file": str(path)}
    assert b"Sutikno" not in _sheet(path)
    assert b"S*** R***" in _sheet(path)
    tindak("report", "rekap", "--profile", profile, *_NOVEMBER, "--out", str(path), "--names")
    assert b"<t>Sutikno Rekaan</t>" in _sheet(path)
    paper = tmp_path / "kertas.pdf"
    told = tindak("report", "rekap", "--profile", profile, *_NOVEMBER, "--out", str(paper))
    assert told == {"rows": 3, "file": str(paper), "pages": 1}
    assert paper.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith((".tindak", "rekap"))] == ["rekap.xlsx"]


def test_a_case_is_printed_without_a_screen(profile: str, tmp_path: Path) -> None:
    """A PDF; standard output stays the script's."""
    path = tmp_path / "lembar.pdf"
    told = tindak("print", "7400001", "--profile", profile, "--out", str(path))
    assert told == {"pages": 1, "file": str(path)}
    assert path.read_bytes().startswith(b"%PDF")
    assert run("desktop", "print", "7400001", "--profile", profile, "--out", str(path)) == ""


def test_what_cannot_be_made_ends_with_2_and_a_sentence(profile: str, tmp_path: Path) -> None:
    """A wrong day, a folder that is not there, a complaint that is not here."""
    out = ("--out", str(tmp_path / "tiada" / "x.xlsx"))
    assert "tidak ada" in tindak("report", "rekap", "--profile", profile, *_NOVEMBER, *out, expect=2)["sentence"]
    assert "tidak ada" in tindak("print", "7400001", "--profile", profile, *out, expect=2)["sentence"]
    assert "tidak ada" in tindak("print", "9999999", "--profile", profile, *out, expect=2)["sentence"]
    days = ("--from", "2026-11-30", "--to", "2026-11-01", "--out", str(tmp_path / "x.xlsx"))
    assert "Periode" in tindak("report", "rekap", "--profile", profile, *days, expect=2)["sentence"]
    days = ("--from", "kemarin", "--to", "2026-11-01", "--out", str(tmp_path / "x.xlsx"))
    assert tindak("report", "rekap", "--profile", profile, *days, expect=2)["sentence"]
    assert not (tmp_path / "x.xlsx").exists()


def _sheet(path: Path) -> bytes:
    with zipfile.ZipFile(path) as book:
        return book.read("xl/worksheets/sheet1.xml")
