"""Own actions on their way: attempts that are true, and what becomes of one that the centre did not take."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.contract.errors import BadInput, NoNetwork
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Outcome, Reason
from sync.server.users import Role
from tests.support import answers
from tests.support.centres import exported, open_test_centre
from tests.support.crowded_outbox import crowd
from tests.support.desks import TestDesk, desk_in
from tests.support.offices import OfficeDesk, Offices, offices_of
from ui.ports.listing import CaseQuery
from ui.ports.outbox import CHANGED, OutboxQuery, Shelf

NUMBER = "7400001"
WORDS = "Yth. Pelapor, petugas memeriksa dermaga pada Kamis, 26 November 2026."


@pytest.fixture
def offices(tmp_path: Path) -> Iterator[Offices]:
    """A centre with one case at a kecamatan: two officers there, one who coordinates them."""
    with open_test_centre(tmp_path / "server", "") as centre, offices_of(centre, tmp_path) as offices:
        centre.unit("kab", "Kabupaten Banyu Biru")
        centre.unit("tirta", "Kecamatan Tirta Muara", "kab")
        centre.unit("dinas", "Dinas Kesehatan", "kab")
        for name in ("ani", "budi"):
            centre.officer(name, "tirta")
        centre.officer("koordinator", "kab", Role.COORDINATOR)
        centre.take(exported(1, NUMBER, "Kecamatan Tirta Muara"))
        yield offices


def _held(offices: Offices) -> tuple[OfficeDesk, str]:
    """An answer that came too late: the coordinator closed the case before it arrived."""
    ani, budi, koordinator = offices("ani"), offices("budi"), offices("koordinator")
    budi.act(NUMBER, "respon-substantif", text="Dermaga sudah diperbaiki Rabu.")
    budi.exchange()
    koordinator.exchange()
    koordinator.act(NUMBER, "close")
    koordinator.exchange()
    action = ani.act(NUMBER, "respon-awal", text=WORDS)
    ani.exchange()
    (line,) = ani.casework.outbox()
    assert line.lamp is Lamp.HELD
    return ani, action


def _events(offices: Offices) -> list[str]:
    """What a colleague hears of the case from the centre."""
    offices("budi").exchange()
    return [entry.text for entry in offices("budi").view(NUMBER).timeline]


def test_each_try_is_counted_and_kept_over_a_restart(tmp_path: Path) -> None:
    """How often it set out and when, also where no way led to the centre; none of them is called sent."""
    with desk_in(tmp_path) as desk:
        desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))
        desk.casework.record_follow_up(1, EventKind.NOTE, "Sudah ditelepon.")
        positions = [position for position, _ in desk.replica.waiting(0, 10)]
        for _ in range(3):
            desk.clock.pass_by(60_000)
            desk.replica.mark_sent(positions)
            desk.replica.mark_unsent(positions)
        at = desk.clock.wall
    with desk_in(tmp_path) as desk:
        (line,) = desk.casework.outbox()
        assert (line.tries, line.tried_at, line.sent_unconfirmed, line.can_pull_back) == (3, at, False, True)
        desk.replica.mark_sent(positions)
        (line,) = desk.casework.outbox()
        assert (line.tries, line.sent_unconfirmed, line.can_pull_back) == (4, True, False)


def test_a_try_that_fails_is_counted_by_the_exchange_itself(offices: Offices) -> None:
    """No road, so nothing left; the next one brings it there, and that was the second."""
    ani = offices("ani")
    ani.act(NUMBER, "respon-awal", text=WORDS)
    road, ani._road = ani._road, _NoRoad()  # type: ignore[assignment]  # the road of a test that leads nowhere
    with pytest.raises(NoNetwork):
        ani.exchange()
    (line,) = ani.casework.outbox()
    assert (line.tries, line.sent_unconfirmed) == (1, False)
    ani._road = road
    ani.exchange()
    (line,) = ani.casework.outbox()
    assert (line.tries, line.lamp, line.tried_at) == (2, Lamp.RECEIVED, ani.clock.wall_ms())


class _NoRoad:
    """Takes the frames, as a gateway does, and finds no network."""

    def exchange(self, up: object) -> Iterator[object]:
        """Fail before a byte left."""
        list(up)  # type: ignore[call-overload]  # frames
        raise NoNetwork("Tidak ada jaringan.")


def test_a_held_answer_is_told_with_both_sides(offices: Offices) -> None:
    """What was written, how the case stood then, how it stands now, and what others said meanwhile."""
    ani, action = _held(offices)
    told = ani.casework.difference(action)
    assert (told.cause, told.text, told.is_rejected, told.why_no_draft) == (Reason.CASE_CLOSED, WORDS, False, "")
    assert told.then is not None
    assert told.now is not None
    assert told.then.status.startswith("Terdisposisi")
    assert (told.now.status, told.now.unit) == ("Ditutup oleh Admin", "Kecamatan Tirta Muara")
    assert [said.text for said in told.since if said.text] == ["Dermaga sudah diperbaiki Rabu."]
    assert told.public is not None
    assert told.public.text == "Dermaga sudah diperbaiki Rabu."
    (line,) = (one for one in ani.casework.cases(CaseQuery(with_closed=True), 0, 50) if one.waiting)
    assert (line.waiting, line.came_back) == (1, 1), "the list tells what came back from what is on its way"


def test_a_held_answer_is_mended_and_goes_once(offices: Offices) -> None:
    """It comes back with its reason beside it; what is sent then is one new action, and the held one is no more."""
    ani, action = _held(offices)
    case = ani.casework.pull_back(action)
    draft = ani.casework.case(case).draft
    assert draft is not None
    assert (draft.text, "sudah ditutup" in draft.came_back) == (WORDS, True)
    ani.casework.save_draft(case, EventKind.NOTE, f"{WORDS} Catatan.")
    draft = ani.casework.case(case).draft
    assert draft is not None
    assert draft.came_back, "typing on does not take the reason away"
    ani.casework.record_follow_up(case, EventKind.NOTE, f"{WORDS} Catatan.")
    for _ in range(2):
        ani.exchange()
    assert [line.lamp for line in ani.casework.outbox()] == [Lamp.RECEIVED]
    assert _events(offices).count(f"{WORDS} Catatan.") == 1
    assert WORDS not in _events(offices)


def test_a_held_answer_goes_on_as_a_note(offices: Offices) -> None:
    """Where nothing else can go any more: its words and its reason in one step, and the note goes once."""
    ani, action = _held(offices)
    case = ani.casework.pull_back(action, EventKind.NOTE)
    draft = ani.casework.case(case).draft
    assert draft is not None
    assert (draft.kind, draft.text) == (EventKind.NOTE, WORDS)
    assert "sudah ditutup" in draft.came_back
    ani.casework.record_follow_up(case, draft.kind, draft.text)
    for _ in range(2):
        ani.exchange()
    assert [(line.kind, line.lamp) for line in ani.casework.outbox()] == [(EventKind.NOTE, Lamp.RECEIVED)]
    assert _events(offices).count(WORDS) == 1


def test_an_act_with_fields_goes_on_as_nothing_else(offices: Offices) -> None:
    """Asked to, it says so and stays where it is, instead of coming back as what it was."""
    ani = offices("ani")
    action = ani.act(NUMBER, "kembalikan", reason=WORDS)
    with pytest.raises(BadInput, match="jenis lain"):
        ani.casework.pull_back(action, EventKind.NOTE)
    assert ani.casework.case(ani.case(NUMBER)).drafts == ()
    assert [line.id for line in ani.casework.outbox()] == [action]
    ani.casework.pull_back(action)


def test_a_cancelled_answer_goes_nowhere_and_can_be_brought_back(offices: Offices) -> None:
    """Nothing needs a look any more, its words stay in the outbox, its receipt too."""
    ani, action = _held(offices)
    ani.casework.cancel(action)
    ani.exchange()
    assert ani.casework.state().attention == 0
    (line,) = ani.casework.own_acts(OutboxQuery(shelf=Shelf.CANCELLED)).lines
    assert (line.id, line.text, line.is_cancelled, line.lamp) == (action, WORDS, True, Lamp.HELD)
    assert action not in {entry.id for entry in ani.view(NUMBER).timeline}
    assert WORDS not in _events(offices)
    assert ani.casework.receipt(action).is_genuine
    with pytest.raises(BadInput, match="ditahan atau ditolak"):
        ani.casework.cancel(action)
    case = ani.casework.pull_back(action)
    draft = ani.casework.case(case).draft
    assert draft is not None
    assert draft.text == WORDS
    assert ani.casework.own_acts(OutboxQuery(shelf=Shelf.CANCELLED)).lines == ()


def test_only_what_the_centre_did_not_take_can_be_given_up(offices: Offices) -> None:
    """One that waits is pulled back; one that was received is what it is."""
    ani = offices("ani")
    action = ani.act(NUMBER, "respon-awal", text=WORDS)
    for _ in range(2):
        with pytest.raises(BadInput, match="ditahan atau ditolak"):
            ani.casework.cancel(action)
        with pytest.raises(BadInput, match="tidak ditahan"):
            ani.casework.difference(action)
        ani.exchange()


def test_a_case_that_changes_under_a_draft_is_told(offices: Offices) -> None:
    """A colleague answers meanwhile; once that was seen, it is no news any more."""
    ani, budi = offices("ani"), offices("budi")
    case = ani.case(NUMBER)
    ani.casework.save_draft(case, EventKind.INITIAL_RESPONSE, "Kami akan")
    assert ani.casework.draft_difference(case) is None
    budi.act(NUMBER, "respon-substantif", text="Dermaga sudah diperbaiki Rabu.")
    budi.exchange()
    ani.exchange()
    ani.casework.save_draft(case, EventKind.INITIAL_RESPONSE, "Kami akan memeriksa")
    told = ani.casework.draft_difference(case)
    assert told is not None
    assert (told.cause, told.action, told.text) == (CHANGED, "", "Kami akan memeriksa")
    assert [said.text for said in told.since] == ["Dermaga sudah diperbaiki Rabu."]
    assert told.then is not None
    assert told.now is not None
    assert told.then.status != told.now.status == "Ditindaklanjuti oleh Instansi"
    ani.casework.look_again(case)
    assert ani.casework.draft_difference(case) is None


def test_what_an_officer_does_himself_is_no_news_to_him(offices: Offices) -> None:
    """Neither his own act while his draft waits, nor its receipt."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    ani.casework.save_draft(case, EventKind.SUBSTANTIVE_RESPONSE, "Sudah diperbaiki")
    ani.act(NUMBER, "respon-awal", text=WORDS)
    assert ani.casework.draft_difference(case) is None
    for _ in range(2):
        ani.exchange()
    assert ani.casework.draft_difference(case) is None


def test_a_draft_that_is_given_up_stays_in_the_outbox(offices: Offices) -> None:
    """It never left, so it has no receipt; it can become a draft again."""
    ani = offices("ani")
    case = ani.case(NUMBER)
    with pytest.raises(BadInput, match="tidak memiliki draf"):
        ani.casework.shelve_draft(case)
    ani.casework.save_draft(case, EventKind.INITIAL_RESPONSE, WORDS)
    action = ani.casework.shelve_draft(case)
    assert ani.casework.case(case).draft is None
    ani.exchange()
    assert ani.casework.state().waiting == ani.casework.state().attention == 0
    (line,) = ani.casework.outbox()
    assert (line.id, line.text, line.is_cancelled, line.can_pull_back) == (action, WORDS, True, True)
    assert ani.casework.pull_back(action) == case
    draft = ani.casework.case(case).draft
    assert draft is not None
    assert (draft.text, draft.came_back) == (WORDS, "")


def test_an_action_whose_case_has_left_keeps_its_words(offices: Offices) -> None:
    """It can become no draft, for there is nothing to lay it to; it says so, and can be given up."""
    ani, koordinator = offices("ani"), offices("koordinator")
    koordinator.act(NUMBER, "re-dispose", units=("dinas",))
    koordinator.exchange()
    action = ani.act(NUMBER, "respon-awal", text=WORDS)
    ani.exchange()
    told = ani.casework.difference(action)
    assert (told.cause, told.case, told.now, told.text) == (Reason.CASE_MOVED, 0, None, WORDS)
    assert told.then is not None
    assert told.then.unit == "Kecamatan Tirta Muara"
    assert "tidak ada di komputer ini" in told.why_no_draft
    with pytest.raises(BadInput, match="tidak ada di komputer ini"):
        ani.casework.pull_back(action)
    ani.casework.cancel(action)
    assert ani.casework.own_acts(OutboxQuery(shelf=Shelf.CANCELLED)).lines[0].text == WORDS


def test_another_draft_stands_in_the_way_and_is_said(offices: Offices) -> None:
    """Nobody's text is written over."""
    ani, action = _held(offices)
    ani.casework.save_draft(ani.case(NUMBER), EventKind.NOTE, "Draf lain.")
    assert "draf lain" in ani.casework.difference(action).why_no_draft
    with pytest.raises(BadInput, match="draf lain"):
        ani.casework.pull_back(action)


def _fill(desk: TestDesk, count: int) -> None:
    desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1), answers.text(2, "7400002", "Sampah")))
    desk.apply(answers.answer(answers.state(2), cursor="e.1.6"))
    for place in range(count):
        desk.casework.record_follow_up(1 + place % 2, EventKind.NOTE, f"Catatan ke-{place} soal dermaga")


def test_shelves_and_words_narrow_the_outbox(desk: TestDesk) -> None:
    """Counts tell what the words find on each shelf, whichever is shown."""
    _fill(desk, 9)
    sent = desk.waiting()
    sheets = (
        answers.sheet(*sent[:3]),
        answers.sheet(sent[3], outcome=Outcome.HELD, reason="case-closed", first=3, number=11),
        answers.sheet(sent[4], outcome=Outcome.REJECTED, reason="text-empty", first=4, number=12),
    )
    desk.apply(answers.answer(sheets=sheets, cursor="e.1.9"), sent=sent)
    page = desk.casework.own_acts(OutboxQuery())
    assert page.counts == {
        Shelf.ATTENTION: 2, Shelf.WAITING: 4, Shelf.RECEIVED: 3, Shelf.PUBLISHED: 0, Shelf.CANCELLED: 0,
    }  # fmt: skip
    lamps = [line.lamp for line in page.lines]
    assert lamps == [Lamp.REJECTED, Lamp.HELD, *[Lamp.SAVED] * 4, *[Lamp.RECEIVED] * 3]
    found = desk.casework.own_acts(OutboxQuery(text="ke-3 DERMAGA"))
    assert [line.lamp for line in found.lines] == [Lamp.HELD]
    found = desk.casework.own_acts(OutboxQuery(text="sampah", shelf=Shelf.WAITING))
    assert {line.tracking_id for line in found.lines} == {"7400002"}
    assert desk.casework.own_acts(OutboxQuery(text="%")).lines == ()
    number = page.lines[-1].receipt
    assert [line.receipt for line in desk.casework.own_acts(OutboxQuery(text=number)).lines] == [number]


def test_many_received_ones_are_not_all_shown_unasked(desk: TestDesk) -> None:
    """The newest are, and it is said that there are more; words find the oldest."""
    _fill(desk, 1)
    sent = desk.waiting()
    desk.apply(answers.answer(sheets=(answers.sheet(*sent),), cursor="e.1.9"), sent=sent)
    crowd(desk.database, 3_000, "Catatan ke-{:04} soal pasar")
    page = desk.casework.own_acts(OutboxQuery())
    assert (len(page.lines), page.has_more, page.counts[Shelf.RECEIVED]) == (200, True, 3_001)
    assert [line.text for line in desk.casework.own_acts(OutboxQuery(text="ke-0007 pasar")).lines] == [
        "Catatan ke-0007 soal pasar"
    ]
    assert len(desk.casework.own_acts(OutboxQuery(shelf=Shelf.RECEIVED)).lines) == 3_001
