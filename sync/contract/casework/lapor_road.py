"""How a reply reaches lapor.go.id: by the hands of the office, or over the bridge of the centre."""

from enum import StrEnum
from typing import Final

from sync.contract.events import LAPOR_TEXT_LIMIT


class LaporRoad(StrEnum):
    """Who brings a reply there, and whether that goes on."""

    BY_HAND = "by-hand"
    BRIDGE = "bridge"
    """The centre posts it; nobody has anything to do."""
    BRIDGE_STOPPED = "bridge-stopped"
    """It waits at the centre, whose bridge stands still until somebody there acts."""
    NOT_TAKEN = "not-taken"
    """The bridge cannot post it, or could not, or was switched off in doubt: the office looks at lapor.go.id, and does
    it by hand if it is not there."""


BY_OFFICE: Final = frozenset({LaporRoad.BY_HAND, LaporRoad.NOT_TAKEN})
"""Where the office has to act."""
BY_CENTRE: Final = frozenset({LaporRoad.BRIDGE, LaporRoad.BRIDGE_STOPPED})
"""Where the centre brings it, now or later."""


def is_bridged(bridged_from: int, event: int = 0) -> bool:
    """Whether the centre brings what a unit said, by row of the event; 0 for one that it has not received."""
    return bridged_from > 0 and not 0 < event < bridged_from


def for_letters(road: LaporRoad, letters: int) -> LaporRoad:
    """Return the road of a text of so many letters, where replies take this one."""
    return LaporRoad.NOT_TAKEN if road in BY_CENTRE and letters > LAPOR_TEXT_LIMIT else road


def road_of(
    bridged_from: int, *, is_stopped: bool = False, event: int = 0, letters: int = 0, not_posted: bool = False
) -> LaporRoad:
    """Return how a reply that the reporter cannot read yet reaches him.

    :param bridged_from: of the unit that said it, see :class:`sync.contract.entities.Unit`.
    :param event: row of the event; 0 for one that the centre has not received.
    :param letters: how long its text is.
    :param not_posted: of the event, see :class:`sync.contract.entities.CaseEvent`.
    """
    if not_posted:
        return LaporRoad.NOT_TAKEN
    if not is_bridged(bridged_from, event):
        return LaporRoad.BY_HAND
    return for_letters(LaporRoad.BRIDGE_STOPPED if is_stopped else LaporRoad.BRIDGE, letters)
