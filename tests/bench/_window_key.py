"""The keys of a profile that a bench has made, without the time that a password takes."""

from pathlib import Path
from typing import Final

from desktop.vault import Vault

KEY_FILE: Final = "bench-key"


def keep_key(place: Path, vault: Vault) -> None:
    """Lay the key of an invented profile beside it."""
    (place / KEY_FILE).write_text(vault.data_key.hex(), encoding="ascii")


def vault_of(place: Path) -> Vault:
    """Return the open vault of such a profile."""
    return Vault(bytes.fromhex((place / KEY_FILE).read_text(encoding="ascii")))


def database_key(place: Path) -> bytes:
    """Return the key of its database."""
    return vault_of(place).key_for("desk.db")
