"""A reply goes out once, is found again whatever became of the answer, and lights the third lamp."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import msgspec
import pytest
from sqlalchemy import update

from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.contract.messages import Opening
from sync.server.answer import Answer
from sync.server.bridge.lease import LEASE_MS
from sync.server.bridge.round import Round
from sync.server.bridge.settings import Place
from sync.server.bridge.switch import status, switch_off, switch_on, take_up
from sync.server.store.bridge import read_bridge
from sync.server.store.tables import events
from sync.server.store.users import user_by_name
from tests.support.bridges import COMPLAINTS, MINUTE, STALL_S, Fate, Killed, MortalLapor, TestBridge
from tests.support.clocks import MONDAY
from tests.support.lapor_stand_in import NAMES, OTHERS, OURS, Mishap, glued

pytestmark = pytest.mark.slow

FIRST = COMPLAINTS[0]
TEXT = "Yth. Pelapor, lampu di depan balai sudah diganti pada 20 November.\nTerima kasih & salam."
HEARD = [one for one in Mishap if one.name.startswith("HEARD")]
UNHEARD = [Mishap.UNHEARD, Mishap.SILENT, Mishap.ERROR]


def test_a_reply_is_posted_once_with_all_that_the_form_wants(bridge: TestBridge) -> None:
    """Whoever runs how many rounds."""
    bridge.reply(TEXT)
    for _ in range(4):
        bridge.work()
        bridge.clock.now += 20 * MINUTE
    [posted] = bridge.lapor.posts
    assert posted == {
        "path": "/complaints/followup/add",
        "user_id": "77",
        "institution_from_id": OURS,
        "institution_to_id": "",
        "complaint_id": FIRST,
        "info_disposition": "",
        "template_code": "",
        "rating": "",
        "is_secret": "0",
        "content": TEXT,
    }
    assert [post.state for post in bridge.posts()] == ["posted"]


def test_the_third_lamp_lights_with_the_moment_of_the_other_side_and_travels(bridge: TestBridge) -> None:
    """A desk that holds the case learns of it with its next exchange."""
    bridge.work()  # what units learn of the bridge is told before
    row = bridge.reply(TEXT)
    with bridge.centre.database.reading() as connection:
        user = user_by_name(connection, "rini")
    assert user is not None
    *_, last = Answer(bridge.centre, user, Opening()).frames()
    bridge.work()
    at = bridge.lapor.said[FIRST][0].at
    assert bridge.published()[row] == at // 1000 * 1000
    changes = [
        one for frame in Answer(bridge.centre, user, Opening(cursor=last.cursor)).frames() for one in frame.changes
    ]
    told = {(one.kind, one.row): msgspec.msgpack.decode(one.body) for one in changes}
    assert told.keys() == {("event", row), ("state", 1)}, "LAPOR!'s closing runs from then"
    assert told["event", row]["published_at"] == bridge.published()[row]
    assert {"public_on", "closes_on"} <= told["state", 1].keys()


def test_notes_constraints_and_what_was_there_before_stay_inside(bridge: TestBridge) -> None:
    """Only public replies leave, and only those accepted since units knew that the bridge is on."""
    bridge.reply("Catatan.", kind=EventKind.NOTE)
    bridge.reply("Kendala.", kind=EventKind.CONSTRAINT)
    switch_off(bridge.centre)
    bridge.reply("Diunggah dengan tangan.")
    assert not bridge.work().worked
    switch_on(bridge.centre)
    bridge.work()
    row = bridge.reply("Yang baru.", kind=EventKind.INITIAL_RESPONSE)
    bridge.work_until_settled()
    assert [post["content"] for post in bridge.lapor.posts] == ["Yang baru."]
    assert [post.event_id for post in bridge.posts()] == [row]


def test_what_is_marked_as_uploaded_by_hand_is_never_posted(bridge: TestBridge) -> None:
    """Also when the mark comes while the post already waits."""
    row = bridge.reply(TEXT)
    bridge.lapor.mishap = lambda _: Mishap.ERROR
    bridge.work()
    with bridge.centre.database.writing() as connection:
        connection.execute(update(events).where(events.c.id == row).values(published_at=MONDAY + 5))
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.work_until_settled()
    assert bridge.lapor.posts == []
    assert [post.state for post in bridge.posts()] == ["given_up"]
    assert bridge.published()[row] == MONDAY + 5


def test_what_somebody_pasted_there_already_is_found_and_not_posted(bridge: TestBridge) -> None:
    """Reading back comes before the first post too, and sees through what the web form does to a text."""
    row = bridge.reply(TEXT)
    bridge.clock.now += 30 * MINUTE
    pasted_at = MONDAY + 20 * MINUTE
    bridge.lapor.add(FIRST, glued(TEXT), NAMES[OURS], at=pasted_at)
    bridge.work()
    assert bridge.lapor.posts == []
    assert bridge.published()[row] == pasted_at


def test_the_same_words_of_another_institution_or_of_long_ago_are_not_ours(bridge: TestBridge) -> None:
    """Only our institution's, and nothing older than our text can be."""
    bridge.lapor.add(FIRST, TEXT, NAMES[OTHERS])
    bridge.lapor.add(FIRST, TEXT, NAMES[OURS], at=MONDAY - 3 * 24 * 60 * MINUTE)
    bridge.reply(TEXT)
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1


@pytest.mark.parametrize("mishap", HEARD, ids=lambda one: one.name)
def test_a_lost_answer_is_made_good_by_reading(bridge: TestBridge, mishap: Mishap) -> None:
    """It was recorded, nobody said so: it is found, and not said again; the other side shows it late and mangled."""
    row = bridge.reply(TEXT)
    bridge.lapor.mangle = glued
    bridge.lapor.delay_ms = 6 * MINUTE
    bridge.lapor.mishap = lambda method: mishap if method == "POST" else Mishap.NONE
    bridge.work()
    assert [post.state for post in bridge.posts()] == ["doubtful"]
    assert bridge.published()[row] == 0
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1
    assert bridge.published()[row] > 0


@pytest.mark.parametrize("mishap", UNHEARD, ids=lambda one: one.name)
def test_what_was_never_heard_is_said_again_after_two_late_readings(bridge: TestBridge, mishap: Mishap) -> None:
    """Not before the settling time has passed twice."""
    bridge.reply(TEXT)
    bridge.lapor.mishap = lambda method: mishap if method == "POST" else Mishap.NONE
    bridge.work()
    tried_at = bridge.clock.now
    bridge.lapor.mishap = lambda _: Mishap.NONE
    while not bridge.lapor.posts:
        bridge.clock.now += MINUTE
        bridge.work()
        assert bridge.clock.now < tried_at + 60 * MINUTE
    assert bridge.clock.now >= tried_at + 2 * bridge.settings.settle_ms - MINUTE
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1


@pytest.mark.parametrize("mishap", [Mishap.ERROR, Mishap.HEARD_THEN_HALF, Mishap.HEARD_THEN_NONSENSE, Mishap.UNHEARD])
def test_only_a_reading_that_succeeded_counts(bridge: TestBridge, mishap: Mishap) -> None:
    """While nothing can be read, nothing is posted, however long that lasts."""
    bridge.reply(TEXT)
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    bridge.work()
    bridge.lapor.mishap = lambda method: mishap if method == "GET" else Mishap.NONE
    for _ in range(8):
        bridge.clock.now += 120 * MINUTE
        bridge.work()
    assert len(bridge.lapor.posts) == 1
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1


def test_two_replies_with_the_same_words_are_both_posted(bridge: TestBridge) -> None:
    """Each claims one; also when the answers of both are lost."""
    rows = [bridge.reply(TEXT), bridge.reply(TEXT)]
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    bridge.work_until_settled()
    assert list(bridge.said_there().values()) == [2]
    assert all(bridge.published()[row] for row in rows)
    assert len({post.remote_id for post in bridge.posts()}) == 2


def test_the_same_words_uploaded_by_hand_before_are_told_from_ours(bridge: TestBridge) -> None:
    """What an officer marked by hand accounts for one of them."""
    by_hand = bridge.reply(TEXT)
    with bridge.centre.database.writing() as connection:
        connection.execute(update(events).where(events.c.id == by_hand).values(published_at=bridge.clock.now))
    bridge.lapor.add(FIRST, TEXT, NAMES[OURS])
    bridge.clock.now += MINUTE
    bridge.reply(TEXT)
    bridge.work_until_settled()
    assert list(bridge.said_there().values()) == [2]


def test_replies_to_one_complaint_go_out_in_their_order(bridge: TestBridge) -> None:
    """A later one waits for an earlier one in doubt; other complaints do not."""
    bridge.reply("Pertama.")
    bridge.reply("Kedua.")
    bridge.reply("Lain.", case=2)
    lost = [Mishap.UNHEARD]
    bridge.lapor.mishap = lambda method: lost.pop() if method == "POST" and lost else Mishap.NONE
    bridge.work()
    assert [post["content"] for post in bridge.lapor.posts] == ["Lain."]
    bridge.work_until_settled()
    assert [post["content"] for post in bridge.lapor.posts] == ["Lain.", "Pertama.", "Kedua."]


def test_a_long_or_empty_or_refused_text_fails_alone_and_in_words(bridge: TestBridge) -> None:
    """It is neither cut nor does it block what follows; a person can have it tried again."""
    bridge.reply("a" * (LAPOR_TEXT_LIMIT + 1))
    bridge.reply("<br> &nbsp;", case=2)
    bridge.reply("Tolak ini.", case=3)
    bridge.reply("a" * LAPOR_TEXT_LIMIT)
    bridge.lapor.refuse = lambda fields: 422 if fields["content"] == "Tolak ini." else 0
    bridge.work_until_settled()
    long, empty, refused, fitting = bridge.posts()
    assert [one.state for one in (long, empty, refused, fitting)] == ["failed", "failed", "failed", "posted"]
    assert "1001 karakter" in long.note
    assert "Isi tidak dapat diterima." in refused.note
    assert [len(post["content"]) for post in bridge.lapor.posts] == [LAPOR_TEXT_LIMIT]
    bridge.lapor.refuse = lambda _: 0
    take_up(bridge.centre, refused.id)
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 2


def test_a_limit_is_kept_to_the_second(bridge: TestBridge) -> None:
    """Nothing is asked before Retry-After has passed, and then all goes out."""
    bridge.reply(TEXT)
    bridge.reply(TEXT, case=2)
    bridge.lapor.mishap = lambda method: Mishap.LIMITED if method == "POST" else Mishap.NONE
    bridge.lapor.retry_after = "1800"
    assert "jeda" in bridge.work().fault
    asked = len(bridge.lapor.requests)
    bridge.lapor.mishap = lambda _: Mishap.NONE
    bridge.clock.now += 29 * MINUTE
    assert not bridge.work().worked
    assert len(bridge.lapor.requests) == asked
    bridge.clock.now += 2 * MINUTE
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 2


def test_a_refused_token_stops_the_bridge_until_a_person_acts(bridge: TestBridge) -> None:
    """One request, a clear state, no token in any word; what waited goes out afterwards, once."""
    bridge.reply(TEXT)
    bridge.reply(TEXT, case=2)
    bridge.lapor.token = "lain"
    bridge.work()
    bridge.clock.now += 600 * MINUTE
    assert not bridge.work().worked
    told = status(bridge.centre)
    assert "401" in told["stopped"]
    assert bridge.settings.token not in repr(told) + repr(bridge.settings)
    assert len(bridge.lapor.requests) == 1
    bridge.lapor.token = bridge.settings.token
    switch_on(bridge.centre)
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 2


def test_a_text_that_a_wall_forbids_stops_the_bridge_once_and_not_again(bridge: TestBridge) -> None:
    """Switched on again, the others go."""
    bridge.reply("Terlarang.")
    bridge.reply(TEXT, case=2)
    bridge.lapor.refuse = lambda fields: 403 if fields["content"] == "Terlarang." else 0
    bridge.work()
    assert "403" in status(bridge.centre)["stopped"]
    switch_on(bridge.centre)
    bridge.work_until_settled()
    assert [post.state for post in bridge.posts()] == ["failed", "posted"]


def test_a_side_in_trouble_is_left_alone_for_longer_and_longer(bridge: TestBridge) -> None:
    """After three silences the round ends; the pauses grow."""
    for case in (1, 2, 3):
        bridge.reply(TEXT, case=case)
    bridge.lapor.mishap = lambda _: Mishap.ERROR
    asked, pauses = [], []
    for _ in range(4):
        bridge.work()
        with bridge.centre.database.reading() as connection:
            pauses.append(read_bridge(connection).quiet_until - bridge.clock.now)
        asked.append(len(bridge.lapor.requests))
        bridge.clock.now += 3 * 60 * MINUTE
    assert asked == [3, 6, 9, 12]
    assert pauses == sorted(pauses)
    assert pauses[0] >= MINUTE // 2


def test_a_unit_without_institution_waits_in_words(bridge: TestBridge) -> None:
    """What it says once it is matched is sent; this remains its office's."""
    bridge.settings = msgspec.structs.replace(bridge.settings, places={})
    bridge.reply(TEXT)
    bridge.work()
    [post] = bridge.posts("waiting")
    assert "TM" in post.note
    assert bridge.lapor.requests == []


def test_a_return_is_posted_once_and_found_again(bridge: TestBridge) -> None:
    """It is looked for in the status of the complaint, as it leaves no follow-up."""
    row = bridge.reply("Bukan kewenangan kecamatan.")
    with bridge.centre.database.writing() as connection:
        connection.execute(update(events).where(events.c.id == row).values(kind="kembalikan"))
    bridge.lapor.mishap = lambda method: Mishap.HEARD_THEN_CLOSED if method == "POST" else Mishap.NONE
    places = {**bridge.settings.places, "KAB": Place("900", NAMES["900"])}
    bridge.settings = msgspec.structs.replace(bridge.settings, places=places)
    bridge.work_until_settled()
    [post] = bridge.lapor.posts
    assert post == {
        "path": f"/complaints/process/{FIRST}/reject",
        "is_request": "1",
        "reason": "900",
        "reason_description": "Bukan kewenangan kecamatan.",
        "not_authority": "1",
    }
    assert bridge.published()[row] > 0


def test_two_processes_at_once_post_each_reply_once(bridge: TestBridge) -> None:
    """One works, the other finds the lease taken or nothing left."""
    for case in (1, 2, 3):
        for number in range(3):
            bridge.reply(f"Tanggapan {number}.", case=case)
    barrier = Barrier(3)

    def run(name: str) -> None:
        for _ in range(6):
            barrier.wait()
            bridge.work(holder=name)

    with ThreadPoolExecutor(3) as pool:
        for one in [pool.submit(run, name) for name in ("a", "b", "c")]:
            one.result(60)
    assert sorted(bridge.said_there().values()) == [1] * 9
    assert {post.state for post in bridge.posts()} == {"posted"}


def test_a_worker_that_wakes_too_late_lets_nothing_leave(bridge: TestBridge) -> None:
    """It slept between its commit and its request, and another process has taken over meanwhile."""
    bridge.reply(TEXT)

    class Sleeper(MortalLapor):
        """Sleeps before the request that would post, as a suspended machine does."""

        slept = False

        def followups(self, complaint_id: str) -> list:  # type: ignore[type-arg] # of follow-ups
            shown = super().followups(complaint_id)
            if not self.slept:
                self.slept = True
                bridge.clock.now += LEASE_MS + 1
                bridge.work()
            return shown

    with bridge.road() as road:
        Round(bridge.centre, bridge.settings, Sleeper(road, Fate()), "lama").run()
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1


def test_a_dead_worker_keeps_the_others_waiting_no_longer_than_its_lease(bridge: TestBridge) -> None:
    """Then what it left half done is doubted and read back."""
    bridge.reply(TEXT)
    with pytest.raises(Killed):
        bridge.work(Fate(at=4))
    assert not bridge.work().worked
    bridge.clock.now += LEASE_MS
    assert bridge.work().worked
    bridge.work_until_settled()
    assert len(bridge.lapor.posts) == 1


def test_the_road_times_out_where_the_other_side_only_waits(bridge: TestBridge) -> None:
    """The stall time-out of this test is short; a silent side is an unanswered request."""
    assert STALL_S < 1
    bridge.reply(TEXT)
    bridge.lapor.mishap = lambda _: Mishap.SILENT
    assert bridge.work().worked
    [post] = bridge.posts("waiting")
    assert "waktu tunggu" in post.note
