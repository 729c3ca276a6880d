"""What the window asks of a real desk before it offers an act: what waits for a colleague, an upload, the centre."""

from uuid import UUID

import msgspec
import pytest

from sync.contract.entities import CaseEvent, Change, Unit
from sync.contract.errors import ActRefused
from sync.contract.events import WRITTEN_KINDS, EventKind
from sync.contract.frames import pack
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.acts import ActRequest

_AT = 1_795_000_000_000
_SAID, _NOTED, _DRAFTED = UUID(int=51), UUID(int=52), UUID(int=53)


def _event(row: int, action: UUID, kind: EventKind) -> Change:
    said = CaseEvent(
        action=action, case=1, kind=kind, text="Lampu sudah kami ganti.", author="Budi", unit=1, written_at=_AT,
        received_at=_AT,
    )  # fmt: skip
    return answers.event(row, said)


def _fill(desk: TestDesk, *, approval: bool = False) -> None:
    unit = Unit(code="tirta", name="Kecamatan Tirta Muara", coordinated=True, approval=approval)
    desk.apply(
        answers.answer(
            Change("unit", 1, msgspec.Raw(pack(unit)), 1),
            answers.text(1),
            answers.state(1, "Ditindaklanjuti oleh Instansi", substantive=True, drafts=(_DRAFTED,)),
            _event(801, _SAID, EventKind.SUBSTANTIVE_RESPONSE),
            _event(802, _NOTED, EventKind.NOTE),
            _event(803, _DRAFTED, EventKind.DRAFT),
        )
    )


def _free(desk: TestDesk) -> set[str]:
    return {one.name for one in desk.casework.possible_acts(1) if not one.why_not}


def test_a_response_waits_for_uploading_until_it_is_marked_and_then_for_the_centre(desk: TestDesk) -> None:
    """Notes and drafts are not for the reporter; the mark is told as what it is, an act that waits."""
    _fill(desk)
    facts = desk.casework.case(1).facts
    assert (facts.awaiting_upload, facts.upload_waiting) == ((str(_SAID),), ())
    desk.casework.act(1, "sudah-diunggah", ActRequest(about=str(_SAID), at=_AT))
    view = desk.casework.case(1)
    assert view.facts.upload_waiting == (str(_SAID),)
    assert [said.published_at for said in view.timeline if said.id == str(_SAID)] == [0]


def test_the_drafts_that_wait_are_named_and_an_own_one_cannot_be_approved(desk: TestDesk) -> None:
    """A colleague's draft can be approved by its id; one's own waits for a colleague."""
    _fill(desk)
    assert desk.casework.case(1).facts.waiting_drafts == (str(_DRAFTED),)
    assert "setujui-konsep" in _free(desk)
    own = desk.casework.act(1, "konsep", ActRequest(text="Yth. Pelapor, kami periksa lagi."))
    assert set(desk.casework.case(1).facts.waiting_drafts) == {str(_DRAFTED), own}
    with pytest.raises(ActRefused):
        desk.casework.act(1, "setujui-konsep", ActRequest(about=own))


def test_where_answers_are_approved_a_response_is_possible_and_becomes_a_draft(desk: TestDesk) -> None:
    """The form can be opened for it, and says that a colleague reads it first."""
    _fill(desk, approval=True)
    assert desk.casework.case(1).facts.needs_approval
    assert "respon-substantif" in _free(desk)
    desk.casework.record_follow_up(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Pelapor, kami ganti.")
    assert [line.kind for line in desk.casework.outbox()] == [EventKind.DRAFT]


@pytest.mark.parametrize("kind", [kind for kind in WRITTEN_KINDS if kind is not EventKind.REPLY])
def test_all_that_the_form_writes_can_be_recorded_and_pulled_back_as_it_was(desk: TestDesk, kind: EventKind) -> None:
    """The kind of the draft is the kind that was chosen."""
    _fill(desk)
    action = desk.casework.record_follow_up(1, kind, "Yth. Pelapor, mohon foto lokasinya.")
    desk.casework.pull_back(action)
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert (draft.kind, draft.text) == (kind, "Yth. Pelapor, mohon foto lokasinya.")
