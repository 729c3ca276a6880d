"""Words, pairs and boxes: what can be told without a window."""

import pytest
from PySide6.QtGui import QFontMetrics

from tests.support.drawn_photos import picture_bytes
from tests.support.invented_evidence import InventedEvidence
from ui.evidence.comparison import pair_of
from ui.evidence.cover_boxes import CoverBoxes
from ui.evidence.decoding import decoded
from ui.evidence.draft_model import fitted_size
from ui.evidence.signs import mark_size
from ui.evidence.tile import draft_lines
from ui.evidence.words import percent, size_words, state_words
from ui.follow_up.beside_text import beside_text
from ui.ports.evidence import Box, FileState, FileView, RemarkOnPicture
from ui.theme.appearance import Appearance
from ui.theme.fonts import font
from ui.theme.tokens import SMALL


def view(name: str = "a", **changes: object) -> FileView:
    """Return a picture that waits."""
    usual: dict[str, object] = {"media_type": "image/jpeg", "size": 312_000, "state": FileState.WAITING}
    return FileView(sha256=name, name=name, **(usual | changes))  # type: ignore[arg-type]  # values by name


@pytest.mark.parametrize("role", ["", "before", "after", "reporter"])
def test_the_facts_of_a_draft_are_read_whole_in_the_narrowest_tile(role: str, appearance: Appearance) -> None:
    """Whatever a picture shows, and however much was saved or noticed about it."""
    del appearance
    remarks = (RemarkOnPicture("edited", "Foto ini pernah diubah."),) * 2
    letters, room = QFontMetrics(font(SMALL)), fitted_size(20, 3 * 222).width() - (60 + 3 * 8 + 1)
    for noticed in (remarks, ()):
        for line in draft_lines(view("IMG_031.jpg", role=role, original_size=4_800_000, remarks=noticed))[1:]:
            for one in line:
                mark = mark_size() + 4 if one.is_marked else 0
                assert letters.horizontalAdvance(one.words) + mark <= room, one.words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"state": FileState.LOCAL}, "pada draf"),
        ({"state": FileState.LOCAL, "event": "e", "own": False}, "ada di komputer ini"),
        ({}, "menunggu"),
        ({"state": FileState.SENDING, "sent_bytes": 140_400}, "45 % terkirim"),
        ({"state": FileState.RECEIVED}, "diterima server"),
        ({"state": FileState.RECEIVED, "is_here": False}, "di server, belum diunduh"),
        ({"state": FileState.REMOTE, "is_here": False}, "belum diunduh"),
        ({"reason": "Terlalu besar."}, "tidak diterima server"),
    ],
)
def test_each_state_has_its_own_words(changes: dict[str, object], words: str) -> None:
    """Only what the centre has proven, or what is here, has a lit lamp."""
    said, tone = state_words(view("a", **changes))
    assert said == words
    assert (tone == "good") is (words in ("diterima server", "ada di komputer ini"))


def test_what_was_noticed_about_photos_stands_in_the_check() -> None:
    """By the name of each; evidence that is missing is said only where the case may be proposed as done."""
    noticed = view("foto.jpg", remarks=(RemarkOnPicture("used-before", "Foto ini pernah dipakai."),))
    assert beside_text((noticed, view()), may_propose=True, has_evidence=False) == (
        "foto.jpg: Foto ini pernah dipakai.",
    )
    assert "belum ada bukti" in beside_text((), may_propose=True, has_evidence=False)[0]
    assert beside_text((), may_propose=True, has_evidence=True) == ()
    assert beside_text((), may_propose=False, has_evidence=False) == ()


def test_a_file_is_never_wholly_sent_before_it_is_received() -> None:
    """Ninety-nine until the centre has answered."""
    assert percent(view(state=FileState.SENDING, sent_bytes=312_000)) == 99


def test_sizes_say_what_was_saved() -> None:
    """As it will be sent, and as it was; one figure where they are the same."""
    assert size_words(view(original_size=4_800_000)) == "312 kB, dari 4,8 MB"
    assert size_words(view(original_size=312_000)) == "312 kB"


@pytest.mark.parametrize(
    ("roles", "shown", "pair"),
    [
        (["before", "", "after"], "1", ("0", "2")),
        (["before", "after", "after"], "", ("0", "2")),
        (["reporter", "", ""], "1", ("0", "1")),
        (["reporter", "", "after"], "1", ("0", "2")),
        (["", "", ""], "1", ("1", "2")),
        (["", ""], "1", ("1", "0")),
        (["after"], "", ("", "")),
    ],
)
def test_the_pair_that_tells_most_is_shown_first(roles: list[str], shown: str, pair: tuple[str, str]) -> None:
    """Before and after, else the reporter's and ours, else the shown one and another."""
    files = [view(str(number), role=role) for number, role in enumerate(roles)]
    assert pair_of([*files, view("pdf", media_type="application/pdf")], shown) == pair


def test_boxes_stay_on_the_picture() -> None:
    """However far they are pushed, and however small they are made."""
    covers = CoverBoxes()
    covers.add(0.95, 0.95)
    for _step in range(200):
        covers.move(0.01, -0.01)
        covers.resize(-0.01, 0.02)
    box = covers.box
    assert box is not None
    assert 0 <= box.left <= box.left + box.width <= 1 + 1e-9
    assert 0 <= box.top <= box.top + box.height <= 1 + 1e-9
    assert box.width == pytest.approx(0.01)


def test_boxes_are_taken_away_from_the_newest() -> None:
    """And the one that was chosen can go by itself."""
    covers = CoverBoxes()
    for left in (0.1, 0.3, 0.5):
        covers.add(left, 0.1, 0.1, 0.1)
    assert covers.choose_at(0.15, 0.15)
    covers.take_current()
    assert [box.left for box in covers.boxes] == [0.3, 0.5]
    covers.take_last()
    assert covers.boxes == [Box(0.3, 0.1, 0.1, 0.1)]
    assert not covers.choose_at(0.9, 0.9)


def test_the_evidence_in_memory_keeps_what_it_takes() -> None:
    """The stand-in of these tests really makes copies and previews."""
    evidence = InventedEvidence()
    taken = evidence.take_in_content(1, "a.jpg", picture_bytes(1, (3000, 2000)))
    assert taken.file is not None
    assert max(taken.file.width, taken.file.height) == 1600
    assert evidence.content(taken.file.sha256) is not None
    assert evidence.preview(taken.file.sha256) is not None
    assert evidence.take_in_content(1, "b.jpg", b"no picture").why_not


_DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"


@pytest.mark.parametrize(
    "content", [b"", b"no picture", _DRAWING, b"GIF89a" + b"\0" * 40], ids=["empty", "words", "drawing", "animation"]
)
def test_only_pictures_of_known_kinds_are_decoded(content: bytes) -> None:
    """Whatever a file calls itself: a drawing could point elsewhere."""
    assert decoded(content) is None
    image = decoded(picture_bytes(1, (320, 240)))
    assert image is not None
    assert (image.width(), image.height()) == (320, 240)
