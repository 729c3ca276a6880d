"""A composed complaint of the demo, with what was said about it."""

from datetime import date
from typing import Final

import msgspec

from sync.contract.events import EventKind

REPORTER: Final = "Pelapor"

CLASSIFICATIONS: Final = {
    "biasa": "Pengaduan Tidak Berkadar Pengawasan",
    "pengawasan": "Pengaduan Berkadar Pengawasan",
    "informasi": "Permintaan Informasi",
    "aspirasi": "Aspirasi",
}


class DemoEvent(msgspec.Struct, frozen=True, kw_only=True):
    """Something said about a complaint. Times in ms since 1970 UTC; ``published_at`` is 0 when LAPOR! has it not."""

    kind: EventKind
    at: int
    text: str
    author: str
    published_at: int = 0


class DemoCase(msgspec.Struct, frozen=True, kw_only=True):
    """One complaint as its export row will tell it, and its conversation in the order of time."""

    unit: str
    """Code of the unit in charge."""
    district: str
    village: str
    received_at: int
    classification: str
    category: str
    title: str
    original_body: str
    body: str
    channel: str
    status: str
    closed_on: date | None = None
    """The day on which an export first tells that it is closed; ``None`` where the case still waits."""
    reporter: str = ""
    anonymous: bool = False
    confidential: bool = False
    rating: str = ""
    tracking_id: str = ""
    events: tuple[DemoEvent, ...] = ()
