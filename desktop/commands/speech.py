"""What all commands of the desk share: the password, the open vault, the case that is meant, documents, words."""

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
NO_SUCH_CASE: Final = "Laporan dengan nomor ini tidak ada di komputer ini."


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[OpenDesk]:
    """Open the vault of the profile that was asked for, for the length of a block."""
    with closing(doorway_of(Profile(asked.profile)).unlock(password())) as opened:
        yield opened


def own_case(desk: OpenDesk, tracking_id: str) -> int:
    """Return the case to write to: the one of the operator's own unit, or the only one there is."""
    cases = desk.desk.cases_of(tracking_id)
    if not cases:
        raise BadInput(NO_SUCH_CASE)
    unit = desk.desk.state().unit
    own = [case for case in cases if desk.desk.case(case).line.unit == unit] or cases
    if len(own) > 1:
        raise BadInput("Laporan ini ada pada beberapa unit; tindak lanjut ditulis oleh unit masing-masing.")
    return own[0]


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
