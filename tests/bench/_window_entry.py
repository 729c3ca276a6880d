"""The way into a profile that a bench has made, loading no more than the program does."""

from pathlib import Path
from typing import Final

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from tests.bench._window_key import vault_of

TALKATIVE: Final = 40
"""Cases with long conversations in each of them."""
EVENTS: Final = 50
"""How long these are."""


def entered(place: Path) -> OpenDesk:
    """Open such a profile as one whose vault is open already."""
    return doorway_of(Profile(place))._enter(vault_of(place))
