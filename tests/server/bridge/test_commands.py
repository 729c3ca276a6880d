"""``tindak-server bridge …`` where nothing has to be started: faults in words, nothing secret, nothing half done."""

import io
import json
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.server.clock import SystemClock
from sync.server.commands import run
from sync.server.settings import DataFolder
from tests.support.bridges import COMPLAINTS, TestBridge
from tests.support.lapor_stand_in import OTHERS, OURS, TOKEN

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(bridge: TestBridge, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Run a bridge command on the centre of this test; returns exit code, standard output and standard error."""

    def call(*words: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        code = run(["bridge", *words, "--data", str(bridge.test_centre.folder.path)])
        said = capsys.readouterr()
        assert TOKEN not in said.out + said.err
        return code, said.out, said.err

    return call


def _configure(command: Command, bridge: TestBridge, *more: str) -> None:
    account = ("--base-url", bridge.lapor.url, "--user-id", "77", "--pace-ms", "0")
    assert command("configure", *account, *more, stdin=f"{TOKEN}\n")[0] == 0


def _kept(bridge: TestBridge) -> DataFolder:
    return DataFolder(bridge.test_centre.folder.path)


def test_nothing_works_before_an_account_is_configured(command: Command) -> None:
    """Each command says what to do first; the status says that there is none."""
    for words in (("on",), ("units",), ("run", "--once")):
        code, _, err = command(*words)
        assert (code, "bridge configure" in err) == (2, True)
    code, out, _ = command("status", "--json")
    assert (code, json.loads(out)["configured"]) == (0, False)


def test_the_token_lies_in_the_settings_file_that_only_its_owner_reads(command: Command, bridge: TestBridge) -> None:
    """It is given once, and kept when other settings change."""
    _configure(command, bridge)
    assert command("configure", "--settle-minutes", "15", "--field", "template_code=T1")[0] == 0
    account = _kept(bridge).read().bridge
    assert account is not None
    assert (account.token, account.user_id, account.settle_minutes) == (TOKEN, "77", 15)
    assert account.fields == {"template_code": "T1"}
    if sys.platform != "win32":
        assert stat.S_IMODE((Path(_kept(bridge).path) / "centre.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "words",
    [
        ("--base-url", "http://lapor.example"),
        ("--base-url", "https://lain.example"),
        ("--zone", "Asia/Mana"),
        ("--field", "tanpa nilai"),
        ("--settle-minutes", "0"),
    ],
)
def test_what_would_leak_or_cannot_work_changes_nothing(
    command: Command, bridge: TestBridge, words: tuple[str, str]
) -> None:
    """Among it: sending the known token to another address."""
    _configure(command, bridge)
    before = _kept(bridge).read()
    code, _, err = command("configure", *words)
    assert (code, bool(err)) == (2, True)
    assert _kept(bridge).read() == before


def test_units_are_matched_with_institutions_and_chosen_by_hand(command: Command, bridge: TestBridge) -> None:
    """By name here; a choice wins, and stays."""
    _configure(command, bridge)
    code, out, _ = command("units", "--json")
    told = json.loads(out)
    assert (code, told["unmatched"]) == (0, [])
    assert told["matched"]["TM"]["id"] == OURS
    assert command("units", "--set", f"TM={OTHERS}")[0] == 0
    code, out, _ = command("units", "--json")
    assert json.loads(out)["matched"]["TM"]["id"] == OTHERS
    code, _, err = command("units", "--set", "TM=1")
    assert (code, "1" in err) == (2, True)


def test_a_list_that_cannot_be_fetched_changes_nothing_and_is_told(command: Command, bridge: TestBridge) -> None:
    """With the reason, and without the token."""
    _configure(command, bridge)
    bridge.lapor.token = "lain"
    code, _, err = command("units")
    assert (code, "401" in err) == (5, True)


def test_a_failed_post_is_listed_and_can_be_taken_up_again(command: Command, bridge: TestBridge) -> None:
    """Its number is what ``again`` takes."""
    _configure(command, bridge)
    bridge.reply("Tolak ini.")
    bridge.lapor.refuse = lambda _: 422
    bridge.work()
    _, out, _ = command("status", "--json")
    told = json.loads(out)
    [post] = told["posts"]
    assert (post["state"], post["tracking_id"], told["counts"]["failed"]) == ("failed", COMPLAINTS[0], 1)
    code, _, err = command("status")
    assert (code, "Isi tidak dapat diterima." in err) == (0, True)
    bridge.lapor.refuse = lambda _: 0
    assert command("again", str(post["post"]))[0] == 0
    assert command("again", str(post["post"]))[0] == 2
    bridge.clock.now = SystemClock().now_ms()  # that of the commands
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1
