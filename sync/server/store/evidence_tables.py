"""The tables of evidence. Times are ms since 1970 UTC; a file is named by the SHA-256 of its content."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from sync.server.store.tables import metadata

_RowNumber = BigInteger().with_variant(Integer, "sqlite")
_Moment = BigInteger
_HASH = 32

files = Table(
    "files",
    metadata,
    Column("sha256", LargeBinary(_HASH), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("state", String(10), nullable=False),
    Column("added_at", _Moment, nullable=False, index=True),
    comment="Whole files: 'here' on the shelf, 'leaving' it, or 'infected' and refused for ever.",
)

file_owners = Table(
    "file_owners",
    metadata,
    Column("sha256", LargeBinary(_HASH), primary_key=True),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("uploaded", Boolean, nullable=False),
    Column("name", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("provenance", LargeBinary, nullable=False),
    Column("since", _Moment, nullable=False),
    comment="Units that have proved to have a file: by uploading it whole, or because they could read it.",
)

file_references = Table(
    "file_references",
    metadata,
    Column("event_id", _RowNumber, ForeignKey("events.id"), primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("case_id", _RowNumber, ForeignKey("cases.id"), nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id")),
    Column("sha256", LargeBinary(_HASH), nullable=False),
    Column("is_preview", Boolean, nullable=False),
    Index(None, "sha256"),
    comment="Which files the events name, in their order; the preview of a file follows it. The unit is the author's.",
)

file_uploads = Table(
    "file_uploads",
    metadata,
    Column("sha256", LargeBinary(_HASH), primary_key=True),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), primary_key=True, autoincrement=False),
    Column("user_id", _RowNumber, ForeignKey("users.id"), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("provenance", LargeBinary, nullable=False),
    Column("expires_at", _Moment, nullable=False, index=True),
    Column("proven", Boolean, nullable=False),
    comment="Unfinished uploads; their bytes lie in the data folder. 'proven': all came, and are what the name says.",
)
