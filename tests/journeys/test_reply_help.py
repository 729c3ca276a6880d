"""``check`` and ``follow-up --override``: what scripts may rely on."""

from pathlib import Path

import pytest

from tests.journeys.conftest import KECAMATAN
from tests.support.programs import Centre, run, tindak

pytestmark = pytest.mark.slow

_TEXT = "Hubungi Pak Camat di 0812-3456-7890, akan segera kami cek."


@pytest.fixture
def profile(centre: Centre, tmp_path: Path) -> str:
    """Hand out the folder of a desk that signed in and exchanged once."""
    folder = str(tmp_path / "profil")
    run("desktop", "sign-in", "--profile", folder, "--server", centre.url, "--username", "ani")
    tindak("sync", "--profile", folder)
    return folder


def test_a_blocked_text_is_told_and_not_recorded(profile: str) -> None:
    """The document has its promised keys, and a liaison officer cannot override."""
    told = tindak("check", "7400001", "--profile", profile, "--text", _TEXT)
    assert set(told) >= {"remarks", "blocked", "length", "limit"}
    assert (told["blocked"], told["length"], told["limit"]) == (True, len(_TEXT), 1000)
    first = told["remarks"][0]
    assert set(first) >= {"code", "severity", "start", "end", "text", "sentence"}
    assert (first["code"], first["severity"], first["text"]) == ("phone", "blocking", "0812-3456-7890")
    assert _TEXT[first["start"] : first["end"]] == first["text"]
    words = ("follow-up", "7400001", "--profile", profile, "--kind", "respon-substantif", "--text", _TEXT)
    for more in ((), ("--override",)):
        refused = tindak(*words, *more, expect=2)
        assert (refused["error"], "0812-3456-7890" in refused["sentence"]) == ("T101", True)
    assert tindak("outbox", "--profile", profile) == []


def test_a_text_with_mere_hints_is_not_blocked(profile: str) -> None:
    """It is recorded as it stands; a note is looked at for a NIK only."""
    told = tindak("check", "7400001", "--profile", profile, "--text", "Akan segera kami cek.", "--kind", "respon-awal")
    assert told["blocked"] is False
    assert {one["code"] for one in told["remarks"]} == {"undated-promise", "too-short"}
    assert tindak("check", "7400001", "--profile", profile, "--text", _TEXT, "--kind", "catatan")["remarks"] == []
    tindak("check", "9999999", "--profile", profile, "--text", "x", expect=2)


def test_a_coordinator_may_send_it_all_the_same(centre: Centre, tmp_path: Path) -> None:
    """With the option, which says that he has looked at it."""
    folder = str(tmp_path / "koordinator")
    centre.add_officer("kiki", KECAMATAN[0], "coordinator")
    run("desktop", "sign-in", "--profile", folder, "--server", centre.url, "--username", "kiki")
    tindak("sync", "--profile", folder)
    words = ("follow-up", "7400001", "--profile", folder, "--kind", "respon-substantif", "--text", _TEXT)
    assert "--override" in tindak(*words, expect=2)["sentence"]
    made = tindak(*words, "--override")
    (waiting,) = tindak("outbox", "--profile", folder)
    assert (waiting["id"], waiting["lamp"]) == (made["id"], "saved")
    asked = ("act", "7400001", "respon-awal", "--profile", folder, "--text", _TEXT)
    assert tindak(*asked, expect=2)["error"] == "T101"
    tindak(*asked, "--override")
    assert len(tindak("outbox", "--profile", folder)) == 2
