"""MessagePack as far as hashed arrays need it, written from ``docs/protocol.md`` alone."""

from typing import Any


def packed(value: Any) -> bytes:
    """MessagePack, as far as the hashed arrays need it; integers in their shortest form."""
    match value:
        case dict():
            pairs = (packed(part) for pair in value.items() for part in pair)
            return bytes([0x80 + len(value)]) + b"".join(pairs)
        case list():
            return bytes([0x90 + len(value)]) + b"".join(map(packed, value))
        case str():
            words = value.encode()
            return _with_length(words, (0xA0, 32), (0xD9, 0xDA, 0xDB))
        case bytes():
            return _with_length(value, None, (0xC4, 0xC5, 0xC6))
        case int() if value < 128:
            return bytes([value])
        case int():
            code, size = next((code, 1 << n) for n, code in enumerate(range(0xCC, 0xD0)) if value < 1 << (8 << n))
            return bytes([code]) + value.to_bytes(size, "big")
    raise TypeError(value)


def _with_length(data: bytes, short: tuple[int, int] | None, codes: tuple[int, int, int]) -> bytes:
    if short and len(data) < short[1]:
        return bytes([short[0] + len(data)]) + data
    size, code = next((1 << n, code) for n, code in enumerate(codes) if len(data) < 1 << (8 << n))
    return bytes([code]) + len(data).to_bytes(size, "big") + data
