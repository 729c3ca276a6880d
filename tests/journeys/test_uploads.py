"""Replies marked as uploaded in one step, at a real centre: each mark arrives by itself, and once."""

from sync.contract.events import EventKind, Lamp
from tests.journeys.conftest import Desks

NUMBERS = ("7400001", "7400002", "7400003")


def test_what_was_ticked_can_be_read_and_the_rest_is_left_to_do_at_all_desks(desk_of: Desks) -> None:
    """Two of three are marked without a line; after the exchange a colleague has only the third to upload."""
    ani, budi = desk_of("ani"), desk_of("budi")
    ani.exchange.exchange_now()
    for number in NUMBERS:
        (case,) = ani.desk.cases_of(number)
        ani.desk.record_follow_up(case, EventKind.SUBSTANTIVE_RESPONSE, f"Yth. Pelapor, {number} sudah kami perbaiki.")
    ani.exchange.exchange_now()
    first, second, third = ani.desk.uploads()
    assert [one.tracking_id for one in (first, second, third)] == [*NUMBERS]
    done = ani.desk.mark_uploaded([(one.case, one.reply) for one in (first, third)])
    assert (len(done.actions), done.refused) == (2, ())
    assert [one.tracking_id for one in ani.desk.uploads()] == [NUMBERS[1]]
    for _ in range(2):  # what is told again says nothing new
        ani.exchange.exchange_now()
        lamps = {line.tracking_id: line.lamp for line in ani.desk.outbox() if line.kind != EventKind.UPLOADED}
        assert lamps == {NUMBERS[0]: Lamp.PUBLISHED, NUMBERS[1]: Lamp.RECEIVED, NUMBERS[2]: Lamp.PUBLISHED}
    budi.exchange.exchange_now()
    assert [one.tracking_id for one in budi.desk.uploads()] == [NUMBERS[1]]
    (case,) = budi.desk.cases_of(NUMBERS[0])
    marks = [entry for entry in budi.desk.case(case).timeline if entry.kind == EventKind.UPLOADED]
    assert len(marks) == 1
