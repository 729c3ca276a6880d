"""Kits are opened once for all scenarios of a test run that need them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.simulation.kits import opened_kit
from tests.simulation.world import Kit

OpenKit = Callable[[str, str], Kit]


@pytest.fixture(scope="session")
def open_kit() -> Iterator[OpenKit]:
    """Open a kit, or return the one that is open."""
    kits: dict[tuple[str, str], Kit] = {}
    with ExitStack() as stack:

        def open_one(desk: str, centre: str) -> Kit:
            if (desk, centre) not in kits:
                kits[desk, centre] = stack.enter_context(opened_kit(desk, centre))
            return kits[desk, centre]

        yield open_one
