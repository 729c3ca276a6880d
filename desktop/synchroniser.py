"""When this desk exchanges with the centre, and what it says about it afterwards."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final, Protocol

from filelock import FileLock, Timeout

from desktop.storage import account
from desktop.storage.account import Account
from desktop.storage.database import Database
from sync.contract.errors import LocalFault, Maintenance, Refused, SignInRequired, StorageBusy, TindakError, Unreachable
from sync.engine.backoff import LONGEST_MS, regular_delay, retry_delay
from sync.engine.cycle import Exchanged, Progress, exchange
from sync.engine.ports import Clock, Gateway, Replica, Traffic
from ui.ports import ExchangeReport

_WAIT_FOR_OTHER_SECONDS: Final = 120
_LONGEST_WAIT_MS: Final = LONGEST_MS * 2
"""A longer wait was never set here: the device clock was corrected since, so the next try is due at once."""


class Road(Gateway, Protocol):
    """A gateway that can be given up from another thread."""

    def break_off(self) -> None:
        """Wake whoever waits on it."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


class Synchroniser:
    """Exchanges, one at a time for a profile, also across processes; implements :class:`ui.ports.Exchange`."""

    def __init__(
        self,
        database: Database,
        replica: Replica,
        road_to: Callable[[Account], Road],
        clock: Clock,
        chance: Callable[[], float],
        lock: Path,
    ) -> None:
        """Prepare; nothing is sent yet.

        :param road_to: opens the road to the centre of an account.
        :param chance: a random share in [0, 1), which spreads desks over time.
        :param lock: file that the exchanging process holds.
        """
        self._database = database
        self._replica = replica
        self._road_to = road_to
        self._clock = clock
        self._chance = chance
        self._lock = FileLock(lock, timeout=_WAIT_FOR_OTHER_SECONDS)
        self._guard = Lock()
        self._road: Road | None = None
        self._road_of: Account | None = None
        self._spent_before = Traffic()
        self._new_work = False
        self._cancelled = False

    def exchange_now(self, progress: Progress | None = None) -> ExchangeReport:
        """Exchange once, now. Never raises an expected fault: the report says it."""
        started = self._clock.monotonic_ms()
        spent_before = self._spent()
        outcome, sentence, moved = self._attempt(progress)
        spent = self._spent()
        return ExchangeReport(
            outcome=outcome,
            sentence=sentence,
            pushed=moved.pushed,
            pulled=moved.pulled,
            round_trips=spent.round_trips - spent_before.round_trips,
            bytes_sent=spent.sent - spent_before.sent,
            bytes_received=spent.received - spent_before.received,
            duration_ms=self._clock.monotonic_ms() - started,
        )

    def next_due_ms(self) -> int:
        """Return in how many ms the next exchange by itself is due; 0 for now, -1 for never."""
        with self._database.reading() as connection:
            line = account.load_line(connection)
        if line.luring or line.sign_in_required:
            return -1
        if self._new_work:
            return 0
        wait = line.next_try_at - self._clock.wall_ms()
        return wait if 0 < wait <= _LONGEST_WAIT_MS else 0

    def new_work(self) -> None:
        """Something new waits in the outbox: the next exchange is due at once."""
        self._new_work = True

    def cancel(self) -> None:
        """Give up a running exchange, and refuse new ones; for closing. From any thread."""
        with self._guard:
            self._cancelled = True
            if self._road is not None:
                self._road.break_off()

    def give_up(self) -> None:
        """Give up a running exchange; the next one opens a new connection. From any thread."""
        with self._guard:
            if self._road is not None:
                self._road.break_off()
                self._drop_road()

    def close(self) -> None:
        """Close the connection that was kept warm."""
        with self._guard:
            self._drop_road()

    def _drop_road(self) -> None:
        if self._road is not None:
            self._spent_before += self._road.traffic()
            self._road.close()
            self._road = None

    def _attempt(self, progress: Progress | None) -> tuple[str, str, Exchanged]:
        nothing = Exchanged(0, 0)
        moved = _Moved(progress)
        try:
            with self._database.reading() as connection:
                me = account.load_account(connection)
                line = account.load_line(connection)
            if line.luring:
                return "luring", "Jalur dimatikan dengan tombol Luring. Pekerjaan tersimpan dan menunggu.", nothing
            if me is None or not me.token:
                raise SignInRequired("Masuk lagi untuk bertukar; pekerjaan tetap aman.")
            with self._lock:
                self._new_work = False
                done = exchange(self._replica, self._open_road(me), progress=moved)
        except Timeout:
            return "local-fault", "Tindak lain sedang bertukar dengan profil ini. Coba lagi sebentar.", nothing
        except TindakError as fault:
            return self._failed(fault, moved.so_far)
        except OSError:  # the lock file itself: a folder that may not be written to
            return "local-fault", "Folder profil tidak dapat ditulis. Periksa hak aksesnya.", nothing
        self._note_success()
        return "done", _success_sentence(done), done

    def _failed(self, fault: TindakError, moved: Exchanged) -> tuple[str, str, Exchanged]:
        match fault:
            case Unreachable():
                outcome = "unreachable"
            case Maintenance():
                outcome = "maintenance"
            case Refused():
                outcome = "refused"
            case _:
                outcome = "local-fault"
        try:
            self._note_failure(fault)
        except LocalFault as second:  # the disk is what fails: say that, the line can wait
            return "local-fault", str(second), moved
        return outcome, str(fault), moved

    def _open_road(self, me: Account) -> Road:
        with self._guard:
            if self._cancelled:
                raise Unreachable("Pertukaran dihentikan karena program ditutup. Pekerjaan tetap tersimpan.")
            if self._road_of != me:
                self._drop_road()
            if self._road is None:
                self._road, self._road_of = self._road_to(me), me
            return self._road

    def _spent(self) -> Traffic:
        with self._guard:
            return self._spent_before + (self._road.traffic() if self._road is not None else Traffic())

    def _note_success(self) -> None:
        now = self._clock.wall_ms()
        with self._database.writing() as connection:
            account.note_on_line(
                connection,
                last_exchange_at=now,
                offline_since=0,
                offline_reason="",
                failures=0,
                sign_in_required=False,
                next_try_at=now + regular_delay(self._chance()),
            )

    def _note_failure(self, fault: TindakError) -> None:
        if isinstance(fault, StorageBusy):
            return
        now = self._clock.wall_ms()
        with self._database.writing() as connection:
            line = account.load_line(connection)
            asked = min(fault.retry_after * 1000, LONGEST_MS)  # the centre knows best, within reason
            account.note_on_line(
                connection,
                offline_since=line.offline_since or now,
                offline_reason=str(fault),
                failures=line.failures + 1,
                sign_in_required=isinstance(fault, SignInRequired),
                next_try_at=now + max(retry_delay(line.failures + 1, self._chance()), asked),
            )


class _Moved:
    """Remembers how far an exchange came, for the report of one that broke off."""

    def __init__(self, progress: Progress | None) -> None:
        self.so_far = Exchanged(0, 0)
        self._progress = progress

    def __call__(self, pushed: int, pulled: int) -> None:
        self.so_far = Exchanged(pushed, pulled)
        if self._progress:
            self._progress(pushed, pulled)


def _success_sentence(done: Exchanged) -> str:
    if not done.pushed and not done.pulled:
        return "Sudah sama dengan server; tidak ada yang baru."
    parts = []
    if done.pushed:
        parts.append(f"{done.pushed} tindak lanjut diterima server")
    if done.pulled:
        parts.append(f"{done.pulled} perubahan masuk")
    sentence = ", ".join(parts)
    return f"{sentence[0].upper()}{sentence[1:]}."
