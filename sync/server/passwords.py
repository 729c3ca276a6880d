"""Passwords of officers: Argon2id (RFC 9106). What is stored cannot be turned back."""

from typing import Final, Self

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sync.contract.errors import BadInput

SHORTEST: Final = 8
LONGEST: Final = 1_000
"""Most characters of a password; beyond this somebody is feeding the hash function."""
WORK: Final = {"time_cost": 3, "memory_cost": 65536, "parallelism": 4}
"""What a new hash costs: RFC 9106, second recommended option, the memory in KiB."""


def _hash_of_no_password(hasher: PasswordHasher) -> str:
    """Return a well-formed hash that no password has, so that looking for nobody costs what looking for one costs."""
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    salt, digest = ("A" * -(-length * 4 // 3) for length in (hasher.salt_len, hasher.hash_len))
    return f"$argon2id$v=19${cost}${salt}${digest}"


class Passwords:
    """Makes and checks hashes. A check costs the same whether or not there is a hash to check against."""

    def __init__(self, hasher: PasswordHasher) -> None:
        """Use these Argon2id parameters for new hashes; stored ones name their own."""
        self._hasher = hasher
        self._nobody = _hash_of_no_password(hasher)

    @classmethod
    def usual(cls) -> Self:
        """Return what an office uses."""
        return cls(PasswordHasher(WORK["time_cost"], WORK["memory_cost"], WORK["parallelism"]))

    def hash(self, password: str) -> str:
        """Return what may be stored.

        :raises BadInput: for a password that is too short or too long.
        """
        if not SHORTEST <= len(password) <= LONGEST:
            raise BadInput(f"Kata sandi harus {SHORTEST} sampai {LONGEST} karakter.")
        return self._hasher.hash(password)

    def matches(self, stored: str | None, password: str) -> bool:
        """Whether this is the password of the stored hash; never for ``None``, and as slowly."""
        if len(password) > LONGEST:
            return False
        try:
            self._hasher.verify(self._nobody if stored is None else stored, password)
        except (VerificationError, InvalidHashError):
            return False
        return stored is not None

    def is_outdated(self, stored: str) -> bool:
        """Whether a good hash was made with weaker parameters than those of today."""
        return self._hasher.check_needs_rehash(stored)
