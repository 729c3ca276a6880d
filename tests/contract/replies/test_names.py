"""The reporter's name in a case that hides it."""

import pytest

from sync.contract.replies.remarks import RemarkCode, Severity
from tests.contract.replies.letters import places, remarks


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("Rusmini Handilwati", "Yth. Ibu Rusmini Handilwati, terima kasih.", ["Rusmini Handilwati"]),
        ("Rusmini Handilwati", "yth. ibu rusmini  handilwati, terima kasih.", ["rusmini  handilwati"]),
        ("RUSMINI HANDILWATI", "Yth. Ibu Rusmini Handilwati", ["Rusmini Handilwati"]),
        ("Rusmini Handilwati", "Laporan Saudari Handilwati kami terima.", ["Handilwati"]),
        ("Hj. Rusmini Handilwati, S.Pd", "Ibu Rusmini sudah kami temui.", ["Rusmini"]),
        ("Nur'aini Kelayuna", "Yth. Ibu Nuraini Kelayuna", ["Nuraini Kelayuna"]),
        ("Rénaldi Puruning", "Bapak RENALDI hadir.", ["RENALDI"]),
        ("Budi Santosa", "Yth. Bapak Budi, terima kasih.", ["Budi"]),
        ("Ponijan", "Rumah Ponijan sudah kami datangi.", ["Ponijan"]),
        ("Siti Rahmah", "Ibu Siti Rahmah dan Ibu Rahmah", ["Siti Rahmah", "Rahmah"]),
    ],
)
@pytest.mark.parametrize("how", ["anonymous", "confidential"])
def test_the_name_is_found_whole_and_in_part(name: str, text: str, found: list[str], how: str) -> None:
    """Whatever its case, accents and titles."""
    given = {"reporter": name, how: True}
    assert places(text, RemarkCode.REPORTER_NAME, **given) == found
    assert all(one.severity is Severity.BLOCKING for one in remarks(text, RemarkCode.REPORTER_NAME, **given))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Yth. Ibu Rusmini Handilwati"),
        ("Anonim", "Yth. Pelapor anonim. Anonim tetap kami jaga."),
        ("Hamba Allah", "Hamba Allah yang baik"),
        ("Indah Kasih", "Terima kasih atas laporan yang indah ini. Kasih kabar bila perlu."),
        ("Budi Santosa", "Perayaan Budi Utomo diadakan hari ini."),
        ("Ahmad Rambaian", "Jalan Rambaian sudah diperbaiki, juga Desa Rambaian dan Gg. H. Rambaian."),
        ("Ani Tirtamuara", "Kantor di tirtamuara sudah buka."),
        ("Sri Muara", "Hormat kami, Kecamatan Tirta Muara"),
        ("Jaya", "Pembangunan Jaya Abadi selesai."),
        ("Handilwati", "Kehandilwatian bukan kata."),
        ("Rudi Rus", "Rusunawa sudah diperiksa."),
    ],
)
def test_words_that_are_no_name_of_the_reporter_are_not_found(name: str, text: str) -> None:
    """Parts of words, ordinary words, streets, offices, and names that thousands bear."""
    assert places(text, RemarkCode.REPORTER_NAME, reporter=name, anonymous=True) == []


def test_in_an_open_case_the_name_may_be_said() -> None:
    """A greeting by name is what the field asks for."""
    text = "Yth. Ibu Rusmini Handilwati"
    assert places(text, RemarkCode.REPORTER_NAME, reporter="Rusmini Handilwati") == []


def test_the_sentence_says_why() -> None:
    """Anonymous and confidential are not the same."""
    for how, word in (("anonymous", "anonim"), ("confidential", "rahasia")):
        (found,) = remarks("Ibu Rusmini", RemarkCode.REPORTER_NAME, reporter="Rusmini", **{how: True})
        assert word in found.sentence
