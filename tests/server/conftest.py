"""Every test of the store runs on both databases: a SQLite file and a real PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from sync.server.app import build_app
from tests.support.bare_desks import Desk
from tests.support.blanks import prepare_centre
from tests.support.centres import TestCentre, open_test_centre
from tests.support.postgres import KeptDatabase, NewDatabase, database_maker, running_cluster

OpenDesk = Callable[..., Desk]


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[NewDatabase]:
    """Make PostgreSQL databases."""
    with running_cluster() as cluster:
        yield database_maker(cluster)


@pytest.fixture(scope="session")
def kept_postgres(new_postgres: NewDatabase) -> Iterator[KeptDatabase]:
    """The one PostgreSQL database of these tests, with the tables of a centre."""
    with closing(KeptDatabase(new_postgres, prepare_centre)) as kept:
        yield kept


@pytest.fixture
def postgres_url(kept_postgres: KeptDatabase) -> str:
    """URL of a PostgreSQL database that has the tables of a centre and no identity."""
    return kept_postgres.as_made()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """URL of a database that nobody uses; empty for the SQLite file in the data folder."""
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgres" else ""


@pytest.fixture
def centre(tmp_path: Path, database_url: str) -> Iterator[TestCentre]:
    """A centre with two kecamatan under one kabupaten, and an officer for each."""
    with open_test_centre(tmp_path / "server", database_url) as opened:
        opened.unit("KAB", "Kabupaten Tirta Kencana")
        opened.unit("TM", "Kecamatan Tirta Muara", "KAB")
        opened.unit("TH", "Kecamatan Tirta Hulu", "KAB")
        opened.officer("rini", "TM")
        opened.officer("budi", "TH")
        yield opened


@pytest.fixture
def client(centre: TestCentre) -> Iterator[TestClient[Litestar]]:
    """The real application of that centre."""
    with TestClient(build_app(centre.centre, centre.folder)) as client:
        yield client


@pytest.fixture
def desk(client: TestClient[Litestar]) -> OpenDesk:
    """Sign a desk in."""

    def sign_in(username: str, device: int = 1) -> Desk:
        return Desk(client, username, device)

    return sign_in
