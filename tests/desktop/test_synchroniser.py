"""When this desk exchanges, and what it says about it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from desktop.storage import account
from desktop.storage.account import Account
from desktop.synchroniser import Synchroniser
from sync.contract.errors import (
    LocalFault,
    Maintenance,
    NeverSent,
    SignInRequired,
    StorageBusy,
    TindakError,
    Unreachable,
)
from sync.contract.messages import AnswerFrame, MoreActions, Opening
from sync.engine.backoff import FIRST_MS, LONGEST_MS, REGULAR_MS
from sync.engine.ports import Traffic
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.exchange import ExchangeProgress

_YEAR_MS = 365 * 24 * 3_600_000


class ScriptedRoad:
    """A road that fails as a test tells it, or answers that there is nothing new."""

    def __init__(self, fault: TindakError | None) -> None:
        self._fault = fault
        self._spent = Traffic()
        self.broken_off = False

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Fail, or answer in one frame."""
        list(up)
        self._spent += Traffic(100, 50, 1)
        if self._fault is not None:
            raise self._fault
        yield [AnswerFrame(last=True)]

    def traffic(self) -> Traffic:
        """Return what was spent."""
        return self._spent

    def break_off(self) -> None:
        """Remember it."""
        self.broken_off = True

    def close(self) -> None:
        """Have nothing to close."""


class Roads:
    """Opens one scripted road after another."""

    def __init__(self) -> None:
        self.fault: TindakError | None = None
        self.opened: list[ScriptedRoad] = []

    def __call__(self, _account: Account) -> ScriptedRoad:
        """Open one."""
        self.opened.append(ScriptedRoad(self.fault))
        return self.opened[-1]


@pytest.fixture
def roads() -> Roads:
    """Hand out roads that answer."""
    return Roads()


@pytest.fixture
def synchroniser(desk: TestDesk, roads: Roads, tmp_path: Path) -> Synchroniser:
    """Hand out a synchroniser whose chance is always the middle."""
    return Synchroniser(desk.database, desk.replica, roads, desk.clock, lambda: 0.5, tmp_path / "exchange.lock")


def _fail(synchroniser: Synchroniser, roads: Roads, fault: TindakError) -> str:
    roads.fault = fault
    synchroniser.give_up()  # the next exchange opens a road anew
    return synchroniser.exchange_now().outcome


def test_all_well_means_the_regular_interval(synchroniser: Synchroniser, desk: TestDesk) -> None:
    """The state says so, and new work makes it due at once."""
    assert synchroniser.next_due_ms() == 0
    assert synchroniser.exchange_now().outcome == "done"
    assert synchroniser.next_due_ms() == REGULAR_MS
    assert desk.casework.state().offline_since == 0
    synchroniser.new_work()
    assert synchroniser.next_due_ms() == 0


def test_what_came_is_settled_before_anybody_looks(desk: TestDesk, roads: Roads, tmp_path: Path) -> None:
    """Facts of changed cases are laid out by the exchange; where that cannot be, it is no fault of the exchange."""
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))
    faults: list[LocalFault] = []

    def settle() -> None:
        if faults:
            raise faults.pop()
        desk.casework.figures.make_ready()

    one = Synchroniser(
        desk.database, desk.replica, roads, desk.clock, lambda: 0.5, tmp_path / "exchange.lock", settle=settle
    )
    faults.append(StorageBusy("Data sedang dipakai proses lain."))
    assert one.exchange_now().outcome == "done"
    assert one.exchange_now().outcome == "done"
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM monev_dirty").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM monev_fact").scalar() == 1


def test_failures_are_told_with_their_beginning_and_wait_longer(
    synchroniser: Synchroniser, roads: Roads, desk: TestDesk
) -> None:
    """Since when stays the first failure; each wait is longer; a success forgets it all."""
    assert _fail(synchroniser, roads, NeverSent("Server tidak tercapai.")) == "unreachable"
    began, first = desk.clock.wall, synchroniser.next_due_ms()
    desk.clock.pass_by(60_000)
    _fail(synchroniser, roads, Unreachable("Server tidak menjawab."))
    state = desk.casework.state()
    assert (state.offline_since, state.offline_reason) == (began, "Server tidak menjawab.")
    assert first == FIRST_MS
    assert synchroniser.next_due_ms() == 2 * FIRST_MS
    roads.fault = None
    synchroniser.give_up()
    assert synchroniser.exchange_now().outcome == "done"
    assert desk.casework.state().offline_since == 0


def test_the_centre_is_given_the_time_it_asks_for(synchroniser: Synchroniser, roads: Roads) -> None:
    """Maintenance says how long; within reason that is kept to."""
    fault = Maintenance("Server sedang dipelihara.")
    fault.retry_after = 600
    assert _fail(synchroniser, roads, fault) == "maintenance"
    assert synchroniser.next_due_ms() == 600_000
    fault.retry_after = 10**9
    _fail(synchroniser, roads, fault)
    assert synchroniser.next_due_ms() <= LONGEST_MS


def test_an_ended_session_stops_asking_until_someone_signs_in(
    synchroniser: Synchroniser, roads: Roads, desk: TestDesk
) -> None:
    """It would be refused each time."""
    assert _fail(synchroniser, roads, SignInRequired("Masuk lagi.")) == "refused"
    assert synchroniser.next_due_ms() == -1
    assert desk.casework.state().sign_in_required


@pytest.mark.parametrize("jump", [-_YEAR_MS, _YEAR_MS])
def test_a_corrected_clock_stops_nothing(synchroniser: Synchroniser, desk: TestDesk, jump: int) -> None:
    """Whichever way the device clock was wrong, the next exchange is due."""
    synchroniser.exchange_now()
    desk.clock.wall += jump
    assert synchroniser.next_due_ms() == 0


def test_what_was_spent_never_counts_backwards(synchroniser: Synchroniser, roads: Roads, desk: TestDesk) -> None:
    """A new road after a new sign-in begins its own count; the report tells this exchange alone."""
    synchroniser.exchange_now()
    with desk.database.writing() as connection:
        connection.exec_driver_sql("UPDATE account SET token = 'lain'")
    report = synchroniser.exchange_now()
    assert (report.bytes_sent, report.bytes_received, report.round_trips) == (100, 50, 1)
    assert len(roads.opened) == 2


def test_giving_up_ends_what_runs_and_lets_the_next_begin(synchroniser: Synchroniser, roads: Roads) -> None:
    """As the Luring switch does; closing the program gives up for good."""
    synchroniser.exchange_now()
    synchroniser.give_up()
    assert roads.opened[0].broken_off
    assert synchroniser.exchange_now().outcome == "done"
    synchroniser.cancel()
    assert synchroniser.exchange_now().outcome == "unreachable"


def test_the_progress_of_a_broken_exchange_is_in_its_report(desk: TestDesk, tmp_path: Path) -> None:
    """What arrived before the cut is counted."""

    class CutRoad(ScriptedRoad):
        def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
            """Give one frame and break."""
            yield [AnswerFrame(cursor="e.1.1")]
            raise Unreachable("putus")

    seen: list[ExchangeProgress] = []
    lock: Callable[[Account], CutRoad] = lambda _account: CutRoad(None)  # noqa: E731 - a factory in one line
    cut = Synchroniser(desk.database, desk.replica, lock, desk.clock, lambda: 0.5, tmp_path / "exchange.lock")
    assert cut.exchange_now(seen.append).outcome == "unreachable"
    assert seen == [ExchangeProgress(0, 0)]
    with desk.database.reading() as connection:
        assert account.load_line(connection).cursor == "e.1.1"
