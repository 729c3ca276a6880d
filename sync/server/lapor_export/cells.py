"""Cell values as text: what Excel may have made of a text is turned back, what could do harm is taken out."""

import math
import re
from typing import Final

Cell = str | float | bool
"""A value as the sheet holds it. Dates are numbers there; only their column says that they are dates."""

TEXT_LIMIT: Final = 32_767
"""Most characters Excel keeps in one cell (lapor.go.id itself cuts at 3,000)."""

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_HARMFUL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control signs, signs that turn the direction of writing (they can fake a text), halves of surrogate pairs."""
_WHOLE_NUMBERS: Final = 1e15


def clean(raw: str) -> str:
    """Return a stored text without Excel's escapes, control signs and outer blanks; otherwise as it came.

    Glued words stay glued: where the newline was is not known any more.
    """
    text = _ESCAPE.sub(lambda code: chr(int(code[1], 16)), raw) if "_x" in raw else raw
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HARMFUL.sub("", text).strip()


def as_text(cell: Cell | None) -> str:
    """Return a cell as the text that it was meant to be; empty for a blank cell and for ``-``.

    A number that is whole has no decimals: 7300666.0 was the Tracking ID 7300666.
    """
    match cell:
        case None | "-":
            return ""
        case bool():
            return "Ya" if cell else "Tidak"
        case float():
            if not math.isfinite(cell):
                return ""
            return str(int(cell)) if cell.is_integer() and abs(cell) < _WHOLE_NUMBERS else repr(cell)
        case str():
            return cell
