"""Faults as the program words them, for invented rooms: what a picture or a test shows is what an office reads."""

import socket
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher
from urllib3.exceptions import ConnectTimeoutError

from desktop.line_keeper import by_the_clock
from desktop.storage.account import Line
from desktop.storage.database import _told_in_words
from sync.contract.errors import CertificateOutOfTime, LocalFault, StrangeAnswer
from sync.contract.line import LineState
from sync.server.commands.operation import _MAINTENANCE_MESSAGE
from sync.transport.evidence import instead_of_the_centre, what_failed

_DAY_MS: Final = 86_400_000
_PROXY_WANTS_A_NAME: Final = 407


def disk_full() -> LocalFault:
    """Return the fault of a full disk."""
    return _of_database("database or disk is full")


def disk_full_or_damaged() -> LocalFault:
    """Return the fault of a disk of which SQLite knows only that it takes nothing."""
    return _of_database("disk I/O error")


def data_doubtful() -> LocalFault:
    """Return the fault of data that the database itself cannot make sense of."""
    return _of_database("disk image is inconsistent")


def not_answered() -> str:
    """Return what is said when a request left and no answer came in time."""
    return str(what_failed(TimeoutError(), may_have_left=True, is_reused=False))


def no_such_host() -> str:
    """Return what is said when the name of the centre leads nowhere."""
    return str(what_failed(ConnectTimeoutError(socket.gaierror()), may_have_left=False, is_reused=False))


def reasons(behind_days: int) -> dict[LineState, str]:
    """Return what an office reads in each state of the line in which something failed."""
    refused = StrangeAnswer("")
    refused.status = _PROXY_WANTS_A_NAME
    clock = by_the_clock(CertificateOutOfTime(""), Line(last_server_time=behind_days * _DAY_MS), 0)
    return {
        LineState.NO_NETWORK: no_such_host(),
        LineState.CAPTIVE_PORTAL: str(instead_of_the_centre(StrangeAnswer(""))),
        LineState.PROXY_REFUSED: str(instead_of_the_centre(refused)),
        LineState.MAINTENANCE: _MAINTENANCE_MESSAGE,
        LineState.CLOCK_WRONG: str(clock),
        LineState.SERVER_FAULT: "Server sedang terganggu. Pekerjaan Anda aman.",
        LineState.PROTOCOL: (
            "Versi Tindak di komputer ini dan di server berbeda. Pekerjaan Anda aman; perbarui program."
        ),
        LineState.LOCAL_FAULT: str(disk_full()),
    }


def _of_database(words: str) -> LocalFault:
    try:
        with _told_in_words("desk.db"):
            raise sqlcipher.Error(words)
    except LocalFault as fault:
        return fault
