"""What still needs somebody is shown of the outbox however old it is; only what is done with is kept short."""

import pytest
from sqlalchemy import insert

from desktop.storage.states import FILE_REFUSED
from desktop.storage.tables import event_file, upload
from sync.contract.entities import CaseEvent
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import pack
from sync.contract.messages import Action
from tests.support import answers
from tests.support.crowded_outbox import crowd
from tests.support.desks import TestDesk
from ui.outbox.outbox_model import Group, group_of, headline
from ui.ports.evidence import Transfers
from ui.ports.outbox import OutboxPage, OutboxQuery, Shelf

_MANY = 300
_ANSWER = "Yth. Pelapor, petugas memeriksa dermaga pada Kamis, 26 November 2026."


@pytest.fixture
def received(desk: TestDesk) -> list[Action]:
    """An answer and two notes that the centre has, and below three hundred newer notes."""
    desk.apply(answers.answer(answers.unit(), answers.text(1), answers.state(1)))
    desk.casework.record_follow_up(1, EventKind.INITIAL_RESPONSE, _ANSWER)
    desk.casework.record_follow_up(1, EventKind.NOTE, "Dengan foto dermaga.")
    desk.casework.record_follow_up(1, EventKind.NOTE, "Dermaga dilihat.")
    sent = desk.waiting()
    desk.apply(answers.answer(sheets=(answers.sheet(*sent),), cursor="e.1.9"), sent=sent)
    crowd(desk.database, _MANY, "Catatan ke-{:04} soal pasar")
    return sent


def _said(action: Action, published_at: int) -> CaseEvent:
    return CaseEvent(
        action=action.id, case=1, kind=action.kind, text=action.text, author="Siti", unit=1,
        written_at=action.written.at, received_at=action.written.at, published_at=published_at,
    )  # fmt: skip


def _groups(page: OutboxPage) -> list[tuple[str, Group]]:
    return [(line.text, group_of(line)) for line in page.lines if group_of(line) is not Group.RECEIVED]


def test_an_old_answer_that_the_reporter_cannot_read_is_shown_and_counted(
    desk: TestDesk, received: list[Action]
) -> None:
    """Behind hundreds of newer rows; once it can be read it is one of those that are done with."""
    page = desk.casework.own_acts(OutboxQuery())
    assert _groups(page) == [(_ANSWER, Group.UNSEEN)]
    assert "satu balasan dari komputer ini belum terlihat pelapor." in headline(page.lines, Transfers())
    assert (len(page.lines), page.has_more, page.counts[Shelf.RECEIVED]) == (201, True, _MANY + 3)
    desk.apply(answers.answer(answers.event(7, _said(received[0], 0)), cursor="e.1.10"))
    assert _groups(desk.casework.own_acts(OutboxQuery())) == [(_ANSWER, Group.UNSEEN)]
    desk.apply(answers.answer(answers.event(7, _said(received[0], 1_800_000_000_000)), cursor="e.1.11"))
    page = desk.casework.own_acts(OutboxQuery())
    assert (_groups(page), len(page.lines), page.has_more) == ([], 200, True)


def test_an_old_action_that_lacks_a_file_at_the_centre_is_shown(desk: TestDesk, received: list[Action]) -> None:
    """That its file was declined is not hidden by age."""
    file = Attachment(sha256=bytes(32), name="dermaga.jpg", media_type="image/jpeg", size=9)
    named = {"action": received[1].id.bytes, "place": 0, "sha256": file.sha256, "body": pack(file)}
    with desk.database.writing() as connection:
        connection.execute(insert(event_file).values(named))
        connection.execute(insert(upload).values(sha256=file.sha256, case=1, state=FILE_REFUSED, size=9))
    page = desk.casework.own_acts(OutboxQuery())
    assert _groups(page) == [(_ANSWER, Group.UNSEEN), ("Dengan foto dermaga.", Group.WITHOUT_FILE)][::-1]


def test_rows_stand_in_their_order_whatever_is_left_out(desk: TestDesk, received: list[Action]) -> None:
    """Newest first on the shelf; asked for by its shelf, all are there."""
    del received
    shown = [line.text for line in desk.casework.own_acts(OutboxQuery()).lines]
    assert shown == [*(f"Catatan ke-{place:04} soal pasar" for place in range(299, 99, -1)), _ANSWER]
    page = desk.casework.own_acts(OutboxQuery(shelf=Shelf.RECEIVED))
    assert (len(page.lines), page.has_more) == (_MANY + 3, False)
