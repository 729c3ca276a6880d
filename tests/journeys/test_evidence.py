"""Photos and documents on their whole road: taken in offline, sent after their text, read elsewhere."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from sync.contract.events import EventKind
from tests.journeys.conftest import KECAMATAN, Desks
from tests.support.drawn_photos import picture_bytes
from tests.support.programs import Centre, tindak
from ui.ports.evidence import Allowance
from ui.ports.exchange import FilesWanted

pytestmark = pytest.mark.slow

CASE = "7400001"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Return a photo as a phone leaves it."""
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(picture_bytes(1, (2000, 1500)))
    return path


def signed_in(centre: Centre, folder: Path, username: str) -> str:
    """Sign an officer in by command and exchange once; return the profile."""
    profile = str(folder / f"profil-{username}")
    tindak("sign-in", "--server", centre.url, "--username", username, "--profile", profile)
    assert tindak("sync", "--profile", profile)["outcome"] == "done"
    return profile


def recorded(profile: str, *files: Path, text: str = "Sudah ditambal.") -> str:
    """Record a follow-up with files."""
    words = [word for file in files for word in ("--file", str(file))]
    told = tindak("follow-up", CASE, "--kind", "catatan", "--text", text, *words, "--profile", profile)
    return str(told["id"])


def files_of(profile: str) -> list[dict[str, Any]]:
    """Return what the command tells of the files of the case."""
    told: list[dict[str, Any]] = tindak("files", CASE, "--profile", profile)
    return told


def test_a_photo_is_recorded_offline_sent_after_its_text_and_fetched_by_a_colleague(
    centre: Centre, tmp_path: Path, photo: Path
) -> None:
    """The text takes its one round trip; the photo follows; a desk of another unit never learns of it."""
    ani, budi, citra = (signed_in(centre, tmp_path, name) for name in ("ani", "budi", "citra"))
    centre.stop()
    action = recorded(ani, photo)
    (file,) = files_of(ani)
    assert (file["state"], file["sent_bytes"], file["event"]) == ("waiting", 0, action)
    assert file["size"] < photo.stat().st_size

    centre.serve()
    told = tindak("sync", "--files", "none", "--profile", ani)
    assert (told["pushed"], told["round_trips"], told["files"]) == (1, 1, None)
    assert [one["state"] for one in files_of(ani)] == ["waiting"]
    tindak("sync", "--profile", budi)
    assert [one["state"] for one in files_of(budi)] == ["remote"], "told before it has come"
    out = tmp_path / "salinan.jpg"
    assert (
        "belum ada di server"
        in tindak("fetch", file["sha256"], "--out", str(out), "--profile", budi, expect=3)["sentence"]
    )

    told = tindak("sync", "--profile", ani)["files"]
    assert (told["outcome"], told["sent"], told["left"]) == ("done", 1, 0)
    (file,) = files_of(ani)
    assert (file["state"], file["sent_bytes"]) == ("received", file["size"])

    assert tindak("sync", "--profile", budi)["files"]["fetched"] == 1, "the small picture"
    tindak("fetch", file["sha256"], "--out", str(out), "--profile", budi)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == file["sha256"]
    assert [(one["state"], one["here"]) for one in files_of(budi)] == [("local", True)]

    tindak("sync", "--profile", citra)
    foreign = tmp_path / "asing.jpg"
    tindak("fetch", file["sha256"], "--out", str(foreign), "--profile", citra, expect=3)
    assert not foreign.exists()


def test_ten_photos_that_wait_cost_a_text_no_round_trip(centre: Centre, tmp_path: Path) -> None:
    """The text that is written after them goes first, in the same one request as without them."""
    ani = signed_in(centre, tmp_path, "ani")
    for turn in range(2):
        photos = [tmp_path / f"{turn}-{number}.png" for number in range(5)]
        for number, path in enumerate(photos):
            path.write_bytes(picture_bytes(10 * turn + number, (400, 300), "PNG"))
        recorded(ani, *photos, text=f"Lima foto, {turn}.")
    assert tindak("sync", "--files", "none", "--profile", ani)["round_trips"] == 1
    recorded(ani, text="Catatan yang menyusul.")
    told = tindak("sync", "--profile", ani)
    assert (told["pushed"], told["round_trips"]) == (1, 1)
    assert told["files"]["sent"] == 10


def test_an_allowance_that_is_spent_lets_texts_go_on(centre: Centre, tmp_path: Path) -> None:
    """Files rest until tomorrow, and say so; no text waits for them."""
    ani = signed_in(centre, tmp_path, "ani")
    tindak("transfers", "--daily-mb", "1", "--rupiah-per-mb", "200", "--profile", ani)
    large = tmp_path / "besar.pdf"
    large.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 12_000 + b"\nstartxref\n0\n%%EOF\n")
    recorded(ani, large)
    told = tindak("sync", "--profile", ani)
    assert (told["outcome"], told["pushed"]) == ("done", 1)
    assert "Jatah data berkas hari ini habis" in told["files"]["sentence"]
    (file,) = files_of(ani)
    assert file["state"] == "sending"
    assert 0 < file["sent_bytes"] < file["size"]
    recorded(ani, text="Tetap terkirim.")
    told = tindak("sync", "--profile", ani)
    assert (told["pushed"], told["files"]["outcome"]) == (1, "resting")
    left = tindak("transfers", "--daily-mb", "0", "--profile", ani)
    assert left["why_resting"] == ""
    assert left["rupiah_left"] > 0
    assert tindak("sync", "--profile", ani)["files"]["sent"] == 1


def test_a_paused_desk_sends_texts_only(centre: Centre, tmp_path: Path, photo: Path) -> None:
    """Until the operator lets files go again."""
    ani = signed_in(centre, tmp_path, "ani")
    tindak("transfers", "--pause", "--profile", ani)
    recorded(ani, photo)
    assert tindak("sync", "--profile", ani)["files"]["outcome"] == "resting"
    tindak("transfers", "--resume", "--lanes", "2", "--profile", ani)
    assert tindak("sync", "--profile", ani)["files"]["sent"] == 1


def test_a_bad_file_refuses_the_whole_command_and_records_nothing(centre: Centre, tmp_path: Path, photo: Path) -> None:
    """A script never finds half of what it asked for."""
    ani = signed_in(centre, tmp_path, "ani")
    empty = tmp_path / "kosong.jpg"
    empty.touch()
    words = ("--file", str(photo), "--file", str(empty), "--profile", ani)
    told = tindak("follow-up", CASE, "--kind", "catatan", "--text", "Dua foto.", *words, expect=2)
    assert told["error"] == "T103"
    assert "kosong.jpg" in told["sentence"]
    assert tindak("outbox", "--profile", ani) == []
    assert files_of(ani) == []


def test_the_same_photo_in_two_follow_ups_is_sent_once(centre: Centre, tmp_path: Path, photo: Path) -> None:
    """By its hash, also from another desk of the office."""
    ani, budi = signed_in(centre, tmp_path, "ani"), signed_in(centre, tmp_path, "budi")
    recorded(ani, photo)
    tindak("sync", "--profile", ani)
    recorded(ani, photo, text="Sekali lagi.")
    assert tindak("sync", "--profile", ani)["files"]["bytes_sent"] == 0
    recorded(budi, photo, text="Dari meja lain.")
    told = tindak("sync", "--profile", budi)["files"]
    assert (told["sent"], told["left"]) == (1, 0)
    assert told["bytes_sent"] < 2_000


def test_where_a_photo_was_taken_is_for_its_coordinator_alone(centre: Centre, tmp_path: Path) -> None:
    """The copy says nothing of place and device; the centre tells it to who supervises the case."""
    photo = tmp_path / "IMG_0002.jpg"
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Merek", "HP-7"
    exif.get_ifd(0x8769)[0xA431] = "SERI-0815"
    exif.get_ifd(0x8825).update({1: "S", 2: (3.0, 18.0, 36.0), 3: "E", 4: (114.0, 35.0, 24.0)})
    Image.open(io.BytesIO(picture_bytes(5, (900, 700)))).save(photo, "JPEG", exif=exif)
    centre.add_officer("koor", KECAMATAN[0], "coordinator")
    ani, koor = (signed_in(centre, tmp_path, name) for name in ("ani", "koor"))
    recorded(ani, photo)
    tindak("sync", "--profile", ani)
    tindak("sync", "--profile", koor)
    (file,) = files_of(koor)
    out = tmp_path / "terlihat.jpg"
    tindak("fetch", file["sha256"], "--out", str(out), "--profile", koor)
    assert b"SERI-0815" in photo.read_bytes()
    assert b"SERI-0815" not in out.read_bytes()
    with Image.open(out) as copy:
        assert len(copy.getexif()) == 0
    told = tindak("origin", file["sha256"], "--profile", koor)["origin"]
    assert (told["model"], told["serial"]) == ("HP-7", "SERI-0815")
    assert (round(told["latitude"], 2), round(told["longitude"], 2)) == (-3.31, 114.59)
    refused = tindak("origin", file["sha256"], "--profile", ani, expect=3)
    assert (refused["origin"], "koordinator" in refused["sentence"]) == (None, True)


def test_limits_of_a_desk_are_settings(centre: Centre, tmp_path: Path, photo: Path) -> None:
    """Kept, told, and refused where they make no sense."""
    ani = signed_in(centre, tmp_path, "ani")
    assert tindak("file-limits", "--set", "longest_side=640", "--profile", ani)["longest_side"] == 640
    recorded(ani, photo)
    assert tindak("file-limits", "--set", "most_files=0", "--profile", ani, expect=2)["error"] == "T100"
    assert tindak("file-limits", "--set", "warna=3", "--profile", ani, expect=2)["error"] == "T100"


def test_two_lanes_bring_the_same_files(centre: Centre, desk_of: Desks, tmp_path: Path) -> None:
    """Each file once, whichever connection takes it."""
    desk = desk_of("ani")
    desk.exchange.exchange_now()
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    for number, path in enumerate(paths):
        path.write_bytes(picture_bytes(number, (500, 400), "PNG"))
    (case,) = desk.desk.cases_of(CASE)
    names = [one.file.sha256 for one in desk.evidence.take_in(case, paths) if one.file]
    desk.desk.record_follow_up(case, EventKind.NOTE, "Lima foto.", files=names)
    desk.evidence.allow(Allowance(lanes=2))
    desk.exchange.exchange_now()
    report = desk.exchange.send_files(FilesWanted.ALL)
    assert (report.outcome, report.sent, report.left) == ("done", 5, 0)
    assert centre.document("files", "check")["missing"] in (0, [])
