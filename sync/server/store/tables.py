"""The tables of the centre. Times are ms since 1970 UTC unless named ``_on`` (a calendar day)."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite numbers rows by itself only in a column whose type is exactly INTEGER.
_RowNumber = BigInteger().with_variant(Integer, "sqlite")
_Moment = BigInteger

centre = Table(
    "centre",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("epoch", String(32), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("created_at", _Moment, nullable=False),
    Column("signing_key", LargeBinary(32), nullable=False, server_default=text("''")),
    comment="One row: which centre this is. Its row is also the lock of acts that touch many units.",
)

units = Table(
    "units",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("code", String(100), nullable=False, unique=True),
    Column("lapor_id", Text, unique=True),
    Column("name", Text, nullable=False),
    Column("parent_id", _RowNumber, ForeignKey("units.id"), index=True),
    Column("hand_made", Boolean, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),
    Column("approval", Boolean, nullable=False, server_default=text("false")),
    Column("coordinated", Boolean, nullable=False, server_default=text("false")),
    Column("zone", String(10), nullable=False, server_default=text("''")),
    Column("bridged_from", _RowNumber, nullable=False, server_default=text("0")),
    Column("bridge_stopped", Boolean, nullable=False, server_default=text("false")),
    sqlite_autoincrement=True,
)

calendars = Table(
    "calendars",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id")),
    Column("source", Text, nullable=False),
    Column("holidays", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),
    UniqueConstraint("name", "unit_id", name="uq_calendars_name"),
    Index(
        "uq_calendars_name_national",
        "name",
        unique=True,
        sqlite_where=text("unit_id IS NULL"),
        postgresql_where=text("unit_id IS NULL"),
    ),
    sqlite_autoincrement=True,
    comment="Days off as JSON [[date, type, name], ...]: nationally, or for a unit and all below it.",
)

rule_sets = Table(
    "rule_sets",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("name", String(100), nullable=False, unique=True),
    Column("body", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),
    sqlite_autoincrement=True,
    comment="Limits of deadlines with their legal basis and time of validity, as JSON.",
)

users = Table(
    "users",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("username", String(100), nullable=False, unique=True),
    Column("full_name", Text, nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), nullable=False, index=True),
    Column("role", String(20), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

devices = Table(
    "devices",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user_id", _RowNumber, ForeignKey("users.id"), primary_key=True),
    Column("name", Text, nullable=False),
    Column("first_seen", _Moment, nullable=False),
    Column("last_seen", _Moment, nullable=False),
    comment="Every computer an officer signed in from: what a breach notice has to list.",
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("user_id", _RowNumber, ForeignKey("users.id"), nullable=False, index=True),
    Column("device_id", Uuid, nullable=False),
    Column("created_at", _Moment, nullable=False),
    Column("last_used", _Moment, nullable=False),
    Column("expires_at", _Moment, nullable=False),
    Column("revoked_at", _Moment),
)

failed_sign_ins = Table(
    "failed_sign_ins",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("username", String(100), nullable=False),
    Column("at", _Moment, nullable=False, index=True),
    Index(None, "username", "at"),
)

cases = Table(
    "cases",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("tracking_id", String(20), nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), index=True),
    Column("title", Text, nullable=False),
    Column("original_body", Text, nullable=False),
    Column("edited_body", Text, nullable=False),
    Column("received_at", _Moment, nullable=False),
    Column("reporter", Text, nullable=False),
    Column("classification", Text, nullable=False),
    Column("category_id", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("anonymous", Boolean, nullable=False),
    Column("confidential", Boolean, nullable=False),
    Column("parent_agency", Text, nullable=False),
    Column("province", Text, nullable=False),
    Column("regency", Text, nullable=False),
    Column("district", Text, nullable=False),
    Column("village", Text, nullable=False),
    Column("rating", Text, nullable=False),
    Column("lapor_status", Text, nullable=False),
    Column("lapor_since", _Moment, nullable=False),
    Column("reason", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("first_reply_on", Date),
    Column("completion_on", Date),
    Column("revision", Integer, nullable=False),
    Column("text_version", Integer, nullable=False, server_default=text("1")),
    Column("said_status", Text, nullable=False, server_default=text("''")),
    Column("said_at", _Moment, nullable=False, server_default=text("0")),
    Column("started_on", Date),
    Column("verified_on", Date),
    Column("replied_on", Date),
    Column("public_on", Date),
    Column("completed_on", Date),
    Column("pauses", LargeBinary, nullable=False, server_default=text("''")),
    Column("verify_on", Date),
    Column("closes_on", Date),
    Column("proposed", Boolean, nullable=False, server_default=text("false")),
    Column("substantive", Boolean, nullable=False, server_default=text("false")),
    Column("drafts", LargeBinary, nullable=False, server_default=text("''")),
    Column("consults", LargeBinary, nullable=False, server_default=text("''")),
    Column("wrong", Integer, nullable=False, server_default=text("0")),
    Column("suggested", _RowNumber, nullable=False, server_default=text("0")),
    Column("related", LargeBinary, nullable=False, server_default=text("''")),
    Column("own_title", Text, nullable=False, server_default=text("''")),
    Column("own_category", Text, nullable=False, server_default=text("''")),
    Column("former", LargeBinary, nullable=False, server_default=text("''")),
    Column("lapor_made_at", _Moment, nullable=False, server_default=text("0")),
    UniqueConstraint("tracking_id", "unit_id"),
    Index(
        "uq_cases_tracking_id_undisposed",
        "tracking_id",
        unique=True,
        sqlite_where=text("unit_id IS NULL"),
        postgresql_where=text("unit_id IS NULL"),
    ),
    sqlite_autoincrement=True,
    comment="One complaint at one unit; without unit while it is not disposed.",
)

replaced_phrases = Table(
    "replaced_phrases",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("case_id", _RowNumber, ForeignKey("cases.id"), nullable=False, index=True),
    Column("phrase", Text, nullable=False),
    Column("since", _Moment, nullable=False),
    Column("until", _Moment, nullable=False),
    sqlite_autoincrement=True,
    comment="What LAPOR! had said of the status of a case before it said what it says now.",
)

templates = Table(
    "templates",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("key", Uuid, nullable=False, unique=True),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), index=True),
    Column("name", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("valid_until", Date),
    Column("deleted", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("uses", Integer, nullable=False, server_default=text("0")),
    sqlite_autoincrement=True,
    comment="Texts to begin replies with; without unit everybody has them. 'kinds' are separated by blanks.",
)

events = Table(
    "events",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("action", Uuid, nullable=False, unique=True),
    Column("case_id", _RowNumber, ForeignKey("cases.id"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("text", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id")),
    Column("written_at", _Moment, nullable=False),
    Column("written_offset", Integer, nullable=False),
    Column("written_after", _Moment, nullable=False),
    Column("written_elapsed", _Moment, nullable=False),
    Column("written_seen", _Moment, nullable=False, server_default=text("0")),
    Column("received_at", _Moment, nullable=False),
    Column("published_at", _Moment, nullable=False),
    Column("particulars", LargeBinary, nullable=False, server_default=text("''")),
    sqlite_autoincrement=True,
)

receipt_sheets = Table(
    "receipt_sheets",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("signature", LargeBinary(64), nullable=False),
    Column("size", Integer, nullable=False),
    Column("created_at", _Moment, nullable=False),
    sqlite_autoincrement=True,
    comment="What one signature covers: the receipts of one transaction.",
)

receipts = Table(
    "receipts",
    metadata,
    Column("action", Uuid, primary_key=True),
    Column("user_id", _RowNumber, ForeignKey("users.id"), nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("statement", LargeBinary, nullable=False),
    Column("sheet_id", _RowNumber, ForeignKey("receipt_sheets.id"), nullable=False),
    Column("place", Integer, nullable=False),
    Column("path", LargeBinary, nullable=False),
    Column("created_at", _Moment, nullable=False),
)

receipt_counters = Table(
    "receipt_counters",
    metadata,
    Column("day", Date, primary_key=True),
    Column("last", Integer, nullable=False),
)

scopes = Table(
    "scopes",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), nullable=False),
    Column("kind", String(10), nullable=False),
    Column("last_seq", BigInteger, nullable=False),
    Column("sum", BigInteger, nullable=False, server_default=text("0")),
    UniqueConstraint("unit_id", "kind"),
    sqlite_autoincrement=True,
    comment="Who sees what: 'unit' is one unit's own cases, 'tree' those of a unit and all below it.",
)

feed = Table(
    "feed",
    metadata,
    Column("scope_id", _RowNumber, ForeignKey("scopes.id"), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("row", _RowNumber, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, nullable=False),
    Column("action", Uuid),
    Column("mark", BigInteger, nullable=False, server_default=text("0")),
    Column("since", BigInteger, nullable=False, server_default=text("0")),
    Column("fields", Integer, nullable=False, server_default=text("0")),
    Index(None, "scope_id", "seq", unique=True),
    comment="State-based: one row an entity and scope, with the sequence number of its newest change.",
)
