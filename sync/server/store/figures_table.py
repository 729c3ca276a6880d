"""The table of frozen figures that units have sent. The document itself is a file, named by its SHA-256."""

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from sync.server.store.tables import metadata

_RowNumber = BigInteger().with_variant(Integer, "sqlite")
_Moment = BigInteger
_HASH = 32

sealed_figures = Table(
    "sealed_figures",
    metadata,
    Column("id", _RowNumber, primary_key=True),
    Column("digest", LargeBinary(_HASH), nullable=False),
    Column("file", LargeBinary(_HASH), nullable=False, index=True),
    Column("size", BigInteger, nullable=False),
    Column("unit_id", _RowNumber, ForeignKey("units.id"), nullable=False, index=True),
    Column("user_id", _RowNumber, ForeignKey("users.id"), nullable=False),
    Column("unit_code", String(100), nullable=False),
    Column("office", Text, nullable=False),
    Column("choice", Text, nullable=False),
    Column("first", Date),
    Column("last", Date),
    Column("day", Date, nullable=False),
    Column("as_of", _Moment, nullable=False),
    Column("frozen_by", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("sealed_at", _Moment, nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    UniqueConstraint("digest", "unit_id"),
    sqlite_autoincrement=True,
    comment="Frozen figures that a unit has sent, checked and sealed; 'file' is the document as it came.",
)
