"""A desk in memory: the engine's replica and the recording of follow-ups in their plainest form."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Change, ChangeKind, Unit
from sync.contract.errors import BadInput
from sync.contract.frames import unpack
from sync.contract.marks import (
    added,
    bucket_of,
    bucket_sums,
    buckets_for,
    event_mark,
    other_mark,
    state_mark,
    sum_bytes,
    text_mark,
    unit_mark,
)
from sync.contract.messages import Action, AnswerFrame, Entity, SignedIn, Written
from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, Told, Vouched, open_sheet
from sync.engine.ports import Applied
from tests.simulation.memory import Memory, Tables
from tests.simulation.ports import DeskTime, EntityKey, Own, Trap

_TABLES = ("one", "unit", "text", "state", "event", "aside", "outbox", "draft", "untold")
_STATE_OF = {Outcome.ACCEPTED: "accepted", Outcome.HELD: "held", Outcome.REJECTED: "rejected"}


class Entry(msgspec.Struct, frozen=True):
    """A row of the outbox."""

    action: Action
    state: str = "waiting"
    reason: str = ""
    attempts: int = 0
    receipt: Receipt | None = None
    is_doubtful: bool = False


class Text(msgspec.Struct, frozen=True):
    """A case's text; version 0 while only its head is here."""

    body: CaseText
    version: int


class FakeProfile:
    """What lasts of a fake desk."""

    def __init__(self, time: DeskTime) -> None:
        """Make an empty one."""
        self._memory = Memory(*_TABLES)
        self._time = time

    def open(self) -> "FakeDesk":
        """Open it."""
        return FakeDesk(self._memory, self._time)

    def remove(self) -> None:
        """Nothing is left of it anyway."""


class FakeDesk:
    """A desk in memory; implements :class:`sync.engine.ports.Replica` too."""

    def __init__(self, memory: Memory, time: DeskTime) -> None:
        """Work on what lasts."""
        self._memory = memory
        self._time = time
        self.trap = Trap()

    @property
    def replica(self) -> "FakeDesk":
        """Itself."""
        return self

    @property
    def token(self) -> str:
        """The session."""
        me = self._me()
        return me.token if me else ""

    @property
    def server_key(self) -> bytes:
        """The pinned key."""
        me = self._me()
        return me.server_key if me else b""

    def _me(self) -> SignedIn | None:
        return self._memory.rows["one"].get("me")

    def sign_in(self, signed: SignedIn) -> None:
        """Remember a session."""
        with self._memory.writing(self.trap) as tables:
            tables.put("one", "me", signed)

    # What the operator does

    def shown(self) -> list[int]:
        """Return the cases of which head and state are here."""
        rows = self._memory.rows
        return sorted(row for row in rows["text"] if row in rows["state"])

    def record(self, case: int, kind: str, text: str) -> UUID:
        """Record a follow-up."""
        with self._memory.writing(self.trap) as tables:
            if case not in tables["text"] or case not in tables["state"]:
                raise BadInput("Laporan ini tidak ada di komputer ini.")
            action = Action(
                id=self._time.new_id(),
                case=case,
                tracking_id=tables["text"][case].body.tracking_id,
                kind=kind,
                text=text,
                written=Written(at=self._time.wall_ms(), offset=self._time.zone),
                base=tables["state"][case].revision,
            )
            tables.put("outbox", len(tables["outbox"]) + 1, Entry(action))
            if tables["draft"].get(case, ("", ""))[1] == text:
                tables.drop("draft", case)
        return action.id

    def draft(self, case: int, kind: str, text: str) -> None:
        """Type something."""
        with self._memory.writing(self.trap) as tables:
            tables.put("draft", case, (kind, text))

    def pull_back(self, action: UUID) -> None:
        """Turn an action back into a draft."""
        with self._memory.writing(self.trap) as tables:
            place, entry = next((place, one) for place, one in tables["outbox"].items() if one.action.id == action)
            if entry.state not in ("waiting", "held", "rejected") or (entry.state == "waiting" and entry.attempts):
                raise BadInput("Tindak lanjut ini tidak dapat ditarik kembali.")
            about = tables["text"].get(entry.action.case)
            if about is None or about.body.tracking_id != entry.action.tracking_id:
                raise BadInput("Laporannya sudah tidak ada di komputer ini.")
            if entry.action.case in tables["draft"]:
                raise BadInput("Laporan ini sudah memiliki draf lain.")
            tables.put("draft", entry.action.case, (entry.action.kind, entry.action.text))
            tables.put("outbox", place, msgspec.structs.replace(entry, state="pulled"))

    def own(self) -> list[Own]:
        """Return all own actions."""
        return [
            Own(
                action=one.action.id,
                state=one.state,
                text=one.action.text,
                case=one.action.case,
                tracking_id=one.action.tracking_id,
                reason=one.reason,
                receipt=one.receipt,
            )
            for one in self._memory.rows["outbox"].values()
        ]

    def drafts(self) -> dict[int, str]:
        """Return what is typed."""
        return {case: text for case, (_, text) in self._memory.rows["draft"].items()}

    def entities(self) -> dict[EntityKey, Any]:
        """Return all that is stored of the centre."""
        rows = self._memory.rows
        found: dict[EntityKey, Any] = {("unit", row): unit for row, (unit, _) in rows["unit"].items()}
        found.update({("text", row): text.body for row, text in rows["text"].items()})
        found.update({("state", row): state for row, state in rows["state"].items()})
        found.update({("event", row): event for row, event in rows["event"].values()})
        found.update({key: msgspec.msgpack.decode(body) for key, (body, _) in rows["aside"].items()})
        return found

    def close(self) -> None:
        """Let go."""

    # What the engine asks

    def cursor(self) -> str:
        """Return where the feed goes on."""
        return str(self._memory.rows["one"].get("cursor", ""))

    def waiting(self, after: int, most: int) -> list[tuple[int, Action]]:
        """Return what waits behind a position."""
        found = [(place, one.action) for place, one in self._memory.rows["outbox"].items() if one.state == "waiting"]
        return [pair for pair in found if pair[0] > after][:most]

    def mark_sent(self, positions: list[int]) -> list[int]:
        """Note that these are leaving."""
        return self._count_attempts(positions, 1)

    def mark_unsent(self, positions: list[int]) -> None:
        """Note that these have not left after all."""
        self._count_attempts(positions, -1)

    def _count_attempts(self, positions: list[int], change: int) -> list[int]:
        marked = []
        with self._memory.writing(self.trap) as tables:
            for place in positions:
                entry: Entry = tables["outbox"][place]
                if entry.state == "waiting":
                    attempts = max(0, entry.attempts + change)
                    tables.put("outbox", place, msgspec.structs.replace(entry, attempts=attempts))
                    marked.append(place)
        return marked

    def apply(self, frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        """Store frames with their last cursor in one transaction."""
        with self._memory.writing(self.trap) as tables:
            work = _Work(tables, self._me())
            for one in frames:
                if one.restart:
                    work.restart()
                work.settle(one.sheets, sent)
                work.change(one.changes)
                if one.cursor:
                    tables.put("one", "cursor", one.cursor)
            if frames[-1].last and not frames[-1].more:
                work.drop([*tables["untold"]])
        return Applied(work.settled, sum(len(one.changes) for one in frames), work.doubtful)

    def doubtful(self, most: int) -> list[UUID]:
        """Return received actions that the centre may have lost."""
        entries = self._memory.rows["outbox"].values()
        return [one.action.id for one in entries if one.is_doubtful and one.state == "accepted"][:most]

    def settle_doubts(self, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
        """Let what the centre misses wait again."""
        with self._memory.writing(self.trap) as tables:
            for place, one in list(tables["outbox"].items()):
                if one.action.id in offered:
                    is_lost = one.action.id in missing and one.state == "accepted"
                    again = {"state": "waiting", "receipt": None} if is_lost else {}
                    tables.put("outbox", place, msgspec.structs.replace(one, is_doubtful=False, **again))

    def sum(self) -> bytes:
        """Return the sum of the marks."""
        return sum_bytes(added(0, (mark for _, _, mark in _marks(self._memory.rows))))

    def recount(self) -> bytes:
        """Return it counted anew, which is how it is counted here always."""
        return self.sum()

    def buckets(self) -> bytes:
        """Return the sums by bucket."""
        held = list(_marks(self._memory.rows))
        return bucket_sums(held, buckets_for(len(held)))

    def compare(self, buckets: int, differing: Sequence[int], roll: Sequence[Entity]) -> list[tuple[str, int]]:
        """Drop what the centre does not have, and return what has to be told."""
        theirs = {(one.kind, one.row): one.mark for one in roll}
        with self._memory.writing(self.trap) as tables:
            held = [one for one in _marks(tables) if bucket_of(one[0], one[1], buckets) in differing]
            ours: dict[EntityKey, set[int]] = {}
            for kind, row, mark in held:
                ours.setdefault((kind, row), set()).add(mark)
            surplus = [
                key
                for key, marks in ours.items()
                if key not in theirs or (key[0] == "event" and marks != {theirs[key]})
            ]
            _Work(tables, self._me()).drop(surplus, is_doubtful=True)
        return [key for key, mark in theirs.items() if key in surplus or ours.get(key) != {mark}]


def _marks(rows: Any) -> Iterable[tuple[str, int, int]]:
    """Yield (kind, row, mark) of what is held whole and was told in this history."""
    untold = rows["untold"]
    for row, (unit, version) in rows["unit"].items():
        if ("unit", row) not in untold:
            yield "unit", row, unit_mark(row, unit.code, version)
    for row, text in rows["text"].items():
        if text.version and ("text", row) not in untold:
            yield "text", row, text_mark(row, text.body.tracking_id, text.version)
    for row, state in rows["state"].items():
        if ("state", row) not in untold:
            yield "state", row, state_mark(row, state.revision, state.status, state.lapor_since)
    for action, (row, event) in rows["event"].items():
        if ("event", action) not in untold:
            yield "event", row, event_mark(row, action, event.published_at)
    for (kind, row), (_, version) in rows["aside"].items():
        yield kind, row, other_mark(kind, row, version)


class _Work:
    """One transaction in which frames are applied."""

    def __init__(self, tables: Tables, me: SignedIn | None) -> None:
        self._tables = tables
        self._me = me
        self.settled = self.doubtful = 0

    def restart(self) -> None:
        """Remember all as untold, and doubt all that was received."""
        tables = self._tables
        for kind in ("unit", "text", "state", "event"):
            for key in tables[kind]:
                tables.put("untold", (kind, key), True)
        for key in list(tables["aside"]):
            tables.drop("aside", key)
        for place, one in list(tables["outbox"].items()):
            if one.state == "accepted":
                tables.put("outbox", place, msgspec.structs.replace(one, is_doubtful=True))

    def settle(self, sheets: Iterable[ReceiptSheet], sent: Sequence[Vouched]) -> None:
        """Store receipts with their actions."""
        for sheet in sheets:
            try:
                told = list(open_sheet(sheet, sent))
            except BadInput:
                self.doubtful += len(sheet.receipts)
                continue
            for one in told:
                if self._me and one.receipt.is_of(self._me.server_key):
                    self._settle(one)
                else:
                    self.doubtful += 1

    def _settle(self, told: Told) -> None:
        tables, statement = self._tables, told.statement
        for place, one in tables["outbox"].items():
            if one.action.id == statement.action and one.state == "waiting":
                break
        else:
            return
        self.settled += 1
        now = msgspec.structs.replace(
            one, state=_STATE_OF[statement.outcome], reason=statement.reason, receipt=told.receipt
        )
        tables.put("outbox", place, now)
        if statement.outcome is Outcome.ACCEPTED and one.action.case in tables["text"]:
            self._take_in(one.action, told)

    def _take_in(self, action: Action, told: Told) -> None:
        """Put an own event on the timeline, as the centre tells it to everybody else."""
        assert self._me is not None
        event = CaseEvent(
            action=action.id,
            case=action.case,
            kind=action.kind,
            text=action.text,
            author=self._me.full_name,
            unit=self._me.unit_row,
            unit_name=self._me.unit_name,
            written_at=action.written.at,
            received_at=told.statement.received_at,
        )
        self._tables.put("event", action.id, (told.statement.event, event))
        self._tables.drop("untold", ("event", action.id))
        held: CaseState | None = self._tables["state"].get(action.case)
        if told.state and held and told.state["revision"] == held.revision + 1:
            self._put_part(action.case, held, told.state)

    def change(self, changes: Iterable[Change]) -> None:
        """Store changes in their order."""
        for one in changes:
            self._store(one)

    def _store(self, one: Change) -> None:
        tables, row = self._tables, one.row
        match one.kind:
            case ChangeKind.UNIT:
                self._told("unit", row, (unpack(one.body, Unit), one.version))
            case ChangeKind.HEAD:
                self._store_head(row, unpack(one.body, CaseHead))
            case ChangeKind.BODY:
                if row in tables["text"]:
                    whole = _with(tables["text"][row].body, unpack(one.body, CaseBody))
                    self._told("text", row, Text(whole, one.version))
            case ChangeKind.TEXT:
                text = unpack(one.body, CaseText)
                self._make_way(row, text.tracking_id)
                self._told("text", row, Text(text, one.version))
            case ChangeKind.STATE if one.part:
                held = tables["state"].get(row)
                part = unpack(one.body, dict[str, object])
                if held and ("state", row) not in tables["untold"] and int(str(part["revision"])) >= held.revision:
                    self._put_part(row, held, part)
            case ChangeKind.STATE:
                state = unpack(one.body, CaseState)
                held = tables["state"].get(row)
                if held is None or ("state", row) in tables["untold"] or state.revision >= held.revision:
                    self._told("state", row, state)
            case ChangeKind.EVENT:
                event = unpack(one.body, CaseEvent)
                self._told("event", event.action, (row, event))
            case ChangeKind.WITHDRAWN:
                self.drop([("text", row)])
            case kind:
                tables.put("aside", (kind, row), (bytes(one.body), one.version))

    def _told(self, kind: str, key: Any, value: Any) -> None:
        self._tables.put(kind, key, value)
        self._tables.drop("untold", (kind, key))

    def _store_head(self, row: int, head: CaseHead) -> None:
        self._make_way(row, head.tracking_id)
        held: Text | None = self._tables["text"].get(row)
        whole = _with(held.body if held else CaseText(tracking_id="", title=""), head)
        self._tables.put("text", row, Text(whole, held.version if held else 0))

    def _make_way(self, row: int, tracking_id: str) -> None:
        """Clear a row that now means another complaint, as far as it was not told again."""
        held: Text | None = self._tables["text"].get(row)
        if held is None or held.body.tracking_id == tracking_id:
            return
        self._keep_draft(row, held)
        self._tables.drop("text", row)
        gone = [("state", row)] if ("state", row) in self._tables["untold"] else []
        for action, (_, event) in self._tables["event"].items():
            if event.case == row and ("event", action) in self._tables["untold"]:
                gone.append(("event", action))
        for kind, key in gone:
            self._tables.drop(kind, key)

    def _put_part(self, row: int, held: CaseState, part: dict[str, object]) -> None:
        whole = {**msgspec.structs.asdict(held), **part}
        self._told("state", row, msgspec.convert(whole, CaseState))

    def drop(self, keys: Iterable[Any], *, is_doubtful: bool = False) -> None:
        """Take entities off this desk; a text takes its whole case with it."""
        tables = self._tables
        for kind, key in keys:
            if kind == "text":
                if key in tables["text"]:
                    self._keep_draft(key, tables["text"][key])
                tables.drop("text", key)
                tables.drop("state", key)
                self._drop_events([one for one, (_, event) in tables["event"].items() if event.case == key])
            elif kind == "event":
                actions = (
                    [key] if isinstance(key, UUID) else [one for one, (at, _) in tables["event"].items() if at == key]
                )
                if is_doubtful:
                    self._doubt(actions)
                self._drop_events(actions)
            elif kind in ("unit", "state"):
                tables.drop(kind, key)
            else:
                tables.drop("aside", (kind, key))
            tables.drop("untold", (kind, key))

    def _drop_events(self, actions: Iterable[UUID]) -> None:
        for action in actions:
            self._tables.drop("event", action)
            self._tables.drop("untold", ("event", action))

    def _doubt(self, actions: Collection[UUID]) -> None:
        for place, one in list(self._tables["outbox"].items()):
            if one.action.id in actions and one.state == "accepted":
                self._tables.put("outbox", place, msgspec.structs.replace(one, is_doubtful=True))

    def _keep_draft(self, row: int, about: Text) -> None:
        """Keep what was typed for a case that goes as a held action."""
        typed = self._tables["draft"].get(row)
        if typed is None:
            return
        kind, text = typed
        # Its id is never sent as it is: an action held here has to be recorded anew.
        action = Action(
            id=UUID(int=len(self._tables["outbox"]) + 1),
            case=row,
            tracking_id=about.body.tracking_id,
            kind=kind,
            text=text,
            written=Written(at=0),
        )
        self._tables.put("outbox", len(self._tables["outbox"]) + 1, Entry(action, state="held", reason="case-moved"))
        self._tables.drop("draft", row)


def _with(whole: CaseText, part: CaseHead | CaseBody) -> CaseText:
    return msgspec.structs.replace(whole, **msgspec.structs.asdict(part))
