"""The real centre in the simulator: its use cases over SQLite or PostgreSQL, without HTTP around them."""

import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any, Final, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import psycopg
from argon2 import PasswordHasher
from sqlalchemy import Connection, func, select, true, update

from sync.contract.entities import CaseEvent, ChangeKind
from sync.contract.errors import BadInput
from sync.contract.frames import FrameReader, frame, pack
from sync.contract.marks import sum_bytes
from sync.contract.messages import SignedIn, SignIn
from sync.contract.receipts import Receipt
from sync.server.answer import Answer
from sync.server.books import Books
from sync.server.centre import Centre, begin_new_epoch, set_up
from sync.server.coding import unpacker_for
from sync.server.complaints import _Import, import_rows
from sync.server.cursor import Cursor, Stage
from sync.server.deadline_data import import_calendar
from sync.server.feed import FeedWriter
from sync.server.follow_ups import Accepted, accept, together
from sync.server.lapor_export.rows import ExportRow
from sync.server.passwords import Passwords
from sync.server.refusals import RequestRefused
from sync.server.sessions import sign_in, user_of
from sync.server.settings import DataFolder
from sync.server.store import tables
from sync.server.store.calendars import all_calendars, all_rule_sets
from sync.server.store.cases import Holders, cases_in, state_of, text_of
from sync.server.store.engine import Database, parse_url
from sync.server.store.entities import unit_body
from sync.server.store.events import _events
from sync.server.store.identity import read_epoch, read_identity
from sync.server.store.scopes import ScopeKind, lock_centre
from sync.server.store.units import all_units, units_in
from sync.server.store.users import StoredUser, revoke_sessions, user_by_name
from sync.server.units import add_unit
from sync.server.upload import MOST_BYTES, Upload
from sync.server.users import Role, add_user
from tests.simulation.ports import CaseNow, Complaint, Ledger, Officer, RefusedByCentre, Time, Trap
from tests.simulation.real_desk import set_in

_PASSWORD: Final = "kata sandi yang panjang"
_PRESENT: Final = frozenset({"title", "body", "received_at", "status", "unit_name", "classification"})
_STAGES: Final = list(Stage)
_IN_THE_FEED: Final = (None, Stage.CATCHING_UP, Stage.UNDER_WAY)
_ZONE: Final = ZoneInfo("Asia/Makassar")


class Shelf(Protocol):
    """Where a database of the centre lies, and its backup; both closed while they are copied."""

    url: str

    def keep(self) -> None:
        """Copy the database to the backup."""
        ...

    def bring_back(self) -> None:
        """Copy the backup to the database."""
        ...

    def remove(self) -> None:
        """Delete both."""
        ...


class SqliteShelf:
    """A file and its copy."""

    def __init__(self, blank: Path, path: Path) -> None:
        """Copy a blank database."""
        self._path = path
        self._backup = path.with_suffix(".backup")
        shutil.copyfile(blank, path)
        self.url = f"sqlite:///{path}"

    def keep(self) -> None:
        """Copy the file."""
        shutil.copyfile(self._path, self._backup)

    def bring_back(self) -> None:
        """Copy it back."""
        shutil.copyfile(self._backup, self._path)

    def remove(self) -> None:
        """Delete both."""
        for file in self._path.parent.glob(f"{self._path.stem}.*"):
            file.unlink()


class PostgresShelf:
    """A database made from a template, and one made from it."""

    def __init__(self, cluster: str, template: str, name: str) -> None:
        """Make it from a template."""
        self._cluster = cluster
        self._name = name
        self._command(f"CREATE DATABASE {name} TEMPLATE {template}")
        self.url = cluster.replace("/postgres?", f"/{name}?")

    def keep(self) -> None:
        """Make another one from it."""
        self._command(f"DROP DATABASE IF EXISTS {self._name}_backup")
        self._command(f"CREATE DATABASE {self._name}_backup TEMPLATE {self._name}")

    def bring_back(self) -> None:
        """Make it anew from the other one."""
        self._command(f"DROP DATABASE {self._name} WITH (FORCE)")
        self._command(f"CREATE DATABASE {self._name} TEMPLATE {self._name}_backup")

    def remove(self) -> None:
        """Drop both."""
        for name in (self._name, f"{self._name}_backup"):
            self._command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def _command(self, sql: str) -> None:
        with psycopg.connect(self._cluster, autocommit=True) as connection:
            connection.execute(sql.encode())


class Shelves:
    """Makes shelves in one folder or one cluster, all from one blank database."""

    def __init__(self, folder: Path, cluster: str = "") -> None:
        """Set up the blank one."""
        self._folder = folder
        self._cluster = cluster
        self._made = 0
        data, url = DataFolder(folder / "blank"), ""
        if cluster:
            with psycopg.connect(cluster, autocommit=True) as connection:
                connection.execute(b"CREATE DATABASE blank")
            url = cluster.replace("/postgres?", "/blank?")
        set_up(data, url, "Asia/Makassar", Time(1_795_420_800_000), Random(0).randbytes)
        self._blank = folder / "blank" / "centre.db"

    def new(self) -> Shelf:
        """Make one."""
        self._made += 1
        if self._cluster:
            return PostgresShelf(self._cluster, "blank", f"centre_{self._made}")
        return SqliteShelf(self._blank, self._folder / f"centre-{self._made}.db")


class RealCentre:
    """A real centre without HTTP."""

    def __init__(self, shelf: Shelf, time: Time) -> None:
        """Open it."""
        self.trap = Trap()
        self._shelf = shelf
        self._time = time
        self._random = Random(1)
        self._ledger: Ledger | None = None
        self._open()

    def _open(self) -> None:
        database = Database(parse_url(self._shelf.url))
        set_in(database._engine, self.trap, self._changed)
        with database.reading() as connection:
            identity = read_identity(connection)
        assert identity is not None
        self._centre = Centre(
            database=database,
            identity=identity,
            zone=_ZONE,
            clock=self._time,
            randomness=self._random.randbytes,
            passwords=Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)),
            books=Books(),
        )

    def _changed(self) -> None:
        self._ledger = None

    def _writing(self, act: Callable[[Connection], None]) -> None:
        with self._centre.database.writing() as connection:
            lock_centre(connection, shared=False)
            act(connection)

    def sign_in(self, username: str, device: UUID) -> SignedIn:
        """Open a session."""
        return sign_in(self._centre, SignIn(username=username, password=_PASSWORD, device=device))

    def converse(self, token: str) -> "RealConversation":
        """Begin to take a request."""
        return RealConversation(self, user_of(self._centre, token))

    def accepted(self, user: StoredUser, sent: Sequence[object], first: int) -> Accepted:
        """Decide actions."""
        return accept(self._centre, user, sent, first)  # type: ignore[arg-type] # as Upload read them

    def answer_to(self, user: StoredUser, upload: Upload, parts: Sequence[Accepted]) -> Answer:
        """Prepare an answer."""
        return Answer(self._centre, user, upload.opening, together(parts))

    def end_sessions(self, username: str, *, by_time: bool) -> None:
        """Revoke the sessions of an officer, or let them expire."""

        def end(connection: Connection) -> None:
            user = user_by_name(connection, username)
            assert user is not None
            if by_time:
                sessions = tables.sessions
                mine = sessions.c.user_id == user.id
                connection.execute(update(sessions).where(mine).values(expires_at=self._time.now))
            else:
                revoke_sessions(connection, user.id, self._time.now)

        self._writing(end)

    def add_unit(self, code: str, parent: str | None) -> None:
        """Add a unit."""
        add_unit(self._centre, code, f"Unit {code}", parent)

    def add_officer(self, username: str, unit: str, *, is_coordinator: bool) -> None:
        """Let an officer in."""
        role = Role.COORDINATOR if is_coordinator else Role.LIAISON
        add_user(self._centre, username, username.title(), unit, role, _PASSWORD)

    def take(self, complaint: Complaint) -> None:
        """Import one row."""
        row = ExportRow(
            row=1,
            tracking_id=complaint.tracking_id,
            title=complaint.title,
            body=complaint.body,
            status=complaint.status,
            received_at=1_795_161_600_000,
            classification="Pengaduan",
            unit_name=f"Unit {complaint.unit}" if complaint.unit else "",
            present=_PRESENT,
        )
        import_rows(self._centre, [row])

    def move(self, case: int, unit: int) -> None:
        """Give a case to another unit, as an import does with one that nobody had yet."""

        def move(connection: Connection) -> None:
            old = cases_in(connection, [case])[case]
            new = msgspec.structs.replace(old, unit_id=unit or None, revision=old.revision + 1)
            work = _Import(self._centre, connection, [])
            work._feed = FeedWriter.for_all(connection)
            work._store_changed([(old, new)])
            work._feed.flush()

        self._writing(move)

    def publish(self, event: int) -> None:
        """Note that an event stands in LAPOR! now."""

        def publish(connection: Connection) -> None:
            events = tables.events
            here = events.c.id == event
            connection.execute(update(events).where(here).values(published_at=self._time.now))
            case = connection.execute(select(events.c.case_id).where(here)).scalar_one()
            unit = connection.execute(select(tables.cases.c.unit_id).where(tables.cases.c.id == case)).scalar_one()
            feed = FeedWriter.for_all(connection)
            feed.case_changed(ChangeKind.EVENT, event, Holders(unit))
            feed.flush()

        self._writing(publish)

    def tell_other(self, row: int, unit: int) -> bool:
        """Declare other days off for a unit."""
        with self._centre.database.reading() as connection:
            code = units_in(connection, [unit])[unit].code
        days = f"date,type,name\n2026-12-{row:02},lokal,Libur {self._time.now}\n"
        import_calendar(self._centre, days, "maklumat", code)
        return True

    def ledger(self) -> Ledger:
        """Return all that there is."""
        if self._ledger is None:
            with self._centre.database.reading() as connection:
                self._ledger = _ledger(connection)
        return self._ledger

    def place(self, cursor: str) -> tuple[str, tuple[int, ...]]:
        """Read a cursor."""
        at = Cursor.read(cursor)
        assert at is not None
        is_feed = at.stage in _IN_THE_FEED
        stage = _STAGES.index(Stage.CATCHING_UP if is_feed or at.stage is None else at.stage)
        return f"{at.epoch}.{at.scope}", (stage, *((0, 0) if is_feed else (at.urgency, at.row)), at.seq)

    def backup(self) -> None:
        """Copy the database."""
        self._centre.database.close()
        self._shelf.keep()

    def restore(self, *, told: bool) -> None:
        """Copy it back."""
        self._centre.database.close()
        self._shelf.bring_back()
        self.reopen()
        if told:
            begin_new_epoch(self._centre)

    def reopen(self) -> None:
        """Open it again."""
        self.trap.clear()
        self._ledger = None
        self._centre.database.close()
        self._open()

    def close(self) -> None:
        """Close and delete it."""
        self._centre.database.close()
        self._shelf.remove()


class RealConversation:
    """One request, read by the parts of the real server that need no event loop."""

    def __init__(self, centre: RealCentre, user: StoredUser) -> None:
        """Begin."""
        self._centre = centre
        self._user = user
        unpacker = unpacker_for("", MOST_BYTES)
        assert unpacker is not None
        self._upload = Upload(_NoBody(), unpacker, as_json=False)
        self._parts: list[Accepted] = []
        self._count = 0

    def feed(self, portion: bytes) -> None:
        """Take bytes."""
        reader: FrameReader[object] = self._upload._reader  # type: ignore[assignment] # raw bodies only
        try:
            for raw in reader.feed_raw(portion):
                if actions := self._upload._read(raw):
                    self._parts.append(self._centre.accepted(self._user, actions, self._count))
                    self._count += len(actions)
        except RequestRefused as refused:
            raise RefusedByCentre(refused.code) from refused
        except BadInput as fault:
            raise RefusedByCentre("malformed") from fault

    def answer(self) -> Iterator[bytes]:
        """Give the answer."""
        if not self._upload._finished or not self._upload._reader.is_between_frames:
            raise RefusedByCentre("malformed")
        for told in self._centre.answer_to(self._user, self._upload, self._parts).frames():
            yield frame(told)


class _NoBody(AsyncIterator[bytes]):
    """The bytes are fed by hand."""

    async def __anext__(self) -> bytes:
        raise StopAsyncIteration


def _ledger(connection: Connection) -> Ledger:
    units = {unit.id: unit_body(unit) for unit in all_units(connection)}
    stored = cases_in(connection, list(connection.scalars(select(tables.cases.c.id)))).values()
    events: dict[int, CaseEvent] = dict(_events(connection, true()))
    users = connection.execute(select(tables.users.c.username, tables.users.c.unit_id, tables.users.c.role)).all()
    scopes = connection.execute(select(tables.scopes.c.unit_id, tables.scopes.c.kind, tables.scopes.c.sum)).all()
    doubles = select(tables.events.c.action).group_by(tables.events.c.action).having(func.count() > 1)
    assert not connection.execute(doubles).all()
    return Ledger(
        epoch=read_epoch(connection),
        units=units,
        cases={case.id: CaseNow(case.unit_id or 0, text_of(case), state_of(case)) for case in stored},
        events=events,
        others={},
        book={
            **{
                ("calendar", one.id): (one.unit_id or 0, _travelling(one.calendar)) for one in all_calendars(connection)
            },
            **{("rules", one.id): (0, _travelling(one.rules)) for one in all_rule_sets(connection)},
        },
        receipts=_receipts(connection),
        officers={name: Officer(unit, role == Role.COORDINATOR) for name, unit, role in users},
        sums={(unit, kind == ScopeKind.TREE): sum_bytes(total) for unit, kind, total in scopes},
    )


def _travelling(body: msgspec.Struct) -> Any:
    return msgspec.msgpack.decode(pack(body))


def _receipts(connection: Connection) -> dict[UUID, Receipt]:
    one, sheet = tables.receipts, tables.receipt_sheets
    columns = (one.c.action, one.c.statement, sheet.c.signature, one.c.place, sheet.c.size, one.c.path)
    rows = connection.execute(select(*columns).join(sheet))
    return {action: Receipt(*rest) for action, *rest in rows}
