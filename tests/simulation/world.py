"""The world: desks at their seats, the centre, the true time, and what happens in it step by step."""

from collections.abc import Callable
from typing import Final

import msgspec

from sync.contract.errors import ActRefused, BadInput, LocalFault, ReceiptDoubtful, Refused, SignInRequired, Unreachable
from sync.contract.events import OFFICER_KINDS
from sync.engine.cycle import Exchanged, exchange
from tests.simulation.invariants import (
    Book,
    Recorded,
    cases_of,
    check_same,
    check_stored,
    check_sums,
    check_told,
)
from tests.simulation.office import Office
from tests.simulation.ports import Centre, Crash, Desk, DeskTime, Profile, Time
from tests.simulation.road import Late, Road, read_frame
from tests.simulation.seats import Seat
from tests.simulation.steps import Scenario, Setting, Step

BEGINNING: Final = 1_795_420_800_000  # 2026-11-23 08:00 UTC
_MOST_ROUNDS: Final = 6
_ZONES: Final = (420, 480, 540, 0, -720)
_DAY: Final = 86_400_000


class Kit(msgspec.Struct, frozen=True):
    """Makes the centre and the profiles of desks: fakes or real ones."""

    centre: Callable[[Time, Setting], Centre]
    profile: Callable[[DeskTime], Profile]


class World:
    """Everything that takes part in a scenario."""

    def __init__(self, scenario: Scenario, kit: Kit) -> None:
        """Furnish it."""
        self.setting = scenario.setting
        self.time = Time(BEGINNING)
        self.trace: list[str] = []
        self.book = Book()
        self.centre = kit.centre(self.time, scenario.setting)
        self._kit = kit
        self._late: list[Late] = []
        self._allowed: set[int] = set()
        self._words = 0
        self.seats: list[Seat] = []
        for code, parent in (("KAB", None), ("TM", "KAB"), ("TH", "KAB")):
            self.centre.add_unit(code, parent)
        self._office = Office(self.centre, self.book, self.seats, self._seat, self._note)
        officers = (("rini", "TM"), ("budi", "TH"), ("sari", "TM"), ("koor", "KAB"))
        for username, unit in officers[: scenario.setting.desks]:
            self._seat(username, unit, is_coordinator=username == "koor")
        self._office.keeps_backups = any(step.kind.startswith("restore") for step in scenario.steps)
        self._office.back_up()

    def _seat(self, username: str, unit: str, *, is_coordinator: bool) -> None:
        self.centre.add_officer(username, unit, is_coordinator=is_coordinator)
        number, time = len(self.seats), DeskTime(self.time)
        is_older = number in self.setting.older
        self.seats.append(Seat(number, username, self._kit.profile(time), time, is_older=is_older))

    def close(self) -> None:
        """End it."""
        for seat in self.seats:
            seat.close()
        self.centre.close()

    def take(self, number: int, step: Step) -> None:
        """Let one step happen, and look at all that has to hold."""
        self.trace.append(f"{number:3} {step}")
        self.time.now += 1 + step.m % 90_000
        self._happen(step)

    def _note(self, what: str) -> None:
        self.trace.append(f"      -> {what}")

    def _happen(self, step: Step) -> None:
        seat = self.seats[step.desk % len(self.seats)]
        match step.kind:
            case "exchange":
                self._exchange(seat, step)
            case "record":
                self._record(seat, step)
            case "draft" | "pull":
                self._edit(seat, step)
            case "reopen":
                seat.leave(step.hand)
            case "crash":
                self._crash(seat, step)
            case "clock":
                self._turn_clock(seat, step)
            case "deliver":
                self._deliver(step)
            case _:
                self._office.take(step, seat)

    # Desks

    def _record(self, seat: Seat, step: Step) -> None:
        desk = seat.desk(step.hand)
        shown = desk.shown()
        if not shown:
            return
        case = shown[step.n % len(shown)]
        kind = OFFICER_KINDS[step.m % len(OFFICER_KINDS)]
        self._words += 1
        text = f"Tindak lanjut {self._words}. " + "Sudah kami periksa. " * (step.m % 7)
        before = {one.action for one in desk.own()}
        try:
            action = desk.record(case, kind, text.strip())
        except ActRefused as fault:
            assert {one.action for one in desk.own()} == before, "what was refused was recorded"
            self._note(str(fault))
            return
        self.book.recorded[action] = Recorded(seat.number, case, text.strip())
        self._note(f"{action} on case {case}")

    def _edit(self, seat: Seat, step: Step) -> None:
        desk = seat.desk(step.hand)
        if step.kind == "draft":
            if shown := desk.shown():
                case = shown[step.n % len(shown)]
                desk.draft(case, "catatan", f"Konsep {step.m}")
                self.book.typed[seat.number, case] = f"Konsep {step.m}"
            return
        own = [one.action for one in desk.own() if one.state != "pulled" and one.action in self.book.recorded]
        if not own:
            return
        try:
            desk.pull_back(own[step.n % len(own)])
        except BadInput as fault:
            self._note(str(fault))
            return
        self.book.pulled.add(own[step.n % len(own)])
        self._note(f"{own[step.n % len(own)]} pulled back")

    def _crash(self, seat: Seat, step: Step) -> None:
        """Crash while something is recorded: all of it is there, or nothing."""
        desk = seat.desk(step.hand)
        desk.trap.set(1 + step.n % 6, Crash)
        before = {one.action for one in desk.own()}
        try:
            self._record(seat, step)
        except Crash:
            seat.leave(step.hand)
            self._note("crashed")
            after = {one.action for one in seat.desk(step.hand).own()}
            assert after == before, "half of a recording is there"
        finally:
            desk.trap.clear()

    def _turn_clock(self, seat: Seat, step: Step) -> None:
        jumps = (0, 3_600_000, -3_600_000, 400 * _DAY, -400 * _DAY, step.m * 1000, -step.m * 1000)
        seat.time.off_by = jumps[step.n % len(jumps)]
        seat.time.zone = _ZONES[step.m % len(_ZONES)]

    def _exchange(self, seat: Seat, step: Step) -> None:
        budget = (0, 0, 0, 0, 1, 300, 2000)[step.n % 7]
        if seat.needs_sign_in and step.n % 3:
            self._sign_in(seat, step.hand)
        if seat.desk(step.hand).token:
            self.exchange(seat, step, budget)

    def _sign_in(self, seat: Seat, hand: int) -> None:
        seat.desk(hand).sign_in(self.centre.sign_in(seat.username, seat.device))
        seat.needs_sign_in = False

    def exchange(self, seat: Seat, step: Step, budget: int) -> Exchanged | None:
        """Exchange once, and look at what came of it; ``None`` when it broke off."""
        self._mind_scope(seat, afresh=True)
        happened: list[Step] = []
        road = self._road(seat, step, happened)
        done: Exchanged | None = None
        try:
            done = exchange(seat.desk(step.hand).replica, road, budget=budget)
            self._note(f"{done} in {road.requests} requests")
        except Crash:
            seat.leave(step.hand)
            self._note("the desk crashed")
        except (Unreachable, Refused, LocalFault) as fault:
            self._note(f"{type(fault).__name__}: {fault}")
            seat.needs_sign_in = seat.needs_sign_in or isinstance(fault, SignInRequired)
            if isinstance(fault, ReceiptDoubtful):
                raise
        may_rely = done is not None and not happened and not seat.is_older
        assert seat.is_suspicious or not road.comparisons, "the two hold different things: something was skipped"
        self._check_after(seat, seat.desk(step.hand), is_complete=may_rely)
        return done

    def _road(self, seat: Seat, step: Step, happened: list[Step]) -> Road:
        desk = seat.desk(step.hand)

        def happen(one: Step) -> None:
            happened.append(one)
            self.trace.append(f"      meanwhile {one}")
            self._happen(one)
            self._mind_scope(seat)

        ledger = self.centre.ledger()
        return Road(
            self.centre,
            desk.token,
            desk.trap,
            step.moods,
            self.setting,
            is_older=seat.is_older,
            most_requests=80 + 3 * (len(ledger.cases) * 3 + len(ledger.events) + len(self.book.recorded)),
            watch=lambda packed: check_told(read_frame(packed), self._allowed),
            late=self._late,
            happen=happen,
        )

    def _mind_scope(self, seat: Seat, *, afresh: bool = False) -> None:
        """Note what the officer of a seat may see, at this moment or since this exchange began."""
        ledger = self.centre.ledger()
        mine = cases_of(ledger, seat.username)
        self._allowed = mine if afresh else self._allowed | mine
        seat.seen |= {ledger.cases[row].text.tracking_id for row in mine}

    def _check_after(self, seat: Seat, desk: Desk, *, is_complete: bool) -> None:
        ledger = self.centre.ledger()
        check_sums(desk)
        check_stored(desk, seat.seen)
        self.book.check_own(seat.number, desk, ledger)
        self.book.check_events(ledger)
        if is_complete:
            check_same(desk, ledger, seat.username, by_marks_only=seat.was_misled)
            seat.is_suspicious = False
        self._check_cursor(seat, desk)

    def _check_cursor(self, seat: Seat, desk: Desk) -> None:
        cursor = desk.replica.cursor()
        if not cursor or seat.is_suspicious:
            return
        history, place = self.centre.place(cursor)
        if seat.place is not None and seat.place[0] == history:
            assert place >= seat.place[1], f"the cursor went back from {seat.place[1]} to {place}"
        seat.place = history, place

    def _deliver(self, step: Step) -> None:
        """Let a request arrive that its desk gave up long ago. Nobody is there any more to hear the answer."""
        if not self._late:
            return
        one = self._late.pop(step.n % len(self._late))
        try:
            conversation = self.centre.converse(one.token)
        except SignInRequired:
            self._note("its session has ended")
            return
        conversation.feed(one.body)
        b"".join(conversation.answer())

    # The end

    def become_quiet(self) -> None:
        """Switch all faults off and let every desk exchange until nothing moves; then all must hold."""
        self.trace.append("    quiet")
        for number in range(len(self._late)):
            self._deliver(Step("deliver", n=number))
        for seat in self.seats:
            seat.is_older = False  # the program was updated
        for _ in range(_MOST_ROUNDS):
            moving = [seat for seat in self.seats if self._moves_something(seat)]
            if not moving:
                break
        else:
            raise AssertionError(f"after {_MOST_ROUNDS} quiet rounds there is still something that moves")
        ledger = self.centre.ledger()
        for seat in self.seats:
            self.book.check_end(seat.number, seat.desk(), ledger)
            check_same(seat.desk(), ledger, seat.username, by_marks_only=seat.was_misled)

    def _moves_something(self, seat: Seat) -> bool:
        calm = Step("exchange", seat.number)
        done = None
        for _ in range(2):
            if seat.needs_sign_in:
                self._sign_in(seat, 0)
            done = self.exchange(seat, calm, 0)
            if done is not None:
                break
        assert done is not None, "an exchange failed although nothing was wrong"
        self._note(f"{seat.username}: {done}")
        return bool(done.pushed or done.pulled or done.repaired or done.recalled)
