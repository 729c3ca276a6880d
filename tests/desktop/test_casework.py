"""What an officer does at the desk, all of it without a network."""

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.deadlines import due_on
from sync.contract.errors import BadInput
from sync.contract.events import EVENT_TEXT_LIMIT, EventKind, Lamp
from sync.contract.status import Bucket
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.desk import CaseQuery

ALL = CaseQuery(with_closed=True)


def _fill(desk: TestDesk) -> None:
    desk.apply(
        answers.answer(
            answers.unit(),
            answers.text(1, "7400001", "Lampu jalan padam", body="Lampudermaga mati sejakawal bulan."),
            answers.state(1, "Terverifikasi", first_reply_on=date(2026, 11, 20), completion_on=date(2026, 12, 4)),
            answers.text(2, "7400002", "Jembatan lapuk", body="Titian kayu berbahaya."),
            answers.state(2, "Ditindaklanjuti oleh Instansi", completion_on=date(2026, 11, 25)),
            answers.text(3, "7400003", "Sampah pasar", body="Menumpuk di RT 3."),
            answers.state(3, "Ditutup oleh Sistem", completion_on=date(2026, 1, 5)),
            answers.text(4, "7400004", "Posyandu libur", body="Dua bulan tidak buka."),
            answers.state(4, "Ditanggapi oleh Pelapor", completion_on=date(2026, 12, 30)),
        )
    )


def test_the_list_puts_open_cases_first_by_deadline(desk: TestDesk) -> None:
    """What is due first stands first; closed cases come last and only when asked for."""
    _fill(desk)
    assert [line.case for line in desk.casework.cases(ALL, 0, 10)] == [1, 2, 4, 3]
    assert [line.case for line in desk.casework.cases(CaseQuery(), 0, 10)] == [1, 2, 4]
    assert [line.case for line in desk.casework.cases(ALL, 1, 2)] == [2, 4]
    assert [line.working_days_left for line in desk.casework.cases(ALL, 0, 10)] == [-1, 2, 27, None]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dermaga", [1]),
        ("DERMAGA mati", [1]),
        ("dermaga lapuk", []),
        ("7400003", [3]),
        ("400", [1, 2, 4, 3]),
        ("kay", [2]),
        ("pu", [1, 2, 3]),
        ("RT", [3]),
        ("rt menumpuk", [3]),
        ("rt dermaga", []),
        ("%", []),
        ('"sampah', []),
        ("sampah OR lampu", []),
        ("pasar*", []),
        ("lampu (", []),
    ],
)
def test_search_finds_parts_of_words_and_takes_no_word_as_a_command(
    desk: TestDesk, words: str, found: list[int]
) -> None:
    """Glued words are found by their parts; signs of the query language are only signs."""
    _fill(desk)
    assert [line.case for line in desk.casework.cases(CaseQuery(text=words), 0, 10)] == found


def test_search_finds_what_was_said_and_what_waits(desk: TestDesk) -> None:
    """An officer looks for a case by what he himself wrote in it."""
    _fill(desk)
    desk.casework.record_follow_up(2, EventKind.NOTE, "Papan ulin dipesan")
    assert [line.case for line in desk.casework.cases(CaseQuery(text="ulin"), 0, 10)] == [2]


def test_buckets_count_what_is_true_now(desk: TestDesk) -> None:
    """A waiting response moves its case from one bucket to the next, in the list and in the counts."""
    _fill(desk)
    assert desk.casework.count(CaseQuery(bucket=Bucket.UNANSWERED)) == 1
    desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Kami periksa.")
    assert desk.casework.count(CaseQuery(bucket=Bucket.UNANSWERED)) == 0
    assert desk.casework.state().bucket_counts["Proses"] == 3
    assert desk.casework.state().waiting_cases == 3, "a first word is not all that a reporter waits for"


def test_a_recorded_follow_up_is_on_disk_when_the_call_returns(tmp_path: Path) -> None:
    """Closing nothing, a second opening of the same file already sees it."""
    with desk_in(tmp_path) as desk:
        _fill(desk)
        action = desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "  Kami periksa besok.  ")
        with desk_in(tmp_path) as second:
            (line,) = second.casework.outbox()
    assert (line.id, line.text, line.lamp, line.tracking_id) == (action, "Kami periksa besok.", Lamp.SAVED, "7400001")


def test_a_draft_comes_back_and_goes_with_the_recording(desk: TestDesk) -> None:
    """What is typed is kept as typed, until it is recorded or emptied."""
    _fill(desk)
    desk.casework.save_draft(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Pelapor,\n\n ")
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert (draft.text, draft.kind) == ("Yth. Pelapor,\n\n ", EventKind.SUBSTANTIVE_RESPONSE)
    assert desk.casework.cases(ALL, 0, 1)[0].has_draft
    desk.casework.save_draft(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Pelapor, selesai.\n")
    desk.casework.record_follow_up(1, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Pelapor, selesai.\n")
    assert desk.casework.case(1).draft is None
    desk.casework.save_draft(2, EventKind.NOTE, "x")
    desk.casework.save_draft(2, EventKind.NOTE, " ")
    assert desk.casework.case(2).draft is None


def test_what_waits_today_says_where_something_was_begun(desk: TestDesk) -> None:
    """Until it is recorded or emptied."""
    _fill(desk)
    assert not any(one.has_draft for one in desk.casework.today())
    case = desk.casework.today()[0].case
    desk.casework.save_draft(case, EventKind.SUBSTANTIVE_RESPONSE, "Yth. Pelapor,")
    assert [one.case for one in desk.casework.today() if one.has_draft] == [case]
    shown = [one for group in desk.casework.day(9).groups for one in group.items]
    assert [one.case for one in shown if one.has_draft] == [case]


def test_recording_leaves_a_draft_that_says_something_else(desk: TestDesk) -> None:
    """It was typed elsewhere, for another day: a note from the command line must not cost a long answer."""
    _fill(desk)
    desk.casework.save_draft(1, EventKind.SUBSTANTIVE_RESPONSE, "Jawaban panjang yang belum selesai")
    desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah ditelepon.")
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert draft.text == "Jawaban panjang yang belum selesai"


def test_signs_that_nobody_can_see_are_left_out(desk: TestDesk) -> None:
    """A centre would reject them, and nobody could find them to mend."""
    _fill(desk)
    desk.casework.record_follow_up(1, EventKind.NOTE, "Baris satu\r\nbaris\x00 dua\ud800\x1b\ttiga")
    assert desk.casework.outbox()[0].text == "Baris satu\nbaris dua\ufffd\ttiga"


def test_what_was_pulled_back_and_dropped_is_found_no_more(desk: TestDesk) -> None:
    """Search tells what is there."""
    _fill(desk)
    action = desk.casework.record_follow_up(1, EventKind.NOTE, "Kataunik di sini")
    desk.casework.pull_back(action)
    assert desk.casework.count(CaseQuery(text="Kataunik")) == 0


def test_all_received_actions_can_be_listed(desk: TestDesk) -> None:
    """The window shows the newest; a script gets all."""
    _fill(desk)
    for number in range(3):
        desk.casework.record_follow_up(1, EventKind.NOTE, f"Catatan {number}")
    sent = desk.waiting()
    desk.apply(answers.answer(cursor="", sheets=(answers.sheet(*sent),)), sent=sent)
    assert len(desk.casework.outbox(most_received=2)) == 2
    assert len(desk.casework.outbox(most_received=None)) == 3


@pytest.mark.parametrize("text", ["", " \n\t ", "x" * (EVENT_TEXT_LIMIT + 1)])
def test_an_impossible_text_changes_nothing(desk: TestDesk, text: str) -> None:
    """An empty or endless text is refused with a sentence, and the draft stays."""
    _fill(desk)
    desk.casework.save_draft(1, EventKind.NOTE, "draf")
    with pytest.raises(BadInput) as told:
        desk.casework.record_follow_up(1, EventKind.NOTE, text)
    assert type(told.value) is BadInput
    assert desk.casework.outbox() == ()
    assert desk.casework.case(1).draft is not None


def test_an_officer_cannot_speak_for_the_reporter(desk: TestDesk) -> None:
    """A reporter's reply only ever comes from LAPOR!."""
    _fill(desk)
    with pytest.raises(BadInput):
        desk.casework.record_follow_up(1, EventKind.REPORTER_REPLY, "Terima kasih")


def test_what_never_left_can_be_pulled_back(desk: TestDesk) -> None:
    """It becomes the draft of its case again, and goes up no more."""
    _fill(desk)
    action = desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Keliru kasus.")
    assert desk.casework.pull_back(action) == 1
    draft = desk.casework.case(1).draft
    assert draft is not None
    assert draft.text == "Keliru kasus."
    assert desk.replica.waiting(0, 10) == []
    assert desk.casework.outbox() == ()


def test_what_may_have_left_cannot_be_pulled_back(desk: TestDesk) -> None:
    """Once it was on its way, only a receipt tells; until then it is being made sure of."""
    _fill(desk)
    action = desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, "Kami periksa.")
    desk.replica.mark_sent([position for position, _ in desk.replica.waiting(0, 10)])
    with pytest.raises(BadInput, match="mungkin sudah sampai"):
        desk.casework.pull_back(action)
    (line,) = desk.casework.outbox()
    assert line.sent_unconfirmed
    assert not line.can_pull_back


def test_pulling_back_never_overwrites_another_draft(desk: TestDesk) -> None:
    """The newer words stay; the older ones stay queued."""
    _fill(desk)
    action = desk.casework.record_follow_up(1, EventKind.NOTE, "Lama.")
    desk.casework.save_draft(1, EventKind.NOTE, "Baru.")
    with pytest.raises(BadInput, match="draf lain"):
        desk.casework.pull_back(action)
    assert len(desk.replica.waiting(0, 10)) == 1


def test_an_anonymous_reporter_has_no_name_on_the_screen(desk: TestDesk) -> None:
    """Even where a centre of another make would send it."""
    desk.apply(
        answers.answer(answers.text(5, reporter="Nama Rekaan", anonymous=True, confidential=True), answers.state(5))
    )
    view = desk.casework.case(5)
    assert (view.reporter, view.unsaid_name) == ("", "Nama Rekaan")
    assert view.line.anonymous
    assert view.line.confidential


def test_the_luring_switch_is_kept(tmp_path: Path) -> None:
    """An officer who saves his data plan finds the line still off tomorrow."""
    with desk_in(tmp_path) as desk:
        desk.casework.set_luring(luring=True)
    with desk_in(tmp_path) as desk:
        assert desk.casework.state().luring


_days = st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))


@pytest.fixture(scope="module")
def lasting_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestDesk]:
    """One desk for all examples of a property."""
    with desk_in(tmp_path_factory.mktemp("desk")) as desk:
        yield desk


_revisions = count(1)


@given(
    status=st.sampled_from(
        [
            "Belum Terverifikasi",
            "Terverifikasi",
            "Ditindaklanjuti oleh Instansi",
            "Tertunda",
            "Ditutup oleh Sistem",
            "?",
        ]
    ),
    first=_days,
    completion=_days,
    closes=_days,
)
def test_the_deadline_in_sql_is_the_deadline_of_the_contract(
    lasting_desk: TestDesk, status: str, first: date | None, completion: date | None, closes: date | None
) -> None:
    """Query and rule say the same day, whatever is known of the clocks."""
    told = {"first_reply_on": first, "completion_on": completion, "closes_on": closes, "revision": next(_revisions)}
    lasting_desk.apply(answers.answer(answers.text(1), answers.state(1, status, **told)))
    (line,) = lasting_desk.casework.cases(ALL, 0, 1)
    assert line.due_on == due_on(status, first, completion, closes)
