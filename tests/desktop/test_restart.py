"""After a restart the desk doubts what was received, and brings back what the centre has lost."""

from sync.contract.events import EventKind, Lamp
from sync.contract.frames import unpack
from sync.contract.messages import Action
from sync.contract.receipts import Receipt
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.desk import CaseQuery

_MONTH_MS = 31 * 24 * 3_600_000


def _received(desk: TestDesk, count: int = 2) -> list[Action]:
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))
    for number in range(count):
        desk.casework.record_follow_up(11, EventKind.NOTE, f"Sudah ditelepon {number}.")
    sent = desk.waiting()
    desk.apply(answers.answer(cursor="", sheets=(answers.sheet(*sent),)), sent=sent)
    return sent


def _restart(desk: TestDesk, *, with_case: bool = True) -> None:
    told = (answers.unit(), answers.text(11), answers.state(11)) if with_case else (answers.unit(),)
    desk.apply(answers.answer(*told, restart=True))


def test_nothing_is_doubted_in_ordinary_exchanges(desk: TestDesk) -> None:
    """A receipt is a receipt."""
    _received(desk)
    desk.apply(answers.answer(answers.state(11, "Tertunda", revision=2)))
    assert desk.replica.doubtful(10) == []


def test_a_restart_doubts_what_was_received_until_the_centre_has_answered(desk: TestDesk) -> None:
    """What it has is sure again; what it misses waits again, with the same id and the same words."""
    first, second = _received(desk)
    _restart(desk)
    assert desk.replica.doubtful(10) == [first.id, second.id]
    assert desk.replica.doubtful(1) == [first.id]
    desk.replica.settle_doubts([first.id, second.id], {second.id})
    assert desk.replica.doubtful(10) == []
    assert desk.waiting() == [second]
    lamps = {line.text: line.lamp for line in desk.casework.outbox()}
    assert lamps == {first.text: Lamp.RECEIVED, second.text: Lamp.SAVED}


def test_a_doubt_outlasts_closing_and_cut_exchanges(desk: TestDesk) -> None:
    """It goes only when the centre has said something about it."""
    sent = _received(desk)
    _restart(desk)
    desk.apply(answers.answer(answers.state(11, "Tertunda", revision=2)))
    assert desk.replica.doubtful(10) == [action.id for action in sent]
    desk.replica.settle_doubts([sent[0].id], ())
    assert desk.replica.doubtful(10) == [sent[1].id]


def test_the_receipt_that_was_lost_is_kept_beside_the_new_one(desk: TestDesk) -> None:
    """Both prove what this centre once said."""
    (sent,) = _received(desk, 1)
    _restart(desk)
    desk.replica.settle_doubts([sent.id], {sent.id})
    desk.apply(answers.answer(cursor="", sheets=(answers.sheet(sent, number=77, event=5),)), sent=[sent])
    with desk.database.reading() as connection:
        row = connection.exec_driver_sql("SELECT receipt, former_receipt, receipt_number FROM outbox").one()
    now, former = unpack(row.receipt, Receipt), unpack(row.former_receipt, Receipt)
    assert (now.read().number, former.read().number) == ("TT-20261123-0077", "TT-20261123-0001")
    assert now.is_of(answers.SERVER_KEY)
    assert former.is_of(answers.SERVER_KEY)
    assert row.receipt_number == "TT-20261123-0077"
    assert len(desk.casework.case(11).timeline) == 1


def test_words_about_a_case_that_left_can_still_be_brought_back_and_are_read_by_nobody(desk: TestDesk) -> None:
    """They are sealed while a backup may be old, and come back as they were signed for."""
    (sent,) = _received(desk, 1)
    desk.apply(answers.answer(answers.withdrawn(11)))
    assert [line.text for line in desk.casework.outbox()] == [""]
    assert desk.casework.count(CaseQuery(text="ditelepon", with_closed=True)) == 0
    _restart(desk, with_case=False)
    desk.replica.settle_doubts([sent.id], {sent.id})
    assert desk.waiting() == [sent]
    assert desk.waiting()[0].vouched() == sent.vouched()


def test_sealed_words_are_let_go_when_no_backup_can_ask_for_them(desk: TestDesk) -> None:
    """Then the receipt alone is left, and a centre that misses the action cannot get it any more."""
    (sent,) = _received(desk, 1)
    desk.apply(answers.answer(answers.withdrawn(11)))
    desk.apply(answers.answer(cursor="e.1.6", server_time=sent.written.at + _MONTH_MS))
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(sealed) FROM outbox").scalar() == 1
    desk.apply(answers.answer(cursor="e.1.7", server_time=sent.written.at + 2 * _MONTH_MS))
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(sealed) FROM outbox").scalar() == 0
    _restart(desk, with_case=False)
    desk.replica.settle_doubts([sent.id], {sent.id})
    assert desk.waiting() == []
    assert desk.replica.doubtful(10) == []


def test_what_the_centre_misses_is_found_by_its_words_again(desk: TestDesk) -> None:
    """It waits, so the officer finds it as he finds all that waits."""
    (sent,) = _received(desk, 1)
    _restart(desk)
    desk.replica.settle_doubts([sent.id], {sent.id})
    assert desk.casework.count(CaseQuery(text="ditelepon")) == 1
