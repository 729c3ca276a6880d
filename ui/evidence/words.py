"""What the windows say about photos and documents: where a file is, how big, what it shows, what was noticed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from sync.contract.evidence.attachment import Role
from ui.language.wording import about, number, size
from ui.ports.evidence import FileState, FileView, Transfers

ROLES: Final = (Role.NONE, Role.BEFORE, Role.AFTER, Role.REPORTER)
_WHOLE: Final = 100
_SECOND_MS: Final = 1_000


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("Evidence", text, disambiguation, count)


def state_words(file: FileView) -> tuple[str, str]:
    """Return where a file is, and the tone of its lamp; ``unlit`` while it has not come far."""
    if file.reason:
        return _tr("tidak diterima server"), "late"
    match file.state:
        case FileState.LOCAL if not file.event:
            return _tr("pada draf"), "unlit"
        case FileState.WAITING:
            return _tr("menunggu"), "unlit"
        case FileState.SENDING:
            return _tr("{} % terkirim").format(percent(file)), "soon"
        case FileState.REMOTE:
            return _tr("belum diunduh"), "unlit"
    if file.state is FileState.RECEIVED and not file.is_here:
        return _tr("di server, belum diunduh"), "unlit"
    is_received = file.own and file.state is FileState.RECEIVED
    return (_tr("diterima server") if is_received else _tr("ada di komputer ini")), "good"


def tile_words(file: FileView) -> tuple[str, str]:
    """Return the same in the few letters that a tile has room for."""
    word, tone = state_words(file)
    short = {_tr("ada di komputer ini"): _tr("di komputer ini"), _tr("di server, belum diunduh"): _tr("belum diunduh")}
    return short.get(word, word), tone


def percent(file: FileView) -> int:
    """Return how much of a file the centre has; never a hundred before it has all of it."""
    return min(_WHOLE * file.sent_bytes // max(file.size, 1), _WHOLE - 1)


def size_words(file: FileView) -> str:
    """Return ``312 kB, dari 4,8 MB``."""
    if file.original_size > file.size:
        return _tr("{size}, dari {original}").format(size=size(file.size), original=size(file.original_size))
    return size(file.size)


def role_word(role: str) -> str:
    """Return what a picture shows in its reply; a role of a later program is shown as it came."""
    return {
        str(Role.NONE): "",
        str(Role.BEFORE): _tr("Sebelum"),
        str(Role.AFTER): _tr("Sesudah"),
        str(Role.REPORTER): _tr("Foto pelapor"),
    }.get(role, role)


def remark_words(file: FileView) -> str:
    """Return how much *Bukti Utuh* noticed; empty where it looks at nothing."""
    if file.remarks:
        return _tr("{} catatan", "", len(file.remarks)).format(number(len(file.remarks)))
    return _tr("tanpa catatan") if file.is_picture else ""


def spoken(file: FileView, *, state: bool = True) -> str:
    """Return all that a tile shows, for whoever hears it."""
    said = [file.caption, file.name, size_words(file), role_word(file.role)]
    said += [_tr("ada bagian yang ditutup")] if file.redacted else []
    said += [state_words(file)[0]] if state else []
    said += [_tr("Bukti Utuh: {}").format(remark_words(file))] if file.remarks else []
    return ", ".join(part for part in said if part)


def counter(files: Sequence[FileView], most: int, transfers: Transfers) -> str:
    """Return ``2 dari 5 berkas · 700 kB · kira-kira 40 detik``, as far as it is known."""
    if not files:
        return ""
    total = sum(file.size for file in files)
    said = [_tr("{} dari {} berkas", "", most).format(number(len(files)), number(most)), size(total)]
    if transfers.bytes_per_second:
        took = about(_SECOND_MS * total // transfers.bytes_per_second)
        said.append(_tr("kira-kira {}").format(took))
    return " · ".join(said)


def files_of_size(count: int, weight: int) -> str:
    """Return ``3 berkas 900 kB``."""
    return _tr("{} berkas {}", "", count).format(number(count), size(weight))


def waiting_files(transfers: Transfers, *, with_time: bool = True) -> str:
    """Return ``3 berkas 900 kB, kira-kira 2 menit``; empty when no file waits.

    :param with_time: say how long it takes.
    """
    if not transfers.files:
        return ""
    said = [files_of_size(transfers.files, transfers.bytes_left)]
    if transfers.seconds_left and with_time:
        said.append(_tr("kira-kira {}").format(about(_SECOND_MS * transfers.seconds_left)))
    return ", ".join(said)


def rupiah(amount: int) -> str:
    """Return ``Rp1.250``."""
    return f"Rp{number(amount)}"


def resting(transfers: Transfers) -> str:
    """Return in a few words why files do not go now; empty while they do, or while none waits."""
    if not transfers.files:
        return ""
    if transfers.allowance.paused:
        return _tr("berkas dijeda")
    first = transfers.why_resting.partition(". ")[0].rstrip(".")
    return first[:1].lower() + first[1:]
