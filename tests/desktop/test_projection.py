"""What waits in the outbox counts on the screen at once, and goes when it no longer holds."""

from collections.abc import Callable
from datetime import date

import msgspec
import pytest
from sqlalchemy import select

from desktop.storage.tables import projection
from sync.contract.casework.turn import Waits
from sync.contract.deadlines import Calendar, Holiday, HolidayKind
from sync.contract.entities import CaseEvent, CaseState, Change, Consult, Unit
from sync.contract.errors import ActRefused
from sync.contract.events import EventKind
from sync.contract.frames import pack, unpack
from sync.contract.receipts import Reason
from sync.contract.status import Bucket
from tests.support import answers
from tests.support.desks import OFFICER, TestDesk
from ui.ports.acts import ActRequest, TodayItem

CASE = 11
RESPONSE = "Lampu sudah kami perbaiki pada hari Senin."
DISPOSED = answers.state(CASE, "Terdisposisi ke Instansi")


def _fill(desk: TestDesk, *changes: Change) -> None:
    desk.apply(answers.answer(answers.unit(), answers.text(CASE), *changes))


def _projected(desk: TestDesk) -> list[CaseState]:
    with desk.database.reading() as connection:
        return [unpack(state, CaseState) for state in connection.scalars(select(projection.c.state))]


def _turns(desk: TestDesk) -> list[EventKind | None]:
    return [item.turn.act for item in desk.casework.today() if item.case == CASE]


def test_an_upload_that_is_marked_here_counts_at_once_and_only_once(desk: TestDesk) -> None:
    """The work is off the list before any exchange, and cannot be done a second time."""
    said = CaseEvent(
        action=desk.clock.new_id(), case=CASE, kind="respon-substantif", text=RESPONSE, author="Tini", unit=1,
        written_at=1, received_at=2,
    )  # fmt: skip
    _fill(desk, answers.state(CASE, "Ditindaklanjuti oleh Instansi", substantive=True), answers.event(5, said))
    assert _turns(desk) == [EventKind.UPLOADED]
    desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert EventKind.UPLOADED not in _turns(desk)
    with pytest.raises(ActRefused) as refused:
        desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert refused.value.reason is Reason.NOTHING_TO_UPLOAD
    assert len(desk.waiting()) == 1


def test_an_own_response_that_waits_is_still_to_be_uploaded(desk: TestDesk) -> None:
    """The case is answered, and it is the unit's turn until the reporter can read the answer."""
    _fill(desk, DISPOSED)
    desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, RESPONSE)
    assert desk.casework.state().bucket_counts[Bucket.IN_PROCESS] == 1
    assert _turns(desk) == [EventKind.UPLOADED]


def test_an_own_response_can_be_marked_as_uploaded_before_any_exchange(desk: TestDesk) -> None:
    """Whoever pasted it into lapor.go.id at the next desk does not have to come back; both go up in their order."""
    _fill(desk, DISPOSED)
    said = desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, RESPONSE)
    assert desk.casework.case(CASE).facts.awaiting_upload == (said,)
    desk.casework.act(CASE, "sudah-diunggah", ActRequest())
    assert EventKind.UPLOADED not in _turns(desk)
    first, second = desk.waiting()
    assert (str(first.id), second.particulars.about) == (said, first.id)


def test_a_case_that_is_withdrawn_leaves_no_projection(desk: TestDesk) -> None:
    """Nor the words in it; who may not have the case any more keeps nothing of it."""
    _fill(desk, DISPOSED)
    desk.casework.act(CASE, "minta-kelengkapan", ActRequest(text="Mohon alamat rumah Ibu Rekaan"))
    assert [state.reason for state in _projected(desk)] == ["Mohon alamat rumah Ibu Rekaan"]
    desk.apply(answers.answer(answers.withdrawn(CASE), cursor="e.1.6"))
    assert _projected(desk) == []


def _day_off() -> Change:
    off = Holiday(date(2026, 11, 24), HolidayKind.JOINT_LEAVE, "Libur")
    return Change("calendar", 1, msgspec.Raw(pack(Calendar(name="Libur", holidays=(off,)))), 1)


def _with_approval() -> Change:
    unit = Unit(code="tirta", name="Kecamatan Tirta Muara", approval=True)
    return Change("unit", 1, msgspec.Raw(pack(unit)), 2)


@pytest.mark.parametrize(
    ("news", "marked", "expected"),
    [(_day_off, True, [date(2026, 12, 8)]), (_with_approval, False, [])],
    ids=["a day off", "a unit that works with approval"],
)
def test_new_calendars_and_units_refresh_what_waits(
    desk: TestDesk, news: Callable[[], Change], marked: bool, expected: list[date]
) -> None:
    """Days are counted anew, and what the centre would not take by now is promised no longer."""
    _fill(desk, DISPOSED)
    desk.casework.record_follow_up(CASE, EventKind.SUBSTANTIVE_RESPONSE, RESPONSE)
    assert [state.closes_on for state in _projected(desk)] == [None], "nobody can read it yet"
    if marked:
        desk.casework.act(CASE, "sudah-diunggah", ActRequest())
        assert [state.closes_on for state in _projected(desk)] == [date(2026, 12, 7)]
    desk.apply(answers.answer(news(), cursor="e.1.6"))
    assert [state.closes_on for state in _projected(desk)] == expected


def test_a_question_is_on_the_list_of_the_asked_unit_whoever_else_must_act(desk: TestDesk) -> None:
    """It is the turn of the unit in charge, and the asked one answers all the same; then it is off its list."""
    charged = 2
    _fill(
        desk,
        answers.unit(charged, "hulu", "Kecamatan Tirta Hulu"),
        answers.state(CASE, "Terdisposisi ke Instansi", unit=charged, consults=(Consult(OFFICER.unit_row),)),
    )
    (asked,) = desk.casework.today()
    assert _seen(asked) == (CASE, Waits.CONSULTED, EventKind.CONSULT_ANSWER, True)
    desk.casework.act(CASE, "jawab-konsultasi", ActRequest(text="Ya, kewenangan kami."))
    assert desk.casework.today() == ()


def _seen(item: TodayItem) -> tuple[int, Waits, EventKind | None, bool]:
    return item.case, item.turn.who, item.turn.act, item.is_mine
