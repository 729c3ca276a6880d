"""Casework by the rules: what a case has come to, particulars of events, and units that know of each other.

Every scope learns of all units of its own tree, so that an officer can name the unit whose complaint it is. The
helpers below are those of their day and stay as they are.
"""

import hashlib
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_row_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_EMPTY, _ZERO, _NO = sa.text("''"), sa.text("0"), sa.text("false")
_BYTES = sa.text("''")
_CASE_COLUMNS = (
    ("said_status", sa.Text(), _EMPTY),
    ("said_at", sa.BigInteger(), _ZERO),
    ("started_on", sa.Date(), None),
    ("verified_on", sa.Date(), None),
    ("replied_on", sa.Date(), None),
    ("public_on", sa.Date(), None),
    ("completed_on", sa.Date(), None),
    ("pauses", sa.LargeBinary(), _BYTES),
    ("verify_on", sa.Date(), None),
    ("closes_on", sa.Date(), None),
    ("proposed", sa.Boolean(), _NO),
    ("substantive", sa.Boolean(), _NO),
    ("drafts", sa.LargeBinary(), _BYTES),
    ("consults", sa.LargeBinary(), _BYTES),
    ("wrong", sa.Integer(), _ZERO),
    ("suggested", _row_number, _ZERO),
    ("related", sa.LargeBinary(), _BYTES),
    ("own_title", sa.Text(), _EMPTY),
    ("own_category", sa.Text(), _EMPTY),
    ("former", sa.LargeBinary(), _BYTES),
)
_UNIT_COLUMNS = ("approval", "coordinated")


def upgrade() -> None:
    connection = op.get_bind()
    no_bytes = sa.text("x''" if connection.dialect.name == "sqlite" else "''")  # '' would be text in SQLite
    for name, shape, default in _CASE_COLUMNS:
        given = no_bytes if default is _BYTES else default
        op.add_column("cases", sa.Column(name, shape, server_default=given, nullable=default is None))
    op.add_column("events", sa.Column("particulars", sa.LargeBinary(), server_default=no_bytes, nullable=False))
    for name in _UNIT_COLUMNS:
        op.add_column("units", sa.Column(name, sa.Boolean(), server_default=_NO, nullable=False))
    connection.execute(
        sa.text(
            "UPDATE cases SET said_at = last_public_at, said_status = CASE last_public_kind"
            " WHEN 'balasan-pelapor' THEN 'Ditanggapi oleh Pelapor' ELSE 'Ditindaklanjuti oleh Instansi' END"
            " WHERE last_public_kind IS NOT NULL"
        )
    )
    connection.execute(
        sa.text(
            "UPDATE cases SET substantive = true WHERE EXISTS (SELECT 1 FROM events"
            " WHERE events.case_id = cases.id AND events.kind = 'respon-substantif')"
        )
    )
    _note_days_of_responses(connection)
    op.drop_column("cases", "last_public_kind")
    op.drop_column("cases", "last_public_at")
    connection.execute(
        sa.text(
            "UPDATE units SET coordinated = true, version = version + 1 WHERE EXISTS"
            " (SELECT 1 FROM scopes WHERE scopes.unit_id = units.id AND scopes.kind = 'tree')"
        )
    )
    _tell_units(connection)


def downgrade() -> None:
    connection = op.get_bind()
    op.add_column("cases", sa.Column("last_public_kind", sa.String(40), nullable=True))
    op.add_column("cases", sa.Column("last_public_at", sa.BigInteger(), server_default=_ZERO, nullable=False))
    connection.execute(
        sa.text(
            "UPDATE cases SET last_public_at = said_at, last_public_kind = CASE said_status"
            " WHEN 'Ditanggapi oleh Pelapor' THEN 'balasan-pelapor' ELSE 'respon-substantif' END"
            " WHERE said_status IN ('Ditanggapi oleh Pelapor', 'Ditindaklanjuti oleh Instansi')"
        )
    )
    for name, _, _ in _CASE_COLUMNS:
        op.drop_column("cases", name)
    op.drop_column("events", "particulars")
    for name in _UNIT_COLUMNS:
        op.drop_column("units", name)


def _note_days_of_responses(connection: sa.Connection) -> None:
    """Note on which days each case was answered first and last, as far as the centre knows."""
    zone = ZoneInfo(connection.scalar(sa.text("SELECT zone FROM centre")) or "Asia/Jakarta")
    spoken = sa.text(
        "SELECT case_id, min(received_at) AS first, max(received_at) AS last FROM events"
        " WHERE kind IN ('respon-awal', 'respon-substantif') GROUP BY case_id"
    )
    days = [
        {
            "id": row.case_id,
            "replied_on": datetime.fromtimestamp(row.first / 1000, zone).date(),
            "public_on": datetime.fromtimestamp(row.last / 1000, zone).date(),
        }
        for row in connection.execute(spoken)
    ]
    if days:
        noted = sa.text("UPDATE cases SET replied_on = :replied_on, public_on = :public_on WHERE id = :id")
        typed = noted.bindparams(sa.bindparam("replied_on", type_=sa.Date), sa.bindparam("public_on", type_=sa.Date))
        connection.execute(typed, days)


def _mark(row: int, code: str, version: int) -> int:
    packed = msgspec.msgpack.encode(("unit", row, code, version))
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


def _tell_units(connection: sa.Connection) -> None:
    """Tell each scope all units of its tree, and those that changed."""
    units = {row.id: row for row in connection.execute(sa.text("SELECT id, code, version, parent_id FROM units"))}
    trees: dict[int, list[int]] = {}
    for unit in units:
        trees.setdefault(_top(units, unit), []).append(unit)
    marks = {unit: _mark(unit, row.code, row.version) for unit, row in units.items()}
    scopes = connection.execute(sa.text('SELECT id, unit_id, last_seq, "sum" FROM scopes ORDER BY id')).all()
    for scope in scopes:
        told = sa.text("SELECT \"row\", mark FROM feed WHERE scope_id = :scope AND kind = 'unit'")
        known = {row[0]: row[1] for row in connection.execute(told, {"scope": scope.id})}
        seq, total = scope.last_seq, scope.sum
        for unit in sorted(trees[_top(units, scope.unit_id)]):
            if known.get(unit) == marks[unit]:
                continue
            seq += 1
            total += marks[unit] - known.get(unit, 0)
            values = {"scope": scope.id, "unit": unit, "seq": seq, "mark": marks[unit]}
            connection.execute(sa.text(_CHANGE if unit in known else _TELL), values)
        signed = (total + (1 << 63)) % (1 << 64) - (1 << 63)
        connection.execute(
            sa.text('UPDATE scopes SET last_seq = :seq, "sum" = :total WHERE id = :id'),
            {"seq": seq, "total": signed, "id": scope.id},
        )


_TELL = (
    'INSERT INTO feed (scope_id, kind, "row", seq, mark, since, fields)'
    " VALUES (:scope, 'unit', :unit, :seq, :mark, :seq, 0)"
)
_CHANGE = (
    "UPDATE feed SET seq = :seq, mark = :mark, action = NULL"
    " WHERE scope_id = :scope AND kind = 'unit' AND \"row\" = :unit"
)


def _top(units: dict[int, Any], unit: int) -> int:
    seen = {unit}
    while (above := units[unit].parent_id) is not None and above not in seen:
        seen.add(above)
        unit = above
    return unit
