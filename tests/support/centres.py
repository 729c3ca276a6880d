"""A real centre over a real database, with a clock that stands, and desks that talk to its real application."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher

from sync.contract.compression import Unsqueezer
from sync.contract.frames import FrameReader
from sync.contract.messages import AnswerFrame
from sync.server.centre import Centre, opened, set_up
from sync.server.complaints import ImportReport, import_rows
from sync.server.lapor_export.rows import ExportRow
from sync.server.passwords import Passwords
from sync.server.settings import DataFolder
from sync.server.units import add_unit
from sync.server.users import Role, add_user
from tests.support.blanks import lay_centre
from tests.support.clocks import MONDAY

PASSWORD = "kata sandi yang panjang"
ALL_COLUMNS = frozenset(ExportRow.__struct_fields__) - {"row", "present"}


class CentreClock:
    """Server time that moves only when told."""

    def __init__(self, now: int = MONDAY) -> None:
        self.now = now

    def now_ms(self) -> int:
        return self.now


def quick_passwords() -> Passwords:
    """Argon2id as always, with the least work it allows: tests sign in a hundred times."""
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


class TestCentre:
    """An open centre, what a test does to it, and its application."""

    __test__ = False

    def __init__(self, centre: Centre, folder: DataFolder, clock: CentreClock) -> None:
        self.centre = centre
        self.folder = folder
        self.clock = clock

    def unit(self, code: str, name: str, parent: str | None = None) -> None:
        add_unit(self.centre, code, name, parent)

    def officer(self, username: str, unit: str, role: Role = Role.LIAISON) -> None:
        add_user(self.centre, username, username.title(), unit, role, PASSWORD)

    def take(self, *rows: ExportRow) -> ImportReport:
        return import_rows(self.centre, rows)


@contextmanager
def open_test_centre(path: Path, database: str) -> Iterator[TestCentre]:
    """Set up a centre, or open the one that is there."""
    folder, clock = DataFolder(path), CentreClock()
    if not folder.is_set_up:
        if not database:
            lay_centre(path / "centre.db")
        set_up(folder, database, "Asia/Makassar", clock, os.urandom)
    with opened(folder, clock, quick_passwords()) as centre:
        yield TestCentre(centre, folder, clock)


def exported(row: int, tracking_id: str, unit: str = "", **fields: Any) -> ExportRow:
    """Return a row of an export that has all columns, unless ``present`` says otherwise."""
    given = {
        "title": f"Laporan {tracking_id}",
        "body": "Jalan rusak di depan balai warga.",
        "status": "Terdisposisi ke Instansi" if unit else "Belum Terverifikasi",
        "received_at": MONDAY - 3 * 86_400_000,
        "classification": "Pengaduan",
        "unit_name": unit,
        "present": ALL_COLUMNS,
    }
    return ExportRow(row=row, tracking_id=tracking_id, **{**given, **fields})


def read_frames(response: Any) -> list[AnswerFrame]:
    """Read a good answer that came as plain frames."""
    assert response.status_code == 200, response.text
    return list(FrameReader(AnswerFrame).feed(response.content))


def squeezed(portions: Iterable[bytes]) -> bytes:
    """Undo zstd."""
    stream = Unsqueezer()
    return b"".join(piece for portion in portions for piece in stream.unsqueeze(portion))
