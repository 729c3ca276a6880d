"""What a report from frozen figures says of itself: the same whenever it is printed."""

from PySide6.QtCore import QCoreApplication

from sync.contract.monev.comparing import Compared, Comparison
from sync.contract.monev.frozen import SHORT, UNSIGNED, Signatory
from ui.clock import local_day
from ui.language.speaking import as_spoken
from ui.language.wording import stamped
from ui.monev.report import ReportFacts
from ui.monev.words import plain_day
from ui.ports.frozen import FrozenLine, FrozenReport


def _tr(text: str) -> str:
    return QCoreApplication.translate("FrozenWords", text)


def frozen_sentence(line: FrozenLine) -> str:
    """Return when and by whom figures were frozen, by which code they are known, and whether the centre vouches."""
    signed = seal_words(line)
    words = _tr("Angka dibekukan {day} oleh {name}, kode {code}; {signed}.")
    name = line.frozen_by or _tr("(tanpa nama)")
    return words.format(day=plain_day(line.day), name=name, code=line.digest[:SHORT], signed=signed)


def seal_words(line: FrozenLine) -> str:
    """Return what is known of the centre's seal over figures, in a few words."""
    if line.is_signed:
        return _tr("disahkan pusat {}").format(stamped(line.sealed_at))
    return _tr("pengesahan tidak cocok dengan kunci pusat") if line.is_doubtful else _tr("belum disahkan pusat")


def standing_sentence(line: FrozenLine) -> str:
    """Return how figures stand with the centre, and what comes next; empty for what is not sent and not sealed."""
    if line.is_signed:
        return _tr("Disahkan pusat {when}, kunci {key}.").format(when=stamped(line.sealed_at), key=line.key)
    if line.is_doubtful:
        return _tr(
            "Pengesahan pada angka ini tidak cocok dengan kunci pusat yang dikenal komputer ini. Angkanya sendiri "
            "tetap utuh. Minta berkasnya sekali lagi, atau hubungi admin koordinator."
        )
    match line.sending:
        case "waiting" if line.why:
            return as_spoken(line.why)
        case "waiting":
            return _tr("Menunggu dikirim ke pusat untuk disahkan, bersama berkas pada sinkronisasi berikutnya.")
        case "received":
            return _tr("Sudah diterima pusat; pengesahannya datang pada sinkronisasi berikutnya.")
        case "refused":
            return as_spoken(line.why)
        case _:
            return _tr("Belum disahkan pusat.")


def standing_words(line: FrozenLine) -> str:
    """Return the same in a few words, for a list."""
    if line.is_signed:
        return _tr("disahkan {}").format(plain_day(local_day(line.sealed_at)))
    if line.is_doubtful:
        return _tr("pengesahan tidak cocok")
    words = {
        "waiting": _tr("menunggu dikirim"),
        "received": _tr("menunggu pengesahan"),
        "refused": _tr("ditolak pusat"),
    }
    return words.get(line.sending, _tr("belum disahkan"))


def comparison_words(against: Compared) -> str:
    """Return what a merged report is compared with, or why with nothing; empty where nothing lies before."""
    offices = ", ".join(against.offices)
    match against.how:
        case Comparison.ADDED:
            return _tr("Pembandingnya jumlah angka pembanding setiap kantor.")
        case Comparison.LACKING:
            return _tr("Tanpa pembanding: tidak ada pada angka {}.").format(offices)
        case Comparison.OVERLAPPING:
            words = _tr("Tanpa pembanding: {} memuat unit yang sama, jumlahnya akan menghitung dua kali.")
            return words.format(offices)
    return ""


def frozen_facts(report: FrozenReport, signature: Signatory = UNSIGNED, agency: str = "") -> ReportFacts:
    """Return what such a report says.

    :param signature: of who signs, where it was not frozen with the figures.
    :param agency: stands above the office, where it shall be another than the one that was frozen.
    """
    frozen = report.signature
    return ReportFacts(
        office=report.line.office,
        agency=agency or report.agency,
        made_on=report.line.day,
        signature=signature if frozen == UNSIGNED else frozen,
        frozen=frozen_sentence(report.line),
        sources=report.sources,
    )
