"""When this desk exchanges with the centre, and what it says about it afterwards."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from desktop.exchange_progress import MovedSoFar
from desktop.file_exchange import FileExchange
from desktop.line_keeper import LineClock, LineKeeper, by_the_clock, is_about_the_line
from desktop.road import Heard, ListeningRoad, Road
from desktop.road_keeper import GIVEN_UP, RoadKeeper
from desktop.sentences import unconfirmed, undoable
from desktop.storage import account, holdback, outbox
from desktop.storage.account import Account
from desktop.storage.database import Database
from desktop.storage.timekeeping import told_now
from sync.contract.errors import (
    FileDeclined,
    LocalFault,
    Maintenance,
    ProgramFault,
    Refused,
    SignInRequired,
    StaleConnection,
    StorageBusy,
    TindakError,
    Unreachable,
)
from sync.engine.cycle import Exchanged, exchange
from sync.engine.ports import Replica
from ui.ports.evidence import ToldOfFiles
from ui.ports.exchange import STOOD_ASIDE, ExchangeReport, FilesReport, FilesWanted, Origin, ToldOfProgress

PATIENCE_SECONDS: Final = 120
"""How long an exchange waits for one of another process."""
_FEW: Final = 250
"""Up to so many rows either way an exchange says how long the next one will take."""


class Synchroniser:
    """Exchanges, one at a time for a profile, also across processes; implements :class:`ui.ports.desk.Exchange`."""

    def __init__(
        self,
        database: Database,
        replica: Replica,
        road_to: Callable[[Account], Road],
        clock: LineClock,
        chance: Callable[[], float],
        lock: Path,
        patience_seconds: float = PATIENCE_SECONDS,
        *,
        files: FileExchange | None = None,
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        """Prepare; nothing is sent yet.

        :param road_to: opens the road to the centre of an account.
        :param chance: a random share in [0, 1), which spreads desks over time.
        :param lock: file that the exchanging process holds.
        :param patience_seconds: how long to wait for another process that holds it.
        :param files: moves files; none for a desk without any.
        :param settle: what is better done with what has come before anybody looks at it.
        """
        self._database = database
        self._replica = replica
        self._clock = clock
        self._keeper = LineKeeper(database, clock, chance)
        self._roads = RoadKeeper(road_to, lock, patience_seconds)
        self._files = files or FileExchange(None, clock)
        self._settle = settle
        self._new_work = False
        self._makes_way = False

    def exchange_now(self, progress: ToldOfProgress | None = None) -> ExchangeReport:
        """Exchange once, now. Never raises an expected fault: the report says it."""
        started = self._clock.monotonic_ms()
        spent_before = self._roads.spent()
        try:
            outcome, sentence, moved, code = self._attempt(progress)
        except Exception:  # a bug: whoever asked is told of it, and it must not come back each second
            self._note_failure(ProgramFault("Ada kesalahan dalam program. Yang sudah tersimpan tetap aman."), Heard())
            raise
        spent = self._roads.spent()
        report = ExchangeReport(
            outcome=outcome,
            sentence=sentence,
            code=code,
            pushed=moved.pushed,
            pulled=moved.pulled,
            round_trips=spent.round_trips - spent_before.round_trips,
            bytes_sent=spent.sent - spent_before.sent,
            bytes_received=spent.received - spent_before.received,
            duration_ms=self._clock.monotonic_ms() - started,
        )
        with suppress(LocalFault):  # whoever looks at what was not settled does it then, and is told
            self._settle()
        return self._with_the_line(report)

    def send_files(self, wanted: FilesWanted, progress: ToldOfFiles | None = None) -> FilesReport:
        """Move files, after the texts. Never raises an expected fault: the report says it."""
        self._makes_way = False
        before = self._roads.spent()
        report = self._files.send(wanted, self._on_the_road, self._is_clear, progress)
        spent = self._roads.spent()
        if report.figures:
            self.new_work()
        return msgspec.structs.replace(
            report,
            round_trips=spent.round_trips - before.round_trips,
            bytes_sent=spent.sent - before.sent,
            bytes_received=spent.received - before.received,
        )

    def make_way(self) -> None:
        """Let running files end after their current chunk. From any thread."""
        self._makes_way = True

    def fetch(self, sha256: str) -> str:
        """Fetch one file; returns a sentence why it is not here, empty when it now is."""
        self._makes_way = False
        waiting = self._waiting()

        def is_clear() -> bool:
            """Whether nothing was written, and nobody asked for an exchange, since this began."""
            return not (self._makes_way or self._new_work or self._roads.is_given_up or self._waiting() > waiting)

        sentence = self._files.fetch(sha256, self._on_the_road, is_clear)
        return STOOD_ASIDE if sentence == GIVEN_UP and not self._roads.is_given_up else sentence

    def origin(self, sha256: str) -> Origin:
        """Ask the centre about the making of a picture."""
        return self._files.origin(sha256, self._on_the_road)

    def next_due_ms(self) -> int:
        """Return in how many ms the next exchange by itself is due; 0 for now, -1 for never."""
        return self._keeper.due_in_ms(has_new_work=self._new_work)

    def new_work(self) -> None:
        """Something new waits in the outbox: the next exchange is due at once."""
        self._new_work = True

    def cancel(self) -> None:
        """Give up a running exchange, and refuse new ones; for closing. From any thread."""
        self._roads.cancel()

    def give_up(self) -> None:
        """Give up a running exchange; the next one opens a new connection. From any thread."""
        self._roads.give_up()

    def close(self) -> None:
        """Close the connection that was kept warm."""
        self._roads.close()

    def _is_clear(self) -> bool:
        """Whether files may go on: no text waits, none is due, and nobody wants to stop."""
        if self._makes_way or self._roads.is_given_up or self.next_due_ms() == 0:
            return False
        return not self._waiting()

    def _waiting(self) -> int:
        with self._database.reading() as connection:
            return outbox.weigh(connection).count

    def _on_the_road(self, move: Callable[[RoadKeeper], None]) -> tuple[str, str]:
        """Do something on the road; returns how it ended, and a sentence where it did not end well."""
        self._roads.set_out()
        try:
            with self._database.reading() as connection:
                me = account.load_account(connection)
                luring = account.load_line(connection).luring
            if luring:
                return "luring", _LURING
            if me is None or not me.token:
                raise SignInRequired("Masuk lagi agar sinkronisasi berjalan; pekerjaan tetap aman.")
            with self._roads.taken_by(me):
                try:
                    move(self._roads)
                except StaleConnection:  # at once, on a fresh connection: nothing is sent twice by that
                    if self._roads.is_given_up:
                        raise
                    move(self._roads)
        except FileDeclined as fault:  # says nothing about the line
            return "refused", str(fault)
        except TindakError as fault:
            outcome, sentence, _moved, _code = self._failed(fault, Exchanged(0, 0), Heard())
            return outcome, sentence
        except OSError:
            return "local-fault", "Folder profil tidak dapat ditulis. Periksa hak aksesnya."
        return "done", ""

    def _attempt(self, progress: ToldOfProgress | None) -> tuple[str, str, Exchanged, str]:
        nothing = Exchanged(0, 0)
        moved = MovedSoFar(progress, self._clock)
        self._new_work = False
        self._roads.set_out()
        began, heard = self._clock.monotonic_ms(), Heard()
        try:
            with self._database.reading() as connection:
                me = account.load_account(connection)
                line = account.load_line(connection)
            if line.luring:
                return "luring", _LURING, nothing, ""
            if me is None or not me.token:
                raise SignInRequired("Masuk lagi agar sinkronisasi berjalan; pekerjaan tetap aman.")
            with self._roads.taken_by(me) as road:
                listening = ListeningRoad(road, self._keeper, self._clock, heard)
                done = exchange(self._replica, listening, progress=moved)
            is_ordinary = done.pulled <= _FEW and done.pushed <= _FEW
            took = self._clock.monotonic_ms() - began
            self._keeper.note_success(heard.off_by, heard.told, max(took, 1) if is_ordinary else 0)
        except TindakError as fault:
            if fault.server_time:
                heard.told = told_now(fault.server_time, self._clock)
                heard.off_by = self._keeper.clock_check(fault.server_time, heard.began or began)
            return self._failed(fault, moved.so_far, heard)
        except OSError:  # the lock file itself: a folder that may not be written to
            return self._failed(
                LocalFault("Folder profil tidak dapat ditulis. Periksa hak aksesnya."), nothing, Heard()
            )
        return "done", _success_sentence(done, self._held_back()), done, ""

    def _held_back(self) -> int:
        """Return how many actions an exchange leaves alone, for they can still be undone."""
        with self._database.reading() as connection:
            return holdback.count(connection, self._clock.wall_ms())

    def _failed(self, fault: TindakError, moved: Exchanged, heard: Heard) -> tuple[str, str, Exchanged, str]:
        if self._roads.is_given_up and isinstance(fault, Unreachable):  # says nothing about the line
            return "unreachable", GIVEN_UP, moved, ""
        told = fault
        try:
            told = by_the_clock(fault, self._keeper.read(), self._clock.wall_ms())
        except LocalFault as second:
            told = second
        second_fault = self._note_failure(told, heard)
        told = second_fault or told  # the disk is what fails: say that, the line can wait
        return _outcome_of(told), str(told), moved, told.code

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


def _success_sentence(done: Exchanged, held_back: int) -> str:
    if not done.pushed and not done.pulled:
        if held_back:
            return undoable(held_back)
        return "Sudah sama dengan server; tidak ada yang baru."
    parts = []
    if done.pushed:
        parts.append(f"{done.pushed} tindak lanjut diterima server")
    if done.pulled:
        parts.append(f"{done.pulled} perubahan masuk")
    sentence = ", ".join(parts)
    said = f"{sentence[0].upper()}{sentence[1:]}."
    return f"{said} {undoable(held_back)}" if held_back else said


_LURING: Final = "Luring menyala. Pekerjaan tersimpan dan menunggu sampai Luring dimatikan."
