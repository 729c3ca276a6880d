"""How the centre says no about files; what was received before stays, unless the sentence says otherwise."""

from typing import Final

from sync.contract.evidence.road import TUS_VERSION
from sync.contract.messages import RefusalCode
from sync.server.refusals import RequestRefused

CHECKSUM_MISMATCH = 460
"""Status of the tus protocol for bytes that are not those of their checksum."""

INSUFFICIENT_STORAGE: Final = 507
"""Status of RFC 4918, also for what a quota does not allow."""
_ROOM_RETRY_S: Final = 3600


def not_there() -> RequestRefused:
    """A file that does not exist, or that this officer may not read: there is no telling which."""
    return RequestRefused(404, RefusalCode.NOT_FOUND, "Berkas ini tidak ada di server.")


def expired() -> RequestRefused:
    """An upload whose next byte came too late."""
    return RequestRefused(410, RefusalCode.NOT_FOUND, "Unggahan ini sudah kedaluwarsa. Berkas dikirim lagi dari awal.")


def offset_differs(held: int) -> RequestRefused:
    """Bytes for another place than the one where the upload stands."""
    return _no(409, f"Server memegang {held} byte berkas ini; kiriman harus berlanjut dari sana.", Upload_Offset=held)


def length_differs() -> RequestRefused:
    """The same hash with another length."""
    return _no(409, "Panjang berkas ini lain daripada yang sudah dikenal server untuk isi yang sama.")


def still_named() -> RequestRefused:
    """A file that an event names is not let go."""
    return _no(409, "Berkas ini menyertai tindak lanjut yang sudah diterima, jadi tidak dapat dihapus.")


def let_go() -> RequestRefused:
    """Another connection sends the same upload."""
    return _no(409, "Sambungan lain meneruskan unggahan ini. Yang sudah diterima tersimpan.")


def wrong_checksum(held: int) -> RequestRefused:
    """Bytes that are not those of their checksum."""
    return _no(
        CHECKSUM_MISMATCH,
        "Bagian berkas ini rusak di perjalanan dan dibuang. Yang sudah diterima sebelumnya tersimpan.",
        Upload_Offset=held,
    )


def wrong_content() -> RequestRefused:
    """A whole that is not what its address says."""
    return _no(
        CHECKSUM_MISMATCH, "Isi berkas tidak sesuai dengan sidiknya. Berkas dikirim lagi dari awal.", Upload_Offset=0
    )


def infected() -> RequestRefused:
    """A file in which the scanner has found something."""
    return _no(422, "Pemindai virus server menolak berkas ini. Berkas tidak disimpan; tindak lanjutnya tetap aman.")


def no_room() -> RequestRefused:
    """A unit that has laid as much at the centre as it may without any event that needs it."""
    refused = _no(
        INSUFFICIENT_STORAGE,
        "Jatah unggahan unit ini di server sedang penuh. Berkas tetap tersimpan di komputer ini dan dikirim nanti; "
        "unggahan lama yang tidak dilanjutkan terhapus sendiri.",
    )
    refused.retry_after = _ROOM_RETRY_S
    return refused


def other_version() -> RequestRefused:
    """Another version of tus, or none."""
    refused = RequestRefused(412, RefusalCode.MALFORMED, f"Unggahan memakai tus {TUS_VERSION} (Tus-Resumable).")
    refused.headers = {"Tus-Version": TUS_VERSION}
    return refused


def _no(status: int, sentence: str, **headers: int) -> RequestRefused:
    refused = RequestRefused(status, RefusalCode.FILE_REFUSED, sentence)
    refused.headers = {name.replace("_", "-"): str(value) for name, value in headers.items()}
    return refused
