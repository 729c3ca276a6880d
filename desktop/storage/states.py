"""The states of an outbox row."""

from typing import Final

WAITING: Final = "waiting"
ACCEPTED: Final = "accepted"
HELD: Final = "held"
REJECTED: Final = "rejected"
PULLED: Final = "pulled"
"""States of an outbox row: on its way, received, needing a look (two ways), turned back into a draft."""

UNSETTLED: Final = (WAITING, HELD, REJECTED)
