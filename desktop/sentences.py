"""What the desk says about the fate of what was written here, in the operator's words."""

from typing import Final

from sync.contract.receipts import Reason

_OF_REASON: Final = {
    Reason.CASE_UNKNOWN: "Laporan ini tidak ada pada unit Anda di server.",
    Reason.CASE_MOVED: "Laporan sudah dialihkan ke unit lain sebelum tindak lanjut ini tiba.",
    Reason.CASE_MISMATCH: "Server mengenal laporan ini dengan nomor lain. Tarik kembali, periksa, lalu kirim lagi.",
    Reason.KIND_UNKNOWN: "Server belum mengenal jenis tindak lanjut ini.",
    Reason.TEXT_EMPTY: "Teksnya kosong.",
    Reason.TEXT_TOO_LONG: "Teksnya terlalu panjang untuk server.",
    Reason.ROLE_MAY_NOT: "Peran Anda tidak boleh melakukan ini.",
    Reason.REASON_MISSING: "Alasannya belum ditulis.",
    Reason.UNIT_MISSING: "Unitnya belum dipilih.",
    Reason.UNIT_UNKNOWN: "Unit itu tidak dikenal.",
    Reason.CATEGORY_MISSING: "Kategori itu tidak ada dalam daftar.",
    Reason.RELATED_MISSING: "Nomor laporan terkait belum ditulis, atau bukan nomor laporan.",
    Reason.CHANGE_MISSING: "Judul atau kategori baru belum ditulis.",
    Reason.OWN_DRAFT: "Konsep disetujui oleh petugas lain, bukan oleh penulisnya sendiri.",
    Reason.STATE_FORBIDS: "Keadaan laporan ini tidak (lagi) memungkinkannya.",
    Reason.CASE_CLOSED: "Laporan ini sudah ditutup atau diarsipkan. Yang masih dapat ditulis hanya catatan internal.",
    Reason.NOT_DISPOSED: "Laporan ini belum didisposisikan ke unit mana pun.",
    Reason.REPLY_WAITS: "Pelapor menunggu jawaban. Jawab dahulu, baru laporan dapat ditutup.",
    Reason.SUBSTANCE_MISSING: "Belum ada respon substantif. Tulis dahulu apa yang sudah dilakukan.",
    Reason.NOT_CONSULTED: "Unit Anda tidak (lagi) ditanya tentang laporan ini.",
    Reason.UNIT_HAS_IT: "Unit itu sudah memegang laporan ini.",
    Reason.NO_COORDINATOR: "Unit ini belum punya koordinator yang dapat menerima laporan kembali. Hubungi admin.",
    Reason.APPROVAL_NEEDED: "Unit ini memakai persetujuan: ajukan sebagai konsep, lalu rekan sekantor menyetujuinya.",
    Reason.DRAFT_GONE: "Konsep itu sudah disetujui, ditolak, atau tidak ada lagi.",
    Reason.NOTHING_TO_UPLOAD: "Balasan itu sudah bertanda diunggah, atau tidak ada pada laporan ini.",
    Reason.MALFORMED: "Server tidak dapat membaca kiriman ini.",
}


def of_reason(code: str) -> str:
    """Return the sentence for a reason; one that this program does not know is shown as it came."""
    if not code:
        return ""
    try:
        return _OF_REASON[Reason(code)]
    except ValueError:
        return f"Server menahannya dengan alasan: {code}."


def undoable(count: int) -> str:
    """Return why an exchange has left actions alone."""
    return f"{count} tindak lanjut masih dapat diurungkan; dikirim sesudah itu."


def unconfirmed(count: int) -> str:
    """Return what is so about actions that left and whose answer did not come: never that they failed."""
    return (
        f"{count} tindak lanjut sedang dipastikan: sudah berangkat, jawabannya belum tiba; dikirim ulang dengan nomor "
        "yang sama, tidak akan terkirim dua kali."
    )
