"""One exchange: receipts, changes, frames, cursors."""

import msgspec
import pytest

from sync.contract.events import EVENT_TEXT_LIMIT
from sync.contract.frames import FRAMES_TYPE, NDJSON_TYPE, frame
from sync.contract.messages import (
    BYTES_PER_FRAME,
    LATEST_MS,
    ROWS_PER_FRAME,
    AnswerFrame,
    MoreActions,
    Opening,
    Written,
)
from sync.contract.receipts import Outcome, Reason, open_sheet
from sync.server.users import Role
from tests.server.conftest import OpenDesk
from tests.support.bare_desks import ANSWERED
from tests.support.centres import TestCentre, exported, read_frames, squeezed


def test_a_response_reaches_the_other_desk_of_the_unit_once_and_no_other_unit(
    centre: TestCentre, desk: OpenDesk
) -> None:
    """What one desk writes shows on the second after both have exchanged, once, and never on the third."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"), exported(3, "7400002", "Kecamatan Tirta Hulu"))
    first, second, third = desk("rini", 1), desk("rini", 2), desk("budi", 3)
    for one in (first, second, third):
        one.exchange()
    action = first.action(first.case("7400001"))
    first.exchange(action)
    first.exchange(action)
    second.exchange()
    third.exchange()
    assert [second.body("event", row)["action"] for row in second.rows("event")] == [action.id.bytes]
    assert second.state(second.case("7400001")).status == "Ditindaklanjuti oleh Instansi"
    assert third.rows("event") == []
    assert third.rows("text") == [third.case("7400002")]


def test_a_repeated_action_gets_the_same_receipt_byte_for_byte(centre: TestCentre, desk: OpenDesk) -> None:
    """A receipt is stored and replayed verbatim, whatever has happened since, and vouches for the words sent first."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    action = rini.action(rini.case("7400001"))
    rini.exchange(action)
    given = rini.proofs[action.id]
    rini.exchange(rini.action(rini.case("7400001"), kind="catatan"))
    centre.clock.now += 86_400_000
    rini.exchange(msgspec.structs.replace(action, text="teks lain di bawah id yang sama"))
    assert rini.proofs[action.id] == given
    assert rini.receipts[action.id].number == "TT-20261123-0001"


def test_a_desk_does_not_get_its_own_changes_back(centre: TestCentre, desk: OpenDesk) -> None:
    """The receipt already carries the event's row and what it changed of the state, and nothing else of it."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    action = rini.action(rini.case("7400001"))
    [answer] = rini.exchange(action)
    assert answer.changes == ()
    assert rini.receipts[action.id].event > 0
    assert rini.told_states[action.id] == ANSWERED
    [later] = rini.exchange()
    assert (later.changes, later.cursor, later.sum) == ((), "", rini.sum())


def test_a_state_that_somebody_else_changed_meanwhile_is_told(centre: TestCentre, desk: OpenDesk) -> None:
    """Only what the desk itself did last is left out of its answer; a repeated receipt carries no state of its time."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini, lost = desk("rini", 1), desk("rini", 2)
    lost.exchange()
    action = lost.action(lost.case("7400001"))
    lost.post(Opening(cursor=lost.cursor, actions=(action,)))  # the answer gets lost on the way
    rini.exchange()
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara", status="Ditutup oleh Admin"))
    answer = lost.exchange(action)
    assert (lost.receipts[action.id].outcome, lost.told_states[action.id]) == (Outcome.ACCEPTED, None)
    assert lost.state(lost.case("7400001")).status == "Ditutup oleh Admin"
    assert [change.kind for one in answer for change in one.changes] == ["state"]


def test_one_bad_action_never_blocks_the_others(centre: TestCentre, desk: OpenDesk) -> None:
    """Each action is decided by itself, with a reason that a person can act on."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    case = rini.case("7400001")
    good = [rini.action(case, text=f"tindak lanjut {number}") for number in range(2)]
    bad = {
        rini.action(case, kind="tarian"): Reason.KIND_UNKNOWN,
        rini.action(case, kind="balasan-pelapor"): Reason.ROLE_MAY_NOT,
        rini.action(case, text=" \n "): Reason.TEXT_EMPTY,
        rini.action(case, text="a" * (EVENT_TEXT_LIMIT + 1)): Reason.TEXT_TOO_LONG,
        rini.action(case, text="nol\0"): Reason.MALFORMED,
        rini.action(case, written=Written(at=1 << 63)): Reason.MALFORMED,
        rini.action(case + 999): Reason.CASE_UNKNOWN,
        rini.action(-1): Reason.MALFORMED,
    }
    rini.exchange(good[0], *bad, good[1])
    assert {action.id: rini.receipts[action.id].reason for action in bad} == {a.id: r for a, r in bad.items()}
    assert all(rini.receipts[action.id].outcome is Outcome.REJECTED for action in bad)
    assert all(rini.receipts[action.id].outcome is Outcome.ACCEPTED for action in good)


def test_an_unreadable_action_is_rejected_by_its_id(centre: TestCentre, desk: OpenDesk) -> None:
    """Even an action of wrong shape gets a receipt, as long as it can be named."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    good = rini.action(rini.case("7400001"))
    broken = rini.action(1)
    wrong_shape = {"id": broken.id.bytes, "case": "satu", "text": 5}
    body = frame({"actions": [wrong_shape, good]})
    [answer] = read_frames(rini.post(body=body))
    rini.apply(answer, [broken, good])
    assert rini.receipts[broken.id].reason == Reason.MALFORMED
    assert rini.receipts[good.id].outcome is Outcome.ACCEPTED


def test_a_case_of_another_unit_answers_like_one_that_does_not_exist(centre: TestCentre, desk: OpenDesk) -> None:
    """Nothing in the receipt tells whether a case exists elsewhere."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini, budi = desk("rini", 1), desk("budi", 2)
    rini.exchange()
    foreign, absent = budi.action(rini.case("7400001")), budi.action(999_999)
    budi.exchange(foreign, absent)
    told = [
        msgspec.structs.replace(budi.receipts[action.id], action=foreign.id, number="", content=b"")
        for action in (foreign, absent)
    ]
    assert told[0] == told[1]
    assert told[0].reason == Reason.CASE_UNKNOWN


def test_a_stranger_repeating_an_action_learns_nothing_and_spoils_nothing(centre: TestCentre, desk: OpenDesk) -> None:
    """A receipt belongs to the officer who was given it."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini, budi = desk("rini", 1), desk("budi", 2)
    rini.exchange()
    action = rini.action(rini.case("7400001"))
    rini.exchange(action)
    given = rini.proofs[action.id]
    budi.exchange(action)
    stolen = budi.receipts[action.id]
    assert (stolen.outcome, stolen.reason, stolen.number, stolen.event, budi.told_states[action.id]) == (
        Outcome.REJECTED,
        Reason.MALFORMED,
        "",
        0,
        None,
    )
    rini.exchange(action)
    assert rini.proofs[action.id] == given


def test_an_action_whose_number_does_not_fit_its_row_is_held(centre: TestCentre, desk: OpenDesk) -> None:
    """Rows of a restored centre may mean other cases; an answer must never reach the wrong citizen."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    right = msgspec.structs.replace(rini.action(rini.case("7400001")), tracking_id="7400001")
    wrong = msgspec.structs.replace(rini.action(rini.case("7400001")), tracking_id="7400077")
    rini.exchange(right, wrong)
    assert rini.receipts[right.id].outcome is Outcome.ACCEPTED
    held = rini.receipts[wrong.id]
    assert (held.outcome, held.reason, held.event) == (Outcome.HELD, Reason.CASE_MISMATCH, 0)


@pytest.mark.parametrize("written", [Written(at=LATEST_MS + 1), Written(at=-1), Written(at=1, after=LATEST_MS + 1)])
def test_a_time_that_no_calendar_could_show_is_refused(centre: TestCentre, desk: OpenDesk, written: Written) -> None:
    """One absurd clock must not make a case unreadable for everybody."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    action = msgspec.structs.replace(rini.action(rini.case("7400001")), written=written)
    rini.exchange(action)
    assert rini.receipts[action.id].reason == Reason.MALFORMED


def test_a_moved_case_leaves_the_old_scope_and_holds_what_was_waiting(centre: TestCentre, desk: OpenDesk) -> None:
    """A complaint that nobody had yet leaves the pool when it is disposed, and late actions on it are held."""
    centre.unit("PR", "Provinsi Nusa Kencana")
    centre.officer("pool", "PR", Role.COORDINATOR)
    centre.take(exported(2, "7400001"))
    pool, rini = desk("pool", 1), desk("rini", 2)
    pool.exchange()
    case = pool.case("7400001")
    note = pool.action(case, kind="catatan")
    pool.exchange(note)
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    late = pool.action(case)
    [answer] = pool.exchange(late)
    assert (pool.receipts[late.id].outcome, pool.receipts[late.id].reason) == (Outcome.HELD, Reason.CASE_MOVED)
    assert [(change.kind, change.row) for change in answer.changes] == [("withdrawn", case)]
    assert pool.rows("text") == pool.rows("state") == []
    rini.exchange()
    assert rini.case("7400001") == case
    assert rini.state(case).revision == 2
    assert [rini.body("event", row)["action"] for row in rini.rows("event")] == [note.id.bytes]


def test_a_coordinator_sees_the_whole_tree_and_a_liaison_the_own_unit(centre: TestCentre, desk: OpenDesk) -> None:
    """The tree is filled when its first coordinator comes, and follows every change from then on."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"), exported(3, "7400009"))
    rini = desk("rini", 1)
    rini.exchange()
    rini.exchange(rini.action(rini.case("7400001")))
    centre.officer("koordinator", "KAB", Role.COORDINATOR)
    centre.take(exported(4, "7400002", "Kecamatan Tirta Hulu"), exported(5, "7400003", "Kelurahan Baru"))
    whole = desk("koordinator", 2)
    whole.exchange()
    ids = {whole.body("text", row)["tracking_id"] for row in whole.rows("text")}
    assert ids == {"7400001", "7400002", "7400003", "7400009"}
    assert len(whole.rows("event")) == 1
    names = {whole.body("unit", row)["name"] for row in whole.rows("unit")}
    assert names == {
        "Kabupaten Tirta Kencana",
        "Kecamatan Tirta Muara",
        "Kecamatan Tirta Hulu",
        "Kelurahan Baru",
    }
    rini.exchange()
    assert {rini.body("unit", row)["code"] for row in rini.rows("unit")} == {"KAB", "TM", "TH", "kelurahan-baru"}


def test_a_long_answer_comes_in_frames_that_can_each_be_kept(centre: TestCentre, desk: OpenDesk) -> None:
    """A first sync that is cut after any frame goes on there, and ends with the same cases."""
    rows = [exported(row, str(7_400_000 + row), "Kecamatan Tirta Muara", body="kata " * 400) for row in range(2, 302)]
    centre.take(*rows)
    whole, cut = desk("rini", 1), desk("rini", 2)
    frames = whole.exchange()
    assert len(frames) > 5
    assert [one.last for one in frames] == [False] * (len(frames) - 1) + [True]
    assert all(len(one.changes) <= ROWS_PER_FRAME for one in frames)
    assert all(sum(memoryview(change.body).nbytes for change in one.changes) <= BYTES_PER_FRAME for one in frames)
    rounds, is_last = 0, False
    while not is_last:
        first, *_ = read_frames(cut.post(Opening(cursor=cut.cursor)))
        cut.apply_all([first])
        rounds, is_last = rounds + 1, first.last
    assert cut.held == whole.held
    assert rounds == len(frames)
    assert len(whole.rows("text")) == 300


def test_a_budget_ends_an_answer_early_and_says_that_there_is_more(centre: TestCentre, desk: OpenDesk) -> None:
    """Asking again with the cursor goes on where the budget ran out, however small it is; what is first comes whole."""
    centre.take(*(exported(row, str(7_400_000 + row), "Kecamatan Tirta Muara") for row in range(2, 40)))
    whole, sparing = desk("rini", 1), desk("rini", 2)
    whole.exchange()
    answers = [sparing.exchange(budget=2_000)]
    while answers[-1][-1].more:
        answers.append(sparing.exchange(budget=2_000))
    assert len(answers) > 3
    assert {change.kind for one in answers[0] for change in one.changes} == {"unit", "calendar", "rules"}
    assert all(
        sum(memoryview(change.body).nbytes for one in answer for change in one.changes) <= 2_000
        for answer in answers[1:]
    )
    assert sparing.held == whole.held


@pytest.mark.parametrize("bad", ["", "x", "zz.1.1", "{other}.{scope}.0", "{epoch}.ffff.0", "{epoch}.{scope}.ffffff"])
def test_a_cursor_that_is_not_ours_starts_anew(centre: TestCentre, desk: OpenDesk, bad: str) -> None:
    """A cursor of another epoch, scope or of the future brings everything again and says so."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    epoch, scope, _ = rini.cursor.split(".")
    asked = bad.format(epoch=epoch, scope=scope, other="0" * len(epoch))
    [answer] = read_frames(rini.post(Opening(cursor=asked)))
    assert answer.restart == (asked != "")
    assert answer.cursor == rini.cursor
    anew = desk("rini", 2)
    anew.apply_all([answer])
    assert (anew.held, answer.sum) == (rini.held, rini.sum())


def test_a_restart_also_brings_what_this_very_request_recorded(centre: TestCentre, desk: OpenDesk) -> None:
    """A desk that starts anew has thrown away what it held, its own events too."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    action = rini.action(rini.case("7400001"))
    rini.cursor = "0.0.0"
    rini.exchange(action)
    assert [rini.body("event", row)["action"] for row in rini.rows("event")] == [action.id.bytes]


def test_many_frames_up_are_answered_with_all_receipts(centre: TestCentre, desk: OpenDesk) -> None:
    """A long outbox goes up in frames, and its receipts come down in frames."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    case = rini.case("7400001")
    actions = [rini.action(case, kind="catatan", text=f"catatan {number}") for number in range(600)]
    up = [MoreActions(actions=tuple(actions[at : at + 200]), last=at == 400) for at in range(0, 600, 200)]
    frames = read_frames(rini.post(Opening(cursor=rini.cursor, last=False), *up))
    assert [[len(sheet.receipts) for sheet in one.sheets] for one in frames] == [[200], [200], [200]]
    assert [one.cursor for one in frames[:-1]] == ["", ""]
    rini.apply_all(frames, actions)
    assert [rini.receipts[action.id].outcome for action in actions] == [Outcome.ACCEPTED] * 600
    assert rini.exchange()[0].changes == ()


def test_a_cut_upload_keeps_the_frames_that_arrived_whole(centre: TestCentre, desk: OpenDesk) -> None:
    """Each frame up is one transaction; the desk repeats the rest and doubles nothing."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara"))
    rini = desk("rini")
    rini.exchange()
    first, second = (rini.action(rini.case("7400001"), text=text) for text in ("pertama", "kedua"))
    cut = frame(Opening(actions=(first,), last=False)) + frame(MoreActions(actions=(second,)))[:-3]
    response = rini.post(body=cut)
    assert (response.status_code, response.json()["tindak"]) == (400, "malformed")
    other = desk("rini", 2)
    other.exchange()
    assert [other.body("event", row)["text"] for row in other.rows("event")] == ["pertama"]
    rini.exchange(first, second)
    other.exchange()
    assert [other.body("event", row)["text"] for row in other.rows("event")] == ["pertama", "kedua"]


def test_the_same_exchange_can_be_had_as_lines_of_json(centre: TestCentre, desk: OpenDesk) -> None:
    """Whoever asks for JSON sends and gets the same frames as text, one a line."""
    centre.take(exported(2, "7400001", "Kecamatan Tirta Muara", title="Lampu jalan padam"))
    rini = desk("rini")
    rini.exchange()
    action = rini.action(rini.case("7400001"))
    up = frame(Opening(actions=(action,), last=False), as_json=True) + b'{"actions":[],"last":true}'
    response = rini.post(body=up, Content_Type=NDJSON_TYPE, Accept=NDJSON_TYPE)
    assert response.headers["content-type"] == NDJSON_TYPE
    [line] = response.text.splitlines()
    answer = msgspec.json.decode(line, type=AnswerFrame)
    [told] = open_sheet(answer.sheets[0], [action.vouched()])
    assert (told.statement.action, told.receipt.is_of(rini.server_key)) == (action.id, True)
    assert told.state == ANSWERED
    heads = [msgspec.json.decode(change.body) for change in answer.changes if change.kind == "head"]
    assert [head["title"] for head in heads] == ["Lampu jalan padam"]
    assert answer.last
    rini.exchange(action)
    assert rini.proofs[action.id] == told.receipt


def test_answers_are_compressed_as_the_desk_asks(centre: TestCentre, desk: OpenDesk) -> None:
    """Zstd where it is accepted, gzip for others, nothing for whoever names neither."""
    centre.take(*(exported(row, str(7_400_000 + row), "Kecamatan Tirta Muara") for row in range(2, 700)))
    rini = desk("rini")
    plain = rini.post(Opening()).content
    with_gzip = rini.post(Opening(), Accept_Encoding="gzip, br")
    assert with_gzip.headers["content-encoding"] == "gzip"
    assert with_gzip.content == plain  # the test client undoes gzip by itself
    with rini.client.stream(
        "POST",
        "/v1/exchange",
        content=frame(Opening()),
        headers={
            "Authorization": f"Bearer {rini.token}",
            "Content-Type": FRAMES_TYPE,
            "Accept-Encoding": "zstd, gzip",
        },
    ) as response:
        assert response.headers["content-encoding"] == "zstd"
        raw = b"".join(response.iter_raw())
    assert squeezed([raw]) == plain
    assert len(raw) * 4 < len(plain)


def test_the_name_of_an_anonymous_reporter_never_leaves(centre: TestCentre, desk: OpenDesk) -> None:
    """Neither a first import nor a later one lets the name out, whichever columns the file has."""
    fields = {"reporter": "Sumiati", "unit_name": "Kecamatan Tirta Muara"}
    centre.take(exported(2, "7400001", anonymous=True, **fields), exported(3, "7400002", **fields))
    centre.take(exported(2, "7400001", present=frozenset({"reporter", "title"}), **fields))
    rini = desk("rini")
    rini.exchange()
    assert "reporter" not in rini.body("text", rini.case("7400001"))
    assert rini.body("text", rini.case("7400002"))["reporter"] == "Sumiati"
