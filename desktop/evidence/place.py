"""Where a complaint says it is about: coordinates in its text, as reporters paste them out of a map."""

import re
from typing import Final

_PAIR: Final = re.compile(r"(?<![\d.])(-?\d{1,2}\.\d{3,})\s*[,;]\s*(\d{2,3}\.\d{3,})(?![\d.])")
_SOUTHERN: Final = re.compile(
    r"(?<![\d.])(\d{1,2}\.\d{3,})\s*°?\s*(?:LS|S)\b\s*[,;]?\s*(\d{2,3}\.\d{3,})\s*°?\s*(?:BT|E)\b"
)
_NORTH, _SOUTH, _WEST, _EAST = 6.5, -11.5, 94.0, 142.0
"""Indonesia, generously, in degrees."""


def place_in(text: str) -> tuple[float, float] | None:
    """Return latitude and longitude (WGS 84, degrees) that a text names; ``None`` for none, or for several places."""
    pairs = {(float(north), float(east)) for north, east in _PAIR.findall(text)}
    pairs |= {(-float(south), float(east)) for south, east in _SOUTHERN.findall(text)}
    inside = {pair for pair in pairs if _SOUTH <= pair[0] <= _NORTH and _WEST <= pair[1] <= _EAST}
    near = {(round(north, 2), round(east, 2)) for north, east in inside}
    return min(inside) if len(near) == 1 else None
