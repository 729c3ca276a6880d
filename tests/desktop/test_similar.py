"""Complaints like another one: found by title, text and place, never by who sent them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.contract.errors import BadInput
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from ui.ports.likeness import Likeness

_BODY = "Jembatan gantung di ujung Handil Lima putus talinya, anak sekolah tidak dapat menyeberang sejak Senin."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """A desk with one complaint, and others around it."""
    with desk_in(tmp_path) as made:
        yield made


def _lay(desk: TestDesk, row: int, title: str, body: str, **more: object) -> None:
    number = str(more.pop("tracking_id", 7_400_000 + row))
    desk.apply(answers.answer(answers.text(row, number, title=title, body=body, **more), answers.state(row)))


def _alike(desk: TestDesk, case: int) -> dict[int, tuple[Likeness, ...]]:
    return {one.case: one.reasons for one in desk.casework.similar(case)}


def test_the_same_text_under_another_title_is_found(desk: TestDesk) -> None:
    """Even with a few letters changed; the same words come before the nearly same ones."""
    _lay(desk, 1, "Jembatan putus", _BODY)
    _lay(desk, 2, "Mohon bantuan kepala desa", _BODY)
    _lay(desk, 3, "Tolong kami", _BODY.replace("Senin", "hari Senin"))
    _lay(desk, 4, "Lampu jalan", "Lampu jalan di dermaga padam sejak awal bulan, mohon segera diperbaiki petugas.")
    assert list(_alike(desk, 1).items()) == [(2, (Likeness.SAME_TEXT,)), (3, (Likeness.NEARLY_SAME_TEXT,))]


def test_a_like_title_is_found_whatever_its_letters(desk: TestDesk) -> None:
    """Case and order of words do not count."""
    _lay(desk, 1, "Lampu jalan dermaga padam", "Gelap sekali kalau malam.")
    _lay(desk, 2, "LAMPU JALAN DERMAGA PADAM", "Sudah seminggu.")
    _lay(desk, 3, "Lampu jalan di dermaga padam lagi", "Belum diperbaiki.")
    _lay(desk, 4, "Jalan dermaga berlubang", "Dalam sekali.")
    assert _alike(desk, 1) == {2: (Likeness.SAME_TITLE,), 3: (Likeness.NEARLY_SAME_TITLE,)}


def test_a_common_place_counts_only_with_a_common_matter(desk: TestDesk) -> None:
    """Two complaints from one village are not alike for that."""
    here = {"village": "Handil Lima", "district": "Tirta Muara"}
    _lay(desk, 1, "Sampah menumpuk di belakang pasar", "Bau sekali.", **here)
    _lay(desk, 2, "Sampah di pasar belakang menumpuk terus", "Tidak diangkut.", **here)
    _lay(desk, 3, "Guru sering tidak hadir", "Anak-anak pulang cepat.", **here)
    _lay(desk, 4, "Sampah menumpuk di belakang pasar", "Mohon diangkut.", village="Handil Enam", district="Lain")
    assert _alike(desk, 1) == {
        2: (Likeness.NEARLY_SAME_TITLE, Likeness.SAME_PLACE),
        4: (Likeness.SAME_TITLE,),
    }


def test_the_complaint_itself_at_another_unit_is_not_like_it(desk: TestDesk) -> None:
    """It is the same one."""
    _lay(desk, 1, "Jembatan putus", _BODY)
    _lay(desk, 2, "Jembatan putus", _BODY, tracking_id=7_400_001)
    assert _alike(desk, 1) == {}


def test_the_same_name_of_a_reporter_makes_nothing_alike(desk: TestDesk) -> None:
    """Names are not compared, so nothing can be said about who is whom."""
    _lay(desk, 1, "Jembatan putus", _BODY, reporter="Nama Rekaan", anonymous=True)
    _lay(desk, 2, "Pungutan parkir", "Diminta dua kali di terminal.", reporter="Nama Rekaan", anonymous=True)
    assert _alike(desk, 1) == {}


def test_there_are_at_most_five_and_odd_words_do_no_harm(desk: TestDesk) -> None:
    """Quotes and signs of the index language are only letters."""
    for row in range(1, 12):
        _lay(desk, row, 'Jalan "rusak" AND (parah) * OR NEAR', _BODY)
    assert len(desk.casework.similar(1)) == 5
    _lay(desk, 20, "", "")
    assert desk.casework.similar(20) == ()
    with pytest.raises(BadInput):
        desk.casework.similar(999)
