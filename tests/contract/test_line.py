"""States of the line, and how far a clock is off for certain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract import errors
from sync.contract.durations import clock_fault, length_of
from sync.contract.errors import NeverSent, TindakError
from sync.contract.line import CLOCK_TOLERANCE_MS, LineState, clock_off_by, is_clock_wrong, state_of

_MINUTE = 60_000
_STATES = {
    errors.Unreachable: LineState.UNSTABLE,
    errors.NeverSent: LineState.UNSTABLE,
    errors.NoNetwork: LineState.NO_NETWORK,
    errors.CertificateOutOfTime: LineState.SERVER_FAULT,
    errors.ClockWrong: LineState.CLOCK_WRONG,
    errors.CutOff: LineState.UNSTABLE,
    errors.StaleConnection: LineState.UNSTABLE,
    errors.StrangeAnswer: LineState.UNSTABLE,
    errors.CaptivePortal: LineState.CAPTIVE_PORTAL,
    errors.Intercepted: LineState.CAPTIVE_PORTAL,
    errors.ProxyRefused: LineState.PROXY_REFUSED,
    errors.ProxyShut: LineState.PROXY_REFUSED,
    errors.ServerFault: LineState.SERVER_FAULT,
    errors.Refused: LineState.SERVER_FAULT,
    errors.SignInRequired: LineState.SIGN_IN_REQUIRED,
    errors.Maintenance: LineState.MAINTENANCE,
    errors.ProtocolRefused: LineState.PROTOCOL,
    errors.CodingRefused: LineState.SERVER_FAULT,
    errors.FileDeclined: LineState.SERVER_FAULT,
    errors.FilePostponed: LineState.SERVER_FAULT,
    errors.NotHere: LineState.SERVER_FAULT,
    errors.OffsetMoved: LineState.SERVER_FAULT,
    errors.ReceiptDoubtful: LineState.SERVER_FAULT,
    errors.TindakError: LineState.LOCAL_FAULT,
    errors.BadInput: LineState.LOCAL_FAULT,
    errors.ActRefused: LineState.LOCAL_FAULT,
    errors.ReplyBlocked: LineState.LOCAL_FAULT,
    errors.ProgramFault: LineState.LOCAL_FAULT,
    errors.LocalFault: LineState.LOCAL_FAULT,
    errors.VaultLocked: LineState.LOCAL_FAULT,
    errors.StorageBusy: LineState.LOCAL_FAULT,
    errors.DiskFull: LineState.LOCAL_FAULT,
}


def _all_kinds(kind: type[TindakError]) -> set[type[TindakError]]:
    ours = [one for one in kind.__subclasses__() if one.__module__ == errors.__name__]
    return {kind}.union(*map(_all_kinds, ours))


def test_every_fault_has_a_state_and_a_place_in_the_tree() -> None:
    """A new fault is not forgotten: neither in the states nor in the drawing."""
    assert set(_STATES) == _all_kinds(TindakError)
    for kind, state in _STATES.items():
        assert state_of(kind("Kalimat.")) is state
        assert kind.__name__ in str(errors.__doc__)


def test_codes_tell_faults_apart() -> None:
    """A code heard over the telephone names one fault, whether or not anything had left."""
    codes = [kind.code for kind in _STATES if kind not in (errors.Intercepted, errors.ProxyShut)]
    assert len(set(codes)) == len(codes)
    assert (errors.Intercepted.code, errors.ProxyShut.code) == (errors.CaptivePortal.code, errors.ProxyRefused.code)
    assert all(issubclass(kind, NeverSent) for kind in (errors.NoNetwork, errors.Intercepted, errors.ProxyShut))
    assert not any(issubclass(kind, NeverSent) for kind in (errors.CaptivePortal, errors.ProxyRefused))


@given(st.integers(0, 10**13), st.integers(0, 10**7), st.floats(0, 1))
def test_a_true_clock_is_never_called_wrong(asked_at: int, took: int, share: float) -> None:
    """However long the request took, and whenever in it the centre looked at its clock."""
    assert clock_off_by(asked_at + round(took * share), asked_at, asked_at + took) == 0


@given(st.integers(-(10**12), 10**12), st.integers(0, 10**7), st.floats(0, 1))
def test_what_is_said_of_a_wrong_clock_is_certain(off_by: int, took: int, share: float) -> None:
    """Never more than it is, never the wrong way, and short of it by no more than the request took."""
    asked_at = 10**13
    told = clock_off_by(asked_at + off_by + round(took * share), asked_at, asked_at + took)
    assert told == 0 or (told > 0) == (off_by > 0)
    assert abs(off_by) - took <= abs(told) <= abs(off_by)


@pytest.mark.parametrize(
    ("off_by", "is_wrong"),
    [(0, False), (CLOCK_TOLERANCE_MS, False), (CLOCK_TOLERANCE_MS + 1, True), (-CLOCK_TOLERANCE_MS - 1, True)],
)
def test_five_minutes_are_not_worth_a_word(off_by: int, is_wrong: bool) -> None:
    """Clocks of offices are never exact."""
    assert is_clock_wrong(off_by) is is_wrong


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "1 menit"), (7, "7 menit"), (192, "3 jam 12 menit"), (1440, "1 hari"), (1445, "1 hari"),
     (3 * 1440 + 125, "3 hari 2 jam"), (366 * 1440, "1 tahun 1 hari"), (365 * 1440 + 60, "1 tahun")],
)  # fmt: skip
def test_a_length_is_told_in_its_two_largest_units(minutes: int, words: str) -> None:
    """Minutes do not matter to someone whose clock is off by days."""
    assert length_of(minutes * _MINUTE) == words
    assert length_of(-minutes * _MINUTE) == words


def test_which_way_a_clock_is_wrong_is_said() -> None:
    """Behind the centre's, or ahead of it."""
    assert clock_fault(192 * _MINUTE) == "Jam komputer ini terlambat 3 jam 12 menit"
    assert clock_fault(-7 * _MINUTE) == "Jam komputer ini terlalu cepat 7 menit"
