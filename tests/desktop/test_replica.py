"""What the centre says is stored wholly or not at all, and never over what the operator has waiting."""

from pathlib import Path

import msgspec
import pytest

from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from sync.contract.messages import CaseEvent, CaseState, Change, Outcome, Reason
from sync.contract.status import ANSWERED_PHRASE, Bucket
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports import CaseQuery

ALL = CaseQuery(with_closed=True)


def _with_one_case(desk: TestDesk) -> None:
    desk.replica.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))


def test_a_case_shows_once_both_its_halves_have_arrived(desk: TestDesk) -> None:
    """A cut between text and state leaves nothing half-shown."""
    desk.replica.apply(answers.answer(answers.unit(), answers.text(11)))
    assert desk.casework.count(ALL) == 0
    desk.replica.apply(answers.answer(answers.state(11)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert (line.tracking_id, line.unit, line.bucket) == ("7400001", "Kecamatan Tirta Muara", Bucket.UNANSWERED)


def test_a_frame_and_its_cursor_are_one_transaction(desk: TestDesk) -> None:
    """A frame with one unreadable change stores neither its other changes nor its cursor."""
    damaged = Change("state", 12, msgspec.Raw(b"\xc1"))
    with pytest.raises(BadInput):
        desk.replica.apply(answers.answer(answers.text(11), answers.state(11), damaged, cursor="e.1.9"))
    assert desk.replica.cursor() == ""
    assert desk.casework.count(ALL) == 0


def test_the_cursor_survives_closing(tmp_path: Path) -> None:
    """A restart goes on where the last frame ended."""
    with desk_in(tmp_path) as desk:
        desk.replica.apply(answers.answer(answers.text(11), cursor="e.1.77"))
    with desk_in(tmp_path) as desk:
        assert desk.replica.cursor() == "e.1.77"


def test_a_waiting_response_is_projected_over_the_centres_state(desk: TestDesk) -> None:
    """A pull with the old state cannot make an answered case look unanswered."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Petugas sudah ke lokasi.")
    _with_one_case(desk)
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert (line.status, line.bucket, line.waiting) == (ANSWERED_PHRASE, Bucket.IN_PROCESS, 1)


def test_a_waiting_note_changes_no_status(desk: TestDesk) -> None:
    """An internal note is no answer to the reporter."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.NOTE, "Koordinasi dengan desa.")
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert (line.status, line.waiting) == ("Terverifikasi", 1)


def test_a_receipt_turns_a_waiting_action_into_an_event_once(desk: TestDesk) -> None:
    """The same receipt twice, and the event echoed by the feed, show one event with one lamp."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.SUBSTANTIVE_RESPONSE, "Lampu sudah diganti.")
    ((_, action),) = desk.replica.waiting(0, 10)
    after = CaseState(unit=1, status=ANSWERED_PHRASE, lapor_status="Terverifikasi", revision=2)
    raw = answers.receipt(action, state=after)
    assert desk.replica.apply(answers.answer(cursor="", receipts=(raw,))).receipts == 1
    assert desk.replica.apply(answers.answer(cursor="", receipts=(raw,))).receipts == 0
    echo = CaseEvent(
        action=action.id, case=11, kind=action.kind, text=action.text, author="Rini Handayani", unit=1,
        unit_name="Kecamatan Tirta Muara", written_at=action.written.at, received_at=action.written.at + 5000,
    )  # fmt: skip
    desk.replica.apply(answers.answer(answers.event(900, echo)))
    view = desk.casework.case(11)
    (entry,) = view.timeline
    assert (entry.lamp, entry.receipt, entry.text) == (Lamp.RECEIVED, "TT-20261123-0001", "Lampu sudah diganti.")
    assert (view.line.waiting, view.line.status) == (0, ANSWERED_PHRASE)
    assert desk.replica.waiting(0, 10) == []


def test_an_older_revision_never_replaces_a_newer_one(desk: TestDesk) -> None:
    """A receipt that is repeated late carries the state of its time."""
    desk.replica.apply(answers.answer(answers.text(11), answers.state(11, "Ditutup oleh Admin", revision=5)))
    desk.replica.apply(answers.answer(answers.state(11, "Terverifikasi", revision=4)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.status == "Ditutup oleh Admin"


@pytest.mark.parametrize(("outcome", "lamp"), [(Outcome.HELD, Lamp.HELD), (Outcome.REJECTED, Lamp.REJECTED)])
def test_a_refused_action_stays_readable_with_its_reason(desk: TestDesk, outcome: Outcome, lamp: Lamp) -> None:
    """Held or rejected, the words stay on the timeline and in the outbox, and the status is the centre's again."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Akan kami periksa besok.")
    ((_, action),) = desk.replica.waiting(0, 10)
    raw = answers.receipt(action, outcome, event=0, reason=Reason.CASE_MOVED)
    desk.replica.apply(answers.answer(cursor="", receipts=(raw,)))
    (entry,) = desk.casework.case(11).timeline
    assert (entry.lamp, entry.text) == (lamp, "Akan kami periksa besok.")
    assert "dialihkan" in entry.reason
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.status == "Terverifikasi"
    assert desk.casework.state().attention == 1


def test_a_withdrawn_case_leaves_the_disk_but_not_the_operators_words(desk: TestDesk) -> None:
    """Text, events and index go; a draft becomes a held action; what waits stays to be decided by the centre."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.NOTE, "Sudah kami telepon.")
    desk.casework.save_draft(11, EventKind.INITIAL_RESPONSE, "Yth. Pelapor, sedang")
    desk.replica.apply(answers.answer(answers.withdrawn(11)))
    assert desk.casework.count(ALL) == 0
    assert desk.casework.count(CaseQuery(text="Lampu")) == 0
    kept = {line.text: line.lamp for line in desk.casework.outbox()}
    assert kept == {"Sudah kami telepon.": Lamp.SAVED, "Yth. Pelapor, sedang": Lamp.HELD}
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0


def test_a_restart_keeps_the_outbox_and_the_drafts(desk: TestDesk) -> None:
    """When all that the centre owns comes anew, what was typed here is still here."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.NOTE, "Catatan.")
    desk.casework.save_draft(11, EventKind.INITIAL_RESPONSE, "Yth. Pelapor")
    desk.replica.apply(answers.answer(answers.text(12, "7400002"), answers.state(12), restart=True))
    assert [line.tracking_id for line in desk.casework.cases(ALL, 0, 10)] == ["7400002"]
    assert [line.text for line in desk.casework.outbox()] == ["Catatan."]
    desk.replica.apply(answers.answer(answers.text(11), answers.state(11)))
    draft = desk.casework.case(11).draft
    assert draft is not None
    assert draft.text == "Yth. Pelapor"


def test_a_kind_of_a_newer_centre_is_kept_aside(desk: TestDesk) -> None:
    """What this program does not know waits, as it came, for one that does."""
    desk.replica.apply(answers.answer(Change("hologram", 3, msgspec.Raw(b"\x01"))))
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT kind, row, body FROM aside").all() == [("hologram", 3, b"\x01")]


def test_an_event_of_a_kind_this_program_does_not_know_is_shown_by_its_name(desk: TestDesk) -> None:
    """A newer centre may let others say more than we know to word."""
    _with_one_case(desk)
    said = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="kunjungan", text="Sudah dikunjungi.", author="Tini",
        written_at=1, received_at=2,
    )  # fmt: skip
    desk.replica.apply(answers.answer(answers.event(5, said)))
    (entry,) = desk.casework.case(11).timeline
    assert (entry.kind, entry.lamp) == ("kunjungan", None)
