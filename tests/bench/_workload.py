"""The work that is measured: invented cases of about 1 KB with timelines, and follow-ups, always the same."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import insert, select

from sync.contract.entities import ChangeKind
from sync.contract.events import EventKind
from sync.contract.ids import uuid7
from sync.server.centre import Centre, opened, set_up
from sync.server.clock import SystemClock
from sync.server.complaints import import_rows
from sync.server.feed import FeedWriter
from sync.server.lapor_export.rows import ExportRow
from sync.server.passwords import Passwords
from sync.server.settings import DataFolder
from sync.server.store.cases import Holders
from sync.server.store.scopes import lock_centre
from sync.server.store.tables import cases, events
from sync.server.units import add_unit
from sync.server.users import Role, add_user
from tests.support.centres import ALL_COLUMNS, quick_passwords
from tests.support.clocks import MONDAY
from tests.support.programs import PASSWORD

UNIT: Final = ("14001", "Kecamatan Tirta Muara")
OFFICER: Final = "ani"

_DAY: Final = 86_400_000
_TEXT: Final = """
jalan lampu rusak padam sejak minggu lalu warga mohon segera diperbaiki karena licin saat hujan anak sekolah lewat sini
tiap pagi gorong mampet air meluap ke rumah sampah menumpuk bau petugas belum datang padahal sudah lapor dua kali desa
terima kasih atas perhatian bapak ibu pupuk benih antrean puskesmas guru jembatan titian lapuk dermaga sungai keruh
pasar parkir bising internet bantuan kartu keluarga surat pindah kelurahan trotoar berlubang pohon tumbang kabel listrik
menjuntai rawan kecelakaan malam gelap pengendara motor jatuh drainase tersumbat banjir genangan setinggi lutut toko
usaha tutup pedagang kaki lima menutup bahu jalur angkutan kota terminal ojek tarif naik tanpa pemberitahuan pelayanan
loket lambat nomor habis pukul sembilan orang tua menunggu lama kursi rusak kipas mati obat kosong rujukan ditolak
imunisasi posyandu kader bidan stunting gizi sekolah dasar atap bocor meja kurang honor terlambat seragam buku iuran
komite pungutan penerimaan zonasi beasiswa lurah camat rukun tetangga musyawarah dana anggaran proyek papan nama
kontraktor aspal tipis batu koral paving talud longsor tebing irigasi sawah kering pompa bendung hama tikus wereng
penyuluh kelompok tani subsidi elpiji langka pangkalan harga eceran tertinggi minyak goreng sembako operasi murah
lansia disabilitas kursi roda pendataan kemiskinan verifikasi rekening pencairan kartu prakerja lowongan pelatihan
pabrik limbah asap debu truk tambang portal beton retak getaran izin lingkungan amdal hutan kebakaran lahan kabut
"""
WORDS: Final = tuple(_TEXT.split())
_WEIGHTS: Final = [1 / (10 + place) for place in range(len(WORDS))]
_CATEGORIES: Final = ("Penerangan Jalan", "Jalan Rusak", "Persampahan", "Kesehatan", "Kependudukan", "Bantuan Sosial")
_STATUSES: Final = ("Terverifikasi", "Terdisposisi ke Instansi", "Ditindaklanjuti oleh Instansi")
"""All of them open: the list of a first sync then holds every case."""


def sentence(chance: random.Random, words: int) -> str:
    """Return so many invented words."""
    return " ".join(chance.choices(WORDS, _WEIGHTS, k=words)).capitalize() + "."


def row_of(number: int, chance: random.Random, status: str | None = None) -> ExportRow:
    """Return one complaint of about 1 KB as an export tells it."""
    return ExportRow(
        row=number + 2,
        tracking_id=str(7_000_000 + 3 * number),
        title=sentence(chance, 7),
        body=" ".join(sentence(chance, chance.randint(8, 20)) for _ in range(8)),
        status=status or chance.choice(_STATUSES),
        received_at=MONDAY - chance.randint(1, 300) * _DAY - chance.randint(0, _DAY),
        reporter=sentence(chance, 2).rstrip(".").title(),
        classification="Pengaduan Tidak Berkadar Pengawasan",
        category=chance.choice(_CATEGORIES),
        channel=chance.choice(("Website", "SMS", "Aplikasi")),
        district="Tirta Muara",
        regency="Tirta Kencana",
        unit_lapor_id=UNIT[0],
        unit_name=UNIT[1],
        present=ALL_COLUMNS,
    )


def filled(folder: Path, count: int, *, passwords: Passwords | None = None) -> DataFolder:
    """Set up a centre in a folder and fill it with so many cases and their timelines."""
    data, clock = DataFolder(folder), SystemClock()
    chance = random.Random(1)
    set_up(data, "", "Asia/Makassar", clock, chance.randbytes)
    with opened(data, clock, passwords or quick_passwords()) as centre:
        add_unit(centre, UNIT[0], UNIT[1], None)
        add_user(centre, OFFICER, OFFICER.title(), UNIT[0], Role.LIAISON, PASSWORD)
        for start in range(0, count, 5000):
            import_rows(centre, [row_of(n, chance) for n in range(start, min(count, start + 5000))])
        _converse(centre, chance)
    return data


def close_some(data: DataFolder, count: int) -> None:
    """Change the state of so many cases, spread over all, as an export with new statuses does."""
    with opened(data) as centre:
        with centre.database.reading() as connection:
            known = list(connection.scalars(select(cases.c.tracking_id).order_by(cases.c.id)))
        rows = [
            ExportRow(row=number, tracking_id=one, status="Ditutup oleh Admin", present=frozenset({"status"}))
            for number, one in enumerate(known[:: len(known) // count][:count])
        ]
        import_rows(centre, rows)


def _converse(centre: Centre, chance: random.Random) -> None:
    """Give each case a timeline of up to three events."""
    with centre.database.writing() as connection:
        lock_centre(connection, shared=False)
        feed = FeedWriter.for_all(connection)
        units = {row.id: row.unit_id for row in connection.execute(select(cases.c.id, cases.c.unit_id))}
        values = [event for case, unit in units.items() for event in _events(case, unit, chance)]
        statement = insert(events).returning(events.c.id, sort_by_parameter_order=True)
        for row, event in zip(connection.scalars(statement, values), values, strict=True):
            feed.case_changed(ChangeKind.EVENT, row, Holders(event["unit_id"]))
        feed.flush()


def _events(case: int, unit: int | None, chance: random.Random) -> Iterator[dict[str, Any]]:
    for number in range(chance.randint(0, 3)):
        at = MONDAY - chance.randint(1, 200) * _DAY - chance.randint(0, _DAY)
        kind = (EventKind.INITIAL_RESPONSE, EventKind.REPORTER_REPLY, EventKind.SUBSTANTIVE_RESPONSE)[number]
        yield {
            "action": uuid7(at, chance.randbytes(10)),
            "case_id": case,
            "kind": kind.value,
            "text": sentence(chance, chance.randint(15, 45)),
            "author": "Rini Handayani",
            "unit_id": unit,
            "written_at": at,
            "written_offset": 480,
            "written_after": at - 5 * 3_600_000,
            "written_elapsed": -1,
            "received_at": at + 90_000,
            "published_at": 0,
        }
