"""Over slow, far and breaking lines everything arrives once, and a line that lives is not given up."""

import random
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.events import EventKind, Lamp
from tests.journeys.conftest import KECAMATAN
from tests.support.exports import complaint, write_export
from tests.support.programs import PASSWORD, Centre
from tests.support.shaped_line import ShapedLine, Way
from tests.support.thoroughness import rounds
from tests.support.waiting import wait_for
from ui.ports.desk import CaseQuery, CaseView

pytestmark = pytest.mark.slow

ALL = CaseQuery(with_closed=True)
_ROUNDS = rounds(15)
_SILENCE_S = 2.0
_LARGEST_STEP = 80_000
"""More than any frame on the wire with the head of its answer: a connection that brought so much brought one whole."""


@pytest.fixture
def chance() -> random.Random:
    """Hand out a source of moments; its seed is printed when a test fails."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    return random.Random(seed)


@pytest.fixture
def desk_over(tmp_path: Path) -> Iterator[Callable[[ShapedLine, str], OpenDesk]]:
    """Hand out desks that signed in over a line, by line and name."""
    opened: list[OpenDesk] = []

    def sign_in(line: ShapedLine, name: str) -> OpenDesk:
        doorway = doorway_of(Profile(tmp_path / name))
        opened.append(doorway.sign_in(line.url, "ani", PASSWORD))
        return opened[-1]

    yield sign_in
    for one in opened:
        one.close()


DeskOver = Callable[[ShapedLine, str], OpenDesk]


def _exchange_anew(desk: OpenDesk) -> str:
    """Exchange over a connection of its own."""
    desk.exchange.close()
    return desk.exchange.exchange_now().outcome


def _is_sound(desk: OpenDesk) -> bool:
    with desk.database.reading() as connection:
        return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _events(centre: Centre, tracking_id: str = "7400001") -> list[dict[str, str]]:
    events: list[dict[str, str]] = centre.document("show", tracking_id)["events"]
    return events


def _amiss(told: list[str], there: list[str]) -> list[str]:
    """Name what is not there exactly once, or was never told; a short list also when much is wrong."""
    counted = Counter(there)
    return [f"{one}: {counted[one]}" for one in {*told, *there} if (counted[one], one in told) != (1, True)][:5]


def _all_it_holds(desk: OpenDesk) -> list[CaseView]:
    return [desk.desk.case(line.case) for line in desk.desk.cases(ALL, 0, 10_000)]


def _take(centre: Centre, path: Path, count: int, chance: random.Random) -> None:
    centre.command("import-lapor", str(write_export(path, _many_complaints(chance, count))))


def _many_complaints(chance: random.Random, count: int) -> list[dict[str, str]]:
    """Complaints whose words no compression knows."""
    return [
        complaint(
            f"76{n:05}", KECAMATAN, **{"Isi Laporan Awal": " ".join(chance.randbytes(6).hex() for _ in range(30))}
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("way", ["up", "down"])
def test_exchanges_cut_at_any_byte_lose_and_double_nothing(
    centre: Centre, desk_over: DeskOver, chance: random.Random, way: str
) -> None:
    """Whatever byte of request or answer is the last: each follow-up comes to the centre once, under its id."""
    with ShapedLine(centre.url, seed=chance.randrange(1 << 32)) as line:
        ani = desk_over(line, "ani")
        assert _exchange_anew(ani) == "done"
        (case,) = ani.desk.cases_of("7400001")
        told = [ani.desk.record_follow_up(case, EventKind.NOTE, "Yang pertama.")]
        before = (line.up.passed, line.down.passed)
        assert _exchange_anew(ani) == "done"
        usual = {"up": line.up.passed - before[0], "down": line.down.passed - before[1]}[way]
        outcomes: Counter[str] = Counter()
        while outcomes.total() < _ROUNDS or outcomes["unreachable"] <= _ROUNDS // 3:  # chance may miss for long
            for part in range(chance.randint(1, 3)):
                more = chance.randbytes(chance.choice((0, 20, 4000))).hex()
                words = f"Putaran {outcomes.total()}, {part}: {more}"
                told.append(ani.desk.record_follow_up(case, EventKind.NOTE, words))
            assert outcomes.total() < 4 * _ROUNDS, "hardly anything is cut"
            line.cut_somewhere(**{way: usual * chance.choice((1, 1, 10, 40))})
            outcomes[_exchange_anew(ani)] += 1
            assert _is_sound(ani)
        assert set(outcomes) <= {"done", "unreachable"}
        assert outcomes["unreachable"] <= line.cuts
        assert _exchange_anew(ani) == "done"
        assert {one.lamp for one in ani.desk.outbox(None)} == {Lamp.RECEIVED}
    events = _events(centre)
    assert _amiss(told, [event["id"] for event in events]) == []
    assert _amiss(told, [one.id for one in ani.desk.case(case).timeline]) == []
    assert len({event["text"] for event in events}) == len(told)


def test_an_answer_lost_after_the_centre_recorded_is_given_again(centre: Centre, desk_over: DeskOver) -> None:
    """The repetition is recognised: one event, and the receipt has the number that was given the first time."""
    with ShapedLine(centre.url) as line:
        ani = desk_over(line, "ani")
        assert _exchange_anew(ani) == "done"
        (case,) = ani.desk.cases_of("7400001")
        first = ani.desk.record_follow_up(case, EventKind.NOTE, "Jawabannya hilang.")
        line.cut_after(down=0)
        assert _exchange_anew(ani) == "unreachable"
        assert [event["id"] for event in _events(centre)] == [first]
        (waiting,) = ani.desk.outbox()
        assert (waiting.lamp, waiting.sent_unconfirmed, waiting.receipt) == (Lamp.SAVED, True, "")
        second = ani.desk.record_follow_up(case, EventKind.NOTE, "Yang kedua.")
        assert _exchange_anew(ani) == "done"
        receipts = {one.id: one.receipt for one in ani.desk.outbox()}
    # The centre counts receipts: the first kept the first number, and its repetition took none.
    assert [receipts[one].rpartition("-")[2] for one in (first, second)] == ["0001", "0002"]
    assert sorted(event["id"] for event in _events(centre)) == sorted((first, second))


def test_a_first_exchange_that_is_cut_again_and_again_ends_like_a_whole_one(
    centre: Centre, desk_over: DeskOver, chance: random.Random, tmp_path: Path
) -> None:
    """Each connection brings it further: a cut costs one frame at most, and in the end the desks hold the same."""
    _take(centre, tmp_path / "banyak.xlsx", 1500, chance)
    with ShapedLine(centre.url) as line:
        whole = desk_over(line, "utuh")
        before = line.down.passed
        assert _exchange_anew(whole) == "done"
        all_bytes = line.down.passed - before
        assert all_bytes > 4 * _LARGEST_STEP, "too little to be cut"
        cut = desk_over(line, "putus")
        before, held = line.down.passed, 0
        line.cut_after(down=chance.randrange(_LARGEST_STEP, 2 * _LARGEST_STEP))
        while _exchange_anew(cut) == "unreachable":
            assert _is_sound(cut)
            now = cut.desk.state().all_cases
            assert now >= held
            held = now
            line.cut_after(down=chance.randrange(_LARGEST_STEP, 2 * _LARGEST_STEP))
            assert line.cuts < 2 * all_bytes // _LARGEST_STEP, "it does not come further"
        assert line.cuts >= 2
        assert line.down.passed - before < all_bytes + line.cuts * _LARGEST_STEP
    assert [one for one, other in zip(_all_it_holds(cut), _all_it_holds(whole), strict=True) if one != other] == []


def test_a_line_that_is_slow_but_lives_is_not_given_up(
    centre: Centre, desk_over: DeskOver, chance: random.Random, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only silence ends an exchange: one that takes far longer than that limit goes on while bytes come."""
    _take(centre, tmp_path / "agak-banyak.xlsx", 300, chance)
    with ShapedLine(centre.url, rate=120_000, rate_up=20_000, delay_ms=150, jitter_ms=50, loss=0.01, seed=7) as line:
        ani = desk_over(line, "ani")
        monkeypatch.setattr("sync.transport.http.STALL_SECONDS", _SILENCE_S)
        began = monotonic()
        assert _exchange_anew(ani) == "done"
        assert monotonic() - began > 2 * _SILENCE_S
        assert ani.desk.state().all_cases == 303
        line.hold()
        assert ani.exchange.exchange_now().outcome == "unreachable"
        line.let_go()
        assert _exchange_anew(ani) == "done"


def test_the_line_is_as_slow_and_as_far_as_it_says() -> None:
    """Bytes cost their time on the way, the first one a round trip more, and a cut is exact to the byte."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        with ShapedLine(url, rate=400_000, delay_ms=100) as line:
            began = monotonic()
            with _joined(line, server) as (near, far):
                near.sendall(bytes(25_000))
                assert len(_received(far, 25_000)) == 25_000
                assert 0.8 <= monotonic() - began < 1.6, "two ways to set up, one way, half a second of bytes"
                began = monotonic()
                far.sendall(b"x")
                assert _received(near, 1) == b"x"
                assert 0.1 <= monotonic() - began < 0.5, "one way"
            assert (line.up.passed, line.down.passed) == (25_000, 1)
            line.cut_after(up=4321)
            with _joined(line, server) as (near, far):
                near.sendall(bytes(10_000))
                with pytest.raises(ConnectionResetError):
                    _received(far, 10_000)
                with pytest.raises(ConnectionResetError):
                    _received(near, 1)
            assert (line.up.passed, line.cuts) == (25_000 + 4321, 1)
            with _joined(line, server) as (near, _):
                wait_for(lambda: line.cut_now() == 1)
                with pytest.raises(ConnectionResetError):
                    _received(near, 1)
            with _joined(line, server) as (near, far):
                near.shutdown(socket.SHUT_WR)
                far.sendall(b"masih")
                assert _received(far, 1) == b""
                assert _received(near, 5) == b"masih"


def test_a_lost_segment_is_a_wait_and_costs_the_line_twice() -> None:
    """Everything arrives in order all the same; the same seed loses the same segments."""
    draws = [random.Random(5) for _ in range(3)]
    clean = Way(80_000, 100, 0, 0.0, draws[0])
    lossy, again = (Way(80_000, 100, 0, 0.3, draw) for draw in draws[1:])
    arrivals = [clean.arrival(1000, 0.0) for _ in range(40)]
    assert arrivals == pytest.approx([0.1 * n + 0.1 for n in range(1, 41)])
    late = [lossy.arrival(1000, 0.0) for _ in range(40)]
    assert late == [again.arrival(1000, 0.0) for _ in range(40)]
    assert late[0] >= arrivals[0]
    assert max(late) > max(arrivals) + 0.4


@contextmanager
def _joined(line: ShapedLine, server: socket.socket) -> Iterator[tuple[socket.socket, socket.socket]]:
    place = ("127.0.0.1", int(line.url.rpartition(":")[2]))
    with socket.create_connection(place, timeout=20) as near:
        far, _ = server.accept()
        with far:
            far.settimeout(20)
            yield near, far


def _received(end: socket.socket, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := end.recv(size - len(data))):
        data += more
    return data
