"""The table that lists are made from: each case as it is now, what waits included, and as narrow as can be."""

from datetime import date
from typing import Final

from sqlalchemy import Column, Date, Index, Integer, MetaData, Table

from desktop.storage.columns import flag, number, words

DAY_INDEX: Final = "case_line_day"
NEVER: Final = date.max
"""The day of what has no deadline, so that it stands behind all that has one."""


def case_line_table(metadata: MetaData) -> Table:
    """Return the table ``case_line``.

    ``newest_first`` is the negative of ``received_at``, for SQLite walks an index one way; ``asked`` says that units
    were asked about a case, and its state tells which of them have answered; ``place`` is the group of *Hari ini* in
    which it would stand if no day mattered (:mod:`desktop.storage.urgency`). Triggers write the table (migration
    0020) whenever a text, a state or a projection comes, changes or goes; nobody else does. A migration that changes
    one of those tables makes the triggers anew.
    """
    return Table(
        "case_line",
        metadata,
        Column("row", Integer, primary_key=True),
        flag("closed"),
        Column("due", Date, nullable=False),
        number("received_at"),
        number("newest_first"),
        words("bucket"),
        flag("needs_reply"),
        number("unit"),
        words("turn"),
        Column("turn_on", Date, nullable=False),
        *(words(name) for name in ("status", "tracking_id", "title", "category", "classification", "channel")),
        flag("anonymous"),
        flag("confidential"),
        flag("asked"),
        number("place"),
        Index("case_line_order", "closed", "due", "newest_first", "row", "turn", "unit"),
        Index("case_line_turn", "bucket", "turn", "unit"),
        Index("case_line_asked", "asked", "bucket"),
        Index(DAY_INDEX, "turn", "place", "turn_on", "newest_first", "row", "unit", "closed"),
    )
