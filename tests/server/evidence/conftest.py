"""Rooms of evidence on both databases, and a centre that serves on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server.settings import DataFolder
from sync.server.users import Role
from tests.support.centres import TestCentre, exported, open_test_centre
from tests.support.evidence_rooms import TestRoom
from tests.support.senders import Sender
from tests.support.servers import RunningServer, running

MUARA, HULU = "Kecamatan Tirta Muara", "Kecamatan Tirta Hulu"


def furnished(centre: TestCentre) -> None:
    """An officer in each unit, a coordinator above, one beside, and cases at both units."""
    centre.unit("KAB", "Kabupaten Tirta Kencana")
    centre.unit("TM", MUARA, "KAB")
    centre.unit("TH", HULU, "KAB")
    centre.officer("rini", "TM")
    centre.officer("budi", "TH")
    centre.officer("sari", "KAB", Role.COORDINATOR)
    centre.take(exported(2, "7400001", MUARA), exported(3, "7400002", HULU))


@pytest.fixture
def furnished_centre(tmp_path: Path, database_url: str) -> Iterator[TestCentre]:
    """A centre with two units, their officers, their coordinator, and a case at each."""
    with open_test_centre(tmp_path / "server", database_url) as centre:
        furnished(centre)
        yield centre


@pytest.fixture
def room(furnished_centre: TestCentre) -> TestRoom:
    """Its room."""
    return TestRoom(furnished_centre)


@pytest.fixture
def small_room(tmp_path: Path) -> Iterator[TestRoom]:
    """The same over a SQLite file only, for what is about disks and not about the database."""
    with open_test_centre(tmp_path / "server", "") as centre:
        furnished(centre)
        yield TestRoom(centre)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """The data folder of a furnished centre with a SQLite file."""
    path = tmp_path_factory.mktemp("centre") / "server"
    with open_test_centre(path, "") as centre:
        furnished(centre)
    return DataFolder(path)


@pytest.fixture(scope="module")
def server(data: DataFolder) -> Iterator[RunningServer]:
    """The centre, serving."""
    with running(data) as server:
        yield server


@pytest.fixture(scope="module")
def rini(server: RunningServer) -> Sender:
    """A liaison officer of Tirta Muara."""
    return Sender(server.url, "rini")


@pytest.fixture(scope="module")
def budi(server: RunningServer) -> Sender:
    """A liaison officer of Tirta Hulu."""
    return Sender(server.url, "budi", device=2)
