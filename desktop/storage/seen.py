"""How a case stood for whoever wrote about it: kept with each draft and each own action, to tell what changed since."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select, update

from desktop.storage.now import status_now, unit_now
from desktop.storage.tables import case_state, case_text, draft, event, outbox, projection
from desktop.storage.tables import unit as unit_table
from sync.contract.errors import BadInput
from sync.contract.frames import pack, unpack


class Seen(msgspec.Struct, frozen=True, omit_defaults=True):
    """A case as it was shown, with what waits laid over it."""

    status: str = ""
    unit: str = ""
    """Name of the unit in charge; empty for none."""
    title: str = ""
    category: str = ""
    body: str = ""
    said: int = 0
    """This desk's number of the newest event that was here."""
    tracking_id: str = ""


def seen_now(connection: Connection, case: int) -> Seen | None:
    """Return how a case stands now; ``None`` where this desk does not have it."""
    columns = (status_now, unit_table.c.name.label("unit"), *(case_text.c[name] for name in _TEXTS))
    query = (
        select(*columns)
        .select_from(case_text)
        .outerjoin(case_state, case_state.c.row == case_text.c.row)
        .outerjoin(projection, projection.c.row == case_text.c.row)
        .outerjoin(unit_table, unit_table.c.row == unit_now.element)
        .where(case_text.c.row == case)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    newest = connection.scalar(select(func.max(event.c.id)).where(event.c.case == case)) or 0
    texts = {name: getattr(row, name) for name in _TEXTS}
    return Seen(status=row.status_now or "", unit=row.unit or "", said=newest, **texts)


_TEXTS = ("title", "category", "body", "tracking_id")


def packed_now(connection: Connection, case: int) -> bytes:
    """Return how a case stands now, as it is stored; empty where this desk does not have it."""
    seen = seen_now(connection, case) if case else None
    return pack(seen) if seen is not None else b""


def read(stored: bytes) -> Seen | None:
    """Return what was stored; ``None`` where nothing was, as by an older program."""
    try:
        return unpack(stored, Seen) if stored else None
    except BadInput:
        return None


def look_again(connection: Connection, case: int, act: str | None = None) -> None:
    """Let the draft of an act be about its case as it stands now, for its officer has seen that.

    :param act: as :attr:`ui.ports.desk.Draft.act`; every draft of the case where it is left out.
    """
    which = draft.c.case == case
    if act is not None:
        which &= draft.c.act == act
    if connection.scalar(select(draft.c.case).where(which)) is not None:
        connection.execute(update(draft).where(which).values(seen=packed_now(connection, case)))


def said_since(connection: Connection, case: int, newest: int) -> Sequence[Row[*tuple[Any, ...]]]:
    """Return the events that came to a case behind this number and are not of this desk, oldest first."""
    own = select(outbox.c.action).where(outbox.c.case == case)
    query = select(event).where(event.c.case == case, event.c.id > newest, event.c.action.not_in(own))
    return connection.execute(query.order_by(event.c.id)).all()


def has_changed(connection: Connection, case: int, before: Seen | None) -> bool:
    """Whether anything that an officer ought to see changed since; never by what this desk did itself."""
    now = seen_now(connection, case)
    if before is None or now is None:
        return False
    body = now.body if before.body else ""  # of a first sync that was still going on, the text came later
    if msgspec.structs.replace(before, said=0) != msgspec.structs.replace(now, said=0, body=body):
        return True
    return now.said > before.said and bool(said_since(connection, case, before.said))
