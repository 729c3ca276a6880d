"""What the form asks of the program to help with replies; a part of :class:`ui.ports.desk.Desk`."""

from datetime import date
from typing import Protocol

import msgspec

from sync.contract.events import EventKind
from sync.contract.replies.remarks import RemarkCode, Severity


class RemarkView(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to look at in a text before it is sent, see :mod:`sync.contract.replies`."""

    code: RemarkCode
    severity: Severity
    start: int
    """Place in letters (code points) of the text; 0 and 0 for the whole."""
    end: int
    text: str
    """What stands at the place; empty for the whole."""
    sentence: str
    """What was found, why it matters, how to mend it."""


class TemplateView(msgspec.Struct, frozen=True, kw_only=True):
    """A text to begin a reply with."""

    key: str
    name: str
    text: str
    """With its places, ``{…}``, not filled in."""
    kinds: tuple[str, ...] = ()
    """Kinds of events that it is meant for; none means any."""
    owner: str = ""
    is_shared: bool = True
    """Everybody has it, not only one unit and those below."""
    valid_until: date | None = None
    is_waiting: bool = False
    """It was changed here, and the centre has not received that yet."""


class FilledView(msgspec.Struct, frozen=True, kw_only=True):
    """A template filled in for a case."""

    key: str
    text: str
    unfilled: tuple[str, ...]
    """Places that are left for the officer, as they stand in the text, each once."""


class ReplyDesk(Protocol):
    """Help with replies: local data only, asked for in the database lane."""

    def check(self, case: int, kind: EventKind, text: str) -> tuple[RemarkView, ...]:
        """Return what to look at in a text before it is sent, the heaviest first."""
        ...

    def templates(self, kind: str = "") -> tuple[TemplateView, ...]:
        """Return the templates that may be used today, for one kind of event or for any, by name."""
        ...

    def fill(self, case: int, template: str) -> FilledView:
        """Fill a template (its key or name) in for a case."""
        ...
