"""A desk believes the centre whose key it has pinned, about the words that it has sent, and nobody else."""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.receipts import check_file, receipt_file
from desktop.storage import outbox
from sync.contract.errors import BadInput, ReceiptDoubtful
from sync.contract.events import EventKind, Lamp
from sync.contract.frames import pack, unpack
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening
from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, Statement, WireReceipt, public_key_of, sign
from sync.contract.status import ANSWERED_PHRASE
from sync.engine.cycle import exchange
from sync.engine.ports import Traffic
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.desk import CaseQuery

ALL = CaseQuery(with_closed=True)
_FORGER = bytes(32)
_ANSWERED = {"status": ANSWERED_PHRASE, "revision": 2}


def _with_answers(desk: TestDesk, count: int = 1) -> list[Action]:
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))
    for number in range(count):
        desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, f"Kami periksa {number}.")
    return desk.waiting()


def _told(sheet: ReceiptSheet) -> AnswerFrame:
    return answers.answer(cursor="", sheets=(sheet,))


class _Forger:
    """A road on which somebody answers with these frames."""

    def __init__(self, *frames: AnswerFrame) -> None:
        self._frames = frames

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Answer, whatever was asked."""
        assert list(up)
        yield self._frames

    def traffic(self) -> Traffic:
        """Cost nothing."""
        return Traffic()


def _nothing_is_settled(desk: TestDesk, actions: list[Action]) -> None:
    assert desk.waiting() == actions
    assert {line.lamp for line in desk.casework.outbox()} == {Lamp.SAVED}
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
        assert connection.exec_driver_sql("SELECT revision FROM case_state WHERE row = 11").scalar() == 1


def test_a_receipt_of_another_key_settles_nothing_and_the_exchange_says_so(desk: TestDesk) -> None:
    """Neither the action nor the state that came with it; what else the answer brought is there."""
    actions = _with_answers(desk, 2)
    forged = answers.sheet(*actions, key=_FORGER, state=_ANSWERED)
    frame = answers.answer(answers.text(12, "7400002"), answers.state(12), sheets=(forged,))
    with pytest.raises(ReceiptDoubtful, match="keasliannya"):
        exchange(desk.replica, _Forger(frame))
    _nothing_is_settled(desk, actions)
    assert desk.casework.count(ALL) == 2
    assert all(line.sent_unconfirmed and not line.can_pull_back for line in desk.casework.outbox())
    desk.apply(_told(answers.sheet(*actions)), sent=actions)
    assert desk.waiting() == []


@pytest.mark.parametrize(
    "other",
    [{"text": "Lain."}, {"case": 12}, {"kind": "catatan"}, {"tracking_id": "7400002"}],
    ids=lambda changed: next(iter(changed)),
)
def test_a_receipt_for_other_words_settles_nothing(desk: TestDesk, other: dict[str, object]) -> None:
    """The centre signed, but not what was sent."""
    actions = _with_answers(desk)
    altered = msgspec.structs.replace(actions[0], **other)
    applied = desk.apply(_told(answers.sheet(altered, state=_ANSWERED)), sent=actions)
    assert (applied.receipts, applied.doubtful) == (0, 1)
    _nothing_is_settled(desk, actions)


def test_a_receipt_of_another_action_does_not_pass_for_this_one(desk: TestDesk) -> None:
    """A sheet that was recorded on the line and played again under another request."""
    first, second = _with_answers(desk, 2)
    old = answers.sheet(first)
    assert desk.apply(_told(old), sent=[second]).doubtful == 1
    assert desk.waiting() == [first, second]
    assert desk.apply(_told(old), sent=[first, second]).receipts == 1
    again = desk.apply(_told(old), sent=[first])
    assert (again.receipts, again.doubtful) == (0, 0)
    assert desk.waiting() == [second]


def test_the_outcome_cannot_be_turned_on_the_way(desk: TestDesk) -> None:
    """A rejection that says accepted, or the other way round."""
    actions = _with_answers(desk)
    sheet = answers.sheet(*actions)
    (line,) = sheet.receipts
    for outcome in (Outcome.HELD, Outcome.REJECTED):
        forged = msgspec.structs.replace(sheet, receipts=(WireReceipt(outcome=outcome, reason="case-moved"),))
        assert desk.apply(_told(forged), sent=actions).doubtful == 1
    assert line == WireReceipt()
    _nothing_is_settled(desk, actions)


def test_a_good_receipt_beside_a_bad_one_counts(desk: TestDesk) -> None:
    """Each sheet proves itself."""
    first, second = _with_answers(desk, 2)
    good, bad = answers.sheet(first, state=_ANSWERED), answers.sheet(second, first=1, key=_FORGER)
    applied = desk.apply(answers.answer(cursor="", sheets=(bad, good)), sent=[first, second])
    assert (applied.receipts, applied.doubtful) == (1, 1)
    assert desk.waiting() == [second]


def test_what_is_stored_proves_itself_without_any_network(desk: TestDesk) -> None:
    """Taken from the disk, a receipt is checked with the pinned key alone, and names its action."""
    actions = _with_answers(desk, 5)
    desk.apply(_told(answers.sheet(*actions)), sent=actions)
    with desk.database.reading() as connection:
        rows = [outbox.find(connection, action.id) for action in actions]
    receipts = [unpack(row.receipt, Receipt) for row in rows if row is not None]
    assert all(one.is_of(answers.SERVER_KEY) for one in receipts)
    assert [one.read().action for one in receipts] == [action.id for action in actions]
    assert [one.read().content for one in receipts] == [action.vouched().content for action in actions]


def test_the_receipt_of_a_case_that_left_shows_none_of_its_words(desk: TestDesk) -> None:
    """They lie sealed for a centre that was restored; the receipt stays, and is genuine."""
    (action,) = actions = _with_answers(desk)
    desk.apply(_told(answers.sheet(action)), sent=actions)
    desk.apply(answers.answer(answers.withdrawn(11)))
    view = desk.casework.receipt(str(action.id))
    assert (view.is_genuine, view.number, view.title, view.text) == (True, "TT-20261123-0001", "", "")


def _filed(desk: TestDesk, **changed: object) -> bytes:
    (action,) = actions = _with_answers(desk)
    desk.apply(_told(answers.sheet(action)), sent=actions)
    filed = msgspec.to_builtins(receipt_file(desk.casework.receipt(str(action.id))))
    return json.dumps({**filed, **changed}).encode()


def test_a_receipt_in_a_file_passes_as_it_was_written(desk: TestDesk) -> None:
    """So that what the next test refuses is refused for its own sake."""
    checked = check_file(_filed(desk))
    assert (checked.statement.number, checked.key) == ("TT-20261123-0001", answers.SERVER_KEY)
    assert not checked.is_key_known
    assert check_file(_filed(desk), answers.SERVER_KEY).is_key_known


def test_a_file_without_the_words_is_not_called_forged(desk: TestDesk) -> None:
    """It was saved after its case had left; nobody can tell what it is about, and nobody has meddled with it."""
    with pytest.raises(BadInput, match="tidak memuat isi"):
        check_file(_filed(desk, text=""))


@pytest.mark.parametrize("changed", [{"case": 1 << 70}, {"written_at": -(1 << 70)}, {"index": 1 << 70}, {"size": -1}])
def test_a_file_with_absurd_numbers_is_refused_in_words(desk: TestDesk, changed: dict[str, int]) -> None:
    """Whoever made it wants the program that checks it to fall over."""
    with pytest.raises(BadInput):
        check_file(_filed(desk, **changed))


def test_a_receipt_of_no_time_is_refused_whoever_signed_it(desk: TestDesk) -> None:
    """Anybody can sign with a key of his own."""
    statement = Statement(1, "TT-1-1", UUID(int=1), b"", Outcome.REJECTED, "malformed", -(1 << 62), 0)
    (receipt,) = sign(_FORGER, [pack(statement)])
    proof = {"statement": receipt.statement, "signature": receipt.signature, "key": public_key_of(_FORGER)}
    with pytest.raises(BadInput, match="bukan tanda terima"):
        check_file(_filed(desk, **{name: b64encode(value).decode() for name, value in proof.items()}))


_lines = st.builds(
    WireReceipt,
    st.integers(-2, 3),
    st.integers(-2, 3),
    st.integers(),
    st.integers(),
    st.sampled_from(Outcome),
    st.sampled_from(["", "case-moved", "malformed"]),
    st.none() | st.just(_ANSWERED),
    st.binary(max_size=64),
)
_rubbish = st.builds(
    ReceiptSheet, st.binary(max_size=64), st.integers(), st.text(max_size=8), st.integers(), st.integers(),
    st.integers(), st.lists(_lines, max_size=3).map(tuple),
)  # fmt: skip


@given(sheets=st.lists(_rubbish, max_size=3))
def test_no_forged_sheet_settles_anything_or_ends_the_program(
    lasting_desk: TestDesk, sheets: list[ReceiptSheet]
) -> None:
    """Whatever is made up without the key of the centre."""
    actions = lasting_desk.waiting()
    applied = lasting_desk.apply(answers.answer(cursor="", sheets=tuple(sheets)), sent=actions)
    assert applied.receipts == 0
    assert applied.doubtful == sum(len(sheet.receipts) for sheet in sheets)
    _nothing_is_settled(lasting_desk, actions)


@pytest.fixture(scope="module")
def lasting_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDesk]:
    """One desk with two waiting actions for all examples of a property."""
    with desk_in(tmp_path_factory.mktemp("desk")) as desk:
        _with_answers(desk, 2)
        yield desk
