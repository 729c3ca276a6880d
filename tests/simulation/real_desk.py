"""The real desk in the simulator: SQLCipher files, the real replica, the real use cases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import Connection, Engine, Table, event, select

from desktop.casework import Casework
from desktop.doorway import remember
from desktop.storage import account, tables
from desktop.storage.book import HeldBook
from desktop.storage.database import open_database
from desktop.storage.held import BOOK
from desktop.storage.replica import DeskReplica
from desktop.storage.standings import state_of_row
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.entities import CaseEvent, CaseText, Unit
from sync.contract.events import EventKind
from sync.contract.frames import unpack
from sync.contract.messages import SignedIn
from sync.contract.receipts import Receipt
from tests.simulation.ports import DeskTime, EntityKey, Own, Trap
from tests.support.books import weekends_only
from tests.support.evidence import EvidenceBeside

_KEY = bytes(range(32))
_WRITES = ("INSERT", "UPDATE", "DELETE")


def set_in(engine: Engine, trap: Trap, on_write: Callable[[], None] = lambda: None) -> None:
    """Let a trap know of every write of an engine, and of the commit of a transaction that wrote."""
    has_written = False

    @event.listens_for(engine, "before_cursor_execute")
    def _before(_connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().startswith(_WRITES):
            nonlocal has_written
            has_written = True
            on_write()
            trap.tick()

    @event.listens_for(engine, "commit")
    def _commit(_connection: Connection) -> None:
        nonlocal has_written
        if has_written:
            has_written = False
            trap.tick()

    @event.listens_for(engine, "rollback")
    def _rollback(_connection: Connection) -> None:
        nonlocal has_written
        has_written = False


class DeskFiles:
    """Makes profiles in one folder; the first one is migrated, the others are copies of it."""

    def __init__(self, folder: Path) -> None:
        """Prepare."""
        self._folder = folder
        self._made = 0
        self._blank = folder / "blank.db"
        open_database(self._blank, _KEY).close()

    def profile(self, time: DeskTime) -> "RealProfile":
        """Make an empty profile."""
        self._made += 1
        path = self._folder / f"desk-{self._made}.db"
        path.write_bytes(self._blank.read_bytes())
        return RealProfile(path, time)


class RealProfile:
    """A profile on the disk."""

    def __init__(self, path: Path, time: DeskTime) -> None:
        """Name its file."""
        self._path = path
        self._time = time

    def open(self) -> "RealDesk":
        """Open it."""
        return RealDesk(self._path, self._time)

    def remove(self) -> None:
        """Delete it."""
        for file in self._path.parent.glob(f"{self._path.name}*"):
            file.unlink()


class RealDesk:
    """A real desk without windows and without a road."""

    def __init__(self, path: Path, time: DeskTime) -> None:
        """Open its database."""
        self.trap = Trap()
        self._database = open_database(path, _KEY)
        set_in(self._database._engine, self.trap)
        book = HeldBook(weekends_only())
        self._beside = EvidenceBeside(self._database, time, path.parent)
        self._casework = Casework(self._database, time, book, evidence=self._beside.desk)
        self.replica = DeskReplica(self._database, time.new_id, book, time.wall_ms)

    @property
    def token(self) -> str:
        """The session."""
        me = self._me()
        return me.token if me else ""

    @property
    def server_key(self) -> bytes:
        """The pinned key."""
        me = self._me()
        return me.server_key if me else b""

    def _me(self) -> account.Account | None:
        with self._database.reading() as connection:
            return account.load_account(connection)

    def sign_in(self, signed: SignedIn) -> None:
        """Remember a session."""
        remember(self._database, UUID(int=1), "http://127.0.0.1", signed)

    def shown(self) -> list[int]:
        """Return the cases that the list shows."""
        text, state = tables.case_text, tables.case_state
        query = select(text.c.row).join(state, state.c.row == text.c.row).order_by(text.c.row)
        with self._database.reading() as connection:
            return list(connection.scalars(query))

    def record(self, case: int, kind: str, text: str) -> UUID:
        """Record a follow-up."""
        return UUID(self._casework.record_follow_up(case, EventKind(kind), text))

    def draft(self, case: int, kind: str, text: str) -> None:
        """Type something."""
        self._casework.save_draft(case, EventKind(kind), text)

    def pull_back(self, action: UUID) -> None:
        """Turn an action back into a draft."""
        self._casework.pull_back(str(action))

    def own(self) -> list[Own]:
        """Return all own actions."""
        outbox = tables.outbox
        with self._database.reading() as connection:
            rows = connection.execute(select(outbox).order_by(outbox.c.position)).all()
        return [
            Own(
                action=UUID(bytes=row.action),
                state=row.state,
                text=row.text,
                case=row.case,
                tracking_id=row.tracking_id,
                reason=row.reason,
                receipt=unpack(row.receipt, Receipt) if row.receipt else None,
            )
            for row in rows
        ]

    def drafts(self) -> dict[int, str]:
        """Return what is typed."""
        with self._database.reading() as connection:
            return {row.case: row.text for row in connection.execute(select(tables.draft))}

    def entities(self) -> dict[EntityKey, Any]:
        """Return all that is stored of the centre."""
        found: dict[EntityKey, Any] = {}
        with self._database.reading() as connection:
            found.update(_bodies(connection, "unit", tables.unit, Unit))
            found.update(_bodies(connection, "text", tables.case_text, CaseText))
            for state in connection.execute(select(tables.case_state)):
                found["state", state.row] = state_of_row(state)
            for row in connection.execute(select(tables.event)).mappings():
                told = {name: row[name] for name in CaseEvent.__struct_fields__}
                told |= {"action": UUID(bytes=row["action"])}
                told["particulars"] = unpack(told["particulars"], Particulars) if told["particulars"] else NONE
                assert ("event", row["row"]) not in found, f"two events with the row {row['row']} are on one desk"
                found["event", row["row"]] = CaseEvent(**told)
            for kind, table in BOOK.items():
                for row, packed in connection.execute(select(table.c.row, table.c.body)):
                    found[kind.value, row] = msgspec.msgpack.decode(packed)
            for row in connection.execute(select(tables.aside)).mappings():
                found[row["kind"], row["row"]] = msgspec.msgpack.decode(row["body"])
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._beside.close()
        self._database.close()


def _bodies(
    connection: Connection, kind: str, table: Table, body: type[msgspec.Struct]
) -> dict[EntityKey, msgspec.Struct]:
    rows = connection.execute(select(table)).mappings()
    return {(kind, row["row"]): body(**{name: row[name] for name in body.__struct_fields__}) for row in rows}
