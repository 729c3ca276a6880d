"""How an own action is on its way, in words: how big, how often it set out, why it is still here, what comes next."""

from PySide6.QtCore import QCoreApplication

from sync.contract.casework.lapor_road import BY_OFFICE, LaporRoad
from sync.contract.events import SAID_TO_REPORTER, Lamp
from sync.contract.line import LineState
from ui.language.wording import dated, moment, number, size
from ui.ports.desk import DeskState
from ui.ports.outbox import OutboxLine

_WHOLE = 100


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("Outbox", text, disambiguation, count)


def load_forms(line: OutboxLine) -> list[str]:
    """Return what a row weighs, in ever fewer words: ``1,2 kB + 2 berkas, 61 %``, last how far its files are.

    Of a text that has arrived nothing is said.
    """
    text = size(line.bytes) if line.lamp is Lamp.SAVED and line.bytes else ""
    if not line.files or line.is_cancelled:
        return [text] if text else []
    share = _tr("tiba") if line.files_sent >= line.files_bytes else _tr("{} %").format(number(_percent(line)))
    if line.files_refused:
        share = _tr("{} tidak diterima").format(number(line.files_refused))
    files = _tr("{} berkas, {}", "", line.files).format(number(line.files), share)
    return [f"{text} + {files}", files, share] if text else [files, share]


def _percent(line: OutboxLine) -> int:
    """Return how much of its files the centre has; never a hundred before it has all."""
    return min(_WHOLE * line.files_sent // max(line.files_bytes, 1), _WHOLE - 1)


def size_facts(line: OutboxLine) -> list[str]:
    """Return how big it is, text and files, and how far the files have come."""
    facts = [_tr("Ukuran teks {}").format(size(line.bytes))] if line.bytes else []
    if line.files:
        told = _tr("{} berkas, {}; {} % sudah di server", "", line.files)
        if line.files_sent >= line.files_bytes:
            told = _tr("{} berkas, {}; semua sudah di server", "", line.files)
        facts.append(told.format(number(line.files), size(line.files_bytes), number(_percent(line))))
    if line.files_refused:
        facts.append(
            _tr("{} berkas tidak diterima server; buka laporannya untuk sebabnya", "", line.files_refused).format(
                number(line.files_refused)
            )
        )
    return facts


def tries_fact(line: OutboxLine, now: int) -> str:
    """Return how often it set out and when it did so last."""
    if not line.tries:
        return _tr("Belum pernah dicoba dikirim") if line.lamp is Lamp.SAVED else ""
    if not line.tried_at:
        return _tr("Dicoba dikirim {} kali", "", line.tries).format(number(line.tries))
    return _tr("Dicoba dikirim {} kali, terakhir {}", "", line.tries).format(
        number(line.tries), dated(line.tried_at, now)
    )


def why_it_waits(line: OutboxLine, state: DeskState | None, now: int) -> str:
    """Return why a waiting action is still here and when it is tried next; empty for any other."""
    if line.lamp is not Lamp.SAVED or line.is_cancelled:
        return ""
    if line.sent_unconfirmed:
        return _how_it_is_made_sure_of(state, now)
    if state is None:
        return ""
    match state.line:
        case LineState.LURING:
            return _tr("Menunggu: Luring menyala. Dikirim setelah Luring dimatikan.")
        case LineState.SIGN_IN_REQUIRED:
            return _tr("Menunggu: Anda perlu masuk lagi. Dikirim sesudahnya.")
        case LineState.ONLINE:
            why = _tr("Menunggu sinkronisasi berikutnya.")
        case LineState.NEVER:
            why = _tr("Menunggu sinkronisasi pertama.")
        case _:
            why = _tr("Menunggu: {}.").format(state.offline_reason.partition(". ")[0].rstrip("."))
    if state.next_try_at > now:
        return _tr("{} Dicoba lagi {}.").format(why, moment(state.next_try_at, now))
    return _tr("{} Dicoba sebentar lagi.").format(why)


def _how_it_is_made_sure_of(state: DeskState | None, now: int) -> str:
    """Return that an action left without an answer, that it cannot count twice, and when it is asked about again."""
    left = _tr("Sudah dikirim, tetapi jawaban server belum tiba; tidak akan terkirim dua kali.")
    if state is not None and state.line is LineState.LURING:
        return _tr("{} Dipastikan setelah Luring dimatikan.").format(left)
    if state is not None and state.line is LineState.SIGN_IN_REQUIRED:
        return _tr("{} Dipastikan setelah Anda masuk lagi.").format(left)
    if state is not None and state.next_try_at > now:
        return _tr("{} Dipastikan sendiri {}.").format(left, moment(state.next_try_at, now))
    return _tr("{} Dipastikan sendiri pada sinkronisasi berikutnya.").format(left)


def what_comes_next(line: OutboxLine) -> str:
    """Return that the reporter cannot read an answer yet, and what comes next; empty where he can, or never shall."""
    if line.kind not in SAID_TO_REPORTER or line.is_cancelled or not line.case:
        return ""
    match line.lamp:
        case Lamp.RECEIVED if line.is_marked:
            return _tr("Sudah Anda tandai terunggah. Lampu “Tampil ke pelapor” menyala setelah server menerimanya.")
        case Lamp.SAVED | Lamp.RECEIVED:
            return _tr("Pelapor belum melihat balasan ini. {}").format(_road_ahead(line))
    return ""


def has_to_be_marked(line: OutboxLine) -> bool:
    """Whether the office brings this answer to lapor.go.id, has not marked it yet, and the centre has it."""
    is_left = line.lamp is Lamp.RECEIVED and not line.is_marked and line.road in BY_OFFICE
    return is_left and line.kind in SAID_TO_REPORTER and bool(line.case) and not line.is_cancelled


def _road_ahead(line: OutboxLine) -> str:
    """Return what brings an answer to the reporter: hands, or the bridge of the centre."""
    is_received = line.lamp is Lamp.RECEIVED
    match line.road:
        case LaporRoad.BRIDGE if is_received:
            return _tr(
                "Server meneruskannya ke LAPOR!, tidak perlu Anda unggah. Lampu “Tampil ke pelapor” menyala "
                "setelah terlihat di sana."
            )
        case LaporRoad.BRIDGE:
            return _tr("Setelah diterima, server meneruskannya ke LAPOR!; tidak perlu Anda unggah.")
        case LaporRoad.BRIDGE_STOPPED if is_received:
            return _tr(
                "Penerusan ke LAPOR! sedang terhenti, balasan ini menunggu di server. Beri tahu admin koordinator. "
                "Bila Anda mengunggahnya sendiri, tandai sudah diunggah."
            )
        case LaporRoad.BRIDGE_STOPPED:
            return _tr(
                "Penerusan ke LAPOR! sedang terhenti di server; setelah diterima, balasan ini menunggu di sana. "
                "Beri tahu admin koordinator."
            )
        case LaporRoad.NOT_TAKEN if is_received:
            return _tr(
                "Server tidak dapat meneruskannya ke LAPOR!. Lihat dahulu di lapor.go.id; bila belum ada di sana, "
                "salin balasan, tempel, lalu tandai sudah diunggah."
            )
        case LaporRoad.NOT_TAKEN:
            return _tr("Terlalu panjang untuk diteruskan server ke LAPOR!. Setelah diterima, unggah ke lapor.go.id.")
        case _ if is_received:
            return _tr("Salin balasan, tempel di lapor.go.id, lalu tandai sudah diunggah.")
    return _tr("Setelah diterima server, unggah ke lapor.go.id.")


def safety_sentence(*, is_safe: bool, state: DeskState | None) -> str:
    """Return whether this computer may be switched off, and on what that rests."""
    if not is_safe:
        return _tr("Jangan matikan komputer dahulu: ada ketikan yang belum tersimpan.")
    if state is not None and state.waiting:
        stored = _tr("Komputer ini aman dimatikan: semua sudah tersimpan di sini.")
        match state.line:
            case LineState.LURING:
                return _tr("{} Yang menunggu dikirim setelah Luring dimatikan.").format(stored)
            case LineState.SIGN_IN_REQUIRED:
                return _tr("{} Yang menunggu dikirim setelah Anda masuk lagi.").format(stored)
        return _tr("{} Yang menunggu dikirim saat Tindak dibuka lagi.").format(stored)
    return _tr("Komputer ini aman dimatikan: semua sudah tersimpan di sini, dan tidak ada yang menunggu.")
