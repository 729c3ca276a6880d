"""Files to and from the centre: after the texts, within what is allowed, making way for whatever is written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from typing import Final, Protocol

from desktop.road import Road
from desktop.storage import settings, spending, uploads
from desktop.storage.database import Database
from desktop.storage.evidence.store import DeskFiles
from desktop.storage.figures_shelf import FiguresShelf
from sync.contract.errors import NotHere
from sync.contract.evidence.provenance import Provenance
from sync.engine.files import LEAST_CHUNK, FileRoad, Moved, Outgoing, Pace, Way, fetch, fetch_all, send
from sync.engine.ports import Clock, Traffic
from ui.ports.evidence import Allowance, FilesProgress, ToldOfFiles, Transfers
from ui.ports.exchange import FilesWanted

ALLOWANCE: Final = "allowance"
PACE: Final = "pace"
_MB: Final = 1024 * 1024
_TWO: Final = 2
ENDLESS: Final = 1 << 40
"""Room where nobody set a limit."""

PAUSED: Final = "Pengiriman berkas dijeda. Teks tetap terkirim; berkas menunggu sampai jeda dilepas."
DAY_SPENT: Final = "Jatah data berkas hari ini habis. Teks tetap terkirim; berkas dilanjutkan besok."
MONTH_SPENT: Final = "Jatah data berkas bulan ini habis. Teks tetap terkirim; berkas dilanjutkan bulan depan."


class TrafficClock(Clock, Protocol):
    """The clocks that files need."""

    def today(self) -> date:
        """Today where the desk stands."""
        ...


class Roads(Protocol):
    """The connections that files may use."""

    @property
    def first(self) -> Road:
        """The one that texts use too, kept warm."""
        ...

    def second(self) -> AbstractContextManager[Road]:
        """Open another one beside it, for the length of a block."""
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
        self._figures = FiguresShelf(database, clock.wall_ms)

    def has_work(self, wanted: FilesWanted) -> bool:
        """Whether anything is to be moved."""
        if wanted is FilesWanted.NONE:
            return False
        if self._files.waiting(previews_only=wanted is FilesWanted.PREVIEWS) or self._files.previews_wanted():
            return True
        return wanted is FilesWanted.ALL and bool(self._figures.waiting() or self._figures.wanted())

    def why_resting(self) -> str:
        """Return the sentence why files may not go now; empty when they may."""
        allowance, spent = self._allowed()
        if allowance.paused:
            return PAUSED
        if 0 < allowance.daily_bytes < spent.today + LEAST_CHUNK:
            return DAY_SPENT
        return MONTH_SPENT if 0 < allowance.monthly_bytes < spent.this_month + LEAST_CHUNK else ""

    def room(self) -> int:
        """Return how many bytes of files may go now; 0 while they rest."""
        allowance, spent = self._allowed()
        if allowance.paused:
            return 0
        pairs = ((allowance.daily_bytes, spent.today), (allowance.monthly_bytes, spent.this_month))
        return max(min((most - now for most, now in pairs if most), default=ENDLESS), 0)

    def _allowed(self) -> tuple[Allowance, spending.Spent]:
        with self._database.reading() as connection:
            allowance = settings.load(connection, ALLOWANCE, Allowance())
            return allowance, spending.spent(connection, self._clock.today())

    def move(
        self,
        roads: Roads,
        wanted: FilesWanted,
        is_clear: Callable[[], bool],
        moved: Moved,
        progress: ToldOfFiles | None = None,
    ) -> None:
        """Send what waits and fetch the small pictures that are missing, as far as the way is clear.

        Frozen figures go before photos, for they are small and a report waits for their seal.

        :raises sync.contract.errors.Unreachable: the line broke; every byte that arrived is kept on its side.
        """
        self._send(self._files.waiting(previews_only=True), roads.first, is_clear, moved, progress)
        if wanted is FilesWanted.ALL and not moved.stopped:
            self._send_figures(roads.first, is_clear, moved, progress)
        if wanted is FilesWanted.ALL and not moved.stopped:
            self._move_large_ones(roads, is_clear, moved, progress)
        if not moved.stopped:  # our own evidence first; what others have sent can be looked at a little later
            with _Meter(self, roads.first.traffic) as meter:
                way = self._way(meter, is_clear, progress)
                road = self._road_for_files(roads.first)
                if wanted is FilesWanted.ALL:
                    fetch_all(self._figures.wanted(), self._figures, road, way, moved)
                fetch_all(self._files.previews_wanted(), self._files, road, way, moved)

    def _send_figures(
        self, road: Road, is_clear: Callable[[], bool], moved: Moved, progress: ToldOfFiles | None
    ) -> None:
        """Send frozen figures, if this centre seals them."""
        waiting, beside = self._figures.waiting(), Moved()
        if not waiting:
            return
        over = self._road_for_files(road)
        try:
            with _Meter(self, road.traffic) as meter:
                meter.left = sum(one.size for one in waiting)
                send(waiting, self._figures, over, self._way(meter, is_clear, progress), beside)
        finally:
            beside.figures = beside.sent + beside.known
            moved.add(beside)
        if not over.seals and not beside.stopped:  # stopped before it was asked, it has said nothing
            self._figures.note_unsealing()

    def _move_large_ones(
        self, roads: Roads, is_clear: Callable[[], bool], moved: Moved, progress: ToldOfFiles | None
    ) -> None:
        """Send photos and documents, over one connection or over two that take turns in their order."""
        waiting = self._files.waiting(previews_only=False)
        if len(waiting) < _TWO or self._allowed()[0].lanes < _TWO:
            self._send(waiting, roads.first, is_clear, moved, progress)
            return
        beside = Moved()
        with roads.second() as other, ThreadPoolExecutor(1) as pool:
            second = pool.submit(self._send, waiting[1::2], other, is_clear, beside, progress)
            try:
                self._send(waiting[::2], roads.first, is_clear, moved, progress)
            finally:
                fault = second.exception()
                moved.add(beside)
        if fault is not None:
            raise fault

    def _send(
        self,
        files: list[Outgoing],
        road: Road,
        is_clear: Callable[[], bool],
        moved: Moved,
        progress: ToldOfFiles | None,
    ) -> None:
        with _Meter(self, road.traffic) as meter:
            meter.left = sum(one.size for one in files)
            send(files, self._files, self._road_for_files(road), self._way(meter, is_clear, progress), moved)

    def _way(self, meter: "_Meter", is_clear: Callable[[], bool], progress: ToldOfFiles | None) -> Way:
        def room() -> int:
            return meter.room() if is_clear() else 0

        return Way(self._clock, meter.pace, room, lambda file, at: meter.tell(progress, file, at))

    def fetch(self, road: Road, sha256: bytes, is_clear: Callable[[], bool]) -> bool:
        """Fetch one content; whether it is here whole now.

        :raises sync.contract.errors.NotHere: the centre does not have it yet, or not for this officer.
        """
        with _Meter(self, road.traffic) as meter:
            way = Way(self._clock, meter.pace, lambda: ENDLESS if is_clear() else 0, lambda _file, _at: None)
            try:
                return fetch(sha256, self._files, self._road_for_files(road), way)
            except ValueError as fault:
                raise NotHere("Berkas ini rusak di perjalanan dan tidak disimpan. Unduh sekali lagi.") from fault

    def provenance(self, road: Road, sha256: bytes) -> Provenance:
        """Ask what a picture said about its making.

        :raises sync.contract.errors.NotHere: nothing is known, or this officer does not supervise its case.
        """
        with _Meter(self, road.traffic):
            return self._road_for_files(road).provenance(sha256)

    def transfers(self) -> Transfers:
        """Return what waits, what it will take, and what was spent."""
        with self._database.reading() as connection:
            load = uploads.load(connection)
            allowance = settings.load(connection, ALLOWANCE, Allowance())
            spent = spending.spent(connection, self._clock.today())
            pace = settings.load(connection, PACE, 0)
        figures = self._figures.waiting()
        left = load.bytes_left + sum(one.size for one in figures)
        return Transfers(
            files=load.files + len(figures),
            bytes_left=left,
            bytes_per_second=pace,
            seconds_left=-(-left // pace) if pace else 0,
            rupiah_left=-(-left * allowance.rupiah_per_mb // _MB),
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

    def __init__(self, traffic: FileTraffic, counted: Callable[[], Traffic]) -> None:
        self._traffic = traffic
        self._now = counted
        self._counted = counted()
        self.pace = Pace(traffic.pace())
        self.left = 0

    def __enter__(self) -> "_Meter":
        return self

    def __exit__(self, *_fault: object) -> None:
        self._count()

    def room(self) -> int:
        """Return how many bytes the operator still allows."""
        self._count()
        return self._traffic.room()

    def tell(self, progress: ToldOfFiles | None, file: Outgoing, at: int) -> None:
        """Tell how far a file has come."""
        if progress:
            progress(FilesProgress(name=file.name, sent=at, size=file.size, left_bytes=max(self.left - at, 0)))
        if at >= file.size:
            self.left -= file.size

    def _count(self) -> None:
        now = self._now()
        spent = Traffic(now.sent - self._counted.sent, now.received - self._counted.received)
        if spent.sent or spent.received:
            self._traffic.spend(spent, self.pace.bytes_a_second)
            self._counted = now
