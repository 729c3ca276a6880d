"""The clock of this computer against the centre's: told when it is wrong, accused only on evidence, never a stop."""

import socket
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.line_keeper import by_the_clock
from desktop.storage.account import Line, note_on_line
from desktop.synchroniser import Synchroniser
from sync.contract.errors import CertificateOutOfTime, ClockWrong, NeverSent
from sync.contract.line import LineState
from sync.contract.messages import RefusalCode
from sync.engine.backoff import FIRST_MS, LONGEST_MS, REGULAR_MS
from sync.transport.http import HttpGateway
from tests.support.clocks import MONDAY
from tests.support.desks import TestDesk
from tests.support.lines import good, line_to, refusal, row_of, says, synchroniser_of, write_something
from tests.support.roads import listener, make_certificate, read_request

_MINUTE, _HOUR, _DAY = 60_000, 3_600_000, 86_400_000
_OFF = 3 * _HOUR + 12 * _MINUTE


@pytest.mark.parametrize("off_by", [_OFF, -_OFF])
def test_a_wrong_clock_is_told_beside_an_exchange_that_works(desk: TestDesk, tmp_path: Path, off_by: int) -> None:
    """By how much, which way, and no longer once it was set right."""
    with line_to(desk, tmp_path, says(good(MONDAY + off_by), good(MONDAY + off_by))) as synchroniser:
        report = synchroniser.exchange_now()
        assert (report.outcome, report.line, report.clock_off_by_ms) == ("done", LineState.ONLINE, off_by)
        assert desk.casework.state().clock_off_by_ms == off_by
        desk.clock.wall += off_by
        assert synchroniser.exchange_now().clock_off_by_ms == 0


def test_a_clock_that_was_set_right_is_told_no_longer_before_the_next_exchange(desk: TestDesk, tmp_path: Path) -> None:
    """The ticks since the centre's last time show it; after another boot only the next exchange can."""
    with line_to(desk, tmp_path, says(good(MONDAY - 9 * _DAY))) as synchroniser:
        synchroniser.exchange_now()
    desk.clock.pass_by(_HOUR)
    assert desk.casework.state().clock_off_by_ms == -9 * _DAY
    desk.clock.wall -= 9 * _DAY - _HOUR
    assert desk.casework.state().clock_off_by_ms == -_HOUR, "the day is right, the hour is not"
    desk.clock.wall -= _HOUR
    assert desk.casework.state().clock_off_by_ms == 0
    desk.clock.booted = "boot 2"
    assert desk.casework.state().clock_off_by_ms == -9 * _DAY


def test_a_slow_line_makes_no_clock_wrong(desk: TestDesk, tmp_path: Path) -> None:
    """The time that the request took belongs to the line."""

    def answering(connection: socket.socket) -> None:
        read_request(connection)
        desk.clock.pass_by(40 * _MINUTE)
        connection.sendall(good(MONDAY + _MINUTE))

    with line_to(desk, tmp_path, answering) as synchroniser:
        assert synchroniser.exchange_now().clock_off_by_ms == 0


def test_a_refusal_tells_the_time_too(desk: TestDesk, tmp_path: Path) -> None:
    """A desk whose centre is being worked on learns that its clock is wrong."""
    told = refusal(RefusalCode.MAINTENANCE, "503 Service Unavailable", server_time=MONDAY + _OFF)
    with line_to(desk, tmp_path, says(told)) as synchroniser:
        assert synchroniser.exchange_now().clock_off_by_ms == _OFF
    assert row_of(desk).last_server_time == MONDAY + _OFF


@pytest.mark.parametrize(
    ("line", "is_early", "cause"),
    [
        (Line(last_server_time=MONDAY + _OFF), False, "terlambat 3 jam 12 menit atau lebih"),
        (Line(), True, "terlambat: sertifikat server baru berlaku"),
        (Line(last_server_time=MONDAY - _DAY, clock_off_by_ms=-_OFF), False, "terlalu cepat 3 jam 12 menit"),
        (Line(last_server_time=MONDAY - 31 * _DAY), False, "31 hari sesudah waktu server"),
        (Line(last_server_time=MONDAY - 29 * _DAY), False, ""),
        (Line(last_server_time=MONDAY + 4 * _MINUTE), False, ""),
        (Line(), False, ""),
    ],
)
def test_a_certificate_out_of_time_accuses_the_clock_only_on_evidence(line: Line, is_early: bool, cause: str) -> None:
    """Otherwise it is the certificate that has run out, and the centre's keeper is told."""
    fault = CertificateOutOfTime("Sertifikat server tidak berlaku.")
    fault.is_early = is_early
    told = by_the_clock(fault, line, MONDAY)
    assert isinstance(told, ClockWrong) == bool(cause)
    assert cause in str(told)
    assert by_the_clock(NeverSent("Lain."), line, MONDAY).code == NeverSent.code


@pytest.mark.parametrize(("days", "known"), [(10, 0), (-10, MONDAY + _OFF)], ids=["not valid yet", "run out"])
def test_a_clock_that_makes_the_certificate_invalid_is_the_state(
    desk: TestDesk, tmp_path: Path, days: int, known: int
) -> None:
    """Over real TLS; nothing has left, and it is tried again by itself."""
    pem = make_certificate(tmp_path, datetime.now(UTC) + timedelta(days=days))  # noqa: TID251 - TLS looks at the wall
    centre_side = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    centre_side.load_cert_chain(pem)
    trusting = ssl.create_default_context(cafile=pem)
    with desk.database.writing() as connection:
        note_on_line(connection, last_server_time=known)
    write_something(desk)
    with listener(says(good()), centre_side) as place:
        road_to = lambda me: HttpGateway(f"https://127.0.0.1:{place.port}", me.token, tls=trusting)  # noqa: E731 - a factory in one line
        synchroniser = Synchroniser(desk.database, desk.replica, road_to, desk.clock, lambda: 0.5, tmp_path / "lock")
        report = synchroniser.exchange_now()
        synchroniser.close()
    assert (report.outcome, report.line, report.unconfirmed) == ("unreachable", LineState.CLOCK_WRONG, 0)
    assert report.sentence.startswith("Jam komputer ini terlambat")
    assert report.next_try_at == desk.clock.wall + FIRST_MS


@pytest.mark.parametrize("jump", [-20 * _MINUTE, -_DAY, 20 * _MINUTE, _DAY])
def test_a_clock_that_jumps_never_silences_the_desk(desk: TestDesk, tmp_path: Path, jump: int) -> None:
    """In this run the wait is no longer than it was, and after a restart it is bounded."""
    with line_to(desk, tmp_path, says(good())) as synchroniser:
        synchroniser.exchange_now()
        desk.clock.wall += jump
        assert synchroniser.next_due_ms() <= REGULAR_MS
        assert synchroniser_of(desk, 1, tmp_path).next_due_ms() <= 2 * LONGEST_MS
        desk.clock.monotonic += REGULAR_MS
        assert synchroniser.next_due_ms() == 0
