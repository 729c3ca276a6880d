"""Desks learn whose replies the bridge posts, that it stands still, and what it could not post: once each."""

import pytest
from alembic import command
from sqlalchemy import update

from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.server.bridge.switch import switch_off, switch_on, take_up
from sync.server.store.migrate import config_for, upgrade
from sync.server.store.tables import units
from tests.support.bridge_listener import Listener, left_over
from tests.support.bridges import MINUTE, TestBridge
from tests.support.busy_centres import check_scopes
from tests.support.lapor_stand_in import Mishap


def test_units_learn_once_from_which_event_on_their_replies_are_posted(bridge: TestBridge, rini: Listener) -> None:
    """As soon as the bridge works, and nothing more while that stays so; a unit without institution learns nothing."""
    switch_off(bridge.centre)
    assert set(rini.units().values()) == {(0, False)}
    switch_on(bridge.centre)
    bridge.work()
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))
    for _ in range(3):
        bridge.work()
        bridge.clock.now += 20 * MINUTE
    assert rini.hear() == []


def test_a_bridge_that_stops_says_so_and_one_that_is_off_leaves_all_to_officers(
    bridge: TestBridge, rini: Listener
) -> None:
    """Stopped, replies wait at the centre; switched off and on again, what came meanwhile is the officers'."""
    bridge.work()
    rini.hear()
    good, bridge.lapor.token = bridge.lapor.token, "lain"
    row = bridge.reply("Lampu sudah kami ganti kemarin.")
    bridge.work()
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, True))
    bridge.lapor.token = good
    switch_on(bridge.centre)
    bridge.work_until_settled()
    assert rini.units() == dict.fromkeys(("TM", "TH"), (1, False))
    assert bridge.published()[row]
    switch_off(bridge.centre)
    assert rini.units() == dict.fromkeys(("TM", "TH"), (0, False))
    by_hand = bridge.reply("Diunggah sendiri.")
    switch_on(bridge.centre)
    bridge.work()
    assert rini.units() == dict.fromkeys(("TM", "TH"), (by_hand + 1, False))
    assert left_over(bridge) == 1


@pytest.mark.parametrize("text", ["Tolak ini.", "a" * (LAPOR_TEXT_LIMIT + 1)])
def test_what_cannot_be_posted_is_left_to_officers_until_it_is_taken_up_again(
    bridge: TestBridge, rini: Listener, text: str
) -> None:
    """Whether LAPOR! refuses it, or it is too long for it."""
    bridge.work()
    bridge.reply(text)
    rini.hear()
    bridge.lapor.refuse = lambda _: 422
    bridge.work()
    assert [(kind, body.get("not_posted")) for kind, body in rini.hear()] == [("event", True)]
    assert left_over(bridge) == 1
    [post] = bridge.posts("failed")
    take_up(bridge.centre, post.id)
    assert [(kind, body.get("not_posted", False)) for kind, body in rini.hear()] == [("event", False)]


@pytest.mark.parametrize("is_doubtful", [False, True], ids=["failed", "doubtful"])
def test_what_could_not_be_posted_before_units_knew_of_the_bridge_is_told_with_it(
    bridge: TestBridge, rini: Listener, is_doubtful: bool
) -> None:
    """A centre that is brought up to date has such posts of which no desk has heard, or of which it took no note."""
    bridge.work()
    row = bridge.reply("Tolak ini.")
    bridge.lapor.refuse = lambda _: 0 if is_doubtful else 422
    bridge.lapor.mishap = lambda method: Mishap.UNHEARD if method == "POST" and is_doubtful else Mishap.NONE
    bridge.work()
    assert [post.state for post in bridge.posts()] == ["doubtful" if is_doubtful else "failed"]
    with bridge.centre.database.writing() as connection:
        connection.execute(update(units).values(bridged_from=0))
    rini.hear()
    bridge.work()
    told = rini.hear()
    assert [body["not_posted"] for kind, body in told if kind == "event"] == [True]
    assert {body.get("bridged_from", 0) for kind, body in told if kind == "unit"} == {row + 1}
    bridge.work()
    assert rini.hear() == []


def test_a_centre_brought_up_to_date_while_its_bridge_is_off_tells_once_what_to_look_for(
    bridge: TestBridge, rini: Listener
) -> None:
    """Its former program told it to nobody, and nothing that moves later would."""
    rows = [bridge.reply("Tolak ini.")]
    bridge.lapor.refuse = lambda _: 422
    bridge.work()
    rows.append(bridge.reply("Lampu sudah kami ganti kemarin.", case=2))
    bridge.lapor.refuse = lambda _: 0
    bridge.lapor.mishap = lambda method: Mishap.UNHEARD if method == "POST" else Mishap.NONE
    bridge.work()
    bridge.reply("Lampu kedua menyusul.", case=3)
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.lapor.refuse = lambda _: 429
    bridge.work()
    assert [post.state for post in bridge.posts()] == ["failed", "doubtful", "waiting"]
    switch_off(bridge.centre)
    with bridge.centre.database.writing() as connection:
        command.downgrade(config_for(connection), "0010")
    rini.hear()
    upgrade(bridge.centre.database)
    assert rini.not_posted() == dict.fromkeys(rows, True)
    upgrade(bridge.centre.database)
    assert rini.hear() == []
    check_scopes(bridge.test_centre)


def test_what_the_bridge_brings_is_nobodys_work_at_the_centre(bridge: TestBridge) -> None:
    """Nor is it counted as such before it is posted; what was accepted before units knew of the bridge is."""
    switch_off(bridge.centre)
    switch_on(bridge.centre)
    bridge.reply("Sebelum ada yang bekerja.")
    assert left_over(bridge) == 1
    bridge.work()
    bridge.reply("Yang ini diteruskan.", kind=EventKind.INITIAL_RESPONSE)
    assert left_over(bridge) == 1
