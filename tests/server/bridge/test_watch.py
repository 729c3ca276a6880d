"""A bridge that nobody works any more stands still, and offices are told so."""

from contextlib import nullcontext
from threading import Event

import msgspec
import pytest

from sync.contract.errors import LocalFault
from sync.server.bridge.background import BridgeRounds
from sync.server.bridge.switch import status, switch_off, switch_on
from sync.server.bridge.watch import LOOKS, Watch
from sync.server.store.bridge import read_bridge, store_bridge
from tests.support.bridge_listener import Listener
from tests.support.bridges import MINUTE, Fate, Killed, TestBridge


def _look_for_an_hour(bridge: TestBridge, watch: Watch) -> None:
    for _ in range(LOOKS):
        bridge.clock.now += MINUTE
        watch.look(bridge.centre)


def test_a_bridge_that_nobody_works_any_more_is_told_until_somebody_does(bridge: TestBridge, rini: Listener) -> None:
    """Whoever serves sees it, also without an account: replies wait until somebody acts. It is told once."""
    bridge.work()
    rini.hear()
    watch = Watch()
    _look_for_an_hour(bridge, watch)
    assert rini.hear() == []
    watch.look(bridge.centre)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))
    assert status(bridge.centre)["stands_still"]
    _look_for_an_hour(bridge, watch)
    assert rini.hear() == []
    bridge.work()
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))
    assert not status(bridge.centre)["stands_still"]


def test_a_bridge_that_somebody_works_or_that_pauses_is_not_told_as_standing_still(
    bridge: TestBridge, rini: Listener
) -> None:
    """However seldom a scheduler lets it work, as long as it is within the hour; and whatever the clock does."""
    bridge.work()
    rini.hear()
    watch = Watch()
    for minute in range(3 * LOOKS):
        bridge.clock.now += MINUTE
        if minute % (LOOKS - 1) == 0:
            bridge.work()
        if minute == LOOKS:
            bridge.clock.now += 24 * 60 * MINUTE
        if minute == 2 * LOOKS:
            bridge.clock.now -= 48 * 60 * MINUTE
        watch.look(bridge.centre)
    assert rini.hear() == []
    bridge.reply("Lampu sudah kami ganti.")
    bridge.lapor.refuse = lambda _: 429
    rini.hear()
    bridge.work()
    for _ in range(2 * LOOKS):
        watch.look(bridge.centre)
    assert rini.hear() == []
    with bridge.centre.database.reading() as connection:
        bridge.clock.now = read_bridge(connection).quiet_until
    for _ in range(LOOKS + 1):
        watch.look(bridge.centre)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))


@pytest.mark.parametrize("is_killed", [False, True], ids=["a pause", "a lease"])
def test_what_a_clock_set_back_made_endless_is_standing_still_until_it_is_switched_on(
    bridge: TestBridge, rini: Listener, is_killed: bool
) -> None:
    """No side asks for so long a silence, and no round lasts so long."""
    bridge.work()
    bridge.reply("Lampu sudah kami ganti.")
    bridge.lapor.refuse = lambda _: 429
    with pytest.raises(Killed) if is_killed else nullcontext():
        bridge.work(Fate(6 if is_killed else 0))
    rini.hear()
    bridge.clock.now -= 365 * 24 * 60 * MINUTE
    _look_for_an_hour(bridge, watch := Watch())
    watch.look(bridge.centre)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))
    assert not bridge.work().worked
    switch_on(bridge.centre)
    assert bridge.work().worked
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))


def test_a_bridge_of_which_units_do_not_know_yet_is_not_told_as_standing_still(
    bridge: TestBridge, rini: Listener
) -> None:
    """Switched on and never worked, their officers upload by hand as before; so they do where it is off."""
    switch_off(bridge.centre)
    switch_on(bridge.centre)
    rini.hear()
    watch = Watch()
    _look_for_an_hour(bridge, watch)
    watch.look(bridge.centre)
    assert rini.hear() == []
    bridge.work()
    switch_off(bridge.centre)
    rini.hear()
    _look_for_an_hour(bridge, watch)
    watch.look(bridge.centre)
    assert rini.hear() == []


def test_only_who_works_the_bridge_tells_that_it_goes_on(bridge: TestBridge, rini: Listener) -> None:
    """Not a process that has an account and finds it paused."""
    bridge.work()
    _look_for_an_hour(bridge, watch := Watch())
    watch.look(bridge.centre)
    rini.hear()
    with bridge.centre.database.writing() as connection:
        paused = msgspec.structs.replace(read_bridge(connection), quiet_until=bridge.clock.now + MINUTE)
        store_bridge(connection, paused)
    assert not bridge.work().worked
    assert rini.hear() == []
    bridge.clock.now += MINUTE
    assert bridge.work().worked
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))


def test_a_serving_centre_without_an_account_looks_and_works_once_it_has_one(
    bridge: TestBridge, rini: Listener
) -> None:
    """Settings that were taken away, or stand in the folder of another process; nothing has to be started anew."""
    folder, stop = bridge.test_centre.folder, Event()
    bridge.work()
    rini.hear()
    rounds = BridgeRounds(bridge.centre, folder)
    for _ in range(LOOKS + 1):
        rounds(stop)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))
    folder.write(msgspec.structs.replace(folder.read(), bridge=bridge.settings))
    bridge.clock.now += MINUTE
    rounds(stop)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))


def test_settings_that_cannot_be_read_leave_nobody_who_works_it(bridge: TestBridge, rini: Listener) -> None:
    """Offices are told all the same, by the very process that has lost them."""
    bridge.work()
    rini.hear()
    folder = bridge.test_centre.folder
    (folder.path / "centre.json").write_bytes(b"{")
    rounds = BridgeRounds(bridge.centre, folder)
    for _ in range(LOOKS + 1):
        with pytest.raises(LocalFault):
            rounds(Event())
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))
