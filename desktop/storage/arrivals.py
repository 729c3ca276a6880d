"""Frames of the centre laid into this desk's rows, within one transaction: changes, and what leaves with them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Row, select

from desktop.storage import draft_files, outbox, restart
from desktop.storage.bulk import found
from desktop.storage.cases import said_in
from desktop.storage.held import Holding
from desktop.storage.tables import case_text, draft
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.deadlines import Calendar, RuleSet
from sync.contract.entities import (
    LARGEST_ROW,
    CaseBody,
    CaseEvent,
    CaseHead,
    CaseState,
    CaseText,
    Change,
    ChangeKind,
    Template,
    Unit,
)
from sync.contract.errors import BadInput
from sync.contract.events import EventKind
from sync.contract.evidence.attachment import Attachment
from sync.contract.frames import unpack
from sync.contract.ids import moment_of
from sync.contract.messages import Action, Written
from sync.contract.monev.seal import Figures
from sync.contract.receipts import Reason

T = TypeVar("T")

_LATER: Final = frozenset({ChangeKind.WITHDRAWN})
"""Kinds that must not be mixed up with what comes before or after them."""


_OF_THE_BOOK: Final[dict[str, type[Calendar] | type[RuleSet]]] = {
    ChangeKind.CALENDAR: Calendar,
    ChangeKind.RULES: RuleSet,
}


class Arrivals:
    """What arrived, and the rows it changes."""

    def __init__(self, connection: Connection, new_id: Callable[[], UUID]) -> None:
        self._connection = connection
        self._new_id = new_id
        self.holding = Holding(connection)
        self._is_restarting = False

    def change(self, changes: Iterable[Change]) -> None:
        """Store changes in their order, those of one kind together."""
        self._is_restarting = restart.is_going_on(self._connection)
        for run in _runs(changes):
            for (kind, part), group in sorted(run.items(), key=_heads_first):
                self._store_or_keep(kind, part, list(group.values()))

    def _store_or_keep(self, kind: str, part: bool, group: Sequence[Change]) -> None:  # noqa: FBT001 - a pair from the wire
        """Store changes; what a newer centre says in a way that this program cannot read blocks nothing else."""
        try:
            with self._connection.begin_nested(), self.holding.tentatively():
                self._store(kind, part, group)
                if self._is_restarting:
                    restart.tell(self._connection, kind, [change.row for change in group])
        except (BadInput, msgspec.ValidationError, OverflowError):
            if len(group) == 1:
                self.holding.keep_unread(kind, group[0].row, bytes(group[0].body))
            else:
                for one in group:
                    self._store_or_keep(kind, part, [one])

    def _store(self, kind: str, part: bool, group: Sequence[Change]) -> None:  # noqa: FBT001 - a pair from the wire
        match kind:
            case ChangeKind.UNIT:
                self.holding.store_units(_versioned(group, Unit))
            case ChangeKind.CALENDAR | ChangeKind.RULES:
                self.holding.store_book(ChangeKind(kind), _versioned(group, _OF_THE_BOOK[kind]))
            case ChangeKind.TEMPLATE:
                self.holding.store_templates(_versioned(group, Template))
            case ChangeKind.FIGURES:
                self.holding.store_figures(_versioned(group, Figures))
            case ChangeKind.HEAD | ChangeKind.BODY | ChangeKind.TEXT:
                self._store_words(kind, group)
            case ChangeKind.STATE if part:
                self.holding.change_states(_bodies(group, dict[str, object]))
            case ChangeKind.STATE:
                self.holding.store_states(_bodies(group, CaseState))
            case ChangeKind.EVENT:
                self.holding.store_events(_bodies(group, CaseEvent))
            case ChangeKind.WITHDRAWN:
                self.withdraw([change.row for change in group])
            case _:
                self.holding.store_aside(kind, [(one.row, bytes(one.body), one.version) for one in group])

    def _store_words(self, kind: str, group: Sequence[Change]) -> None:
        """Store texts of cases, whole or in halves."""
        match kind:
            case ChangeKind.HEAD:
                heads = _bodies(group, CaseHead)
                self.holding.store_heads(heads, self._make_way({row: head.tracking_id for row, head in heads}))
            case ChangeKind.BODY:
                self.holding.store_bodies(_versioned(group, CaseBody))
            case _:
                texts = _versioned(group, CaseText)
                self._make_way({row: text.tracking_id for row, text, _ in texts})
                self.holding.store_texts(texts)

    def _make_way(self, told: dict[int, str]) -> list[int]:
        """Clear rows that now mean another complaint, as at a centre that was set up anew; return those that are here.

        State and events of the new one may have arrived before its text; only what was not told again goes.
        """
        held = list(found(self._connection, "case_text", ("row", "tracking_id"), "row", told))
        others = [row for row, tracking_id in held if tracking_id != told[row]]
        if others:
            self._keep_words(others)
            self.holding.blank_bodies(others)
            self.holding.touched.update(others)
            restart.drop_untold_of(self.holding, others)
        return [row for row, _ in held]

    def withdraw(self, rows: Sequence[int]) -> None:
        """Take cases off this desk: text, state, events, index. Only what its operator wrote stays.

        With the events goes the only sign that the centre has what it received about them, so it is asked once more: it
        may have been restored from a backup since.
        """
        self._keep_words(rows)
        outbox.doubt_about(self._connection, rows)
        self.holding.drop_cases(rows)

    def drop(self, surplus: Iterable[tuple[str, int]]) -> None:
        """Take entities off this desk that the centre does not have."""
        rows: dict[str, list[int]] = {}
        for kind, row in surplus:
            rows.setdefault(kind, []).append(row)
        restart.drop_surplus(self.holding, rows, self.withdraw)

    def _keep_words(self, rows: Collection[int]) -> None:
        """Of cases that go, keep what their operator has not sent, and let go of what the centre received."""
        about = {
            row
            for table in ("draft", "draft_file", "outbox")
            for (row,) in found(self._connection, table, ("case",), "case", rows)
        }
        for row in sorted(about):  # of thousands that go, words were written in a few
            self._keep_drafts(row)
            outbox.forget_words_of(self._connection, row)

    def _keep_drafts(self, row: int) -> None:
        typed = self._connection.execute(select(draft).where(draft.c.case == row)).all()
        files = tuple(one.attachment for one in draft_files.of_case(self._connection, row))
        written = next((one for one in typed if not one.act), None)
        if written is not None or files:  # its files are those of the draft that the written kinds share
            self._hold_draft(row, written, files)
        for one in typed:
            if one.act and _typed_words(one):
                self._hold_draft(row, one, ())
        self._connection.execute(draft.delete().where(draft.c.case == row))  # those that hold a choice alone

    def _hold_draft(self, row: int, typed: Row[*tuple[Any, ...]] | None, files: tuple[Attachment, ...]) -> None:
        about = self._connection.execute(select(case_text).where(case_text.c.row == row)).one_or_none()
        new = self._new_id()
        action = Action(
            id=new,
            case=row,
            kind=typed.kind if typed else EventKind.NOTE,
            text=_typed_words(typed) if typed else "",
            written=Written(at=typed.saved_at if typed else moment_of(new)),
            particulars=Particulars(files=files) if files else NONE,
        )
        outbox.hold_draft(
            self._connection,
            row,
            action,
            typed.act if typed else "",
            tracking_id=about.tracking_id if about else "",
            title=about.title if about else "",
            reason=Reason.CASE_MOVED,
        )


def _typed_words(typed: Row[*tuple[Any, ...]]) -> str:
    said = said_in(typed)
    return "\n".join(words for words in (said.title, said.category, typed.text) if words.strip())


def _runs(changes: Iterable[Change]) -> Iterator[dict[tuple[str, bool], dict[int, Change]]]:
    """Yield changes by kind, of each row the newest; what withdraws is kept apart from what comes before or after.

    What stands at no possible row is nothing, and is passed over.
    """
    run: dict[tuple[str, bool], dict[int, Change]] = {}
    is_withdrawing = False
    for change in changes:
        if abs(change.row) > LARGEST_ROW:
            continue
        if run and (change.kind in _LATER) is not is_withdrawing:
            yield run
            run = {}
        is_withdrawing = change.kind in _LATER
        run.setdefault((change.kind, change.part), {})[change.row] = change
    if run:
        yield run


def _heads_first(group: tuple[tuple[str, bool], dict[int, Change]]) -> bool:
    """Order kinds as they came, but heads before the bodies that need them: frames of several stages come together."""
    return group[0][0] != ChangeKind.HEAD


def _bodies(group: Iterable[Change], kind: type[T]) -> list[tuple[int, T]]:
    return [(change.row, unpack(change.body, kind)) for change in group]


def _versioned(group: Iterable[Change], kind: type[T]) -> list[tuple[int, T, int]]:
    return [(change.row, unpack(change.body, kind), change.version) for change in group]
