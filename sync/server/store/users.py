"""Users, their devices, their sessions and their failed sign-ins, as they are stored."""

from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from sync.server.store.tables import devices, failed_sign_ins, sessions, units, users
from sync.server.store.upsert import upsert


class StoredUser(msgspec.Struct, frozen=True):
    """One officer, with the unit the officer works for."""

    id: int
    username: str
    full_name: str
    unit_id: int
    role: str
    password_hash: str
    active: bool
    unit_code: str
    unit_name: str

    @property
    def signature(self) -> str:
        """The name under what this officer writes."""
        return self.full_name or self.username


class StoredSession(msgspec.Struct, frozen=True):
    """One sign-in of one device."""

    user_id: int
    device_id: UUID
    last_used: int
    expires_at: int
    revoked_at: int | None


_USER = (
    *(users.c[name] for name in StoredUser.__struct_fields__ if name in users.c),
    units.c.code,
    units.c.name,
)
_SESSION = tuple(sessions.c[name] for name in StoredSession.__struct_fields__)
_SESSION_AND_USER = (
    select(*_SESSION, *_USER)
    .select_from(sessions.join(users, users.c.id == sessions.c.user_id).join(units, units.c.id == users.c.unit_id))
    .where(sessions.c.token_hash == bindparam("of_hash"))
)


def user_by_name(connection: Connection, username: str) -> StoredUser | None:
    """Find a user by the folded username."""
    row = connection.execute(select(*_USER).join(units).where(users.c.username == username)).first()
    return StoredUser(*row) if row else None


def user_by_row(connection: Connection, row: int) -> StoredUser | None:
    """Find a user by the row."""
    found = connection.execute(select(*_USER).join(units).where(users.c.id == row)).first()
    return StoredUser(*found) if found else None


def insert_user(
    connection: Connection, *, username: str, full_name: str, unit_id: int, role: str, password_hash: str
) -> None:
    """Store a new, active user."""
    connection.execute(
        insert(users).values(
            username=username,
            full_name=full_name,
            unit_id=unit_id,
            role=role,
            password_hash=password_hash,
            active=True,
        )
    )


def set_password_hash(connection: Connection, user_id: int, password_hash: str) -> None:
    """Replace the stored password."""
    connection.execute(update(users).where(users.c.id == user_id).values(password_hash=password_hash))


def set_active(connection: Connection, user_id: int, *, active: bool) -> None:
    """Let a user in, or keep the user out."""
    connection.execute(update(users).where(users.c.id == user_id).values(active=active))


def note_device(connection: Connection, device: UUID, user_id: int, name: str, now: int) -> None:
    """Remember that a user signed in from this device."""
    seen = upsert(connection, devices).values(id=device, user_id=user_id, name=name, first_seen=now, last_seen=now)
    connection.execute(
        seen.on_conflict_do_update(
            index_elements=[devices.c.id, devices.c.user_id], set_={"name": name, "last_seen": now}
        )
    )


def insert_session(
    connection: Connection, token_hash: bytes, user_id: int, device: UUID, now: int, expires_at: int
) -> None:
    """Store a new session under the hash of its token."""
    connection.execute(
        insert(sessions).values(
            token_hash=token_hash,
            user_id=user_id,
            device_id=device,
            created_at=now,
            last_used=now,
            expires_at=expires_at,
        )
    )


def session_by_hash(connection: Connection, token_hash: bytes) -> tuple[StoredSession, StoredUser] | None:
    """Find a session, and whose it is, by the hash of its token."""
    row = connection.execute(_SESSION_AND_USER, {"of_hash": token_hash}).first()
    return (StoredSession(*row[: len(_SESSION)]), StoredUser(*row[len(_SESSION) :])) if row else None


def touch_session(connection: Connection, token_hash: bytes, now: int, expires_at: int) -> None:
    """Note that a session and its device were used."""
    connection.execute(
        update(sessions).where(sessions.c.token_hash == token_hash).values(last_used=now, expires_at=expires_at)
    )
    used = select(sessions.c.device_id).where(sessions.c.token_hash == token_hash).scalar_subquery()
    owner = select(sessions.c.user_id).where(sessions.c.token_hash == token_hash).scalar_subquery()
    connection.execute(update(devices).where(devices.c.id == used, devices.c.user_id == owner).values(last_seen=now))


def revoke_sessions(connection: Connection, user_id: int, now: int, device: UUID | None = None) -> int:
    """End the open sessions of a user, or only those of one device; return how many there were."""
    mine = (sessions.c.user_id == user_id) & sessions.c.revoked_at.is_(None)
    if device is not None:
        mine &= sessions.c.device_id == device
    return connection.execute(update(sessions).where(mine).values(revoked_at=now)).rowcount


def failures_since(connection: Connection, username: str, since: int, most: int) -> list[int]:
    """Return when the newest failed sign-ins under this name happened, newest first."""
    mine = (failed_sign_ins.c.username == username) & (failed_sign_ins.c.at > since)
    newest = select(failed_sign_ins.c.at).where(mine).order_by(failed_sign_ins.c.at.desc()).limit(most)
    return list(connection.scalars(newest))


def note_failure(connection: Connection, username: str, now: int, forget_before: int) -> None:
    """Remember a failed sign-in and forget the old ones of everybody."""
    connection.execute(delete(failed_sign_ins).where(failed_sign_ins.c.at <= forget_before))
    connection.execute(insert(failed_sign_ins).values(username=username, at=now))


def forget_failures(connection: Connection, username: str) -> None:
    """Forget the failed sign-ins under this name."""
    connection.execute(delete(failed_sign_ins).where(failed_sign_ins.c.username == username))
