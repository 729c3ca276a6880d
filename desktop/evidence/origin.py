"""Where, when and with what a picture was taken, as its file says."""

import math
import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from desktop.evidence import exif as tags
from desktop.evidence.exif import Exif
from sync.contract.evidence.provenance import Provenance

_MOMENT: Final = re.compile(r"(\d{4})[:/-](\d\d)[:/-](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)")
_FIRST_YEAR: Final = 1990
"""Before it there were no cameras that write Exif; a clock that was never set says 1970 or 1980."""
_MOST_LETTERS: Final = 120
_MOST_OFFSET: Final = 14 * 60


def provenance_of(exif: Exif, creator: str, zone: int) -> Provenance:
    """Return what a picture says of its making.

    :param creator: the program that its XMP names.
    :param zone: of this computer, minutes east of UTC; for a moment that tells none itself.
    """
    taken_at, offset = _taken(exif, zone)
    place = _place(exif)
    return Provenance(
        taken_at=taken_at,
        offset=offset,
        latitude=place[0] if place else None,
        longitude=place[1] if place else None,
        maker=exif.text(tags.MAKER)[:_MOST_LETTERS],
        model=exif.text(tags.MODEL)[:_MOST_LETTERS],
        serial=(exif.text(tags.BODY_SERIAL) or exif.text(tags.CAMERA_SERIAL))[:_MOST_LETTERS],
        software=(exif.text(tags.SOFTWARE) or creator)[:_MOST_LETTERS],
    )


def _taken(exif: Exif, zone: int) -> tuple[int, int | None]:
    """Return when it was taken, and the zone it tells. The moment of the last change is not asked: editors set it."""
    for tag, offset_tag in ((tags.TAKEN, tags.TAKEN_OFFSET), (tags.DIGITISED, tags.DIGITISED_OFFSET)):
        offset = _offset(exif.text(offset_tag) or exif.text(tags.OFFSET))
        moment = _moment(exif.text(tag), zone if offset is None else offset)
        if moment:
            return moment, offset
    return 0, None


def _moment(said: str, offset: int) -> int:
    found = _MOMENT.match(said)
    if not found:
        return 0
    try:
        moment = datetime(*map(int, found.groups()), tzinfo=timezone(timedelta(minutes=offset)))  # type: ignore[arg-type, misc]  # six numbers
    except ValueError:
        return 0
    return round(moment.astimezone(UTC).timestamp() * 1000) if moment.year >= _FIRST_YEAR else 0


def _offset(said: str) -> int | None:
    found = _OFFSET.match(said)
    if not found:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    return None if minutes > _MOST_OFFSET else minutes * (-1 if found[1] == "-" else 1)


def _place(exif: Exif) -> tuple[float, float] | None:
    latitude = _degrees(exif, tags.LATITUDE, tags.LATITUDE_REF, "S", 90)
    longitude = _degrees(exif, tags.LONGITUDE, tags.LONGITUDE_REF, "W", 180)
    # 0/0 is what devices write that have found no satellite.
    return None if latitude is None or longitude is None or not (latitude or longitude) else (latitude, longitude)


def _degrees(exif: Exif, tag: int, ref: int, negative: str, most: int) -> float | None:
    parts = exif.gps.get(tag)
    if not isinstance(parts, tuple) or not 1 <= len(parts) <= 3 or not all(map(math.isfinite, parts)):
        return None
    degrees = sum(part / 60**power for power, part in enumerate(parts))
    side = exif.gps.get(ref, "")
    if isinstance(side, str) and side[:1].upper() == negative:
        degrees = -degrees
    return round(degrees, 6) if abs(degrees) <= most else None
