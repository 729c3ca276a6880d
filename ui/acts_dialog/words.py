"""What the dialog says about each act: what comes of it, and how its fields are called there."""

from PySide6.QtCore import QCoreApplication

from sync.contract.casework.acts import APPROVAL
from sync.contract.events import EventKind
from ui.ports.acts import PossibleAct


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActWords", text)


def consequence(name: str) -> str:
    """Return what comes of an act, in a sentence or two."""
    return {
        str(EventKind.RETURN): _tr(
            "Laporan kembali ke koordinator, yang mendisposisikannya ke unit yang berwenang. Pelapor tidak ditolak."
        ),
        str(EventKind.PROPOSAL): _tr("Koordinator memeriksa usul ini, lalu menutup laporan."),
        str(EventKind.CONSTRAINT): _tr(
            "Dibaca petugas dan koordinator, dan dihitung per kategori. Tidak tampil kepada pelapor."
        ),
        str(EventKind.CONSULT_ANSWER): _tr("Koordinator menunggu jawaban ini sebelum mendisposisikan laporan."),
        str(EventKind.DRAFT_DECLINED): _tr("Konsep kembali kepada penulisnya beserta alasannya."),
        str(EventKind.UPLOADED): _tr(
            "Tandai setelah balasan benar-benar tampil di lapor.go.id. Lampu “Tampil ke pelapor” menyala "
            "setelah server menerima tanda ini."
        ),
        str(EventKind.VERIFY): _tr("Laporan layak diteruskan. Langkah berikutnya: tanya unit atau disposisi."),
        str(EventKind.CONSULT): _tr(
            "Unit yang ditanya menjawab apakah laporan ini wewenangnya, sebelum didisposisikan."
        ),
        str(EventKind.DISPOSE): _tr("Unit yang dipilih menerima laporan ini dan tenggatnya mulai berjalan."),
        str(EventKind.REDISPOSE): _tr("Laporan pindah ke unit yang dipilih. Unit yang lama tidak melihatnya lagi."),
        str(EventKind.POSTPONE): _tr("Tenggat berhenti sampai laporan dilanjutkan."),
        str(EventKind.RESUME): _tr("Tenggat berjalan lagi dari tempatnya berhenti."),
        str(EventKind.ARCHIVE): _tr("Laporan tidak lagi ditindaklanjuti. Alasannya tercatat."),
        str(EventKind.CLOSE): _tr("Laporan selesai."),
        str(EventKind.RELATE): _tr("Nomor laporan tetap terpisah; keduanya saling menunjuk."),
        str(EventKind.EDIT): _tr("Yang tidak diubah di sini tetap. Teks asli pelapor tidak berubah."),
        APPROVAL: _tr("Periksa, perbaiki bila perlu. Setelah disetujui, teks ini menjadi balasan kepada pelapor."),
    }.get(name, "")


def verb(name: str, words: str) -> str:
    """Return the words of the button that does it."""
    return {
        str(EventKind.RETURN): _tr("&Kembalikan"),
        str(EventKind.CONSTRAINT): _tr("&Catat kendala"),
        str(EventKind.CONSULT_ANSWER): _tr("Ki&rim jawaban"),
        str(EventKind.UPLOADED): _tr("&Tandai sudah diunggah"),
        str(EventKind.CONSULT): _tr("&Tanya unit"),
        str(EventKind.CLOSE): _tr("&Tutup laporan"),
        str(EventKind.EDIT): _tr("&Simpan perubahan"),
        APPROVAL: _tr("&Setujui dan antrekan"),
        **{act: f"&{said}" for act, said in _deeds().items()},
    }.get(name, f"&{words}")


def heading(act: PossibleAct) -> str:
    """Return the name of an act over its form: a deed, as the button that does it says it."""
    return _deeds().get(act.name, act.act.words)


def _deeds() -> dict[str, str]:
    """Return the acts whose name as an entry of the conversation is no deed."""
    return {
        str(EventKind.VERIFY): _tr("Verifikasi laporan"),
        str(EventKind.DISPOSE): _tr("Disposisikan"),
        str(EventKind.REDISPOSE): _tr("Disposisikan ulang"),
        str(EventKind.POSTPONE): _tr("Tunda laporan"),
        str(EventKind.RESUME): _tr("Lanjutkan laporan"),
        str(EventKind.ARCHIVE): _tr("Arsipkan laporan"),
    }
