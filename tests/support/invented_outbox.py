"""The outbox of a desk in memory: shelves, what stands against an action, and giving up."""

from abc import abstractmethod

import msgspec

from sync.contract.errors import BadInput
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from tests.support.invented_cases import NOW
from ui.ports.outbox import DifferenceView, OutboxLine, OutboxPage, OutboxQuery, SaidSinceView, Shelf, StoodView
from ui.ports.rehearsal import Rehearsal, RehearsedAction

_HOUR = 3_600_000


def shelf_of(line: OutboxLine) -> Shelf:
    """Return where an invented action stands; published ones count as received."""
    if line.is_cancelled:
        return Shelf.CANCELLED
    if line.lamp in (Lamp.HELD, Lamp.REJECTED):
        return Shelf.ATTENTION
    return Shelf.WAITING if line.lamp is Lamp.SAVED else Shelf.RECEIVED


def invented_difference(line: OutboxLine, reason: str = Reason.CASE_CLOSED, **changes: object) -> DifferenceView:
    """Return what stands against an invented action."""
    then = StoodView(
        status="Terdisposisi ke Kecamatan Tirta Muara",
        unit="Kecamatan Tirta Muara",
        title=line.title,
        category="Infrastruktur jalan",
        tracking_id=line.tracking_id,
    )
    view = DifferenceView(
        action=line.id,
        case=line.case,
        tracking_id=line.tracking_id,
        title=line.title,
        kind=line.kind,
        text=line.text,
        written_at=line.written_at,
        cause=str(reason),
        received_at=line.received_at or NOW - _HOUR,
        is_rejected=line.lamp is Lamp.REJECTED,
        then=then,
        now=msgspec.structs.replace(then, status="Ditutup oleh Admin"),
        since=(
            SaidSinceView(
                kind=EventKind.SUBSTANTIVE_RESPONSE,
                text="Posyandu buka kembali hari Rabu pekan depan di balai desa.",
                author="Budi",
                unit="Kecamatan Tirta Muara",
                written_at=NOW - 2 * _HOUR,
                is_published=True,
            ),
        ),
        public=SaidSinceView(
            kind=EventKind.SUBSTANTIVE_RESPONSE,
            text="Posyandu buka kembali hari Rabu pekan depan di balai desa.",
            author="Budi",
            unit="Kecamatan Tirta Muara",
            written_at=NOW - 2 * _HOUR,
            is_published=True,
        ),
    )
    return msgspec.structs.replace(view, **changes)


class InventedOutbox:
    """The part of a desk in memory that looks at own actions. ``differences`` come before invented ones."""

    def __init__(self) -> None:
        """Know of no difference."""
        self.differences: dict[str, DifferenceView] = {}
        self.drafts_changed: dict[int, DifferenceView] = {}
        self.cancelled: list[str] = []
        self.came_back = ""
        self.rehearsal: Rehearsal | None = None
        self.shelved: list[int] = []
        self.queries: list[OutboxQuery] = []

    @abstractmethod
    def outbox(self) -> tuple[OutboxLine, ...]:
        """Return own actions."""

    @abstractmethod
    def change_line(self, action: str, **changes: object) -> None:
        """Change an own action."""

    def own_acts(self, query: OutboxQuery) -> OutboxPage:
        """Return what a query finds."""
        self.queries.append(query)
        words = query.text.casefold().split()
        found = [
            line
            for line in self.outbox()
            if all(word in f"{line.tracking_id} {line.title} {line.text} {line.receipt}".casefold() for word in words)
        ]
        counts = {shelf: sum(shelf_of(line) is shelf for line in found) for shelf in Shelf}
        counts[Shelf.PUBLISHED] = sum(line.lamp is Lamp.PUBLISHED for line in found)
        if query.shelf is Shelf.PUBLISHED:
            found = [line for line in found if line.lamp is Lamp.PUBLISHED]
        elif query.shelf is not None:
            found = [line for line in found if shelf_of(line) is query.shelf]
        return OutboxPage(lines=tuple(found), counts=counts)

    def difference(self, action: str) -> DifferenceView:
        """Return what stands against an action."""
        if action in self.differences:
            return self.differences[action]
        for line in self.outbox():
            if line.id == action and shelf_of(line) in (Shelf.ATTENTION, Shelf.CANCELLED):
                return invented_difference(line)
        raise BadInput("Tindak lanjut ini tidak ditahan.")

    def rehearse(self) -> Rehearsal:
        """Return what would be sent."""
        if self.rehearsal is not None:
            return self.rehearsal
        waiting = [line for line in self.outbox() if shelf_of(line) is Shelf.WAITING]
        return Rehearsal(
            actions=tuple(
                RehearsedAction(
                    id=line.id,
                    case=line.case,
                    tracking_id=line.tracking_id,
                    title=line.title,
                    kind=line.kind,
                    bytes=line.bytes,
                )
                for line in waiting
            ),
            bytes_sent=380 + sum(line.bytes for line in waiting) // 2,
            texts_ms=4_000,
        )

    def draft_difference(self, case: int, act: str = "") -> DifferenceView | None:
        """Return what changed since a draft was begun."""
        return None if act else self.drafts_changed.get(case)

    def look_again(self, case: int, act: str = "") -> None:
        """Forget what changed."""
        if not act:
            self.drafts_changed.pop(case, None)

    def cancel(self, action: str) -> None:
        """Give an action up."""
        self.cancelled.append(action)
        self.change_line(action, is_cancelled=True, can_pull_back=True)

    def shelve_draft(self, case: int, act: str = "") -> str:
        """Take a draft away."""
        assert not act
        self.shelved.append(case)
        return f"rak-{case}"
