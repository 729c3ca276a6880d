"""The main job without a screen, each step told in a line: the line goes away, work goes on, nothing is doubled."""

import sys
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Final

from desktop.bootstrap import doorway_of
from desktop.demo.centre import DemoCentre
from desktop.demo.people import DINAS_OFFICER, OFFICER, PASSWORD, SECOND_OFFICER
from desktop.demo.photos import road
from desktop.doorway import OpenDesk, ProfileDoorway
from desktop.profile import Profile
from sync.contract.errors import LocalFault
from sync.contract.events import EventKind, Lamp
from sync.contract.evidence.attachment import Role
from sync.contract.status import Bucket
from ui.language.wording import size
from ui.pictures import save_pictures
from ui.ports.desk import CaseLine, CaseQuery
from ui.ports.evidence import FileState
from ui.ports.exchange import FilesWanted

_ANSWER: Final = (
    "Yth. Pelapor,\n\nTerima kasih atas laporannya. Petugas kecamatan bersama kepala desa akan memeriksa lokasi pada "
    "Kamis pagi. Hasil pemeriksaan dan langkah selanjutnya kami sampaikan di sini paling lambat Jumat.\n\n"
    "Hormat kami,\nKecamatan Tirta Muara"
)
_DRAFT: Final = (
    "Yth. Pelapor,\n\nTerima kasih telah mengingatkan kami. Petugas telah memeriksa lokasi bersama ketua RT setempat. "
    "Perbaikan sementara dikerjakan mulai"
)
_LAMPS: Final = {Lamp.SAVED: "Tersimpan di komputer ini", Lamp.RECEIVED: "Diterima server"}
_DAY_MS: Final = 24 * 3_600_000
_NOTE: Final = "Kepala desa sudah dihubungi; menunggu hasil rapat desa hari Rabu."


def walk(centre: DemoCentre, profiles: Path, pictures: Path) -> None:
    """Walk the main job and leave pictures of each window.

    :raises LocalFault: when a step does not come out as it must.
    """
    with ExitStack() as stack:

        def desk_of(username: str) -> tuple[ProfileDoorway, OpenDesk]:
            doorway = doorway_of(Profile(profiles / username))
            return doorway, stack.enter_context(closing(doorway.sign_in(centre.url, username, PASSWORD)))

        doorway, desk = desk_of(OFFICER)
        unit = desk.desk.state().unit
        _tell(f"{OFFICER} masuk dari {unit}; data di komputer ini terkunci dengan kata sandinya")
        _exchange(desk, "sinkronisasi pertama")
        state = desk.desk.state()
        _tell(f"di komputer ini sekarang {state.all_cases} laporan, {state.open_cases} masih terbuka")

        centre.stop()
        _tell("jaringan putus: server dimatikan")
        case = _first(desk, lambda line: line.bucket is Bucket.UNANSWERED)
        photos = _photos(desk, case.case, 1)
        action = desk.desk.record_follow_up(case.case, EventKind.INITIAL_RESPONSE, _ANSWER, files=photos)
        _tell(f"laporan {case.tracking_id} dijawab tanpa jaringan, dengan {len(photos)} foto")
        _tell(f"lampu: {_LAMPS[_lamp(desk, action)]}")
        report = desk.exchange.exchange_now()
        _must(report.outcome == "unreachable", "server yang mati dikira tercapai")
        _tell(f"sinkronisasi dicoba: {report.sentence}")

        centre.serve()
        _tell("jaringan kembali: server dinyalakan")
        _exchange(desk, "sinkronisasi kedua")
        _must(_lamp(desk, action) is Lamp.RECEIVED, "tindak lanjut belum diterima")
        receipt = next(line.receipt for line in desk.desk.outbox() if line.id == action)
        _tell(f"lampu: {_LAMPS[_lamp(desk, action)]}; tanda terima {receipt}")
        _exchange(desk, "diulang")
        _move_files(desk, "berkas menyusul teksnya")
        _must(
            all(file.state is FileState.RECEIVED for file in desk.evidence.files(case.case)),
            "foto belum diterima server",
        )

        _, second = desk_of(SECOND_OFFICER)
        _exchange(second, f"komputer kedua, {second.desk.state().unit}")
        seen = [e for e in second.desk.case(second.desk.cases_of(case.tracking_id)[0]).timeline if e.id == action]
        _must(len(seen) == 1, "komputer kedua tidak melihatnya tepat sekali")
        _tell("komputer kedua melihat tindak lanjut itu tepat sekali")
        _move_files(second, "foto kecilnya sampai di komputer kedua")
        there = second.evidence.files(second.desk.cases_of(case.tracking_id)[0])
        _must(all(second.evidence.preview(file.sha256) for file in there), "foto kecil belum ada di komputer kedua")
        _, other = desk_of(DINAS_OFFICER)
        _exchange(other, f"komputer unit lain, {other.desk.state().unit}")
        _must(not other.desk.cases_of(case.tracking_id), "unit lain melihat laporan ini")
        _tell("bagi unit lain laporan itu tidak ada")

        centre.stop()
        _write_more(desk)
        desk.exchange.exchange_now()
        files = save_pictures(desk, doorway, pictures)
        files += save_pictures(desk, doorway, pictures / "gelap", dark=True)
        _tell(f"{len(files)} gambar di {pictures.as_posix()}; mulailah dari hari-ini.png")


def _write_more(desk: OpenDesk) -> None:
    """Leave the desk as an officer leaves it on a day without a line: something waits, something is half written."""
    waiting = _first(desk, lambda line: line.bucket is Bucket.UNANSWERED)
    photos = _photos(desk, waiting.case, 2)
    desk.desk.record_follow_up(waiting.case, EventKind.INITIAL_RESPONSE, _ANSWER, files=photos)
    desk.desk.record_follow_up(_first(desk, lambda line: line.case != waiting.case).case, EventKind.NOTE, _NOTE)
    asked = _first(desk, lambda line: line.needs_reply).case
    desk.desk.save_draft(asked, EventKind.REPLY, _DRAFT)
    _photos(desk, asked, 3)
    _lay(desk, asked, 4, Role.REPORTER, "Dikirim pelapor lewat WhatsApp", days=-1)


def _photos(desk: OpenDesk, case: int, place: int) -> list[str]:
    """Lay photos of a place to the draft of a case, before and after it was mended; returns their names."""
    before = _lay(desk, case, place, Role.BEFORE, "Sebelum ditambal", days=1)
    return [before, _lay(desk, case, place, Role.AFTER, "Sesudah ditambal", days=2)]


def _lay(desk: OpenDesk, case: int, place: int, role: Role, caption: str, *, days: int) -> str:
    """Lay one photo, taken so many days after the complaint came in, to the draft of a case; returns its name."""
    taken_at = desk.desk.case(case).received_at + days * _DAY_MS
    drawn = road(place, mended=role is Role.AFTER, taken_at=taken_at)
    taken = desk.evidence.take_in_content(case, f"IMG_{place:02}{days % 10}.jpg", drawn)
    if taken.file is None:
        raise LocalFault(f"Demo gagal: {taken.why_not}")
    desk.evidence.describe(case, taken.file.sha256, caption=caption, role=role)
    return taken.file.sha256


def _move_files(desk: OpenDesk, what: str) -> None:
    report = desk.exchange.send_files(FilesWanted.ALL)
    _must(report.outcome == "done", report.sentence)
    _tell(f"{what}: {report.sentence} {size(report.bytes_sent)} naik, {size(report.bytes_received)} turun")


def _first(desk: OpenDesk, suits: Callable[[CaseLine], bool]) -> CaseLine:
    found = next(filter(suits, desk.desk.cases(CaseQuery(), 0, 100)), None)
    if found is None:
        raise LocalFault("Data rekaan tidak memuat laporan yang dicari.")
    return found


def _exchange(desk: OpenDesk, what: str) -> None:
    report = desk.exchange.exchange_now()
    _must(report.outcome == "done", report.sentence)
    _tell(
        f"{what}: {report.sentence} {report.round_trips} kali kirim-terima, "
        f"{size(report.bytes_sent)} naik, {size(report.bytes_received)} turun, {report.duration_ms} ms"
    )


def _lamp(desk: OpenDesk, action: str) -> Lamp:
    return next(line.lamp for line in desk.desk.outbox() if line.id == action)


def _must(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads as a sentence
    if not holds:
        raise LocalFault(f"Demo gagal: {otherwise}")


def _tell(step: str) -> None:
    sys.stdout.write(f"- {step}\n")
    sys.stdout.flush()
