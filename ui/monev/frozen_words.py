"""What a report from frozen figures says of itself: the same whenever it is printed."""

from PySide6.QtCore import QCoreApplication

from sync.contract.monev.frozen import SHORT, UNSIGNED, Signatory
from ui.frozen_ports import FrozenLine, FrozenReport
from ui.monev.report import ReportFacts
from ui.monev.words import plain_day


def _tr(text: str) -> str:
    return QCoreApplication.translate("FrozenWords", text)


def frozen_sentence(line: FrozenLine) -> str:
    """Return when and by whom figures were frozen, by which code they are known, and whether the centre vouches."""
    signed = _tr("ditandatangani pusat") if line.is_signed else _tr("belum ditandatangani pusat")
    words = _tr("Angka dibekukan {day} oleh {name}, kode {code}; {signed}.")
    name = line.frozen_by or _tr("(tanpa nama)")
    return words.format(day=plain_day(line.day), name=name, code=line.digest[:SHORT], signed=signed)


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
