"""An office whose replies the centre posts to lapor.go.id has nothing to upload, and is told how that stands."""

from datetime import date
from itertools import count, product
from uuid import UUID

import msgspec
import pytest

from desktop.storage.ground import KnownUnits, left_to_office
from sync.contract.casework.lapor_road import BY_OFFICE, LaporRoad
from sync.contract.entities import CaseEvent, Change, Unit
from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.contract.frames import pack
from sync.contract.monev.scope import Scope
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.acts import ActRequest, ToUpload
from ui.ports.desk import CaseQuery

CASE = 11
WORDS = "Lampu di depan balai sudah kami ganti."
LONG = "a" * (LAPOR_TEXT_LIMIT + 1)
_version = count(1)


def _unit(bridged_from: int = 0, *, stopped: bool = False, row: int = 1) -> Change:
    told = Unit(code=f"U{row}", name=f"Kecamatan {row}", bridged_from=bridged_from, bridge_stopped=stopped)
    return Change("unit", row, msgspec.Raw(pack(told)), next(_version))


def _reply(row: int, words: str = WORDS, *, unit: int = 1, not_posted: bool = False, published_at: int = 0) -> Change:
    said = CaseEvent(
        action=UUID(int=row), case=CASE, kind="respon-substantif", text=words, author="Tini", unit=unit, written_at=row,
        received_at=row, published_at=published_at, not_posted=not_posted,
    )  # fmt: skip
    return answers.event(row, said)


def _fill(desk: TestDesk, *changes: Change) -> None:
    answered = answers.state(CASE, "Ditindaklanjuti oleh Instansi", substantive=True)
    desk.apply(answers.answer(answers.text(CASE), answered, *changes))


def _turns(desk: TestDesk) -> list[EventKind | None]:
    return [item.turn.act for item in desk.casework.today() if item.case == CASE]


def _roads(desk: TestDesk) -> list[LaporRoad]:
    return list(desk.casework.case(CASE).facts.roads.values())


def test_what_the_bridge_brings_is_no_work_of_the_office(desk: TestDesk) -> None:
    """From the event on that the centre names; what was accepted before is still to be uploaded."""
    _fill(desk, _unit(6), _reply(6))
    assert EventKind.UPLOADED not in _turns(desk)
    assert _roads(desk) == [LaporRoad.BRIDGE]
    assert desk.casework.case(CASE).facts.to_upload == 0
    desk.apply(answers.answer(_reply(5), cursor="e.1.2"))
    assert _turns(desk) == [EventKind.UPLOADED]
    assert _roads(desk) == [LaporRoad.BY_HAND, LaporRoad.BRIDGE]


def test_work_goes_when_the_bridge_begins_and_comes_back_when_it_is_switched_off(desk: TestDesk) -> None:
    """All that is told is the unit; no case travels for it."""
    _fill(desk, _unit(), _reply(6))
    assert _turns(desk) == [EventKind.UPLOADED]
    desk.apply(answers.answer(_unit(6), cursor="e.1.2"))
    assert EventKind.UPLOADED not in _turns(desk)
    desk.apply(answers.answer(_unit(), cursor="e.1.3"))
    assert _turns(desk) == [EventKind.UPLOADED]
    assert _roads(desk) == [LaporRoad.BY_HAND]


def test_a_bridge_that_stands_still_is_said_with_what_waits_behind_it(desk: TestDesk) -> None:
    """It is nobody's work here, and no secret either."""
    _fill(desk, _unit(6, stopped=True), _reply(5, published_at=9), _reply(6), _reply(7))
    assert EventKind.UPLOADED not in _turns(desk)
    assert set(_roads(desk)) == {LaporRoad.BRIDGE_STOPPED}
    assert desk.casework.state().at_stopped_bridge == 2
    desk.apply(answers.answer(_unit(6), cursor="e.1.2"))
    assert desk.casework.state().at_stopped_bridge == 0
    assert desk.casework.case(CASE).facts.road is LaporRoad.BRIDGE


def test_what_the_bridge_could_not_post_comes_back_to_the_office(desk: TestDesk) -> None:
    """Whoever has uploaded it marks it; taken up again by the centre, it is work no more."""
    _fill(desk, _unit(6), _reply(6))
    desk.apply(answers.answer(_reply(6, not_posted=True), cursor="e.1.2"))
    assert _turns(desk) == [EventKind.UPLOADED]
    assert _roads(desk) == [LaporRoad.NOT_TAKEN]
    desk.apply(answers.answer(_reply(6), cursor="e.1.3"))
    assert EventKind.UPLOADED not in _turns(desk)
    desk.apply(answers.answer(_reply(6, not_posted=True), cursor="e.1.4"))
    desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert EventKind.UPLOADED not in _turns(desk)


def test_what_may_be_there_already_is_looked_for_first_also_where_no_bridge_is(desk: TestDesk) -> None:
    """Switched off in doubt, its reply is the office's to upload only if it is not at lapor.go.id; the turn says so."""
    _fill(desk, _unit(6), _reply(6))
    desk.apply(answers.answer(_unit(), _reply(6, not_posted=True), cursor="e.1.2"))
    assert _roads(desk) == [LaporRoad.NOT_TAKEN]
    assert _turns(desk) == [EventKind.UPLOADED]
    assert "mengunggah balasan yang belum ada di lapor.go.id" in desk.casework.case(CASE).line.turn.sentence


@pytest.mark.parametrize(("words", "road"), [(WORDS, LaporRoad.BRIDGE), (LONG, LaporRoad.NOT_TAKEN)])
def test_an_own_reply_that_waits_knows_what_will_bring_it(desk: TestDesk, words: str, road: LaporRoad) -> None:
    """In the outbox and in its case, before any exchange; a text over the limit of LAPOR! is the office's after all."""
    desk.apply(answers.answer(_unit(6), answers.text(CASE), answers.state(CASE, "Terdisposisi ke Instansi")))
    desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, words)
    assert (EventKind.UPLOADED in _turns(desk)) is (road in BY_OFFICE)
    assert [line.road for line in desk.casework.outbox()] == [road]
    assert _roads(desk) == [road]
    sent = desk.waiting()
    desk.apply(answers.answer(cursor="e.1.2", sheets=(answers.sheet(*sent, event=8),)), sent=sent)
    assert [line.road for line in desk.casework.outbox()] == [road]


def test_lists_and_windows_follow_one_rule(desk: TestDesk) -> None:
    """What a query counts as the office's work is what the rule of the contract says of each reply."""
    kinds = product((1, 2, 3), (WORDS, LONG), (False, True))
    replies = [
        _reply(row, words, unit=unit, not_posted=not_posted)
        for row, (unit, words, not_posted) in enumerate([*kinds] * 2, start=1)
    ]
    _fill(desk, _unit(), _unit(13, row=2), *replies)
    with desk.database.reading() as connection:
        left = left_to_office(connection, CASE)
        assert KnownUnits(connection).road_of(3) is LaporRoad.BY_HAND
    roads = desk.casework.case(CASE).facts.roads
    assert len(roads) == len(replies)
    assert set(roads.values()) == set(LaporRoad) - {LaporRoad.BRIDGE_STOPPED}
    assert {str(one) for one in left} == {said for said, road in roads.items() if road in BY_OFFICE}


def test_the_closing_stays_named_over_an_answer_that_the_reporter_cannot_read_yet(desk: TestDesk) -> None:
    """LAPOR! goes by what stands there: writing an answer moves no day, in list, turn and clocks; uploading it does."""
    told = {"completion_on": date(2026, 12, 9), "public_on": date(2026, 11, 9), "unit": 1}
    closing = {"closes_on": date(2026, 11, 23), "replied_on": date(2026, 11, 9)}
    waits = answers.state(CASE, "Ditanggapi oleh Pelapor", started_on=date(2026, 11, 9), **told, **closing)
    desk.apply(answers.answer(answers.text(CASE), waits, _unit(), _reply(4, published_at=9)))

    def days() -> set[date | None]:
        line = desk.casework.case(CASE).line
        [listed] = desk.casework.cases(CaseQuery(), 0, 9)
        clocks = [clock.due_on for clock in line.deadlines if clock.clock == "closing"]
        return {line.due_on, line.turn.due_on, listed.due_on, *clocks}

    assert days() == {date(2026, 11, 23)}
    desk.casework.record_follow_up(CASE, EventKind.REPLY, WORDS)
    assert EventKind.UPLOADED in _turns(desk)
    assert days() == {date(2026, 11, 23)}
    desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert date(2026, 11, 23) not in days()


def test_today_names_the_replies_that_are_still_to_be_uploaded(desk: TestDesk) -> None:
    """Marking one leaves the other, by its kind and when it was written; what still waits here counts too."""
    _fill(desk, _unit(), _reply(5), _reply(6))

    def told() -> list[ToUpload]:
        return [item.to_upload for item in desk.casework.today() if item.case == CASE]

    assert told() == [ToUpload(2, EventKind.SUBSTANTIVE_RESPONSE, 5)]
    desk.casework.act(CASE, "sudah-diunggah", ActRequest(about=str(UUID(int=6))))
    assert told() == [ToUpload(1, EventKind.SUBSTANTIVE_RESPONSE, 5)]
    desk.casework.record_follow_up(CASE, EventKind.INITIAL_RESPONSE, "Kami kabari lagi Jumat.")
    assert told() == [ToUpload(2, EventKind.SUBSTANTIVE_RESPONSE, 5)]
    desk.casework.act(CASE, "sudah-diunggah", ActRequest(about=str(UUID(int=5))))
    [named] = told()
    assert (named.count, named.kind, named.is_on_its_way) == (1, EventKind.INITIAL_RESPONSE, True)


def test_today_says_of_which_reply_the_bridge_did_not_take(desk: TestDesk) -> None:
    """Its office looks at lapor.go.id first; not so once that one is marked."""
    _fill(desk, _unit(), _reply(5, not_posted=True), _reply(6))

    def is_unsure() -> list[bool]:
        return [item.to_upload.may_be_there for item in desk.casework.today() if item.case == CASE]

    assert is_unsure() == [True]
    desk.casework.act(CASE, "sudah-diunggah", ActRequest(about=str(UUID(int=5))))
    assert is_unsure() == [False]


_LATE = date(2026, 10, 15)


def _past_its_closing(desk: TestDesk, *changes: Change) -> None:
    """What LAPOR! would have closed, were all of it read; its completion is far away."""
    told = {"completion_on": date(2027, 12, 9), "public_on": date(2026, 10, 1), "unit": 1}
    closing = {"closes_on": _LATE, "replied_on": date(2026, 10, 1)}
    state = answers.state(CASE, "Ditindaklanjuti oleh Instansi", substantive=True, **told, **closing)
    desk.apply(answers.answer(answers.text(CASE), state, *changes))


def _is_late(desk: TestDesk) -> bool:
    """Whether the closing is the day, which list, case, turn, clocks, *Hari ini* and Monev say alike."""
    line = desk.casework.case(CASE).line
    [listed] = desk.casework.cases(CaseQuery(), 0, 9)
    due = _LATE if line.due_on == _LATE else date(2027, 12, 9)
    assert {line.due_on, line.turn.due_on, listed.due_on, listed.turn.due_on} == {due}
    assert ("closing" in [clock.clock for clock in line.deadlines]) is (due == _LATE)
    with desk.database.reading() as connection:
        kept = connection.exec_driver_sql("SELECT due, turn_on FROM case_line").all()
    assert kept == [(str(due), str(due))]
    assert {item.turn.due_on for item in desk.casework.today()} <= {due}
    assert desk.casework.figures.overview(Scope()).figures.tree.total.overdue == (due == _LATE)
    return due == _LATE


@pytest.mark.parametrize("stopped", [False, True])
def test_the_closing_stays_named_over_what_waits_for_the_bridge(desk: TestDesk, stopped: bool) -> None:
    """Whoever brings it there: what the reporter could read before is what LAPOR! goes by."""
    _past_its_closing(desk, _unit(5, stopped=stopped), _reply(4, published_at=9), _reply(5))
    assert _is_late(desk)


def test_whoever_brings_what_is_unread_changes_no_day(desk: TestDesk) -> None:
    """Only the unit is told; what is to be uploaded changes, and what is late does not."""
    _past_its_closing(desk, _unit(), _reply(4, published_at=9), _reply(5))
    for bridged_from in (0, 5, 0):
        desk.apply(answers.answer(_unit(bridged_from), cursor=f"e.1.{next(_version)}"))
        assert _is_late(desk)
        assert (EventKind.UPLOADED in _turns(desk)) is (bridged_from == 0)


def test_an_own_reply_for_the_bridge_moves_no_day_while_it_waits(desk: TestDesk) -> None:
    """Before any exchange, and when the centre has it and its receipt is still on its way."""
    _past_its_closing(desk, _unit(5), _reply(4, published_at=9))
    assert _is_late(desk)
    desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, WORDS)
    assert desk.casework.case(CASE).line.due_on == _LATE
    [action] = desk.waiting()
    said = CaseEvent(action=action.id, case=CASE, kind=action.kind, text=WORDS, author="Tini", unit=1, written_at=9,
                     received_at=9)  # fmt: skip
    desk.apply(answers.answer(answers.event(7, said), cursor="e.1.3"))
    assert desk.casework.case(CASE).line.due_on == _LATE


def test_an_own_reply_whose_receipt_is_on_its_way_is_one_reply_to_upload(desk: TestDesk) -> None:
    """The centre may tell of it before it says that it has it."""
    _fill(desk, _unit())
    desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, WORDS)
    [action] = desk.waiting()
    said = CaseEvent(action=action.id, case=CASE, kind=action.kind, text=WORDS, author="Tini", unit=1,
                     written_at=action.written.at, received_at=9)  # fmt: skip
    desk.apply(answers.answer(answers.event(7, said), cursor="e.1.3"))
    assert [item.to_upload.count for item in desk.casework.today() if item.case == CASE] == [1]
    desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert EventKind.UPLOADED not in _turns(desk)
