"""Both ends may be of another age: what one does not know never costs what it does."""

from typing import Any
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.entities import CaseEvent, CaseState, CaseText, Change, Unit
from sync.contract.frames import FrameReader, frame, pack, unpack
from sync.contract.messages import Action, AnswerFrame, Entity, MoreActions, Opening, Written
from sync.contract.receipts import Outcome, ReceiptSheet, Statement, WireReceipt

_NAME = UUID(int=7)
_ACTION = Action(id=_NAME, case=1, kind="catatan", text="x", written=Written(at=1))
_SHEET = ReceiptSheet(bytes(64), 5, "20261123", 1, 900, 1, (WireReceipt(state={"revision": 2}),))
_EVENT = CaseEvent(action=_NAME, case=1, kind="catatan", text="x", author="y", written_at=1, received_at=2)
_NAMED = (
    Opening(cursor="e.1.5", budget=9, actions=(_ACTION,), offered=(_NAME,), buckets=b"\1\2\3\4", wanted=(("text", 1),)),
    MoreActions(actions=(_ACTION,), last=False),
    AnswerFrame(
        server_time=1,
        weighed=1,
        missing=(_NAME,),
        sheets=(_SHEET,),
        changes=(Change("unit", 1, msgspec.Raw(pack(None))),),
        differing=(1, 2),
        roll=(Entity("text", 1, -5),),
        sum=bytes(8),
        last=True,
    ),
    Unit(code="TM", name="x"),
    CaseText(tracking_id="7400001", title="x"),
    CaseState(status="x", lapor_status="y"),
    _EVENT,
)
_ARRAYS = (
    Change("unit", 1, msgspec.Raw(pack(None)), 3, part=True),
    Entity("text", 1, -5),
    WireReceipt(1, 2, 3, 4, Outcome.HELD, "case-moved", {"revision": 2}, b"x"),
)


@pytest.mark.parametrize("message", _NAMED, ids=lambda one: type(one).__name__)
def test_fields_of_a_newer_peer_are_ignored(message: msgspec.Struct) -> None:
    """A name that is not known changes nothing of what is."""
    told: dict[str, Any] = msgspec.msgpack.decode(pack(message))
    newer = pack({"hologram": [1, {"a": None}], **told, "neu": b"\0" * 9})
    assert pack(unpack(newer, type(message))) == pack(message)


@pytest.mark.parametrize("message", _ARRAYS, ids=lambda one: type(one).__name__)
def test_items_of_a_newer_peer_behind_an_array_are_ignored(message: msgspec.Struct) -> None:
    """Arrays grow at their end only."""
    told: list[Any] = msgspec.msgpack.decode(pack(message))
    newer = pack([*told, "neu", {"a": 1}])
    assert pack(unpack(newer, type(message))) == pack(message)


@pytest.mark.parametrize("message", _NAMED[:3], ids=lambda one: type(one).__name__)
def test_whatever_is_not_said_is_at_its_default(message: Opening | MoreActions | AnswerFrame) -> None:
    """An older peer leaves out what it does not know, and a short message is short."""
    least: dict[str, Any] = {"actions": []} if isinstance(message, MoreActions) else {}
    assert msgspec.structs.asdict(unpack(pack(least), type(message))) == msgspec.structs.asdict(
        type(message)(**least | ({"actions": ()} if least else {}))
    )
    assert pack(Opening()) == pack(AnswerFrame()) == b"\x80"


@pytest.mark.parametrize("as_json", [False, True])
@pytest.mark.parametrize("message", _NAMED[:2], ids=lambda one: type(one).__name__)
def test_a_message_is_the_same_in_both_languages(message: Opening, as_json: bool) -> None:
    """MessagePack and JSON carry the same, bytes and names too."""
    (back,) = FrameReader(type(message), as_json=as_json).feed(frame(message, as_json=as_json))
    assert back == message


@given(st.text(max_size=20), st.integers(0, 1 << 53), st.recursive(st.none() | st.integers(-5, 5), st.lists), st.data())
def test_a_change_of_an_unknown_kind_is_read_and_keeps_its_body(
    kind: str, row: int, body: object, data: st.DataObject
) -> None:
    """A desk can keep it aside, byte for byte, until a newer program understands it."""
    items = [kind, row, body, data.draw(st.integers(1, 1 << 31)), data.draw(st.booleans())]
    told = unpack(pack({"changes": [items[: data.draw(st.integers(3, 5))]]}), AnswerFrame)
    (change,) = told.changes
    assert (change.kind, change.row, bytes(change.body)) == (kind, row, pack(body))


def test_an_action_of_an_unknown_kind_is_still_an_action() -> None:
    """The centre answers it by its id."""
    assert unpack(pack(msgspec.structs.replace(_ACTION, kind="tarian")), Action).kind == "tarian"


def test_a_reason_of_a_newer_centre_is_kept_as_it_is_worded() -> None:
    """It stands in what is signed, so it may not be turned into something else."""
    statement = Statement(1, "TT", _NAME, b"", Outcome.REJECTED, "bulan-purnama", 1, 0)
    assert unpack(pack(statement), Statement) == statement
