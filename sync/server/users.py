"""Officers: who may sign in, for which unit, in which role."""

from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from sync.contract.entities import ChangeKind
from sync.contract.errors import BadInput
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.store import users as stored
from sync.server.store.calendars import entities_with_units
from sync.server.store.entities import rows_of_tree
from sync.server.store.figures import rows_of_units
from sync.server.store.scopes import ScopeKind, find_scope, insert_scope, load_scope_map, lock_centre
from sync.server.store.templates import rows_for_line
from sync.server.store.units import note_coordinated, unit_by_code
from sync.server.store.users import StoredUser

USERNAME_LIMIT: Final = 100


class Role(StrEnum):
    """What an officer is (docs/glossary.md): *pejabat penghubung*, *admin koordinator*, *pelatih bimtek*."""

    LIAISON = "liaison"
    COORDINATOR = "coordinator"
    TRAINER = "trainer"


SCOPE_OF_ROLE: Final = {
    Role.LIAISON: ScopeKind.UNIT,
    Role.COORDINATOR: ScopeKind.TREE,
    Role.TRAINER: ScopeKind.UNIT,
}


def folded(username: str) -> str:
    """Return the one spelling under which a username is stored and found."""
    return username.strip().casefold()


def add_user(centre: Centre, username: str, full_name: str, unit_code: str, role: Role, password: str) -> None:
    """Let an officer in. The first coordinator of a unit opens the scope of everything below it.

    :raises BadInput: for a name that is taken or none, an unknown unit, a password that is too short.
    """
    name = folded(username)
    if not name or len(name) > USERNAME_LIMIT or not name.isprintable() or any(sign.isspace() for sign in name):
        raise BadInput("Nama pengguna harus 1 sampai 100 karakter tanpa spasi.")
    password_hash = centre.passwords.hash(password)
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        unit = unit_by_code(connection, unit_code)
        if unit is None:
            raise BadInput(f"Unit dengan kode {unit_code!r} tidak ada. Lihat: tindak-server units")
        if stored.user_by_name(connection, name) is not None:
            raise BadInput(f"Nama pengguna {name!r} sudah dipakai. Tidak ada yang diubah.")
        stored.insert_user(
            connection,
            username=name,
            full_name=full_name.strip(),
            unit_id=unit.id,
            role=role,
            password_hash=password_hash,
        )
        if SCOPE_OF_ROLE[role] is ScopeKind.TREE:
            _open_tree(connection, unit.id)


def change_password(centre: Centre, username: str, password: str) -> int:
    """Give an officer a new password and end all sessions; return how many were open.

    :raises BadInput: for an unknown name or a password that is too short.
    """
    password_hash = centre.passwords.hash(password)
    with centre.database.writing() as connection:
        user = _known(connection, username)
        stored.set_password_hash(connection, user.id, password_hash)
        stored.forget_failures(connection, user.username)
        return stored.revoke_sessions(connection, user.id, centre.clock.now_ms())


def disable_user(centre: Centre, username: str) -> int:
    """Keep an officer out from now on and end all sessions; return how many were open. Nothing is deleted.

    :raises BadInput: for an unknown name.
    """
    with centre.database.writing() as connection:
        user = _known(connection, username)
        stored.set_active(connection, user.id, active=False)
        return stored.revoke_sessions(connection, user.id, centre.clock.now_ms())


def _known(connection: Connection, username: str) -> StoredUser:
    user = stored.user_by_name(connection, folded(username))
    if user is None:
        raise BadInput(f"Pengguna {username!r} tidak ada. Tidak ada yang diubah.")
    return user


def _open_tree(connection: Connection, unit_id: int) -> None:
    if find_scope(connection, unit_id, ScopeKind.TREE) is not None:
        return
    scope = insert_scope(connection, unit_id, ScopeKind.TREE)
    scope_map = load_scope_map(connection)
    note_coordinated(connection, unit_id)
    writer = FeedWriter(connection, scope_map, {scope, *scope_map.of_unit(unit_id)})
    writer.unit_changed(unit_id)
    below = scope_map.subtree(unit_id)
    writer.fill(scope, ((ChangeKind.UNIT, unit) for unit in scope_map.tree_of(unit_id)))
    around = {*below, *scope_map.line(unit_id)}
    book = entities_with_units(connection)
    writer.fill(scope, ((kind, row) for kind, row, of in book if of is None or of in around))
    writer.fill(scope, rows_for_line(connection, scope_map.line(unit_id)))
    writer.fill(scope, rows_of_units(connection, below))
    writer.fill(scope, rows_of_tree(connection, below, undisposed=scope_map.is_top(unit_id)))
    writer.flush()
