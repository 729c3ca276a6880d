"""A desk with two cases, and a photo on the disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from tests.support.drawn_photos import picture_bytes


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """Open a desk with two cases."""
    folder = tmp_path / "profil"
    folder.mkdir()
    with desk_in(folder) as one:
        one.apply(
            answers.answer(
                answers.unit(), answers.text(1), answers.state(1), answers.text(2, "7400002"), answers.state(2)
            )
        )
        yield one


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a photo on the disk."""
    path = tmp_path / "jalan.jpg"
    path.write_bytes(picture_bytes(1, (2400, 1800)))
    return path
