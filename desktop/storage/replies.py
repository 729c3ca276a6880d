"""What the check of a reply asks of this desk: the letters that were written here lately."""

from typing import Final

from sqlalchemy import Connection, select

from desktop.storage.states import ACCEPTED, UNSETTLED
from desktop.storage.tables import outbox
from sync.contract.replies.remarks import REPORTER_KINDS

_MOST: Final = 200
"""Letters of some weeks; an office writes some hundred a year."""


def recent_replies(connection: Connection) -> tuple[str, ...]:
    """Return the newest letters to reporters that were recorded at this desk and are still readable."""
    query = (
        select(outbox.c.text)
        .where(
            outbox.c.kind.in_(sorted(REPORTER_KINDS)), outbox.c.state.in_((*UNSETTLED, ACCEPTED)), outbox.c.text != ""
        )
        .order_by(outbox.c.position.desc())
        .limit(_MOST)
    )
    return tuple(connection.scalars(query))
