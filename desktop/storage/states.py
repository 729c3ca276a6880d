"""The states of an outbox row, and which case it is about."""

from typing import Final

from sqlalchemy import and_

from desktop.storage.tables import case_text, outbox

WAITING: Final = "waiting"
ACCEPTED: Final = "accepted"
HELD: Final = "held"
REJECTED: Final = "rejected"
PULLED: Final = "pulled"
CANCELLED: Final = "cancelled"
"""States of an outbox row: on its way, received, needing a look (two ways), turned back into a draft, given up by the
operator: its words and files stay here and can become a draft again."""

UNSETTLED: Final = (WAITING, HELD, REJECTED)
KEPT: Final = (*UNSETTLED, CANCELLED)
"""States in which the words are nowhere but here."""

FILE_WAITING: Final = "waiting"
FILE_RECEIVED: Final = "received"
FILE_REFUSED: Final = "refused"
"""States of a content that this desk brings to the centre: on its way, there whole, declined for good."""

is_about_it: Final = and_(outbox.c.case == case_text.c.row, outbox.c.tracking_id == case_text.c.tracking_id)
"""Row and number: a row may come to mean another complaint when a centre is set up anew."""
