"""The two ends of an exchange as plain lists, for what the engine itself promises."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from uuid import UUID

import msgspec

from sync.contract.entities import Change
from sync.contract.frames import pack
from sync.contract.marks import added, bucket_of, bucket_sums, buckets_for, differing_buckets, other_mark, sum_bytes
from sync.contract.messages import Action, AnswerFrame, Entity, MoreActions, Opening, Written
from sync.contract.receipts import Vouched, open_sheet
from sync.engine.ports import Applied, Traffic
from tests.support.answers import SERVER_KEY, SIGNING_KEY, sheet

KIND = "unit"


def note(number: int, size: int = 10) -> Action:
    return Action(id=UUID(int=number), case=1, kind="catatan", text="x" * size, written=Written(at=number))


class ListReplica:
    """A replica of plain lists; ``held`` are the versions of entities by their row."""

    def __init__(self, waiting: int = 0) -> None:
        self.outbox = {number: note(number) for number in range(1, waiting + 1)}
        self.sent: list[int] = []
        self.pulled_back: set[int] = set()
        self.received: dict[int, Action] = {}
        self.doubted: set[UUID] = set()
        self.at = ""
        self.changes = 0
        self.held: dict[int, int] = {}
        self.kept_sum: bytes | None = None
        self.left = b""

    def cursor(self) -> str:
        return self.at

    def waiting(self, after: int, most: int) -> list[tuple[int, Action]]:
        return [(position, action) for position, action in sorted(self.outbox.items()) if position > after][:most]

    def mark_sent(self, positions: list[int]) -> list[int]:
        still = [position for position in positions if position in self.outbox and position not in self.pulled_back]
        self.sent.extend(still)
        return still

    def mark_unsent(self, positions: list[int]) -> None:
        self.sent = [position for position in self.sent if position not in positions]

    def apply(self, frames: Sequence[AnswerFrame], sent: Sequence[Vouched]) -> Applied:
        settled = doubtful = changes = 0
        for told in frames:
            for one in (one for laid in told.sheets for one in open_sheet(laid, sent)):
                if one.receipt.is_of(SERVER_KEY):
                    number = one.statement.action.int
                    self.received[number] = self.outbox.pop(number)
                    settled += 1
                else:
                    doubtful += 1
            self.held.update({change.row: change.version for change in told.changes})
            changes += len(told.changes)
            self.at = told.cursor or self.at
        self.changes += changes
        return Applied(settled, changes, doubtful)

    def doubtful(self, most: int) -> list[UUID]:
        return sorted(self.doubted)[:most]

    def settle_doubts(self, offered: Sequence[UUID], missing: Collection[UUID]) -> None:
        self.doubted -= set(offered)
        for action in missing:
            self.outbox[action.int] = self.received.pop(action.int)

    def sum(self) -> bytes:
        return self.recount() if self.kept_sum is None else self.kept_sum

    def recount(self) -> bytes:
        self.kept_sum = None
        return _sum_of(self.held)

    def beyond_repair(self) -> bytes:
        """Return the sum at which a repair was of no use."""
        return self.left

    def leave_it(self, theirs: bytes) -> None:
        """Remember it."""
        self.left = theirs

    def buckets(self) -> bytes:
        return bucket_sums(_marks(self.held), buckets_for(len(self.held)))

    def compare(self, buckets: int, differing: Sequence[int], roll: Sequence[Entity]) -> list[tuple[str, int]]:
        theirs = {one.row: one.mark for one in roll}
        ours = {row: mark for kind, row, mark in _marks(self.held) if bucket_of(kind, row, buckets) in set(differing)}
        for row in ours.keys() - theirs.keys():
            del self.held[row]
        return [(KIND, row) for row, mark in sorted(theirs.items()) if ours.get(row) != mark]


class ListGateway:
    """A centre of plain lists that answers in portions, and may be cut off, have lost, or hold something else."""

    def __init__(
        self, feed: int = 0, portion: int = 10, *, cut_after: int | None = None, key: bytes = SIGNING_KEY
    ) -> None:
        self.feed, self.portion, self.cut_after, self.key = feed, portion, cut_after, key
        self.entities = dict.fromkeys(range(feed), 1)
        self.tells_sums = False
        self.weighs = True
        self.lost: set[UUID] = set()
        self.requests: list[list[Opening | MoreActions]] = []

    def exchange(self, up: Iterable[Opening | MoreActions]) -> Iterator[Sequence[AnswerFrame]]:
        """Answer receipts first, then one portion of the feed."""
        frames = list(up)
        self.requests.append(frames)
        opening = frames[0]
        assert isinstance(opening, Opening)
        actions = [action for told in frames for action in told.actions]
        start = int(opening.cursor or 0)
        end = min(start + self.portion, self.feed)
        rows = [row for row in range(start, end) if row in self.entities]
        rows += [row for kind, row in opening.wanted if kind == KIND and row in self.entities]
        answer = [
            AnswerFrame(
                sheets=(sheet(*actions, key=self.key),) if actions else (),
                server_time=1,
                weighed=len(opening.offered) if self.weighs else 0,
                missing=tuple(action for action in opening.offered if action in self.lost) if self.weighs else (),
            ),
            AnswerFrame(changes=tuple(self._change(row) for row in rows), cursor=str(end)),
            self._last(opening, more=end < self.feed),
        ]
        self.lost -= {action.id for action in actions}
        for one in answer if self.cut_after is None else answer[: self.cut_after]:
            yield [one]

    def traffic(self) -> Traffic:
        return Traffic(round_trips=len(self.requests))

    def openings(self) -> list[Opening]:
        return [told for request in self.requests for told in request if isinstance(told, Opening)]

    def _change(self, row: int) -> Change:
        return Change(KIND, row, msgspec.Raw(pack(None)), self.entities[row])

    def _last(self, opening: Opening, *, more: bool) -> AnswerFrame:
        last = AnswerFrame(last=True, more=more, sum=_sum_of(self.entities) if self.tells_sums and not more else b"")
        if not opening.buckets:
            return last
        held = _marks(self.entities)
        count = len(opening.buckets) // 4
        differing = differing_buckets(opening.buckets, bucket_sums(held, count))
        roll = [Entity(*one) for one in held if bucket_of(one[0], one[1], count) in differing]
        return msgspec.structs.replace(last, differing=tuple(differing), roll=tuple(roll))


def _marks(versions: dict[int, int]) -> list[tuple[str, int, int]]:
    return [(KIND, row, other_mark(KIND, row, version)) for row, version in versions.items()]


def _sum_of(versions: dict[int, int]) -> bytes:
    return sum_bytes(added(0, (mark for _, _, mark in _marks(versions))))
