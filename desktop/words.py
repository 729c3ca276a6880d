"""What all use cases of the desk share: the clock that is handed in, and words made fit to be stored."""

import unicodedata
from datetime import date
from typing import Final, Protocol
from uuid import UUID

from desktop.storage.timekeeping import BootClock
from sync.contract.errors import BadInput


class DeskClock(BootClock, Protocol):
    """Time and names, handed in."""

    def monotonic_ms(self) -> int:
        """Time that passes while this process runs, ms."""
        ...

    def today(self) -> date:
        """Today where the desk stands."""
        ...

    def new_id(self) -> UUID:
        """Name something new."""
        ...


NO_SUCH_CASE: Final = "Laporan ini tidak ada di komputer ini."


def id_of(action: str) -> UUID:
    """Return the id that somebody names.

    :raises BadInput: when it is none.
    """
    try:
        return UUID(action)
    except ValueError as fault:
        raise BadInput(f"Nomor tindak lanjut {action!r} tidak dikenal.") from fault


def clean(text: str) -> str:
    """Return a text without what no screen shows and no database takes: control characters and torn surrogates."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").replace("\r\n", "\n")
    return "".join(sign for sign in whole if sign in "\n\t" or unicodedata.category(sign) != "Cc")
