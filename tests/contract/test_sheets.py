"""Sheets leave out what the desk knows, and lose nothing by it."""

from itertools import count
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.compression import WITH_DICTIONARY, squeezed_whole
from sync.contract.errors import BadInput
from sync.contract.frames import pack, unpack
from sync.contract.messages import Action, AnswerFrame, Written
from sync.contract.receipts import (
    Outcome,
    Reason,
    ReceiptSheet,
    Statement,
    WireReceipt,
    open_sheet,
    public_key_of,
    receipt_number,
    sign,
)
from sync.server.receipts import Given, laid_out
from tests.support import answers

KEY = bytes(range(32))
PUBLIC = public_key_of(KEY)

_decided = st.sampled_from(
    [
        (Outcome.ACCEPTED, ""),
        (Outcome.ACCEPTED, ""),
        (Outcome.HELD, Reason.CASE_MOVED),
        (Outcome.REJECTED, Reason.KIND_UNKNOWN),
        (Outcome.REJECTED, Reason.MALFORMED),
    ]
)
_skips = st.sampled_from([1, 1, 1, 2, 7, 900])
_made = st.lists(st.tuples(_decided, _skips, _skips), min_size=1, max_size=40)


def _note(number: int) -> Action:
    return Action(id=UUID(int=number), case=number % 5, kind="catatan", text=f"n {number}", written=Written(at=number))


def _sheets_of(sheets: list[list[tuple[tuple[Outcome, str], int, int]]]) -> list[tuple[Action, Given]]:
    """Sign some sheets, and return each action with what is kept about it."""
    made, ids = [], count(1)
    for sheet, lines in enumerate(sheets, start=1):
        number = event = 100 * sheet
        actions, statements = [], []
        for (outcome, reason), number_skip, event_skip in lines:
            action = _note(next(ids))
            number, event = number + number_skip, event + event_skip
            content = b"" if reason == Reason.MALFORMED else action.vouched().content
            row = event if outcome is Outcome.ACCEPTED else 0
            told = receipt_number(f"202611{sheet:02}", number)
            statements.append(Statement(1, told, action.id, content, outcome, reason, 5000 + sheet, row))
            actions.append(action)
        receipts = sign(KEY, [pack(one) for one in statements])
        made += [(action, Given(0, sheet, receipt)) for action, receipt in zip(actions, receipts, strict=True)]
    return made


@given(st.lists(_made, min_size=1, max_size=4), st.data())
def test_any_part_of_any_sheets_in_any_order_is_told_byte_for_byte(
    sheets: list[list[tuple[tuple[Outcome, str], int, int]]], data: st.DataObject
) -> None:
    """Laid out, packed, unpacked and opened, each receipt is the one that the centre keeps, and proves itself."""
    kept = _sheets_of(sheets)
    asked = data.draw(st.permutations(kept))[: data.draw(st.integers(1, len(kept)))]
    between = data.draw(st.lists(st.integers(0, 2), min_size=len(asked), max_size=len(asked)))
    sent: list[Action] = []
    laid: list[Given] = []
    for (action, one), others in zip(asked, between, strict=True):
        sent += [_note(10_000 + len(sent) + other) for other in range(others)]  # actions without a receipt here
        laid.append(one._replace(position=len(sent)))
        sent.append(action)
    wire = pack(AnswerFrame(sheets=tuple(laid_out(laid))))
    vouched = [action.vouched() for action in sent]
    told = [one for sheet in unpack(wire, AnswerFrame).sheets for one in open_sheet(sheet, vouched)]
    assert {one.statement.action: one.receipt for one in told} == {sent[o.position].id: o.receipt for o in laid}
    assert len(told) == len(laid)
    assert all(one.receipt.is_of(PUBLIC) and one.receipt.read() == one.statement for one in told)


def test_a_whole_sheet_costs_a_few_bytes_a_receipt() -> None:
    """One signature, and no hash: a hundred receipts are hardly more than that signature on the road."""
    sheet = answers.sheet(*(_note(number) for number in range(1, 101)))
    assert all(one == WireReceipt() for one in sheet.receipts)
    assert len(pack(sheet)) < 2000
    assert len(squeezed_whole(pack(sheet), WITH_DICTIONARY)) < 150


def test_a_part_of_a_sheet_brings_its_paths() -> None:
    """Where the sheet is not whole, the hashes beside the way have to come along."""
    kept = _sheets_of([[((Outcome.ACCEPTED, ""), 1, 1)] * 100])
    (sheet,) = laid_out([one._replace(position=0) for _, one in kept[41:42]])
    assert len(sheet.receipts[0].path) == 32 * 7


def test_what_an_action_changed_travels_beside_its_receipt() -> None:
    """It is no part of what is signed: a desk forgets it once it is applied."""
    action = _note(1)
    told = {"status": "Ditindaklanjuti oleh Instansi", "revision": 2}
    (one,) = open_sheet(answers.sheet(action, state=told), [action.vouched()])
    (without,) = open_sheet(answers.sheet(action), [action.vouched()])
    assert (one.state, without.state) == (told, None)
    assert one.receipt == without.receipt


def test_other_words_under_the_same_id_are_not_vouched_for() -> None:
    """A desk proves a receipt against what it has sent, not against what it is told."""
    action = _note(1)
    other = msgspec.structs.replace(action, text="Lain")
    (told,) = open_sheet(answers.sheet(action, key=KEY), [other.vouched()])
    assert not told.receipt.is_of(PUBLIC)


@pytest.mark.parametrize("position", [-2, -1, 1, 5, 1 << 40])
def test_a_sheet_about_actions_that_were_not_sent_is_refused(position: int) -> None:
    """It cannot be meant for this request."""
    action = _note(1)
    sheet = msgspec.structs.replace(answers.sheet(action), receipts=(WireReceipt(position=position),))
    with pytest.raises(BadInput):
        list(open_sheet(sheet, [action.vouched()]))


def test_a_sheet_about_nothing_says_nothing() -> None:
    """No leaf, no tree, no receipt."""
    empty = msgspec.structs.replace(answers.sheet(_note(1)), receipts=())
    assert list(open_sheet(empty, [])) == []
    assert list(open_sheet(msgspec.structs.replace(empty, size=0), [])) == []


_huge = st.integers(-(1 << 63), (1 << 64) - 1)
_sheets = st.builds(ReceiptSheet, st.just(bytes(64)), _huge, first=_huge, event=_huge, size=_huge)


@given(_sheets, st.tuples(_huge, _huge, _huge, _huge))
def test_numbers_that_nobody_could_mean_are_no_fault_of_the_program(
    sheet: ReceiptSheet, line: tuple[int, int, int, int]
) -> None:
    """Such a sheet is refused, or proves nothing."""
    sent = [_note(1).vouched(), _note(2).vouched()]
    position, index, number, event = line
    lines = (WireReceipt(0, index, number, event), WireReceipt(position))
    try:
        opened = list(open_sheet(msgspec.structs.replace(sheet, receipts=lines), sent))
    except BadInput:
        return
    assert not any(one.receipt.is_of(PUBLIC) for one in opened)
