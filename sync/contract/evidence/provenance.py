"""What a picture file says about its making, taken out of the copy that citizens may see.

It goes to the centre beside the file, sealed from everybody but those who supervise the case.
"""

import msgspec


class Provenance(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where, when and with what a picture was taken, as its file says; every part may be missing."""

    taken_at: int = 0
    """ms since 1970 UTC."""
    offset: int | None = None
    """Zone of that moment, minutes east of UTC, where the file tells it; otherwise the zone of this computer was
    taken."""
    latitude: float | None = None
    longitude: float | None = None
    """Degrees, WGS 84."""
    maker: str = ""
    model: str = ""
    serial: str = ""
    software: str = ""
