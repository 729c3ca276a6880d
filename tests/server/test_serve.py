"""The running server: a real process on loopback."""

import json
import socket
from pathlib import Path
from urllib.request import urlopen

import msgspec
import pytest

from sync.contract.frames import frame
from sync.contract.ids import uuid7
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, Written
from sync.contract.receipts import Outcome, Receipt, open_sheet
from sync.server.clock import SystemClock
from sync.server.settings import DataFolder
from tests.support.bridges import bridge_at
from tests.support.centres import exported, open_test_centre
from tests.support.clocks import MONDAY
from tests.support.servers import PATIENCE, RunningServer, running
from tests.support.waiting import wait_for

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A centre on disk with one officer and one case."""
    with open_test_centre(tmp_path / "server", "") as centre:
        centre.unit("TM", "Kecamatan Tirta Muara")
        centre.officer("rini", "TM")
        centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    return DataFolder(tmp_path / "server")


def notes(count: int) -> list[Action]:
    """Notes on the one case."""
    return [
        Action(
            id=uuid7(MONDAY, n.to_bytes(10, "big")), case=1, kind="catatan", text=f"catatan {n}", written=Written(at=1)
        )
        for n in range(count)
    ]


def _receipts(answer: list[AnswerFrame], sent: list[Action]) -> list[Receipt]:
    """What an answer says about these actions, in their order."""
    vouched = [action.vouched() for action in sent]
    told = [one for frame in answer for sheet in frame.sheets for one in open_sheet(sheet, vouched)]
    return [one.receipt for one in sorted(told, key=lambda one: [a.id for a in sent].index(one.statement.action))]


def test_serve_says_one_line_and_ends_cleanly(folder: DataFolder) -> None:
    """The line names the real address; being told to terminate is an ordinary end, and says nothing."""
    with running(folder) as server:
        assert server.line.startswith("Server Tindak menerima sambungan di http://127.0.0.1:")
        with urlopen(f"{server.url}/v1/health", timeout=PATIENCE) as response:
            assert json.loads(response.read())["tindak"] == "centre"
            headers = {name.casefold() for name in response.headers} - {"connection"}  # urllib asks to close it
        assert headers == {"content-type", "content-length", "cache-control"}
        told = server.exchange(server.sign_in(), Opening())[0].changes
        assert [change.kind for change in told] == ["unit", "calendar", "rules", "head", "state", "body"]
        assert server.end() == (0, "")


def test_an_attached_server_ends_with_the_program_that_started_it(folder: DataFolder) -> None:
    """Whatever becomes of that program, no server is left behind."""
    with running(folder, "--attached") as server:
        assert server.process.poll() is None
        server.process.communicate(timeout=PATIENCE)  # closes its standard input, as the end of a program does
        assert server.process.returncode == 0


def test_a_port_that_is_taken_is_told_in_words(folder: DataFolder) -> None:
    """Exit code 2 and a sentence that names the port."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        server = RunningServer(folder, "--port", port)
        out, err = server.process.communicate(timeout=PATIENCE)
    assert (server.process.returncode, out + server.line) == (2, "")
    assert port in err
    assert "Traceback" not in err


@pytest.mark.slow
def test_a_server_killed_in_the_middle_loses_and_doubles_nothing(folder: DataFolder) -> None:
    """What was answered is there after the kill; repeating all of it records each action once."""
    actions = notes(40)
    with running(folder) as server:
        token = server.sign_in()
        kept = server.exchange(token, Opening(actions=tuple(actions[:10])))
        body = b"".join(
            frame(one)
            for one in (
                Opening(actions=tuple(actions[10:20]), last=False),
                MoreActions(actions=tuple(actions[20:30]), last=False),
            )
        )
        with server.connected() as line:
            line.sendall(server.head(token, length=len(body) + 1) + body)
            code, _ = server.end(kill=True)
    assert code != 0, "killed, not ended"
    with running(folder) as server:
        answer = server.exchange(token, Opening(actions=tuple(actions)))
        receipts, before = _receipts(answer, actions), _receipts(kept, actions[:10])
        assert receipts[:10] == before
        assert [one.read().outcome for one in receipts] == [Outcome.ACCEPTED] * 40
        assert server.events(token) == 40
        assert server.end()[0] == 0


def test_a_line_that_breaks_in_the_middle_keeps_the_frames_before_and_is_no_fault(folder: DataFolder) -> None:
    """What arrived whole is recorded; the server says nothing about it and goes on, also when its answer breaks off."""
    first, second = notes(2)
    with running(folder) as server:
        token = server.sign_in()
        whole = frame(Opening(actions=(first,), last=False))
        with server.connected() as line:
            line.sendall(server.head(token, length=len(whole) + 100) + whole)
            wait_for(lambda: server.events(token) == 1)
            line.sendall(frame(MoreActions(actions=(second,)))[:20])
        with server.connected() as line:
            line.sendall(server.head(token, length=len(frame(Opening()))) + frame(Opening()))
        assert server.events(token) == 1
        assert server.end() == (0, "")


def test_a_serving_centre_works_off_its_bridge_and_still_ends_cleanly(tmp_path: Path) -> None:
    """In the background, at once, and only where an account is configured and switched on."""
    with bridge_at(tmp_path / "server", "") as bridge:
        bridge.clock.now = SystemClock().now_ms()
        bridge.reply("Lampu sudah diganti.")
        folder = bridge.test_centre.folder
        folder.write(msgspec.structs.replace(folder.read(), bridge=bridge.settings))
        with running(folder) as server:
            wait_for(lambda: any(bridge.published().values()))
            assert server.end() == (0, "")
        assert len(bridge.lapor.posts) == 1
