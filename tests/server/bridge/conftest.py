"""A bridge on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.bridge_listener import Listener
from tests.support.bridges import TestBridge, bridge_at


@pytest.fixture
def bridge(tmp_path: Path, database_url: str) -> Iterator[TestBridge]:
    """A bridge that is on, to a stand-in that behaves."""
    with bridge_at(tmp_path / "server", database_url) as opened:
        yield opened


@pytest.fixture
def rini(bridge: TestBridge) -> Listener:
    """The desk of an officer at TM."""
    return Listener(bridge, "rini")
