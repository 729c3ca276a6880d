"""What this desk remembers of its line over restarts, and when the next exchange by itself is due."""

from collections.abc import Callable
from typing import Final, Protocol

from desktop.storage import account, settings
from desktop.storage.account import Line
from desktop.storage.database import Database
from desktop.storage.timekeeping import BootClock, Told, note_told
from sync.contract.durations import clock_fault, length_of
from sync.contract.errors import CertificateOutOfTime, ClockWrong, SignInRequired, StorageBusy, TindakError
from sync.contract.line import CLOCK_TOLERANCE_MS, LineState, clock_off_by, is_clock_wrong, state_of
from sync.engine.backoff import LONGEST_MS, REGULAR_MS, regular_delay, retry_delay
from sync.engine.ports import Clock

USUAL_MS: Final = "exchange-ms"
"""Setting: how long the last ordinary exchange took, ms."""
_LONGEST_WAIT_MS: Final = LONGEST_MS * 2
"""A longer wait was never set here: the device clock was corrected since, so the next try is due at once."""
_FAR_MS: Final = 30 * 24 * 3_600_000
"""So long after the last word of the centre, a certificate that has run out may as well be a clock gone ahead."""

_CHEAP: Final = frozenset(
    {LineState.NO_NETWORK, LineState.CAPTIVE_PORTAL, LineState.PROXY_REFUSED, LineState.CLOCK_WRONG}
)
"""No request reaches the centre, and any moment may end it: someone logs in to the Wi-Fi, or sets the clock right."""


class LineClock(Clock, BootClock, Protocol):
    """All clocks of this computer."""


class LineKeeper:
    """Keeps the line's row true; where nothing can be stored, it still paces the tries of this run."""

    def __init__(self, database: Database, clock: LineClock, chance: Callable[[], float]) -> None:
        """Keep the line of an open database.

        :param chance: a random share in [0, 1), which spreads desks over time.
        """
        self._database = database
        self._clock = clock
        self._chance = chance
        self._due_at: int | None = None
        """When the stored wait ends by the monotonic clock, which no correction moves; ``None`` before the first."""
        self._rests_until = 0
        self._unstored = 0

    def read(self) -> Line:
        """Return how the line is."""
        with self._database.reading() as connection:
            return account.load_line(connection)

    def due_in_ms(self, *, has_new_work: bool) -> int:
        """Return in how many ms the next exchange by itself is due; 0 for now, -1 for never."""
        line = self.read()
        if not line.tries_by_itself:
            return -1
        if has_new_work:
            return 0
        passed = self._clock.monotonic_ms()
        if self._rests_until > passed:
            return self._rests_until - passed
        wait = line.next_try_at - self._clock.wall_ms()
        if not 0 < wait <= _LONGEST_WAIT_MS:
            return 0
        return wait if self._due_at is None else min(wait, max(self._due_at - passed, 0))

    def clock_check(self, server_time: int, began: int) -> int:
        """Return by how much the device's clock is off for certain, now that this server time has come.

        :param began: when the request began, by the monotonic clock.
        """
        now = self._clock.wall_ms()
        return clock_off_by(server_time, now - (self._clock.monotonic_ms() - began), now)

    def note_success(self, off_by: int | None, told: Told | None = None, usual_ms: int = 0) -> None:
        """The exchange came through; ``told`` is the time that the centre told last.

        :param usual_ms: how long it took, where it was an ordinary one; 0 where it was not.
        """
        delay = regular_delay(self._chance())
        self._pace(delay)
        now = self._clock.wall_ms()
        with self._database.writing() as connection:
            line = account.load_line(connection)
            account.note_on_line(
                connection,
                last_exchange_at=now,
                offline_since=0,
                offline_reason="",
                failures=0,
                sign_in_required=False,
                next_try_at=now + delay,
                state=LineState.ONLINE.value,
                fault_code="",
                clock_off_by_ms=line.clock_off_by_ms if off_by is None else off_by,
            )
            note_told(connection, told, now)
            if usual_ms > 0:
                settings.save(connection, USUAL_MS, usual_ms)

    def note_failure(self, fault: TindakError, off_by: int | None, told: Told | None = None) -> None:
        """The exchange failed. What only the operator can end costs no patience: nothing is tried until he did."""
        is_his = isinstance(fault, SignInRequired)
        now = self._clock.wall_ms()
        asked = min(fault.retry_after * 1000, LONGEST_MS)  # the centre knows best, within reason
        with self._database.writing() as connection:
            line = account.load_line(connection)
            failures = line.failures if is_his else line.failures + 1
            longest = REGULAR_MS if state_of(fault) in _CHEAP else LONGEST_MS
            delay = max(retry_delay(failures, self._chance(), longest), asked)
            account.note_on_line(
                connection,
                offline_since=line.offline_since or now,
                offline_reason=str(fault),
                failures=failures,
                sign_in_required=line.sign_in_required or is_his,
                next_try_at=0 if is_his else now + delay,
                state=state_of(fault).value,
                fault_code=fault.code,
                clock_off_by_ms=line.clock_off_by_ms if off_by is None else off_by,
                last_server_time=fault.server_time or line.last_server_time,
            )
            note_told(connection, told, now)
        self._pace(delay)

    def rest(self) -> None:
        """Nothing could be stored about a failure: pace this run all the same, ever slower."""
        self._unstored += 1
        self._rests_until = self._clock.monotonic_ms() + retry_delay(self._unstored, self._chance())

    def _pace(self, delay: int) -> None:
        self._due_at = self._clock.monotonic_ms() + delay
        self._unstored = self._rests_until = 0


def is_about_the_line(fault: TindakError) -> bool:
    """Whether a failure says anything about the line; another process at work does not."""
    return not isinstance(fault, StorageBusy)


def by_the_clock(fault: TindakError, line: Line, now: int) -> TindakError:
    """Return the same fault, or the clock's where there is evidence that it is the clock which is wrong.

    A certificate that is not valid now accuses either its owner or the clock it is read against. Time that the
    centre told earlier decides: nothing happens before it.
    """
    if not isinstance(fault, CertificateOutOfTime):
        return fault
    behind = line.last_server_time - now if line.last_server_time else 0
    if behind > CLOCK_TOLERANCE_MS:
        return _clock_wrong(f"{clock_fault(behind)} atau lebih")
    if fault.is_early:
        return _clock_wrong("Jam komputer ini terlambat: sertifikat server baru berlaku sesudah waktu yang ditunjuknya")
    if is_clock_wrong(line.clock_off_by_ms):
        return _clock_wrong(clock_fault(line.clock_off_by_ms))
    if -behind > _FAR_MS:
        return _clock_wrong(f"Jam komputer ini {length_of(behind)} sesudah waktu server yang terakhir diketahui")
    return fault


def _clock_wrong(cause: str) -> ClockWrong:
    return ClockWrong(
        f"{cause}, sehingga sertifikat server tidak dapat diperiksa. Betulkan tanggal, jam, dan zona waktu komputer, "
        "lalu tekan Sinkronkan sekarang. Pekerjaan tetap tersimpan."
    )
