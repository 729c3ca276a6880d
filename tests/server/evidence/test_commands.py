"""``tindak-server files``: what is configured, what is refused, what a check tells."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from sync.server.commands import BAD_INPUT, DONE, run
from sync.server.commands.files import FILES_MISSING
from sync.server.settings import DataFolder
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import hash_of, invented_file

SECRET = "sangat rahasia"


@pytest.fixture
def folder(small_room: TestRoom) -> DataFolder:
    """The data folder of a centre."""
    return small_room.centre.folder


def _run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: DataFolder, *words: str, said: str = ""
) -> tuple[int, Any]:
    """Run a command with ``--json``; return its exit code and its document."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(said))
    code = run(["files", words[0], "--data", str(folder.path), "--json", *words[1:]])
    shown = capsys.readouterr()
    assert SECRET not in shown.out + shown.err
    return code, json.loads(shown.out)


def test_what_was_configured_is_told_and_kept(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: DataFolder
) -> None:
    """Limits and the scanner; what is not named stays."""
    words = ("--largest-mb", "5", "--expiry-days", "3", "--scan", "clamdscan", "--scan=--no-summary")
    code, told = _run(capsys, monkeypatch, folder, "configure", *words)
    assert code == DONE
    assert (told["largest_bytes"], told["expiry_days"], told["scan"]) == (5 << 20, 3, ["clamdscan", "--no-summary"])
    assert (told["folder"], told["s3"]) == ("", None)
    _run(capsys, monkeypatch, folder, "configure", "--no-scan")
    files = folder.read().files
    assert (files.most_bytes, files.scan) == (5 << 20, ())


def test_a_storage_keeps_its_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: DataFolder
) -> None:
    """It is read from standard input, never printed, and does not go to another address."""
    pytest.importorskip("obstore")
    words = ("--s3-endpoint", "https://s3.contoh.go.id", "--s3-bucket", "berkas", "--s3-key-id", "kunci")
    code, told = _run(capsys, monkeypatch, folder, "configure", *words, said=f"{SECRET}\n")
    assert (code, told["s3"]["bucket"], told["folder"]) == (DONE, "berkas", None)
    kept = folder.read().files.s3
    assert kept is not None
    assert kept.secret_key == SECRET
    code, told = _run(capsys, monkeypatch, folder, "configure", "--s3-endpoint", "https://lain.contoh.go.id")
    assert (code, told["error"]) == (BAD_INPUT, "T100")
    assert folder.read().files.s3 == kept


@pytest.mark.parametrize(
    "words",
    [
        ("--largest-mb", "0"),
        ("--expiry-days", "-1"),
        ("--folder", "relatif"),
        ("--s3-bucket", "  "),
        ("--s3-bucket", "b", "--s3-endpoint", "http://s3.contoh.go.id"),
        ("--s3-bucket", "b", "--s3-endpoint", "ftp://s3.contoh.go.id"),
        ("--s3-bucket", "b", "--s3-key-id", "kunci"),
        ("--s3-bucket", "b", "--folder", ""),
        ("--scan", "a", "--no-scan"),
        ("--scan", ""),
    ],
)
def test_settings_that_make_no_sense_change_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, folder: DataFolder, words: tuple[str, ...]
) -> None:
    """Each with a sentence."""
    before = folder.read()
    code, told = _run(capsys, monkeypatch, folder, "configure", *words)
    assert (code, bool(told["sentence"])) == (BAD_INPUT, True)
    assert folder.read() == before


def test_a_place_with_files_is_left_only_when_they_were_moved(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, small_room: TestRoom, tmp_path: Path
) -> None:
    """And the check then tells what did not come along."""
    folder, photo = small_room.centre.folder, invented_file(300)
    small_room.upload("rini", photo)
    words = ("configure", "--folder", str(tmp_path / "lain"))
    code, told = _run(capsys, monkeypatch, folder, *words)
    assert (code, "1 berkas" in told["sentence"]) == (BAD_INPUT, True)
    assert _run(capsys, monkeypatch, folder, *words, "--moved")[0] == DONE
    code, told = _run(capsys, monkeypatch, folder, "check")
    assert (code, told["files"], told["missing"]) == (FILES_MISSING, 1, [hash_of(photo).hex()])
    (tmp_path / "lain").mkdir()
    for path in (folder.path / "files" / "whole").glob("*"):
        path.rename(tmp_path / "lain" / path.name)
    code, told = _run(capsys, monkeypatch, folder, "check")
    assert (code, told["files"], told["missing"]) == (DONE, 1, [])
