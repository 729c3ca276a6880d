"""Where a desk stands; opaque to the desk. It names the history (epoch) and the scope that it belongs to."""

from enum import StrEnum

import msgspec


class Stage(StrEnum):
    """The stages of a first sync, in their order: useful before it is complete.

    Open cases come before settled ones: first what a list shows of them by deadline, then their texts, then their
    timelines. The value stands in the cursor.
    """

    UNITS = "u"
    HEADS = "h"
    BODIES = "b"
    TIMELINES = "t"
    SETTLED_HEADS = "H"
    SETTLED_BODIES = "B"
    SETTLED_TIMELINES = "T"
    CATCHING_UP = "c"
    """All has been told as it stood at the beginning; what changed since is told with the cases it belongs to."""


class Cursor(msgspec.Struct, frozen=True):
    """A place in the feed of a scope; within a first sync also the stage, and the case that was told last in it.

    The feed tells an entity at its newest change only. A desk that is in the middle of it has therefore not seen all
    that was first told before ``seq``: what it missed stands further on. What it has seen is all up to ``level``.
    """

    epoch: str
    scope: int
    seq: int
    stage: Stage | None = None
    urgency: int = 0
    row: int = 0
    level: int | None = None
    """Number at which the desk last held all that the scope held; ``None``: it does at ``seq``."""

    def __str__(self) -> str:
        place = f"{self.epoch}.{self.scope:x}.{self.seq:x}"
        if self.stage:
            return f"{place}.{self.stage}.{self.urgency:x}.{self.row:x}"
        return place if self.level is None else f"{place}.{self.level:x}"

    def on_the_way_to(self, seq: int) -> "Cursor":
        """Return the place at a later number, from where there is more to tell."""
        return msgspec.structs.replace(self, seq=seq, level=self.seq if self.level is None else self.level)

    def knows(self, since: int) -> bool:
        """Whether a desk here holds some version of an entity that was first told under this number."""
        return self.stage is None and 0 < since <= (self.seq if self.level is None else self.level)

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Read a cursor that a desk sent; ``None`` when it is none of ours."""
        epoch, *rest = text.split(".")
        try:
            match rest:
                case [scope, seq]:
                    return cls(epoch, _number(scope), _number(seq))
                case [scope, seq, level]:
                    return cls(epoch, _number(scope), _number(seq), level=_number(level))
                case [scope, seq, stage, urgency, row]:
                    return cls(epoch, _number(scope), _number(seq), Stage(stage), _number(urgency), _number(row))
        except ValueError:
            return None
        return None


def _number(text: str) -> int:
    value = int(text, 16)
    if not 0 <= value < 1 << 63:
        raise ValueError(text)
    return value
