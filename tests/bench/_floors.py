"""What cannot be beaten: the same rows as one zstd stream, and storing them with a full-text index in one go."""

import sys
import time
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from desktop.doorway import OpenDesk
from desktop.storage.held import marks_held
from sync.contract.entities import CaseEvent, CaseState, CaseText, Unit
from sync.contract.messages import Action

_TABLES: Final = {
    "case_text": CaseText.__struct_fields__,
    "case_state": CaseState.__struct_fields__,
    "event": CaseEvent.__struct_fields__,
}
_PACKED: Final = frozenset({"pauses", "drafts", "consults", "related", "particulars"})
"""Fields that one column holds packed."""
_KINDS: Final = {"case_text": CaseText, "case_state": CaseState, "event": CaseEvent, "unit": Unit}


def rows_held(desk: OpenDesk) -> int:
    """Return how many entities a desk holds whole."""
    with desk.database.reading() as connection:
        return len(marks_held(connection))


def lines_held(desk: OpenDesk) -> list[bytes]:
    """Return all that a desk holds of the centre as lines of JSON, without fields that are at their defaults."""
    lines = []
    with desk.database.reading() as connection:
        for table, kind in _KINDS.items():
            for row in connection.exec_driver_sql(f"SELECT * FROM {table}").mappings():
                known = {name: row[name] for name in kind.__struct_fields__ if row[name] != b""}
                known |= {name: msgspec.msgpack.decode(known[name]) for name in _PACKED & known.keys()}
                body = msgspec.to_builtins(msgspec.convert(known, kind, strict=False))
                lines.append(msgspec.json.encode({"kind": table, "row": row["row"], **body}))
    return lines


def squeezed(lines: list[bytes], level: int) -> bytes:
    """Return these lines as one zstd stream."""
    return zstd.compress(b"\n".join(lines), level)


def actions_squeezed(actions: list[Action]) -> int:
    """Return the bytes of these actions, all fields, as one zstd-19 stream of lines of JSON."""
    return len(squeezed([msgspec.json.encode(action) for action in actions], 19))


def _plain(value: Any) -> Any:
    return msgspec.json.encode(value) if isinstance(value, list | dict) else value


def seconds_to_store(stream: bytes, folder: Path) -> float:
    """Return how long it takes to decode such a stream and store it, as a desk does, in one transaction."""
    started = time.perf_counter()
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in _TABLES}
    for line in zstd.decompress(stream).split(b"\n"):
        row = msgspec.json.decode(line)
        if row["kind"] in found:
            found[row["kind"]].append(row)
    store = sqlcipher.connect(str(folder / "floor.db"), isolation_level=None)
    store.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    for pragma in ("cipher_memory_security = OFF", "journal_mode = WAL", "synchronous = FULL", "temp_store = MEMORY"):
        store.execute(f"PRAGMA {pragma}")
    store.execute("BEGIN IMMEDIATE")
    for table, columns in _TABLES.items():
        named = ", ".join(f'"{name}"' for name in columns)
        store.execute(f'CREATE TABLE {table} ("row" INTEGER PRIMARY KEY, {named})')
        store.executemany(
            f"INSERT INTO {table} VALUES (?{', ?' * len(columns)})",
            [(row["row"], *(_plain(row.get(name)) for name in columns)) for row in found[table]],
        )
    store.execute("CREATE VIRTUAL TABLE word_search USING fts5 (words, content='', tokenize='trigram')")
    store.executemany(
        "INSERT INTO word_search (rowid, words) VALUES (?, ?)",
        [(4 * row["row"], f"{row['tracking_id']}\n{row['title']}\n{row.get('body', '')}") for row in found["case_text"]]
        + [(4 * row["row"] + 1, row["text"]) for row in found["event"]],
    )
    store.execute("COMMIT")
    store.close()
    return time.perf_counter() - started
