"""What changed at lapor.go.id is read with consideration, and becomes an event or a status here, once."""

from collections import Counter

import msgspec
import pytest

from sync.server.store.cases import StoredCase, cases_of_complaints
from sync.server.store.events import events_of_case
from tests.support.bridges import COMPLAINTS, MINUTE, Fate, Killed, TestBridge
from tests.support.busy_centres import check_scopes
from tests.support.lapor_stand_in import NAMES, OTHERS, OURS, Mishap

pytestmark = pytest.mark.slow

FIRST = COMPLAINTS[0]
_STEPS = 50
"""More than a round of readings has; the test sees to it."""
REPLY = "Terima kasih, tetapi lampunya padam lagi."


@pytest.fixture
def reader(bridge: TestBridge) -> TestBridge:
    """A bridge that reads each open complaint every hour."""
    bridge.settings = msgspec.structs.replace(bridge.settings, read_every_minutes=60)
    return bridge


def case_of(bridge: TestBridge, complaint: str = FIRST) -> StoredCase:
    """The case of a complaint."""
    with bridge.centre.database.reading() as connection:
        [case] = cases_of_complaints(connection, [complaint])
    return case


def told(bridge: TestBridge) -> list[tuple[str, str]]:
    """Kind and text of the events of the first case."""
    with bridge.centre.database.reading() as connection:
        return [(event.kind, event.text) for event in events_of_case(connection, case_of(bridge).id)]


def later(bridge: TestBridge, minutes: int = 61, fate: Fate | None = None) -> None:
    """Let time pass, and a round run."""
    bridge.clock.now += minutes * MINUTE
    bridge.work(fate)


def test_a_reply_of_the_reporter_becomes_an_event_once_and_calls_for_an_answer(reader: TestBridge) -> None:
    """However often it is read; the scopes hold it, and the case needs a reply."""
    reader.reply("Lampu sudah diganti.")
    reader.work()
    reader.lapor.add(FIRST, REPLY, "")
    for _ in range(3):
        later(reader)
    assert told(reader) == [("respon-substantif", "Lampu sudah diganti."), ("balasan-pelapor", REPLY)]
    assert case_of(reader).status == "Ditanggapi oleh Pelapor"
    check_scopes(reader.test_centre)


def test_a_reply_that_was_answered_there_long_ago_calls_for_nothing(reader: TestBridge) -> None:
    """It takes its place in the timeline without moving the status."""
    reader.reply("Lampu sudah diganti.")
    reader.work()
    before = case_of(reader).status
    reader.lapor.add(FIRST, REPLY, "", at=reader.clock.now - 100 * MINUTE)
    reader.lapor.add(FIRST, "Sudah kami jawab.", NAMES[OURS], at=reader.clock.now - 50 * MINUTE)
    later(reader)
    assert ("balasan-pelapor", REPLY) in told(reader)
    assert case_of(reader).status == before


def test_our_own_words_and_those_of_other_institutions_are_no_replies(reader: TestBridge) -> None:
    """Only the reporter's come back."""
    reader.reply("Lampu sudah diganti.")
    reader.lapor.add(FIRST, "Kami bantu.", NAMES[OTHERS])
    later(reader)
    later(reader)
    assert told(reader) == [("respon-substantif", "Lampu sudah diganti.")]


def test_the_status_there_becomes_ours_where_it_means_something_else(reader: TestBridge) -> None:
    """Known phrases only, verbatim; another spelling of the same, or an unknown phrase, changes nothing."""
    revision = case_of(reader).revision
    for phrase in ("Terdisposisi", "Sedang diapakan", ""):
        reader.lapor.status[FIRST] = (phrase, OURS)
        later(reader)
    assert case_of(reader).revision == revision
    reader.lapor.status[FIRST] = ("Ditutup oleh Sistem", OURS)
    later(reader)
    case = case_of(reader)
    assert (case.status, case.lapor_status, case.revision) == ("Ditutup oleh Sistem",) * 2 + (revision + 1,)
    assert case.lapor_since > reader.clock.now - MINUTE
    check_scopes(reader.test_centre)


def test_the_status_of_a_complaint_that_went_to_another_institution_is_not_taken(reader: TestBridge) -> None:
    """What moved is the import's to tell."""
    reader.lapor.status[FIRST] = ("Ditutup oleh Admin", OTHERS)
    later(reader)
    assert case_of(reader).status == "Terdisposisi ke Instansi"


def test_each_open_complaint_is_read_once_an_interval_and_no_closed_one(reader: TestBridge) -> None:
    """Two requests each, at most so many complaints a round, the longest unread first."""
    reader.settings = msgspec.structs.replace(reader.settings, reads_a_round=2)
    reader.lapor.status[COMPLAINTS[2]] = ("Ditutup oleh Admin", OURS)
    for _ in range(4):
        reader.work()
    assert Counter(reader.lapor.requests) == {
        f"GET /complaints/{complaint}/{what}": 1 for complaint in COMPLAINTS for what in ("complaint", "followups")
    }
    reader.lapor.requests.clear()
    for _ in range(4):
        later(reader)
    assert not any(COMPLAINTS[2] in request for request in reader.lapor.requests)
    assert len(reader.lapor.requests) == 4 * 4


def test_nothing_is_taken_from_an_answer_that_broke_off(reader: TestBridge) -> None:
    """It is read again when its turn comes; one bad complaint does not hold up the others."""
    reader.lapor.add(FIRST, REPLY, "")
    reader.lapor.mishap = lambda _: Mishap.HEARD_THEN_HALF
    reader.work()
    assert told(reader) == []
    reader.lapor.mishap = lambda _: Mishap.NONE
    later(reader, 200)
    later(reader)
    assert told(reader) == [("balasan-pelapor", REPLY)]


def test_a_reader_killed_at_any_step_takes_each_reply_once(reader: TestBridge) -> None:
    """Event and its remembered id are one transaction."""
    died = 0
    for at in range(1, _STEPS):
        reader.lapor.add(FIRST, f"Balasan {at}.", "")
        try:
            later(reader, fate=Fate(at))
        except Killed:
            died += 1
            later(reader, at % 2 * 61)  # every other reply is not read before the next comes
    later(reader)
    later(reader)
    assert 10 < died < _STEPS - 3
    assert sorted(told(reader)) == sorted(("balasan-pelapor", f"Balasan {at}.") for at in range(1, _STEPS))
    check_scopes(reader.test_centre)
