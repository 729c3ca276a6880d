"""A desk in memory: the engine's replica and the recording of follow-ups in their plainest form."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

import msgspec

from sync.contract.errors import BadInput
from sync.contract.marks import (
    added,
    bucket_of,
    bucket_sums,
    buckets_for,
    sum_bytes,
)
from sync.contract.messages import Action, AnswerFrame, Entity, SignedIn, Written
from sync.contract.receipts import Vouched
from sync.engine.ports import Applied
from tests.simulation.fake_held import Entry, Work, marks_held
from tests.simulation.memory import Memory
from tests.simulation.ports import DeskTime, EntityKey, Own, Trap

_TABLES = ("one", "unit", "text", "state", "event", "aside", "outbox", "draft", "untold")


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
            work = Work(tables, self._me())
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
        return sum_bytes(added(0, (mark for _, _, mark in marks_held(self._memory.rows))))

    def recount(self) -> bytes:
        """Return it counted anew, which is how it is counted here always."""
        return self.sum()

    def beyond_repair(self) -> bytes:
        """Return the sum at which a repair was of no use."""
        left: bytes = self._memory.rows["one"].get("beyond repair", b"")
        return left

    def leave_it(self, theirs: bytes) -> None:
        """Remember it."""
        with self._memory.writing(self.trap) as tables:
            tables.put("one", "beyond repair", theirs)

    def buckets(self) -> bytes:
        """Return the sums by bucket."""
        held = list(marks_held(self._memory.rows))
        return bucket_sums(held, buckets_for(len(held)))

    def compare(self, buckets: int, differing: Sequence[int], roll: Sequence[Entity]) -> list[tuple[str, int]]:
        """Drop what the centre does not have, and return what has to be told."""
        theirs = {(one.kind, one.row): one.mark for one in roll}
        with self._memory.writing(self.trap) as tables:
            held = [one for one in marks_held(tables) if bucket_of(one[0], one[1], buckets) in differing]
            ours: dict[EntityKey, set[int]] = {}
            for kind, row, mark in held:
                ours.setdefault((kind, row), set()).add(mark)
            surplus = [
                key
                for key, marks in ours.items()
                if key not in theirs or (key[0] == "event" and marks != {theirs[key]})
            ]
            work = Work(tables, self._me())
            # No centre has half of a case; of one that has arrived by half, only the state can be compared.
            work.drop([*surplus, *(("text", row) for kind, row in surplus if kind == "state")])
            wanted = [key for key, mark in theirs.items() if key in surplus or ours.get(key) != {mark}]
            for kind, row in wanted:
                # Revisions of a history that the centre has lost mean nothing: what is told now replaces any.
                if kind == "state" and row in tables["state"]:
                    tables.put("state", row, msgspec.structs.replace(tables["state"][row], revision=0))
            if wanted or surplus:
                work.doubt([one.action.id for one in tables["outbox"].values()])
        return wanted
