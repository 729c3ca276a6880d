"""Names of files are safe to show and to write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evidence.kinds import EXTENSIONS, Kind
from desktop.evidence.names import fit_name, shown_name
from sync.contract.evidence.attachment import NAME_LIMIT


@pytest.mark.parametrize(
    ("name", "kind", "wanted"),
    [
        ("IMG_1.HEIC", Kind.JPEG, "IMG_1.jpg"),
        ("foto.JPG", Kind.JPEG, "foto.JPG"),
        ("foto.jpeg", Kind.JPEG, "foto.jpeg"),
        ("foto.jpg.exe", Kind.JPEG, "foto.jpg"),
        ("Rapat 12.03.2026", Kind.PDF, "Rapat 12.03.2026.pdf"),
        ("../../etc/passwd", Kind.PNG, "passwd.png"),
        ("D:\\foto\\a.png", Kind.PNG, "a.png"),
        ("jalan\u202egpj.exe", Kind.JPEG, "jalangpj.jpg"),
        ("CON.jpg", Kind.JPEG, "_CON.jpg"),
        ("lpt1.tar.jpg", Kind.JPEG, "_lpt1.tar.jpg"),
        ('a<b>:"|?*.pdf', Kind.PDF, "a_b______.pdf"),
        ("baris\nbaru\t.pdf", Kind.PDF, "baris baru.pdf"),
        ("", Kind.PDF, "dokumen.pdf"),
        ("...", Kind.JPEG, "foto.jpg"),
        ("\u200b\u202e", Kind.JPEG, "foto.jpg"),
        ("surat\udcff.docx", Kind.DOCX, "surat.docx"),
    ],
)
def test_a_name_is_cleaned(name: str, kind: Kind, wanted: str) -> None:
    """Paths, direction marks, devices of Windows and false endings go; the rest stays as the officer knows it."""
    assert fit_name(name, kind) == wanted


@given(st.text(max_size=400), st.sampled_from(Kind))
def test_any_name_becomes_one_that_every_system_takes(name: str, kind: Kind) -> None:
    """Never empty, never a path, never too long, always with a true ending; and cleaning it again changes nothing."""
    fit = fit_name(name, kind)
    assert 0 < len(fit) <= NAME_LIMIT
    assert len(fit.encode()) < 255
    assert not set(fit) & set('/\\<>:"|?*\0\n\r\t')
    assert fit.rsplit(".", 1)[1].lower() in EXTENSIONS[kind]
    assert fit == fit.strip()
    assert fit_name(fit, kind) == fit


def test_a_name_in_a_sentence_cannot_turn_its_direction() -> None:
    """What misleads the eye is not shown either."""
    assert shown_name("ok\u202e\u2066gpj.exe") == "okgpj.exe"
