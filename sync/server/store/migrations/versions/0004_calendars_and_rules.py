"""Calendars and rule sets as data of the centre, zones of units, and what a desk says of its clock.

The ones that ship with the program are put in and told to every scope. The helpers below are those of their day and
stay as they are.
"""

import csv
import hashlib
import json
import tomllib
from importlib.resources import files
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    connection = op.get_bind()
    op.add_column("units", sa.Column("zone", sa.String(length=10), server_default=sa.text("''"), nullable=False))
    op.add_column("events", sa.Column("written_seen", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.create_table(
        "calendars",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("unit_id", _row_number, nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name="fk_calendars_unit_id"),
        sa.PrimaryKeyConstraint("id", name="pk_calendars"),
        sa.UniqueConstraint("name", "unit_id", name="uq_calendars_name"),
        sqlite_autoincrement=True,
        comment="Days off as JSON [[date, type, name], ...]: nationally, or for a unit and all below it.",
    )
    op.create_index(
        "uq_calendars_name_national",
        "calendars",
        ["name"],
        unique=True,
        sqlite_where=sa.text("unit_id IS NULL"),
        postgresql_where=sa.text("unit_id IS NULL"),
    )
    op.create_table(
        "rule_sets",
        sa.Column("id", _row_number, nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), server_default=sa.text("1"), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rule_sets"),
        sa.UniqueConstraint("name", name="uq_rule_sets_name"),
        sqlite_autoincrement=True,
        comment="Limits of deadlines with their legal basis and time of validity, as JSON.",
    )
    _put_in_what_ships(connection)
    _tell(connection)


def downgrade() -> None:
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT scope_id, mark FROM feed WHERE kind IN ('calendar', 'rules')")).all():
        _add_to_sum(connection, row.scope_id, -row.mark)
    connection.execute(sa.text("DELETE FROM feed WHERE kind IN ('calendar', 'rules')"))
    op.drop_table("rule_sets")
    op.drop_table("calendars")
    op.drop_column("events", "written_seen")
    op.drop_column("units", "zone")


def _put_in_what_ships(connection: sa.Connection) -> None:
    shipped = files("resources") / "calendars"
    lines = csv.DictReader((shipped / "holidays-id.csv").read_text(encoding="utf-8").splitlines())
    holidays = sorted((line["date"], line["type"], line["name"]) for line in lines)
    rules = tomllib.loads((shipped / "rules-62-2018.toml").read_text(encoding="utf-8"))
    connection.execute(
        sa.text("INSERT INTO calendars (name, source, holidays) VALUES (:name, :source, :holidays)"),
        {
            "name": "Libur nasional dan cuti bersama",
            "source": "holidays-id.csv",
            "holidays": json.dumps(holidays, ensure_ascii=False, separators=(",", ":")),
        },
    )
    connection.execute(
        sa.text("INSERT INTO rule_sets (name, body) VALUES (:name, :body)"),
        {"name": rules["name"], "body": json.dumps(rules, default=str, ensure_ascii=False, separators=(",", ":"))},
    )


def _tell(connection: sa.Connection) -> None:
    """Tell both to every scope, behind all that was told before."""
    rows = [
        ("calendar", connection.execute(sa.text("SELECT id FROM calendars")).scalar_one()),
        ("rules", connection.execute(sa.text("SELECT id FROM rule_sets")).scalar_one()),
    ]
    told = sa.text(
        'INSERT INTO feed (scope_id, kind, "row", seq, mark, since, fields)'
        " VALUES (:scope, :kind, :row, :seq, :mark, :seq, 0)"
    )
    for scope, last in connection.execute(sa.text("SELECT id, last_seq FROM scopes")).all():
        for seq, (kind, row) in enumerate(rows, last + 1):
            mark = _mark(kind, row, 1)
            connection.execute(told, {"scope": scope, "kind": kind, "row": row, "seq": seq, "mark": mark})
            _add_to_sum(connection, scope, mark)
        counted = sa.text("UPDATE scopes SET last_seq = :seq WHERE id = :id")
        connection.execute(counted, {"seq": last + len(rows), "id": scope})


def _add_to_sum(connection: sa.Connection, scope: int, mark: int) -> None:
    total = connection.execute(sa.text("SELECT sum FROM scopes WHERE id = :id"), {"id": scope}).scalar_one()
    signed = (total + mark + (1 << 63)) % (1 << 64) - (1 << 63)
    connection.execute(sa.text("UPDATE scopes SET sum = :sum WHERE id = :id"), {"sum": signed, "id": scope})


def _mark(kind: str, row: int, *what: Any) -> int:
    packed = msgspec.msgpack.encode((kind, row, *what))
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)
