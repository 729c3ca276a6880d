"""Receipts are signed in sheets; the feed knows marks, their sum, and what a reader may lack of a state.

Receipts that were given before are signed one by one now, with the words that are stored, so that a desk which
repeats such an action still gets its receipt. The helpers below are those of their day and stay as they are.
"""

import hashlib
import secrets
from collections.abc import Iterator
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ROWS_AT_ONCE = 500
_NEW_NUMBERS = (
    ("units", "version", sa.Integer()),
    ("cases", "text_version", sa.Integer()),
    ("scopes", "sum", sa.BigInteger()),
    ("feed", "mark", sa.BigInteger()),
    ("feed", "since", sa.BigInteger()),
    ("feed", "fields", sa.Integer()),
)
_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    connection = op.get_bind()
    for table, column, number in _NEW_NUMBERS:
        default = "1" if column.endswith("version") else "0"
        op.add_column(table, sa.Column(column, number, server_default=sa.text(default), nullable=False))
    op.add_column("centre", sa.Column("signing_key", sa.LargeBinary(32), server_default=sa.text("''"), nullable=False))
    key = secrets.token_bytes(32)
    connection.execute(sa.text("UPDATE centre SET signing_key = :key"), {"key": key})
    _mark_the_feed(connection)
    op.create_table(
        "receipt_sheets",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt_sheets"),
        sqlite_autoincrement=True,
        comment="What one signature covers: the receipts of one transaction.",
    )
    op.rename_table("receipts", "unsigned_receipts")
    if connection.dialect.name == "postgresql":  # the names of constraints are one space for all tables there
        for name in ("pk_receipts", "fk_receipts_user_id", "fk_receipts_unit_id"):
            op.execute(f"ALTER TABLE unsigned_receipts RENAME CONSTRAINT {name} TO unsigned_{name}")
    op.create_table("receipts", *_receipt_columns(), *_signed_columns(), *_receipt_constraints())
    _sign_receipts(connection, Ed25519PrivateKey.from_private_bytes(key))
    op.drop_table("unsigned_receipts")


def downgrade() -> None:
    connection = op.get_bind()
    op.rename_table("receipts", "signed_receipts")
    if connection.dialect.name == "postgresql":
        for name in ("pk_receipts", "fk_receipts_user_id", "fk_receipts_unit_id", "fk_receipts_sheet_id"):
            op.execute(f"ALTER TABLE signed_receipts RENAME CONSTRAINT {name} TO signed_{name}")
    op.create_table(
        "receipts",
        *_receipt_columns(),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        *_receipt_constraints(with_sheets=False),
    )
    columns = "action, user_id, unit_id, outcome, created_at"
    for rows in _portions(connection, f"SELECT {columns}, statement FROM signed_receipts"):
        connection.execute(
            sa.text(f"INSERT INTO receipts ({columns}, body) VALUES (:{columns.replace(', ', ', :')}, :body)"),
            [{**row, "body": _unsigned(row["statement"])} for row in rows],
        )
    op.drop_table("signed_receipts")
    op.drop_table("receipt_sheets")
    for table, column, _ in _NEW_NUMBERS:
        op.drop_column(table, column)
    op.drop_column("centre", "signing_key")


def _receipt_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("action", sa.Uuid(), nullable=False),
        sa.Column("user_id", _row_number, nullable=False),
        sa.Column("unit_id", _row_number, nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
    ]


def _signed_columns() -> list[sa.Column[Any]]:
    return [
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("sheet_id", _row_number, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("path", sa.LargeBinary(), nullable=False),
    ]


def _receipt_constraints(*, with_sheets: bool = True) -> list[sa.Constraint]:
    sheets = [sa.ForeignKeyConstraint(["sheet_id"], ["receipt_sheets.id"], name="fk_receipts_sheet_id")]
    return [
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_receipts_unit_id"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_receipts_user_id"),
        sa.PrimaryKeyConstraint("action", name="pk_receipts"),
        *(sheets if with_sheets else []),
    ]


def _portions(connection: sa.Connection, query: str) -> Iterator[list[dict[str, Any]]]:
    found = [dict(row) for row in connection.execute(sa.text(query)).mappings()]
    for start in range(0, len(found), _ROWS_AT_ONCE):
        yield found[start : start + _ROWS_AT_ONCE]


def _mark(kind: str, row: int, *what: object) -> int:
    packed = msgspec.msgpack.encode((kind, row, *what))
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


def _action_bytes(value: Any) -> bytes:
    """SQLite keeps an action as 32 hexadecimal digits, PostgreSQL as its own type."""
    return bytes.fromhex(str(value).replace("-", ""))


def _mark_the_feed(connection: sa.Connection) -> None:
    marks: dict[tuple[str, int], int] = {}
    for rows in _portions(connection, "SELECT id, code FROM units"):
        marks |= {("unit", row["id"]): _mark("unit", row["id"], row["code"], 1) for row in rows}
    for rows in _portions(connection, "SELECT id, tracking_id, revision, status, lapor_since FROM cases"):
        for row in rows:
            marks["text", row["id"]] = _mark("text", row["id"], row["tracking_id"], 1)
            marks["state", row["id"]] = _mark("state", row["id"], row["revision"], row["status"], row["lapor_since"])
    for rows in _portions(connection, "SELECT id, action, published_at FROM events"):
        for row in rows:
            marks["event", row["id"]] = _mark("event", row["id"], _action_bytes(row["action"]), row["published_at"])
    sums: dict[int, int] = {}
    told = sa.text(
        'UPDATE feed SET mark = :mark, since = :seq WHERE scope_id = :scope_id AND kind = :kind AND "row" = :row'
    )
    for rows in _portions(connection, 'SELECT scope_id, kind, "row" AS row, seq FROM feed'):
        for row in rows:
            row["mark"] = marks.get((row["kind"], row["row"]), 0)
            sums[row["scope_id"]] = sums.get(row["scope_id"], 0) + row["mark"]
        connection.execute(told, rows)
    for scope, total in sums.items():
        signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
        connection.execute(sa.text("UPDATE scopes SET sum = :sum WHERE id = :id"), {"sum": signed, "id": scope})


def _sign_receipts(connection: sa.Connection, key: Ed25519PrivateKey) -> None:
    words: dict[bytes, list[Any]] = {}
    query = (
        "SELECT events.action, events.case_id, cases.tracking_id, events.kind, events.text, events.written_at"
        " FROM events JOIN cases ON cases.id = events.case_id"
    )
    for rows in _portions(connection, query):
        words |= {_action_bytes(row["action"]): list(row.values())[1:] for row in rows}
    sheet = 0
    columns = "action, user_id, unit_id, outcome, created_at"
    for rows in _portions(connection, f"SELECT {columns}, body FROM unsigned_receipts"):
        for row in rows:
            sheet += 1
            row["sheet_id"] = sheet
            row["statement"] = _statement(row["body"], words)
            leaf = hashlib.sha256(b"\0" + row["statement"]).digest()
            row["signature"] = key.sign(b"tindak receipts 1\0" + (1).to_bytes(4, "big") + leaf)
        connection.execute(
            sa.text(
                "INSERT INTO receipt_sheets (id, signature, size, created_at)"
                " VALUES (:sheet_id, :signature, 1, :created_at)"
            ),
            rows,
        )
        connection.execute(
            sa.text(
                f"INSERT INTO receipts ({columns}, statement, sheet_id, place, path)"
                f" VALUES (:{columns.replace(', ', ', :')}, :statement, :sheet_id, 0, :path)"
            ),
            [{**row, "path": b""} for row in rows],
        )
    if sheet and connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT setval('receipt_sheets_id_seq', :last)"), {"last": sheet})


def _statement(body: bytes, words: dict[bytes, list[Any]]) -> bytes:
    told = msgspec.msgpack.decode(bytes(body))
    action = bytes(told["action"])
    said = words.get(action) if told["outcome"] == "accepted" else None
    content = hashlib.sha256(msgspec.msgpack.encode([action, *said])).digest() if said else b""
    return msgspec.msgpack.encode(
        [
            1,
            told["number"],
            action,
            content,
            told["outcome"],
            told.get("reason", ""),
            told["received_at"],
            told.get("event", 0),
        ]
    )


def _unsigned(statement: bytes) -> bytes:
    _, number, action, _, outcome, reason, received_at, event = msgspec.msgpack.decode(bytes(statement))
    told = {
        "action": action,
        "outcome": outcome,
        "number": number,
        "received_at": received_at,
        "reason": reason,
        "event": event,
    }
    return msgspec.msgpack.encode(told)
