"""A draft holds any act with all that was typed and chosen; a response and its proposal are recorded as one."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from sync.contract.casework.standing import Standing
from sync.contract.entities import Change, Unit
from sync.contract.errors import ActRefused
from sync.contract.events import EventKind
from sync.contract.frames import pack
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.acts import ActRequest

_OTHER = ActRequest(units=("hulu",))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """A desk of a coordinated unit with one case, and another unit that can be named."""
    with desk_in(tmp_path) as made:
        units = [
            Change("unit", row, msgspec.Raw(pack(Unit(code=code, name=code.title(), coordinated=True))), 1)
            for row, code in ((1, "tirta"), (2, "hulu"))
        ]
        made.apply(
            answers.answer(*units, answers.text(1), answers.state(1, "Terdisposisi ke X", started_on=date(2026, 11, 2)))
        )
        yield made


def test_a_draft_of_an_act_keeps_its_fields(desk: TestDesk) -> None:
    """The unit that was chosen is there again with the words."""
    desk.casework.save_draft(1, EventKind.RETURN, "Wilayah lain.", "kembalikan", _OTHER)
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert (draft.kind, draft.act, draft.text, draft.said) == (EventKind.RETURN, "kembalikan", "Wilayah lain.", _OTHER)


def test_a_draft_may_be_choices_alone(desk: TestDesk) -> None:
    """It goes when these are taken back too."""
    desk.casework.save_draft(1, EventKind.RETURN, "", "kembalikan", _OTHER)
    assert desk.casework.case(1).draft is not None
    desk.casework.save_draft(1, EventKind.RETURN, "", "kembalikan")
    assert desk.casework.case(1).draft is None


def test_each_act_has_a_draft_of_its_own_beside_the_written_one(desk: TestDesk) -> None:
    """A note that was begun keeps nobody from returning the case, nor is it touched by that."""
    desk.casework.save_draft(1, EventKind.NOTE, "Telepon Pak Lurah.")
    desk.casework.save_draft(1, EventKind.RETURN, "Wilayah lain.", "kembalikan", _OTHER)
    view = desk.casework.case(1)
    assert {one.text for one in view.drafts} == {"Telepon Pak Lurah.", "Wilayah lain."}
    assert view.draft is not None
    assert view.draft.kind is EventKind.NOTE
    desk.casework.act(1, "kembalikan", msgspec.structs.replace(_OTHER, reason="Wilayah lain."))
    assert [one.text for one in desk.casework.case(1).drafts] == ["Telepon Pak Lurah."]


def test_all_drafts_of_a_case_that_leaves_are_kept(desk: TestDesk) -> None:
    """Each becomes an action that is held, with its words."""
    desk.casework.save_draft(1, EventKind.NOTE, "Telepon Pak Lurah.")
    desk.casework.save_draft(1, EventKind.RETURN, "Wilayah lain.", "kembalikan", _OTHER)
    desk.apply(answers.answer(answers.withdrawn(1)))
    assert {line.text for line in desk.casework.outbox()} == {"Telepon Pak Lurah.", "Wilayah lain."}


def test_doing_the_act_takes_its_draft_away_and_pulling_back_brings_it_again(desk: TestDesk) -> None:
    """The reason, not only the text of an act, is what its draft says."""
    desk.casework.save_draft(1, EventKind.RETURN, "Wilayah lain.", "kembalikan", _OTHER)
    action = desk.casework.act(1, "kembalikan", msgspec.structs.replace(_OTHER, reason="Wilayah lain."))
    assert desk.casework.case(1).draft is None
    desk.casework.pull_back(action)
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert (draft.act, draft.text, draft.said.units) == ("kembalikan", "Wilayah lain.", ("hulu",))


def test_a_response_goes_with_its_proposal(desk: TestDesk) -> None:
    """In this order, so that the centre finds the response when it judges the proposal."""
    desk.casework.record_follow_up(1, EventKind.SUBSTANTIVE_RESPONSE, "Sudah kami perbaiki.", propose=True)
    assert [action.kind for action in desk.waiting()] == [EventKind.SUBSTANTIVE_RESPONSE, EventKind.PROPOSAL]
    assert desk.casework.case(1).facts.standing is Standing.PROPOSED


def test_a_proposal_that_is_refused_takes_its_response_back(desk: TestDesk) -> None:
    """Both or neither: an initial response is no substance, so the draft stays as it was."""
    desk.casework.save_draft(1, EventKind.INITIAL_RESPONSE, "Kami periksa.")
    with pytest.raises(ActRefused):
        desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Kami periksa.", propose=True)
    assert desk.waiting() == []
    assert desk.casework.case(1).draft is not None


def test_a_constraint_has_its_category(desk: TestDesk) -> None:
    """Written in the form like any other follow-up."""
    desk.casework.record_follow_up(1, EventKind.CONSTRAINT, "Belum ada dana.", category="Anggaran")
    [action] = desk.waiting()
    assert action.particulars.category == "Anggaran"
