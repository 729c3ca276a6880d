"""How the line is told and remembered: real sockets on one side, the real encrypted database on the other."""

import socket
from pathlib import Path

import pytest
from filelock import FileLock

from desktop.doorway import remember
from desktop.storage.account import Line
from desktop.synchroniser import Synchroniser
from sync.contract.errors import NoNetwork, StorageBusy
from sync.contract.line import LineState
from sync.contract.messages import RefusalCode, SignedIn
from sync.engine.backoff import FIRST_MS, LONGEST_MS, REGULAR_MS
from sync.transport.http import HttpGateway
from tests.support.clocks import MONDAY
from tests.support.desks import OFFICER, TestDesk, desk_in
from tests.support.lines import closed_port, good, line_to, refusal, row_of, says, synchroniser_of, write_something
from tests.support.roads import answer, read_request


@pytest.mark.parametrize(
    ("told", "outcome", "line"),
    [
        (good(), "done", LineState.ONLINE),
        (answer(b"<html>Masuk</html>"), "unreachable", LineState.CAPTIVE_PORTAL),
        (answer(b"", status="401 Unauthorized"), "unreachable", LineState.CAPTIVE_PORTAL),
        (answer(b"", status="407 Proxy Authentication Required"), "unreachable", LineState.PROXY_REFUSED),
        (refusal(RefusalCode.MAINTENANCE, "503 Service Unavailable"), "maintenance", LineState.MAINTENANCE),
        (answer(b"", status="503 Service Unavailable"), "unreachable", LineState.CAPTIVE_PORTAL),
        (refusal(RefusalCode.SIGN_IN, "401 Unauthorized"), "refused", LineState.SIGN_IN_REQUIRED),
        (refusal(RefusalCode.PROTOCOL, "409 Conflict"), "refused", LineState.PROTOCOL),
        (refusal(RefusalCode.FAULT, "500 Internal Server Error"), "unreachable", LineState.SERVER_FAULT),
        (good()[:-3], "unreachable", LineState.UNSTABLE),
        (b"", "unreachable", LineState.UNSTABLE),
    ],
)
def test_each_evidence_makes_its_state(
    desk: TestDesk, tmp_path: Path, told: bytes, outcome: str, line: LineState
) -> None:
    """The report, the status line and the row agree."""
    with line_to(desk, tmp_path, says(told)) as synchroniser:
        report = synchroniser.exchange_now()
    assert (report.outcome, report.line) == (outcome, line)
    state = desk.casework.state()
    assert state.line is line
    assert state.next_try_at == report.next_try_at
    assert bool(state.fault_code) == bool(state.offline_since) == (line is not LineState.ONLINE)


def test_how_the_line_is_survives_a_restart(tmp_path: Path) -> None:
    """State, since when, failures and the next try; the desk does not begin impatiently anew."""
    with desk_in(tmp_path) as desk:
        assert desk.casework.state().line is LineState.NEVER
        synchroniser = synchroniser_of(desk, closed_port(), tmp_path)
        synchroniser.exchange_now()
        desk.clock.pass_by(FIRST_MS)
        synchroniser.exchange_now()
        before, now = row_of(desk), desk.clock.wall
    with desk_in(tmp_path) as desk:
        desk.clock.wall = now
        assert row_of(desk) == before
        assert (before.state, before.failures, before.fault_code) == ("no-network", 2, NoNetwork.code)
        assert desk.casework.state().line is LineState.NO_NETWORK
        assert synchroniser_of(desk, closed_port(), tmp_path).next_due_ms() == 2 * FIRST_MS


def test_what_only_the_operator_can_end_costs_no_patience(desk: TestDesk, tmp_path: Path) -> None:
    """Nothing is tried by itself, failures do not grow, and a dead line meanwhile does not hide it."""
    with line_to(desk, tmp_path, says(refusal(RefusalCode.SIGN_IN, "401 Unauthorized"))) as synchroniser:
        report = synchroniser.exchange_now()
        assert (report.next_try_at, synchroniser.next_due_ms(), row_of(desk).failures) == (0, -1, 0)
        synchroniser.new_work()
        assert synchroniser.next_due_ms() == -1
    dead = synchroniser_of(desk, closed_port(), tmp_path)
    report = dead.exchange_now()
    assert (report.outcome, report.line, report.next_try_at) == ("unreachable", LineState.SIGN_IN_REQUIRED, 0)
    assert dead.next_due_ms() == -1
    with line_to(desk, tmp_path, says(good())) as synchroniser:
        assert synchroniser.exchange_now().line is LineState.ONLINE
        assert synchroniser.next_due_ms() == REGULAR_MS


@pytest.mark.parametrize(
    ("told", "longest"), [(answer(b"<html>Masuk</html>"), REGULAR_MS), (b"", LONGEST_MS)], ids=["portal", "bad line"]
)
def test_what_costs_the_centre_nothing_is_tried_more_often(
    desk: TestDesk, tmp_path: Path, told: bytes, longest: int
) -> None:
    """Someone may log in to the Wi-Fi at any moment; a bad line is given time."""
    with line_to(desk, tmp_path, says(told)) as synchroniser:
        for _try in range(9):
            synchroniser.exchange_now()
        assert synchroniser.next_due_ms() == longest


def test_a_new_sign_in_makes_the_line_new(desk: TestDesk, tmp_path: Path) -> None:
    """The centre has just answered: what was before is past, its time is kept, and an exchange is due."""
    with line_to(desk, tmp_path, says(refusal(RefusalCode.SIGN_IN, "401 Unauthorized"))) as synchroniser:
        synchroniser.exchange_now()
        for server_time in (MONDAY, 0):
            signed = SignedIn(
                token="baru", username="camat", full_name="Rini", role="liaison", unit_row=1, unit_code="tirta",
                unit_name="Kecamatan", epoch="e", server_time=server_time,
            )  # fmt: skip
            remember(desk.database, OFFICER.device, OFFICER.server, signed)
            assert row_of(desk) == Line(last_server_time=MONDAY, seen_at=MONDAY)
        assert synchroniser.next_due_ms() == 0


def test_a_connection_that_had_gone_is_replaced_at_once(desk: TestDesk, tmp_path: Path) -> None:
    """The operator notices nothing, the action goes up again under its id, and both tries are counted."""
    seen: list[bytes] = []

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        connection.sendall(good())
        if len(seen) == 1:
            seen.append(read_request(connection))  # and hangs up without a word

    with line_to(desk, tmp_path, answering) as synchroniser:
        assert synchroniser.exchange_now().outcome == "done"
        write_something(desk)
        report = synchroniser.exchange_now()
    assert (report.outcome, report.round_trips) == ("done", 2)
    assert report.bytes_sent == len(seen[1]) + len(seen[2])
    assert seen[1] == seen[2]


def test_a_connection_is_replaced_once_only(desk: TestDesk, tmp_path: Path) -> None:
    """A fresh one that is closed without an answer is a bad line: it is told, and tried later."""
    seen: list[bytes] = []

    def answering(connection: socket.socket) -> None:
        seen.append(read_request(connection))
        if len(seen) == 1:
            connection.sendall(good())
            seen.append(read_request(connection))

    with line_to(desk, tmp_path, answering) as synchroniser:
        synchroniser.exchange_now()
        write_something(desk)
        report = synchroniser.exchange_now()
    assert (report.outcome, report.line, report.round_trips) == ("unreachable", LineState.UNSTABLE, 2)
    assert len(seen) == 3


def test_what_may_have_arrived_is_never_said_to_have_failed(desk: TestDesk, tmp_path: Path) -> None:
    """*Sedang dipastikan*, with its number; what never left is not among them."""
    write_something(desk)
    report = synchroniser_of(desk, closed_port(), tmp_path).exchange_now()
    assert (report.unconfirmed, "dipastikan" in report.sentence) == (0, False)
    with line_to(desk, tmp_path, says(b"")) as synchroniser:
        report = synchroniser.exchange_now()
    assert report.unconfirmed == desk.casework.state().unconfirmed == 1
    assert report.sentence.endswith(
        "1 tindak lanjut sedang dipastikan: sudah berangkat, jawabannya belum tiba; dikirim ulang dengan nomor yang "
        "sama, tidak akan terkirim dua kali."
    )
    assert "gagal" not in report.sentence.casefold()


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (refusal(RefusalCode.MAINTENANCE, "503 Service Unavailable"), 0),
        (refusal(RefusalCode.SIGN_IN, "401 Unauthorized"), 0),
        (refusal(RefusalCode.PROTOCOL, "409 Conflict"), 0),
        (refusal(RefusalCode.FAULT, "500 Internal Server Error"), 1),
        (refusal(RefusalCode.MALFORMED, "400 Bad Request"), 1),
        (answer(b"<html>Masuk</html>"), 1),
    ],
)
def test_what_was_refused_unread_is_not_being_made_sure_of(
    desk: TestDesk, tmp_path: Path, told: bytes, left: int
) -> None:
    """The answer did come; where the centre may have read it, or was not the one who answered, nothing is certain."""
    write_something(desk)
    with line_to(desk, tmp_path, says(told)) as synchroniser:
        assert synchroniser.exchange_now().unconfirmed == left
    (waiting,) = desk.casework.outbox()
    assert waiting.can_pull_back is not bool(left)


def test_an_exchange_of_another_process_is_waited_for_within_reason(desk: TestDesk, tmp_path: Path) -> None:
    """Then it is said, the line is not blamed, and it is not tried again each second."""
    with line_to(desk, tmp_path, says(good())) as synchroniser:
        assert synchroniser.exchange_now().outcome == "done"
        before = row_of(desk)
        synchroniser.new_work()
        with FileLock(tmp_path / "lock", is_singleton=False):
            report = synchroniser.exchange_now()
        assert (report.outcome, report.line) == ("local-fault", LineState.ONLINE)
        assert report.sentence.startswith("Tindak lain di komputer ini sedang menyinkronkan")
        assert row_of(desk) == before
        assert synchroniser.next_due_ms() == FIRST_MS
        assert synchroniser.exchange_now().outcome == "done"


def test_a_folder_that_takes_no_lock_is_told_and_paced(desk: TestDesk, tmp_path: Path) -> None:
    """As on a medium that is write-protected."""
    (tmp_path / "lock").mkdir()
    synchroniser = synchroniser_of(desk, closed_port(), tmp_path)
    synchroniser.new_work()
    report = synchroniser.exchange_now()
    assert (report.outcome, report.line) == ("local-fault", LineState.LOCAL_FAULT)
    assert "Folder profil tidak dapat ditulis" in report.sentence
    assert synchroniser.next_due_ms() == FIRST_MS


def test_where_nothing_can_be_stored_the_tries_are_paced_all_the_same(desk: TestDesk, tmp_path: Path) -> None:
    """Ever slower, in this run; a success forgets it."""
    with desk.database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with line_to(desk, tmp_path, says(good())) as synchroniser:
        for wait in (FIRST_MS, 2 * FIRST_MS):
            report = synchroniser.exchange_now()
            assert (report.outcome, "tidak dapat ditulis" in report.sentence) == ("local-fault", True)
            assert synchroniser.next_due_ms() == wait
        with desk.database.reading() as connection:
            connection.exec_driver_sql("PRAGMA query_only = OFF")
        assert synchroniser.exchange_now().outcome == "done"
        assert synchroniser.next_due_ms() == REGULAR_MS


class _BuggyReplica:
    """A replica with a bug."""

    def __init__(self, bug: Exception) -> None:
        self._bug = bug

    def __getattr__(self, name: str) -> object:
        """Fail at the first use."""
        raise self._bug


def _failing(desk: TestDesk, folder: Path, bug: Exception) -> Synchroniser:
    replica = _BuggyReplica(bug)
    road_to = lambda me: HttpGateway("http://127.0.0.1:1", me.token)  # noqa: E731 - a factory in one line
    return Synchroniser(desk.database, replica, road_to, desk.clock, lambda: 0.5, folder / "lock")  # type: ignore[arg-type]  # a bug has no type


def test_a_bug_is_raised_and_does_not_come_back_each_second(desk: TestDesk, tmp_path: Path) -> None:
    """The line says that this computer needs a look."""
    synchroniser = _failing(desk, tmp_path, RuntimeError("bug"))
    with pytest.raises(RuntimeError, match="bug"):
        synchroniser.exchange_now()
    assert synchroniser.next_due_ms() == FIRST_MS
    assert desk.casework.state().line is LineState.LOCAL_FAULT


def test_data_that_another_process_holds_is_no_fault_of_the_line(desk: TestDesk, tmp_path: Path) -> None:
    """It is said, and paced, and not written down as a failure."""
    synchroniser = _failing(desk, tmp_path, StorageBusy("Dipakai."))
    report = synchroniser.exchange_now()
    assert (report.outcome, report.sentence, report.line) == ("local-fault", "Dipakai.", LineState.NEVER)
    assert synchroniser.next_due_ms() == FIRST_MS


def test_what_is_given_up_says_nothing_about_the_line(desk: TestDesk, tmp_path: Path) -> None:
    """Switching to *Luring* in the middle is no failure of the line."""
    running: list[Synchroniser] = []

    def answering(connection: socket.socket) -> None:
        read_request(connection)
        running[0].give_up()

    with line_to(desk, tmp_path, answering) as synchroniser:
        running.append(synchroniser)
        before = row_of(desk)
        report = synchroniser.exchange_now()
    assert (report.outcome, report.line) == ("unreachable", LineState.NEVER)
    assert report.sentence.startswith("Sinkronisasi dihentikan.")
    assert row_of(desk) == before
