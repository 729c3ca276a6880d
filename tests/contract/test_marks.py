"""Marks and their sums: how two ends see cheaply that they hold the same, and where they do not."""

from collections.abc import Sequence
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from sync.contract.marks import (
    BUCKET_BYTES,
    MOST_BUCKETS,
    added,
    bucket_of,
    bucket_sums,
    buckets_for,
    differing_buckets,
    event_mark,
    other_mark,
    signed,
    state_mark,
    sum_bytes,
    text_mark,
    unit_mark,
)

_mark = st.integers(-(1 << 63), (1 << 63) - 1)
_marks = st.lists(_mark, max_size=30)
_kinds = st.sampled_from(["unit", "text", "state", "event", "hologram"])
_held = st.dictionaries(st.tuples(_kinds, st.integers(1, 1 << 53)), _mark, max_size=60)
_counts = st.integers(0, 10).map(lambda bits: 1 << bits)

Held = dict[tuple[str, int], int]


def _listed(held: Held) -> Sequence[tuple[str, int, int]]:
    return [(kind, row, mark) for (kind, row), mark in held.items()]


@given(_marks, st.randoms(use_true_random=False))
def test_a_sum_does_not_depend_on_the_order(marks: list[int], chance: object) -> None:
    """However the marks came in, one by one or together."""
    shuffled = marks[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    one_by_one = 0
    for mark in shuffled:
        one_by_one = added(one_by_one, [mark])
    assert one_by_one == added(0, marks) == added(0, shuffled)
    assert -(1 << 63) <= one_by_one < 1 << 63


@given(_mark, _marks, _marks)
def test_what_is_taken_out_leaves_no_trace(total: int, new: list[int], old: list[int]) -> None:
    """Putting in and taking out are each other's undoing, together or one after the other."""
    assert added(added(total, new), (), new) == total
    assert added(added(total, new), (), old) == added(total, new, old)
    assert added(total, old, old) == total


@given(st.integers())
def test_sums_fit_every_database_and_travel_as_eight_bytes(value: int) -> None:
    """A signed number of 64 bits here, its bytes there, and both say the same."""
    kept = signed(value % (1 << 64))
    assert -(1 << 63) <= kept < 1 << 63
    assert sum_bytes(kept) == sum_bytes(value) == (value % (1 << 64)).to_bytes(8, "big")


@given(_held, _counts)
def test_buckets_add_up_to_the_sum(held: Held, count: int) -> None:
    """Each entity stands in exactly the bucket that is named for it."""
    sums = bucket_sums(_listed(held), count)
    assert len(sums) == BUCKET_BYTES * count
    each = [0] * count
    for (kind, row), mark in held.items():
        each[bucket_of(kind, row, count)] += mark
    assert sums == b"".join((one % (1 << 32)).to_bytes(4, "big") for one in each)
    total = sum(int.from_bytes(sums[at : at + 4], "big") for at in range(0, len(sums), 4))
    assert total % (1 << 32) == added(0, held.values()) % (1 << 32)


@given(_held, _held, _counts)
def test_all_that_differs_lies_in_the_buckets_that_differ(ours: Held, theirs: Held, count: int) -> None:
    """And a bucket in which nothing differs is not among them."""
    found = differing_buckets(bucket_sums(_listed(ours), count), bucket_sums(_listed(theirs), count))
    other = {key for key in ours.keys() | theirs.keys() if ours.get(key) != theirs.get(key)}
    expected = {bucket_of(kind, row, count) for kind, row in other}
    assert set(found) <= expected
    alone = {bucket for bucket in expected if sum(bucket_of(*key, count) == bucket for key in other) == 1}
    seen = {b for b in alone for key in other if bucket_of(*key, count) == b and _shows(ours, theirs, key)}
    assert seen <= set(found)


def _shows(ours: Held, theirs: Held, key: tuple[str, int]) -> bool:
    """Whether the difference survives in four bytes."""
    return (ours.get(key, 0) - theirs.get(key, 0)) % (1 << 32) != 0


@given(st.integers(0, 1 << 24))
def test_buckets_are_as_many_as_are_worth_it(entities: int) -> None:
    """A power of two, some thirty entities in each, and never more than a request should carry."""
    count = buckets_for(entities)
    assert count & (count - 1) == 0
    assert 1 <= count <= MOST_BUCKETS
    assert count == MOST_BUCKETS or 16 * count <= max(16, entities) < 32 * 2 * count


@given(st.integers(1, 1 << 53), st.integers(1, 1 << 31), st.uuids())
def test_a_mark_names_what_it_is_and_which_version(row: int, version: int, action: UUID) -> None:
    """Another kind, row, identity or version has another mark; an event counts again once it is published."""
    marks = {
        text_mark(row, "7400001", version),
        text_mark(row + 1, "7400001", version),
        text_mark(row, "7400002", version),
        text_mark(row, "7400001", version + 1),
        state_mark(row, version, "Terverifikasi", 0),
        state_mark(row, version + 1, "Terverifikasi", 0),
        state_mark(row, version, "Tertunda", 0),
        state_mark(row, version, "Terverifikasi", 1),
        event_mark(row, action, 0),
        event_mark(row + 1, action, 0),
        event_mark(row, UUID(int=action.int ^ 1), 0),
        event_mark(row, action, 1),
        unit_mark(row, "TM", version),
        unit_mark(row, "TH", version),
        unit_mark(row, "TM", version + 1),
        other_mark("hologram", row, version),
        other_mark("hologram", row, version + 1),
    }
    assert len(marks) == 17
    assert all(-(1 << 63) <= mark < 1 << 63 for mark in marks)


def test_marks_are_the_same_at_every_end_and_in_every_version() -> None:
    """Stored at the centre and on every desk: they may never come out otherwise."""
    assert text_mark(1, "7400001", 1) == -4850374227220111239
    assert state_mark(1, 2, "Terverifikasi", 3) == 2351515985712682125
    assert event_mark(1, UUID(int=7), 0) == 6651217644416980172
    assert unit_mark(1, "TM", 1) == 6808345221613107110
    assert other_mark("hologram", 1, 1) == -323526384844206578
    assert [bucket_of(kind, 5, 64) for kind in ("unit", "text", "state", "event")] == [24, 12, 0, 44]
