"""One act with several cases: the preview tells the truth, each case has its own action, and it can be taken back."""

import pytest

from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.acts import ActRequest
from ui.ports.listing import CaseQuery


@pytest.fixture
def with_three(desk: TestDesk) -> TestDesk:
    """Two cases at this unit and one elsewhere."""
    texts = [answers.text(row, f"740000{row}", f"Laporan {row}") for row in (1, 2, 3)]
    states = [answers.state(1), answers.state(2), answers.state(3, "Ditutup oleh Sistem", unit=2)]
    desk.apply(answers.answer(answers.unit(), answers.unit(2, "pu", "Dinas PU"), *texts, *states))
    return desk


def _note(text: str = "Menunggu anggaran perubahan.") -> ActRequest:
    return ActRequest(text=text)


def test_a_preview_says_per_case_what_will_happen_and_changes_nothing(with_three: TestDesk) -> None:
    """In the order in which the cases were chosen, with the reason where it cannot be done."""
    desk = with_three
    lines = desk.casework.bulk_preview([3, 1, 2], "kendala", ActRequest(text="Alat berat rusak."))
    assert [line.case for line in lines] == [3, 1, 2]
    assert [bool(line.why_not) for line in lines] == [True, False, False]
    assert lines[1].status == "Terverifikasi"
    assert desk.waiting() == []
    assert desk.casework.count(CaseQuery(text="Alat berat")) == 0


def test_what_the_preview_promises_is_done_with_an_action_for_each_case(with_three: TestDesk) -> None:
    """Those that cannot are told, and are no reason to leave out the others."""
    desk = with_three
    done = desk.casework.bulk_act([1, 2, 3], "kendala", ActRequest(text="Alat berat rusak."))
    assert desk.waiting() == [], "it can still be undone"
    desk.casework.let_go(done.actions)
    assert {str(action.id) for action in desk.waiting()} == set(done.actions)
    assert sorted(action.case for action in desk.waiting()) == [1, 2]
    assert [line.case for line in done.refused] == [3]
    assert done.refused[0].why_not


def test_what_has_not_left_is_taken_back_and_what_has_is_not(with_three: TestDesk) -> None:
    """The count is the truth; nothing goes out twice, and nothing that was taken back goes out."""
    desk = with_three
    done = desk.casework.bulk_act([1, 2], str(EventKind.NOTE), _note())
    desk.casework.let_go(done.actions)
    left = desk.replica.waiting(0, 1)
    desk.replica.mark_sent([position for position, _ in left])
    assert desk.casework.withdraw(done.actions) == 1
    assert [str(action.id) for action in desk.waiting()] == [str(left[0][1].id)]
    assert desk.casework.withdraw(done.actions) == 0
    assert desk.casework.count(CaseQuery(text="anggaran perubahan")) == 1


def test_texts_that_a_reporter_reads_are_written_one_by_one(with_three: TestDesk) -> None:
    """A bulk answer would be the copy that nobody should send; nothing is changed."""
    for name in ("respon-substantif", "tidak-ada"):
        with pytest.raises(BadInput, match="satu laporan"):
            with_three.casework.bulk_act([1, 2], name, _note())
    with pytest.raises(BadInput, match="Paling banyak"):
        with_three.casework.bulk_preview(range(1, 600), str(EventKind.NOTE), _note())
    assert with_three.waiting() == []
