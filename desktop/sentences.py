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


def unconfirmed(count: int) -> str:
    """Return what is so about actions that left and whose answer did not come: never that they failed."""
    return (
        f"{count} tindak lanjut sedang dipastikan: sudah berangkat, jawabannya belum tiba; dikirim ulang dengan nomor "
        "yang sama, tidak akan ganda."
    )
