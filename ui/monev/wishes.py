"""What somebody wants to see of a figure: the cases behind it, here or in *Laporan*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec.structs import replace

from sync.contract.monev.behind import Behind
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket
from ui.complaints.wanted import ALL
from ui.ports.listing import Deadline, Wanted

_EXPRESSIBLE: Final = frozenset({"first", "last", "category", "unit", "alone"})


@dataclass(frozen=True)
class Wish:
    """Cases that shall be shown."""

    name: str
    """Of the figure that they stand behind."""
    figure: str
    """One of :data:`sync.contract.monev.behind.BEHIND`."""
    named: str | None = None
    """Category of the constraint, or code of the remark."""
    bucket: Bucket | None = None
    """Only those in this bucket."""
    narrowing: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the scope that are narrower than those of the page."""


def as_wanted(wish: Wish, page: Wanted, units: tuple[UnitName, ...]) -> Wanted | None:
    """Return the list of the very cases of a wish; ``None`` where *Laporan* cannot be narrowed to them.

    :param page: what the page is narrowed to.
    :param units: by whose codes the list knows them.
    """
    narrowing = wish.narrowing
    if narrowing.keys() - _EXPRESSIBLE:
        return None
    is_late = wish.figure == Behind.OVERDUE  # the list knows it as a deadline
    wanted = replace(
        page,
        bucket=wish.bucket.value if wish.bucket else ALL,
        text="",
        figure=Behind.TOTAL if is_late else wish.figure,
        named=wish.named,
        deadlines=(Deadline.OVERDUE,) if is_late else (),
        category=narrowing.get("category", page.category),
    )
    if "first" in narrowing or "last" in narrowing:
        wanted = replace(wanted, period="days", first=narrowing.get("first"), last=narrowing.get("last"))
    if "unit" not in narrowing:
        return wanted
    code = next((one.code for one in units if one.row == narrowing["unit"]), "")
    is_alone = bool(narrowing.get("alone"))
    if not code and not (is_alone and narrowing["unit"] == 0):
        return None
    return replace(wanted, unit=code, alone=is_alone)
