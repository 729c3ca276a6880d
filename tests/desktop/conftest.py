"""A desk for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import TestDesk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """Hand out a signed-in desk with an empty database."""
    with desk_in(tmp_path) as opened:
        yield opened
