"""The one road of this desk to its centre: opened when needed, kept warm, given up from any thread.

One process at a time uses it for a profile, so that texts and files of two windows never mix.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Final

from filelock import FileLock, Timeout

from desktop.road import Road
from desktop.storage.account import Account
from sync.contract.errors import StorageBusy, Unreachable
from sync.engine.ports import Traffic

_SLICE_SECONDS: Final = 0.5

GIVEN_UP: Final = "Sinkronisasi dihentikan. Pekerjaan tetap tersimpan; yang sudah tiba tidak hilang."
OTHER_AT_IT: Final = (
    "Tindak lain di komputer ini sedang menyinkronkan profil ini, jadi pekerjaan Anda ikut terkirim. "
    "Bila belum, Tindak mencoba lagi sendiri."
)


class OtherAtIt(StorageBusy):
    """Another process exchanges for this profile, and did not end within our patience."""


class RoadKeeper:
    """Keeps the road. Used from one thread at a time; giving up is safe from any."""

    def __init__(self, road_to: Callable[[Account], Road], lock: Path, patience_seconds: float) -> None:
        """Prepare; nothing is opened yet.

        :param road_to: opens the road to the centre of an account.
        :param lock: file that the process on the road holds.
        :param patience_seconds: how long to wait for another process that holds it.
        """
        self._road_to = road_to
        self._lock = FileLock(lock, timeout=_SLICE_SECONDS)
        self._patience = patience_seconds
        self._guard = Lock()
        self._road: Road | None = None
        self._second: Road | None = None
        self._road_of: Account | None = None
        self._spent_before = Traffic()
        self._cancelled = False
        self._given_up = False

    @property
    def is_given_up(self) -> bool:
        """Whether somebody gave up since :meth:`set_out`, or for good."""
        with self._guard:
            return self._given_up or self._cancelled

    def set_out(self) -> None:
        """Begin anew: what was given up before is past."""
        with self._guard:
            self._given_up = False

    @contextmanager
    def taken_by(self, me: Account) -> Iterator[Road]:
        """Yield the road to the centre of an account, with no other process on it.

        :raises OtherAtIt: when another process does not leave it within our patience.
        :raises Unreachable: when somebody gave up meanwhile.
        :raises OSError: when the lock's file cannot be written.
        """
        self._acquire()
        try:
            yield self._open(me)
        finally:
            self._lock.release()

    @property
    def first(self) -> Road:
        """The road that is taken now; asked for within :meth:`taken_by` only.

        :raises Unreachable: when somebody gave it up meanwhile.
        """
        with self._guard:
            if self._road is None or self._cancelled or self._given_up:
                raise Unreachable(GIVEN_UP)
            return self._road

    @contextmanager
    def second(self) -> Iterator[Road]:
        """Yield a second connection to the same centre, for as long as files use it beside the first."""
        with self._guard:
            if self._road_of is None or self._cancelled or self._given_up:
                raise Unreachable(GIVEN_UP)
            road = self._second = self._road_to(self._road_of)
        try:
            yield road
        finally:
            with self._guard:
                self._spent_before += road.traffic()
                self._second = None
            road.close()

    def cancel(self) -> None:
        """Give up, and refuse the road from now on; for closing. From any thread."""
        with self._guard:
            self._cancelled = True
            self._break_off()

    def give_up(self) -> None:
        """Give up what is under way; the next one opens a new connection. From any thread."""
        with self._guard:
            self._given_up = True
            self._break_off()
            self._drop()

    def close(self) -> None:
        """Close the connection that was kept warm."""
        with self._guard:
            self._drop()

    def spent(self) -> Traffic:
        """Return what was spent since the beginning."""
        with self._guard:
            now = (road.traffic() for road in (self._road, self._second) if road is not None)
            return sum(now, start=self._spent_before)

    def _acquire(self) -> None:
        """Wait until no other process is on the road, within reason; giving up ends the waiting too."""
        for _slice in range(max(round(self._patience / _SLICE_SECONDS), 1)):
            try:
                self._lock.acquire()
            except Timeout:
                if self.is_given_up:
                    raise Unreachable(GIVEN_UP) from None
            else:
                return
        raise OtherAtIt(OTHER_AT_IT)

    def _open(self, me: Account) -> Road:
        with self._guard:
            if self._cancelled or self._given_up:
                raise Unreachable(GIVEN_UP)
            if self._road_of != me:
                self._drop()
            if self._road is None:
                self._road, self._road_of = self._road_to(me), me
            return self._road

    def _break_off(self) -> None:
        for road in (self._road, self._second):
            if road is not None:
                road.break_off()

    def _drop(self) -> None:
        if self._road is not None:
            self._spent_before += self._road.traffic()
            self._road.close()
            self._road = None
