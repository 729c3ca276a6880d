"""A real centre with two units, and desks that sign in to it."""

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from tests.support.exports import complaint, write_export
from tests.support.programs import PASSWORD, Centre

KECAMATAN = ("14001", "Kecamatan Tirta Muara")
DINAS = ("14002", "Dinas Perhubungan")

Desks = Callable[[str], OpenDesk]


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make once what each test gets a copy of: three complaints of a kecamatan, one of a dinas, their officers."""
    folder = tmp_path_factory.mktemp("filled")
    one = Centre.made_in(folder / "centre")
    export = write_export(
        folder / "ekspor.xlsx",
        [*(complaint(f"740000{n}", KECAMATAN) for n in (1, 2, 3)), complaint("7500001", DINAS)],
    )
    one.command("import-lapor", str(export))
    for username, unit in (("ani", KECAMATAN), ("budi", KECAMATAN), ("citra", DINAS)):
        one.add_officer(username, unit[0])
    return folder


@pytest.fixture
def centre(filled_folder: Path, tmp_path: Path) -> Iterator[Centre]:
    """Serve a centre of this test's own; the export it was filled from lies beside it as ``ekspor.xlsx``."""
    shutil.copytree(filled_folder, tmp_path, dirs_exist_ok=True)
    one = Centre(tmp_path / "centre")
    one.serve()
    yield one
    one.kill()


@pytest.fixture
def desk_of(centre: Centre, tmp_path: Path) -> Iterator[Desks]:
    """Hand out signed-in desks by user name."""
    with ExitStack() as stack:

        def sign_in(username: str) -> OpenDesk:
            doorway = doorway_of(Profile(tmp_path / f"profil-{username}"))
            return stack.enter_context(closing(doorway.sign_in(centre.url, username, PASSWORD)))

        yield sign_in


@pytest.fixture
def chance() -> random.Random:
    """Hand out a source of moments; its seed is printed when a test fails."""
    seed = random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}")  # noqa: T201 - shown by pytest on failure, to repeat the run
    return random.Random(seed)
