"""The tables of the bridge to lapor.go.id. Times are ms since 1970 UTC."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from sync.server.store.tables import metadata

_RowNumber = BigInteger().with_variant(Integer, "sqlite")
_Moment = BigInteger

bridge = Table(
    "bridge",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("is_on", Boolean, nullable=False),
    Column("after_event", _RowNumber, nullable=False),
    Column("stopped", Text, nullable=False),
    Column("quiet_until", _Moment, nullable=False),
    Column("faults", Integer, nullable=False),
    Column("last_fault", Text, nullable=False),
    Column("holder", String(36), nullable=False),
    Column("held_until", _Moment, nullable=False),
    Column("worked_at", _Moment, nullable=False),
    comment="One row, made when the bridge is first switched on: its switch, and which process works.",
)

OVER = ("failed", "given_up")
"""States of posts with which a person has to do something; see :mod:`sync.server.bridge.standing`."""
UNCERTAIN = ("posting", "doubtful")
"""States of posts that may be at lapor.go.id already, and of which nobody knows it."""

bridge_posts = Table(
    "bridge_posts",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("event_id", _RowNumber, ForeignKey("events.id"), nullable=False, unique=True),
    Column("case_id", _RowNumber, ForeignKey("cases.id"), nullable=False),
    Column("tracking_id", String(20), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("state", String(12), nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("absences", Integer, nullable=False),
    Column("misses", Integer, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("first_posting_at", _Moment, nullable=False),
    Column("uncertain_since", _Moment, nullable=False),
    Column("next_try_at", _Moment, nullable=False),
    Column("remote_id", Text),
    Column("note", Text, nullable=False),
    UniqueConstraint("tracking_id", "remote_id"),
    Index(None, "state", "next_try_at"),
    Index(None, "case_id"),
    sqlite_autoincrement=True,
    comment="What is to be said at lapor.go.id, once each, and how far it has come.",
)

bridge_replies = Table(
    "bridge_replies",
    metadata,
    Column("case_id", _RowNumber, ForeignKey("cases.id"), primary_key=True, autoincrement=False),
    Column("remote_id", Text, primary_key=True),
    Column("event_id", _RowNumber, ForeignKey("events.id"), nullable=False),
    comment="What reporters said at lapor.go.id and became an event here.",
)

bridge_readings = Table(
    "bridge_readings",
    metadata,
    Column("tracking_id", String(20), primary_key=True),
    Column("read_at", _Moment, nullable=False),
    comment="When a complaint was last read.",
)
