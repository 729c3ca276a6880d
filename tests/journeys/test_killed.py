"""Killed at any moment, nothing that was promised is lost and nothing is doubled."""

import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from desktop.storage.database import open_database
from desktop.vault import open_vault
from tests.journeys.conftest import Desks
from tests.support.programs import PASSWORD, Centre, run, start, tindak

pytestmark = pytest.mark.slow

_KILLS = 12
_LONGEST_S = 0.4


@pytest.fixture
def chance() -> random.Random:
    """Hand out a source of moments; its seed is printed when a test fails."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    return random.Random(seed)


def _end_at(process: "subprocess.Popen[str]", seconds: float) -> None:
    """Kill a process at a moment, wherever it is then."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()


def _work_until_killed(profile: Path, label: str, work: str, seconds: float) -> list[str]:
    """Let a tireless officer work and kill him; returns the ids he was told."""
    officer = start("tests.support.tireless_officer", str(profile), "7400001", label, work)
    with officer:
        assert officer.stdout is not None
        assert officer.stdout.readline() == "ready\n"
        _end_at(officer, seconds)
        told, _ = officer.communicate()
    return [line for line in told.split("\n") if len(line) == 36]


def _is_sound(profile: Path) -> bool:
    folder = Profile(profile)
    database = open_database(folder.desk, open_vault(folder.vault, PASSWORD).key_for(folder.desk.name))
    try:
        with database.reading() as connection:
            return connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    finally:
        database.close()


def _assert_each_once(centre: Centre, promised: list[str]) -> None:
    events = centre.document("show", "7400001")["events"]
    assert set(promised) <= {event["id"] for event in events}
    assert max(Counter(event["text"] for event in events).values()) == 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize("work", ["record", "exchange"])
def test_a_desk_killed_at_any_moment_keeps_every_promise(
    centre: Centre, desk_of: Desks, tmp_path: Path, chance: random.Random, work: str
) -> None:
    """Whatever was recorded is at the centre once after repeating, and the database is sound after each kill."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.close()
    profile = tmp_path / "profil-ani"
    promised: list[str] = []
    for kill in range(_KILLS):
        promised += _work_until_killed(profile, f"{work}-{kill}", work, chance.uniform(0, _LONGEST_S))
        assert _is_sound(profile)
    assert promised
    again = doorway_of(Profile(profile)).unlock(PASSWORD)
    assert again.exchange.exchange_now().outcome == "done"
    assert again.desk.state().waiting == 0
    again.close()
    _assert_each_once(centre, promised)
    budi = desk_of("budi")
    budi.exchange.exchange_now()
    seen = [entry.id for entry in budi.desk.case(budi.desk.cases_of("7400001")[0]).timeline]
    assert len(seen) == len(set(seen))
    assert set(promised) <= set(seen)


@pytest.mark.timeout(300)
def test_a_command_killed_at_any_moment_keeps_every_promise(
    centre: Centre, desk_of: Desks, tmp_path: Path, chance: random.Random
) -> None:
    """``follow-up`` and ``sync`` as scripts run them: an id that was printed is kept, a repetition doubles nothing."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.close()
    profile = str(tmp_path / "profil-ani")
    promised: list[str] = []
    for kill in range(_KILLS // 2):
        command = start(
            "desktop", "follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", f"perintah-{kill}."
        )
        with command:
            _end_at(command, chance.uniform(0.4, 1.6))
            told, _ = command.communicate()
        promised += [line for line in told.split("\n") if len(line) == 36]
        with start("desktop", "sync", "--profile", profile) as sync:
            _end_at(sync, chance.uniform(0.4, 1.6))
            sync.communicate()
    promised.append(
        run("desktop", "follow-up", "7400001", "--profile", profile, "--kind", "catatan", "--text", "utuh.").strip()
    )
    assert tindak("sync", "--profile", profile)["outcome"] == "done"
    assert {line["lamp"] for line in tindak("outbox", "--profile", profile)} == {"received"}
    _assert_each_once(centre, promised)


@pytest.mark.timeout(300)
def test_a_centre_killed_during_exchanges_doubles_and_loses_nothing(
    centre: Centre, desk_of: Desks, tmp_path: Path, chance: random.Random
) -> None:
    """The desk repeats what got no answer; the centre recognises what it had already taken."""
    ani = desk_of("ani")
    ani.exchange.exchange_now()
    ani.close()
    profile = tmp_path / "profil-ani"
    promised: list[str] = []
    for kill in range(_KILLS):
        officer = start("tests.support.tireless_officer", str(profile), "7400001", f"pusat-{kill}", "exchange")
        with officer:
            assert officer.stdout is not None
            assert officer.stdout.readline() == "ready\n"
            try:
                officer.wait(chance.uniform(0, _LONGEST_S))
            except subprocess.TimeoutExpired:
                centre.kill()
            officer.kill()
            told, _ = officer.communicate()
        promised += [line for line in told.split("\n") if len(line) == 36]
        centre.serve()
    again = doorway_of(Profile(profile)).unlock(PASSWORD)
    assert again.exchange.exchange_now().outcome == "done"
    assert {line.lamp for line in again.desk.outbox()} == {"received"}
    again.close()
    _assert_each_once(centre, promised)


@pytest.mark.timeout(300)
def test_a_first_sign_in_killed_at_any_moment_can_be_repeated(
    centre: Centre, tmp_path: Path, chance: random.Random
) -> None:
    """No half-made vault ever stands in the way."""
    for kill in range(_KILLS // 2):
        profile = tmp_path / f"baru-{kill}"
        words = ("sign-in", "--profile", str(profile), "--server", centre.url, "--username", "ani")
        with start("desktop", *words) as command:
            _end_at(command, chance.uniform(0.5, 1.8))
            command.communicate()
        run("desktop", *words)
        assert tindak("sync", "--profile", str(profile))["outcome"] == "done"
        assert len(tindak("list", "--profile", str(profile))) == 3
