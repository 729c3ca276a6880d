"""Names given once."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.ids import RANDOM_BYTES, text_of, uuid7


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES))
def test_a_name_is_a_version_7_uuid_that_tells_its_time(unix_ms: int, randomness: bytes) -> None:
    """RFC 9562: version, variant and the leading 48 bits."""
    made = uuid7(unix_ms, randomness)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    assert made.int >> 80 == unix_ms


def test_later_names_sort_later() -> None:
    """Timelines of one desk keep their order by name alone."""
    assert uuid7(1, bytes([255] * 10)) < uuid7(2, bytes(10))


@pytest.mark.parametrize(("unix_ms", "randomness"), [(-1, bytes(10)), (1 << 48, bytes(10)), (0, bytes(9))])
def test_what_does_not_fit_is_refused(unix_ms: int, randomness: bytes) -> None:
    """Nothing is cut off silently."""
    with pytest.raises(ValueError, match=r"must be|outside"):
        uuid7(unix_ms, randomness)


@given(st.binary(min_size=16, max_size=16))
def test_a_name_is_written_as_every_uuid(raw: bytes) -> None:
    """Whoever looks one up by what is written finds it."""
    assert text_of(raw) == str(UUID(bytes=raw))
