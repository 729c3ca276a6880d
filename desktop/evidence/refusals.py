"""Why a file is not taken in, in the operator's words. A refused file changes nothing in the form.

BadInput
└── FileRefused         one file cannot be taken in; the others can
"""

from enum import StrEnum
from typing import Final

from sync.contract.errors import BadInput

_MB: Final = 1024 * 1024
_AS_IT_WAS: Final = "Formulir tetap seperti semula."


class RefusalReason(StrEnum):
    """Why a file was not taken."""

    GONE = "gone"
    LOCKED = "locked"
    NO_FILE = "no-file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    CHANGING = "changing"
    TOO_LARGE = "too-large"
    STRANGE_KIND = "strange-kind"
    BROKEN_PICTURE = "broken-picture"
    TOO_MANY_PIXELS = "too-many-pixels"
    TOO_HEAVY = "too-heavy"
    BROKEN_DOCUMENT = "broken-document"
    MACROS = "macros"
    COMMANDS = "commands"
    PASSWORD = "password"  # noqa: S105 - the name of a reason, not a secret
    BOX_OUTSIDE = "box-outside"


_SENTENCES: Final = {
    RefusalReason.GONE: (
        "Berkas “{name}” sudah tidak ada di tempatnya.",
        "Periksa apakah berkas dipindahkan atau media penyimpannya dicabut, lalu pilih lagi.",
    ),
    RefusalReason.LOCKED: (
        "Berkas “{name}” tidak boleh dibaca: sedang dikunci program lain, atau Anda tidak punya hak membacanya.",
        "Tutup program yang memakainya, lalu pilih lagi.",
    ),
    RefusalReason.NO_FILE: (
        "“{name}” bukan berkas, melainkan folder atau perangkat.",
        "Pilih berkas di dalamnya satu per satu.",
    ),
    RefusalReason.UNREADABLE: (
        "Berkas “{name}” tidak dapat dibaca dari media penyimpannya.",
        "Salin dahulu ke komputer ini, lalu pilih salinannya.",
    ),
    RefusalReason.EMPTY: (
        "Berkas “{name}” kosong (0 byte).",
        "Salin ulang dari kamera atau ponsel, lalu pilih lagi.",
    ),
    RefusalReason.CHANGING: (
        "Berkas “{name}” berubah selagi dibaca; tampaknya masih disalin.",
        "Tunggu sampai penyalinan selesai, lalu pilih lagi.",
    ),
    RefusalReason.TOO_LARGE: (
        "Berkas “{name}” terlalu besar: batasnya {detail}.",
        "Perkecil atau bagi berkasnya, lalu pilih lagi.",
    ),
    RefusalReason.STRANGE_KIND: (
        "Isi berkas “{name}” tidak dapat diterima: {detail}, apa pun akhiran namanya.",
        "Yang diterima: foto JPEG, PNG, WebP, HEIC, dan dokumen PDF, DOC, DOCX. Simpan dalam salah satu bentuk itu.",
    ),
    RefusalReason.BROKEN_PICTURE: (
        "Gambar “{name}” rusak atau terpotong, sehingga tidak dapat dibuka.",
        "Salin ulang dari kamera atau ponsel, lalu pilih lagi.",
    ),
    RefusalReason.TOO_MANY_PIXELS: (
        "Gambar “{name}” terlalu luas: {detail}.",
        "Perkecil gambarnya dengan program gambar, lalu pilih lagi.",
    ),
    RefusalReason.TOO_HEAVY: (
        "Gambar “{name}” ({detail}) memerlukan memori lebih besar daripada yang aman dipakai.",
        "Simpan ulang sebagai JPEG atau perkecil, lalu pilih lagi.",
    ),
    RefusalReason.BROKEN_DOCUMENT: (
        "Dokumen “{name}” rusak, terpotong, atau isinya tidak seperti yang semestinya.",
        "Buka dan simpan ulang dengan program pembuatnya, atau simpan sebagai PDF, lalu pilih lagi.",
    ),
    RefusalReason.MACROS: (
        "Dokumen “{name}” berisi makro, yang dapat membahayakan komputer penerimanya.",
        "Simpan ulang tanpa makro atau sebagai PDF, lalu pilih lagi.",
    ),
    RefusalReason.COMMANDS: (
        "Dokumen PDF “{name}” berisi perintah yang berjalan saat dibuka.",
        "Cetak ulang menjadi PDF biasa, lalu pilih lagi.",
    ),
    RefusalReason.PASSWORD: (
        "Dokumen “{name}” dilindungi sandi, sehingga pelapor tidak akan dapat membacanya.",
        "Simpan ulang tanpa sandi, lalu pilih lagi.",
    ),
    RefusalReason.BOX_OUTSIDE: (
        "Kotak penutup pada “{name}” tidak terletak di dalam gambar.",
        "Gambar lagi kotaknya di atas bagian yang hendak ditutup.",
    ),
}


class FileRefused(BadInput):
    """One file cannot be taken in; ``reason`` tells why, ``str()`` tells the operator."""

    code = "T103"

    def __init__(self, reason: RefusalReason, name: str = "", detail: str = "") -> None:
        """Make the sentence. ``name`` is shown, so it should be cleaned before."""
        what, remedy = _SENTENCES[reason]
        said = f"{what.format(name=name or 'tanpa nama', detail=detail)} {_AS_IT_WAS} {remedy}"
        super().__init__(said)
        self.reason = reason
        self.detail = detail

    def named(self, name: str) -> "FileRefused":
        """Return the same for a file of this name: those who look at bytes alone do not know it."""
        return FileRefused(self.reason, name, self.detail)


def in_megabytes(size: int) -> str:
    """Return a size as an operator reads it."""
    return f"{size / _MB:.1f} MB".replace(".", ",")
