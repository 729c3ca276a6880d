"""Evidence at the desk: files of drafts, files that go with an act, and what of them stays how long."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.evidence.laid_out import LaidOut
from desktop.storage import outbox, uploads
from desktop.storage.evidence.sweep import LEAST_FREE, sweep
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.messages import AnswerFrame
from sync.contract.receipts import Outcome
from tests.support import answers
from tests.support.desks import TestDesk, desk_in
from tests.support.drawn_photos import picture_bytes
from ui.evidence_ports import Box, FileState, FileView

CASE = 1
DAY = 24 * 3_600_000
MON = date(2026, 11, 23)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TestDesk]:
    """Open a desk with two cases."""
    folder = tmp_path / "profil"
    folder.mkdir()
    with desk_in(folder) as one:
        one.apply(
            answers.answer(
                answers.unit(), answers.text(1), answers.state(1), answers.text(2, "7400002"), answers.state(2)
            )
        )
        yield one


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a photo on the disk."""
    path = tmp_path / "jalan.jpg"
    path.write_bytes(picture_bytes(1, (2400, 1800)))
    return path


def laid(desk: TestDesk, *paths: Path, case: int = CASE) -> tuple[FileView, ...]:
    """Lay files to a draft."""
    taken = desk.evidence.take_in(case, paths)
    assert all(one.file is not None for one in taken), [one.why_not for one in taken]
    return tuple(one.file for one in taken if one.file is not None)


def names_of(desk: TestDesk) -> list[str]:
    """Return what the form would send along."""
    return [file.sha256 for file in desk.evidence.draft_files(CASE)]


def received(desk: TestDesk, outcome: Outcome = Outcome.ACCEPTED) -> None:
    """Let the centre answer what waits."""
    actions = desk.waiting()
    desk.apply(AnswerFrame(sheets=(answers.sheet(*actions, outcome=outcome),), last=True), sent=actions)


def sent(desk: TestDesk) -> None:
    """Let the centre have all files that may go."""
    for file in desk.beside.files.waiting(previews_only=False):
        desk.beside.files.note_received(file.sha256)


def swept(desk: TestDesk, later_ms: int = 0, free: int = LEAST_FREE) -> int:
    """Sweep some time later."""
    return sweep(desk.database, desk.beside.contents, EvidenceLimits(), desk.clock.wall + later_ms, free)


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
    assert desk.beside.contents.original_of(bytes.fromhex(covered.sha256)) is not None
    assert desk.evidence.content(covered.sha256) is not None


def test_a_turned_picture_that_is_covered_stays_covered(desk: TestDesk, photo: Path) -> None:
    """Turning a covered one never brings back what was under the box."""
    (file,) = laid(desk, photo)
    covered = desk.evidence.redact(CASE, file.sha256, [Box(0.0, 0.0, 1.0, 0.5)])
    turned = desk.evidence.turn(CASE, covered.sha256, 1)
    assert turned.redacted
    assert (turned.width, turned.height) == (covered.height, covered.width)


def test_nothing_that_waits_is_swept_however_old(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Not of a draft, not before its text, not before the centre has it, not on a full disk."""
    other = tmp_path / "lain.png"
    other.write_bytes(picture_bytes(7, (300, 200), "PNG"))
    (draft,) = laid(desk, other, case=2)
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    assert swept(desk, 900 * DAY, free=0) == 0
    received(desk)
    assert swept(desk, 900 * DAY, free=0) == 0
    assert desk.evidence.content(file.sha256) is not None
    assert desk.evidence.content(draft.sha256) is not None


def test_what_the_centre_has_goes_after_its_days(desk: TestDesk, photo: Path) -> None:
    """Two weeks by default; the small picture stays to be looked at."""
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    received(desk)
    sent(desk)
    assert swept(desk, 13 * DAY) == 0
    assert swept(desk, 15 * DAY) == 2, "the original, and the copy that was sent"
    (gone,) = desk.evidence.files(CASE)
    assert (gone.state, gone.is_here) == (FileState.RECEIVED, False)
    assert desk.evidence.preview(file.sha256) is not None
    assert swept(desk, 15 * DAY, free=0) == 1, "which a full disk wants too"


def test_a_centre_with_another_history_is_asked_about_all_files_anew(desk: TestDesk, photo: Path) -> None:
    """It may have been restored from a backup; what has left this computer since is trusted, for nothing else helps."""
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=[file.sha256])
    received(desk)
    sent(desk)
    with desk.database.writing() as connection:
        outbox.doubt_all(connection)
    assert len(desk.beside.files.waiting(previews_only=False)) == 2
    swept(desk, 900 * DAY)
    assert desk.evidence.content(file.sha256) is not None, "it may be the last copy"
    sent(desk)
    swept(desk, 15 * DAY)
    with desk.database.writing() as connection:
        outbox.doubt_all(connection)
    assert [one.preview for one in desk.beside.files.waiting(previews_only=False)] == [True]
    assert [one.state for one in desk.evidence.files(CASE)] == [FileState.RECEIVED]


def test_what_nobody_names_is_swept_at_once(desk: TestDesk, photo: Path) -> None:
    """As a power cut between two files leaves it."""
    from desktop.evidence.enclosing import Enclosing

    (taken,) = desk.evidence.prepare([(photo, photo.name)])
    assert not isinstance(taken, BadInput)
    with desk.database.writing():
        Enclosing(desk.beside.contents).keep([taken], EvidenceLimits(), desk.clock.wall)
    assert swept(desk) == 3
    assert desk.beside.contents.listing() == {}


def test_a_case_that_leaves_takes_its_pictures_along(desk: TestDesk, photo: Path) -> None:
    """But not what this desk still has to send, and not what its operator has laid to a draft."""
    laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    received(desk)
    (draft,) = laid(desk, photo, case=2)
    desk.apply(answers.answer(answers.withdrawn(1), answers.withdrawn(2)))
    assert len(desk.beside.files.waiting(previews_only=False)) == 2, "it was promised, so it goes"
    (held,) = [line for line in desk.casework.outbox() if line.lamp == "held"]
    assert held.tracking_id == "7400002"
    sent(desk)
    swept(desk, 20 * DAY)
    assert desk.evidence.content(draft.sha256) is not None, "held with the words, until somebody decides"


def test_files_of_an_own_response_are_laid_out_and_taken_away(desk: TestDesk, photo: Path) -> None:
    """Readable for as long as somebody uploads them to lapor.go.id, and no longer."""
    (file,) = laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    folder = desk.evidence.lay_out(action)
    (lying,) = folder.iterdir()
    assert lying.name == f"1 {file.name}"
    assert lying.read_bytes() == desk.evidence.content(file.sha256)
    desk.evidence.put_away()
    assert not folder.exists()
    with pytest.raises(BadInput):
        desk.evidence.lay_out("00000000-0000-0000-0000-000000000000")


def test_what_lies_open_goes_with_the_desk_that_laid_it_out(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """A command beside the window takes nothing away from whoever is uploading."""
    laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Sudah ditambal.", files=names_of(desk))
    folder = desk.evidence.lay_out(action)
    LaidOut(tmp_path / "profil" / "lampiran").close()
    assert folder.exists()
    desk.evidence.close()
    assert not folder.exists()


def test_files_come_out_of_the_vault_only_on_purpose(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Where the operator says, and wholly."""
    (file,) = laid(desk, photo)
    desk.evidence.save(file.sha256, tmp_path / "keluar.jpg")
    assert (tmp_path / "keluar.jpg").read_bytes() == desk.evidence.content(file.sha256)
    with pytest.raises(BadInput, match="Unduh dahulu"):
        desk.evidence.save("00" * 32, tmp_path / "tidak.jpg")


def test_a_folder_shows_what_can_be_taken_in_newest_first(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """By content, not by name."""
    import os

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


def test_the_most_urgent_case_sends_its_photos_first(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """Whenever they were recorded; the small pictures of all go before."""
    other = tmp_path / "lain.png"
    other.write_bytes(picture_bytes(7, (300, 200), "PNG"))
    days = {1: date(2026, 12, 20), 2: date(2026, 12, 2)}
    desk.apply(
        answers.answer(
            *(answers.state(case, revision=2, started_on=MON, completion_on=day) for case, day in days.items())
        )
    )
    (late,), (urgent,) = laid(desk, photo), laid(desk, other, case=2)
    desk.casework.record_follow_up(1, EventKind.NOTE, "Tidak mendesak.", files=[late.sha256])
    desk.casework.record_follow_up(2, EventKind.NOTE, "Mendesak.", files=[urgent.sha256])
    received(desk)
    order = desk.beside.files.waiting(previews_only=False)
    assert [file.preview for file in order] == [True, True, False, False]
    assert [file.sha256.hex() for file in order[2:]] == [urgent.sha256, late.sha256]


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
