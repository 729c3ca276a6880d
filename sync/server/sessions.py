"""Signing in and being known: tokens that are told once and stored hashed, and a brake for guessing."""

import hashlib
from base64 import urlsafe_b64encode
from typing import Final

from sync.contract.errors import SignInRequired, TindakError
from sync.contract.messages import SignedIn, SignIn
from sync.contract.receipts import public_key_of
from sync.server.centre import Centre
from sync.server.store import users as stored
from sync.server.store.identity import read_epoch
from sync.server.store.users import StoredUser
from sync.server.users import USERNAME_LIMIT, folded

_MINUTE_MS: Final = 60_000
_DAY_MS: Final = 24 * 60 * _MINUTE_MS

SESSION_MS: Final = 180 * _DAY_MS
"""A session ends when it was not used for so long; occasional users exchange a few times a month."""
TOUCH_MS: Final = 60 * _MINUTE_MS
"""How exactly the last use is known; an exchange that only reads stays one that only reads."""

FAILURES_ALLOWED: Final = 10
FAILURE_WINDOW_MS: Final = 15 * _MINUTE_MS

_TOKEN_BYTES: Final = 16
"""128 bits cannot be guessed, and the token goes along with every exchange."""
_DEVICE_NAME_LIMIT: Final = 200


class WrongPassword(TindakError):
    """Username and password do not belong together; it is not told which of the two is wrong."""


class TooManyAttempts(TindakError):
    """Too many failed sign-ins under this name."""

    def __init__(self, seconds: int) -> None:
        """Tell after how many seconds another attempt is looked at."""
        super().__init__("Terlalu banyak percobaan masuk. Tunggu sebentar, lalu coba lagi.")
        self.seconds = seconds


def sign_in(centre: Centre, asked: SignIn) -> SignedIn:
    """Open a session.

    An unknown name costs the same time and gets the same answer as a wrong password.

    :raises WrongPassword: when name and password do not belong together.
    :raises TooManyAttempts: after :data:`FAILURES_ALLOWED` failures; the password is then not even looked at.
    """
    username = folded(asked.username)
    countable = _countable(username)
    _refuse_guessing(centre, countable)
    user = None
    if username == countable:
        with centre.database.reading() as connection:
            user = stored.user_by_name(connection, username)
    is_right = centre.passwords.matches(user.password_hash if user else None, asked.password)
    now = centre.clock.now_ms()
    if user is None or not is_right or not user.active:
        with centre.database.writing() as connection:
            stored.note_failure(connection, countable, now, now - FAILURE_WINDOW_MS)
        raise WrongPassword("Nama pengguna atau kata sandi salah.")
    fresh = centre.passwords.hash(asked.password) if centre.passwords.is_outdated(user.password_hash) else None
    token = urlsafe_b64encode(centre.randomness(_TOKEN_BYTES)).rstrip(b"=").decode("ascii")
    with centre.database.writing() as connection:
        stored.forget_failures(connection, username)
        if fresh:
            stored.set_password_hash(connection, user.id, fresh)
        stored.note_device(connection, asked.device, user.id, _printable(asked.device_name), now)
        stored.revoke_sessions(connection, user.id, now, asked.device)
        epoch = read_epoch(connection)
        stored.insert_session(connection, hash_of(token), user.id, asked.device, now, now + SESSION_MS)
    return SignedIn(
        token=token,
        username=user.username,
        full_name=user.full_name,
        role=user.role,
        unit_row=user.unit_id,
        unit_code=user.unit_code,
        unit_name=user.unit_name,
        epoch=epoch,
        server_time=now,
        server_key=public_key_of(centre.identity.signing_key),
    )


def user_of(centre: Centre, token: str) -> StoredUser:
    """Return whose token this is.

    :raises SignInRequired: for a token that is unknown, expired or revoked, or whose officer was disabled.
    """
    now = centre.clock.now_ms()
    token_hash = hash_of(token)
    with centre.database.glancing() as connection:
        found = stored.session_by_hash(connection, token_hash)
    if found is None or not found[1].active or found[0].revoked_at is not None or found[0].expires_at <= now:
        raise SignInRequired("Sesi sudah berakhir. Pekerjaan Anda tetap tersimpan di komputer ini. Silakan masuk lagi.")
    session, user = found
    if now - session.last_used >= TOUCH_MS:
        with centre.database.writing() as connection:
            stored.touch_session(connection, token_hash, now, now + SESSION_MS)
    return user


def _refuse_guessing(centre: Centre, username: str) -> None:
    now = centre.clock.now_ms()
    with centre.database.reading() as connection:
        failures = stored.failures_since(connection, username, now - FAILURE_WINDOW_MS, FAILURES_ALLOWED)
    if len(failures) >= FAILURES_ALLOWED:
        raise TooManyAttempts(max(1, -(-(failures[-1] + FAILURE_WINDOW_MS - now) // 1000)))


def _countable(username: str) -> str:
    """Return what failures are counted under: any text that a client sends must fit every database."""
    if len(username) <= USERNAME_LIMIT and username.isprintable():
        return username
    return hashlib.sha256(username.encode("utf-8")).hexdigest()


def _printable(name: str) -> str:
    return "".join(sign for sign in name if sign.isprintable())[:_DEVICE_NAME_LIMIT]


def hash_of(token: str) -> bytes:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode("utf-8")).digest()
