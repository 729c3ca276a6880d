"""Workers that die or sleep at any step, and a side on which anything may go wrong: each reply stands there once."""

import json
import random
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from sync.server.bridge.lease import LEASE_MS
from sync.server.bridge.texts import bare
from sync.server.clock import SystemClock
from tests.support.bridges import COMPLAINTS, MINUTE, Fate, Killed, TestBridge, bridge_at
from tests.support.lapor_stand_in import Mishap, glued
from tests.support.programs import start, told
from tests.support.thoroughness import rounds
from tests.support.waiting import wait_for

pytestmark = pytest.mark.slow

TEXTS = (
    "Yth. Pelapor, laporan sudah kami teruskan.",
    "Lampu di jalan poros\ntelah diganti pada 20 November.",
    'Tinggi air > 2 m & surut; petugas "siaga" \u2013 terima kasih \U0001f64f.',
)
_POSTING = (
    *(one for one in Mishap if one.name.startswith("HEARD") and one is not Mishap.HEARD_THEN_SILENT),
    Mishap.UNHEARD,
    Mishap.ERROR,
    Mishap.LIMITED,
)
_READING = (Mishap.UNHEARD, Mishap.ERROR, Mishap.HEARD_THEN_HALF, Mishap.HEARD_THEN_NONSENSE, Mishap.LIMITED)
_MOST_DELAY = 9 * MINUTE
_STEPS = 24
"""More than a round with one reply has; the tests see to it."""


def expected(bridge: TestBridge, texts: list[tuple[int, str]]) -> None:
    """Each reply is there exactly once, is known to be, and nothing is left under way."""
    wanted = Counter((COMPLAINTS[case - 1], bare(text)) for case, text in texts)
    assert bridge.said_there() == wanted
    assert {post.state for post in bridge.posts()} <= {"posted"}
    assert len({(post.tracking_id, post.remote_id) for post in bridge.posts()}) == len(texts)
    assert all(bridge.published().values())


def test_a_worker_killed_at_any_step_of_its_round(bridge: TestBridge) -> None:
    """Before each transaction, between commit and request, between answer and commit: one after another."""
    texts = []
    died = 0
    bridge.lapor.mangle = glued
    bridge.lapor.delay_ms = 3 * MINUTE
    for at in range(1, _STEPS):
        texts.append((at % 3 + 1, f"{TEXTS[at % 3]} Nomor {at // 6}."))
        bridge.reply(texts[-1][1], case=texts[-1][0])
        try:
            bridge.work(Fate(at))
        except Killed:
            died += 1
        bridge.clock.now += LEASE_MS
        bridge.work_until_settled()
    assert 10 < died < _STEPS - 3, "each step of a round was met, and rounds without a death too"
    expected(bridge, texts)


def test_a_worker_that_sleeps_at_any_step_while_another_takes_over(bridge: TestBridge) -> None:
    """It wakes after its lease has run out and its post was doubted; what it still does changes nothing."""
    texts = []
    slept = 0

    def sleep() -> None:
        nonlocal slept
        slept += 1
        bridge.clock.now += LEASE_MS + 1
        bridge.work(holder="lain")

    for at in range(1, _STEPS):
        texts.append((at % 3 + 1, f"{TEXTS[at % 3]} Nomor {at}."))
        bridge.reply(texts[-1][1], case=texts[-1][0])
        bridge.work(Fate(at, sleep))
        bridge.clock.now += LEASE_MS
        bridge.work_until_settled()
    assert 10 < slept < _STEPS - 3
    expected(bridge, texts)


def test_a_worker_that_sleeps_until_others_have_concluded(bridge: TestBridge) -> None:
    """Its post was doubted, looked for in vain and posted by another: what wakes so late lets nothing leave."""
    texts = []

    def sleep() -> None:
        bridge.clock.now += LEASE_MS + 1
        bridge.work_until_settled()

    for at in range(1, _STEPS):
        texts.append((at % 3 + 1, f"{TEXTS[at % 3]} Nomor {at}."))
        bridge.reply(texts[-1][1], case=texts[-1][0])
        bridge.work(Fate(at, sleep), at_requests=False)
        bridge.clock.now += LEASE_MS
        bridge.work_until_settled()
    expected(bridge, texts)


def _stormy(bridge: TestBridge, chance: random.Random) -> None:
    """Let things go wrong by chance from now on."""

    def mishap(method: str) -> Mishap:
        bridge.lapor.delay_ms = chance.choice((0, 0, chance.randrange(_MOST_DELAY)))
        if chance.random() < 0.5:
            return Mishap.NONE
        return chance.choice(_POSTING if method == "POST" else _READING)

    bridge.lapor.mishap = mishap
    bridge.lapor.mangle = lambda text: chance.choice((text, glued(text)))


def _live(bridge: TestBridge, seed: int) -> None:
    chance = random.Random(seed)
    _stormy(bridge, chance)
    texts: list[tuple[int, str]] = []
    for _ in range(12):
        for _ in range(chance.choice((0, 0, 1, 2))):
            texts.append((chance.randint(1, 3), chance.choice(TEXTS)))
            bridge.reply(texts[-1][1], case=texts[-1][0])
        try:
            bridge.work(Fate(chance.choice((0, chance.randint(1, 60)))))
        except Killed:
            bridge.clock.now += chance.choice((0, LEASE_MS))
        bridge.clock.now += chance.randint(0, 15) * MINUTE
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.clock.now += LEASE_MS
    bridge.work_until_settled()
    expected(bridge, texts)


@pytest.mark.parametrize("seed", range(rounds(6)))
def test_whatever_happens_each_reply_stands_there_once(seed: int, tmp_path: Path) -> None:
    """Lost answers, errors, limits, late showing, mangled texts, the same words twice, deaths, all by chance."""
    with bridge_at(tmp_path / "server", "") as bridge:
        _live(bridge, seed)


@pytest.mark.postgres
@pytest.mark.parametrize("seed", range(100, 100 + rounds(2)))
def test_whatever_happens_on_postgresql_too(seed: int, tmp_path: Path, postgres_url: str) -> None:
    """The same on the other database."""
    with bridge_at(tmp_path / "server", postgres_url) as bridge:
        _live(bridge, seed)


def test_a_centre_restored_from_a_backup_finds_what_it_had_posted(tmp_path: Path) -> None:
    """The backup knows neither the reply nor the post; the desk brings the reply back under its old time."""
    with bridge_at(tmp_path / "server", "") as bridge:
        written = bridge.clock.now
        bridge.lapor.add(COMPLAINTS[0], glued(TEXTS[1]), "Kecamatan Tirta Muara", at=written + 5 * MINUTE)
        bridge.clock.now += 3 * 24 * 60 * MINUTE
        bridge.reply(TEXTS[1], written_at=written)
        bridge.work_until_settled()
        assert bridge.lapor.posts == []
        expected(bridge, [(1, TEXTS[1])])


@pytest.mark.slow
def test_a_process_killed_while_it_waits_for_the_answer(tmp_path: Path) -> None:
    """A real process, a real kill: the reply was heard, its answer never; the next process finds it."""
    with bridge_at(tmp_path / "server", "") as bridge:
        bridge.clock.now = SystemClock().now_ms()
        row = bridge.reply(TEXTS[1])
        folder = bridge.test_centre.folder
        folder.write(msgspec.structs.replace(folder.read(), bridge=bridge.settings))
        bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_SILENT if method == "POST" else Mishap.NONE
        with start("sync.server", "bridge", "run", "--once", "--data", str(folder.path)) as process:
            wait_for(bridge.lapor.heard.is_set)
            process.kill()
        bridge.lapor.mishap = lambda _: Mishap.NONE
        assert [post.state for post in bridge.posts()] == ["posting"]
        bridge.clock.now = SystemClock().now_ms() + LEASE_MS + MINUTE
        bridge.work_until_settled()
        expected(bridge, [(1, TEXTS[1])])
        assert bridge.published()[row] > 0


@pytest.mark.slow
def test_processes_killed_at_any_moment(tmp_path: Path) -> None:
    """Whatever a process was doing; some end in time, some do not, and the lease of the dead runs out."""
    chance = random.Random(7)
    with bridge_at(tmp_path / "server", "") as bridge:
        folder = bridge.test_centre.folder
        texts = [(number % 3 + 1, f"Tanggapan {number // 3}.") for number in range(9)]
        bridge.clock.now = SystemClock().now_ms()
        for case, text in texts:
            bridge.reply(text, case=case)
        folder.write(msgspec.structs.replace(folder.read(), bridge=bridge.settings))
        for _ in range(6):
            heard = chance.randint(0, 3)
            before = len(bridge.lapor.requests)
            with start("sync.server", "bridge", "run", "--once", "--data", str(folder.path)) as process:
                wait_for(lambda: len(bridge.lapor.requests) >= before + heard or process.poll() is not None)  # noqa: B023 - called at once
                process.kill()
            bridge.clock.now += LEASE_MS
            bridge.work()
        bridge.work_until_settled()
        expected(bridge, texts)


@pytest.mark.slow
def test_the_command_says_what_it_did_and_never_the_token(tmp_path: Path) -> None:
    """From configure to status, as an administrator or a script runs them."""
    with bridge_at(tmp_path / "server", "") as bridge:
        data = ("--data", str(bridge.test_centre.folder.path))

        def command(*words: str, given: str = "") -> str:
            printed, said = told("sync.server", "bridge", *words, *data, given=given)
            assert bridge.settings.token not in printed + said
            return printed

        command("configure", "--base-url", bridge.lapor.url, "--user-id", "77", given=f"{bridge.settings.token}\n")
        assert json.loads(command("units", "--json"))["unmatched"] == []
        command("on")
        bridge.clock.now = SystemClock().now_ms()
        bridge.reply(TEXTS[0])
        answer = json.loads(command("run", "--once", "--json"))
        assert (answer["worked"], answer["posted"], answer["read"]) == (True, 1, len(COMPLAINTS))
        answer = json.loads(command("status", "--json"))
        assert (answer["on"], answer["counts"]["posted"], answer["posts"]) == (True, 1, [])
        command("off")
        assert not json.loads(command("run", "--once", "--json"))["worked"]
