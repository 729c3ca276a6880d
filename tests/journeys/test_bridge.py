"""An office whose replies the bridge brings to lapor.go.id, from the switch at the centre to the third lamp."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command

from desktop.storage.migrate import alembic_config
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import EventKind, Lamp
from sync.server.bridge.switch import switch_off, switch_on
from tests.support.bridges import COMPLAINTS, MINUTE, TestBridge, bridge_at
from tests.support.lapor_stand_in import Mishap
from tests.support.offices import OfficeDesk, offices_of

FIRST, SECOND, THIRD = COMPLAINTS
WORDS = "Yth. Pelapor, lampu di depan balai sudah kami ganti pada 20 November. Terima kasih."


@pytest.fixture
def bridge(tmp_path: Path) -> Iterator[TestBridge]:
    """A bridge that is on, and of which units know."""
    with bridge_at(tmp_path / "server", "") as opened:
        yield opened


@pytest.fixture
def rini(bridge: TestBridge, tmp_path: Path) -> Iterator[OfficeDesk]:
    """The desk of an officer of the unit that the bridge speaks for; it has exchanged once."""
    with offices_of(bridge.test_centre, tmp_path) as desk_of:
        yield desk_of("rini")


def _asked(desk: OfficeDesk, tracking_id: str) -> list[EventKind | None]:
    return [item.turn.act for item in desk.today_of(tracking_id)]


def _reply(desk: OfficeDesk, tracking_id: str) -> None:
    desk.casework.record_follow_up(desk.case(tracking_id), EventKind.SUBSTANTIVE_RESPONSE, WORDS)


def _shown(desk: OfficeDesk) -> list[tuple[LaporRoad, Lamp]]:
    return [(line.road, line.lamp) for line in desk.casework.outbox()]


def test_what_an_office_was_asked_to_upload_before_the_bridge_worked_remains_its_own(
    bridge: TestBridge, rini: OfficeDesk
) -> None:
    """It may have been uploaded and not marked yet: the bridge looks for it and does not post it."""
    switch_off(bridge.centre)
    switch_on(bridge.centre)
    _reply(rini, FIRST)
    rini.exchange()
    assert _asked(rini, FIRST) == [EventKind.UPLOADED]
    bridge.work_until_settled()
    rini.exchange()
    assert _shown(rini) == [(LaporRoad.NOT_TAKEN, Lamp.RECEIVED)]
    assert _asked(rini, FIRST) == [EventKind.UPLOADED]
    assert bridge.said_there() == {}


def test_an_office_that_knows_of_the_bridge_has_nothing_to_upload(bridge: TestBridge, rini: OfficeDesk) -> None:
    """The centre brings its replies, and the third lamp lights by itself."""
    _reply(rini, FIRST)
    rini.exchange()
    bridge.lapor.refuse = lambda _: 503  # the bridge works, and lapor.go.id does not yet
    bridge.work()
    rini.exchange()
    assert EventKind.UPLOADED not in _asked(rini, FIRST)
    _reply(rini, SECOND)
    assert EventKind.UPLOADED not in _asked(rini, SECOND)
    assert set(_shown(rini)) == {(LaporRoad.BRIDGE, Lamp.SAVED), (LaporRoad.BRIDGE, Lamp.RECEIVED)}
    rini.exchange()
    bridge.lapor.refuse = lambda _: 0
    bridge.clock.now += 90 * MINUTE
    bridge.work_until_settled()
    rini.exchange()
    assert [lamp for _, lamp in _shown(rini)] == [Lamp.PUBLISHED] * 2
    assert set(bridge.said_there().values()) == {1}


def test_a_bridge_that_stops_or_cannot_post_is_told_to_the_office(bridge: TestBridge, rini: OfficeDesk) -> None:
    """What waits at the centre is said and not asked for; what LAPOR! refuses becomes the office's work."""
    bridge.work()
    rini.exchange()
    _reply(rini, FIRST)
    rini.exchange()
    good, bridge.lapor.token = bridge.lapor.token, "lain"
    bridge.work()
    rini.exchange()
    assert _shown(rini) == [(LaporRoad.BRIDGE_STOPPED, Lamp.RECEIVED)]
    assert rini.casework.state().at_stopped_bridge == 1
    assert EventKind.UPLOADED not in _asked(rini, FIRST)
    bridge.lapor.token = good
    bridge.lapor.refuse = lambda _: 422
    switch_on(bridge.centre)
    bridge.work_until_settled()
    rini.exchange()
    assert _shown(rini) == [(LaporRoad.NOT_TAKEN, Lamp.RECEIVED)]
    assert rini.casework.state().at_stopped_bridge == 0
    assert _asked(rini, FIRST) == [EventKind.UPLOADED]
    rini.act(FIRST, "sudah-diunggah")
    rini.exchange()
    rini.exchange()
    assert [line.lamp for line in rini.casework.outbox() if line.kind == EventKind.SUBSTANTIVE_RESPONSE] == [
        Lamp.PUBLISHED
    ]


def test_a_bridge_switched_off_in_doubt_has_the_office_look_before_it_uploads(
    bridge: TestBridge, rini: OfficeDesk
) -> None:
    """The reply stands there already, and nobody knows it; looked for and marked, it stands there once."""
    bridge.work()
    rini.exchange()
    _reply(rini, FIRST)
    rini.exchange()
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    bridge.work()
    switch_off(bridge.centre)
    rini.exchange()
    assert _shown(rini) == [(LaporRoad.NOT_TAKEN, Lamp.RECEIVED)]
    assert _asked(rini, FIRST) == [EventKind.UPLOADED]
    rini.act(FIRST, "sudah-diunggah")
    rini.exchange()
    bridge.lapor.mishap = lambda _: Mishap.NONE
    switch_on(bridge.centre)
    bridge.work_until_settled()
    rini.exchange()
    assert Lamp.PUBLISHED in dict(_shown(rini)).values()
    assert set(bridge.said_there().values()) == {1}


def test_a_desk_brought_up_to_date_after_its_centre_learns_what_the_bridge_could_not_post(
    bridge: TestBridge, rini: OfficeDesk
) -> None:
    """Its former program took no note when that was told; otherwise the reply would wait for ever."""
    bridge.work()
    rini.exchange()
    _reply(rini, FIRST)
    rini.exchange()
    bridge.lapor.refuse = lambda _: 422
    bridge.work_until_settled()
    rini.exchange()
    with rini.database.writing() as connection:
        command.downgrade(alembic_config(connection), "0014")  # knows nothing of any bridge
        command.upgrade(alembic_config(connection), "head")
    assert rini.exchange().repaired
    assert _shown(rini) == [(LaporRoad.NOT_TAKEN, Lamp.RECEIVED)]
    assert _asked(rini, FIRST) == [EventKind.UPLOADED]
    assert rini.exchange().repaired == 0
