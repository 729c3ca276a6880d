"""The commands are an interface: their keys, exit codes and silence on standard output are promises."""

import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.programs import PASSWORD, Centre, run, start, tindak

pytestmark = pytest.mark.slow


def _sign_in(centre: Centre, profile: Path, username: str = "ani") -> None:
    run("desktop", "sign-in", "--profile", str(profile), "--server", centre.url, "--username", username)


@pytest.fixture
def profile(centre: Centre, tmp_path: Path) -> str:
    """Hand out the folder of a desk that signed in and exchanged once."""
    _sign_in(centre, tmp_path / "profil")
    tindak("sync", "--profile", str(tmp_path / "profil"))
    return str(tmp_path / "profil")


def test_the_documents_have_their_promised_keys(centre: Centre, profile: str) -> None:
    """Scripts read these; more keys may come, none may go."""
    listed = tindak("list", "--profile", profile)
    assert [line["tracking_id"] for line in listed] == ["7400001", "7400002", "7400003"]
    assert set(listed[0]) >= {"tracking_id", "title", "status", "bucket", "unit", "due_on", "waiting"}
    assert (listed[0]["bucket"], listed[0]["waiting"]) == ("Belum Ditindaklanjuti", 0)
    made = tindak("follow-up", "7400001", "--profile", profile, "--kind", "respon-awal", "--text", "Kami periksa.")
    (waiting,) = tindak("outbox", "--profile", profile)
    assert (waiting["id"], waiting["lamp"], waiting["reason"], waiting["receipt"]) == (made["id"], "saved", None, None)
    moved = tindak("sync", "--profile", profile)
    assert set(moved) >= {
        "outcome", "pushed", "pulled", "round_trips", "bytes_sent", "bytes_received", "duration_ms", "line",
        "next_try_at", "clock_off_by_seconds", "unconfirmed",
    }  # fmt: skip
    assert (moved["line"], moved["clock_off_by_seconds"], moved["unconfirmed"]) == ("online", 0, 0)
    assert datetime.fromisoformat(moved["next_try_at"]).tzinfo is not None
    assert (moved["outcome"], moved["pushed"], moved["round_trips"]) == ("done", 1, 1)
    (received,) = tindak("outbox", "--profile", profile)
    assert (received["lamp"], received["receipt"][:3]) == ("received", "TT-")
    mine = tindak("show", "7400001", "--profile", profile)
    theirs = centre.document("show", "7400001")
    (event,) = mine["events"]
    assert event["lamp"] == "received"
    for key in ("id", "kind", "text", "author", "unit", "written_at", "received_at"):
        assert event[key] == theirs["events"][0][key]
    for key in ("tracking_id", "title", "status", "bucket", "unit"):
        assert mine[key] == theirs[key]


def test_a_dry_run_tells_what_would_go_and_sends_nothing(centre: Centre, profile: str) -> None:
    """With the centre away, too: no connection is wanted."""
    action = tindak("follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", "Ditelepon.")["id"]
    centre.stop()
    told = tindak("sync", "--dry-run", "--profile", profile)
    assert (told["dry_run"], told["sent"], told["requests"], told["blocked"]) == (True, 0, 1, None)
    assert [(one["id"], one["kind"], one["would_be"]) for one in told["actions"]] == [(action, "catatan", None)]
    assert told["bytes_sent"] > 100
    assert set(told["files"]) == {"files", "bytes", "duration_ms", "resting"}
    (waiting,) = tindak("outbox", "--profile", profile)
    assert (waiting["lamp"], waiting["tries"], waiting["tried_at"], waiting["cancelled"]) == ("saved", 0, None, False)


def test_list_can_be_narrowed(profile: str) -> None:
    """By parts of words, by bucket in any spelling, and by deadline, of several those that any of them finds."""
    assert [line["tracking_id"] for line in tindak("list", "--search", "7400002", "--profile", profile)] == ["7400002"]
    assert len(tindak("list", "--search", "gulita", "--profile", profile)) == 3
    assert len(tindak("list", "--bucket", "belum-ditindaklanjuti", "--profile", profile)) == 3
    assert tindak("list", "--bucket", "Selesai", "--profile", profile) == []
    among = {
        one: {line["tracking_id"] for line in tindak("list", "--deadline", one, "--profile", profile)}
        for one in ("overdue", "soon", "week", "later", "none")
    }
    everything = tindak("list", "--profile", profile)
    assert sum(len(found) for one, found in among.items() if one != "week") == len(everything)
    assert among["week"] <= among["soon"] | among["later"]
    two = tindak("list", "--deadline", "overdue", "--deadline", "week", "--profile", profile)
    assert {line["tracking_id"] for line in two} == among["overdue"] | among["week"]


def test_bad_input_is_2_and_changes_nothing(profile: str, tmp_path: Path) -> None:
    """Each with a sentence on standard error, and one document on standard output where JSON was asked for."""
    for words in (
        ("show", "9999999", "--profile", profile),
        ("follow-up", "9999999", "--profile", profile, "--kind", "catatan", "--text", "x"),
        ("follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", "  "),
        ("list", "--profile", str(tmp_path / "tidak-ada")),
    ):
        assert tindak(*words, expect=2)["sentence"]
    run("desktop", "follow-up", "7400001", "--profile", profile, "--kind", "balasan-pelapor", "--text", "x", expect=2)
    assert tindak("list", "--profile", profile, "--bucket", "Entah", expect=2)["sentence"]
    assert tindak("list", "--profile", profile, "--deadline", "besok", expect=2)["sentence"]
    run("desktop", "terbang", expect=2)
    assert tindak("outbox", "--profile", profile) == []


def test_no_centre_is_3_and_the_work_is_safe(centre: Centre, profile: str) -> None:
    """The document says so too."""
    centre.stop()
    tindak("follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", "Tetap ada.")
    moved = tindak("sync", "--profile", profile, expect=3)
    assert (moved["outcome"], moved["pushed"], moved["line"]) == ("unreachable", 0, "no-network")
    assert len(tindak("outbox", "--profile", profile)) == 1


def test_maintenance_is_3_and_says_how_it_is(centre: Centre, profile: str) -> None:
    """The centre is there, but not for work; nobody has to sign in again."""
    centre.command("maintenance", "on", "--message", "Server dipelihara sampai pukul 12.")
    moved = tindak("sync", "--profile", profile, expect=3)
    assert (moved["outcome"], moved["sentence"]) == ("maintenance", "Server dipelihara sampai pukul 12.")
    assert moved["line"] == "maintenance"
    centre.command("maintenance", "off")
    assert tindak("sync", "--profile", profile)["outcome"] == "done"


def test_a_failed_command_of_the_centre_is_one_document_too(centre: Centre, tmp_path: Path) -> None:
    """Scripts read the same shape on both sides."""
    (tmp_path / "bukan.xlsx").write_text("bukan buku kerja", encoding="utf-8")
    for words in (("import-lapor", str(tmp_path / "bukan.xlsx")), ("show", "9999999")):
        told = json.loads(run("sync.server", *words, "--data", str(centre.data), "--json", expect=2))
        assert set(told) == {"error", "sentence"}
    run("sync.server", "serve", "--data", str(centre.data), "--port", "99999", expect=2)


def test_a_first_sign_in_without_a_centre_promises_nothing(tmp_path: Path) -> None:
    """Nothing waits yet that could be sent by itself; a mistyped address is the likeliest cause."""
    words = ("sign-in", "--profile", str(tmp_path / "p"), "--server", "http://127.0.0.1:9", "--username", "ani")
    with start("desktop", *words) as command:
        _, said = command.communicate(timeout=60)
    assert command.returncode == 3
    assert "Periksa alamat" in said
    assert "dikirim sendiri" not in said


def test_a_refusal_is_4(centre: Centre, profile: str, tmp_path: Path) -> None:
    """A wrong password at the centre or at the vault, and a session that was ended."""
    with start(
        "desktop", "sign-in", "--profile", str(tmp_path / "baru"), "--server", centre.url, "--username", "ani",
        TINDAK_PASSWORD="salah",
    ) as wrong:  # fmt: skip
        wrong.communicate(timeout=60)
    assert wrong.returncode == 4
    assert not (tmp_path / "baru").exists()
    with start("desktop", "list", "--profile", profile, "--json", TINDAK_PASSWORD="salah") as locked:
        told, _ = locked.communicate(timeout=60)
    assert locked.returncode == 4
    assert "data terkunci" in json.loads(told)["sentence"]
    centre.command("user", "password", "--username", "ani", given=PASSWORD + "\n")
    refused = tindak("sync", "--profile", profile, expect=4)
    assert (refused["outcome"], refused["line"], refused["next_try_at"]) == ("refused", "sign-in-required", None)
    _sign_in(centre, Path(profile))
    assert tindak("sync", "--profile", profile)["outcome"] == "done"


def test_a_changed_password_opens_the_vault_once_the_former_is_given(centre: Centre, profile: str) -> None:
    """Nothing is lost with the former password; it is told which of the two is missing."""
    centre.command("user", "password", "--username", "ani", given="kata-baru-rekaan\n")
    words = ("sign-in", "--profile", profile, "--server", centre.url, "--username", "ani")
    with start("desktop", *words, TINDAK_PASSWORD="kata-baru-rekaan") as half:
        _, said = half.communicate(timeout=60)
    assert half.returncode == 4
    assert "yang lama" in said
    both = {"TINDAK_PASSWORD": "kata-baru-rekaan", "TINDAK_VAULT_PASSWORD": PASSWORD}
    with start("desktop", *words, **both) as whole:
        whole.communicate(timeout=60)
    assert whole.returncode == 0
    with start("desktop", "list", "--profile", profile, "--json", TINDAK_PASSWORD="kata-baru-rekaan") as listing:
        told, _ = listing.communicate(timeout=60)
    assert len(json.loads(told)) == 3


def test_damaged_local_data_is_5(profile: str) -> None:
    """The desk says what is wrong instead of starting over."""
    database = Path(profile) / "desk.db"
    database.write_bytes(b"rusak" * 4096)
    assert tindak("list", "--profile", profile, expect=5)["sentence"]
    assert database.read_bytes() == b"rusak" * 4096


def test_a_window_without_a_screen_is_told_in_words(tmp_path: Path) -> None:
    """The program does not abort; on Linux it can know."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "--profile", str(tmp_path / "profil")],
        capture_output=True, encoding="utf-8", timeout=60, check=False,
        env={name: value for name, value in os.environ.items() if name not in hidden},
    )  # fmt: skip
    assert (done.returncode, "layar" in done.stderr) == (2, True)


def test_a_folder_that_cannot_be_made_is_told_in_words(centre: Centre, tmp_path: Path) -> None:
    """Exit code 5 and a sentence, no traceback."""
    (tmp_path / "berkas").write_text("x", encoding="utf-8")
    words = ("sign-in", "--profile", str(tmp_path / "berkas" / "profil"), "--server", centre.url, "--username", "ani")
    with start("desktop", *words) as command:
        _, said = command.communicate(timeout=60)
    assert command.returncode == 5
    assert "Folder profil" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("address", ["http://[", "https://host:abc", "tindak.go.id"])
def test_an_impossible_address_is_bad_input(tmp_path: Path, address: str) -> None:
    """Nothing is sent anywhere."""
    run("desktop", "sign-in", "--profile", str(tmp_path / "p"), "--server", address, "--username", "ani", expect=2)


def test_without_a_password_a_script_is_told_how_to_give_one(profile: str) -> None:
    """It never hangs at a prompt that nobody sees."""
    environment = {name: value for name, value in os.environ.items() if name != "TINDAK_PASSWORD"}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "list", "--profile", profile],
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", env=environment, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "TINDAK_PASSWORD" in done.stderr
