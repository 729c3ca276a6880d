"""A desk without engine and storage: what it holds, and whether that is what the centre says it holds."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
from litestar import Litestar
from litestar.testing import TestClient

from sync.contract.deadlines import Calendar, RuleSet
from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Change, Template, Unit
from sync.contract.events import EventKind
from sync.contract.frames import FRAMES_TYPE, frame, pack, unpack
from sync.contract.ids import uuid7
from sync.contract.marks import (
    added,
    event_mark,
    other_mark,
    state_mark,
    sum_bytes,
    template_mark,
    text_mark,
    unit_mark,
)
from sync.contract.messages import Action, AnswerFrame, MoreActions, Opening, SignedIn, SignIn, Written
from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, Statement, Vouched, open_sheet
from tests.support.centres import PASSWORD, read_frames
from tests.support.clocks import MONDAY

Key = tuple[str, int]


ANSWERED = {
    "status": "Ditindaklanjuti oleh Instansi",
    "revision": 2,
    "replied_on": "2026-11-23",
    "substantive": True,
}
"""What the first substantive response, on the first day of these tests, changes of a state."""


class Desk:
    """What a desk holds and sends: the newest body of each entity, its mark, and a cursor.

    Each receipt is checked against the key from the sign-in, and each sum that the centre tells against the marks.
    """

    def __init__(self, client: TestClient[Litestar], username: str, device: int = 1) -> None:
        self.client = client
        self.cursor = ""
        self.held: dict[Key, bytes] = {}
        self.heads: dict[int, CaseHead] = {}
        self.marks: dict[Key, int] = {}
        self.receipts: dict[UUID, Statement] = {}
        self.proofs: dict[UUID, Receipt] = {}
        self.told_states: dict[UUID, dict[str, object] | None] = {}
        self._said: dict[UUID, Action] = {}
        self._own: dict[int, int] = {}  # cases of own events, which are not told to this desk, by their rows
        self._drawn = device << 32
        signed_in = msgspec.json.decode(self.sign_in(username, device).content, type=SignedIn)
        self.token, self.server_key, self.signed_in = signed_in.token, signed_in.server_key, signed_in

    def sign_in(self, username: str, device: int, password: str = PASSWORD) -> Any:
        asked = SignIn(username=username, password=password, device=UUID(int=device), device_name="Laptop kantor")
        return self.client.post("/v1/sign-in", json=msgspec.to_builtins(asked))

    def action(self, case: int, text: str = "Sudah kami tangani.", **fields: Any) -> Action:
        self._drawn += 1
        given: dict[str, Any] = {"kind": EventKind.SUBSTANTIVE_RESPONSE, "written": Written(at=MONDAY, offset=480)}
        if ("state", case) in self.held:
            given["base"] = self.state(case).revision
        return Action(id=uuid7(MONDAY, self._drawn.to_bytes(10, "big")), case=case, text=text, **{**given, **fields})

    def exchange(self, *actions: Action, **opening: Any) -> list[AnswerFrame]:
        """Exchange once and apply the answer."""
        frames = read_frames(self.post(Opening(cursor=self.cursor, actions=actions, **opening)))
        self.apply_all(frames, actions)
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

    def apply_all(self, frames: Sequence[AnswerFrame], sent: Sequence[Action] = ()) -> None:
        """Take a whole answer, and hold the centre to its word about what is held now."""
        for one in frames:
            self.apply(one, sent)
        if frames[-1].sum:
            assert self.sum() == frames[-1].sum, "the desk does not hold what the centre says it holds"

    def apply(self, one: AnswerFrame, sent: Sequence[Action] = ()) -> None:
        if one.restart:
            self.held.clear()
            self.marks.clear()
            self._own.clear()
        for sheet in one.sheets:
            self._open(sheet, sent)
        for change in one.changes:
            self._take(change)
        self.cursor = one.cursor or self.cursor

    def sum(self) -> bytes:
        """Sum of the marks of all that is held, counted anew."""
        return sum_bytes(added(0, self.marks.values()))

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

    def _open(self, sheet: ReceiptSheet, sent: Sequence[Action]) -> None:
        for told in open_sheet(sheet, self._vouched(sent)):
            about = told.statement
            assert told.receipt.is_of(self.server_key)
            self.receipts[about.action], self.proofs[about.action] = about, told.receipt
            self.told_states[about.action] = told.state
            if about.outcome is not Outcome.ACCEPTED:
                continue
            case = self._said[about.action].case
            if ("state", case) in self.held:
                self.marks.setdefault(("event", about.event), event_mark(about.event, about.action, 0))
                self._own[about.event] = case
                if told.state and told.state["revision"] == self.state(case).revision + 1:
                    self._keep_state(case, told.state)

    def _vouched(self, sent: Sequence[Action]) -> list[Vouched]:
        """Return what a desk would vouch for: the words under an id are those that it sent first."""
        return [self._said.setdefault(action.id, action).vouched() for action in sent]

    def _take(self, change: Change) -> None:
        row = change.row
        match change.kind:
            case "withdrawn":
                self._withdraw(row)
            case "head":
                self.heads[row] = unpack(change.body, CaseHead)
            case "body":
                told = msgspec.structs.asdict(self.heads[row]) | msgspec.structs.asdict(unpack(change.body, CaseBody))
                self._keep("text", row, CaseText(**told), change.version)
            case "state" if change.part:
                self._keep_state(row, unpack(change.body, dict[str, object]))
            case "state":
                self._keep("state", row, unpack(change.body, CaseState))
            case kind:
                self._keep(kind, row, unpack(change.body, _TYPES[kind]), change.version)

    def _keep_state(self, row: int, part: dict[str, object]) -> None:
        whole = msgspec.convert({**msgspec.structs.asdict(self.state(row)), **part}, CaseState)
        self._keep("state", row, whole)

    def _keep(self, kind: str, row: int, body: Any, version: int = 1) -> None:
        match body:
            case Unit():
                mark = unit_mark(row, body.code, version)
            case CaseText():
                mark = text_mark(row, body.tracking_id, version)
            case CaseState():
                mark = state_mark(row, body.revision, body.status, body.lapor_since)
            case CaseEvent():
                mark = event_mark(row, body.action, body.published_at)
            case Calendar() | RuleSet():
                mark = other_mark(kind, row, version)
            case Template():
                mark = template_mark(row, version)
        self.held[kind, row], self.marks[kind, row] = pack(body), mark

    def _withdraw(self, case: int) -> None:
        told = [row for row in self.rows("event") if self.body("event", row)["case"] == case]
        own = [row for row, about in self._own.items() if about == case]
        for key in (("text", case), ("state", case), *(("event", row) for row in (*told, *own))):
            self.held.pop(key, None)
            self.marks.pop(key, None)
        self.heads.pop(case, None)


_TYPES: dict[str, Any] = {
    "unit": Unit,
    "calendar": Calendar,
    "rules": RuleSet,
    "text": CaseText,
    "event": CaseEvent,
    "template": Template,
}
