"""The tables that figures are made from: facts of each case, what they add up to by month, and what is to be redone."""

from typing import Any, Final

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text

from sync.contract.monev import facts

MONTH: Final = "month"
"""A column of the facts here beside those of the contract: the day number of the first of the month of arrival."""
DIRTY: Final = "monev_dirty"
"""Cases whose facts are to be laid out anew. Triggers (migration 0012) write it whenever anything that facts are made
of comes, changes or goes; a migration that changes one of these tables makes the triggers anew."""

CELLS: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    facts.SUMS: (("day", "unit", "bucket"), ("cases", *facts.SUMMED)),
    facts.DAYS: (("day", "unit", "measure", "days", "verdict"), ("cases",)),
    facts.WORDS: (("day", "unit", "kind", "words", "bucket"), ("cases",)),
    facts.DONE: (("day", "unit"), ("cases",)),
    facts.WROTE: (("day", "unit", "of_unit", "author"), ("cases",)),
}
"""Tables of cells: what a cell is of, and what is added up in it. ``verdict`` is 1 for in time, 0 for late, -1 where
the limit is not known."""
_OF_DAYS: Final = (
    "day", "unit", "bucket", *facts.SUMMED, "reply_days", "reply_in_time", "done_days", "done_in_time", "rating",
)  # fmt: skip
"""What is asked of some days that make no whole month."""
_WORDS: Final = ("measure", "kind", "words", "author")


def figure_tables(metadata: MetaData) -> None:
    """Add the tables to the schema."""
    Table(DIRTY, metadata, Column("row", Integer, primary_key=True))
    numbers = {"BIGINT": Integer, "INTEGER": Integer, "TEXT": Text}
    first, *others = facts.COLUMNS
    Table(
        facts.FACTS,
        metadata,
        Column(first[0], Integer, primary_key=True),
        *(Column(name, numbers[kind]) for name, kind in others),
        Column(MONTH, Integer),
        Index("monev_fact_day", *_OF_DAYS),
        Index("monev_fact_due", "due", "unit", "day"),
        Index("monev_fact_done", "done_day", "unit"),
        Index("monev_fact_repeats", "repeats", "day", "unit"),
    )
    for name in (facts.CONSTRAINTS, facts.REMARKS, facts.OFFICERS):
        _beside(metadata, name)
    for name, (keys, counts) in CELLS.items():
        Table(
            name,
            metadata,
            *(Column(key, Text if key in _WORDS else Integer, primary_key=True) for key in keys),
            *(Column(count, Integer, nullable=False) for count in counts),
            sqlite_with_rowid=False,
        )


def _beside(metadata: MetaData, name: str) -> None:
    columns: list[Any] = [Column("row", Integer, nullable=False)]
    columns += [Column(column, Integer if kind == "BIGINT" else Text) for column, kind in facts.BESIDE[name][1:]]
    Table(name, metadata, *columns, Index(f"{name}_row", "row"))
