"""Casework on the command line: acts by the rules, what is to be done today, and what both tell to scripts."""

import json
from pathlib import Path

import pytest

from tests.support.programs import Centre, run, tindak

pytestmark = pytest.mark.slow


@pytest.fixture
def profile(centre: Centre, tmp_path: Path) -> str:
    """Hand out the folder of a desk that signed in and exchanged once."""
    folder = str(tmp_path / "profil")
    run("desktop", "sign-in", "--profile", folder, "--server", centre.url, "--username", "ani")
    tindak("sync", "--profile", folder)
    return folder


def test_the_table_is_told_without_any_profile() -> None:
    """A script can know what there is before anybody has signed in."""
    table = {act["action"]: act for act in json.loads(run("desktop", "act", "--list"))}
    assert len(table) == 23
    assert table["kembalikan"] == {
        "action": "kembalikan",
        "kind": "kembalikan",
        "words": "Kembalikan ke koordinator",
        "roles": ["liaison", "coordinator"],
        "states": ["belum-terverifikasi", "terdisposisi"],
        "to": "dikembalikan",
        "needs": ["reason", "disposed", "coordinator"],
        "may": ["unit", "text"],
        "public": False,
    }
    assert table["jawab-konsultasi"]["roles"] == ["consulted"]
    assert table["setujui-konsep"]["needs"] == ["disposed", "draft"]


def test_an_act_is_recorded_shown_and_received(centre: Centre, profile: str) -> None:
    """Offline at once; the event of the centre says the same particulars afterwards."""
    centre.stop()
    done = tindak(
        "act", "7400001", "kendala", "--profile", profile, "--text", "Dana habis.", "--category", "anggaran"
    )  # fmt: skip
    assert (done["action"], done["tracking_id"], set(done)) == ("kendala", "7400001", {"id", "action", "tracking_id"})
    for lamp in ("saved", "received"):
        shown = tindak("show", "7400001", "--profile", profile)
        (event,) = shown["events"]
        assert (event["id"], event["lamp"]) == (done["id"], lamp)
        assert (event["category"], event["details"]) == ("Anggaran", "kategori: Anggaran")
        centre.serve()
        tindak("sync", "--profile", profile)
        centre.stop()
    assert (shown["standing"], shown["turn"], shown["turn_act"], shown["mine"]) == (
        "terdisposisi", "unit", "respon-awal", True,
    )  # fmt: skip
    assert shown["turn_units"] == ["Kecamatan Tirta Muara"]
    assert shown["turn_sentence"] == "Giliran Kecamatan Tirta Muara: menulis respon awal."
    assert (shown["consults"], shown["suggested_unit"], shown["related"], shown["wrong_dispositions"]) == (
        [], None, [], 0,
    )  # fmt: skip
    assert {one["clock"] for one in shown["deadlines"]} >= {"first_reply", "completion"}
    (listed,) = (one for one in tindak("list", "--profile", profile) if one["tracking_id"] == "7400001")
    assert listed["deadlines"] == shown["deadlines"], "the list of a window has none"
    words = run("desktop", "show", "7400001", "--profile", profile)
    assert "Kendala [received]\nkategori: Anggaran\nDana habis." in words


def test_what_the_rules_refuse_says_why(profile: str) -> None:
    """2, with a code for scripts and a sentence for people; nothing is queued."""
    refused = tindak("act", "7400001", "usulkan-selesai", "--profile", profile, expect=2)
    assert (refused["error"], refused["reason"]) == ("T102", "state-forbids")
    assert refused["sentence"]
    for words in (("7400001", "terbang"), ("7400001",), ("9999999", "catatan-internal", "--text", "x")):
        assert tindak("act", *words, "--profile", profile, expect=2)["error"] == "T100"
    assert tindak("act", "7400001", "verify", "--profile", profile, expect=2)["reason"] == "role-may-not"
    assert tindak("act", "7400001", "catatan-internal", "--profile", profile, "--at", "kemarin", expect=2)["sentence"]
    assert tindak("outbox", "--profile", profile) == []


def test_today_tells_what_waits_for_this_officer(profile: str) -> None:
    """For a script in order; for people under headings."""
    items = tindak("today", "--profile", profile)
    assert [item["tracking_id"] for item in items] == ["7400001", "7400002", "7400003"]
    assert set(items[0]) == {
        "group", "tracking_id", "title", "unit", "turn", "act", "sentence", "action_due", "working_days_left", "mine",
        "action",
    }  # fmt: skip
    assert {(item["turn"], item["act"], item["mine"]) for item in items} == {("unit", "respon-awal", True)}
    words = run("desktop", "today", "--profile", profile)
    assert words.count("Giliran Kecamatan Tirta Muara: menulis respon awal.") == 3


def test_units_that_can_be_named(profile: str) -> None:
    """Those of the own tree, with their codes."""
    assert tindak("units", "--profile", profile) == [{"code": "14001", "name": "Kecamatan Tirta Muara"}]


def test_a_kind_that_only_the_reporter_has_is_refused_in_words(profile: str) -> None:
    """No name of a class reaches an operator."""
    words = ("7400001", "--profile", profile, "--kind", "balasan-pelapor", "--text", "x")
    with pytest.raises(Exception, match="pilih salah satu: respon-awal, respon-substantif, catatan, kendala") as said:
        run("desktop", "follow-up", *words)
    assert "EventKind" not in str(said.value)


@pytest.mark.parametrize("module", ["desktop", "sync.server"])
def test_the_version_is_told(module: str) -> None:
    """One line."""
    assert run(module, "--version").split()[-1] == "0.1.0"
