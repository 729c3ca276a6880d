"""Killed at any moment, no event is without its file, no file without its event, and no byte goes twice."""

import hashlib
import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from desktop.bootstrap import doorway_of
from desktop.profile import Profile
from desktop.storage import draft_files, event_files, uploads
from desktop.storage.database import Database, open_database
from desktop.storage.evidence.contents import Contents
from desktop.storage.evidence.sweep import LEAST_FREE, sweep
from desktop.storage.evidence.tables import EVIDENCE
from desktop.vault import Vault, open_vault
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.nursery import Nursery
from tests.support.programs import PASSWORD, Centre
from tests.support.shaped_line import ShapedLine
from tests.support.thoroughness import rounds

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1200)]

_OFFICER = "tests.support.tireless_officer"
_CASE = "7400001"
_KILLS: Final = rounds(8)
_HEADS: Final = 12 * 1024
"""Most that one command says beside the files themselves: an exchange, a question, heads of chunks."""
_LINE: Final = 8_000_000
"""Bits a second: slow enough that a kill falls into a file, quick enough for hundreds of them."""


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[Nursery]:
    """Begin and kill processes of both programs."""
    folder = tmp_path / "kelahiran"
    folder.mkdir()
    with Nursery(folder, "desktop.__main__", "desktop.evidence.intake", "sync.server.__main__", _OFFICER) as nursery:
        yield nursery


@pytest.fixture
def line(centre: Centre) -> Iterator[ShapedLine]:
    """Lay a line between the desk and its centre, which counts what passes."""
    with ShapedLine(centre.url, rate=_LINE) as one:
        yield one


class _Desk:
    """A profile at which processes work with files and die."""

    def __init__(self, folder: Path, url: str) -> None:
        self.profile = str(folder)
        with closing(doorway_of(Profile(folder)).sign_in(url, "ani", PASSWORD)) as opened:
            assert opened.exchange.exchange_now().outcome == "done"
        self._place = Profile(folder)
        self._vault: Vault = open_vault(self._place.vault, PASSWORD)

    def assert_sound(self) -> None:
        """Open both databases as the next start would, sweep, and find neither a ghost nor an orphan."""
        place = self._place
        key = self._vault.key_for(place.desk.name)
        with closing(open_database(place.desk, key)) as database, closing(Contents(self._evidence)) as contents:
            sweep(database, contents, EvidenceLimits(), 0, LEAST_FREE)
            named, waiting = _named(database)
            held = contents.listing()
            assert waiting - contents.whole_ones(waiting) == set(), "events without their file"
            assert held.keys() - named == set(), "files without an event"
            for sha256 in contents.whole_ones(held.keys()):
                assert hashlib.sha256(contents.read(sha256)).digest() == sha256

    def _evidence(self) -> Database:
        database = open_database(self._place.evidence, self._vault.key_for(self._place.evidence.name), EVIDENCE)
        with database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        return database

    def bytes_of_files(self) -> int:
        """Return how many bytes of files the centre has of this desk, or will have."""
        place = self._place
        with closing(open_database(place.desk, self._vault.key_for(place.desk.name))) as database:
            with database.reading() as connection:
                hashes = [row.sha256 for row in uploads.listing(connection)]
            with closing(Contents(self._evidence)) as contents:
                return sum(len(contents.read(sha256)) for sha256 in hashes)


def _named(database: Database) -> tuple[set[bytes], set[bytes]]:
    """Return the contents that this desk names, and those of them that it still has to send."""
    with database.reading() as connection:
        copies, previews = event_files.hashes_in_use(connection)
        named = draft_files.hashes_in_use(connection) | copies | previews
        waiting = {row.sha256 for row in uploads.listing(connection) if row.state == uploads.WAITING}
    return named, waiting


def _photo(folder: Path, number: int) -> Path:
    """Return a document that nothing makes smaller: quickly taken in, slowly sent."""
    path = folder / f"bukti-{number}.pdf"
    body = random.Random(number).randbytes(150_000)
    path.write_bytes(b"%PDF-1.4\n" + body + b"\nstartxref\n0\n%%EOF\n")
    return path


@pytest.fixture
def desk(tmp_path: Path, line: ShapedLine, nursery: Nursery) -> _Desk:
    """Hand out a desk that has exchanged once, over the line."""
    one = _Desk(tmp_path / "profil", line.url)
    nursery.call(_OFFICER, "know_vault", one.profile)
    return one


def test_a_desk_killed_at_any_moment_keeps_events_and_files_together(
    desk: _Desk, centre: Centre, line: ShapedLine, nursery: Nursery, chance: random.Random, tmp_path: Path
) -> None:
    """While it takes files in, records, and sends; in the end the centre has each file once, for its bytes once."""
    before = line.up.passed
    for kill in range(nursery.kills(_KILLS)):
        words = ("--kind", "catatan", "--text", f"Bukti {kill}.", "--file", str(_photo(tmp_path, kill)))
        nursery.start("desktop", "follow-up", _CASE, "--profile", desk.profile, *words).end(
            nursery.moment(chance, 0.25)
        )
        desk.assert_sound()
        nursery.start("desktop", "sync", "--profile", desk.profile).end(nursery.moment(chance, 0.6))
        desk.assert_sound()
    nursery.start("desktop", "sync", "--profile", desk.profile).finish()
    desk.assert_sound()
    assert line.up.passed - before < desk.bytes_of_files() + (_KILLS + 1) * _HEADS
    checked = centre.document("files", "check")
    assert not checked["missing"]
    assert not checked["unreferenced"]


def test_a_centre_killed_at_any_moment_keeps_every_byte_that_it_told_of(
    desk: _Desk, centre: Centre, line: ShapedLine, nursery: Nursery, chance: random.Random, tmp_path: Path
) -> None:
    """The desk asks where each file stands, and goes on there."""
    for number in range(3):
        words = ("--kind", "catatan", "--text", f"Bukti {number}.", "--file", str(_photo(tmp_path, number)))
        nursery.start("desktop", "follow-up", _CASE, "--profile", desk.profile, *words).finish()
    centre.stop()
    before = line.up.passed
    port = centre.url.rpartition(":")[2]
    for _kill in range(nursery.kills(_KILLS)):
        served = nursery.start("sync.server", "serve", "--data", str(centre.data), "--port", port)
        served.wait_for("http://")
        sync = nursery.start("desktop", "sync", "--profile", desk.profile)
        served.end(nursery.moment(chance, 0.5))
        sync.end(5)
        desk.assert_sound()
    centre.serve()
    nursery.start("desktop", "sync", "--profile", desk.profile).finish()
    assert line.up.passed - before < desk.bytes_of_files() + (_KILLS + 1) * _HEADS
    checked = centre.document("files", "check")
    assert (bool(checked["missing"]), checked["files"]) == (False, 3)
