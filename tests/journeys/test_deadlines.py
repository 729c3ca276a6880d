"""A new day off reaches every desk with its next exchange; what was written when is proven over processes."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.support.programs import Centre, Ended, run, tindak

pytestmark = pytest.mark.slow


def _signed_in(centre: Centre, profile: Path, username: str) -> str:
    run("desktop", "sign-in", "--profile", str(profile), "--server", centre.url, "--username", username)
    tindak("sync", "--profile", str(profile))
    return str(profile)


def _due(profile: str) -> set[Any]:
    return {line["due_on"] for line in tindak("list", "--profile", profile)}


def test_a_day_off_that_is_declared_while_the_centre_runs_moves_the_deadlines_of_its_unit(
    centre: Centre, tmp_path: Path
) -> None:
    """Came in on Monday 16 November 2026: 17 to 20 and Monday 23; without the 18th, Tuesday 24 November."""
    ani, citra = (_signed_in(centre, tmp_path / name, name) for name in ("ani", "citra"))
    assert _due(ani) == _due(citra) == {"2026-11-23"}
    (tmp_path / "libur.csv").write_text("date,type,name\n2026-11-18,lokal,Hari jadi\n", encoding="utf-8")
    told = centre.document("calendar", "import", str(tmp_path / "libur.csv"), "--unit", "14001")
    assert told == {"name": "Libur lokal", "is_changed": True, "deadlines_moved": 3}
    for profile in (ani, citra):
        tindak("sync", "--profile", profile)
    assert (_due(ani), _due(citra)) == ({"2026-11-24"}, {"2026-11-23"})


def test_the_time_between_an_exchange_and_a_follow_up_is_proven_by_two_processes(
    centre: Centre, tmp_path: Path
) -> None:
    """The one heard the centre, the other wrote: the ticks of this computer tie them together."""
    ani = _signed_in(centre, tmp_path / "ani", "ani")
    tindak("follow-up", "7400001", "--profile", ani, "--kind", "respon-awal", "--text", "Kami periksa.")
    tindak("sync", "--profile", ani)
    with closing(sqlite3.connect(centre.data / "centre.db")) as database:
        row = database.execute("SELECT written_after, written_elapsed, received_at FROM events").fetchone()
    after, elapsed, received_at = row
    assert elapsed >= 0
    assert 0 < after <= after + elapsed <= received_at


def test_calendars_rules_and_zones_are_listed_and_bad_files_change_nothing(centre: Centre, tmp_path: Path) -> None:
    """What ships is there from the beginning."""
    (calendar,) = centre.document("calendar", "list")
    assert (calendar["unit"], calendar["version"], len(calendar["holidays"])) == (None, 1, 108)
    assert calendar["holidays"][0] == {"date": "2024-01-01", "type": "libur_nasional", "name": "Tahun Baru Masehi"}
    (rules,) = centre.document("rules", "list")
    assert (rules["name"], rules["verification"], rules["first_reply"], rules["closing"]) == ("62/2018", 3, 5, 10)
    assert "62 Tahun 2018" in rules["legal_basis"]
    (tmp_path / "rusak.csv").write_bytes(b"date,type,name\n2026-11-18,lokal,\xff\n")
    (tmp_path / "rusak.toml").write_text("name = ", encoding="utf-8")
    for words in (
        ("calendar", "import", "rusak.csv"),
        ("calendar", "import", "tidak-ada.csv"),
        ("rules", "import", "rusak.toml"),
    ):
        with pytest.raises(Ended, match=r"ended with 2: .*[Tt]idak"):
            centre.command(*words[:2], str(tmp_path / words[2]))
    assert (centre.document("calendar", "list"), centre.document("rules", "list")) == ([calendar], [rules])
    centre.command("unit", "zone", "14001", "WIT")
    zones = {unit["code"]: unit["zone"] for unit in centre.document("units")}
    assert zones == {"14001": "WIT", "14002": None}
