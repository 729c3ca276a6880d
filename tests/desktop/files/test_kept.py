"""What of the files of a desk stays how long, where they show, and what of them is sent."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from desktop.evidence.enclosing import Enclosing
from desktop.evidence.laid_out import LaidOut
from desktop.storage import outbox
from desktop.storage.evidence.contents import NewContent
from sync.contract.casework.particulars import Particulars
from sync.contract.entities import CaseEvent
from sync.contract.errors import BadInput, LocalFault
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.evidence.limits import EvidenceLimits
from sync.contract.receipts import Outcome
from tests.support import answers
from tests.support.desk_files import CASE, laid, names_of, received, sent, swept
from tests.support.desks import TestDesk
from tests.support.drawn_photos import picture_bytes
from ui.ports.evidence import Box, FileState

DAY = 24 * 3_600_000
MON = date(2026, 11, 23)


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
    assert swept(desk, 15 * DAY, free=0) == 0, "it would be fetched again at the next exchange"


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


def test_a_photo_that_two_cases_use_keeps_its_original_for_both(desk: TestDesk, photo: Path) -> None:
    """Whatever becomes of it in one of them."""
    original = hashlib.sha256(photo.read_bytes()).digest()
    laid(desk, photo)
    (other,) = laid(desk, photo, case=2)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    covered = desk.evidence.redact(2, other.sha256, [Box(0.1, 0.1, 0.3, 0.3)])
    desk.evidence.drop(2, covered.sha256)
    swept(desk, 2 * 3_600_000)
    assert desk.beside.contents.whole(original) is not None


def test_a_photo_that_is_used_again_stays_as_long_again(desk: TestDesk, photo: Path) -> None:
    """It was received weeks ago, and goes with another act today."""
    original = hashlib.sha256(photo.read_bytes()).digest()
    laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    received(desk)
    sent(desk)
    desk.clock.wall += 20 * DAY
    swept(desk)
    laid(desk, photo, case=2)
    desk.casework.record_follow_up(2, EventKind.NOTE, "Bukti lagi.", files=names_of(desk, 2))
    received(desk)
    swept(desk)
    assert desk.beside.contents.whole(original) is not None


def test_a_clock_that_is_a_year_ahead_drops_nothing(desk: TestDesk, photo: Path) -> None:
    """The time that the centre told last is the earlier one, and counts."""
    (file,) = laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    received(desk)
    sent(desk)
    desk.apply(answers.answer(server_time=desk.clock.wall))
    assert swept(desk, 365 * DAY) == 0
    assert desk.evidence.content(file.sha256) is not None


def test_small_pictures_of_cases_that_are_here_are_never_evicted(desk: TestDesk, photo: Path) -> None:
    """They would come again with each exchange, out of the allowance."""
    laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    received(desk)
    sent(desk)
    swept(desk, 15 * DAY, free=0)
    assert desk.beside.files.previews_wanted() == []


def test_what_the_centre_does_not_have_is_not_asked_for_at_each_exchange(desk: TestDesk) -> None:
    """But after an hour; a desk full of old photos would otherwise spend its line on asking."""
    told = Attachment(sha256=b"a" * 32, name="a.jpg", media_type="image/jpeg", size=9, preview=b"p" * 32)
    said = CaseEvent(
        action=desk.clock.new_id(), case=1, kind="catatan", text="Foto.", author="Budi", written_at=1, received_at=2,
        particulars=Particulars(files=(told,)),
    )  # fmt: skip
    desk.apply(answers.answer(answers.event(5, said)))
    desk.beside.files.note_absent([b"p" * 32])
    assert desk.beside.files.previews_wanted() == [b"p" * 32], "it may be on its way"
    desk.clock.wall += 2 * 3_600_000
    assert desk.beside.files.previews_wanted() == [b"p" * 32]
    desk.beside.files.note_absent([b"p" * 32])
    assert desk.beside.files.previews_wanted() == []
    desk.clock.wall += 3_700_000
    assert desk.beside.files.previews_wanted() == [b"p" * 32]


def test_a_held_act_that_is_pulled_back_sends_no_file_that_was_taken_off(desk: TestDesk, photo: Path) -> None:
    """Its text was at the centre already; its photo is not to follow."""
    (file,) = laid(desk, photo)
    action = desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    received(desk, Outcome.HELD)
    desk.casework.pull_back(action)
    desk.evidence.drop(CASE, file.sha256)
    assert desk.beside.files.waiting(previews_only=False) == []


def test_files_of_an_act_never_show_in_another_complaint(desk: TestDesk, photo: Path) -> None:
    """A row may come to mean another one, where a centre was set up anew."""
    laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Rahasia.", files=names_of(desk))
    received(desk, Outcome.HELD)
    desk.apply(answers.answer(answers.text(1, "9999999", title="Lain sama sekali", version=2)))
    assert desk.evidence.files(CASE) == ()


def test_a_rejected_act_is_not_counted_as_waiting(desk: TestDesk, photo: Path) -> None:
    """Its files wait for the operator, not for the line."""
    laid(desk, photo)
    desk.casework.record_follow_up(CASE, EventKind.NOTE, "Bukti.", files=names_of(desk))
    assert desk.evidence.transfers().files == 1
    received(desk, Outcome.REJECTED)
    assert (desk.evidence.transfers().files, desk.evidence.transfers().bytes_left) == (0, 0)


def test_a_sweep_of_many_leaves_its_room_to_the_disk(desk: TestDesk, tmp_path: Path) -> None:
    """In portions, each folded away, so that a full disk is not filled by what should empty it."""
    bodies = [bytes([number]) * 1_000_000 for number in range(40)]
    desk.beside.contents.put([NewContent(sha256=hashlib.sha256(one).digest(), body=one) for one in bodies], now=1)
    assert swept(desk) == 40
    left = {file.name: file.stat().st_size for file in (tmp_path / "profil").glob("evidence.db*")}
    assert sum(left.values()) < 5_000_000, left


def test_a_damaged_database_of_photos_keeps_nobody_from_the_cases(desk: TestDesk, photo: Path, tmp_path: Path) -> None:
    """The case, its draft and the list of its files open; the photos themselves say what is wrong."""
    (file,) = laid(desk, photo)
    desk.beside.contents.close()
    (tmp_path / "profil" / "evidence.db").write_bytes(b"rusak" * 10_000)
    assert [one.is_here for one in desk.evidence.files(CASE)] == [False]
    assert [one.is_here for one in desk.evidence.draft_files(CASE)] == [False]
    with pytest.raises(LocalFault, match=r"evidence\.db"):
        desk.evidence.content(file.sha256)
    (tmp_path / "profil" / "evidence.db").unlink()
