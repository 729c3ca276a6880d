"""Where a desk stands; opaque to the desk. It names the history (epoch) and the scope that it belongs to."""

from enum import StrEnum

import msgspec


class Stage(StrEnum):
    """The stages of a first sync, in their order: useful before it is complete.

    Open cases come before settled ones: first what a list shows of them by deadline, then their texts, then their
    timelines. The value stands in the cursor.
    """

    UNITS = "u"
    """With the calendars and rules that deadlines are reckoned by."""
    HEADS = "h"
    BODIES = "b"
    TIMELINES = "t"
    SETTLED_HEADS = "H"
    SETTLED_BODIES = "B"
    SETTLED_TIMELINES = "T"
    CATCHING_UP = "c"
    """All has been told as it stood at the beginning; what changed since is told with the cases it belongs to."""
    UNDER_WAY = "d"
    """No stage of a first sync: what changed is being told to a desk that was up to date at an earlier number."""


class Cursor(msgspec.Struct, frozen=True):
    """A place in the feed of a scope; within a first sync also the stage, and the case that was told last in it.

    While changes are under way ``row`` is the number at which the desk was up to date.
    """

    epoch: str
    scope: int
    seq: int
    stage: Stage | None = None
    urgency: int = 0
    row: int = 0

    def __str__(self) -> str:
        place = f"{self.epoch}.{self.scope:x}.{self.seq:x}"
        return f"{place}.{self.stage}.{self.urgency:x}.{self.row:x}" if self.stage else place

    @property
    def known(self) -> int:
        """The number at which the desk held all there was; 0 when it never did.

        Passing by a number later proves nothing: what stood there may have changed meanwhile, and stand further on.
        """
        match self.stage:
            case None:
                return self.seq
            case Stage.UNDER_WAY:
                return self.row
            case _:
                return 0

    def at(self, seq: int) -> "Cursor":
        """Return the place of a desk that has gone on to this number from here, and may not be up to date there."""
        if self.stage is None and seq != self.seq:
            return msgspec.structs.replace(self, seq=seq, stage=Stage.UNDER_WAY, row=self.seq)
        return msgspec.structs.replace(self, seq=seq)

    @classmethod
    def read(cls, text: str) -> "Cursor | None":
        """Read a cursor that a desk sent; ``None`` when it is none of ours."""
        epoch, *rest = text.split(".")
        try:
            match rest:
                case [scope, seq]:
                    return cls(epoch, _number(scope), _number(seq))
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
