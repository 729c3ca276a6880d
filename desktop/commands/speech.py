"""What all commands of the desk share: the password, the open vault, one document for scripts, words for people."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.errors import BadInput

PASSWORD_VARIABLE: Final = "TINDAK_PASSWORD"  # noqa: S105 - the name of a variable, not a secret
FORMER_PASSWORD_VARIABLE: Final = "TINDAK_VAULT_PASSWORD"  # noqa: S105 - as above


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[OpenDesk]:
    """Open the vault of the profile that was asked for, for the length of a block."""
    with closing(doorway_of(Profile(asked.profile)).unlock(password())) as opened:
        yield opened


def password() -> str:
    """Return the password from the environment, or ask for it."""
    password = os.environ.get(PASSWORD_VARIABLE)
    if password is None:
        if not sys.stdin.isatty():
            raise BadInput(f"Kata sandi belum diberikan. Isi variabel {PASSWORD_VARIABLE}, atau jalankan di terminal.")
        try:
            password = getpass.getpass("Kata sandi: ", stream=sys.stderr)
        except EOFError as end:
            raise BadInput("Kata sandi belum diberikan.") from end
    if not password:
        raise BadInput("Kata sandi kosong.")
    return password


def tell(asked: argparse.Namespace, told: Any) -> None:
    """Write one JSON document to standard output, where that was asked for."""
    if getattr(asked, "as_json", False):
        write(json.dumps(told, ensure_ascii=False))


def write(words: str) -> None:
    """Write words to standard output."""
    sys.stdout.write(words + "\n")


def say(words: str) -> None:
    """Write words for people to standard error."""
    sys.stderr.write(words + "\n")
