"""What happens at the centre: imports, cases that go from unit to unit, accounts, backups, and their misfortunes."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

import msgspec

from tests.simulation.invariants import Book
from tests.simulation.ports import Centre, Complaint, Crash
from tests.simulation.seats import Seat
from tests.simulation.steps import Step

_COMPLAINTS: Final = 14
_STATUSES: Final = (
    "Terdisposisi ke Instansi",
    "Belum Ditindaklanjuti",
    "Ditindaklanjuti oleh Instansi",
    "Ditutup oleh Pelapor",
    "Tertunda",
)


class NewSeat(Protocol):
    """Lets an officer in and puts a desk there."""

    def __call__(self, username: str, unit: str, *, is_coordinator: bool) -> None:
        """Do it."""
        ...


class Office:
    """The people and programs around the centre."""

    def __init__(
        self, centre: Centre, book: Book, seats: Sequence[Seat], new_seat: NewSeat, note: Callable[[str], None]
    ) -> None:
        """Open it."""
        self.keeps_backups = True
        """Whether anything is restored later on; a copy costs more than all the rest."""
        self._centre = centre
        self._book = book
        self._seats = seats
        self._new_seat = new_seat
        self._note = note

    def take(self, step: Step, seat: Seat) -> None:
        """Let one step happen."""
        match step.kind:
            case "import" | "change" | "settle":
                self._import(step)
            case "move":
                self._move(step)
            case "publish" | "other":
                self._tell(step)
            case "unit" | "coordinator":
                self._administrate(step)
            case "revoke" | "expire":
                self._centre.end_sessions(seat.username, by_time=step.kind == "expire")
            case "backup":
                self.back_up()
            case "restore-told" | "restore-untold":
                self._restore(told=step.kind == "restore-told")
            case "centre-crash":
                self._crash_centre(step)

    def _tell(self, step: Step) -> None:
        ledger = self._centre.ledger()
        if step.kind == "other":
            units = sorted(ledger.units)
            self._centre.tell_other(1 + step.n % 3, units[step.n % len(units)])
        elif events := sorted(ledger.events):
            self._centre.publish(events[step.n % len(events)])

    def _import(self, step: Step) -> None:
        """Import one row: of a new complaint, or of one that is known, with other words or another status."""
        ledger = self._centre.ledger()
        known = {case.text.tracking_id: case for case in ledger.cases.values()}
        tracking_id = str(7_400_000 + step.n % _COMPLAINTS)
        if step.kind != "import" and known:
            tracking_id = sorted(known)[step.n % len(known)]
        case = known.get(tracking_id)
        units = ["", *(unit.code for _, unit in sorted(ledger.units.items()))]
        at = units[step.m % len(units)]
        if case is not None:
            at = ledger.units[case.unit].code if case.unit else ""
        status = _STATUSES[step.m % len(_STATUSES)]
        if case is not None and step.kind != "settle":
            status = case.state.lapor_status
        # Texts of complaints that come again after a restore are the same, for they come from LAPOR!.
        version = step.m % 3 if step.kind == "change" else 0
        self._centre.take(
            Complaint(
                tracking_id=tracking_id,
                unit=at,
                title=f"Laporan {tracking_id}" + "!" * version,
                body=f"Jalan {tracking_id} rusak {version}. " + "Sudah lama. " * (step.n % 11 if version else 3),
                status=status,
            )
        )
        self._note(f"{tracking_id} at {at or '-'}: {status}")

    def _move(self, step: Step) -> None:
        ledger = self._centre.ledger()
        if not ledger.cases:
            return
        row = sorted(ledger.cases)[step.n % len(ledger.cases)]
        to = [0, *sorted(ledger.units)][step.m % (len(ledger.units) + 1)]
        if ledger.cases[row].unit != to:
            self._centre.move(row, to)
            self._note(f"case {row} from unit {ledger.cases[row].unit} to {to}")

    def _administrate(self, step: Step) -> None:
        """Add a unit or a coordinator. A backup is made at once: accounts are not what this is about."""
        ledger = self._centre.ledger()
        codes = [unit.code for _, unit in sorted(ledger.units.items())]
        if step.kind == "unit" and len(codes) < 7:
            parents = [None, *codes]
            self._centre.add_unit(f"U{len(codes)}", parents[step.n % len(parents)])
        elif step.kind == "coordinator" and len(self._seats) < 5:
            self._new_seat(f"koor{len(self._seats)}", codes[step.n % len(codes)], is_coordinator=True)
        self.back_up()

    def back_up(self) -> None:
        """Copy everything, where it will be asked for."""
        if self.keeps_backups:
            self._centre.backup()

    def _restore(self, *, told: bool) -> None:
        self._book.history_lost(self._centre.ledger())
        self._centre.restore(told=told)
        for seat in self._seats:
            seat.place = None
            seat.is_suspicious = seat.is_suspicious or not told
            seat.was_misled = not told or (seat.was_misled and seat.is_older)

    def _crash_centre(self, step: Step) -> None:
        """Crash while the administrator imports."""
        self._centre.trap.set(1 + step.m % 12, Crash)
        try:
            self._import(msgspec.structs.replace(step, kind="import"))
        except Crash:
            self._note("crashed")
            self._centre.reopen()
        finally:
            self._centre.trap.clear()
