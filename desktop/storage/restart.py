"""A restart: the centre tells all it owns anew, and until it has, the desk works on with what it holds.

What stands here when the restart begins is remembered as untold; each row that is told again is struck off, and
what is left at the end has left this desk's scope. A line that breaks in between costs nothing: the list lasts.
"""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, Select, delete, insert, literal, select, update

from desktop.storage.held import BOOK, Holding
from desktop.storage.tables import aside, case_state, case_text, event, sealed_figures, template, unit, untold
from sync.contract.entities import ChangeKind

_TOLD_ANEW: Final = {
    ChangeKind.UNIT: unit,
    ChangeKind.TEMPLATE: template,
    ChangeKind.FIGURES: sealed_figures,
    ChangeKind.TEXT: case_text,
    **BOOK,
}
"""Kinds that are known by their row; a state goes with its text."""


def begin(connection: Connection, holding: Holding) -> None:
    """Remember all rows of the centre as untold. States count anew, since revisions of another history mean nothing."""
    connection.execute(delete(untold))
    for kind, table in _TOLD_ANEW.items():
        connection.execute(
            insert(untold).from_select(["kind", "row"], select(literal(kind.value), table.c.row).distinct())
        )
    holding.start_anew()
    connection.execute(update(case_state).values(revision=0))
    # An event is known by its action, and its row number may be another now: a negative one means untold.
    connection.execute(update(event).where(event.c.row > 0).values(row=-event.c.row))
    connection.execute(delete(aside))


def is_going_on(connection: Connection) -> bool:
    """Whether anything is still untold."""
    return connection.exec_driver_sql("SELECT 1 FROM untold LIMIT 1").first() is not None


def tell(connection: Connection, kind: str, rows: Sequence[int]) -> None:
    """Strike off what was told again."""
    told = ChangeKind.TEXT if kind == ChangeKind.BODY else kind  # its head alone is not the whole text
    if told in _TOLD_ANEW:
        connection.execute(delete(untold).where(untold.c.kind == told, untold.c.row.in_(rows)))


def drop_untold_of(holding: Holding, cases: Sequence[int]) -> None:
    """Drop state and events of these cases, as far as they were not told again."""
    holding.drop_states(case_state.c.row.in_(cases) & (case_state.c.revision == 0))
    holding.drop_events(event.c.case.in_(cases) & (event.c.row < 0))


def end(connection: Connection, holding: Holding) -> Sequence[int]:
    """Drop what was not told again, save cases, and return the cases that were not; outside a restart none."""
    holding.drop_units(unit.c.row.in_(_untold(ChangeKind.UNIT)))
    holding.drop_templates(template.c.row.in_(_untold(ChangeKind.TEMPLATE)))
    holding.drop_figures(sealed_figures.c.row.in_(_untold(ChangeKind.FIGURES)))
    for kind in BOOK:
        holding.drop_book(kind, _untold(kind))
    holding.drop_events(event.c.row < 0)
    cases = list(connection.scalars(select(untold.c.row).where(untold.c.kind == ChangeKind.TEXT)))
    connection.execute(delete(untold))
    return cases


def _untold(kind: ChangeKind) -> Select[tuple[int]]:
    return select(untold.c.row).where(untold.c.kind == kind)


_DROPPED_BY_NAME: Final = {
    ChangeKind.TEXT, ChangeKind.STATE, ChangeKind.EVENT, ChangeKind.UNIT, ChangeKind.TEMPLATE,
    ChangeKind.FIGURES, *BOOK,
}  # fmt: skip


def drop_surplus(holding: Holding, rows: dict[str, list[int]], withdraw: Callable[[Sequence[int]], None]) -> None:
    """Drop entities (rows by kind) that the centre does not have.

    A case whose text or state the centre does not have is withdrawn as a whole, so that words of the operator are kept:
    no centre has half of one, and a text of which only the head has arrived has no mark to be compared by.
    """
    withdraw(sorted({*rows.get(ChangeKind.TEXT, []), *rows.get(ChangeKind.STATE, [])}))
    holding.drop_events(event.c.row.in_(rows.get(ChangeKind.EVENT, [])))
    holding.drop_units(unit.c.row.in_(rows.get(ChangeKind.UNIT, [])))
    holding.drop_templates(template.c.row.in_(rows.get(ChangeKind.TEMPLATE, [])))
    holding.drop_figures(sealed_figures.c.row.in_(rows.get(ChangeKind.FIGURES, [])))
    for of_book in BOOK:
        holding.drop_book(of_book, rows.get(of_book, []))
    for kind in rows.keys() - _DROPPED_BY_NAME:
        holding.drop_aside((aside.c.kind == kind) & aside.c.row.in_(rows[kind]))
