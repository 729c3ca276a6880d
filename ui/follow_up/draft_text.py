"""What stands in the form at one moment, as it is journalled."""

from typing import NamedTuple

from sync.contract.events import EventKind
from ui.ports.acts import NOTHING_SAID, ActRequest


class Typed(NamedTuple):
    """Words and choices of one act."""

    kind: EventKind
    text: str
    act: str = ""
    """As :attr:`ui.ports.desk.Draft.act`."""
    said: ActRequest = NOTHING_SAID

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing to keep: choosing another kind for an empty form is no draft yet."""
        return not self.text and self.said == NOTHING_SAID
