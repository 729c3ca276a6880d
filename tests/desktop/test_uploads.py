"""Several replies marked as uploaded at once: only those that the office brings there, each by an act of its own."""

from uuid import UUID

import msgspec
import pytest

from sync.contract.casework.acts import ACT_OF_KIND
from sync.contract.entities import CaseEvent, Change, Unit
from sync.contract.events import EventKind
from sync.contract.frames import pack
from tests.support import answers
from tests.support.desks import TestDesk
from ui.ports.acts import ActRequest

MARK = ACT_OF_KIND[EventKind.UPLOADED].name


def _reply(row: int, case: int, words: str, kind: str = "respon-substantif", **fields: int) -> Change:
    said = CaseEvent(
        action=UUID(int=row), case=case, kind=kind, text=words, author="Tini", unit=1, written_at=row, received_at=row,
        published_at=fields.get("published_at", 0),
    )  # fmt: skip
    return answers.event(row, said)


@pytest.fixture
def answered(desk: TestDesk) -> TestDesk:
    """Case 1 with one reply to upload, case 2 with two, case 3 with one that stands there, case 4 of another unit."""
    texts = [answers.text(row, f"740000{row}", f"Laporan {row}") for row in (1, 2, 3, 4)]
    states = [answers.state(row, "Ditindaklanjuti oleh Instansi", unit=1 + row // 4) for row in (1, 2, 3, 4)]
    desk.apply(
        answers.answer(
            answers.unit(), answers.unit(2, "pu", "Dinas PU"), *texts, *states,
            _reply(21, 2, "Terima kasih, kami periksa.", "respon-awal"), _reply(11, 1, "Lampu sudah menyala."),
            _reply(22, 2, "Jalan sudah ditambal."), _reply(31, 3, "Sudah.", published_at=9), _reply(41, 4, "Sudah."),
        )
    )  # fmt: skip
    return desk


def _marked(desk: TestDesk) -> list[tuple[int, UUID | None]]:
    return [(action.case, action.particulars.about) for action in desk.waiting() if action.kind == MARK]


def test_what_the_office_has_to_upload_is_told_reply_by_reply(answered: TestDesk) -> None:
    """The oldest first, with what it is about, which kind it is and how it begins; nothing that stands there."""
    told = answered.casework.uploads()
    assert [
        (one.case, one.tracking_id, one.title, one.reply, one.kind, one.written_at, one.begins) for one in told
    ] == [
        (1, "7400001", "Laporan 1", str(UUID(int=11)), "respon-substantif", 11, "Lampu sudah menyala."),
        (2, "7400002", "Laporan 2", str(UUID(int=21)), "respon-awal", 21, "Terima kasih, kami periksa."),
        (2, "7400002", "Laporan 2", str(UUID(int=22)), "respon-substantif", 22, "Jalan sudah ditambal."),
    ]


def test_a_reply_is_told_whatever_else_its_case_waits_for_while_it_is_open(answered: TestDesk) -> None:
    """The reporter has answered meanwhile: that goes first, and the reply can still be marked."""
    replied = answers.state(1, "Ditanggapi oleh Pelapor", unit=1)
    closed = answers.state(2, "Ditutup oleh Sistem", unit=1)
    answered.apply(answers.answer(replied, closed, cursor="e.1.9"))
    assert [one.case for one in answered.casework.uploads()] == [1]
    answered.casework.mark_uploaded([(1, str(UUID(int=11)))])
    assert _marked(answered) == [(1, UUID(int=11))]


def test_each_is_marked_by_its_own_act_and_once(answered: TestDesk) -> None:
    """Two of one case too; marked again, it is refused with the reason, and nothing goes out twice."""
    first, *rest = answered.casework.uploads()
    done = answered.casework.mark_uploaded([(one.case, one.reply) for one in rest])
    assert _marked(answered) == [(2, UUID(int=21)), (2, UUID(int=22))]
    assert {str(action.id) for action in answered.waiting()} == set(done.actions)
    assert answered.casework.uploads() == (first,)
    again = answered.casework.mark_uploaded([(one.case, one.reply) for one in (first, *rest)])
    assert [(line.case, line.reply) for line in again.refused] == [(2, one.reply) for one in rest]
    assert all("sudah bertanda diunggah" in line.why_not for line in again.refused)
    assert sorted(_marked(answered)) == [(1, UUID(int=11)), (2, UUID(int=21)), (2, UUID(int=22))]
    assert answered.casework.uploads() == ()


def test_an_own_reply_that_still_waits_can_be_marked(answered: TestDesk) -> None:
    """Who works offline for a while may have uploaded it elsewhere."""
    answered.casework.record_follow_up(1, EventKind.SUBSTANTIVE_RESPONSE, "Lampu kedua juga sudah menyala, " * 9)
    assert [one.case for one in answered.casework.uploads()] == [1, 2, 2, 1]
    assert answered.casework.uploads()[-1].begins.startswith("Lampu kedua juga")


def test_a_bulk_mark_says_which_reply_it_is_about(answered: TestDesk) -> None:
    """Before it is done; a case with several is left to somebody who looks at them."""
    one, two, three = answered.casework.bulk_preview([1, 2, 3], MARK, ActRequest())
    assert (one.why_not, one.reply, one.kind, one.begins) == (
        "",
        str(UUID(int=11)),
        "respon-substantif",
        "Lampu sudah menyala.",
    )
    assert two.why_not == (
        "Ada 2 balasan yang belum ditandai pada laporan ini. Pilih balasannya satu per satu, di laporannya atau pada "
        "Hari ini."
    )
    assert "tidak ada pada laporan ini" in three.why_not
    done = answered.casework.bulk_act([1, 2, 3], MARK, ActRequest())
    answered.casework.let_go(done.actions)
    assert _marked(answered) == [(1, UUID(int=11))]


def test_no_bulk_mark_is_put_on_what_the_centre_brings(answered: TestDesk) -> None:
    """It would say that a reply can be read which is still on its way, and end its post."""
    bridged = Unit(code="tirta", name="Kecamatan Tirta Muara", bridged_from=12)
    told = Change("unit", 1, msgspec.Raw(pack(bridged)), 2)
    answered.apply(answers.answer(told, _reply(32, 3, "Tiang sudah diganti."), cursor="e.1.9"))
    assert [one.reply for one in answered.casework.uploads()] == [str(UUID(int=11))]
    done = answered.casework.bulk_act([1, 2, 3], MARK, ActRequest())
    answered.casework.let_go(done.actions)
    assert _marked(answered) == [(1, UUID(int=11))]
