"""The list of a desk in memory: narrowed and ordered in plain Python, bulk acts ruled as single ones are."""

from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, TypeVar

from sync.contract.errors import BadInput
from sync.contract.status import OPEN_BUCKETS
from tests.support.invented_road import now_ms
from ui.clock import local_day
from ui.ports.acts import ActRequest, PossibleAct
from ui.ports.listing import (
    BulkDone,
    BulkLine,
    CaseLine,
    CaseQuery,
    Choice,
    Deadline,
    Flag,
    ListChoices,
    ListColumn,
    ListMemory,
    TableOrder,
)

T = TypeVar("T")


class InventedList:
    """What the list asks besides pages and counts."""

    held: dict[int, Any]
    """Cases by their rows; the desk says what it keeps of each."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self.memory = ListMemory()
        self.tables: list[TableOrder] = []
        self.let_gone = 0

    def list_choices(self) -> ListChoices:
        """Return what occurs."""
        lines = [held.view.line for held in self.held.values()]

        def of(name: str) -> tuple[Choice, ...]:
            values = [getattr(line, name) for line in lines]
            return tuple(Choice(one, one, values.count(one)) for one in sorted(set(values)) if one)

        return ListChoices(
            units=(Choice("TM", "Kecamatan Tirta Muara", len(lines)),),
            categories=of("category"),
            classifications=of("classification"),
            channels=of("channel"),
        )

    def list_memory(self) -> ListMemory:
        """Return what was kept."""
        return self.memory

    def keep_list_memory(self, memory: ListMemory) -> None:
        """Keep it."""
        self._fail()
        self.memory = memory

    def bulk_preview(self, cases: Collection[int], name: str, request: ActRequest) -> tuple[BulkLine, ...]:
        """Say what would be done."""
        del request
        self._fail()
        return tuple(self._ruled(case, name) for case in cases)

    def bulk_act(self, cases: Collection[int], name: str, request: ActRequest) -> BulkDone:
        """Do it where it can be done."""
        self._fail()
        lines = [self._ruled(case, name) for case in cases]
        done = tuple(self.act(line.case, name, request) for line in lines if not line.why_not)
        return BulkDone(done, tuple(line for line in lines if line.why_not))

    def let_go(self, actions: Collection[str]) -> None:
        """Count how often an exchange might begin."""
        del actions
        self.let_gone += 1

    def table_text(self, order: TableOrder) -> str:
        """Return headings and titles."""
        self.tables.append(order)
        titles = [self._held(case).view.line.title for case in order.cases]
        return "\n".join(["\t".join(order.headings), *titles])

    def save_table(self, order: TableOrder, progress: Callable[[int], None]) -> int:
        """Remember what was ordered."""
        self._fail()
        self.tables.append(order)
        progress(len(self.held))
        return len(order.cases) or len(self.held)

    def act(self, case: int, name: str, request: ActRequest) -> str:
        """Do one act; the desk says how."""
        raise AssertionError(case, name, request)

    def possible_acts(self, case: int) -> tuple[PossibleAct, ...]:
        """Say what can be done; the desk says how."""
        raise AssertionError(case)

    def _ruled(self, case: int, name: str) -> BulkLine:
        line = self._held(case).view.line
        ruled = next((one for one in self.possible_acts(case) if one.name == name), None)
        if ruled is None:
            raise BadInput("Tindakan ini tidak dikenal.")
        return BulkLine(
            case=case, tracking_id=line.tracking_id, title=line.title, unit=line.unit, why_not=ruled.why_not,
            status=line.status,
        )  # fmt: skip

    def _held(self, case: int) -> Any:
        return self.held[case]

    def _fail(self) -> None:
        return


def fits(query: CaseQuery, line: CaseLine) -> bool:
    """Whether a query finds a case; text by title and number alone."""
    if query.bucket is not None and line.bucket is not query.bucket:
        return False
    words = query.text.casefold().split()
    if not all(word in f"{line.title} {line.tracking_id}".casefold() for word in words):
        return False
    is_among_all = words or query.bucket is not None or query.with_closed
    if (query.open_only or not is_among_all) and line.bucket not in OPEN_BUCKETS:
        return False
    is_true = {
        Flag.ANONYMOUS: line.anonymous,
        Flag.CONFIDENTIAL: line.confidential,
        Flag.NEEDS_REPLY: line.needs_reply,
        Flag.DRAFT: line.has_draft,
        Flag.OUTBOX: line.waiting > 0,
    }
    return (
        (not query.deadlines or not _deadlines(line).isdisjoint(query.deadlines))
        and (not query.categories or line.category in query.categories)
        and (not query.classifications or line.classification in query.classifications)
        and (not query.channels or line.channel in query.channels)
        and all(is_true[flag] for flag in query.flags)
    )


def in_order(query: CaseQuery, found: list[T], line_of: Callable[[T], CaseLine]) -> list[T]:
    """Return cases as they were held, the most urgent first, or by the column that is asked for."""
    if query.sort in (ListColumn.DUE, ListColumn.TURN):
        return found[::-1] if query.descending else found
    name = {ListColumn.NUMBER: "tracking_id", ListColumn.RECEIVED: "received_at"}.get(query.sort, query.sort.value)
    return sorted(found, key=lambda one: str(getattr(line_of(one), name)).casefold(), reverse=query.descending)


def _deadlines(line: CaseLine) -> set[Deadline]:
    if line.due_on is None or line.working_days_left is None:
        return {Deadline.NONE}
    today = local_day(now_ms())
    if line.due_on < today:
        return {Deadline.OVERDUE}
    near = Deadline.SOON if line.working_days_left <= 2 else Deadline.LATER
    return {near, Deadline.WEEK} if line.due_on <= today + timedelta(days=7 - today.isoweekday()) else {near}
