"""Moving files as the windows and commands ask for it, and what is said about it afterwards."""

from collections.abc import Callable
from typing import Final

from desktop.file_traffic import FileTraffic, Roads
from desktop.road_keeper import GIVEN_UP
from sync.contract.errors import LocalFault
from sync.contract.evidence.provenance import Provenance
from sync.engine.files import Moved
from sync.engine.ports import Clock
from ui.ports.evidence import ToldOfFiles, Transfers
from ui.ports.exchange import FilesReport, FilesWanted, Origin

Errand = Callable[[Callable[[Roads], None]], tuple[str, str]]
"""Does something on the road; returns how it ended, and a sentence where it did not end well."""

_TIDY_MS: Final = 3_600_000
_NOTHING: Final = "Tidak ada berkas yang perlu dipindahkan."
_NO_FILES: Final = "Meja ini tidak menyimpan berkas."


class FileExchange:
    """The errands of files on the road of a :class:`desktop.synchroniser.Synchroniser`."""

    def __init__(self, traffic: FileTraffic | None, clock: Clock, tidy: Callable[[], object] = lambda: None) -> None:
        """Use what moves files; ``None`` for a desk without any.

        :param tidy: lets contents go that nothing needs any more; called at most once an hour.
        """
        self._traffic = traffic
        self._clock = clock
        self._tidy = tidy
        self._tidied_at: int | None = None

    def send(
        self, wanted: FilesWanted, errand: Errand, is_clear: Callable[[], bool], progress: ToldOfFiles | None
    ) -> FilesReport:
        """Move files and report; never raises an expected fault."""
        started, moved = self._clock.monotonic_ms(), Moved()
        outcome, sentence = self._attempt(wanted, errand, is_clear, progress, moved)
        self._tidy_up()
        left = self._traffic.transfers() if self._traffic is not None else Transfers()
        return FilesReport(
            outcome=outcome,
            sentence=sentence,
            sent=moved.sent + moved.known,
            fetched=moved.fetched,
            refused=moved.refused,
            figures=moved.figures,
            left=left.files,
            left_bytes=left.bytes_left,
            made_way=moved.stopped and outcome == "done",
            duration_ms=self._clock.monotonic_ms() - started,
        )

    def fetch(self, sha256: str, errand: Errand, is_clear: Callable[[], bool]) -> str:
        """Fetch one file; returns a sentence why it is not here, empty when it now is."""
        if self._traffic is None:
            return _NO_FILES
        traffic, name = self._traffic, bytes.fromhex(sha256)
        whole: list[bool] = []
        outcome, sentence = errand(lambda roads: whole.append(traffic.fetch(roads.first, name, is_clear)))
        return "" if outcome == "done" and all(whole) else sentence or GIVEN_UP

    def origin(self, sha256: str, errand: Errand) -> Origin:
        """Ask the centre about the making of a picture; never raises an expected fault."""
        if self._traffic is None:
            return Origin(why_not=_NO_FILES)
        traffic, name = self._traffic, bytes.fromhex(sha256)
        told: list[Provenance] = []
        _outcome, sentence = errand(lambda roads: told.append(traffic.provenance(roads.first, name)))
        return Origin(provenance=told[-1]) if told else Origin(why_not=sentence or GIVEN_UP)

    def _tidy_up(self) -> None:
        now = self._clock.monotonic_ms()
        if self._tidied_at is not None and now - self._tidied_at < _TIDY_MS:
            return
        self._tidied_at = now
        try:
            self._tidy()
        except LocalFault:  # a busy or full disk: the next round does it, and whoever writes is told of it anyway
            self._tidied_at = None

    def _attempt(
        self,
        wanted: FilesWanted,
        errand: Errand,
        is_clear: Callable[[], bool],
        progress: ToldOfFiles | None,
        moved: Moved,
    ) -> tuple[str, str]:
        traffic = self._traffic
        try:
            if traffic is None or not traffic.has_work(wanted):
                return "done", _NOTHING
            if why := traffic.why_resting():
                return "resting", why
        except LocalFault as fault:
            return "local-fault", str(fault)
        outcome, sentence = errand(lambda roads: traffic.move(roads, wanted, is_clear, moved, progress))
        why = traffic.why_resting() or moved.later
        if outcome == "done" and moved.later:
            outcome = "resting"
        return outcome, sentence or _moved_sentence(moved, why)


def _moved_sentence(moved: Moved, why_resting: str) -> str:
    sent = moved.sent + moved.known
    parts = [f"{sent} berkas diterima server"] if sent else []
    if moved.fetched:
        parts.append(f"{moved.fetched} berkas masuk")
    if moved.refused:
        parts.append(f"{moved.refused} berkas ditolak server")
    sentence = ", ".join(parts) or ("Berkas memberi jalan bagi teks" if moved.stopped else "Belum ada berkas baru")
    return " ".join(part for part in (f"{sentence[0].upper()}{sentence[1:]}.", why_resting) if part)
