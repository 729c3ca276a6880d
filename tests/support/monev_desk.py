"""A coordinator's desk with as many invented cases as wanted, laid in past the road: for figures, pages and benches."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from random import Random
from typing import Any, Final

from sqlalchemy import insert

from desktop.storage.database import Database
from desktop.storage.tables import case_state, case_text, event, unit
from sync.contract.casework.constraints import CONSTRAINT_CATEGORIES
from sync.contract.casework.particulars import Particulars
from sync.contract.events import EventKind
from sync.contract.frames import pack
from sync.contract.status import bucket_of, needs_reply

_WIB: Final = timezone(timedelta(hours=7))
_DAY_MS: Final = 86_400_000
_PORTION: Final = 5_000
_OFFICES: Final = (
    "Dinas Pekerjaan Umum dan Penataan Ruang", "Dinas Perhubungan", "Dinas Kesehatan", "Dinas Pendidikan",
    "Dinas Lingkungan Hidup", "Dinas Kependudukan dan Pencatatan Sipil", "Dinas Sosial", "RSUD Tirta Kencana",
    "Perumda Air Minum Tirta Kencana", "Satuan Polisi Pamong Praja",
)  # fmt: skip
_DISTRICTS: Final = ("Tirta Muara", "Tirta Hulu", "Tirta Tengah", "Karang Rekaan", "Bukit Rekaan")
_CATEGORIES: Final = (
    "Jalan rusak", "Lampu penerangan jalan", "Air bersih", "Sampah", "Bantuan sosial", "KTP elektronik",
    "Pelayanan puskesmas", "Parkir liar", "Pungutan sekolah", "Drainase", "Ketertiban umum", "",
)  # fmt: skip
_PHRASES: Final = (
    ("Ditutup oleh Sistem", 52), ("Ditutup oleh Admin", 20), ("Ditindaklanjuti oleh Instansi", 11),
    ("Terdisposisi ke Instansi", 6), ("Ditanggapi oleh Pelapor", 2), ("Menunggu Kelengkapan Informasi", 2),
    ("Diarsipkan oleh Admin", 3), ("Belum Terverifikasi", 2), ("Dikembalikan (bukan kewenangan)", 2),
)  # fmt: skip


def fill_desk(database: Database, count: int, today: date, *, years: int = 2, words: int = 900) -> None:
    """Store units and cases that came in over the last years; about as many letters each as ``words`` says."""
    chance = Random(7)
    named = list(_units())
    charged = [one["row"] for one in named if one["row"] != 1]
    weights = [chance.randint(1, 12) for _ in charged]
    with database.writing() as connection:
        connection.execute(insert(unit), named)
        for start in range(0, count, _PORTION):
            rows = [
                _case(chance, number, today, years, words, chance.choices(charged, weights)[0])
                for number in range(start + 1, min(start + _PORTION, count) + 1)
            ]
            connection.execute(insert(case_text), [text for text, _, _ in rows])
            connection.execute(insert(case_state), [state for _, state, _ in rows])
            connection.execute(insert(event), [said for _, _, events in rows for said in events])


def _units() -> Iterator[dict[str, Any]]:
    yield {"row": 1, "code": "KAB", "name": "Kabupaten Tirta Kencana", "parent": 0, "zone": "WIB"}
    row = 1
    for name in _OFFICES:
        row += 1
        yield {"row": row, "code": f"OPD{row}", "name": name, "parent": 1, "zone": ""}
    for name in _DISTRICTS:
        row += 1
        district = row
        yield {"row": row, "code": f"KEC{row}", "name": f"Kecamatan {name}", "parent": 1, "zone": ""}
        for place in ("Barat", "Timur"):
            row += 1
            yield {"row": row, "code": f"KEL{row}", "name": f"Kelurahan {name} {place}", "parent": district, "zone": ""}


def _case(
    chance: Random, row: int, today: date, years: int, words: int, charged: int
) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    came = today - timedelta(days=round(365 * years * (1 - chance.random() ** 0.8)))
    age = (today - came).days
    phrases, weights = zip(*_PHRASES, strict=True)
    phrase = chance.choices(phrases, weights)[0]
    if age < 6:
        phrase = chance.choice(("Terdisposisi ke Instansi", "Belum Terverifikasi", "Ditindaklanjuti oleh Instansi"))
    bucket = bucket_of(phrase).value
    started = came + timedelta(days=chance.randint(0, 2))
    replied = started + timedelta(days=chance.choice((1, 1, 2, 3, 4, 6, 9)))
    done = replied + timedelta(days=chance.choice((6, 9, 12, 14, 18, 25)))
    is_answered = bucket in ("Proses", "Selesai", "Tertunda") and replied <= today
    at = round(datetime(came.year, came.month, came.day, 9, tzinfo=_WIB).timestamp()) * 1000
    text = {
        "row": row,
        "tracking_id": str(7_000_000 + row - (row % 97 == 0)),
        "title": "Laporan rekaan",
        "body": ("Sudah dua minggu jalan di depan pasar rusak dan belum diperbaiki. " * (words // 66 + 1))[:words],
        "received_at": at,
        "reporter": "Rekaan",
        "classification": chance.choices(
            ("Pengaduan Tidak Berkadar Pengawasan", "Aspirasi", "Permintaan Informasi"), (80, 12, 8)
        )[0],
        "category": chance.choices(_CATEGORIES, range(24, 0, -2))[0],
        "channel": chance.choices(("Website", "Aplikasi", "SMS", "WhatsApp"), (40, 45, 5, 10))[0],
        "rating": chance.choice(("", "", "", "5", "4", "3")) if bucket == "Selesai" else "",
        "version": 1,
    }
    state = {
        "row": row,
        "unit": 0 if bucket == "Belum Terverifikasi" else charged,
        "status": phrase,
        "lapor_status": phrase,
        "bucket": bucket,
        "needs_reply": needs_reply(phrase),
        "started_on": None if bucket == "Belum Terverifikasi" else started,
        "replied_on": replied if is_answered else None,
        "completed_on": min(done, today) if bucket == "Selesai" else None,
        "first_reply_on": started + timedelta(days=7),
        "completion_on": started + timedelta(days=20),
        "verify_on": came + timedelta(days=4),
        "wrong": chance.choice((0, 0, 0, 0, 0, 0, 0, 0, 1)),
    }
    return text, state, list(_events(chance, row, at, charged, is_answered=is_answered))


def _events(chance: Random, row: int, at: int, charged: int, *, is_answered: bool) -> Iterator[dict[str, Any]]:
    kinds = [EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE] if is_answered else []
    if chance.random() < 0.06:
        kinds.append(EventKind.CONSTRAINT)
    for place, kind in enumerate(kinds, 1):
        category = chance.choice(CONSTRAINT_CATEGORIES) if kind is EventKind.CONSTRAINT else ""
        yield {
            "action": (row * 10 + place).to_bytes(16, "big"),
            "row": row * 10 + place,
            "case": row,
            "kind": kind.value,
            "text": "Yth. Bapak/Ibu, petugas sudah memeriksa lokasi dan perbaikan dijadwalkan." * 3,
            "author": chance.choice(("Rini Handayani", "Budi Rekaan", "Tini Rekaan")),
            "unit": charged,
            "unit_name": "",
            "written_at": at + _DAY_MS,
            "received_at": at + _DAY_MS,
            "particulars": pack(Particulars(category=category)) if category else b"",
        }
