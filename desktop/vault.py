"""The vault: one random data key, wrapped by a key that only the password gives (Argon2id, ChaCha20-Poly1305).

The password itself is stored nowhere, and a changed password rewraps 32 bytes instead of a whole database.
"""

import base64
import json
import os
from pathlib import Path
from typing import Any, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from sync.contract.errors import LocalFault, VaultLocked
from sync.durable import replace_file

_FORMAT: Final = 1
_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
WORK: Final = {"iterations": 3, "memory_kib": 65536, "lanes": 4}
"""What a password that is sealed from now on costs to try: RFC 9106, second recommended option.

64 MiB is what a 2 GB office laptop can spare. Each vault names its own.
"""
_MOST_MEMORY_KIB: Final = 1 << 20
_MOST_ITERATIONS: Final = 100


class Vault:
    """An open vault: hands out one key for each file."""

    def __init__(self, data_key: bytes) -> None:
        """Hold the data key in memory."""
        self.data_key = data_key

    def key_for(self, purpose: str) -> bytes:
        """Return the 32-byte key of one file, e.g. ``desk.db``."""
        return HKDFExpand(algorithm=SHA256(), length=_KEY_BYTES, info=f"tindak/{purpose}".encode()).derive(
            self.data_key
        )


def fresh_vault() -> Vault:
    """Draw a new data key; nothing is written until :func:`seal_vault`."""
    return Vault(os.urandom(_KEY_BYTES))


def seal_vault(path: Path, vault: Vault, password: str) -> None:
    """Wrap the data key of an open vault with a password; a former one opens nothing any more.

    :raises LocalFault: when it cannot be written; what was there before then still holds.
    """
    _write(path, vault.data_key, password)


def open_vault(path: Path, password: str) -> Vault:
    """Open the vault at ``path``.

    :raises VaultLocked: when the password does not open it.
    :raises LocalFault: when the file is missing, damaged or newer than this program.
    """
    return Vault(_unwrap(path, password))


def _unwrap(path: Path, password: str) -> bytes:
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if told["format"] > _FORMAT:
            raise LocalFault(
                "Data terkunci ini dibuat oleh Tindak yang lebih baru. Perbarui programnya; data tetap aman."
            )
        kdf = told["kdf"]
        if kdf["memory_kib"] > _MOST_MEMORY_KIB or kdf["iterations"] > _MOST_ITERATIONS:
            raise ValueError("cost beyond reason")
        salt, wrapped = base64.b64decode(kdf["salt"]), base64.b64decode(told["wrapped_key"])
        wrapping_key = _derive(password, salt, kdf["iterations"], kdf["memory_kib"], kdf["lanes"])
        return ChaCha20Poly1305(wrapping_key).decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], salt)
    except InvalidTag as fault:
        raise VaultLocked("Kata sandi ini tidak membuka data terkunci di komputer ini.") from fault
    except FileNotFoundError as fault:
        raise LocalFault("Berkas vault.json tidak ada, jadi data di folder ini tidak dapat dibuka.") from fault
    except OSError as fault:
        raise LocalFault("Berkas vault.json tidak dapat dibaca. Periksa hak akses folder profil.") from fault
    except (ValueError, KeyError, TypeError, OverflowError) as fault:
        raise LocalFault("Berkas vault.json rusak. Pulihkan dari cadangan; jangan hapus folder profil.") from fault


def _write(path: Path, data_key: bytes, password: str) -> None:
    """Replace the file in one step: a power cut leaves either the old one or the new one."""
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    wrapped = nonce + ChaCha20Poly1305(_derive(password, salt, **WORK)).encrypt(nonce, data_key, salt)
    told = {
        "format": _FORMAT,
        "kdf": {"name": "argon2id", "salt": base64.b64encode(salt).decode(), **WORK},
        "wrapped_key": base64.b64encode(wrapped).decode(),
    }
    try:
        replace_file(path, json.dumps(told, indent=1).encode("utf-8"))
    except OSError as fault:
        raise LocalFault(
            "Data terkunci tidak dapat ditulis. Periksa ruang diska dan hak akses folder profil."
        ) from fault


def _derive(password: str, salt: bytes, iterations: int, memory_kib: int, lanes: int) -> bytes:
    """Return the key that a password gives. :raises ValueError: for costs that Argon2id does not know."""
    from argon2.exceptions import Argon2Error  # noqa: PLC0415 - a vault that is open needs no password
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 - as above

    try:
        return hash_secret_raw(
            password.encode(),
            salt,
            time_cost=iterations,
            memory_cost=memory_kib,
            parallelism=lanes,
            hash_len=_KEY_BYTES,
            type=Type.ID,
        )
    except Argon2Error as fault:
        raise ValueError(str(fault)) from fault
