"""Who works at this desk, and how the line to the centre has been."""

from uuid import UUID

import msgspec
from sqlalchemy import Connection, insert, select, update

from desktop.storage.tables import account, line
from sync.contract.casework.ruling import Officer
from sync.contract.line import LineState


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """The person of this profile and the session at the centre; an empty token means: sign in again."""

    device: UUID
    server: str
    username: str
    full_name: str
    role: str
    unit_row: int
    unit_code: str
    unit_name: str
    token: str
    epoch: str
    """Names the centre's database, whatever address it is reached under."""
    server_key: bytes = b""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """How the line has been. Times are ms since 1970 UTC, device clock unless the name says server."""

    cursor: str = ""
    sum: int = 0
    """Of the marks of all that is held, see :mod:`sync.contract.marks`."""
    beyond_repair: bytes = b""
    """The centre's sum at which a repair was of no use."""
    last_exchange_at: int = 0
    last_server_time: int = 0
    offline_since: int = 0
    offline_reason: str = ""
    failures: int = 0
    next_try_at: int = 0
    sign_in_required: bool = False
    luring: bool = False
    state: str = ""
    """A :class:`LineState` as of the last try; empty before the first one, and after an older program's."""
    fault_code: str = ""
    clock_off_by_ms: int = 0
    """Server time less device time at the last answer that told it, as far as it is certain."""
    told_at: int = 0
    """The last server time whose moment the ticks are known of, see :mod:`desktop.storage.timekeeping`."""
    told_ticks: int = 0
    told_boot: str = ""
    seen_at: int = 0
    """Highest device time that was noted since then."""

    @property
    def told(self) -> LineState:
        """The state to tell: what the operator switched off or must do himself comes before what happened."""
        if self.luring:
            return LineState.LURING
        if self.sign_in_required:
            return LineState.SIGN_IN_REQUIRED
        if self.state:
            return LineState(self.state)
        if self.offline_since:
            return LineState.UNSTABLE
        return LineState.ONLINE if self.last_exchange_at else LineState.NEVER

    @property
    def tries_by_itself(self) -> bool:
        """Whether an exchange may begin without the operator."""
        return not self.luring and not self.sign_in_required


def load_account(connection: Connection) -> Account | None:
    """Return the account, or ``None`` before the first sign-in."""
    row = connection.execute(select(account)).mappings().one_or_none()
    if row is None:
        return None
    told = {name: row[name] for name in Account.__struct_fields__ if name != "device"}
    return Account(device=UUID(bytes=row["device"]), **told)


def save_account(connection: Connection, new: Account) -> None:
    """Store the account, in place of the one that was there."""
    values = {name: getattr(new, name) for name in Account.__struct_fields__} | {"device": new.device.bytes}
    if load_account(connection) is None:
        connection.execute(insert(account).values(id=1, **values))
    else:
        connection.execute(update(account).values(**values))


def officer(connection: Connection) -> Officer:
    """Return who works here, as the rules see it; nobody before the first sign-in."""
    return officer_of(load_account(connection))


def officer_of(me: Account | None) -> Officer:
    """Return who works here, as the rules see it; nobody before the first sign-in."""
    return Officer(me.role, me.unit_row) if me else Officer("", 0)


def load_line(connection: Connection) -> Line:
    """Return how the line has been."""
    row = connection.execute(select(line)).mappings().one()
    return Line(**{name: row[name] for name in Line.__struct_fields__})


def note_on_line(connection: Connection, **changed: object) -> None:
    """Change some fields of :class:`Line`."""
    connection.execute(update(line).values(**changed))
