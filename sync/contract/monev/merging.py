"""Reports of several offices become one: each case once at its unit, each complaint once in the total.

What two of them tell differently is never dropped: the later word counts, and both are shown.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import msgspec

from sync.contract.errors import BadInput
from sync.contract.monev.adding_up import added_up
from sync.contract.monev.comparing import Compared, compared
from sync.contract.monev.frozen import SHORT, Frozen, FrozenCase, FrozenOfficer, Signatory, Source
from sync.contract.monev.scope import Scope
from sync.contract.monev.tree import UnitName

_COMPARED: Final = tuple(name for name in FrozenCase.__struct_fields__ if name not in ("case", "complaint", "unit"))


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """What one office says of a case."""

    office: str
    digest: str
    as_of: int
    unit: str
    """Code of the unit in charge."""
    unit_name: str
    bucket: str
    counts: bool
    """Whether it is this one that counts."""


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """A case that two offices tell differently."""

    case: str
    complaint: str
    differ: tuple[str, ...]
    """Names of what differs; ``unit`` where it moved from one to another."""
    told: tuple[Telling, ...]


class Several(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint at several units: once at each, once in the total."""

    complaint: str
    units: tuple[str, ...]
    """Their codes."""


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a merging."""

    document: Frozen
    same: int
    """Cases that more than one told alike."""
    conflicts: tuple[Conflict, ...]
    several: tuple[Several, ...]
    strangers: tuple[str, ...]
    """Offices of another centre than the first: what they share with the others cannot be seen."""
    against: Compared
    """What it is compared with, or why with nothing."""


class Told(msgspec.Struct, frozen=True):
    """A document with its digest."""

    document: Frozen
    digest: str


class Merger(msgspec.Struct, frozen=True, kw_only=True):
    """Who merges, and when."""

    office: str
    office_code: str
    agency: str
    by: str
    zone_minutes: int
    signature: Signatory = Signatory()


def merged(told: Sequence[Told], who: Merger) -> Merged:
    """Merge documents of one period; the same one given twice counts once.

    :raises BadInput: for documents of different periods or choices, or whose figures are not those of their cases.
    """
    latest = sorted({one.digest: one for one in told}.values(), key=lambda one: (-one.document.as_of, one.digest))
    if not latest:
        raise BadInput("Tidak ada berkas untuk digabungkan.")
    _refuse_unlike(latest)
    for one in latest:
        if not adds_up(one.document):
            raise BadInput(
                f"Angka beku {one.document.office} ({one.digest[:SHORT]}) tidak cocok dengan rinciannya. Minta berkas "
                "yang baru; tidak ada yang digabungkan."
            )
    atlas = _Atlas(latest)
    tellings: dict[tuple[str, str], list[tuple[Told, FrozenCase]]] = {}
    for one in latest:
        for case in one.document.cases:
            known = (one.document.keyed_by, case.case)
            tellings.setdefault(known, []).append((one, atlas.placed(one, case)))
    cases = tuple(sorted((of[0][1] for of in tellings.values()), key=lambda case: (case.case, case.unit)))
    officers = tuple(
        sorted(
            {atlas.officer(one, officer) for one in latest for officer in one.document.officers},
            key=lambda officer: (officer.unit, officer.key),
        )
    )
    first = latest[0].document
    scope = msgspec.structs.replace(first.scope, unit=0)
    against = compared([one.document for one in latest], atlas.above)
    document = Frozen(
        office=who.office,
        office_code=who.office_code,
        agency=who.agency,
        scope=scope,
        as_of=first.as_of,
        day=first.day,
        zone_minutes=who.zone_minutes,
        frozen_by=who.by,
        signature=who.signature,
        keyed_by=first.keyed_by,
        units=atlas.units,
        officers=officers,
        figures=replace(added_up(cases, atlas.units, officers, scope, first.as_of), before=against.before),
        cases=cases,
        sources=tuple(
            Source(digest=one.digest, office=one.document.office, as_of=one.document.as_of)
            for one in sorted(latest, key=lambda one: (one.document.office.casefold(), one.digest))
        ),
    )
    conflicts = [_conflict(of, atlas) for of in tellings.values() if len(of) > 1]
    return Merged(
        document=document,
        same=sum(conflict is None for conflict in conflicts),
        conflicts=tuple(sorted(filter(None, conflicts), key=lambda one: one.case)),
        several=_several(cases, atlas),
        strangers=tuple(one.document.office for one in latest if one.document.keyed_by != first.keyed_by),
        against=against,
    )


def _refuse_unlike(told: Sequence[Told]) -> None:
    def choice(document: Frozen) -> Scope:
        return msgspec.structs.replace(document.scope, unit=0)

    first = told[0].document
    for one in told[1:]:
        if choice(one.document) != choice(first) or one.document.rules != first.rules:
            raise BadInput(
                f"Angka beku {one.document.office} ({one.digest[:SHORT]}) tidak berasal dari periode dan saringan "
                f"yang sama dengan {first.office} ({told[0].digest[:SHORT]}). Tidak ada yang digabungkan."
            )


def adds_up(document: Frozen) -> bool:
    """Whether the figures of a document are those of its cases; else somebody has changed the one or the other."""
    told = document.figures
    found = added_up(document.cases, document.units, document.officers, document.scope, told.figures.as_of)
    # What it is compared with, and from when until when an office holds anything, no case in it tells.
    return replace(found, before=told.before, figures=replace(found.figures, span=told.figures.span)) == told


class _Atlas:
    """The units of all documents as one, known by their codes."""

    def __init__(self, told: Sequence[Told]) -> None:
        self._rows: dict[str, int] = {}
        named: dict[str, UnitName] = {}
        self._of: dict[str, dict[int, str]] = {}
        parents: dict[str, str] = {}
        for one in told:  # the latest first: its names stand
            codes = {unit.row: unit.code or f"#{unit.name}" for unit in one.document.units}
            self._of[one.digest] = codes
            for unit in one.document.units:
                code = codes[unit.row]
                named.setdefault(code, unit)
                if unit.parent in codes:
                    parents.setdefault(code, codes[unit.parent])
        for code in sorted(named):
            self._rows[code] = len(self._rows) + 1
        self.units = tuple(
            UnitName(row, named[code].code, named[code].name, self._rows.get(parents.get(code, ""), 0))
            for code, row in self._rows.items()
        )

    @property
    def above(self) -> dict[str, str]:
        """By code of a unit, that of the one above it."""
        codes = {unit.row: unit.code for unit in self.units}
        return {unit.code: codes.get(unit.parent, "") for unit in self.units}

    def row(self, one: Told, unit: int) -> int:
        return self._rows.get(self._of[one.digest].get(unit, ""), 0)

    def placed(self, one: Told, case: FrozenCase) -> FrozenCase:
        row = self.row(one, case.unit)
        return case if row == case.unit else msgspec.structs.replace(case, unit=row)

    def officer(self, one: Told, officer: FrozenOfficer) -> FrozenOfficer:
        return FrozenOfficer(self.row(one, officer.unit), officer.key)

    def named(self, row: int) -> UnitName:
        return self.units[row - 1] if row else UnitName(0, "", "")


def _conflict(of: Sequence[tuple[Told, FrozenCase]], atlas: _Atlas) -> Conflict | None:
    """Return what differs between tellings of a case, the latest first; ``None`` where nothing does."""
    counting = of[0][1]
    if all(case == counting for _, case in of[1:]):
        return None
    differ = tuple(
        name
        for name in ("unit", *_COMPARED)
        if any(getattr(case, name) != getattr(counting, name) for _, case in of[1:])
    )
    if not differ:
        return None
    return Conflict(
        case=counting.case,
        complaint=counting.complaint,
        differ=differ,
        told=tuple(
            Telling(
                office=one.document.office,
                digest=one.digest,
                as_of=one.document.as_of,
                unit=atlas.named(case.unit).code,
                unit_name=atlas.named(case.unit).name,
                bucket=case.bucket.value,
                counts=place == 0,
            )
            for place, (one, case) in enumerate(of)
        ),
    )


def _several(cases: Sequence[FrozenCase], atlas: _Atlas) -> tuple[Several, ...]:
    units: dict[str, list[str]] = {}
    for case in cases:
        units.setdefault(case.complaint, []).append(atlas.named(case.unit).code)
    found = [Several(complaint=key, units=tuple(sorted(codes))) for key, codes in units.items() if len(codes) > 1]
    return tuple(sorted(found, key=lambda one: one.complaint))
