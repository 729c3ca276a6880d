"""Who may see and touch what, decided in one place: an officer reaches the cases of the own scope, and no other.

A case outside the scope answers exactly like one that does not exist, and so does a file.
"""

from collections.abc import Collection

from sqlalchemy import Connection

from sync.server.store.cases import Holders, holders_of
from sync.server.store.evidence import Opening, openings_of, owners_of
from sync.server.store.figures import senders_of
from sync.server.store.scopes import ScopeKind, ScopeMap, load_scope_map
from sync.server.store.users import StoredUser
from sync.server.users import SCOPE_OF_ROLE, Role


def scope_kind_of(user: StoredUser) -> ScopeKind:
    """Return how far an officer sees."""
    return SCOPE_OF_ROLE[Role(user.role)]


def may_reach(user: StoredUser, holders: Holders, scope_map: ScopeMap) -> bool:
    """Whether a case that these have lies in the officer's scope."""
    units = (holders.unit_id, *holders.consulted)
    return any(_covers(user, unit, scope_map) for unit in units)


def files_open_to(connection: Connection, user: StoredUser, hashes: Collection[bytes]) -> dict[bytes, int]:
    """Return which of these files an officer may read, each with a unit that has it: the own one where that is enough.

    A file is open to the unit that has uploaded it, and to those who may see a case whose event names it. An event
    counts only where the unit of its author has proved to have the file: naming a hash alone opens nothing. Frozen
    figures are open to those in whose scope the unit lies that has sent them.
    """
    own = {one.sha256: one.unit_id for one in owners_of(connection, hashes, [user.unit_id]) if one.uploaded}
    left = [one for one in hashes if one not in own]
    others = {one.sha256: one.unit_id for one in openings_to(connection, user, left)}
    return {**others, **_figures_open_to(connection, user, left), **own}


def _figures_open_to(connection: Connection, user: StoredUser, hashes: Collection[bytes]) -> dict[bytes, int]:
    sent = senders_of(connection, hashes)
    scope_map = load_scope_map(connection) if sent else None
    return {file: unit for file, unit in sent if scope_map and _covers(user, unit, scope_map)}


def openings_to(connection: Connection, user: StoredUser, hashes: Collection[bytes]) -> list[Opening]:
    """Return the events that open any of these files to this officer: those of cases in the own scope."""
    found = openings_of(connection, hashes)
    if not found:
        return []
    scope_map = load_scope_map(connection)
    holders = holders_of(connection, sorted({one.case_id for one in found}))
    return [one for one in found if may_reach(user, holders[one.case_id], scope_map)]


def _covers(user: StoredUser, unit: int | None, scope_map: ScopeMap) -> bool:
    if scope_kind_of(user) is ScopeKind.UNIT:
        return unit == user.unit_id
    if unit is None:
        return scope_map.is_top(user.unit_id)
    return user.unit_id in scope_map.line(unit)
