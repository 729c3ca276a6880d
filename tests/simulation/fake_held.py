"""What a fake desk holds: how frames change it, what leaves it, and the marks of what is there."""

import contextlib
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec

from sync.contract import marks
from sync.contract.entities import CaseBody, CaseEvent, CaseHead, CaseState, CaseText, Change, ChangeKind, Unit
from sync.contract.errors import BadInput
from sync.contract.frames import unpack
from sync.contract.messages import Action, SignedIn, Written
from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, Told, Vouched, open_sheet
from tests.simulation.memory import Tables

_STATE_OF = {Outcome.ACCEPTED: "accepted", Outcome.HELD: "held", Outcome.REJECTED: "rejected"}


# They are asked for again at each sum, and are the same for ever.
event_mark = lru_cache(20_000)(marks.event_mark)
other_mark = lru_cache(20_000)(marks.other_mark)
state_mark = lru_cache(20_000)(marks.state_mark)
text_mark = lru_cache(20_000)(marks.text_mark)
unit_mark = lru_cache(20_000)(marks.unit_mark)


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


def marks_held(rows: Any) -> Iterable[tuple[str, int, int]]:
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


class Work:
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
        of_action = [pair for pair in tables["outbox"].items() if pair[1].action.id == statement.action]
        waiting = [pair for pair in of_action if pair[1].state == "waiting"]
        if not waiting:
            return
        [(place, one)] = waiting
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
            with contextlib.suppress(BadInput):  # what a newer centre says unreadably blocks nothing else
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
            case ChangeKind.STATE:
                self._store_state(one)
            case ChangeKind.EVENT:
                event = unpack(one.body, CaseEvent)
                self._told("event", event.action, (row, event))
            case ChangeKind.WITHDRAWN:
                self.drop([("text", row)])
            case kind:
                tables.put("aside", (kind, row), (bytes(one.body), one.version))

    def _store_state(self, one: Change) -> None:
        """Store a state or what changed of it; an older revision of the same history replaces nothing."""
        held: CaseState | None = self._tables["state"].get(one.row)
        is_untold = ("state", one.row) in self._tables["untold"]
        if one.part:
            part = unpack(one.body, dict[str, object])
            if held and not is_untold and int(str(part["revision"])) >= held.revision > 0:
                self._put_part(one.row, held, part)
            return
        state = unpack(one.body, CaseState)
        if held is None or is_untold or state.revision >= held.revision:
            self._told("state", one.row, state)

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

    def drop(self, keys: Iterable[Any]) -> None:
        """Take entities off this desk; a text takes its whole case with it."""
        tables = self._tables
        for kind, key in keys:
            if kind == "text":
                self.doubt_about([key])
                if key in tables["text"]:
                    self._keep_draft(key, tables["text"][key])
                tables.drop("text", key)
                tables.drop("state", key)
                self._drop_events([one for one, (_, event) in tables["event"].items() if event.case == key])
            elif kind == "event":
                actions = (
                    [key] if isinstance(key, UUID) else [one for one, (at, _) in tables["event"].items() if at == key]
                )
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

    def doubt(self, actions: Collection[UUID]) -> None:
        """Doubt that the centre still has these received actions."""
        for place, one in list(self._tables["outbox"].items()):
            if one.action.id in actions and one.state == "accepted":
                self._tables.put("outbox", place, msgspec.structs.replace(one, is_doubtful=True))

    def doubt_about(self, cases: Collection[int]) -> None:
        """Doubt that the centre still has what it received about these cases."""
        self.doubt([one.action.id for one in self._tables["outbox"].values() if one.action.case in cases])

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
