"""Frozen figures at this desk: the documents that are kept."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import Connection, Row, insert, select, update

from desktop.storage import sealed
from desktop.storage.states import FILE_REFUSED, FILE_WAITING
from desktop.storage.tables import case_text, frozen_monev
from sync.contract.errors import BadInput
from sync.contract.monev.frozen import Frozen
from sync.contract.monev.seal import Seal, name_of, unpacked

OWN: Final = "own"
MERGED: Final = "merged"
RECEIVED: Final = "received"
"""From a file."""
BELOW: Final = "below"
"""From a unit below, by way of the centre."""
_HEAD: Final = [column for column in frozen_monev.c if column.name != "body"]


def keep(
    connection: Connection, digest: str, document: Frozen, content: bytes, origin: str, seal: Seal | None = None
) -> None:
    """Keep a document; one that is kept already stays as it is. Own and merged ones wait to be sent.

    :param content: the document as it travels.
    :param seal: the centre's word on it, where that came along; what the centre has told here is looked up.
    """
    if not connection.execute(select(frozen_monev.c.digest).where(frozen_monev.c.digest == digest)).first():
        scope, total = document.scope, document.figures.figures.tree.total
        named = {one.row: one.name for one in document.units}
        connection.execute(
            insert(frozen_monev).values(
                digest=digest,
                origin=origin,
                office=document.office,
                frozen_by=document.frozen_by,
                unit_name=named.get(scope.unit, "") if scope.unit else "",
                as_of=document.as_of,
                day=document.day,
                first=scope.first,
                last=scope.last,
                total=total.total,
                cases=len(document.cases),
                body=content,
                file=name_of(content),
                sending=FILE_WAITING if origin in (OWN, MERGED) and sealed.pinned(connection) else "",
            )
        )
    for one in (seal, sealed.seal_of_centre(connection, digest)):
        if one is not None:
            sealed.take_seal(connection, digest, one)


def send_again(connection: Connection, digest: str) -> None:
    """Let a document that the centre has refused wait once more."""
    here = (frozen_monev.c.digest == digest) & (frozen_monev.c.sending == FILE_REFUSED)
    values = {"sending": FILE_WAITING, "why": "", "sent": 0, "tries": 0, "tried_at": 0}
    connection.execute(update(frozen_monev).where(here).values(**values))


def heads(connection: Connection) -> list[Row[Any]]:
    """Return what a list says of each document, the latest first."""
    order = frozen_monev.c.as_of.desc(), frozen_monev.c.digest
    return list(connection.execute(select(*_HEAD).order_by(*order)))


def body_of(connection: Connection, beginning: str) -> tuple[str, bytes, bytes]:
    """Return digest, canonical bytes and seal of the document whose digest begins so.

    :raises BadInput: where none does, or more than one.
    """
    begins = frozen_monev.c.digest.startswith(beginning.strip().lower(), autoescape=True)
    found = connection.execute(
        select(frozen_monev.c.digest, frozen_monev.c.body, frozen_monev.c.seal).where(begins).limit(2)
    ).all()
    if not beginning.strip() or not found:
        raise BadInput(f"Angka beku {beginning} tidak ada di komputer ini.")
    if len(found) > 1:
        raise BadInput(f"Lebih dari satu angka beku berawal {beginning}. Tulis lebih banyak hurufnya.")
    return found[0].digest, unpacked(found[0].body), found[0].seal


def complaints(connection: Connection) -> Iterable[str]:
    """Return the Tracking IDs of all that this desk holds."""
    return connection.scalars(select(case_text.c.tracking_id).distinct())
