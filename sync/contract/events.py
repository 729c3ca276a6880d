"""What can be said about a complaint: the kinds of case events and who may read them.

Source: the flow and the table "What a unit may do" of the SP4N-LAPOR! field notes (docs/glossary.md).
"""

from enum import StrEnum
from typing import Final


class EventKind(StrEnum):
    """A kind of case event; the value is what travels on the wire and what the commands take."""

    INITIAL_RESPONSE = "respon-awal"
    SUBSTANTIVE_RESPONSE = "respon-substantif"
    REPLY = "jawab-pelapor"
    """Answers what the reporter said to an earlier response."""
    NOTE = "catatan"
    CONSTRAINT = "kendala"
    REPORTER_REPLY = "balasan-pelapor"
    RETURN = "kembalikan"
    COMPLETENESS = "minta-kelengkapan"
    PROPOSAL = "usulkan-selesai"
    CONSULT_ANSWER = "jawab-konsultasi"
    DRAFT = "konsep"
    """A response that waits for approval inside the unit."""
    DRAFT_DECLINED = "tolak-konsep"
    UPLOADED = "sudah-diunggah"
    """An operator says that a response stands on lapor.go.id."""
    VERIFY = "verify"
    CONSULT = "consult-units"
    DISPOSE = "dispose"
    REDISPOSE = "re-dispose"
    POSTPONE = "postpone"
    RESUME = "resume"
    ARCHIVE = "archive"
    CLOSE = "close"
    RELATE = "relate-cases"
    EDIT = "edit-title-and-category"
    SYSTEM_CLOSE = "ditutup-sistem"
    """The centre closed it by the closing timer."""


OFFICER_KINDS: Final = (
    EventKind.INITIAL_RESPONSE,
    EventKind.SUBSTANTIVE_RESPONSE,
    EventKind.NOTE,
    EventKind.CONSTRAINT,
)
"""What an officer may write in the form for follow-ups; all that may be done with a case stands in
:mod:`sync.contract.casework.acts`. A reporter's reply only ever comes from LAPOR!."""

WRITTEN_KINDS: Final = (
    EventKind.REPLY,
    EventKind.INITIAL_RESPONSE,
    EventKind.SUBSTANTIVE_RESPONSE,
    EventKind.COMPLETENESS,
    EventKind.DRAFT,
    EventKind.NOTE,
    EventKind.CONSTRAINT,
)
"""What the form of the window writes: acts that are hardly more than their text."""

RESPONSES: Final = frozenset({EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE, EventKind.REPLY})
"""The answers of the office that the reporter gets to read."""

SAID_TO_REPORTER: Final = RESPONSES | {EventKind.COMPLETENESS}
"""What the office says to the reporter, and so what has to be uploaded to lapor.go.id."""

PUBLIC_KINDS: Final = SAID_TO_REPORTER | {EventKind.REPORTER_REPLY}
"""What both sides see. All else is never shown to the reporter."""

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
