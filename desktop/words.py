"""What all use cases of the desk share: the clock that is handed in, and words made fit to be stored."""

import unicodedata
from datetime import date
from typing import Protocol
from uuid import UUID

from desktop.storage.timekeeping import BootClock


class DeskClock(BootClock, Protocol):
    """Time and names, handed in."""

    def today(self) -> date:
        """Today where the desk stands."""
        ...

    def new_id(self) -> UUID:
        """Name something new."""
        ...


def clean(text: str) -> str:
    """Return a text without what no screen shows and no database takes: control characters and torn surrogates."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\r\n", "\n")
    return "".join(sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) != "Cc")
