"""What a desk does about a history that its centre has lost, and that nobody told it of."""

from sync.contract.events import EventKind
from sync.contract.marks import added, state_mark, sum_bytes, text_mark
from sync.contract.messages import Entity
from tests.support.answers import answer, sheet, state, text, withdrawn
from tests.support.desks import TestDesk

_YEAR_MS = 365 * 86_400_000
OTHER = "7400002"


def test_a_repair_puts_the_centres_state_in_place_of_one_of_a_lost_history(desk: TestDesk) -> None:
    """After a restore that nobody told, and once the numbers were overtaken, revisions of before mean nothing."""
    desk.apply(answer(text(1), state(1, revision=6, status="Ditindaklanjuti oleh Instansi")))
    roll = [
        Entity("state", 1, state_mark(1, 4, "Terverifikasi", 0)),
        Entity("text", 1, text_mark(1, "7400001", 1)),
    ]
    assert desk.replica.compare(1, [0], roll) == [("state", 1)]
    desk.apply(answer(state(1, revision=4, status="Terverifikasi"), cursor=""))
    assert desk.replica.sum() == sum_bytes(added(0, [one.mark for one in roll]))


def test_a_repair_that_shows_a_lost_history_doubts_what_was_said_about_cases_that_left_too(desk: TestDesk) -> None:
    """A case came and left after the backup: its words lie sealed here, and the centre knows of neither."""
    desk.apply(answer(text(1), state(1), text(2, OTHER), state(2)))
    for case in (1, 2):
        desk.casework.record_follow_up(case, EventKind.NOTE, f"Tentang {case}.")
    about_the_one_that_leaves, about_the_one_that_stays = sent = desk.waiting()
    desk.apply(answer(sheets=(sheet(*sent),)), sent=sent)
    desk.apply(answer(withdrawn(1)))
    desk.replica.settle_doubts([about_the_one_that_leaves.id], [])
    roll = [Entity("text", 2, text_mark(2, OTHER, 1)), Entity("state", 2, state_mark(2, 1, "Terverifikasi", 0))]
    desk.replica.compare(1, [0], roll)
    assert desk.replica.doubtful(9) == [about_the_one_that_leaves.id, about_the_one_that_stays.id]


def test_a_clock_that_is_far_ahead_lets_go_of_no_sealed_words(desk: TestDesk) -> None:
    """The centre's time comes with every answer; the clock of this computer may say anything."""
    desk.apply(answer(text(1), state(1)))
    desk.casework.record_follow_up(1, EventKind.NOTE, "Tetap ada.")
    (said,) = desk.waiting()
    desk.apply(answer(sheets=(sheet(said),)), sent=[said])
    desk.clock.wall += _YEAR_MS
    desk.apply(answer(withdrawn(1), server_time=said.written.at + 60_000))
    desk.apply(answer(restart=True, cursor="f.1.1"))
    desk.replica.settle_doubts([said.id], [said.id])
    assert [one.text for one in desk.waiting()] == ["Tetap ada."]
