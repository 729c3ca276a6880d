"""What an administrator decides about the bridge; kept in the centre's settings file, the token included."""

from typing import Final
from urllib.parse import urlsplit, urlunsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from sync.contract.errors import BadInput

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
"""Names of this computer itself: no network lies in between."""

MINUTE_MS: Final = 60_000


class Place(msgspec.Struct, frozen=True):
    """A unit as lapor.go.id knows it."""

    id: str
    name: str = ""
    """As answers spell it; tells our follow-ups from those of other institutions."""


class BridgeSettings(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One agency's account at lapor.go.id, and how considerate its use is."""

    base_url: str
    token: str
    header_token: str = ""
    """Sent in the header ``token``, where it is another one than the bearer token."""
    user_id: str
    places: dict[str, Place] = {}
    """Institution of each unit, by the unit's code; made by ``bridge units``."""
    fields: dict[str, str] = {}
    """Further form fields of a new follow-up, where an agency's account wants other values than empty ones."""
    pace_ms: int = 1_000
    """Least time between two requests."""
    settle_minutes: int = 10
    """How long lapor.go.id may take to show what it accepted. Concluding earlier that something is not there might
    post it twice."""
    skew_minutes: int = 24 * 60
    """By how much times of lapor.go.id may lie: its clock, and its zone, which nobody has documented."""
    read_every_minutes: int = 360
    """How often an open complaint is read; 0 for never."""
    reads_a_round: int = 20
    zone: str = ""
    """Zone of the times that lapor.go.id tells; empty for that of the centre."""

    def __repr__(self) -> str:
        """Name the account without its secret."""
        return f"BridgeSettings(base_url={self.base_url!r}, user_id={self.user_id!r})"

    @property
    def settle_ms(self) -> int:
        """:attr:`settle_minutes` in ms."""
        return self.settle_minutes * MINUTE_MS

    @property
    def skew_ms(self) -> int:
        """:attr:`skew_minutes` in ms."""
        return self.skew_minutes * MINUTE_MS

    def zone_of(self, centre: ZoneInfo) -> ZoneInfo:
        """Return the zone in which lapor.go.id tells times."""
        return ZoneInfo(self.zone) if self.zone else centre


def checked(settings: BridgeSettings) -> BridgeSettings:
    """Return the settings in their one spelling.

    :raises BadInput: when an account cannot be used like that, or would show its token to a network.
    """
    if not settings.token.isascii() or not settings.token.isprintable() or len(settings.token.split()) != 1:
        raise BadInput("Token lapor.go.id harus satu kata tanpa spasi.")
    if not settings.user_id.strip():
        raise BadInput("ID pengguna lapor.go.id (--user-id) harus diisi.")
    numbers = (settings.pace_ms, settings.settle_minutes, settings.skew_minutes, settings.read_every_minutes)
    if min(numbers) < 0 or settings.settle_minutes == 0:
        raise BadInput("Jeda dan waktu tunggu tidak boleh negatif, dan waktu tunggu tampil tidak boleh nol.")
    try:
        settings.zone_of(ZoneInfo("UTC"))
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise BadInput(f"Zona waktu {settings.zone!r} tidak dikenal. Contoh: Asia/Jakarta.") from fault
    return msgspec.structs.replace(settings, base_url=_checked_url(settings.base_url))


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url.strip().rstrip("/"))
        host, _port = parts.hostname or "", parts.port
    except ValueError as fault:
        raise BadInput(_NO_ADDRESS) from fault
    if parts.scheme not in {"http", "https"} or not host or parts.query or parts.fragment or parts.username:
        raise BadInput(_NO_ADDRESS)
    if parts.scheme == "http" and host not in LOOPBACK:
        raise BadInput("Alamat lapor.go.id harus diawali https:// agar token tidak terbaca orang lain di jaringan.")
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, "", ""))


_NO_ADDRESS: Final = "Alamat antarmuka lapor.go.id tidak dikenali. Contoh: https://api.contoh.go.id/v1"
