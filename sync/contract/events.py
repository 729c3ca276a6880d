"""What can be said about a complaint: the kinds of case events and who may read them.

Source: the flow and the table "What a unit may do" of the SP4N-LAPOR! field notes (docs/glossary.md).
"""

from enum import StrEnum
from typing import Final


class EventKind(StrEnum):
    """A kind of case event; the value is what travels on the wire and what the commands take."""

    INITIAL_RESPONSE = "respon-awal"
    SUBSTANTIVE_RESPONSE = "respon-substantif"
    NOTE = "catatan"
    CONSTRAINT = "kendala"
    REPORTER_REPLY = "balasan-pelapor"


OFFICER_KINDS: Final = (
    EventKind.INITIAL_RESPONSE,
    EventKind.SUBSTANTIVE_RESPONSE,
    EventKind.NOTE,
    EventKind.CONSTRAINT,
)
"""What an officer may record; a reporter's reply only ever comes from LAPOR!."""

RESPONSES: Final = frozenset({EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE})
"""The answers of the office that the reporter gets to read."""

PUBLIC_KINDS: Final = RESPONSES | {EventKind.REPORTER_REPLY}
"""What both sides see. Notes and constraints are never shown to the reporter."""

EVENT_TEXT_LIMIT: Final = 20_000
"""Most characters of one event's text that the centre takes. The far lower limit of LAPOR! itself is a setting."""


LAPOR_TEXT_LIMIT: Final = 1000
"""Letters that known clients of LAPOR! send at most; going over warns and does not block (domain notes, "Data")."""


class Lamp(StrEnum):
    """How far one of our own events has come. No lamp is lit without proof."""

    SAVED = "saved"
    RECEIVED = "received"
    PUBLISHED = "published"
    HELD = "held"
    REJECTED = "rejected"
