"""When was this export made? Two exports of the same complaint can only be put in order by that.

The rows above the header of some exports name the day (*Tanggal Generate*); the properties of a workbook
(``docProps/core.xml``, ECMA-376 part 2) name the moment it was created, which saving it again in Excel leaves alone,
but writing it anew with another program does not. So the day counts first, and the moment where it agrees with it.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from typing import Final

from sync.contract.errors import BadInput
from sync.server.lapor_export.archive import Archive
from sync.server.lapor_export.dates import FIRST_YEAR
from sync.server.lapor_export.parts import Attributes, Handler, read

DAY_MS: Final = 86_400_000
_PART: Final = "docProps/core.xml"
_CHUNKS_READ: Final = 1
"""Properties are half a kilobyte; what goes beyond the first 64 is not looked at."""


def moments_in(archive: Archive) -> tuple[int, ...]:
    """Return when the workbook says that it was created and last changed, ms since 1970 UTC; what is none is left out.

    Damaged properties are as good as none: they say nothing about the complaints.
    """
    properties = _Properties()
    try:
        if _PART in archive:
            read(islice(archive.chunks(_PART), _CHUNKS_READ), properties)
    except BadInput:
        return ()
    told = (_moment(properties.told.get(name, "")) for name in ("created", "modified"))
    return tuple(moment for moment in told if moment)


def made_at(day: datetime | None, moments: Iterable[int], newest_row: int) -> int:
    """Return when an export was made, ms since 1970 UTC, as exactly as it is known; 0 when nothing can be believed.

    A whole day stands for its first millisecond, see :func:`is_older`.

    :param day: midnight (UTC) of the day that the export names itself.
    :param moments: what the properties of the workbook say, the most telling first.
    :param newest_row: when the newest of its complaints came in; no export is older than what stands in it.
    """
    if day is not None:
        start = round(day.timestamp()) * 1000
        if newest_row >= start + 2 * DAY_MS:
            return 0
        near = (moment for moment in moments if start - DAY_MS < moment < start + 2 * DAY_MS)
        return next((moment for moment in near if moment >= newest_row), start)
    return next((moment for moment in moments if moment >= newest_row), 0)


def is_older(one: int, other: int) -> bool:
    """Whether an export made at ``one`` is certainly older than one made at ``other``; never while either is unknown.

    Where one of both is known by its day only, a whole day must lie between them, for nobody knows the hour nor the
    zone.
    """
    if not one or not other:
        return False
    return other - one >= (DAY_MS if one % DAY_MS == 0 or other % DAY_MS == 0 else 1)


class _Properties(Handler):
    def __init__(self) -> None:
        self.told: dict[str, str] = {}
        self._name = ""

    def opened(self, name: str, attributes: Attributes) -> None:
        self._name = name

    def closed(self, name: str) -> None:
        self._name = ""

    def text(self, data: str) -> None:
        if self._name:
            self.told[self._name] = self.told.get(self._name, "") + data


def _moment(text: str) -> int:
    """Read a date and time as W3CDTF writes them; 0 for anything else, and for what some programs always write."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return 0
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return round(at.timestamp()) * 1000 if at.year >= FIRST_YEAR else 0
