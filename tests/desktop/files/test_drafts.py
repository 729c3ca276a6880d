"""Files of drafts, and files that go with an act."""

import hashlib
import io
import os
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from desktop.evidence.laid_out import LaidOut
from desktop.evidence.taken import TakenIn
from desktop.storage import uploads
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.receipts import Outcome
from tests.support.desk_files import CASE, laid, names_of, received, sent, swept
from tests.support.desks import TestDesk
from tests.support.drawn_photos import picture_bytes
from ui.ports.evidence import Box, FileState

DAY = 24 * 3_600_000
MON = date(2026, 11, 23)


def test_a_photo_is_laid_to_the_draft_and_is_there_the_next_day(desk: TestDesk, photo: Path) -> None:
    """It is part of what was typed, and lost no more than that."""
    (file,) = laid(desk, photo)
    assert (file.state, file.media_type, max(file.width, file.height)) == (FileState.LOCAL, "image/jpeg", 1600)
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [file.sha256]
    assert desk.evidence.draft_files(2) == ()
    content = desk.evidence.content(file.sha256)
    assert content is not None
    assert len(content) == file.size < photo.stat().st_size
    preview = desk.evidence.preview(file.sha256)
    assert preview is not None
    assert 0 < len(preview) <= 12 * 1024


def test_a_file_that_cannot_be_taken_leaves_the_draft_as_it_was(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Each file by itself: the good one is there, the bad one has its sentence."""
    bad = tmp_path / "rusak.jpg"
    bad.write_bytes(photo.read_bytes()[:500])
    taken = desk.evidence.take_in(CASE, [photo, bad, tmp_path / "hilang.png"])
    assert [one.file is not None for one in taken] == [True, False, False]
    assert all("jalan" not in one.why_not and one.why_not for one in taken[1:])
    assert len(desk.evidence.draft_files(CASE)) == 1


def test_the_same_file_twice_and_more_than_the_limit_are_said(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Nothing is laid twice, and LAPOR! takes five."""
    laid(desk, photo)
    (again,) = desk.evidence.take_in(CASE, [photo])
    assert "sudah dilampirkan" in again.why_not
    others = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(others):
        path.write_bytes(picture_bytes(number + 10, (300, 200), "PNG"))
    taken = desk.evidence.take_in(CASE, others)
    assert [bool(one.why_not) for one in taken] == [False] * 4 + [True]
    assert "Paling banyak 5" in taken[-1].why_not


def test_files_go_with_the_act_and_leave_the_draft(desk: TestDesk, photo: Path) -> None:
    """One transaction: the action names them, they wait for their text, the draft is empty."""
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    (action,) = desk.waiting()
    assert [one.sha256.hex() for one in action.particulars.files] == [file.sha256]
    assert desk.evidence.draft_files(CASE) == ()
    assert [one.state for one in desk.evidence.files(CASE)] == [FileState.WAITING]
    assert desk.beside.files.waiting(previews_only=False) == [], "never before its text"
    received(desk)
    waiting = desk.beside.files.waiting(previews_only=False)
    assert len(waiting) == 2, "the small picture and the large one"
    assert waiting[0].size <= 12 * 1024, "the small one first"
    assert waiting[1].sha256.hex() == file.sha256
    sent(desk)
    assert [one.state for one in desk.evidence.files(CASE)] == [FileState.RECEIVED]


def test_a_file_that_is_not_there_any_more_is_not_taken_along(desk: TestDesk, photo: Path) -> None:
    """Nor one of another case; nothing is recorded then, so that the screen tells what goes."""
    (file,) = laid(desk, photo)
    with pytest.raises(BadInput, match="Tidak ada yang diubah"):
        desk.casework.record_follow_up(2, EventKind.NOTE, "Salah laporan.", files=[file.sha256])
    desk.evidence.drop(CASE, file.sha256)
    with pytest.raises(BadInput, match="Tidak ada yang diubah"):
        desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah dilepas.", files=[file.sha256])
    assert desk.waiting() == []
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Dari skrip, tanpa berkas.")
    assert desk.evidence.put_back(CASE, file.sha256), "a command takes no files of a form along"


def test_a_rejected_act_keeps_its_files_for_the_next_try(desk: TestDesk, photo: Path) -> None:
    """They come back to the draft with the words, and go with the mended one."""
    (file,) = laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    received(desk, Outcome.REJECTED)
    assert desk.beside.files.waiting(previews_only=False) == []
    swept(desk, 400 * DAY)
    desk.casework.pull_back(action)
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [file.sha256]
    assert desk.evidence.content(file.sha256) is not None
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal rapi.", files=names_of(desk))
    received(desk)
    assert len(desk.beside.files.waiting(previews_only=False)) == 2


def test_a_cancelled_act_keeps_its_files_and_sends_none(desk: TestDesk, photo: Path) -> None:
    """They wait for nobody, stay here as long as its words do, and come back with them."""
    (file,) = laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    received(desk, Outcome.HELD)
    assert len(desk.beside.files.waiting(previews_only=False)) == 2
    desk.casework.cancel(action)
    assert desk.beside.files.waiting(previews_only=False) == []
    swept(desk, 400 * DAY)
    assert desk.evidence.content(file.sha256) is not None
    (line,) = desk.casework.outbox()
    assert (line.files, line.files_bytes, line.is_cancelled) == (1, file.size, True)
    desk.casework.pull_back(action)
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [file.sha256]
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal rapi.", files=names_of(desk))
    received(desk)
    assert len(desk.beside.files.waiting(previews_only=False)) == 2


def test_a_pulled_back_act_sends_no_file(desk: TestDesk, photo: Path) -> None:
    """What became a draft again is nobody's evidence."""
    laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Terlalu cepat.", files=names_of(desk))
    desk.casework.pull_back(action)
    with desk.database.reading() as connection:
        assert uploads.load(connection).files == 0
    assert [one.state for one in desk.evidence.files(CASE)] == [FileState.LOCAL]


def test_what_was_taken_off_can_be_put_back_where_it_was(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """For as long as the toast is there, and a while more."""
    other = tmp_path / "lain.png"
    other.write_bytes(picture_bytes(7, (300, 200), "PNG"))
    first, second = laid(desk, photo, other)
    desk.evidence.drop(CASE, first.sha256)
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [second.sha256]
    swept(desk, 60_000)
    assert desk.evidence.put_back(CASE, first.sha256)
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [first.sha256, second.sha256]
    desk.evidence.drop(CASE, first.sha256)
    swept(desk, 2 * 3_600_000)
    assert not desk.evidence.put_back(CASE, first.sha256)


def test_files_are_put_in_order_and_described(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """The order and the words go along with the act."""
    other = tmp_path / "sesudah.png"
    other.write_bytes(picture_bytes(7, (300, 200), "PNG"))
    first, second = laid(desk, photo, other)
    desk.evidence.arrange(CASE, [second.sha256, first.sha256])
    desk.evidence.describe(CASE, first.sha256, caption="  Jalan  sebelum\nditambal ", role="before")
    names = [one.sha256 for one in desk.evidence.draft_files(CASE)]
    assert names == [second.sha256, first.sha256]
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    (action,) = desk.waiting()
    assert [(one.caption, one.role) for one in action.particulars.files] == [
        ("", ""),
        ("Jalan sebelum ditambal", "before"),
    ]


def test_a_covered_picture_goes_and_the_open_one_stays_sealed(desk: TestDesk, photo: Path) -> None:
    """What is sent has the box burned in; the original is kept as long as it, and never sent."""
    (file,) = laid(desk, photo)
    desk.evidence.describe(CASE, file.sha256, caption="Warga", role="after")
    covered = desk.evidence.redact(CASE, file.sha256, [Box(0.1, 0.1, 0.3, 0.3)])
    assert covered.redacted
    assert (covered.caption, covered.role) == ("Warga", "after")
    assert covered.sha256 != file.sha256
    assert [one.sha256 for one in desk.evidence.draft_files(CASE)] == [covered.sha256]
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Foto warga.", files=names_of(desk))
    received(desk)
    assert file.sha256 not in {one.sha256.hex() for one in desk.beside.files.waiting(previews_only=False)}
    swept(desk)
    assert desk.beside.contents.whole(hashlib.sha256(photo.read_bytes()).digest()) == photo.read_bytes()
    assert desk.evidence.content(covered.sha256) is not None


def test_a_turned_picture_that_is_covered_stays_covered(desk: TestDesk, photo: Path) -> None:
    """Turning a covered one never brings back what was under the box."""
    (file,) = laid(desk, photo)
    covered = desk.evidence.redact(CASE, file.sha256, [Box(0.0, 0.0, 1.0, 0.5)])
    turned = desk.evidence.turn(CASE, covered.sha256, 1)
    assert turned.redacted
    assert (turned.width, turned.height) == (covered.height, covered.width)


def test_files_come_out_of_the_vault_only_on_purpose(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Where the operator says, and wholly."""
    (file,) = laid(desk, photo)
    desk.evidence.save(file.sha256, tmp_path / "keluar.jpg")
    assert (tmp_path / "keluar.jpg").read_bytes() == desk.evidence.content(file.sha256)
    with pytest.raises(BadInput, match="Unduh dahulu"):
        desk.evidence.save("00" * 32, tmp_path / "tidak.jpg")


def test_a_folder_shows_what_can_be_taken_in_newest_first(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """By content, not by name."""
    card = tmp_path / "kartu"
    (card / "anak").mkdir(parents=True)
    for number, (name, body) in enumerate(
        (
            ("a.txt", b"bukan gambar"),
            ("b.txt", picture_bytes(2, (320, 240))),
            ("c.jpg", b""),
            ("d.jpg", photo.read_bytes()),
        )
    ):
        (card / name).write_bytes(body)
        os.utime(card / name, (1_000_000 + number, 1_000_000 + number))
    assert [one.path.name for one in desk.evidence.scan(card)] == ["d.jpg", "b.txt"]
    with pytest.raises(BadInput):
        desk.evidence.scan(tmp_path / "tidak ada")


def test_limits_are_kept_and_bad_ones_refused(desk: TestDesk, photo: Path) -> None:
    """A setting of this desk, over restarts."""
    desk.evidence.set_limits(EvidenceLimits(most_files=1, longest_side=800))
    (file,) = laid(desk, photo)
    assert max(file.width, file.height) == 800
    with pytest.raises(BadInput):
        desk.evidence.set_limits(EvidenceLimits(most_files=0))
    assert desk.evidence.limits().most_files == 1


def test_a_proposal_to_close_asks_for_evidence_until_there_is_some(desk: TestDesk, photo: Path) -> None:
    """The reporter's own photo proves nothing of what the office did."""

    def is_missed() -> bool:
        remarks = desk.casework.check(CASE, EventKind.PROPOSAL, "Jalan sudah ditambal pada 20 November 2026.")
        return "no-evidence" in {one.code for one in remarks}

    assert is_missed()
    (file,) = laid(desk, photo)
    assert not is_missed()
    desk.evidence.describe(CASE, file.sha256, caption="", role="reporter")
    assert is_missed()


def black_share(content: bytes | None) -> float:
    """Return how much of a picture is black."""
    assert content is not None
    pixels = Image.open(io.BytesIO(content)).convert("L").resize((64, 64)).tobytes()
    return sum(value < 16 for value in pixels) / len(pixels)


TOP = [Box(0.0, 0.0, 1.0, 0.9)]


def test_what_was_covered_stays_covered_by_whatever_way_it_comes_back(
    desk: TestDesk, photo: Path, tmp_path: Path
) -> None:
    """Pulled back and turned, covered once more, or saved and attached to another case."""
    (file,) = laid(desk, photo)
    covered = desk.evidence.redact(CASE, file.sha256, TOP)
    desk.evidence.save(covered.sha256, tmp_path / "tertutup.jpg")
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Tertutup.", files=names_of(desk))
    desk.casework.pull_back(action)
    turned = desk.evidence.turn(CASE, covered.sha256, 1)
    assert black_share(desk.evidence.content(turned.sha256)) > 0.8
    again = desk.evidence.redact(CASE, turned.sha256, [Box(0.0, 0.0, 0.1, 0.1)])
    assert black_share(desk.evidence.content(again.sha256)) > 0.8
    assert black_share(desk.evidence.preview(again.sha256)) > 0.8
    (elsewhere,) = laid(desk, tmp_path / "tertutup.jpg", case=2)
    assert black_share(desk.evidence.content(desk.evidence.turn(2, elsewhere.sha256, 1).sha256)) > 0.8


def test_a_turn_is_kept_when_the_picture_is_covered_after_it(desk: TestDesk, photo: Path) -> None:
    """The box lies where it was drawn: on the picture as it was shown."""
    (file,) = laid(desk, photo)
    turned = desk.evidence.turn(CASE, file.sha256, 1)
    covered = desk.evidence.redact(CASE, turned.sha256, [Box(0.0, 0.0, 1.0, 0.2)])
    assert (covered.width, covered.height) == (turned.width, turned.height)


def test_a_command_takes_nothing_off_a_form(desk: TestDesk, photo: Path) -> None:
    """Also where both have the same photo; named twice, it goes once."""
    (file,) = laid(desk, photo)
    taken = [one for one in desk.evidence.prepare([(photo, "a.jpg"), (photo, "b.jpg")]) if isinstance(one, TakenIn)]
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Dari skrip.", taken=taken)
    (action,) = desk.waiting()
    assert len(action.particulars.files) == 1
    assert names_of(desk) == [file.sha256]


def test_nothing_is_put_back_beyond_the_limit(desk: TestDesk, tmp_path: Path) -> None:
    """Or the form could not be saved any more."""
    paths = [tmp_path / f"{number}.png" for number in range(6)]
    for number, path in enumerate(paths):
        path.write_bytes(picture_bytes(number + 10, (300, 200), "PNG"))
    first, *_ = laid(desk, *paths[:5])
    desk.evidence.drop(CASE, first.sha256)
    laid(desk, paths[5])
    assert not desk.evidence.put_back(CASE, first.sha256)


def test_a_name_from_elsewhere_leads_out_of_no_folder(tmp_path: Path) -> None:
    """A colleague's desk may have been tampered with."""
    folder = LaidOut(tmp_path / "lampiran").lay("a", [("..\\..\\Startup\\jahat.bat", b"x"), ("a/b:c.jpg", b"y")])
    assert sorted(path.name for path in folder.iterdir()) == ["1 jahat.bat", "2 b_c.jpg"]
