"""Lengths of time in Indonesian words, for faults and windows alike."""

from typing import Final

_UNITS: Final = (("tahun", 365 * 1440), ("hari", 1440), ("jam", 60), ("menit", 1))


def length_of(ms: int) -> str:
    """Return ``3 jam 12 menit``: the two largest units of a length, whole minutes; never less than a minute."""
    left = max(abs(ms) // 60_000, 1)
    parts: list[str] = []
    for name, minutes in _UNITS:
        count, rest = divmod(left, minutes)
        if count:
            parts.append(f"{count} {name}")
            left = rest
        elif parts:
            break
    return " ".join(parts[:2])


def clock_fault(off_by_ms: int) -> str:
    """Return ``Jam komputer ini terlambat 3 jam 12 menit``; positive means behind the centre's clock."""
    if off_by_ms > 0:
        return f"Jam komputer ini terlambat {length_of(off_by_ms)}"
    return f"Jam komputer ini terlalu cepat {length_of(off_by_ms)}"
