"""What the check of a reply asks of this desk: what was written here lately, and what evidence there is."""

from typing import Final

from sqlalchemy import Connection, select

from desktop.storage import draft_files, event_files
from desktop.storage.states import ACCEPTED, UNSETTLED
from desktop.storage.tables import outbox
from sync.contract.evidence.attachment import Role
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


def has_evidence(connection: Connection, case: int) -> bool:
    """Whether a case has a photo or document that is not the reporter's own, in its draft too."""
    laid = [one.attachment for one in draft_files.of_case(connection, case)]
    named = [file for _, file in event_files.of_case(connection, case)]
    return any(file.role != Role.REPORTER for file in (*laid, *named))
