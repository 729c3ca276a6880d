"""``evidence.db``: contents in pieces, each under its own hash, sealed, and gone when they are dropped."""

import hashlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.storage.database import open_database
from desktop.storage.evidence.contents import PIECE_BYTES, Contents, NewContent
from desktop.storage.evidence.tables import EVIDENCE
from sync.contract.errors import LocalFault
from sync.contract.evidence.provenance import Provenance

KEY = bytes(range(32))
BODY = bytes(range(256)) * 2_000
NAME = hashlib.sha256(BODY).digest()


@pytest.fixture
def contents(tmp_path: Path) -> Iterator[Contents]:
    """Open an empty one."""
    with closing(Contents(lambda: open_database(tmp_path / "evidence.db", KEY, EVIDENCE))) as one:
        yield one


def test_what_was_put_is_read_again_whole_and_in_parts(contents: Contents) -> None:
    """Parts begin and end anywhere, over the borders of pieces too."""
    contents.put([NewContent(sha256=NAME, body=BODY)], now=5)
    assert contents.whole(NAME) == BODY
    for offset, most in ((0, 10), (PIECE_BYTES - 3, 7), (PIECE_BYTES, 1), (len(BODY) - 4, 100), (len(BODY), 5)):
        assert contents.read(NAME, offset, most) == BODY[offset : offset + most]
    assert contents.read(b"?" * 32) == b""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(BODY) + 10), st.integers(1, len(BODY)))
def test_any_part_is_the_part_of_the_whole(contents: Contents, offset: int, most: int) -> None:
    """Whatever is asked for."""
    contents.put([NewContent(sha256=NAME, body=BODY)], now=5)
    assert contents.read(NAME, offset, most) == BODY[offset : offset + most]


def test_what_is_fetched_in_parts_is_whole_only_at_its_end(contents: Contents) -> None:
    """A part can be gone on from; until then nothing passes for the file."""
    assert contents.begin(NAME, len(BODY), 5) == 0
    contents.append(NAME, 0, BODY[:1000])
    assert contents.whole(NAME) is None
    assert contents.whole_ones([NAME]) == set()
    assert contents.begin(NAME, len(BODY), 6) == 1000
    contents.append(NAME, 1000, BODY[1000:])
    assert contents.whole(NAME) == BODY
    assert contents.whole_ones([NAME]) == {NAME}


def test_what_is_not_what_its_name_says_is_dropped(contents: Contents) -> None:
    """A damaged photo is never shown under the name of a good one."""
    contents.begin(NAME, len(BODY), 5)
    with pytest.raises(ValueError, match="not what its name says"):
        contents.append(NAME, 0, bytes(len(BODY)))
    assert contents.held(NAME) is None


def test_parts_for_another_place_are_left_out(contents: Contents) -> None:
    """Another process may have fetched them meanwhile."""
    contents.begin(NAME, len(BODY), 5)
    contents.append(NAME, 0, BODY[:10])
    contents.append(NAME, 0, BODY[:10])
    held = contents.held(NAME)
    assert held is not None
    assert held.held == 10


def test_dropped_contents_give_their_room_back(contents: Contents, tmp_path: Path) -> None:
    """An old laptop's disk is small."""
    contents.put([NewContent(sha256=NAME, body=BODY)], now=5)
    contents.close()
    full = (tmp_path / "evidence.db").stat().st_size
    contents.drop([NAME])
    contents.close()
    assert (tmp_path / "evidence.db").stat().st_size < full / 4
    assert contents.held(NAME) is None


def test_nothing_of_a_content_lies_readable_on_the_disk(contents: Contents, tmp_path: Path) -> None:
    """Not in the database and not in what is written ahead of it."""
    marker = b"RAHASIA-PELAPOR-" * 500
    contents.put([NewContent(sha256=hashlib.sha256(marker).digest(), body=marker)], now=5)
    open_bytes = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    contents.close()
    assert b"RAHASIA-PELAPOR-" not in open_bytes
    assert b"RAHASIA-PELAPOR-" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_a_provenance_stays_with_its_copy(contents: Contents) -> None:
    """Sealed like it, and not in it."""
    told = Provenance(latitude=-3.3, longitude=114.6, serial="A-1")
    contents.put([NewContent(sha256=NAME, body=BODY, provenance=told), NewContent(sha256=b"o" * 32, body=b"a")], now=5)
    assert contents.provenance_of(NAME) == told
    assert contents.provenance_of(b"o" * 32) is None


def test_a_file_of_a_newer_program_is_left_as_it_is(tmp_path: Path) -> None:
    """It is said, and nothing is changed."""
    path = tmp_path / "evidence.db"
    with closing(open_database(path, KEY, EVIDENCE)) as database, database.writing() as connection:
        connection.exec_driver_sql("PRAGMA user_version = 99")
    with pytest.raises(LocalFault, match="lebih baru"):
        open_database(path, KEY, EVIDENCE)


def test_a_wrong_key_names_the_file_that_it_does_not_open(contents: Contents, tmp_path: Path) -> None:
    """Whoever is asked for help knows which one."""
    contents.put([NewContent(sha256=NAME, body=BODY)], now=5)
    contents.close()
    with pytest.raises(LocalFault, match=r"evidence\.db"):
        open_database(tmp_path / "evidence.db", bytes(32), EVIDENCE)
