"""What is true of the cases behind a figure, as *Laporan* says it of a list that is narrowed to them."""

from PySide6.QtCore import QCoreApplication

from sync.contract.monev.behind import Behind
from ui.language.speaking import as_spoken
from ui.monev.words import remark_name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Wanted", text)


def figure_name(figure: str, named: str | None = None) -> str:
    """Return what is true of the cases behind a figure of *Monev*, in words."""
    if figure == Behind.CONSTRAINT and named is not None:
        return _tr("Monev: kendala {name}").format(name=as_spoken(named) or _tr("(tanpa kategori)"))
    if figure == Behind.REMARK and named is not None:
        return _tr("Monev: foto – {name}").format(name=remark_name(named))
    return {
        Behind.EVERY: _tr("Monev: juga yang dikembalikan"),
        Behind.TOTAL: _tr("Monev: bukan yang dikembalikan"),
        Behind.FOLLOWED_UP: _tr("Monev: proses dan selesai"),
        Behind.OVERDUE: _tr("Monev: melewati tenggat"),
        Behind.NEEDS_REPLY: _tr("Monev: pelapor menunggu jawaban"),
        Behind.REPLIED: _tr("Monev: sudah dibalas di sini"),
        Behind.REPLY_LATE: _tr("Monev: balasan pertama melewati tenggat"),
        Behind.COMPLETED: _tr("Monev: selesai pada tanggal yang diketahui"),
        Behind.DONE_LATE: _tr("Monev: selesai melewati tenggat"),
        Behind.REOPENED: _tr("Monev: dibuka lagi setelah ditutup"),
        Behind.RETURNS: _tr("Monev: pernah dikembalikan"),
        Behind.WRONG: _tr("Monev: pernah salah disposisi"),
        Behind.HELD: _tr("Monev: tindakan ditahan"),
        Behind.SET_ASIDE: _tr("Monev: tertunda atau arsip"),
        Behind.COMPLETED_THEN: _tr("Monev: selesai dalam periode, kapan pun masuknya"),
        Behind.UNDATED: _tr("Monev: tanpa tanggal masuk"),
        Behind.NAMELESS: _tr("Monev: tanpa kategori"),
        Behind.RATED: _tr("Monev: dinilai pelapor"),
        Behind.WRITTEN: _tr("Monev: ada tulisan petugas"),
        Behind.CONSTRAINT: _tr("Monev: ada kendala"),
        Behind.REMARK: _tr("Monev: ada catatan Bukti Utuh"),
    }.get(figure, figure)
