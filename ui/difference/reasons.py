"""What the card says for each reason: what happened, in one sentence, where to look, and what helps."""

from enum import Enum
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from sync.contract.receipts import Reason
from sync.contract.status import Bucket, bucket_of
from ui.ports.outbox import CHANGED, DifferenceView

_ENDED: Final = frozenset({Bucket.DONE, Bucket.ARCHIVED})
_GONE: Final = frozenset({Reason.CASE_MOVED, Reason.CASE_UNKNOWN})
"""Reasons whose advice is for a case that has left."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Difference", text)


class Aspect(Enum):
    """One thing on which the two sides are compared; a reason lies in one of them."""

    STATUS = "status"
    UNIT = "unit"
    NUMBER = "number"
    TITLE = "title"
    CATEGORY = "category"
    BODY = "body"
    ACT = "act"
    DETAILS = "details"
    TEXT = "text"


class CardText(NamedTuple):
    """What the card says about one reason."""

    sentence: str
    """With ``{number}`` of the complaint and ``{act}`` that was done."""
    advice: str
    aspect: Aspect
    """Where the card opens."""


IN_VAIN: Final = frozenset(
    {Reason.CASE_CLOSED, Reason.ROLE_MAY_NOT, Reason.NOT_CONSULTED, Reason.OWN_DRAFT, Reason.NOTHING_TO_UPLOAD}
)
"""Reasons that hold again, however often the same is sent."""


def is_in_vain(view: DifferenceView) -> bool:
    """Whether the same would come back again: a complaint that is closed may have been opened anew meanwhile."""
    return view.cause in IN_VAIN and not _is_open_again(view)


def _is_open_again(view: DifferenceView) -> bool:
    now = view.now
    return view.cause == Reason.CASE_CLOSED and now is not None and bucket_of(now.status) not in _ENDED


def text_of(view: DifferenceView) -> CardText:
    """Return what the card says about a difference: of its cause, and of what is known besides."""
    text = card_text(view.cause)
    if view.action and not view.case and view.cause not in _GONE:
        gone = _tr(
            "Laporannya sudah tidak ada di komputer ini. Bila unit lain perlu mengetahuinya, salin dan sampaikan."
        )
        return text._replace(advice=gone)
    if view.cause != Reason.CASE_CLOSED or view.now is None:
        return text
    match bucket_of(view.now.status):
        case Bucket.ARCHIVED:
            return text._replace(sentence=_tr("Laporan {number} sudah diarsipkan sebelum tulisan Anda tiba."))
        case Bucket.DONE:
            return text._replace(sentence=_tr("Laporan {number} sudah ditutup sebelum tulisan Anda tiba."))
    again = _tr("Menurut sinkron terakhir laporan ini terbuka lagi. Periksa tulisan Anda, lalu kirim lagi.")
    return text._replace(advice=again)


def card_text(cause: str) -> CardText:
    """Return what the card says; for a reason of a newer centre, that it gave this code."""
    return _texts().get(cause) or CardText(
        _tr("Server menahan {act} untuk laporan {number} dengan alasan yang belum dikenal program ini."),
        _tr("Tulisan Anda aman. Minta pengelola memperbarui program, lalu lihat lagi kartu ini."),
        Aspect.ACT,
    )


def _texts() -> dict[str, CardText]:
    return {CHANGED: _changed(), **_about_the_case(), **_about_the_act()}


def _changed() -> CardText:
    return CardText(
        _tr("Laporan {number} berubah sejak Anda mulai menulis."),
        _tr("Periksa apakah tulisan Anda masih sesuai. Apa pun pilihan Anda, tulisan tetap tersimpan."),
        Aspect.STATUS,
    )


def _about_the_case() -> dict[str, CardText]:
    """Return what is said where the case is not as it was when this was written."""
    return {
        Reason.CASE_UNKNOWN: CardText(
            _tr("Server tidak mengenal laporan {number} pada unit Anda."),
            _tr("Tanyakan kepada admin koordinator, di unit mana laporan itu sekarang. Tulisan Anda tetap di sini."),
            Aspect.NUMBER,
        ),
        Reason.CASE_MOVED: CardText(
            _tr("Laporan {number} sudah dialihkan ke unit lain sebelum tulisan Anda tiba."),
            _tr("Tulisan Anda tidak sampai ke pelapor. Bila unit itu perlu mengetahuinya, salin dan sampaikan."),
            Aspect.UNIT,
        ),
        Reason.CASE_MISMATCH: CardText(
            _tr("Di server, tempat laporan {number} sekarang berisi laporan lain."),
            _tr("Tulisan Anda ditahan agar tidak sampai kepada pelapor yang salah. Periksa nomornya, lalu kirim lagi."),
            Aspect.NUMBER,
        ),
        Reason.STATE_FORBIDS: CardText(
            _tr("Keadaan laporan {number} sudah berubah, sehingga {act} tidak dapat dilakukan lagi."),
            _tr("Lihat keadaannya sekarang, lalu pilih tindakan yang sesuai."),
            Aspect.STATUS,
        ),
        Reason.CASE_CLOSED: CardText(
            _tr("Laporan {number} sudah ditutup atau diarsipkan sebelum tulisan Anda tiba."),
            _tr("Pelapor tidak membaca tulisan Anda. Yang masih dapat dikirim hanya catatan internal."),
            Aspect.STATUS,
        ),
        Reason.NOT_DISPOSED: CardText(
            _tr("Laporan {number} tidak sedang berada pada unit mana pun."),
            _tr("Tunggu disposisi dari koordinator, lalu kirim lagi."),
            Aspect.UNIT,
        ),
        Reason.REPLY_WAITS: CardText(
            _tr("Pelapor membalas laporan {number} dan menunggu jawaban."),
            _tr("Jawab dahulu pelapor; sesudah itu laporan dapat ditutup, ditunda, atau diusulkan selesai."),
            Aspect.TEXT,
        ),
        Reason.SUBSTANCE_MISSING: CardText(
            _tr("Laporan {number} belum memiliki respon substantif."),
            _tr("Tulis dahulu apa yang sudah dilakukan, lalu usulkan selesai."),
            Aspect.TEXT,
        ),
        Reason.NOT_CONSULTED: CardText(
            _tr("Unit Anda tidak sedang ditanya tentang laporan {number}."),
            _tr("Mungkin rekan sekantor sudah menjawab, atau pertanyaannya ditarik. Tidak perlu dikirim lagi."),
            Aspect.STATUS,
        ),
        Reason.UNIT_HAS_IT: CardText(
            _tr("Unit yang Anda pilih sudah memegang laporan {number}."),
            _tr("Pilih unit lain, atau batalkan tindakan ini."),
            Aspect.DETAILS,
        ),
        Reason.NO_COORDINATOR: CardText(
            _tr("Tidak ada koordinator yang dapat menerima laporan {number} dari unit ini."),
            _tr("Hubungi admin agar unit diberi koordinator, lalu kirim lagi."),
            Aspect.UNIT,
        ),
        Reason.APPROVAL_NEEDED: CardText(
            _tr("Balasan untuk laporan {number} harus disetujui rekan sekantor dahulu."),
            _tr("Kirim lagi; program mengajukannya sebagai konsep."),
            Aspect.ACT,
        ),
        Reason.DRAFT_GONE: CardText(
            _tr("Konsep untuk laporan {number} sudah disetujui, ditolak, atau tidak ada lagi."),
            _tr("Rekan lain mungkin lebih dahulu. Bandingkan dengan jawaban yang ada sebelum mengirim lagi."),
            Aspect.TEXT,
        ),
        Reason.NOTHING_TO_UPLOAD: CardText(
            _tr("Balasan untuk laporan {number} sudah bertanda diunggah, atau tidak ada lagi."),
            _tr("Rekan lain mungkin sudah menandainya. Tidak perlu dikirim lagi."),
            Aspect.ACT,
        ),
    }


def _about_the_act() -> dict[str, CardText]:
    """Return what is said where something is missing in what was sent, or the sender may not do it."""
    return {
        Reason.KIND_UNKNOWN: CardText(
            _tr("Server belum mengenal {act}."),
            _tr("Minta pengelola memperbarui server, lalu kirim lagi."),
            Aspect.ACT,
        ),
        Reason.TEXT_EMPTY: CardText(
            _tr("Tulisan untuk laporan {number} ditolak karena teksnya kosong."),
            _tr("Tulis teksnya, lalu kirim lagi."),
            Aspect.TEXT,
        ),
        Reason.TEXT_TOO_LONG: CardText(
            _tr("Tulisan untuk laporan {number} ditolak karena terlalu panjang bagi server."),
            _tr("Ringkas teksnya, lalu kirim lagi."),
            Aspect.TEXT,
        ),
        Reason.ROLE_MAY_NOT: CardText(
            _tr("Peran Anda tidak boleh melakukan {act} pada laporan {number}."),
            _tr("Minta yang berwenang melakukannya, atau batalkan tindakan ini."),
            Aspect.ACT,
        ),
        Reason.MALFORMED: CardText(
            _tr("Server tidak dapat membaca kiriman untuk laporan {number}."),
            _tr("Tulisan Anda aman. Kirim lagi; bila terulang, hubungi pengelola."),
            Aspect.TEXT,
        ),
        Reason.REASON_MISSING: CardText(
            _tr("Alasan {act} untuk laporan {number} belum ditulis."),
            _tr("Tulis alasannya, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.UNIT_MISSING: CardText(
            _tr("Unit untuk {act} laporan {number} belum dipilih."),
            _tr("Pilih unitnya, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.UNIT_UNKNOWN: CardText(
            _tr("Unit yang Anda pilih untuk laporan {number} tidak dikenal server."),
            _tr("Pilih unit lain, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.CATEGORY_MISSING: CardText(
            _tr("Kategori yang Anda pilih untuk laporan {number} tidak ada dalam daftar."),
            _tr("Pilih kategori dari daftar, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.RELATED_MISSING: CardText(
            _tr("Nomor laporan yang dikaitkan dengan {number} belum ditulis, atau bukan nomor laporan."),
            _tr("Tulis nomornya, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.CHANGE_MISSING: CardText(
            _tr("Judul atau kategori baru untuk laporan {number} belum ditulis."),
            _tr("Tulis yang baru, lalu kirim lagi."),
            Aspect.DETAILS,
        ),
        Reason.OWN_DRAFT: CardText(
            _tr("Konsep untuk laporan {number} Anda tulis sendiri, jadi harus disetujui petugas lain."),
            _tr("Minta rekan sekantor menyetujuinya. Tidak perlu dikirim lagi."),
            Aspect.ACT,
        ),
    }
