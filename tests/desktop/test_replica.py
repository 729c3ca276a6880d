"""What the centre says is stored wholly or not at all, and never over what the operator has waiting."""

from pathlib import Path

import msgspec
import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from desktop.storage.tables import aside
from sync.contract.entities import CaseEvent, Change
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Outcome, Reason
from sync.contract.status import ANSWERED_PHRASE, Bucket
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.desk import CaseQuery

ALL = CaseQuery(with_closed=True)


def _with_one_case(desk: TestDesk) -> None:
    desk.apply(answers.answer(answers.unit(), answers.text(11), answers.state(11)))


def test_a_case_shows_once_both_its_halves_have_arrived(desk: TestDesk) -> None:
    """A cut between text and state leaves nothing half-shown."""
    desk.apply(answers.answer(answers.unit(), answers.text(11)))
    assert desk.casework.count(ALL) == 0
    desk.apply(answers.answer(answers.state(11)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert (line.tracking_id, line.unit, line.bucket) == ("7400001", "Kecamatan Tirta Muara", Bucket.UNANSWERED)


def test_what_cannot_be_read_is_kept_and_blocks_nothing_else(desk: TestDesk) -> None:
    """A newer centre may say something in a new way: it waits for a newer program, and counts for nothing."""
    unreadable = Change("state", 12, msgspec.Raw(b"\xc1"))
    desk.apply(answers.answer(answers.text(11), answers.state(11), unreadable, cursor="e.1.9"))
    assert desk.replica.cursor() == "e.1.9"
    assert desk.casework.count(ALL) == 1
    assert desk.replica.sum() == desk.replica.recount()
    with desk.database.reading() as connection:
        kept = connection.execute(select(aside.c.row, aside.c.body)).all()
    assert [tuple(row) for row in kept] == [(12, b"\xc1")]


@pytest.mark.parametrize("number", [1 << 62, (1 << 63) - 1, 1 << 63, (1 << 64) - 1, -(1 << 63)])
def test_numbers_that_no_database_takes_block_nothing_else(desk: TestDesk, number: int) -> None:
    """As rows or within a body: the rest of the answer is stored, and the next one comes behind it."""
    absurd = (answers.state(12, unit=number), answers.text(number), answers.unit(number), answers.part(11, unit=number))
    desk.apply(answers.answer(answers.text(11), answers.state(11), *absurd, answers.withdrawn(number), cursor="e.1.9"))
    assert desk.replica.cursor() == "e.1.9"
    assert desk.casework.cases_of("7400001")[:1] == [11]
    assert desk.replica.sum() == desk.replica.recount()


def test_what_could_not_be_read_of_a_case_goes_with_it(desk: TestDesk) -> None:
    """Its words lie in there, whether this program can read them or not."""
    unreadable = Change("text", 12, msgspec.Raw(b"\x81\xa5title\xabJalan rusak"))
    desk.apply(answers.answer(answers.text(11), answers.state(12), unreadable))
    desk.apply(answers.answer(answers.withdrawn(12)))
    with desk.database.reading() as connection:
        assert connection.execute(select(aside.c.row)).all() == []
    assert desk.replica.sum() == desk.replica.recount()


def test_a_frame_and_its_cursor_are_one_transaction(desk: TestDesk) -> None:
    """What breaks a frame off in its middle leaves neither its changes nor its cursor."""
    with desk.database.writing() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER broken BEFORE UPDATE OF cursor ON line BEGIN SELECT RAISE(ABORT, 'broken'); END"
        )
    with pytest.raises(IntegrityError):
        desk.apply(answers.answer(answers.text(11), answers.state(11), cursor="e.1.9"))
    assert desk.replica.cursor() == ""
    assert desk.casework.count(ALL) == 0


def test_the_cursor_survives_closing(tmp_path: Path) -> None:
    """A restart goes on where the last frame ended."""
    with desk_in(tmp_path) as desk:
        desk.apply(answers.answer(answers.text(11), cursor="e.1.77"))
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
    (action,) = desk.waiting()
    told = answers.sheet(action, state={"status": ANSWERED_PHRASE, "revision": 2})
    assert desk.apply(answers.answer(cursor="", sheets=(told,)), sent=[action]).receipts == 1
    assert desk.apply(answers.answer(cursor="", sheets=(told,)), sent=[action]).receipts == 0
    echo = CaseEvent(
        action=action.id, case=11, kind=action.kind, text=action.text, author="Rini Handayani", unit=1,
        unit_name="Kecamatan Tirta Muara", written_at=action.written.at, received_at=action.written.at + 5000,
    )  # fmt: skip
    desk.apply(answers.answer(answers.event(900, echo)))
    view = desk.casework.case(11)
    (entry,) = view.timeline
    assert (entry.lamp, entry.receipt, entry.text) == (Lamp.RECEIVED, "TT-20261123-0001", "Lampu sudah diganti.")
    assert (view.line.waiting, view.line.status) == (0, ANSWERED_PHRASE)
    assert desk.replica.waiting(0, 10) == []


def test_an_older_revision_never_replaces_a_newer_one(desk: TestDesk) -> None:
    """A receipt that is repeated late carries the state of its time."""
    desk.apply(answers.answer(answers.text(11), answers.state(11, "Ditutup oleh Admin", revision=5)))
    desk.apply(answers.answer(answers.state(11, "Terverifikasi", revision=4)))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.status == "Ditutup oleh Admin"


@pytest.mark.parametrize(("outcome", "lamp"), [(Outcome.HELD, Lamp.HELD), (Outcome.REJECTED, Lamp.REJECTED)])
def test_a_refused_action_stays_readable_with_its_reason(desk: TestDesk, outcome: Outcome, lamp: Lamp) -> None:
    """Held or rejected, the words stay on the timeline and in the outbox, and the status is the centre's again."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.INITIAL_RESPONSE, "Akan kami periksa besok.")
    (action,) = desk.waiting()
    told = answers.sheet(action, outcome=outcome, reason=Reason.CASE_MOVED)
    desk.apply(answers.answer(cursor="", sheets=(told,)), sent=[action])
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
    desk.apply(answers.answer(answers.withdrawn(11)))
    assert desk.casework.count(ALL) == 0
    assert desk.casework.count(CaseQuery(text="Lampu")) == 0
    kept = {line.text: line.lamp for line in desk.casework.outbox()}
    assert kept == {"Sudah kami telepon.": Lamp.SAVED, "Yth. Pelapor, sedang": Lamp.HELD}
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0


def test_thousands_of_cases_leave_in_few_statements(desk: TestDesk) -> None:
    """An officer who moves to another unit leaves all of its cases; only those he wrote about cost more."""
    rows = range(1, 3_001)
    told = (change for row in rows for change in (answers.text(row, f"74{row:05}"), answers.state(row)))
    desk.apply(answers.answer(answers.unit(), *told))
    for row in (7, 2_999):
        desk.casework.record_follow_up(row, EventKind.NOTE, "Catatan.")
    desk.casework.save_draft(8, EventKind.NOTE, "Draf.")
    statements: list[str] = []
    event.listen(desk.database._engine, "before_cursor_execute", lambda _c, _cursor, said, *_: statements.append(said))
    desk.apply(answers.answer(*map(answers.withdrawn, rows)))
    assert len(statements) < 150
    assert desk.casework.count(ALL) == 0
    assert sorted((line.text, line.lamp) for line in desk.casework.outbox()) == [
        ("Catatan.", Lamp.SAVED),
        ("Catatan.", Lamp.SAVED),
        ("Draf.", Lamp.HELD),
    ]


def test_during_a_restart_the_desk_works_on_with_what_it_holds(desk: TestDesk) -> None:
    """A line that breaks after the first frame of a restart leaves no empty desk, and drafts stay with their case."""
    _with_one_case(desk)
    desk.casework.save_draft(11, EventKind.INITIAL_RESPONSE, "Yth. Pelapor")
    first = answers.answer(answers.text(12, "7400002"), answers.state(12), restart=True)
    desk.apply(msgspec.structs.replace(first, last=False))
    assert sorted(line.tracking_id for line in desk.casework.cases(ALL, 0, 10)) == ["7400001", "7400002"]
    desk.apply(answers.answer(answers.text(11), answers.state(11), answers.unit()))
    assert sorted(line.tracking_id for line in desk.casework.cases(ALL, 0, 10)) == ["7400001", "7400002"]
    draft = desk.casework.case(11).draft
    assert draft is not None
    assert draft.text == "Yth. Pelapor"


def test_what_a_restart_does_not_tell_again_leaves_the_desk_but_not_the_operators_words(desk: TestDesk) -> None:
    """At its last frame: cases and events that are gone go; a draft is held, what waits goes on waiting."""
    _with_one_case(desk)
    gone = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="catatan", text="Hilang", author="", written_at=1, received_at=2
    )
    desk.apply(answers.answer(answers.event(5, gone)))
    desk.casework.record_follow_up(11, EventKind.NOTE, "Catatan.")
    desk.casework.save_draft(11, EventKind.INITIAL_RESPONSE, "Yth. Pelapor")
    desk.apply(answers.answer(answers.text(12, "7400002"), answers.state(12), restart=True))
    assert [line.tracking_id for line in desk.casework.cases(ALL, 0, 10)] == ["7400002"]
    assert {line.text: line.lamp for line in desk.casework.outbox()} == {
        "Catatan.": Lamp.SAVED,
        "Yth. Pelapor": Lamp.HELD,
    }
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0


def test_an_event_that_comes_again_under_another_row_stays_once(desk: TestDesk) -> None:
    """A new history may number its rows otherwise; an event is known by its action."""
    _with_one_case(desk)
    said = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="catatan", text="Sama", author="", written_at=1, received_at=2
    )
    desk.apply(answers.answer(answers.event(5, said)))
    again = (answers.unit(), answers.text(11), answers.state(11), answers.event(77, said))
    desk.apply(answers.answer(*again, restart=True))
    assert [entry.text for entry in desk.casework.case(11).timeline] == ["Sama"]


def test_a_row_that_now_means_another_complaint_takes_nothing_over(desk: TestDesk) -> None:
    """At a centre that was set up anew, neither draft nor timeline slips to another citizen's complaint."""
    _with_one_case(desk)
    desk.casework.save_draft(11, EventKind.INITIAL_RESPONSE, "Untuk 7400001")
    desk.apply(answers.answer(answers.text(11, "7400088"), answers.state(11), restart=True))
    view = desk.casework.case(11)
    assert (view.line.tracking_id, view.draft, view.timeline) == ("7400088", None, ())
    (kept,) = desk.casework.outbox()
    assert (kept.tracking_id, kept.text, kept.case, kept.can_pull_back) == ("7400001", "Untuk 7400001", 0, False)


def test_a_row_of_another_complaint_keeps_what_arrived_before_its_text(desk: TestDesk) -> None:
    """Its text may have been edited last, and then comes after its state and timeline, even in a later frame."""
    _with_one_case(desk)
    old = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="catatan", text="Lama", author="", written_at=1, received_at=2
    )
    new = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="catatan", text="Baru", author="", written_at=1, received_at=2
    )
    desk.apply(answers.answer(answers.event(5, old)))
    early = answers.answer(answers.state(11, "Ditutup oleh Admin"), answers.event(5, new), restart=True)
    desk.apply(msgspec.structs.replace(early, last=False))
    desk.apply(answers.answer(answers.text(11, "7400088")))
    view = desk.casework.case(11)
    assert (view.line.tracking_id, view.line.status) == ("7400088", "Ditutup oleh Admin")
    assert [entry.text for entry in view.timeline] == ["Baru"]


def test_a_state_of_a_new_history_counts_whatever_its_revision(desk: TestDesk) -> None:
    """Revisions of another history mean nothing."""
    desk.apply(answers.answer(answers.text(11), answers.state(11, "Ditutup oleh Admin", revision=9)))
    desk.apply(answers.answer(answers.text(11), answers.state(11, "Terverifikasi", revision=1), restart=True))
    (line,) = desk.casework.cases(ALL, 0, 10)
    assert line.status == "Terverifikasi"


def test_a_held_action_finds_its_complaint_again_under_another_row(desk: TestDesk) -> None:
    """It can be mended and sent again."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.NOTE, "Catatan.")
    (action,) = desk.waiting()
    told = answers.sheet(action, outcome=Outcome.HELD, reason=Reason.CASE_MISMATCH)
    desk.apply(answers.answer(cursor="", sheets=(told,)), sent=[action])
    desk.apply(answers.answer(answers.text(44), answers.state(44), restart=True))
    (held,) = desk.casework.outbox()
    assert (held.case, held.can_pull_back) == (44, True)
    assert desk.casework.pull_back(held.id) == 44
    assert desk.casework.case(44).draft is not None


def test_a_receipt_for_a_case_that_has_left_brings_nothing_of_it_back(desk: TestDesk) -> None:
    """The receipt is stored; text and state stay away."""
    _with_one_case(desk)
    desk.casework.record_follow_up(11, EventKind.NOTE, "Catatan.")
    (action,) = desk.waiting()
    desk.apply(answers.answer(answers.withdrawn(11)))
    desk.apply(answers.answer(cursor="", sheets=(answers.sheet(action),)), sent=[action])
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
    (line,) = desk.casework.outbox()
    assert line.lamp is Lamp.RECEIVED


def test_a_kind_of_a_newer_centre_is_kept_aside(desk: TestDesk) -> None:
    """What this program does not know waits, as it came, for one that does."""
    desk.apply(answers.answer(Change("hologram", 3, msgspec.Raw(b"\x01"))))
    with desk.database.reading() as connection:
        assert connection.exec_driver_sql("SELECT kind, row, body FROM aside").all() == [("hologram", 3, b"\x01")]


def test_an_event_of_a_kind_this_program_does_not_know_is_shown_by_its_name(desk: TestDesk) -> None:
    """A newer centre may let others say more than we know to word."""
    _with_one_case(desk)
    said = CaseEvent(
        action=desk.clock.new_id(), case=11, kind="kunjungan", text="Sudah dikunjungi.", author="Tini",
        written_at=1, received_at=2,
    )  # fmt: skip
    desk.apply(answers.answer(answers.event(5, said)))
    (entry,) = desk.casework.case(11).timeline
    assert (entry.kind, entry.lamp) == ("kunjungan", None)
