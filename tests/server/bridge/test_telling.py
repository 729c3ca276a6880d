"""Desks learn whose replies the bridge posts, that it stands still, and what it could not post: once each."""

from contextlib import nullcontext
from threading import Event
from typing import Any

import msgspec
import pytest
from sqlalchemy import update

from sync.contract.errors import BadInput
from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.contract.messages import Opening
from sync.server.answer import Answer
from sync.server.bridge.background import BridgeRounds
from sync.server.bridge.switch import status, switch_off, switch_on, take_up
from sync.server.bridge.watch import LOOKS, Watch
from sync.server.store.bridge import read_bridge, store_bridge
from sync.server.store.events import events_of_cases, left_to_officers
from sync.server.store.tables import units
from sync.server.store.users import user_by_name
from tests.support.bridges import COMPLAINTS, MINUTE, Fate, Killed, TestBridge
from tests.support.lapor_stand_in import Mishap

_STEPS = range(5, 14)
"""Of a round that posts one reply: from taking the lease to beyond its end."""
Told = list[tuple[str, dict[str, Any]]]


class Listener:
    """A desk that takes what is new."""

    def __init__(self, bridge: TestBridge, name: str) -> None:
        self._bridge = bridge
        self._name = name
        self._cursor = ""

    def hear(self) -> Told:
        """Return (kind, body) of what is told since the last time; a unit by its code and what it says of a bridge."""
        with self._bridge.centre.database.reading() as connection:
            user = user_by_name(connection, self._name)
        assert user is not None
        frames = list(Answer(self._bridge.centre, user, Opening(cursor=self._cursor)).frames())
        self._cursor = frames[-1].cursor or self._cursor
        return [(one.kind, msgspec.msgpack.decode(one.body)) for frame in frames for one in frame.changes]

    def hear_of_events(self) -> dict[int, dict[str, Any]]:
        """Return what is told anew of events, by row."""
        with self._bridge.centre.database.reading() as connection:
            rows = {one.action.bytes: row for row, one in events_of_cases(connection, (1, 2, 3))}
        return {rows[body["action"]]: body for kind, body in self.hear() if kind == "event"}

    def not_posted(self) -> dict[int, bool]:
        """Return which events are told anew, by row, and whether the bridge could not post them."""
        return {row: body.get("not_posted", False) for row, body in self.hear_of_events().items()}

    def units(self) -> dict[str, tuple[int, bool]]:
        """Return what is told anew of units: from which event on replies are posted, and whether they wait."""
        told = {body["code"]: body for kind, body in self.hear() if kind == "unit"}
        return {code: (body.get("bridged_from", 0), body.get("bridge_stopped", False)) for code, body in told.items()}


@pytest.fixture
def rini(bridge: TestBridge) -> Listener:
    """The desk of an officer at TM."""
    return Listener(bridge, "rini")


def test_units_learn_once_from_which_event_on_their_replies_are_posted(bridge: TestBridge, rini: Listener) -> None:
    """As soon as the bridge works, and nothing more while that stays so; a unit without institution learns nothing."""
    assert set(rini.units().values()) == {(0, False)}
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
    assert _left(bridge) == 1


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
    assert _left(bridge) == 1
    [post] = bridge.posts("failed")
    take_up(bridge.centre, post.id)
    assert [(kind, body.get("not_posted", False)) for kind, body in rini.hear()] == [("event", False)]


def test_what_could_not_be_posted_before_units_knew_of_the_bridge_is_told_with_it(
    bridge: TestBridge, rini: Listener
) -> None:
    """A centre that is brought up to date has failed posts of which no desk has heard, or of which it took no note."""
    bridge.work()
    bridge.reply("Tolak ini.")
    bridge.lapor.refuse = lambda _: 422
    bridge.work()
    with bridge.centre.database.writing() as connection:
        connection.execute(update(units).values(bridged_from=0))
    rini.hear()
    bridge.work()
    told = rini.hear()
    assert [body["not_posted"] for kind, body in told if kind == "event"] == [True]
    assert {body.get("bridged_from", 0) for kind, body in told if kind == "unit"} == {1}
    bridge.work()
    assert rini.hear() == []


def test_what_the_bridge_brings_is_nobodys_work_at_the_centre(bridge: TestBridge) -> None:
    """Nor is it counted as such before it is posted; without a bridge it is."""
    bridge.reply("Sebelum ada yang bekerja.")
    assert _left(bridge) == 1
    bridge.work()
    bridge.reply("Yang ini diteruskan.", kind=EventKind.INITIAL_RESPONSE)
    assert _left(bridge) == 0


def _look_for_an_hour(bridge: TestBridge, watch: Watch) -> None:
    for _ in range(LOOKS):
        bridge.clock.now += MINUTE
        watch.look(bridge.centre)


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
    assert _left(bridge) == 1
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


def test_a_unit_that_loses_its_institution_looks_there_for_what_may_have_left(
    bridge: TestBridge, rini: Listener
) -> None:
    """And leaves it to the bridge again when it gets one back."""
    bridge.work()
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    row = bridge.reply("Lampu sudah kami ganti kemarin.")
    bridge.work()
    rini.hear()
    whole = bridge.settings
    bridge.settings = msgspec.structs.replace(whole, places={"TH": whole.places["TH"]})
    bridge.work()
    assert rini.not_posted() == {row: True}
    bridge.settings = whole
    bridge.work()
    assert rini.not_posted() == {row: False}


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


def _not_posted(bridge: TestBridge) -> dict[int, bool]:
    with bridge.centre.database.reading() as connection:
        return {row: one.not_posted for row, one in events_of_cases(connection, (1, 2, 3))}


def _left(bridge: TestBridge) -> int:
    with bridge.centre.database.reading() as connection:
        return left_to_officers(connection, 1)
