"""Frozen figures at this desk: the cases behind a report as keys and numbers, and the documents that are kept."""

import zlib
from collections.abc import Iterable
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, insert, select

from desktop.storage.figures import units_named
from desktop.storage.tables import case_text, frozen_monev
from sync.contract.errors import BadInput
from sync.contract.monev.asking import Ask
from sync.contract.monev.behind import Behind, cases_behind
from sync.contract.monev.facts import CONSTRAINTS, FACTS, OFFICERS, REMARKS, lines_above
from sync.contract.monev.frozen import Frozen, FrozenCase, FrozenOfficer, key_of
from sync.contract.monev.scope import Scope, day_of, number_of
from sync.contract.monev.tally import BUCKETS, STARS
from sync.contract.monev.tree import UnitName

_COLUMNS: Final = ", ".join((
    "row", "tracking", "unit", "day", "bucket", "needs_reply", "reopened", "returns", "wrong", "held", "reply_days",
    "reply_in_time", "done_days", "done_in_time", "done_day", "classification", "category", "channel", "rating",
))  # fmt: skip
_HEAD: Final = [column for column in frozen_monev.c if column.name != "body"]


def frozen_cases(
    connection: Connection, ask: Ask, scope: Scope, server_key: bytes
) -> tuple[tuple[FrozenCase, ...], tuple[FrozenOfficer, ...], tuple[UnitName, ...]]:
    """Return what a frozen document of a scope holds: its cases, who wrote about them, and the units of both."""
    within = set(cases_behind(ask, scope))
    late = set(cases_behind(ask, scope, Behind.OVERDUE))
    ever = set(cases_behind(ask, msgspec.structs.replace(scope, first=None, last=None)))
    held_up, noticed = _noted(ask, CONSTRAINTS, "category"), _noted(ask, REMARKS, "code")

    def was_done(day: int | None) -> bool:
        if day is None:
            return False
        first, last = scope.first, scope.last
        return (first is None or number_of(first) <= day) and (last is None or day <= number_of(last))

    cases = []
    for told in ask(f"SELECT {_COLUMNS} FROM {FACTS}", {}):  # noqa: S608 - names of ours
        one = _Fact(*told)
        if one.row in within or (one.row in ever and (one.day is None or was_done(one.done_day))):
            beside = tuple(held_up.get(one.row, ())), tuple(noticed.get(one.row, ()))
            cases.append(_frozen(one, one.row in late, *beside, server_key))
    officers = {
        FrozenOfficer(unit, key_of(server_key, "officer", author))
        for row, unit, author in ask(f"SELECT DISTINCT row, unit, author FROM {OFFICERS}", {})  # noqa: S608 - names of ours
        if row in within
    }
    units = _needed(units_named(connection), {one.unit for one in cases} | {one.unit for one in officers})
    return (
        tuple(sorted(cases, key=lambda one: one.case)),
        tuple(sorted(officers, key=lambda one: (one.unit, one.key))),
        units,
    )


class _Fact(msgspec.Struct, frozen=True):
    row: int
    tracking: str
    unit: int
    day: int | None
    bucket: int
    needs_reply: int
    reopened: int
    returns: int
    wrong: int
    held: int
    reply_days: int | None
    reply_in_time: int | None
    done_days: int | None
    done_in_time: int | None
    done_day: int | None
    classification: str
    category: str
    channel: str
    rating: str


def _noted(ask: Ask, table: str, column: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row, words in ask(f"SELECT row, {column} FROM {table} ORDER BY row, {column}", {}):  # noqa: S608 - names of ours
        found.setdefault(row, []).append(words)
    return found


def _frozen(
    one: _Fact,
    late: bool,  # noqa: FBT001 - a column
    constraints: tuple[str, ...],
    remarks: tuple[str, ...],
    server_key: bytes,
) -> FrozenCase:
    return FrozenCase(
        case=key_of(server_key, "case", f"{one.row} {one.tracking}"),
        complaint=key_of(server_key, "complaint", one.tracking),
        unit=one.unit,
        day=None if one.day is None else day_of(one.day),
        bucket=BUCKETS[one.bucket],
        needs_reply=one.needs_reply,
        overdue=int(late),
        reopened=one.reopened,
        returns=one.returns,
        wrong=one.wrong,
        held=one.held,
        reply_days=one.reply_days,
        reply_in_time=one.reply_in_time,
        done_days=one.done_days,
        done_in_time=one.done_in_time,
        done_day=None if one.done_day is None else day_of(one.done_day),
        classification=one.classification,
        category=one.category,
        channel=one.channel,
        rating=one.rating if one.rating in STARS else "",
        constraints=constraints,
        remarks=remarks,
    )


def _needed(units: Iterable[UnitName], wanted: set[int]) -> tuple[UnitName, ...]:
    """Return the units that are wanted with all above them, by row."""
    known = {one.row: one for one in units}
    known |= {row: UnitName(row, "", f"Unit {row}") for row in wanted - known.keys() if row}
    lines = lines_above({row: one.parent for row, one in known.items()})
    rows = {above for row in wanted for above in lines.get(row, ())}
    return tuple(known[row] for row in sorted(rows))


def keep(connection: Connection, digest: str, document: Frozen, body: bytes, origin: str, seal: bytes = b"") -> None:
    """Keep a document; one that is kept already stays as it is."""
    if connection.execute(select(frozen_monev.c.digest).where(frozen_monev.c.digest == digest)).first():
        return
    scope, total = document.scope, document.figures.figures.tree.total
    named = {one.row: one.name for one in document.units}
    connection.execute(
        insert(frozen_monev).values(
            digest=digest,
            origin=origin,
            office=document.office,
            frozen_by=document.frozen_by,
            unit_name=named.get(scope.unit, "") if scope.unit else "",
            as_of=document.as_of,
            day=document.day,
            first=scope.first,
            last=scope.last,
            total=total.total,
            cases=len(document.cases),
            seal=seal,
            body=zlib.compress(body, 9),
        )
    )


def heads(connection: Connection) -> list[Row[Any]]:
    """Return what a list says of each document, the latest first."""
    order = frozen_monev.c.as_of.desc(), frozen_monev.c.digest
    return list(connection.execute(select(*_HEAD).order_by(*order)))


def body_of(connection: Connection, beginning: str) -> tuple[str, bytes, bytes]:
    """Return digest, canonical bytes and seal of the document whose digest begins so.

    :raises BadInput: where none does, or more than one.
    """
    begins = frozen_monev.c.digest.startswith(beginning.strip().lower(), autoescape=True)
    found = connection.execute(
        select(frozen_monev.c.digest, frozen_monev.c.body, frozen_monev.c.seal).where(begins).limit(2)
    ).all()
    if not beginning.strip() or not found:
        raise BadInput(f"Angka beku {beginning} tidak ada di komputer ini.")
    if len(found) > 1:
        raise BadInput(f"Lebih dari satu angka beku berawal {beginning}. Tulis lebih banyak hurufnya.")
    return found[0].digest, zlib.decompress(found[0].body), found[0].seal


def complaints(connection: Connection) -> Iterable[str]:
    """Return the Tracking IDs of all that this desk holds."""
    return connection.scalars(select(case_text.c.tracking_id).distinct())
