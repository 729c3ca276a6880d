"""Templates from the administrator to the officer's letter, by commands."""

from pathlib import Path

import pytest

from tests.journeys.conftest import KECAMATAN
from tests.support.programs import Centre, run, tindak

pytestmark = pytest.mark.slow

_FILE = """
[[template]]
name = "Salam rekaan"
kinds = ["respon-awal"]
text = "{sapaan}, laporan {tracking_id} kami baca. Kabar berikutnya {tanggal kabar}."
"""


@pytest.fixture
def profile(centre: Centre, tmp_path: Path) -> str:
    """Hand out the folder of a desk that signed in; the centre has one template more than ships."""
    (tmp_path / "templat.toml").write_text(_FILE, encoding="utf-8")
    told = centre.document("template", "import", str(tmp_path / "templat.toml"), "--unit", KECAMATAN[0])
    assert told == {"created": 1, "updated": 0, "unchanged": 0}
    folder = str(tmp_path / "profil")
    run("desktop", "sign-in", "--profile", folder, "--server", centre.url, "--username", "ani")
    tindak("sync", "--profile", folder)
    return folder


def test_a_template_of_the_centre_becomes_a_letter(centre: Centre, profile: str) -> None:
    """Listed, filled in, checked, sent; each document has its promised keys."""
    (shown,) = centre.document("template", "list")
    assert set(shown) >= {"key", "name", "unit", "kinds", "owner", "valid_until", "uses", "version", "text"}
    (listed,) = [one for one in tindak("templates", "--profile", profile) if one["name"] == "Salam rekaan"]
    assert set(listed) >= {"key", "name", "kinds", "owner", "shared", "valid_until", "waiting", "text"}
    assert (listed["key"], listed["shared"], listed["waiting"]) == (shown["key"], False, False)
    filled = tindak("fill", "7400001", "--profile", profile, "--template", "Salam rekaan")
    assert filled["unfilled"] == ["{tanggal kabar}"]
    assert "laporan 7400001 kami baca" in filled["text"]
    words = ("7400001", "--profile", profile, "--kind", "respon-awal", "--text", filled["text"])
    codes = [one["code"] for one in tindak("check", *words)["remarks"]]
    assert "placeholder" in codes
    made = tindak("follow-up", *words, "--template", "Salam rekaan")
    assert tindak("sync", "--profile", profile)["outcome"] == "done"
    (received,) = tindak("outbox", "--profile", profile)
    assert (received["id"], received["lamp"]) == (made["id"], "received")
    tindak("fill", "7400001", "--profile", profile, "--template", "Tidak ada", expect=2)


def test_a_dropped_template_is_gone_after_the_next_exchange(centre: Centre, profile: str) -> None:
    """And dropping it again is told as bad input."""
    centre.command("template", "drop", "Salam rekaan")
    tindak("sync", "--profile", profile)
    assert "Salam rekaan" not in [one["name"] for one in tindak("templates", "--profile", profile)]
    run("sync.server", "template", "drop", "Salam rekaan", "--data", str(centre.data), expect=2)


def test_a_template_saved_at_a_desk_waits_in_its_outbox(profile: str) -> None:
    """It is listed at once, and dropped at once."""
    made = tindak("template-save", "Baru", "--profile", profile, "--text", "{sapaan}", "--kind", "respon-awal")
    (listed,) = [one for one in tindak("templates", "--profile", profile) if one["name"] == "Baru"]
    assert (listed["waiting"], listed["kinds"]) == (True, ["respon-awal"])
    (waiting,) = tindak("outbox", "--profile", profile)
    assert (waiting["id"], waiting["kind"], waiting["tracking_id"]) == (made["id"], "template-save", "")
    tindak("template-drop", "Baru", "--profile", profile)
    assert "Baru" not in [one["name"] for one in tindak("templates", "--profile", profile)]
    tindak("template-save", "", "--profile", profile, "--text", "x", expect=2)
