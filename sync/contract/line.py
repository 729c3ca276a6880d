"""How the line to the centre is: one word for each state that asks something else of the operator.

The states are told apart by evidence, never by what the operating system believes about being connected. Which
evidence makes which state, what is said and what happens next: ``docs/line.md``.
"""

from enum import StrEnum
from typing import Final

from sync.contract.errors import (
    CaptivePortal,
    CertificateOutOfTime,
    ClockWrong,
    Maintenance,
    NoNetwork,
    ProtocolRefused,
    ProxyRefused,
    Refused,
    ServerFault,
    SignInRequired,
    TindakError,
    Unreachable,
)

CLOCK_TOLERANCE_MS: Final = 5 * 60_000
"""A clock that is off by no more than this is not worth a word."""


class LineState(StrEnum):
    """How the line was at the last try. The values are an interface: scripts read them."""

    ONLINE = "online"
    NEVER = "never"
    LURING = "luring"
    NO_NETWORK = "no-network"
    CAPTIVE_PORTAL = "captive-portal"
    PROXY_REFUSED = "proxy-refused"
    MAINTENANCE = "maintenance"
    SIGN_IN_REQUIRED = "sign-in-required"
    CLOCK_WRONG = "clock-wrong"
    SERVER_FAULT = "server-fault"
    UNSTABLE = "unstable"
    PROTOCOL = "protocol"
    LOCAL_FAULT = "local-fault"


# The first that fits counts, so a kind stands before what it is a kind of.
_STATES: Final[tuple[tuple[type[TindakError], LineState], ...]] = (
    (NoNetwork, LineState.NO_NETWORK),
    (ClockWrong, LineState.CLOCK_WRONG),
    (CertificateOutOfTime, LineState.SERVER_FAULT),
    (CaptivePortal, LineState.CAPTIVE_PORTAL),
    (ProxyRefused, LineState.PROXY_REFUSED),
    (ServerFault, LineState.SERVER_FAULT),
    (Unreachable, LineState.UNSTABLE),
    (SignInRequired, LineState.SIGN_IN_REQUIRED),
    (Maintenance, LineState.MAINTENANCE),
    (ProtocolRefused, LineState.PROTOCOL),
    (Refused, LineState.SERVER_FAULT),
)


def state_of(fault: TindakError) -> LineState:
    """Return the state that a failed exchange shows; what is not about the line is a fault of this computer."""
    return next((state for kind, state in _STATES if isinstance(fault, kind)), LineState.LOCAL_FAULT)


def is_clock_wrong(off_by_ms: int) -> bool:
    """Whether a clock that is off by so much is worth a word."""
    return abs(off_by_ms) > CLOCK_TOLERANCE_MS


def clock_off_by(server_time: int, asked_at: int, answered_at: int) -> int:
    """Return by how many ms the device's clock is off at the least: server time less device time.

    The centre read its clock at some moment between question and answer, so only what lies outside of that span is
    certain; a slow line never makes a clock wrong.

    :param asked_at: device time when the request began; ``answered_at``: when the server time had come.
    """
    if server_time > answered_at:
        return server_time - answered_at
    return min(server_time - asked_at, 0)
