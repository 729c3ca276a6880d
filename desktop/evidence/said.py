"""Remarks of *Bukti Utuh* in words: what was noticed, what it was told by, and the good reasons there may be for it."""

from datetime import date
from typing import Final

from sync.contract.evidence.attachment import PictureRemark, RemarkCode

_MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)

_SENTENCES: Final = {
    RemarkCode.SAME_FILE: (
        "Berkas yang sama persis pernah dilampirkan pada laporan {detail}. Bisa jadi kedua laporan menyangkut "
        "pekerjaan yang sama; bila demikian, sebutkan dalam balasan."
    ),
    RemarkCode.LOOKS_USED: (
        "Gambar ini tampak sama dengan gambar pada laporan {detail}. Bisa jadi tempat atau pekerjaannya memang sama; "
        "bandingkan keduanya sebelum mengirim."
    ),
    RemarkCode.REPORTERS_OWN: (
        "Gambar ini tampak sama dengan foto dari pelapor. Bisa jadi memang hendak ditunjukkan kembali; tandai sebagai "
        "foto pelapor agar tidak disangka hasil pekerjaan."
    ),
    RemarkCode.BEFORE_COMPLAINT: (
        "Menurut data kameranya, foto ini diambil pada {day}, sebelum laporan dibuat. Bisa jadi jam kameranya salah, "
        "atau foto ini memang keadaan semula."
    ),
    RemarkCode.LONG_AGO: (
        "Menurut data kameranya, foto ini sudah lama: diambil pada {day}. Bisa jadi pekerjaannya memang selesai saat "
        "itu, atau jam kameranya salah."
    ),
    RemarkCode.FAR_AWAY: (
        "Menurut data lokasinya, foto ini diambil sekitar {detail} km dari tempat yang dilaporkan. Bisa jadi "
        "lokasi pada laporan atau pada ponsel kurang tepat."
    ),
    RemarkCode.NO_CAMERA: (
        "Foto ini tidak membawa data kamera. Bisa jadi hanya karena dikirim lewat WhatsApp atau disalin dari media "
        "sosial; bila ada, pakailah berkas aslinya dari ponsel."
    ),
    RemarkCode.EDITED: (
        "Foto ini pernah disimpan dengan program penyunting ({detail}). Bisa jadi hanya dipotong, diputar, atau "
        "diterangkan."
    ),
    RemarkCode.GENERATED: (
        "Berkas ini bertanda dibuat atau diubah dengan kecerdasan buatan ({detail}). Bisa jadi hanya sebagian kecil "
        "yang diubah, misalnya untuk menghapus latar; untuk bukti, pakailah foto aslinya."
    ),
    RemarkCode.SCREENSHOT: (
        "Gambar ini tampak seperti tangkapan layar ({size} piksel). Bisa jadi memang yang hendak ditunjukkan isi "
        "layar; bila yang dimaksud sebuah foto, pakailah berkas aslinya."
    ),
}


def sentence_of(remark: PictureRemark) -> str:
    """Return a remark in words; one that a newer program makes is shown as it came."""
    try:
        words = _SENTENCES[RemarkCode(remark.code)]
    except ValueError:
        return f"Perlu dilihat: {remark.code} {remark.detail}".strip() + "."
    detail = remark.detail or "tidak disebutkan"
    return words.format(detail=detail, day=_day(remark.detail), size=detail.replace("x", " × "))


def _day(detail: str) -> str:
    try:
        day = date.fromisoformat(detail)
    except ValueError:
        return detail or "hari yang tidak disebutkan"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
