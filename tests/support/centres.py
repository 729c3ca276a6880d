"""A real centre over a real database, with a clock that stands, and desks that talk to its real application."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from argon2 import PasswordHasher
from litestar import Litestar
from litestar.testing import TestClient

from sync.contract.compression import Unsqueezer
from sync.contract.entities import CaseState
from sync.contract.events import EventKind
from sync.contract.frames import FRAMES_TYPE, FrameReader, frame, unpack
from sync.contract.ids import uuid7
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, SignIn, Written
from sync.contract.receipts import Receipt
from sync.server.centre import Centre, opened, set_up
from sync.server.complaints import ImportReport, import_rows
from sync.server.lapor_export.rows import ExportRow
from sync.server.passwords import Passwords
from sync.server.settings import DataFolder
from sync.server.units import add_unit
from sync.server.users import Role, add_user
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


class Desk:
    """What a desk holds and sends, without an engine: the newest body of each entity, and a cursor."""

    def __init__(self, client: TestClient[Litestar], username: str, device: int = 1) -> None:
        self.client = client
        self.cursor = ""
        self.held: dict[tuple[str, int], bytes] = {}
        self.receipts: dict[UUID, Receipt] = {}
        self.raw_receipts: dict[UUID, bytes] = {}
        self._drawn = device << 32
        self.token = self.sign_in(username, device).json()["token"]

    def sign_in(self, username: str, device: int, password: str = PASSWORD) -> Any:
        asked = SignIn(username=username, password=password, device=UUID(int=device), device_name="Laptop kantor")
        return self.client.post("/v1/sign-in", json=msgspec.to_builtins(asked))

    def action(self, case: int, text: str = "Sudah kami tangani.", **fields: Any) -> Action:
        self._drawn += 1
        given: dict[str, Any] = {"kind": EventKind.SUBSTANTIVE_RESPONSE, "written": Written(at=MONDAY, offset=480)}
        return Action(id=uuid7(MONDAY, self._drawn.to_bytes(10, "big")), case=case, text=text, **{**given, **fields})

    def exchange(self, *actions: Action, **opening: Any) -> list[AnswerFrame]:
        """Exchange once and apply the answer."""
        frames = read_frames(self.post(Opening(cursor=self.cursor, actions=actions, **opening)))
        for one in frames:
            self.apply(one)
        return frames

    def post(self, *up: Opening | MoreActions, body: bytes | None = None, **headers: str) -> Any:
        content = b"".join(map(frame, up)) if body is None else body
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(
            "/v1/exchange",
            content=content,
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": FRAMES_TYPE,
                "Accept-Encoding": "identity",
                **given,
            },
        )

    def apply(self, one: AnswerFrame) -> None:
        if one.restart:
            self.held.clear()
        for raw in one.receipts:
            receipt = unpack(raw, Receipt)
            self.receipts[receipt.action] = receipt
            self.raw_receipts[receipt.action] = bytes(raw)
        for change in one.changes:
            if change.kind == "withdrawn":
                self._withdraw(change.row)
            else:
                self.held[change.kind, change.row] = bytes(change.body)
        self.cursor = one.cursor or self.cursor

    def _withdraw(self, case: int) -> None:
        events = [key for key, body in self.held.items() if key[0] == "event" and _case_of(body) == case]
        for key in (("text", case), ("state", case), *events):
            self.held.pop(key, None)

    def rows(self, kind: str) -> list[int]:
        """Row numbers of the entities of a kind that this desk holds."""
        return sorted(row for held_kind, row in self.held if held_kind == kind)

    def case(self, tracking_id: str) -> int:
        """Row number of a complaint on this desk."""
        [row] = [row for row in self.rows("text") if self.body("text", row)["tracking_id"] == tracking_id]
        return row

    def body(self, kind: str, row: int) -> dict[str, Any]:
        body: dict[str, Any] = msgspec.msgpack.decode(self.held[kind, row])
        return body

    def state(self, row: int) -> CaseState:
        return unpack(self.held["state", row], CaseState)


def read_frames(response: Any) -> list[AnswerFrame]:
    """Read a good answer that came as plain frames."""
    assert response.status_code == 200, response.text
    return list(FrameReader(AnswerFrame).feed(response.content))


def squeezed(portions: Iterable[bytes]) -> bytes:
    """Undo zstd."""
    stream = Unsqueezer()
    return b"".join(piece for portion in portions for piece in stream.unsqueeze(portion))


def _case_of(body: bytes) -> int:
    return int(msgspec.msgpack.decode(body)["case"])
