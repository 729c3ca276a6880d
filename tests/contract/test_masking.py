"""Names are masked by their initials, and nothing else of them is left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.contract.masking import MASK, mask_name, mask_name_in


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("Budi Santoso", "B*** S***"),
        ("  siti   aminah ", "S*** A***"),
        ("Sutikno", "S***"),
        ("M. Yusuf Rekaan", "M*** Y*** R***"),
        ("Al-Amin", "A***"),
        ("H. Ahmad Rekaan, S.Sos., M.Si.", "A*** R***"),
        ("Dr. Hj. Nur Contoh", "N*** C***"),
        ("Ibu Rekaan", "R***"),
        ("Bapak", "***"),
        (", S.H.", "***"),
        ("0812-0000-0000", "***"),
        ("rekaan@contoh.id", "R***"),
        ("Élodie", "É***"),
        ("", ""),
        ("   ", ""),
    ],
)
def test_a_name_is_masked(name: str, masked: str) -> None:
    """Initials stay; titles, degrees and all other letters go."""
    assert mask_name(name) == masked


@given(st.text(max_size=40))
def test_no_word_tells_more_than_its_first_letter(name: str) -> None:
    """Whatever somebody typed as a name, each word of it becomes a letter at most, and the stars."""
    masked = mask_name(name)
    assert (masked == "") == (not name.strip())
    for word in masked.split():
        assert word.endswith(MASK)
        assert len(word) <= len(MASK) + 3  # a letter may have up to three capitals


def test_a_name_in_a_text_is_masked_where_it_stands_whole() -> None:
    """In any letter case and over a line's end; its parts are words of every day."""
    text = "Yth. budi  SANTOSO, Pak Budi Santoso. Budi Santosowati dan hari Budi."
    assert mask_name_in(text, "Budi Santoso") == "Yth. B*** S***, Pak B*** S***. Budi Santosowati dan hari Budi."
    assert mask_name_in("Yth. Budi\nSantoso", "Budi Santoso") == "Yth. B*** S***"
    assert mask_name_in("Ibu Hari lapor hari ini.", "Hari") == "Ibu H*** lapor hari ini."
    assert mask_name_in("Tetap.", "") == "Tetap."
