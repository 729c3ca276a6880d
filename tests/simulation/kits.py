"""Which desk meets which centre: fakes or real ones, opened for as many scenarios as are wanted."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tests.simulation.fake_centre import FakeCentre
from tests.simulation.fake_desk import FakeProfile
from tests.simulation.ports import Centre, DeskTime, Profile, Time
from tests.simulation.steps import Setting
from tests.simulation.world import Kit

DESKS: Final = ("fake", "sqlcipher")
CENTRES: Final = ("fake", "sqlite", "postgres")
_SMALL_FRAME: Final = 3
_LARGE_FRAME: Final = 250


def fake_centre(time: Time, setting: Setting) -> Centre:
    """Make a centre in memory."""
    return FakeCentre(time, is_newer=setting.newer, rows_per_frame=_SMALL_FRAME if setting.small else _LARGE_FRAME)


def fake_profile(time: DeskTime) -> Profile:
    """Make a profile in memory."""
    return FakeProfile(time)


FAKES: Final = Kit(fake_centre, fake_profile)


@contextmanager
def opened_kit(desk: str, centre: str) -> Iterator[Kit]:
    """Open what is needed, in memory or in a folder that is deleted in the end.

    :param desk: one of :data:`DESKS`.
    :param centre: one of :data:`CENTRES`.
    """
    if (desk, centre) == ("fake", "fake"):
        yield FAKES
        return
    with ExitStack() as stack:
        memory = Path("/dev/shm")
        where = memory if memory.is_dir() else None
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="tindak-simulation-", dir=where)))
        new_profile = fake_profile if desk == "fake" else _real_desks(folder)
        new_centre = fake_centre if centre == "fake" else _real_centres(folder, centre, stack)
        yield Kit(new_centre, new_profile)


# The real ones are imported where they are wanted: a hundred thousand scenarios of fakes need none of them.


def _real_desks(folder: Path) -> Callable[[DeskTime], Profile]:
    from tests.simulation.real_desk import DeskFiles

    return DeskFiles(folder).profile


def _real_centres(folder: Path, centre: str, stack: ExitStack) -> Callable[[Time, Setting], Centre]:
    from tests.simulation.real_centre import RealCentre, Shelves
    from tests.support.postgres import running_cluster

    shelves = Shelves(folder, stack.enter_context(running_cluster()) if centre == "postgres" else "")
    return lambda time, _setting: RealCentre(shelves.new(), time)
