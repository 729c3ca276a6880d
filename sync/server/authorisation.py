"""Who may see and touch what, decided in one place: an officer reaches the cases of the own scope, and no other.

A case outside the scope answers exactly like one that does not exist.
"""

from sync.server.store.cases import Holders
from sync.server.store.scopes import ScopeKind, ScopeMap
from sync.server.store.users import StoredUser
from sync.server.users import SCOPE_OF_ROLE, Role


def scope_kind_of(user: StoredUser) -> ScopeKind:
    """Return how far an officer sees."""
    return SCOPE_OF_ROLE[Role(user.role)]


def may_reach(user: StoredUser, holders: Holders, scope_map: ScopeMap) -> bool:
    """Whether a case that these have lies in the officer's scope."""
    units = (holders.unit_id, *holders.consulted)
    return any(_covers(user, unit, scope_map) for unit in units)


def _covers(user: StoredUser, unit: int | None, scope_map: ScopeMap) -> bool:
    if scope_kind_of(user) is ScopeKind.UNIT:
        return unit == user.unit_id
    if unit is None:
        return scope_map.is_top(user.unit_id)
    return user.unit_id in scope_map.line(unit)
