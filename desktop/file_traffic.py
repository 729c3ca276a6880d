"""Files to and from the centre: after the texts, within what is allowed, making way for whatever is written."""

from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

from desktop.road import Road
from desktop.storage import settings, spending, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.store import DeskFiles
from sync.engine.files import FileRoad, Moved, Outgoing, Pace, Way, fetch, fetch_all, send
from sync.engine.ports import Clock, Traffic
from ui.evidence_ports import Allowance, FilesProgress, ToldOfFiles, Transfers
from ui.exchange_ports import FilesWanted

ALLOWANCE: Final = "allowance"
PACE: Final = "pace"
_MB: Final = 1024 * 1024

PAUSED: Final = "Pengiriman berkas dijeda. Teks tetap terkirim; berkas menunggu sampai jeda dilepas."
DAY_SPENT: Final = "Jatah data berkas hari ini habis. Teks tetap terkirim; berkas dilanjutkan besok."
MONTH_SPENT: Final = "Jatah data berkas bulan ini habis. Teks tetap terkirim; berkas dilanjutkan bulan depan."


class TrafficClock(Clock, Protocol):
    """The clocks that files need."""

    def today(self) -> date:
        """Today where the desk stands."""
        ...


class FileTraffic:
    """Moves files over a road that somebody else holds."""

    def __init__(
        self, database: Database, files: DeskFiles, clock: TrafficClock, road_for_files: Callable[[Road], FileRoad]
    ) -> None:
        """Work on an open desk.

        :param road_for_files: returns the road for contents over the same connection.
        """
        self._database = database
        self._files = files
        self._clock = clock
        self._road_for_files = road_for_files

    def has_work(self, wanted: FilesWanted) -> bool:
        """Whether anything is to be moved."""
        if wanted is FilesWanted.NONE:
            return False
        return bool(self._files.waiting(previews_only=wanted is FilesWanted.PREVIEWS) or self._files.previews_wanted())

    def why_resting(self) -> str:
        """Return the sentence why files may not go now; empty when they may."""
        with self._database.reading() as connection:
            allowance = settings.load(connection, ALLOWANCE, Allowance())
            spent = spending.spent(connection, self._clock.today())
        if allowance.paused:
            return PAUSED
        if 0 < allowance.daily_bytes <= spent.today:
            return DAY_SPENT
        return MONTH_SPENT if 0 < allowance.monthly_bytes <= spent.this_month else ""

    def move(
        self,
        road: Road,
        wanted: FilesWanted,
        is_clear: Callable[[], bool],
        moved: Moved,
        progress: ToldOfFiles | None = None,
    ) -> None:
        """Send what waits and fetch the small pictures that are missing, as far as the way is clear.

        :raises sync.contract.errors.Unreachable: the line broke; every byte that arrived is kept on its side.
        """
        files = self._road_for_files(road)
        with _Meter(self, road) as meter:

            def may_go_on() -> bool:
                return meter.is_allowed() and is_clear()

            way = Way(self._clock, meter.pace, may_go_on, lambda file, at: meter.tell(progress, file, at))
            for previews_only in (True, False) if wanted is FilesWanted.ALL else (True,):
                waiting = self._files.waiting(previews_only=previews_only)
                meter.left = sum(one.size for one in waiting)
                send(waiting, self._files, files, way, moved)
                if moved.stopped:
                    break
                if previews_only:
                    fetch_all(self._files.previews_wanted(), self._files, files, way, moved)

    def fetch(self, road: Road, sha256: bytes, is_clear: Callable[[], bool]) -> bool:
        """Fetch one content; whether it is here whole now.

        :raises sync.contract.errors.NotHere: the centre does not have it yet, or not for this officer.
        """
        with _Meter(self, road) as meter:
            way = Way(self._clock, meter.pace, is_clear, lambda _file, _at: None)
            return fetch(sha256, self._files, self._road_for_files(road), way)

    def transfers(self) -> Transfers:
        """Return what waits, what it will take, and what was spent."""
        with self._database.reading() as connection:
            load = uploads.load(connection)
            allowance = settings.load(connection, ALLOWANCE, Allowance())
            spent = spending.spent(connection, self._clock.today())
            pace = settings.load(connection, PACE, 0)
        return Transfers(
            files=load.files,
            bytes_left=load.bytes_left,
            seconds_left=-(-load.bytes_left // pace) if pace else 0,
            rupiah_left=-(-load.bytes_left * allowance.rupiah_per_mb // _MB),
            spent_today=spent.today,
            spent_this_month=spent.this_month,
            allowance=allowance,
            why_resting=self.why_resting(),
        )

    def allow(self, allowance: Allowance) -> None:
        """Set what may be spent, or pause."""
        with self._database.writing() as connection:
            settings.save(connection, ALLOWANCE, allowance)

    def pace(self) -> int:
        """Return the pace that was measured last, bytes a second; 0 when none was."""
        with self._database.reading() as connection:
            return settings.load(connection, PACE, 0)

    def spend(self, spent: Traffic, pace: int) -> None:
        """Count what was spent, and remember the pace."""
        with self._database.writing() as connection:
            spending.spend(connection, self._clock.today(), spent.sent, spent.received)
            if pace:
                settings.save(connection, PACE, pace)


class _Meter:
    """Counts what files cost while they move, so that no limit is passed by more than a chunk."""

    def __init__(self, traffic: FileTraffic, road: Road) -> None:
        self._traffic = traffic
        self._road = road
        self._counted = road.traffic()
        self.pace = Pace(traffic.pace())
        self.left = 0

    def __enter__(self) -> "_Meter":
        return self

    def __exit__(self, *_fault: object) -> None:
        self._count()

    def is_allowed(self) -> bool:
        """Whether the operator allows more."""
        self._count()
        return not self._traffic.why_resting()

    def tell(self, progress: ToldOfFiles | None, file: Outgoing, at: int) -> None:
        """Tell how far a file has come."""
        if progress:
            progress(FilesProgress(name=file.name, sent=at, size=file.size, left_bytes=max(self.left - at, 0)))
        if at >= file.size:
            self.left -= file.size

    def _count(self) -> None:
        now = self._road.traffic()
        spent = Traffic(now.sent - self._counted.sent, now.received - self._counted.received)
        if spent.sent or spent.received:
            self._traffic.spend(spent, self.pace.bytes_a_second)
            self._counted = now
