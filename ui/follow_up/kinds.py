"""What the form says about each kind: its name as an act, and who will read it."""

from PySide6.QtCore import QCoreApplication

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import RESPONSES, SAID_TO_REPORTER, EventKind
from ui.language.wording import kind_word
from ui.ports.acts import CaseFacts
from ui.ports.desk import CaseLine


def _tr(text: str) -> str:
    return QCoreApplication.translate("FollowUpKinds", text)


def act_words(kind: EventKind) -> str:
    """Return the heading of the form: the act itself."""
    return {
        EventKind.INITIAL_RESPONSE: _tr("Tulis respon awal"),
        EventKind.SUBSTANTIVE_RESPONSE: _tr("Tulis respon substantif"),
        EventKind.REPLY: _tr("Jawab pelapor"),
        EventKind.COMPLETENESS: _tr("Minta kelengkapan"),
        EventKind.DRAFT: _tr("Ajukan konsep balasan"),
        EventKind.NOTE: _tr("Tulis catatan internal"),
        EventKind.CONSTRAINT: _tr("Catat kendala"),
    }.get(kind, _tr("Tulis respon substantif"))


def choice_word(kind: EventKind) -> str:
    """Return the name of a kind as a choice of the form."""
    return {
        EventKind.REPLY: _tr("Jawab pelapor"),
        EventKind.COMPLETENESS: _tr("Minta kelengkapan"),
        EventKind.DRAFT: _tr("Konsep"),
    }.get(kind) or kind_word(kind)


def purpose(kind: EventKind) -> str:
    """Return what a kind is for, in one line."""
    return {
        EventKind.INITIAL_RESPONSE: _tr("Kabar pertama: laporan diterima, siapa yang menangani, kapan ada kabar lagi."),
        EventKind.SUBSTANTIVE_RESPONSE: _tr("Apa yang sudah dilakukan, oleh siapa, kapan, dan langkah berikutnya."),
        EventKind.REPLY: _tr("Jawaban atas balasan pelapor yang terakhir, beserta langkah berikutnya."),
        EventKind.COMPLETENESS: _tr("Apa yang kurang dan bagaimana pelapor melengkapinya. Tenggat berhenti sementara."),
        EventKind.DRAFT: _tr("Balasan yang diperiksa rekan sekantor dahulu, baru menjadi tindak lanjut."),
        EventKind.NOTE: _tr("Untuk rekan sekantor: riwayat telepon, titipan, hal yang perlu diingat."),
        EventKind.CONSTRAINT: _tr("Apa yang menghambat penyelesaian, agar koordinator dapat membantu."),
    }.get(kind, "")


def is_draft_first(kind: EventKind, facts: CaseFacts) -> bool:
    """Whether what is written so waits for a colleague before it is an answer."""
    return kind is EventKind.DRAFT or (kind in RESPONSES and facts.needs_approval)


def audience(kind: EventKind, line: CaseLine, facts: CaseFacts) -> str:
    """Return who will read it."""
    if kind == EventKind.NOTE:
        return _tr("Hanya petugas. Tidak pernah tampil kepada pelapor.")
    if kind not in {*SAID_TO_REPORTER, EventKind.DRAFT}:
        return _tr("Petugas dan koordinator. Yang ditulis di sini tidak tampil kepada pelapor.")
    if is_draft_first(kind, facts):
        return _tr("Rekan sekantor dahulu. Setelah disetujui baru menjadi balasan kepada pelapor.")
    if line.confidential:
        return _tr("Pelapor saja: laporan ini rahasia dan tidak tampil kepada publik.")
    if line.anonymous:
        return _tr("{} Pelapor anonim: sapa dengan “Yth. Pelapor”, jangan menyebut nama.").format(_public(facts.road))
    return _public(facts.road)


def _public(road: LaporRoad) -> str:
    return {
        LaporRoad.BRIDGE: _tr("Pelapor dan publik, setelah server meneruskannya ke LAPOR!."),
        LaporRoad.BRIDGE_STOPPED: _tr(
            "Pelapor dan publik, setelah server meneruskannya ke LAPOR!. Penerusan itu sedang terhenti."
        ),
    }.get(road) or _tr("Pelapor dan publik, setelah kantor Anda mengunggahnya ke lapor.go.id.")
