"""What acts said besides their words, as people read it."""

from uuid import UUID

import pytest

from desktop.storage.details import said_view
from desktop.storage.ground import KnownUnits
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.events import EventKind
from tests.support import answers
from tests.support.clocks import MONDAY
from tests.support.desks import TestDesk


@pytest.mark.parametrize(
    ("kind", "said", "details"),
    [
        (EventKind.NOTE, NONE, ""),
        (EventKind.DISPOSE, Particulars(units=(1, 99)), "ke Kecamatan Tirta Muara, Unit 99"),
        (EventKind.CONSULT, Particulars(units=(1,)), "kepada Kecamatan Tirta Muara"),
        (EventKind.RETURN, Particulars(reason="Salah", units=(1,)), "usul Kecamatan Tirta Muara · alasan: Salah"),
        (EventKind.CONSULT_ANSWER, NONE, "ini wewenang kami"),
        (EventKind.CONSULT_ANSWER, Particulars(reason="Jalan lain"), "bukan wewenang kami · alasan: Jalan lain"),
        (EventKind.CONSTRAINT, Particulars(category="Anggaran"), "kategori: Anggaran"),
        (EventKind.DRAFT, Particulars(category="respon-awal"), "untuk respon awal"),
        (EventKind.EDIT, Particulars(title="Baru", category="Jalan"), "judul: Baru · kategori: Jalan"),
        (EventKind.RELATE, Particulars(related=("7400001", "7400002")), "laporan 7400001, 7400002"),
        (EventKind.REPLY, Particulars(about=UUID(int=1)), "menyetujui konsep"),
        (EventKind.UPLOADED, Particulars(about=UUID(int=1), at=MONDAY), "diunggah 23-11-2026 08.00 UTC"),
        ("jenis-baru", Particulars(reason="Entah"), "alasan: Entah"),
    ],
)
def test_the_particulars_of_an_act_read_as_a_sentence(
    desk: TestDesk, kind: str, said: Particulars, details: str
) -> None:
    """In the order in which one tells it; a unit that this desk does not know is told by its row."""
    desk.apply(answers.answer(answers.unit()))
    with desk.database.reading() as connection:
        view = said_view(kind, said, KnownUnits(connection))
    assert view.details == details
    assert (view.reason, len(view.units), view.related) == (said.reason, len(said.units), said.related)
