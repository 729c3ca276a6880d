"""An invented road to the centre, for windows: exchanges that end as a test wants."""

from collections.abc import Callable
from threading import Event

from sync.contract.errors import Unreachable
from tests.support.invented_cases import NOW
from ui.ports.evidence import ToldOfFiles
from ui.ports.exchange import ExchangeProgress, ExchangeReport, FilesReport, FilesWanted, Origin, ToldOfProgress


def now_ms() -> int:
    """Return the moment at which these tests and pictures stand."""
    return NOW


class InventedRoad:
    """A road on which one frame arrives; it can be held open until it is cancelled."""

    def __init__(self) -> None:
        """Be reachable, and never due by itself."""
        self.given_up = 0
        self.due = -1
        self.reachable = True
        self.waits_for_cancel = False
        self.asked = Event()
        self.cancelled = Event()
        self.exchanges = 0
        self.fetched: list[str] = []
        self.files_asked: list[FilesWanted] = []
        self.files_report = FilesReport(outcome="done", sentence="Tidak ada berkas yang perlu dipindahkan.")
        self.ways_made = 0
        self.origins: dict[str, Origin] = {}
        self.on_fetch: Callable[[str], str] = lambda _sha256: ""

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once."""
        self.exchanges += 1
        self.asked.set()
        if progress is not None:
            progress(ExchangeProgress(1, 250, 1000, 42_000))
        if self.waits_for_cancel:
            self.cancelled.wait(10)
        if not self.reachable:
            return ExchangeReport(outcome="unreachable", sentence=str(Unreachable("Pusat tidak terjangkau.")))
        return ExchangeReport(
            outcome="done",
            sentence="1 tindak lanjut diterima server, 14 perubahan masuk.",
            pushed=1,
            pulled=14,
            bytes_sent=500,
            bytes_received=700,
            duration_ms=800,
        )

    def send_files(self, wanted: FilesWanted, progress: ToldOfFiles | None = None) -> FilesReport:
        """Move files."""
        self.files_asked.append(wanted)
        return self.files_report

    def make_way(self) -> None:
        """Let files end early."""
        self.ways_made += 1

    def fetch(self, sha256: str) -> str:
        """Fetch one file."""
        self.fetched.append(sha256)
        return self.on_fetch(sha256)

    def origin(self, sha256: str) -> Origin:
        """Tell of the making of a picture."""
        unknown = Origin(why_not="Asal foto ini tidak tercatat di server, atau hanya untuk koordinator laporannya.")
        return self.origins.get(sha256, unknown)

    def next_due_ms(self) -> int:
        """Say when the next exchange is due."""
        return self.due

    def give_up(self) -> None:
        """Give up what is running."""
        self.given_up += 1

    def cancel(self) -> None:
        """Give up for good."""
        self.cancelled.set()
