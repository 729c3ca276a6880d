"""Invented facts and letters to check."""

from datetime import date
from typing import Any, Final

from sync.contract.replies.check import check_reply
from sync.contract.replies.remarks import Facts, Remark, RemarkCode

TODAY: Final = date(2026, 11, 23)
"""A Monday."""

GOOD: Final = """Yth. Bapak/Ibu Pelapor,

Terima kasih atas laporan mengenai lampu jalan yang padam di Jl. Dermaga RT 03.

Pada Kamis, 19 November 2026 petugas kami memeriksa lokasi dan mengganti dua lampu beserta kabelnya, sesuai jadwal \
pemeliharaan bulan ini. Satu tiang masih perlu diganti; pekerjaan itu kami jadwalkan pada Rabu, 2 Desember 2026 dan \
kabar berikutnya kami sampaikan pada hari yang sama.

Hormat kami,
Kecamatan Tirta Muara
"""
"""A reply in substance as it should be."""


def facts(**given: Any) -> Facts:
    """Return what is known of an invented case."""
    usual: dict[str, Any] = {
        "kind": "respon-substantif",
        "today": TODAY,
        "tracking_id": "7400001",
        "unit": "Kecamatan Tirta Muara",
        "agency": "Pemerintah Kabupaten Tirta Laksana",
    }
    return Facts(**usual | given)


def remarks(text: str, code: RemarkCode, **given: Any) -> list[Remark]:
    """Return the remarks of one code."""
    return [remark for remark in check_reply(text, facts(**given)) if remark.code is code]


def places(text: str, code: RemarkCode, **given: Any) -> list[str]:
    """Return the parts of the text that remarks of one code point at."""
    return [text[remark.start : remark.end] for remark in remarks(text, code, **given)]
