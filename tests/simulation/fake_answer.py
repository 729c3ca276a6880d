"""The answer of the fake centre: receipts in sheets, the first sync in stages, what changed, and how both compare."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import msgspec

from sync.contract.entities import CaseBody, CaseHead, Change, part_of_state
from sync.contract.frames import pack
from sync.contract.marks import BUCKET_BYTES, bucket_of, bucket_sums, differing_buckets
from sync.contract.messages import AnswerFrame, Entity, Opening
from sync.contract.receipts import Outcome, Receipt, ReceiptSheet, WireReceipt
from tests.simulation.fake_rows import Decided, FeedRow, Key, Scope, body_of, entities_of_case, held_by, scope_of

if TYPE_CHECKING:
    from tests.simulation.fake_centre import FakeCentre

UNITS, HEADS, BODIES, TIMELINES, CATCHING_UP, SETTLED = range(6)


class Given(NamedTuple):
    """The receipt of one action of a request."""

    position: int
    sheet: int
    receipt: Receipt
    state: dict[str, object] | None


class Place(NamedTuple):
    """A cursor: where a desk stands in its scope."""

    epoch: str
    scope: Scope
    seq: int
    stage: int = SETTLED
    row: int = 0
    level: int = -1
    """Number at which the desk last held all that the scope held; -1: it does now."""

    def __str__(self) -> str:
        return f"{self.epoch}.{self.scope[0]}.{int(self.scope[1])}.{self.seq}.{self.stage}.{self.row}.{self.level}"

    def on_the_way_to(self, seq: int) -> "Place":
        """Return a later place, from where there is more to tell."""
        return self._replace(seq=seq, level=self.seq if self.level < 0 else self.level)

    @classmethod
    def read(cls, cursor: str) -> "Place | None":
        """Read one; ``None`` for the empty one."""
        if not cursor:
            return None
        epoch, unit, kind, *numbers = cursor.split(".")
        seq, stage, row, level = (int(number) for number in numbers)
        return cls(epoch, (int(unit), kind == "1"), seq, stage, row, level)


def laid_out(given: Sequence[Given]) -> tuple[ReceiptSheet, ...]:
    """Lay receipts in the sheets they were signed in."""
    groups: dict[int, list[Given]] = {}
    for one in given:
        groups.setdefault(one.sheet, []).append(one)
    return tuple(_sheet(group) for group in groups.values())


def _sheet(group: Sequence[Given]) -> ReceiptSheet:
    statements = [one.receipt.read() for one in group]
    is_whole = [one.receipt.index for one in group] == list(range(group[0].receipt.size))
    told = []
    position = index = number = event = -1
    for one, statement in zip(group, statements, strict=True):
        own, is_event = int(statement.number.rpartition("-")[2]), statement.outcome is Outcome.ACCEPTED
        told.append(
            WireReceipt(
                position=one.position - position - 1,
                index=one.receipt.index - index - 1,
                number=own - number - 1,
                event=statement.event - event - 1 if is_event else 0,
                outcome=statement.outcome,
                reason=statement.reason,
                state=one.state,
                path=b"" if is_whole else one.receipt.path,
            )
        )
        position, index, number = one.position, one.receipt.index, own
        event = statement.event if is_event else event
    return ReceiptSheet(
        signature=group[0].receipt.signature,
        received_at=statements[0].received_at,
        day=statements[0].number.split("-")[1],
        size=group[0].receipt.size,
        receipts=tuple(told),
    )


def answer_frames(
    centre: "FakeCentre",
    username: str,
    opening: Opening,
    sheets: tuple[ReceiptSheet, ...],
    fresh: set[UUID],
    repeated: set[UUID],
) -> Iterator[AnswerFrame]:
    """Yield the frames of one answer; what is committed meanwhile is seen by the frames that come after."""
    scope = scope_of(centre.rows, username)
    epoch, newest = str(centre.rows["one"]["epoch"]), centre.rows["scope"][scope]
    start = Place.read(opening.cursor)
    is_known = start is not None and (start.epoch, start.scope) == (epoch, scope) and start.seq <= newest
    is_restart = not is_known and bool(opening.cursor)
    here = start if start is not None and is_known else Place(epoch, scope, newest, UNITS)
    missing = tuple(one for one in opening.offered if not _is_accepted(centre.rows["receipt"].get(one), username))
    yield AnswerFrame(
        server_time=centre.time.now,
        restart=is_restart,
        weighed=len(opening.offered),
        missing=missing,
        sheets=sheets,
    )
    # A first sync leaves out what changed meanwhile, so that has to be told whole, be it the desk's own doing.
    echo = (set[UUID](), set[UUID]()) if here.stage != SETTLED else (fresh, repeated)
    spent = 0
    for changes, place in _steps(centre, here, newest, echo, opening.wanted):
        weight = sum(len(pack(change)) for change in changes)
        if opening.budget and spent and spent + weight > opening.budget:
            yield AnswerFrame(more=True, last=True)
            return
        spent += weight
        yield AnswerFrame(changes=tuple(changes), cursor=str(place) if place else "")
    is_still = centre.rows["scope"][scope] == newest
    end = Place(epoch, scope, newest)
    if not is_still:
        end = here.on_the_way_to(newest) if here.stage == SETTLED else end._replace(stage=CATCHING_UP)
    is_behind = not is_still and here.stage != SETTLED
    yield msgspec.structs.replace(_last(centre, end, opening, is_still=is_still), more=is_behind)


def _is_accepted(decided: Decided | None, username: str) -> bool:
    if decided is None or decided.officer != username:
        return False
    return decided.receipt.read().outcome is Outcome.ACCEPTED


def _last(centre: "FakeCentre", place: Place, opening: Opening, *, is_still: bool) -> AnswerFrame:
    differing: list[int] = []
    roll: list[Entity] = []
    if opening.buckets:
        held = [(kind, row, told.mark) for (kind, row), told in held_by(centre.rows, place.scope).items() if told.mark]
        count = len(opening.buckets) // BUCKET_BYTES
        differing = differing_buckets(opening.buckets, bucket_sums(held, count))
        roll = [Entity(kind, row, mark) for kind, row, mark in held if bucket_of(kind, row, count) in differing]
    return AnswerFrame(
        cursor=str(place) if str(place) != opening.cursor else "",
        sum=centre.sum_of(place.scope) if is_still else b"",
        differing=tuple(differing),
        roll=tuple(roll),
        last=True,
    )


def _steps(
    centre: "FakeCentre", here: Place, until: int, echo: tuple[set[UUID], set[UUID]], wanted: Sequence[Key]
) -> Iterator[tuple[list[Change], Place | None]]:
    if here.stage < CATCHING_UP:
        yield from _first_sync(centre, here)
        here = here._replace(stage=CATCHING_UP, row=0)
    after = here.seq
    while True:
        told = held_by(centre.rows, here.scope)
        batch = sorted((one.seq, key, one) for key, one in told.items() if after < one.seq <= until)
        batch = batch[: centre.rows_per_frame]
        if not batch:
            break
        changes: list[Change] = []
        for _, key, row in batch:
            if row.action not in echo[0] and not (row.action in echo[1] and key[0] == "event"):
                changes += _told(centre.rows, key, row, here)
        after = batch[-1][0]
        yield changes, here.on_the_way_to(after)
    mine = held_by(centre.rows, here.scope)
    for key in wanted:
        if key in mine and (whole := _whole(centre.rows, key)):
            yield [whole], None


def _first_sync(centre: "FakeCentre", here: Place) -> Iterator[tuple[list[Change], Place]]:
    """Yield all that a scope held at one number, in stages; cases that changed since are left to catching up."""
    if here.stage == UNITS:
        in_stages = ("text", "state", "event", "withdrawn")
        others = sorted(key for key in held_by(centre.rows, here.scope) if key[0] not in in_stages)
        here = here._replace(stage=HEADS, row=0)
        yield [one for key in others if (one := _whole(centre.rows, key))], here
    for stage in range(here.stage, CATCHING_UP):
        at = here.row if stage == here.stage else 0
        while True:
            told = held_by(centre.rows, here.scope)
            rows = sorted(
                row for (kind, row), one in told.items() if kind == "state" and row > at and one.seq <= here.seq
            )[: centre.rows_per_frame]
            if not rows:
                break
            at = rows[-1]
            changes = [change for row in rows for change in _of_stage(centre.rows, stage, row)]
            yield changes, here._replace(stage=stage, row=at)
    yield [], here._replace(stage=CATCHING_UP, row=0)


def _of_stage(rows: Any, stage: int, row: int) -> Iterator[Change]:
    case = rows["case"][row]
    if stage == HEADS:
        head = CaseHead(**{name: getattr(case.text, name) for name in CaseHead.__struct_fields__})
        yield Change("head", row, msgspec.Raw(pack(head)))
        yield Change("state", row, msgspec.Raw(pack(case.state)))
    elif stage == BODIES:
        body = CaseBody(**{name: getattr(case.text, name) for name in CaseBody.__struct_fields__})
        yield Change("body", row, msgspec.Raw(pack(body)), case.version)
    else:
        for number, event in rows["event"].items():
            if event.case == row:
                yield Change("event", number, msgspec.Raw(pack(event)))


def _whole(rows: Any, key: Key) -> Change | None:
    found = body_of(rows, *key) if key[0] != "withdrawn" else None
    return Change(key[0], key[1], msgspec.Raw(pack(found[0])), found[1]) if found else None


def _told(rows: Any, key: Key, row: FeedRow, here: Place) -> Iterator[Change]:
    """Yield a change; while catching up a changed state comes with its whole case."""
    kind, number = key
    level = here.seq if here.level < 0 else here.level
    whole = _whole(rows, key)
    if whole is None:
        yield Change(kind, number, msgspec.Raw(pack(None)))
    elif kind == "state" and here.stage == SETTLED and 0 < row.since <= level:
        part = part_of_state(rows["case"][number].state, row.fields)
        yield Change(kind, number, msgspec.Raw(pack(part)), part=True)
    else:
        yield whole
        if kind == "state" and here.stage == CATCHING_UP:
            for other in entities_of_case(rows, number):
                if other[0] != "state" and (more := _whole(rows, other)):
                    yield more
