"""A centre in memory: the rules of :mod:`sync.server` in their plainest form, on the contract's pure functions."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

import msgspec

from sync.contract.entities import CaseEvent, CaseState, CaseText
from sync.contract.errors import BadInput, SignInRequired
from sync.contract.frames import FrameReader, frame, pack
from sync.contract.marks import added, sum_bytes
from sync.contract.messages import PROTOCOL_MAJOR, Action, MoreActions, Opening, SignedIn
from sync.contract.receipts import public_key_of
from tests.simulation.fake_accept import KEY, Accepted, Sitting
from tests.simulation.fake_answer import answer_frames, laid_out
from tests.simulation.fake_rows import (
    OTHER_KIND,
    TABLES,
    Case,
    Session,
    entities_of_case,
    entities_of_scope,
    forget,
    held_by,
    new_unit,
    next_number,
    scopes_of_case,
    sees_case,
    sees_unit,
    store_case,
    tell,
)
from tests.simulation.memory import Memory, Tables
from tests.simulation.ports import CaseNow, Complaint, Ledger, Officer, RefusedByCentre, Time, Trap


class FakeCentre:
    """A centre in memory."""

    def __init__(self, time: Time, *, is_newer: bool = False, rows_per_frame: int = 250) -> None:
        """Set up.

        :param is_newer: it knows fields and kinds that desks do not.
        """
        self.trap = Trap()
        self.time = time
        self.is_newer = is_newer
        self.rows_per_frame = rows_per_frame
        self._memory = Memory(*TABLES)
        self._memory.rows["one"]["epoch"] = 1
        self._copy: dict[str, dict[Any, Any]] = {}
        self._ledger: tuple[object, Ledger] | None = None

    @property
    def rows(self) -> dict[str, dict[Any, Any]]:
        """What is committed."""
        return self._memory.rows

    def sign_in(self, username: str, device: UUID) -> SignedIn:
        """Open a session; the older one of this device ends."""
        with self._memory.writing(self.trap) as tables:
            self.time.drawn += 1
            token = f"{username} {device} {self.time.drawn}"
            tables.put("session", token, Session(username))
            officer = tables["officer"][username]
            unit = tables["unit"][officer.unit][0]
        return SignedIn(
            token=token,
            username=username,
            full_name=username.title(),
            role="coordinator" if officer.is_coordinator else "liaison",
            unit_row=officer.unit,
            unit_code=unit.code,
            unit_name=unit.name,
            epoch=str(self.rows["one"]["epoch"]),
            server_time=self.time.now,
            server_key=public_key_of(KEY),
        )

    def converse(self, token: str) -> "FakeConversation":
        """Begin to take a request."""
        session = self.rows["session"].get(token)
        if session is None or not session.is_open:
            raise SignInRequired("Sesi sudah berakhir.")
        return FakeConversation(self, session.officer)

    def end_sessions(self, username: str, *, by_time: bool) -> None:
        """Close all sessions of an officer."""
        with self._memory.writing(self.trap) as tables:
            for token, session in list(tables["session"].items()):
                if session.officer == username:
                    tables.put("session", token, Session(username, is_open=False))

    def add_unit(self, code: str, parent: str | None) -> None:
        """Add a unit."""
        with self._memory.writing(self.trap) as tables:
            above = next((row for row, (unit, _) in tables["unit"].items() if unit.code == parent), 0)
            row = next_number(tables, "unit")
            tables.put("unit", row, (new_unit(code, above), 1))
            self._open(tables, (row, False))
            others = [scope for scope in tables["scope"] if scope != (row, False) and sees_unit(tables, scope, row)]
            tell(tables, others, "unit", row)

    def add_officer(self, username: str, unit: str, *, is_coordinator: bool) -> None:
        """Let an officer in; the first coordinator opens the scope of all below."""
        with self._memory.writing(self.trap) as tables:
            at = next(row for row, (known, _) in tables["unit"].items() if known.code == unit)
            tables.put("officer", username, Officer(at, is_coordinator))
            if is_coordinator and (at, True) not in tables["scope"]:
                self._open(tables, (at, True))

    @staticmethod
    def _open(tables: Tables, scope: tuple[int, bool]) -> None:
        tables.put("scope", scope, 0)
        for kind, row in list(entities_of_scope(tables, scope)):
            tell(tables, [scope], kind, row)

    def take(self, complaint: Complaint) -> None:
        """Import one row."""
        with self._memory.writing(self.trap) as tables:
            at = next((row for row, (unit, _) in tables["unit"].items() if unit.code == complaint.unit), 0)
            text = CaseText(
                tracking_id=complaint.tracking_id, title=complaint.title, body=complaint.body, received_at=1000
            )
            for row, case in tables["case"].items():
                if case.text.tracking_id == complaint.tracking_id:
                    store_case(tables, row, case, _told_anew(case, text, complaint.status, self.time.now))
                    return
            row = next_number(tables, "case")
            state = CaseState(
                unit=at, status=complaint.status, lapor_status=complaint.status, lapor_since=self.time.now
            )
            tables.put("case", row, Case(text, state).with_status())
            for kind in ("text", "state"):
                tell(tables, scopes_of_case(tables, at), kind, row)

    def move(self, case: int, unit: int) -> None:
        """Give a case to another unit."""
        with self._memory.writing(self.trap) as tables:
            old: Case = tables["case"][case]
            before = scopes_of_case(tables, old.state.unit)
            state = msgspec.structs.replace(old.state, unit=unit)
            store_case(tables, case, old, msgspec.structs.replace(old, state=state))
            after = scopes_of_case(tables, unit)
            entities = list(entities_of_case(tables, case))
            for scope in before:
                if scope not in after:
                    for kind, row in entities:
                        forget(tables, scope, kind, row)
                    tell(tables, [scope], "withdrawn", case)
            for scope in after:
                if scope not in before:
                    forget(tables, scope, "withdrawn", case)
                    forget(tables, scope, "state", case)
                    for kind, row in entities:
                        tell(tables, [scope], kind, row)

    def publish(self, event: int) -> None:
        """Note that an event stands in LAPOR! now."""
        with self._memory.writing(self.trap) as tables:
            known: CaseEvent = tables["event"][event]
            tables.put("event", event, msgspec.structs.replace(known, published_at=self.time.now))
            tell(tables, scopes_of_case(tables, tables["case"][known.case].state.unit), "event", event)

    def tell_other(self, row: int, unit: int) -> bool:
        """Tell something that desks do not understand."""
        if not self.is_newer:
            return False
        with self._memory.writing(self.trap) as tables:
            at, version, _ = tables["other"].get((OTHER_KIND, row), (unit, 0, None))
            body = {"name": f"foto {row}", "version": version + 1}
            tables.put("other", (OTHER_KIND, row), (at, version + 1, body))
            tell(tables, [scope for scope in tables["scope"] if sees_case(tables, scope, at)], OTHER_KIND, row)
        return True

    def ledger(self) -> Ledger:
        """Return all that there is."""
        if self._ledger is None or self._ledger[0] is not self.rows:
            self._ledger = self.rows, self._all_there_is(self.rows)
        return self._ledger[1]

    def _all_there_is(self, rows: dict[str, dict[Any, Any]]) -> Ledger:
        return Ledger(
            epoch=str(rows["one"]["epoch"]),
            units={row: unit for row, (unit, _) in rows["unit"].items()},
            cases={row: CaseNow(case.state.unit, case.text, case.state) for row, case in rows["case"].items()},
            events=rows["event"],
            book={},
            others={key: (unit, body) for key, (unit, _, body) in rows["other"].items()},
            receipts={action: decided.receipt for action, decided in rows["receipt"].items()},
            officers=rows["officer"],
            sums={scope: self.sum_of(scope) for scope in rows["scope"]},
        )

    def sum_of(self, scope: tuple[int, bool]) -> bytes:
        """Return the sum of the marks of a scope."""
        return sum_bytes(added(0, (told.mark for told in held_by(self.rows, scope).values())))

    def place(self, cursor: str) -> tuple[str, tuple[int, ...]]:
        """Read a cursor."""
        epoch, unit, kind, *numbers = cursor.split(".")
        seq, stage, row, _ = (int(number) for number in numbers)
        return f"{epoch}.{unit}.{kind}", (stage, row, seq) if stage < 4 else (4, 0, seq)

    def backup(self) -> None:
        """Keep a copy."""
        self._copy = {name: dict(table) for name, table in self.rows.items()}

    def restore(self, *, told: bool) -> None:
        """Go back to the copy."""
        self._memory.rows = {name: dict(table) for name, table in self._copy.items()}
        if told:
            self.time.drawn += 1
            with self._memory.writing(self.trap) as tables:
                tables.put("one", "epoch", self.time.drawn)

    def reopen(self) -> None:
        """Nothing was half-done, so nothing has to be undone."""
        self.trap.clear()

    def close(self) -> None:
        """End."""

    def accept(self, username: str, actions: Sequence[Action], first: int) -> Accepted:
        """Decide actions in one transaction; each gets the receipt it was given first."""
        with self._memory.writing(self.trap) as tables:
            return Sitting(tables, username, self.time.now).decide(actions, first)


class FakeConversation:
    """One request while it arrives and is answered."""

    def __init__(self, centre: FakeCentre, username: str) -> None:
        """Begin."""
        self._centre = centre
        self._username = username
        self._opening: Opening | None = None
        self._finished = False
        self._first: FrameReader[Opening] = FrameReader(Opening)
        self._more: FrameReader[MoreActions] = FrameReader(MoreActions)
        self._accepted = Accepted([], set(), set())
        self._count = 0

    def feed(self, portion: bytes) -> None:
        """Take bytes."""
        try:
            for raw in self._first.feed_raw(portion):
                self._take(raw)
        except BadInput as fault:
            raise RefusedByCentre("malformed") from fault

    def _take(self, raw: bytes) -> None:
        told: Opening | MoreActions
        if self._opening is None:
            told = self._opening = self._first.decode(raw)
            if told.protocol != PROTOCOL_MAJOR:
                raise RefusedByCentre("protocol-unsupported")
        else:
            told = self._more.decode(raw)
        self._finished = told.last
        if told.actions:
            part = self._centre.accept(self._username, told.actions, self._count)
            self._accepted.given += part.given
            self._accepted.fresh |= part.fresh
            self._accepted.repeated |= part.repeated
            self._count += len(told.actions)

    def answer(self) -> Iterator[bytes]:
        """Give the answer."""
        if self._opening is None or not self._finished or not self._first.is_between_frames:
            raise RefusedByCentre("malformed")
        accepted = self._accepted
        sheets = laid_out(accepted.given)
        fresh, repeated = accepted.fresh - accepted.repeated, accepted.repeated
        for told in answer_frames(self._centre, self._username, self._opening, sheets, fresh, repeated):
            yield _with_news(frame(told)) if self._centre.is_newer else frame(told)


def _with_news(packed: bytes) -> bytes:
    """Add a field that today's desks do not know."""
    fields = msgspec.msgpack.decode(packed[4:])
    body = pack({**fields, "weather": ["cerah", 31]})
    return len(body).to_bytes(4, "big") + body


def _told_anew(case: Case, text: CaseText, status: str, now: int) -> Case:
    state = case.state
    if status != state.lapor_status:
        state = msgspec.structs.replace(state, lapor_status=status, lapor_since=now)
    return msgspec.structs.replace(case, text=text, state=state).with_status()
