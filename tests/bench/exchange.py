"""What an exchange costs on loopback, in bytes on the socket and in time, against floors of the same run.

``python -m tests.bench.exchange [--json] [--cases N]``. Floors: the same rows as one zstd stream of JSON lines
(bytes), and storing them with their full-text index in one transaction of SQLCipher (time).
"""

import argparse
import json
import random
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from sqlcipher3 import dbapi2 as sqlcipher

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from desktop.bootstrap import doorway_of
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.events import EventKind
from tests.support.exports import complaint, write_export
from tests.support.programs import PASSWORD, Centre
from ui.ports import CaseQuery

_UNIT = ("14001", "Kecamatan Tirta Muara")
_WORDS = """
jalan lampu rusak padam sejak minggu lalu warga mohon segera diperbaiki karena licin saat hujan anak sekolah lewat sini
tiap pagi gorong mampet air meluap ke rumah sampah menumpuk bau petugas belum datang padahal sudah lapor dua kali desa
terima kasih atas perhatian bapak ibu pupuk benih antrean puskesmas guru jembatan titian lapuk dermaga sungai keruh
pasar parkir bising internet bantuan kartu keluarga surat pindah
"""

Figures = dict[str, Any]


def main(argv: list[str]) -> None:
    """Print the figures, as a table or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.exchange")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--cases", type=int, default=2000)
    asked = parser.parse_args(argv)
    figures = _measure(asked.cases)
    if asked.as_json:
        sys.stdout.write(json.dumps(figures) + "\n")
        return
    for name, told in figures.items():
        sys.stdout.write(f"{name:12} " + "  ".join(f"{key} {value}" for key, value in told.items()) + "\n")


def _measure(cases: int) -> dict[str, Figures]:
    with tempfile.TemporaryDirectory(prefix="tindak-bench-", ignore_cleanup_errors=True) as folder:
        centre = _filled_centre(Path(folder), cases)
        try:
            with closing(doorway_of(Profile(Path(folder) / "ani")).sign_in(centre.url, "ani", PASSWORD)) as desk:
                first = _exchanged(desk)
                first |= _floor_of(desk, Path(folder))
                first["ratio_bytes"] = round(first["bytes_down"] / first["floor_bytes"], 3)
                first["ratio_seconds"] = round(first["seconds"] / first["floor_seconds"], 2)
                noop = _exchanged(desk)
                _record(desk, 1)
                push_1 = _exchanged(desk)
                floor = _record(desk, 100)
                push_100 = _exchanged(desk) | {"floor_bytes": floor}
                push_100["ratio_bytes"] = round(push_100["bytes_up"] / floor, 3)
        finally:
            centre.kill()
    return {"first_sync": {"cases": cases} | first, "noop": noop, "push_1": push_1, "push_100": push_100}


def _filled_centre(folder: Path, cases: int) -> Centre:
    chance = random.Random(1)
    centre = Centre.made_in(folder / "centre")
    rows = [
        complaint(
            f"{7_000_000 + n}", _UNIT, **{"Judul Laporan": _text(chance, 6), "Isi Laporan Akhir": _text(chance, 160)}
        )
        for n in range(cases)
    ]
    centre.command("import-lapor", str(write_export(folder / "ekspor.xlsx", rows)))
    centre.add_officer("ani", _UNIT[0])
    centre.serve()
    return centre


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=words)).capitalize()


def _exchanged(desk: OpenDesk) -> Figures:
    started = time.perf_counter()
    report = desk.exchange.exchange_now()
    assert report.outcome == "done", report.sentence
    return {
        "bytes_up": report.bytes_sent,
        "bytes_down": report.bytes_received,
        "round_trips": report.round_trips,
        "seconds": round(time.perf_counter() - started, 3),
    }


def _record(desk: OpenDesk, count: int) -> int:
    """Record follow-ups of about 400 letters; returns the same actions as one zstd-19 stream of JSON lines."""
    chance = random.Random(count)
    lines = desk.desk.cases(CaseQuery(), 0, count)
    for line in lines:
        desk.desk.record_follow_up(line.case, EventKind.NOTE, _text(chance, 60))
    actions = [action for _, action in desk.replica.waiting(0, count)]
    return len(zstd.compress(b"\n".join(map(msgspec.json.encode, actions)), level=19))


def _floor_of(desk: OpenDesk, folder: Path) -> Figures:
    with desk.database.reading() as connection:
        texts = connection.exec_driver_sql("SELECT * FROM case_text").mappings().all()
        states = connection.exec_driver_sql("SELECT * FROM case_state").mappings().all()
    together = b"\n".join(msgspec.json.encode(dict(row)) for row in (*texts, *states))
    squeezed = zstd.compress(together, level=9)
    started = time.perf_counter()
    rows = [msgspec.json.decode(line) for line in zstd.decompress(squeezed).split(b"\n")]
    store = sqlcipher.connect(str(folder / "floor.db"))
    store.execute(f"PRAGMA key = \"x'{bytes(32).hex()}'\"")
    store.execute("CREATE TABLE one (row INTEGER PRIMARY KEY, body TEXT)")
    store.execute("CREATE VIRTUAL TABLE found USING fts5 (title, body, content='', tokenize='trigram')")
    for number, row in enumerate(rows):
        store.execute("INSERT INTO one VALUES (?, ?)", (number, json.dumps(row)))
        if "title" in row:
            store.execute(
                "INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)", (number, row["title"], row["body"])
            )
    store.commit()
    store.close()
    return {"floor_bytes": len(squeezed), "floor_seconds": round(time.perf_counter() - started, 3)}


if __name__ == "__main__":
    main(sys.argv[1:])
