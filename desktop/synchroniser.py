"""When this desk exchanges with the centre, and what it says about it afterwards."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from desktop.line_keeper import LineClock, LineKeeper, by_the_clock, is_about_the_line
from desktop.road import Heard, ListeningRoad, Road
from desktop.sentences import unconfirmed
from desktop.storage import account, outbox
from desktop.storage.account import Account
from desktop.storage.database import Database
from desktop.storage.timekeeping import told_now
from sync.contract.errors import (
    LocalFault,
    Maintenance,
    ProgramFault,
    Refused,
    SignInRequired,
    StorageBusy,
    TindakError,
    Unreachable,
)
from sync.engine.cycle import Exchanged, exchange
from sync.engine.ports import Clock, Replica, Traffic
from ui.exchange_ports import ExchangeProgress, ExchangeReport, ToldOfProgress

PATIENCE_SECONDS: Final = 120
"""How long an exchange waits for one of another process."""
_LEAST_TO_ESTIMATE_MS: Final = 3_000
"""A pace is known after so long."""
_SLICE_SECONDS: Final = 0.5


class Synchroniser:
    """Exchanges, one at a time for a profile, also across processes; implements :class:`ui.ports.Exchange`."""

    def __init__(
        self,
        database: Database,
        replica: Replica,
        road_to: Callable[[Account], Road],
        clock: LineClock,
        chance: Callable[[], float],
        lock: Path,
        patience_seconds: float = PATIENCE_SECONDS,
    ) -> None:
        """Prepare; nothing is sent yet.

        :param road_to: opens the road to the centre of an account.
        :param chance: a random share in [0, 1), which spreads desks over time.
        :param lock: file that the exchanging process holds.
        :param patience_seconds: how long to wait for another process that holds it.
        """
        self._database = database
        self._replica = replica
        self._road_to = road_to
        self._clock = clock
        self._lock = FileLock(lock, timeout=_SLICE_SECONDS)
        self._patience = patience_seconds
        self._keeper = LineKeeper(database, clock, chance)
        self._guard = Lock()
        self._road: Road | None = None
        self._road_of: Account | None = None
        self._spent_before = Traffic()
        self._new_work = False
        self._cancelled = False
        self._given_up = False

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once, now. Never raises an expected fault: the report says it."""
        started = self._clock.monotonic_ms()
        spent_before = self._spent()
        try:
            outcome, sentence, moved = self._attempt(progress)
        except Exception:  # a bug: whoever asked is told of it, and it must not come back each second
            self._note_failure(ProgramFault("Ada kesalahan dalam program. Yang sudah tersimpan tetap aman."), Heard())
            raise
        spent = self._spent()
        report = ExchangeReport(
            outcome=outcome,
            sentence=sentence,
            pushed=moved.pushed,
            pulled=moved.pulled,
            round_trips=spent.round_trips - spent_before.round_trips,
            bytes_sent=spent.sent - spent_before.sent,
            bytes_received=spent.received - spent_before.received,
            duration_ms=self._clock.monotonic_ms() - started,
        )
        return self._with_the_line(report)

    def next_due_ms(self) -> int:
        """Return in how many ms the next exchange by itself is due; 0 for now, -1 for never."""
        return self._keeper.due_in_ms(has_new_work=self._new_work)

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
            self._given_up = True
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

    def _attempt(self, progress: ToldOfProgress | None) -> tuple[str, str, Exchanged]:
        nothing = Exchanged(0, 0)
        moved = _Moved(progress, self._clock)
        self._new_work = False
        with self._guard:
            self._given_up = False
        began, heard = self._clock.monotonic_ms(), Heard()
        try:
            with self._database.reading() as connection:
                me = account.load_account(connection)
                line = account.load_line(connection)
            if line.luring:
                return "luring", _LURING, nothing
            if me is None or not me.token:
                raise SignInRequired("Masuk lagi untuk bertukar; pekerjaan tetap aman.")
            if not self._acquire():
                self._keeper.rest()
                return "local-fault", _OTHER, nothing
            try:
                road = ListeningRoad(self._open_road(me), self._keeper, self._clock, heard)
                done = exchange(self._replica, road, progress=moved)
            finally:
                self._lock.release()
            self._keeper.note_success(heard.off_by, heard.told)
        except TindakError as fault:
            if fault.server_time:
                heard.told = told_now(fault.server_time, self._clock)
                heard.off_by = self._keeper.clock_check(fault.server_time, heard.began or began)
            return self._failed(fault, moved.so_far, heard)
        except OSError:  # the lock file itself: a folder that may not be written to
            return self._failed(
                LocalFault("Folder profil tidak dapat ditulis. Periksa hak aksesnya."), nothing, Heard()
            )
        return "done", _success_sentence(done), done

    def _acquire(self) -> bool:
        """Wait until no other process exchanges, within reason; giving up ends the waiting too."""
        for _slice in range(max(round(self._patience / _SLICE_SECONDS), 1)):
            try:
                self._lock.acquire()
            except Timeout:
                self._stop_if_given_up()
            else:
                return True
        return False

    def _failed(self, fault: TindakError, moved: Exchanged, heard: Heard) -> tuple[str, str, Exchanged]:
        with self._guard:
            is_given_up = self._given_up or self._cancelled
        if is_given_up and isinstance(fault, Unreachable):  # says nothing about the line
            return "unreachable", _GIVEN_UP, moved
        told = fault
        try:
            told = by_the_clock(fault, self._keeper.read(), self._clock.wall_ms())
        except LocalFault as second:
            told = second
        second_fault = self._note_failure(told, heard)
        told = second_fault or told  # the disk is what fails: say that, the line can wait
        return _outcome_of(told), str(told), moved

    def _note_failure(self, fault: TindakError, heard: Heard) -> LocalFault | None:
        if not is_about_the_line(fault):
            self._keeper.rest()
            return None
        try:
            self._keeper.note_failure(fault, heard.off_by, heard.told)
        except LocalFault as second:
            self._keeper.rest()
            return None if isinstance(second, StorageBusy) else second
        return None

    def _with_the_line(self, report: ExchangeReport) -> ExchangeReport:
        try:
            line = self._keeper.read()
            with self._database.reading() as connection:
                left = outbox.weigh(connection).unconfirmed
        except LocalFault:  # then the report says so already
            return report
        sentence = report.sentence if report.outcome == "done" or not left else f"{report.sentence} {unconfirmed(left)}"
        return msgspec.structs.replace(
            report,
            sentence=sentence,
            line=line.told,
            next_try_at=line.next_try_at if line.tries_by_itself else 0,
            clock_off_by_ms=line.clock_off_by_ms,
            unconfirmed=left,
        )

    def _stop_if_given_up(self) -> None:
        with self._guard:
            if self._given_up or self._cancelled:
                raise Unreachable(_GIVEN_UP)

    def _open_road(self, me: Account) -> Road:
        with self._guard:
            if self._cancelled or self._given_up:
                raise Unreachable(_GIVEN_UP)
            if self._road_of != me:
                self._drop_road()
            if self._road is None:
                self._road, self._road_of = self._road_to(me), me
            return self._road

    def _spent(self) -> Traffic:
        with self._guard:
            return self._spent_before + (self._road.traffic() if self._road is not None else Traffic())


class _Moved:
    """Remembers how far an exchange came, for the report of one that broke off, and estimates what is left."""

    def __init__(self, progress: ToldOfProgress | None, clock: Clock) -> None:
        self.so_far = Exchanged(0, 0)
        self._progress = progress
        self._clock = clock
        self._first: tuple[int, int] | None = None

    def __call__(self, pushed: int, pulled: int, expected: int) -> None:
        self.so_far = Exchanged(pushed, pulled)
        if self._progress:
            self._progress(ExchangeProgress(pushed, pulled, max(expected, 0), self._left_ms(pulled, expected)))

    def _left_ms(self, pulled: int, expected: int) -> int:
        """Return how long what is left takes at the pace since the first changes came; 0 while nobody can know."""
        now = self._clock.monotonic_ms()
        if self._first is None or not self._first[1]:
            self._first = now, pulled
        began, before = self._first
        if pulled <= before or now - began < _LEAST_TO_ESTIMATE_MS or expected <= pulled:
            return 0
        return (now - began) * (expected - pulled) // (pulled - before)


def _outcome_of(fault: TindakError) -> str:
    match fault:
        case Unreachable():
            return "unreachable"
        case Maintenance():
            return "maintenance"
        case Refused():
            return "refused"
        case _:
            return "local-fault"


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


_LURING: Final = "Jalur dimatikan dengan tombol Luring. Pekerjaan tersimpan dan menunggu."
_GIVEN_UP: Final = "Pertukaran dihentikan. Pekerjaan tetap tersimpan; yang sudah tiba tidak hilang."
_OTHER: Final = (
    "Tindak lain di komputer ini sedang bertukar untuk profil ini, jadi pekerjaan Anda ikut terkirim. "
    "Bila belum, Tindak mencoba lagi sendiri."
)
