"""A bridge that is switched off over a reply: its office looks at lapor.go.id first, and one of the two brings it."""

import msgspec
import pytest

from sync.contract.errors import BadInput
from sync.server.bridge.settings import BridgeSettings
from sync.server.bridge.switch import switch_off, switch_on, take_up
from sync.server.store.events import events_of_cases
from tests.support.bridge_listener import Listener, left_over
from tests.support.bridges import COMPLAINTS, MINUTE, Fate, TestBridge
from tests.support.lapor_stand_in import Mishap

_STEPS = range(5, 14)
"""Of a round that posts one reply: from taking the lease to beyond its end."""


def test_what_may_stand_there_already_when_the_bridge_is_switched_off_is_told_as_not_posted(
    bridge: TestBridge, rini: Listener
) -> None:
    """Its office looks there before it uploads; what never left is simply the office's, and what shows is nobody's."""
    bridge.work()
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    doubtful = bridge.reply("Lampu sudah kami ganti kemarin.")
    bridge.work()
    waiting = bridge.reply("Lampu kedua menyusul.", case=2)
    assert rini.not_posted() == {doubtful: False, waiting: False}
    switch_off(bridge.centre)
    assert rini.not_posted() == {doubtful: True}
    assert left_over(bridge) == 1
    switch_on(bridge.centre)
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.work_until_settled()
    assert rini.hear_of_events()[doubtful]["published_at"]
    assert set(bridge.said_there().values()) == {1}


@pytest.mark.parametrize("is_doubtful", [False, True], ids=["waiting", "doubtful"])
@pytest.mark.parametrize("is_uploaded", [False, True], ids=["not there", "uploaded by hand"])
def test_what_became_the_offices_while_the_bridge_was_off_is_looked_for_and_not_posted_any_more(
    bridge: TestBridge, rini: Listener, is_doubtful: bool, is_uploaded: bool
) -> None:
    """Its officer may be at it just then: only one of the two may bring it there."""
    bridge.work()
    words = "Lampu sudah kami ganti kemarin."
    bridge.lapor.mishap = lambda method: Mishap.UNHEARD if method == "POST" and is_doubtful else Mishap.NONE
    bridge.lapor.refuse = lambda _: 0 if is_doubtful else 429
    row = bridge.reply(words)
    bridge.work()
    assert [post.state for post in bridge.posts()] == ["doubtful" if is_doubtful else "waiting"]
    rini.hear()
    switch_off(bridge.centre)
    if is_uploaded:
        bridge.lapor.add(COMPLAINTS[0], words, "Kecamatan Tirta Muara", at=bridge.clock.now)
    switch_on(bridge.centre)
    bridge.lapor.mishap, bridge.lapor.refuse = lambda _: Mishap.NONE, lambda _: 0
    before = len(bridge.lapor.posts)
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == before
    assert bool(bridge.published()[row]) is is_uploaded
    assert rini.not_posted() == {row: not is_uploaded}
    [post] = bridge.posts()
    with pytest.raises(BadInput):
        take_up(bridge.centre, post.id)


@pytest.mark.parametrize("is_there", [False, True], ids=["not there", "arrived"])
def test_a_unit_that_loses_its_institution_looks_there_for_what_may_have_left(
    bridge: TestBridge, rini: Listener, is_there: bool
) -> None:
    """And goes on looking when it gets one back: what became the office's is not posted once more."""
    bridge.work()
    lost = Mishap.HEARD_THEN_CLOSED if is_there else Mishap.UNHEARD
    bridge.lapor.mishap = lambda method: lost if method == "POST" else Mishap.NONE
    row = bridge.reply("Lampu sudah kami ganti kemarin.")
    bridge.work()
    rini.hear()
    whole = bridge.settings
    bridge.settings = _without_tm(bridge)
    bridge.work()
    assert rini.not_posted() == {row: True}
    bridge.settings = whole
    bridge.lapor.mishap = lambda _: Mishap.NONE
    before = len(bridge.lapor.posts)
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == before
    assert bool(bridge.published()[row]) is is_there
    assert rini.not_posted() == {row: not is_there}
    assert left_over(bridge) == (0 if is_there else 1)


@pytest.mark.parametrize("since", ["lost", "never had", "no round yet"])
@pytest.mark.parametrize("is_uploaded", [False, True], ids=["not there", "uploaded by hand"])
def test_what_desks_were_told_to_be_by_hand_is_looked_for_and_never_posted(
    bridge: TestBridge, rini: Listener, since: str, is_uploaded: bool
) -> None:
    """Whyever the unit did not know of a bridge that was on: its officer may be at it just then."""
    whole, words = bridge.settings, "Lampu sudah kami ganti kemarin."
    if since != "lost":
        switch_off(bridge.centre)
        switch_on(bridge.centre)
    if since != "no round yet":
        bridge.settings = _without_tm(bridge)
        bridge.work()
    row = bridge.reply(words)
    if since != "no round yet":
        bridge.work()
    assert left_over(bridge) == 1
    if is_uploaded:
        bridge.lapor.add(COMPLAINTS[0], words, "Kecamatan Tirta Muara", at=bridge.clock.now)
    bridge.settings = whole
    bridge.work_until_settled()
    assert bridge.lapor.posts == []
    assert bool(bridge.published()[row]) is is_uploaded
    assert rini.not_posted() == {row: not is_uploaded}
    [post] = bridge.posts()
    with pytest.raises(BadInput):
        take_up(bridge.centre, post.id)
    later = bridge.reply("Lampu kedua menyusul.", case=2)
    bridge.work_until_settled()
    assert bridge.published()[later]


@pytest.mark.parametrize(
    ("mishap", "refuse"),
    [(Mishap.NONE, 0), (Mishap.HEARD_THEN_CLOSED, 0), (Mishap.NONE, 422), (Mishap.NONE, 429)],
    ids=["shown", "lost answer", "refused", "not now"],
)
@pytest.mark.parametrize("again", [False, True], ids=["off", "off and on again"])
def test_what_was_told_of_a_reply_is_how_it_is_whenever_the_bridge_is_switched_off(
    bridge: TestBridge, rini: Listener, mishap: Mishap, refuse: int, again: bool
) -> None:
    """At each step of a round, and whatever becomes of the request that is under way just then."""
    known: dict[int, bool] = {}

    def listen() -> None:
        known.update(rini.not_posted())

    def flip() -> None:
        listen()
        switch_off(bridge.centre)
        listen()
        if again:
            switch_on(bridge.centre)

    bridge.work()
    for at in _STEPS:
        bridge.reply(f"Lampu nomor {at} sudah kami ganti.", case=at % 3 + 1)
        bridge.lapor.mishap = lambda method: mishap if method == "POST" else Mishap.NONE
        bridge.lapor.refuse = lambda _: refuse
        bridge.work(Fate(at, flip))
        bridge.lapor.mishap, bridge.lapor.refuse = lambda _: Mishap.NONE, lambda _: 0
        for _ in range(2):
            listen()
            assert known == _not_posted(bridge), at
            bridge.clock.now += 15 * MINUTE
            switch_on(bridge.centre)
            bridge.work()


def _without_tm(bridge: TestBridge) -> BridgeSettings:
    return msgspec.structs.replace(bridge.settings, places={"TH": bridge.settings.places["TH"]})


def _not_posted(bridge: TestBridge) -> dict[int, bool]:
    with bridge.centre.database.reading() as connection:
        return {row: one.not_posted for row, one in events_of_cases(connection, (1, 2, 3))}
