"""What an act said besides its words, as people read it: to which units, why, and what else."""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from desktop.storage.ground import KnownUnits
from sync.contract.casework.acts import words_of
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.events import RESPONSES, EventKind
from sync.contract.messages import LATEST_MS
from ui.ports.acts import SaidView


def said_view(kind: str, said: Particulars, units: KnownUnits) -> SaidView:
    """Show the particulars of an act of this kind."""
    named = tuple(units.choice_of(row) for row in said.units)
    return SaidView(
        details=_details(kind, said, ", ".join(unit.name for unit in named)),
        reason=said.reason,
        units=named,
        category=said.category,
        title=said.title,
        related=said.related,
        about=str(said.about) if said.about else "",
        at=said.at,
    )


@lru_cache(64)
def wordless(kind: str) -> SaidView:
    """Show an act of this kind that said nothing besides its words, as almost all of them."""
    return SaidView(details=_details(kind, NONE, ""))


def _details(kind: str, said: Particulars, units: str) -> str:
    parts = [
        _answer(said) if kind == EventKind.CONSULT_ANSWER else "",
        "menyetujui konsep" if kind in RESPONSES and said.about else "",
        f"{_TO_UNITS.get(kind, 'usul')} {units}" if units else "",
        f"alasan: {said.reason}" if said.reason else "",
        f"judul: {said.title}" if said.title else "",
        _category(kind, said.category),
        f"laporan {', '.join(said.related)}" if said.related else "",
        f"diunggah {_moment(said.at)}" if said.at else "",
    ]
    return " · ".join(part for part in parts if part)


_TO_UNITS: Final[dict[str, str]] = {EventKind.DISPOSE: "ke", EventKind.REDISPOSE: "ke", EventKind.CONSULT: "kepada"}


def _answer(said: Particulars) -> str:
    return "bukan wewenang kami" if said.reason.strip() else "ini wewenang kami"


def _category(kind: str, category: str) -> str:
    if not category:
        return ""
    return f"untuk {words_of(category).casefold()}" if kind == EventKind.DRAFT else f"kategori: {category}"


def _moment(at: int) -> str:
    return f"{datetime.fromtimestamp(min(at, LATEST_MS) // 1000, UTC):%d-%m-%Y %H.%M} UTC"
