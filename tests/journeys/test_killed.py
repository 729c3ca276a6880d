"""Killed at any moment, nothing that was promised is lost and nothing is doubled."""

import json
import random
import sqlite3
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from desktop.storage.database import open_database
from desktop.vault import open_vault
from sync.contract.events import Lamp
from tests.support.nursery import Child, Nursery
from tests.support.programs import PASSWORD, Centre
from tests.support.waiting import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

_OFFICER = "tests.support.tireless_officer"
_LONGEST_S = 0.25
_CASE = "7400001"


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    """Begin and kill processes of both programs."""
    folder = tmp_path / "kelahiran"
    folder.mkdir()
    with Nursery(folder, "desktop.__main__", "sync.server.__main__", _OFFICER) as nursery:
        yield nursery


class _Desk:
    """A profile at which many processes work and die."""

    def __init__(self, centre: Centre, folder: Path, nursery: Nursery) -> None:
        doorway = doorway_of(Profile(folder))
        with closing(doorway.sign_in(centre.url, "ani", PASSWORD)) as opened:
            assert opened.exchange.exchange_now().outcome == "done"
        self.profile = str(folder)
        self._centre = centre
        self._nursery = nursery
        self._file = Profile(folder).desk
        self._key = open_vault(Profile(folder).vault, PASSWORD).key_for(self._file.name)
        self._promised: list[str] = []
        nursery.call(_OFFICER, "know_vault", self.profile)

    def start(self, label: str, work: str) -> Child:
        return self._nursery.start(_OFFICER, self.profile, _CASE, label, work)

    def note_promises(self, child: Child) -> None:
        """Remember the ids that it told before it died."""
        self._promised += _promises(child)

    def let_promise(self, label: str, work: str) -> float:
        """Let one process live until it has promised something; returns how long that takes here and now, seconds."""
        begun = time.monotonic()
        officer = self.start(label, work)
        wait_for(lambda: bool(_promises(officer)))
        took = time.monotonic() - begun
        officer.end(0)
        self.note_promises(officer)
        return took

    def assert_sound(self) -> None:
        with closing(open_database(self._file, self._key)) as database, database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"

    def assert_each_once(self) -> None:
        """Exchange a last time, and find everything that was promised at the centre and at a colleague's, once."""
        assert self._promised, "nobody promised anything"
        with closing(doorway_of(Profile(Path(self.profile))).unlock(PASSWORD)) as again:
            assert again.exchange.exchange_now().outcome == "done"
            assert again.desk.state().waiting == 0
            assert {line.lamp for line in again.desk.outbox(None)} == {Lamp.RECEIVED}
        events = self._centre.document("show", _CASE)["events"]
        assert max(Counter(event["text"] for event in events).values()) == 1
        folder = Path(self.profile).with_name("rekan")
        with closing(doorway_of(Profile(folder)).sign_in(self._centre.url, "budi", PASSWORD)) as colleague:
            colleague.exchange.exchange_now()
            seen = [entry.id for entry in colleague.desk.case(colleague.desk.cases_of(_CASE)[0]).timeline]
        for there in (Counter(event["id"] for event in events), Counter(seen)):
            assert [one for one in self._promised if there[one] != 1][:5] == []
            assert max(there.values()) == 1


def _promises(child: Child) -> list[str]:
    """Return the ids that a process has told: whole ones, for the last may have been cut."""
    return [line for line in child.said().split("\n") if len(line) == 36]


@pytest.fixture
def desk(centre: Centre, tmp_path: Path, nursery: Nursery) -> _Desk:
    """Hand out a desk that has exchanged once."""
    return _Desk(centre, tmp_path / "profil", nursery)


@pytest.mark.parametrize(("work", "kills"), [("record", 50), ("exchange", 60)])
def test_a_desk_killed_at_any_moment_keeps_every_promise(
    desk: _Desk, nursery: Nursery, chance: random.Random, work: str, kills: int
) -> None:
    """Whatever was recorded is at the centre once after repeating, and the database is sound after each kill."""
    longest = max(_LONGEST_S, 2 * desk.let_promise(f"{work}-pertama", work))
    for kill in range(nursery.kills(kills)):
        officer = desk.start(f"{work}-{kill}", work)
        assert officer.end(nursery.moment(chance, longest)) != 0, officer.complaints()
        desk.note_promises(officer)
        desk.assert_sound()
    desk.assert_each_once()


def test_a_command_killed_at_any_moment_keeps_every_promise(
    desk: _Desk, nursery: Nursery, chance: random.Random
) -> None:
    """``follow-up`` and ``sync`` as scripts run them: an id that was printed is kept, a repetition doubles nothing."""
    words = ("follow-up", _CASE, "--profile", desk.profile, "--kind", "catatan", "--text")
    for kill in range(nursery.kills(50)):
        command = nursery.start("desktop", *words, f"perintah-{kill}.")
        command.end(nursery.moment(chance, 0.05))
        desk.note_promises(command)
        nursery.start("desktop", "sync", "--profile", desk.profile).end(nursery.moment(chance, 0.1))
        desk.assert_sound()
    whole = nursery.start("desktop", *words, "utuh.")
    whole.finish()
    desk.note_promises(whole)
    assert (
        json.loads(nursery.start("desktop", "sync", "--profile", desk.profile, "--json").finish())["outcome"] == "done"
    )
    desk.assert_each_once()


def test_a_centre_killed_during_exchanges_doubles_and_loses_nothing(
    desk: _Desk, centre: Centre, nursery: Nursery, chance: random.Random
) -> None:
    """The desk repeats what got no answer; the centre recognises what it had already taken."""
    centre.stop()
    port = centre.url.rpartition(":")[2]
    officer: Child | None = None
    for kill in range(nursery.kills(50)):
        served = nursery.start("sync.server", "serve", "--data", str(centre.data), "--port", port)
        served.wait_for("http://")
        officer = officer or desk.start(f"pusat-{kill}", "exchange")
        served.end(nursery.moment(chance, _LONGEST_S))
        if chance.random() < 0.4:  # the others go on without a centre, and then with it
            officer.end(nursery.moment(chance, _LONGEST_S / 4))
            desk.note_promises(officer)
            desk.assert_sound()
            officer = None
        _assert_sound(centre)
    if officer is not None:
        officer.end(0)
        desk.note_promises(officer)
    centre.serve()
    desk.let_promise("pusat-terakhir", "exchange")
    desk.assert_each_once()


def _assert_sound(centre: Centre) -> None:
    with closing(sqlite3.connect(centre.data / "centre.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        orphans = "SELECT count(*) FROM events WHERE action NOT IN (SELECT action FROM receipts)"
        assert database.execute(orphans).fetchone() == (0,), "an event without its receipt"


def test_a_first_sign_in_killed_at_any_moment_can_be_repeated(
    centre: Centre, tmp_path: Path, nursery: Nursery, chance: random.Random
) -> None:
    """No half-made vault ever stands in the way."""
    for kill in range(nursery.kills(12)):
        profile = str(tmp_path / f"baru-{kill}")
        words = ("sign-in", "--profile", profile, "--server", centre.url, "--username", "ani")
        nursery.start("desktop", *words).end(nursery.moment(chance, 0.6))
        nursery.start("desktop", *words).finish()
        told = nursery.start("desktop", "sync", "--profile", profile, "--json").finish()
        assert json.loads(told)["pulled"] >= 3
