"""*Uji coba sinkron*: told before a byte is sent, and true once it is."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from desktop.storage.account import load_account, save_account
from desktop.synchroniser import Synchroniser
from sync.contract.events import EventKind
from sync.contract.messages import MoreActions, Opening
from sync.contract.receipts import Reason
from sync.engine.plan import ACTIONS_A_REQUEST, rehearsed
from sync.server.users import Role
from sync.transport.http import HttpGateway
from tests.support import answers
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.cutting_relay import CuttingRelay
from tests.support.desks import TestDesk
from tests.support.offices import OfficeDesk, Offices, offices_of
from tests.support.servers import running

NUMBER, OTHER = "7400001", "7400002"
WORDS = "Yth. Pelapor, petugas memeriksa dermaga pada Kamis, 26 November 2026. " * 3
_NEVER = 1 << 40


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[TestCentre]:
    """A centre with two cases of one kecamatan, and who coordinates it."""
    with open_test_centre(tmp_path / "server", "") as centre:
        centre.unit("kab", "Kabupaten Banyu Biru")
        centre.unit("tirta", "Kecamatan Tirta Muara", "kab")
        centre.unit("dinas", "Dinas Kesehatan", "kab")
        centre.officer("ani", "tirta")
        centre.officer("koordinator", "kab", Role.COORDINATOR)
        centre.take(exported(1, NUMBER, "Kecamatan Tirta Muara"), exported(2, OTHER, "Kecamatan Tirta Muara"))
        yield centre


@pytest.fixture
def offices(centre: TestCentre, tmp_path: Path) -> Iterator[Offices]:
    """Its desks."""
    with offices_of(centre, tmp_path) as offices:
        yield offices


def _everything(desk: OfficeDesk) -> list[object]:
    """All rows of what an exchange may change."""
    with desk.database.reading() as connection:
        return [
            connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1").all()
            for table in ("outbox", "upload", "event_file", "line", "projection", "draft", "setting")
        ]


def test_what_would_go_is_what_goes(offices: Offices) -> None:
    """The same actions in the same order, in the very frames; and telling it changed nothing."""
    ani = offices("ani")
    actions = [
        ani.act(NUMBER, "respon-awal", text=WORDS),
        ani.act(OTHER, "catatan-internal", text="Ditelepon."),
        ani.act(NUMBER, "catatan-internal", text="Sudah."),
    ]
    before = _everything(ani)
    told = ani.casework.rehearse()
    assert _everything(ani) == before
    assert [action.id for action in told.actions] == actions
    assert (told.requests, told.stopped, told.why_not, told.texts_ms) == (1, (), "", 0)
    (frames,) = rehearsed(ani.replica.waiting(0, 10), Opening(cursor=ani.replica.cursor()))
    road = _Watched(ani)
    assert ani.exchange().pushed == 3
    assert road.seen[0] == frames


class _Watched:
    """Stands on the road of a desk and keeps the frames of each request."""

    def __init__(self, desk: OfficeDesk) -> None:
        self.seen: list[list[Opening | MoreActions]] = []
        road = desk._road
        exchange = road.exchange

        def kept(up: Iterator[Opening | MoreActions]) -> Iterator[Sequence[object]]:
            self.seen.append(list(up))
            return exchange(self.seen[-1])

        road.exchange = kept  # type: ignore[method-assign,assignment]  # a road that is watched


def test_what_would_come_back_is_said_with_its_reason(offices: Offices) -> None:
    """By the rules of this desk, over the cases as it knows them; the centre then says the same."""
    ani, koordinator = offices("ani"), offices("koordinator")
    ani.act(NUMBER, "respon-substantif", text=WORDS)
    ani.exchange()
    koordinator.exchange()
    koordinator.act(NUMBER, "close")
    koordinator.exchange()
    late = ani.act(NUMBER, "respon-substantif", text=WORDS)  # written before that was heard
    fine = ani.act(OTHER, "catatan-internal", text="Ditelepon.")
    assert ani.casework.rehearse().stopped == ()
    for frames in ani._road.exchange([Opening(cursor=ani.replica.cursor())]):  # hears of it, and sends nothing
        ani.replica.apply(frames, ())
    (stopped,) = ani.casework.rehearse().stopped
    assert (stopped.id, stopped.reason) == (late, Reason.CASE_CLOSED)
    assert "sudah ditutup" in stopped.sentence
    ani.exchange()
    lamps = {line.id: line.lamp.value for line in ani.casework.outbox()}
    assert (lamps[late], lamps[fine]) == ("held", "received")


def test_an_action_whose_case_has_left_would_be_held(offices: Offices) -> None:
    """What its going away means is known here."""
    ani, koordinator = offices("ani"), offices("koordinator")
    ani.act(NUMBER, "catatan-internal", text="Ditelepon.")
    koordinator.act(NUMBER, "re-dispose", units=("dinas",))
    koordinator.exchange()
    for frames in ani._road.exchange([Opening(cursor=ani.replica.cursor())]):
        ani.replica.apply(frames, ())
    (action,) = ani.casework.rehearse().actions
    assert (action.case, action.reason) == (0, Reason.CASE_MOVED)


def test_thousands_go_in_several_requests(desk: TestDesk) -> None:
    """Told like that, each with its frames."""
    desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))
    desk.casework.record_follow_up(1, EventKind.NOTE, "Ditelepon.")
    ((_, action),) = desk.replica.waiting(0, 10)
    many = [(place, action) for place in range(ACTIONS_A_REQUEST + 3)]
    requests = list(rehearsed(many, Opening(cursor="e.1.5")))
    assert [sum(len(one.actions) for one in frames) for frames in requests] == [ACTIONS_A_REQUEST, 3]
    assert all(frames[-1].last and not any(one.last for one in frames[:-1]) for frames in requests)


def test_what_keeps_it_from_going_is_said(desk: TestDesk) -> None:
    """*Luring*, and a session that has ended; the rest is told all the same."""
    desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))
    desk.casework.record_follow_up(1, EventKind.NOTE, "Ditelepon.")
    desk.casework.set_luring(luring=True)
    told = desk.casework.rehearse()
    assert (len(told.actions), "Luring menyala" in told.why_not) == (1, True)
    desk.casework.set_luring(luring=False)
    with desk.database.writing() as connection:
        me = load_account(connection)
        assert me is not None
        save_account(connection, msgspec.structs.replace(me, token=""))
    assert "masuk lagi" in desk.casework.rehearse().why_not


def test_not_one_byte_goes_out_and_the_estimate_is_exact(centre: TestCentre, offices: Offices, tmp_path: Path) -> None:
    """Against a real centre behind a relay that counts: first nothing, then as much as was told; a few, then a lot."""
    ani = offices("ani")
    with running(centre.folder) as server, CuttingRelay(server.url, _NEVER) as relay:
        with ani.database.writing() as connection:
            me = load_account(connection)
            assert me is not None
            save_account(connection, msgspec.structs.replace(me, server=relay.url))
        for connections, (count, words) in enumerate(((4, "Ditelepon."), (6, "Ditelepon lagi. " * 1_000))):
            for _ in range(count):
                ani.act(OTHER, "catatan-internal", text=words)
            before = relay.up
            told = ani.casework.rehearse()
            assert (relay.up, relay.connections) == (before, connections)
            with closing(_synchroniser(ani, tmp_path)) as synchroniser:
                report = synchroniser.exchange_now()
            assert (report.outcome, report.pushed, report.round_trips) == ("done", count, 1)
            assert relay.up - before == report.bytes_sent == told.bytes_sent
    assert ani.casework.rehearse().texts_ms >= 1, "by now it is known how long one takes"


def _synchroniser(desk: OfficeDesk, folder: Path) -> Synchroniser:
    """Return what exchanges over real sockets, on a connection of its own."""
    lock = folder / "exchange.lock"
    return Synchroniser(
        desk.database, desk.replica, lambda me: HttpGateway(me.server, me.token), desk.clock, lambda: 0.5, lock
    )
