"""Templates at the centre: who may change which, and what an administrator does with them.

:func:`save_template`, :func:`drop_template` and :func:`count_use` decide actions of officers; they belong into the
transaction that decides, with a feed writer that has locked :func:`scopes_to_tell`.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import Connection

from sync.contract.entities import Template
from sync.contract.errors import BadInput
from sync.contract.receipts import Reason
from sync.contract.replies.templates import fault_of, read_templates
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.store import templates as stored
from sync.server.store.scopes import ScopeMap, lock_centre
from sync.server.store.templates import StoredTemplate
from sync.server.store.units import all_units, unit_by_code
from sync.server.store.users import StoredUser
from sync.server.users import Role

_ROLES_THAT_MAY: Final = frozenset({Role.LIAISON, Role.COORDINATOR})


class Imported(NamedTuple):
    """What an import of a file has done."""

    created: int
    updated: int
    unchanged: int


def scopes_to_tell(connection: Connection, scope_map: ScopeMap, bodies: Iterable[Template]) -> frozenset[int]:
    """Return the scopes that changes of these templates are told to, to be locked before anything is written."""
    scopes: frozenset[int] = frozenset()
    for body in bodies:
        known = stored.template_by_key(connection, body.key)
        for unit in {body.unit or None, known.unit_id if known else body.unit or None}:
            scopes |= scope_map.of_template(unit)
    return scopes


def save_template(
    connection: Connection, feed: FeedWriter, user: StoredUser, body: Template, now: int
) -> Reason | None:
    """Make a template, or change the one under this key; tell it to the unit and all below. ``None``: done.

    An officer changes those of the own unit; a coordinator those of all units below too, and the coordinator of a unit
    without parent the shared ones. A template keeps the unit that it was made for.
    """
    del now  # versions order the changes; the receipt says when
    body = msgspec.structs.replace(body, owner=body.owner or user.signature, deleted=False)
    if fault_of(body):
        return Reason.MALFORMED
    known = stored.template_by_key(connection, body.key)
    unit = known.unit_id if known else body.unit or None
    if not _may_change(feed.map, user, unit):
        return Reason.ROLE_MAY_NOT
    _store(connection, feed, known, msgspec.structs.replace(body, unit=unit or 0))
    return None


def drop_template(connection: Connection, feed: FeedWriter, user: StoredUser, body: Template) -> Reason | None:
    """Drop the template under this key, or one that only ships with the program. ``None``: done, or done before."""
    known = stored.template_by_key(connection, body.key)
    unit = known.unit_id if known else body.unit or None
    if fault_of(body):
        return Reason.MALFORMED
    if not _may_change(feed.map, user, unit):
        return Reason.ROLE_MAY_NOT
    gone = msgspec.structs.replace(known.body if known else body, unit=unit or 0, deleted=True)
    _store(connection, feed, known, gone)
    return None


def count_use(connection: Connection, key: UUID) -> None:
    """Count that a recorded reply began with this template; an unknown one is passed over.

    The number is the centre's own: it is no part of what desks are told, or every use would be told to all of them.
    """
    stored.add_use(connection, key)


def import_templates(centre: Centre, content: str, unit_code: str | None = None) -> Imported:
    """Take over the templates of a TOML file, for a unit and all below it, or for everybody.

    One with a known key, or with the name of one of the same unit, replaces it; the same file twice changes nothing.

    :raises BadInput: for a file or a unit that cannot be used; nothing was changed.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        unit = unit_by_code(connection, unit_code) if unit_code else None
        if unit_code and unit is None:
            raise BadInput(f"Unit dengan kode {unit_code!r} tidak ada. Lihat: tindak-server units")
        feed = FeedWriter.for_all(connection)
        done = [_take(connection, feed, body) for body in read_templates(content, unit.id if unit else 0)]
        feed.flush()
    return Imported(*(done.count(what) for what in Imported._fields))


def drop_named(centre: Centre, name: str, unit_code: str | None = None) -> None:
    """Drop a template by its name.

    :raises BadInput: when there is none, or one of several units is meant.
    """
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        found = stored.templates_named(connection, name)
        if unit_code:
            unit = unit_by_code(connection, unit_code)
            found = [one for one in found if unit is not None and one.unit_id == unit.id]
        if not found:
            raise BadInput(f"Templat {name!r} tidak ada. Lihat: tindak-server template list")
        if len(found) > 1:
            raise BadInput(f"Templat {name!r} ada pada beberapa unit. Sebutkan unitnya dengan --unit.")
        feed = FeedWriter.for_all(connection)
        _store(connection, feed, found[0], msgspec.structs.replace(found[0].body, deleted=True))
        feed.flush()


def listing(centre: Centre) -> list[tuple[StoredTemplate, str]]:
    """Return the templates, each with the code of its unit (empty: shared)."""
    with centre.database.reading() as connection:
        codes = {unit.id: unit.code for unit in all_units(connection)}
        return [(one, codes.get(one.body.unit, "")) for one in stored.all_templates(connection)]


def _may_change(scope_map: ScopeMap, user: StoredUser, unit: int | None) -> bool:
    if Role(user.role) not in _ROLES_THAT_MAY:
        return False
    if Role(user.role) is Role.LIAISON:
        return unit == user.unit_id
    return scope_map.is_top(user.unit_id) if unit is None else user.unit_id in scope_map.line(unit)


def _take(connection: Connection, feed: FeedWriter, body: Template) -> str:
    known = stored.template_by_key(connection, body.key) or next(
        (one for one in stored.templates_named(connection, body.name) if one.body.unit == body.unit), None
    )
    if known is None:
        _store(connection, feed, None, body)
        return "created"
    if known.body.unit != body.unit:
        raise BadInput(f"Templat {body.name!r} sudah ada pada unit lain. Tidak ada yang diubah.")
    if known.body == msgspec.structs.replace(body, key=known.body.key):
        return "unchanged"
    _store(connection, feed, known, body)
    return "updated"


def _store(connection: Connection, feed: FeedWriter, known: StoredTemplate | None, body: Template) -> None:
    """Store a template under the key that it has, unless nothing of it is new."""
    if known is None:
        row = stored.insert_template(connection, body)
    else:
        row, body = known.id, msgspec.structs.replace(body, key=known.body.key)
        if body == known.body:
            return
        stored.update_template(connection, row, body)
    feed.template_changed(row, body.unit or None)
