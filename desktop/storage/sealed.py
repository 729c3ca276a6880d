"""What the centre has sealed of frozen figures: those of this desk get their seal, those of units below are offered."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import astuple
from sqlalchemy import Connection, Row, exists, func, select, update

from desktop.storage import account
from desktop.storage.states import FILE_RECEIVED, FILE_WAITING
from desktop.storage.tables import frozen_monev, sealed_figures
from sync.contract.entities import ChangeKind
from sync.contract.marks import other_mark
from sync.contract.monev.seal import Figures, Seal, SealStanding, SealStatement, keyed_by, read_seal

COLUMNS: Final = ("row", *Figures.__struct_fields__, "mark")


class Checked(msgspec.Struct, frozen=True):
    """What is known of the centre's word on a document."""

    standing: SealStanding = SealStanding.NONE
    sealed_at: int = 0
    """ms since 1970 UTC, by the centre's clock; 0 unless it is sealed."""
    key: str = ""
    """Names the key that it was checked with."""


def row_of(row: int, body: Figures, version: int) -> tuple[Any, ...]:
    """Return the values of :data:`COLUMNS`, as SQLite keeps them."""
    fields = [str(value) if name in ("first", "last", "day") and value else value for name, value in _named(body)]
    return (row, *fields, other_mark(ChangeKind.FIGURES, row, version))


def _named(body: Figures) -> Iterable[tuple[str, Any]]:
    return zip(Figures.__struct_fields__, astuple(body), strict=True)


def take_seals(connection: Connection, told: Iterable[Figures]) -> None:
    """Put the centre's word beside the documents that are here."""
    for body in told:
        take_seal(connection, body.digest.hex(), body.seal)


def take_seal(connection: Connection, digest: str, seal: Seal) -> None:
    """Put a seal beside a document, if that is here; one that passes stays in the place of one that does not."""
    here = frozen_monev.c.digest == digest
    row = connection.execute(select(frozen_monev.c.seal, frozen_monev.c.checked_with).where(here)).one_or_none()
    if row is None:
        return
    key = pinned(connection)
    passes = seal.is_of(key, bytes.fromhex(digest))
    if checked(digest, row.seal, (key, row.checked_with)).standing is SealStanding.SEALED:
        return
    values = {"seal": msgspec.json.encode(seal.document(key)), "checked_with": key if passes else b""}
    connection.execute(update(frozen_monev).where(here).values(**values))
    if passes:  # whoever has sealed it has it
        connection.execute(
            update(frozen_monev).where(here, frozen_monev.c.sending != "").values(sending=FILE_RECEIVED, why="")
        )


def seal_of_centre(connection: Connection, digest: str) -> Seal | None:
    """Return what the centre has told of a document; one that passes, where it has told several."""
    query = select(sealed_figures).where(sealed_figures.c.digest == bytes.fromhex(digest))
    told = [
        Seal(SealStatement(1, one.digest, one.unit_code, one.sealed_at), one.signature)
        for one in connection.execute(query.order_by(sealed_figures.c.row))
    ]
    key = pinned(connection)
    return next((one for one in told if one.is_of(key, bytes.fromhex(digest))), told[0] if told else None)


def checked(digest: str, kept: bytes, keys: Sequence[bytes]) -> Checked:
    """Check a seal that lies beside a document.

    :param keys: those of the centre that are trusted here; the first that passes is named.
    """
    if not kept:
        return Checked()
    try:
        seal = read_seal(msgspec.json.decode(kept))
    except msgspec.DecodeError:
        seal = None
    for key in keys:
        if seal is not None and key and seal.is_of(key, bytes.fromhex(digest)):
            return Checked(SealStanding.SEALED, seal.statement.sealed_at, keyed_by(key))
    return Checked(SealStanding.DOUBTFUL)


def checked_as_told(row: Row[Any], key: bytes) -> Checked:
    """Check the seal over a document that is not here yet, with the key that is pinned."""
    seal = Seal(SealStatement(1, row.digest, row.unit_code, row.sealed_at), row.signature)
    if seal.is_of(key, row.digest):
        return Checked(SealStanding.SEALED, row.sealed_at, keyed_by(key))
    return Checked(SealStanding.DOUBTFUL)


def pinned(connection: Connection) -> bytes:
    """Return the key of the centre that was pinned at sign-in; empty where nobody has signed in."""
    me = account.load_account(connection)
    return me.server_key if me else b""


def send_again(connection: Connection, digests: Iterable[bytes]) -> None:
    """Let received documents wait again of which the centre says no more: it may have lost them."""
    lost = frozen_monev.c.digest.in_([one.hex() for one in digests]) & (frozen_monev.c.sending == FILE_RECEIVED)
    connection.execute(update(frozen_monev).where(lost).values(sending=FILE_WAITING, sent=0))


def offered(connection: Connection) -> list[Row[Any]]:
    """Return what units below have sent and is not here yet, the latest first."""
    me = account.load_account(connection)
    here = exists().where(frozen_monev.c.digest == func.lower(func.hex(sealed_figures.c.digest)))
    others = sealed_figures.c.unit != (me.unit_row if me else 0)
    query = select(sealed_figures).where(~here, others)
    return list(connection.execute(query.order_by(sealed_figures.c.as_of.desc(), sealed_figures.c.row)))
