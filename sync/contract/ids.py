"""Identifiers: a follow-up is named by its maker, once, and keeps that name for ever."""

from uuid import UUID

RANDOM_BYTES = 10


def uuid7(unix_ms: int, randomness: bytes) -> UUID:
    """Build a UUIDv7 (RFC 9562, section 5.7), the idempotency key of one action.

    The clock and the randomness are handed in, so that a simulation can repeat a run.

    :param unix_ms: milliseconds since 1970-01-01 UTC, 48 bits.
    :param randomness: exactly :data:`RANDOM_BYTES` random bytes.
    :raises ValueError: when either does not fit.
    """
    if len(randomness) != RANDOM_BYTES:
        raise ValueError(f"randomness must be {RANDOM_BYTES} bytes, not {len(randomness)}")
    if not 0 <= unix_ms < 1 << 48:
        raise ValueError(f"{unix_ms} is outside the 48 bits of a UUIDv7")
    value = (unix_ms << 80) | int.from_bytes(randomness, "big")
    value &= ~(0xF << 76) & ~(0x3 << 62)
    return UUID(int=value | (0x7 << 76) | (0x2 << 62))


def text_of(raw: bytes) -> str:
    """Return how the identifier of these 16 bytes is written; many times as fast as making a UUID of them."""
    digits = raw.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def moment_of(made: UUID) -> int:
    """Return when a UUIDv7 was made, ms since 1970 UTC."""
    return made.int >> 80
