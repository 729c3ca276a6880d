"""*Bukti Utuh* notices what it should, says why, and accuses nobody."""

from datetime import UTC, datetime

import msgspec
import pytest

from desktop.evidence.intake import take_in
from desktop.evidence.marks import Marks
from desktop.evidence.taken import TakenIn
from desktop.evidence.whole import ComplaintFacts, KnownPicture, remarks, sentence_of
from sync.contract.evidence.attachment import Attachment, PictureRemark, RemarkCode, Role
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.evidence.provenance import Provenance
from tests.support.invented_documents import pdf
from tests.support.invented_photos import photo
from tests.support.invented_scenes import as_jpeg, scene

_LIMITS = EvidenceLimits()


def _ms(day: int, month: int = 5, hour: int = 0) -> int:
    return int(datetime(2026, month, day, hour, tzinfo=UTC).timestamp() * 1000)


_HERE = ComplaintFacts(tracking_id="1234567", made_at=_ms(10), latitude=-3.32, longitude=114.59, now=_ms(20), zone=480)
_GOOD = TakenIn(
    attachment=Attachment(sha256=b"a" * 32, name="a.jpg", media_type="image/jpeg", size=1, original=b"b" * 32),
    content=b"x",
    provenance=Provenance(taken_at=_ms(12), latitude=-3.321, longitude=114.591, maker="Contoh"),
    marks=Marks(has_camera=True),
)


def _codes(taken: TakenIn, *known: KnownPicture, about: ComplaintFacts = _HERE) -> list[tuple[str, str]]:
    return [(each.code, each.detail) for each in remarks(taken, complaint=about, known=known, limits=_LIMITS)]


def _with(**changes: object) -> TakenIn:
    return msgspec.structs.replace(_GOOD, **changes)


def _at(moment: int, offset: int | None = None) -> TakenIn:
    return _with(provenance=Provenance(taken_at=moment, offset=offset))


def test_an_honest_photo_has_no_remark() -> None:
    """Taken with a camera, there, after the complaint, never used."""
    other = KnownPicture(sha256=b"c" * 32, fingerprint=b"", tracking_id="7654321")
    assert _codes(_GOOD, other) == []


def test_a_document_has_no_remark() -> None:
    """It is no picture."""
    taken = take_in(pdf(), "a.pdf", _LIMITS)
    assert _codes(taken, KnownPicture(sha256=taken.attachment.sha256, tracking_id="7654321")) == []


@pytest.mark.parametrize(
    ("sha256", "original"), [(b"a" * 32, b""), (b"b" * 32, b""), (b"z" * 32, b"b" * 32), (b"z" * 32, b"a" * 32)]
)
def test_the_same_file_in_another_case_is_named(sha256: bytes, original: bytes) -> None:
    """By its copy or by its original, whichever of both was used there."""
    known = KnownPicture(sha256=sha256, original=original, tracking_id="7654321")
    assert _codes(_GOOD, known) == [(RemarkCode.SAME_FILE, "7654321")]


def test_the_same_file_in_the_same_case_is_nothing() -> None:
    """A second reply may show it again."""
    assert _codes(_GOOD, KnownPicture(sha256=b"a" * 32, tracking_id="1234567")) == []


def test_a_picture_that_looks_used_is_named_once_for_each_case() -> None:
    """A smaller and darker copy of it went elsewhere; where the very file went, that says it already."""
    taken = take_in(photo(3), "a.jpg", _LIMITS)
    small = take_in(as_jpeg(scene("road", 3, (800, 600)).resize((500, 375)), 60), "b.jpg", _LIMITS).attachment
    known = [
        KnownPicture(sha256=b"1" * 32, fingerprint=small.fingerprint, tracking_id="7654321"),
        KnownPicture(sha256=b"2" * 32, fingerprint=small.fingerprint, tracking_id="7654321"),
        KnownPicture(sha256=taken.attachment.sha256, fingerprint=small.fingerprint, tracking_id="5555555"),
        KnownPicture(sha256=b"3" * 32, fingerprint=small.fingerprint, tracking_id="1234567"),
        KnownPicture(
            sha256=b"4" * 32,
            fingerprint=take_in(photo(4), "c.jpg", _LIMITS).attachment.fingerprint,
            tracking_id="8888888",
        ),
    ]
    used = [each for each in _codes(taken, *known) if each[0] in (RemarkCode.SAME_FILE, RemarkCode.LOOKS_USED)]
    assert used == [(RemarkCode.SAME_FILE, "5555555"), (RemarkCode.LOOKS_USED, "7654321")]


def test_the_reporters_own_picture_is_told_and_may_be_marked_as_such() -> None:
    """Once it is marked, nothing but a use in other cases is remarked."""
    taken = take_in(photo(3), "a.jpg", _LIMITS)
    own = KnownPicture(
        sha256=b"1" * 32, fingerprint=taken.attachment.fingerprint, tracking_id="1234567", role=Role.REPORTER
    )
    assert (RemarkCode.REPORTERS_OWN, "") in _codes(taken, own)
    marked = msgspec.structs.replace(
        taken, attachment=msgspec.structs.replace(taken.attachment, role=Role.REPORTER), marks=Marks()
    )
    assert _codes(marked, own) == []
    elsewhere = msgspec.structs.replace(own, tracking_id="7654321")
    assert _codes(marked, elsewhere) == [(RemarkCode.LOOKS_USED, "7654321")]


def test_a_photo_from_before_the_complaint_is_told_with_its_day() -> None:
    """A few hours say nothing, because zones are seldom told; the day is that of the place."""
    assert _codes(_at(_ms(9, hour=17))) == [(RemarkCode.BEFORE_COMPLAINT, "2026-05-10")]
    assert _codes(_at(_ms(9, hour=17), offset=0)) == [(RemarkCode.BEFORE_COMPLAINT, "2026-05-09")]
    assert _codes(_at(_ms(9, hour=22))) == []
    assert _codes(_at(0)) == []


def test_an_old_photo_is_told_where_it_is_not_older_than_the_complaint() -> None:
    """The complaint waited long; the photo is from its first days."""
    late = msgspec.structs.replace(_HERE, now=_ms(20, month=9))
    assert _codes(_at(_ms(12)), about=late) == [(RemarkCode.LONG_AGO, "2026-05-12")]
    assert _codes(_at(_ms(12)), about=msgspec.structs.replace(late, now=0)) == []


def test_a_photo_from_elsewhere_is_told_with_its_distance() -> None:
    """Where both places are known."""
    far = _with(provenance=Provenance(latitude=-3.44, longitude=114.83))
    assert _codes(far) == [(RemarkCode.FAR_AWAY, "30")]
    assert _codes(far, about=msgspec.structs.replace(_HERE, latitude=None)) == []
    assert _codes(_with(provenance=Provenance(latitude=-3.35, longitude=114.60))) == []


@pytest.mark.parametrize(
    ("marks", "wanted"),
    [
        (Marks(), [(RemarkCode.NO_CAMERA, "")]),
        (Marks(has_camera=True, editor="GIMP"), [(RemarkCode.EDITED, "GIMP")]),
        (Marks(editor="GIMP"), [(RemarkCode.EDITED, "GIMP"), (RemarkCode.NO_CAMERA, "")]),
        (Marks(generator="ComfyUI"), [(RemarkCode.GENERATED, "ComfyUI")]),
        (Marks(is_screen=True, width=1080, height=2400), [(RemarkCode.SCREENSHOT, "1080x2400")]),
    ],
)
def test_marks_become_remarks(marks: Marks, wanted: list[tuple[str, str]]) -> None:
    """What explains the missing camera is said in its place."""
    assert _codes(_with(marks=marks)) == wanted


@pytest.mark.parametrize("code", RemarkCode)
def test_every_remark_is_explained_and_accuses_nobody(code: RemarkCode) -> None:
    """It names the reason and a good explanation."""
    detail = {RemarkCode.BEFORE_COMPLAINT: "2026-05-09", RemarkCode.LONG_AGO: "2026-05-09"}.get(code, "12x34")
    sentence = sentence_of(PictureRemark(code, detail))
    assert "isa jadi" in sentence
    assert sentence.endswith(".")
    assert not any(word in sentence.lower() for word in ("palsu", "curang", "bohong", "manipulasi", "{", "}"))
    assert "9 Mei 2026" in sentence or "12" in sentence or "{detail}" not in sentence


def test_a_remark_of_a_newer_program_is_shown_as_it_came() -> None:
    """Rather than hidden."""
    assert sentence_of(PictureRemark("shadow-odd", "3")) == "Perlu dilihat: shadow-odd 3."
