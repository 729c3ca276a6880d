"""A receipt on the command line: shown, kept in a file, checked where there is neither network nor vault."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.journeys.conftest import Desks
from tests.support.programs import Centre, run, tindak

pytestmark = pytest.mark.slow


@pytest.fixture
def received(centre: Centre, desk_of: Desks, tmp_path: Path) -> tuple[str, str]:
    """Profile and id of a follow-up that the centre has received; nothing runs any more."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.close()
    profile = str(tmp_path / "profil-ani")
    action = tindak("follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", "Sudah ditinjau.")[
        "id"
    ]
    tindak("sync", "--profile", profile)
    centre.kill()
    return profile, action


def test_a_receipt_is_shown_and_found_genuine_without_a_network(received: tuple[str, str]) -> None:
    """Number, words and proof; a script gets them as one document."""
    profile, action = received
    told = tindak("receipt", action, "--profile", profile)
    [line] = tindak("outbox", "--profile", profile)
    assert (told["number"], told["genuine"], told["text"]) == (line["receipt"], True, "Sudah ditinjau.")
    page = run("desktop", "receipt", action, "--profile", profile)
    assert "TANDA TERIMA" in page
    assert "sah: ditandatangani" in page


def test_a_receipt_in_a_file_is_checked_by_anybody(centre: Centre, received: tuple[str, str], tmp_path: Path) -> None:
    """It holds with its own words only, and with the centre's key only."""
    profile, action = received
    path = tmp_path / "tanda-terima.json"
    key = tindak("receipt", action, "--profile", profile, "--save", str(path))["key"]
    assert key == centre.document("key")["key"]
    told = tindak("check-receipt", str(path), "--key", key)
    assert (told["id"], told["genuine"], told["outcome"]) == (action, True, "received")
    assert (told["tracking_id"], told["text"]) == ("7400001", "Sudah ditinjau.")
    assert tindak("check-receipt", str(path))["genuine"] is None
    other_key = tindak("check-receipt", str(path), "--key", "A" * 43 + "=", expect=2)
    assert other_key["error"] == "T100"
    forged = {**json.loads(path.read_text(encoding="utf-8")), "text": "Sudah selesai semua."}
    path.write_bytes(msgspec.json.encode(forged))
    assert "tidak sah" in tindak("check-receipt", str(path), expect=2)["sentence"]
    path.write_text("bukan apa-apa", encoding="utf-8")
    assert "bukan tanda terima" in tindak("check-receipt", str(path), expect=2)["sentence"]


def test_what_waits_has_no_receipt(received: tuple[str, str]) -> None:
    """Nobody is shown one that is not there."""
    profile, _ = received
    waiting = tindak("follow-up", "7400002", "--profile", profile, "--kind", "catatan", "--text", "Menunggu.")["id"]
    assert "Belum ada tanda terima" in tindak("receipt", waiting, "--profile", profile, expect=2)["sentence"]
    assert "tidak dikenal" in tindak("receipt", "bukan-nomor", "--profile", profile, expect=2)["sentence"]
