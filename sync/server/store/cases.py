"""Cases as they are stored: one complaint at one unit; and the two entities that a case is on the wire."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Select, Update, bindparam, func, insert, select, update

from sync.contract.deadlines.due import Pause
from sync.contract.entities import STATE_FIELDS, CaseBody, CaseHead, CaseState, CaseText, Consult
from sync.contract.frames import pack, unpack
from sync.server.store.tables import cases, replaced_phrases

ROWS_A_QUERY: Final = 500
"""Most values in one IN list: every database takes as many."""


class StoredCase(msgspec.Struct, frozen=True, kw_only=True):
    """One row of ``cases``. ``unit_id`` is ``None`` while the complaint is not disposed."""

    id: int = 0
    tracking_id: str
    unit_id: int | None
    title: str = ""
    original_body: str = ""
    edited_body: str = ""
    received_at: int = 0
    reporter: str = ""
    classification: str = ""
    category_id: str = ""
    category: str = ""
    channel: str = ""
    anonymous: bool = False
    confidential: bool = False
    parent_agency: str = ""
    province: str = ""
    regency: str = ""
    district: str = ""
    village: str = ""
    rating: str = ""
    lapor_status: str = ""
    lapor_since: int = 0
    reason: str = ""
    status: str = ""
    first_reply_on: date | None = None
    completion_on: date | None = None
    revision: int = 1
    text_version: int = 1
    said_status: str = ""
    """The phrase that followed from the newest act here which moved the status."""
    said_at: int = 0
    started_on: date | None = None
    verified_on: date | None = None
    replied_on: date | None = None
    public_on: date | None = None
    completed_on: date | None = None
    pauses: tuple[Pause, ...] = ()
    verify_on: date | None = None
    closes_on: date | None = None
    proposed: bool = False
    substantive: bool = False
    drafts: tuple[UUID, ...] = ()
    consults: tuple[Consult, ...] = ()
    wrong: int = 0
    suggested: int = 0
    related: tuple[str, ...] = ()
    own_title: str = ""
    own_category: str = ""
    former: tuple[int, ...] = ()
    """Units that had it before it was disposed anew here; LAPOR! may go on to name them."""
    lapor_made_at: int = 0
    """When the newest export that speaks of this case was made, ms; 0 when unknown."""

    @property
    def holders(self) -> "Holders":
        """Who has this case before the eyes."""
        return Holders(self.unit_id, tuple(consult.unit for consult in self.consults))


class Holders(NamedTuple):
    """The units that have a case: the one in charge (``None``: nobody yet), and those that were asked about it."""

    unit_id: int | None
    consulted: tuple[int, ...] = ()


_FIELDS: Final = StoredCase.__struct_fields__
_COLUMNS: Final = tuple(cases.c[name] for name in _FIELDS)
_PACKED: Final[dict[str, Any]] = {
    "pauses": tuple[Pause, ...],
    "drafts": tuple[UUID, ...],
    "consults": tuple[Consult, ...],
    "related": tuple[str, ...],
    "former": tuple[int, ...],
}
"""Fields that one column holds packed; most cases have none of them, and then nothing is stored."""
_PACKED_AT: Final = tuple((place, _PACKED[name]) for place, name in enumerate(_FIELDS) if name in _PACKED)


def text_of(case: StoredCase) -> CaseText:
    """Return what travels as the kind ``text``. The name of an anonymous reporter never does."""
    body = case.edited_body or case.original_body
    return CaseText(
        tracking_id=case.tracking_id,
        title=case.own_title or case.title,
        body=body,
        original_body=case.original_body if case.original_body != body else "",
        received_at=case.received_at,
        reporter="" if case.anonymous else case.reporter,
        classification=case.classification,
        category=case.own_category or case.category,
        channel=case.channel,
        anonymous=case.anonymous,
        confidential=case.confidential,
        parent_agency=case.parent_agency,
        province=case.province,
        regency=case.regency,
        district=case.district,
        village=case.village,
        rating=case.rating,
    )


def head_of(text: CaseText) -> CaseHead:
    """Return the part of a text that a list shows."""
    return CaseHead(**{name: getattr(text, name) for name in CaseHead.__struct_fields__})


def body_of(text: CaseText) -> CaseBody:
    """Return the rest of it."""
    return CaseBody(**{name: getattr(text, name) for name in CaseBody.__struct_fields__})


def state_of(case: StoredCase) -> CaseState:
    """Return what travels as the kind ``state``."""
    told = {name: getattr(case, name) for name in _SHARED}
    return CaseState(unit=case.unit_id or 0, **told)


def with_state(case: StoredCase, state: CaseState) -> StoredCase:
    """Return a case with what travels as its ``state``."""
    told = {name: getattr(state, name) for name in _SHARED}
    return msgspec.structs.replace(case, unit_id=state.unit or None, **told)


_SHARED: Final = tuple(name for name in STATE_FIELDS if name != "unit")


def cases_in(connection: Connection, rows: Sequence[int]) -> dict[int, StoredCase]:
    """Return the cases with these row numbers; those that do not exist are absent."""
    return {case.id: case for case in _where_in(connection, "id", rows)}


def cases_of_complaints(connection: Connection, tracking_ids: Sequence[str]) -> list[StoredCase]:
    """Return the cases of these complaints, by row number."""
    return sorted(_where_in(connection, "tracking_id", tracking_ids), key=lambda case: case.id)


def cases_behind(connection: Connection, row: int, most: int) -> list[StoredCase]:
    """Return the next cases behind a row number, by row number."""
    query = select(*_COLUMNS).where(cases.c.id > row).order_by(cases.c.id).limit(most)
    return [_stored(*found) for found in connection.execute(query)]


def holders_of(connection: Connection, rows: Sequence[int]) -> dict[int, Holders]:
    """Return who has each of these cases; those that do not exist are absent."""
    holders: dict[int, Holders] = {}
    for portion in _portions(rows):
        query = select(cases.c.id, cases.c.unit_id, cases.c.consults).where(cases.c.id.in_(portion))
        for row in connection.execute(query):
            asked = unpack(row.consults, tuple[Consult, ...]) if row.consults else ()
            holders[row.id] = Holders(row.unit_id, tuple(consult.unit for consult in asked))
    return holders


def cases_to_close_before(connection: Connection, day: date) -> list[StoredCase]:
    """Return the cases that are not closed and whose closing day lies before a day, by row number."""
    query = select(*_COLUMNS).where(cases.c.completed_on.is_(None), cases.c.closes_on < day).order_by(cases.c.id)
    return [_stored(*found) for found in connection.execute(query)]


def cases_asked_of(connection: Connection, unit_ids: Collection[int]) -> list[int]:
    """Return the cases about which one of these units was asked."""
    query = select(cases.c.id, cases.c.consults).where(cases.c.consults != b"")
    found = connection.execute(query).all()
    asked = ((row.id, unpack(row.consults, tuple[Consult, ...])) for row in found if row.consults)
    return [row for row, consults in asked if any(one.unit in unit_ids for one in consults)]


def insert_cases(connection: Connection, new: Sequence[StoredCase]) -> list[int]:
    """Store new cases and return their row numbers, in the same order."""
    if not new:
        return []
    values = [{name: _stored_as(case, name) for name in _FIELDS if name != "id"} for case in new]
    statement = insert(cases).returning(cases.c.id, sort_by_parameter_order=True)
    return list(connection.scalars(statement, values))


def update_cases(connection: Connection, changed: Iterable[StoredCase], fields: tuple[str, ...] = _FIELDS) -> None:
    """Store cases as they are now, or only these fields of them."""
    values = [{f"new_{name}": _stored_as(case, name) for name in ("id", *fields)} for case in changed]
    if values:
        connection.execute(_update_of(fields), values)


def note_export(connection: Connection, rows: Sequence[int], made_at: int, *, even_if_older: bool = False) -> None:
    """Note that an export made at this time speaks of these cases; an older one is noted only when that is wanted."""
    for portion in _portions(rows):
        here = cases.c.id.in_(portion) & (
            cases.c.lapor_made_at != made_at if even_if_older else cases.c.lapor_made_at < made_at
        )
        connection.execute(update(cases).where(here).values(lapor_made_at=made_at))


def keep_replaced(connection: Connection, changed: Iterable[tuple[StoredCase, StoredCase]]) -> None:
    """Keep what LAPOR! had said of the status of cases (as they were, as they are), where it says otherwise now."""
    values = [
        {"case_id": old.id, "phrase": old.lapor_status, "since": old.lapor_since, "until": new.lapor_since}
        for old, new in changed
        if old.lapor_status != new.lapor_status
    ]
    if values:
        connection.execute(insert(replaced_phrases), values)


def replaced_phrases_of(connection: Connection, rows: Sequence[int]) -> dict[int, set[str]]:
    """Return which phrases LAPOR! has said of these cases and replaced since; cases without any are absent."""
    found: dict[int, set[str]] = {}
    for portion in _portions(rows):
        query = select(replaced_phrases.c.case_id, replaced_phrases.c.phrase)
        for case_id, phrase in connection.execute(query.where(replaced_phrases.c.case_id.in_(portion))):
            found.setdefault(case_id, set()).add(phrase)
    return found


def newest_complaint(connection: Connection) -> int:
    """Return when the newest complaint of all came in, ms; 0 without any."""
    return connection.scalar(select(func.max(cases.c.received_at))) or 0


@cache
def _update_of(fields: tuple[str, ...]) -> Update:
    """Return a statement; a constant for each choice of fields."""
    columns: dict[str, Any] = {name: bindparam(f"new_{name}") for name in fields if name != "id"}
    return update(cases).where(cases.c.id == bindparam("new_id")).values(columns)


@cache
def _select_by(column: str) -> Select[Any]:
    return select(*_COLUMNS).where(cases.c[column].in_(bindparam("wanted", expanding=True)))


def _where_in(connection: Connection, column: str, wanted: Sequence[Any]) -> list[StoredCase]:
    found = []
    for portion in _portions(wanted):
        rows = connection.execute(_select_by(column), {"wanted": portion})
        found += [_stored(*row) for row in rows]
    return found


def _stored(*row: Any) -> StoredCase:
    values = list(row)
    for place, shape in _PACKED_AT:
        values[place] = unpack(values[place], shape) if values[place] else ()
    return StoredCase(**dict(zip(_FIELDS, values, strict=True)))


def _stored_as(case: StoredCase, name: str) -> Any:
    value = getattr(case, name)
    if name not in _PACKED:
        return value
    return pack(value) if value else b""


def _portions(wanted: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(wanted), ROWS_A_QUERY):
        yield wanted[start : start + ROWS_A_QUERY]
