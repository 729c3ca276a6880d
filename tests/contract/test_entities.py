"""What the centre owns, cut by how often it changes: nothing falls between the parts."""

from datetime import date
from itertools import pairwise

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.entities import (
    STATE_FIELDS,
    CaseBody,
    CaseHead,
    CaseState,
    CaseText,
    changed_fields,
    part_of_state,
)
from sync.contract.frames import pack, unpack

_words = st.text(max_size=12)
_days = st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))
_states = st.builds(
    CaseState,
    unit=st.integers(0, 1 << 40),
    status=_words,
    lapor_status=_words,
    lapor_since=st.integers(0, 1 << 44),
    reason=_words,
    first_reply_on=_days,
    completion_on=_days,
    revision=st.integers(1, 1 << 31),
)


def test_a_text_is_its_head_and_its_body_and_nothing_else() -> None:
    """Every field stands in exactly one of the two, with the same default."""
    defaults = {one.name: one.default for one in msgspec.structs.fields(CaseText)}
    head, body = ({one.name: one.default for one in msgspec.structs.fields(part)} for part in (CaseHead, CaseBody))
    assert head.keys().isdisjoint(body)
    assert head | body == defaults
    assert list(defaults) == [*head, *body]


@given(st.builds(CaseText, tracking_id=_words, title=_words, body=_words, received_at=st.integers(0, 1 << 44)))
def test_a_head_and_a_body_that_arrive_apart_make_the_text(whole: CaseText) -> None:
    """What is left out at its default comes back at its default."""
    told = msgspec.structs.asdict(whole)
    head = CaseHead(**{name: told[name] for name in CaseHead.__struct_fields__})
    body = CaseBody(**{name: told[name] for name in CaseBody.__struct_fields__})
    arrived = [msgspec.structs.asdict(unpack(pack(part), type(part))) for part in (head, body)]
    assert CaseText(**arrived[0], **arrived[1]) == whole
    assert len(pack(head)) + len(pack(body)) <= len(pack(whole)) + 1


@given(_states, _states)
def test_what_changed_of_a_state_makes_the_old_one_new(old: CaseState, new: CaseState) -> None:
    """Only the fields that differ, over the wire and back, on top of the old state."""
    fields = changed_fields(old, new)
    part = part_of_state(new, fields)
    assert set(part) == {name for name in STATE_FIELDS if getattr(old, name) != getattr(new, name)}
    arrived = unpack(pack(part), dict[str, object])
    assert msgspec.convert({**msgspec.structs.asdict(old), **arrived}, CaseState) == new


@given(st.lists(_states, min_size=2, max_size=6), st.data())
def test_all_that_ever_changed_since_makes_any_older_state_new(history: list[CaseState], data: st.DataObject) -> None:
    """The centre keeps one set of bits for all readers: whoever has any state of the history gets the newest one."""
    fields = 0
    for old, new in pairwise(history):
        fields |= changed_fields(old, new)
    old = data.draw(st.sampled_from(history))
    whole = {**msgspec.structs.asdict(old), **part_of_state(history[-1], fields)}
    assert CaseState(**whole) == history[-1]


def test_a_bit_of_a_state_means_the_same_field_for_ever() -> None:
    """The centre stores the bits: a field may be added behind the others, none may change its place."""
    assert STATE_FIELDS[:8] == (
        "unit",
        "status",
        "lapor_status",
        "lapor_since",
        "reason",
        "first_reply_on",
        "completion_on",
        "revision",
    )


def test_a_changed_status_costs_a_few_bytes() -> None:
    """Not the whole state, with its dates and reasons."""
    old = CaseState(unit=5, status="Terdisposisi ke Instansi", lapor_status="x" * 40, completion_on=date(2026, 12, 1))
    new = msgspec.structs.replace(old, status="Ditutup oleh Admin", revision=2)
    assert len(pack(part_of_state(new, changed_fields(old, new)))) < 40 < len(pack(new)) // 2
