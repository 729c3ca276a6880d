"""Sheets drawn where there is no window: for the commands."""

import os
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from sync.contract.monev.gathered import Overview
from ui.case_sheet import case_sheet
from ui.clock import wall_ms
from ui.monev.report import ReportFacts, monev_report
from ui.monev.words import period_words
from ui.parts.paper_table import TablePaper
from ui.ports.desk import CaseView, RecapTable
from ui.ports.monev import OverdueLine
from ui.theme.fonts import font, load_fonts


def printed(views: Sequence[CaseView], *, names: bool) -> tuple[bytes, int]:
    """Return the sheet of one complaint as a PDF, and how many pages it has. Needs no screen.

    :param views: the complaint's cases, one for each unit.
    """
    _application = _drawing()
    pages = case_sheet(views, wall_ms(), font(), names=names)
    return pages.as_pdf(f"Laporan {views[0].line.tracking_id}"), pages.count


def printed_monev(facts: ReportFacts, shown: Overview, overdue: Sequence[OverdueLine] | None) -> tuple[bytes, int]:
    """Return *Laporan Monev* as a PDF, and how many pages it has. Needs no screen.

    :param overdue: the cases that are named; ``None`` for frozen figures, which know only how many there are.
    """
    _application = _drawing()
    pages = monev_report(facts, shown, font(), overdue)
    return pages.as_pdf(f"Laporan Monev {period_words(shown.figures.scope)}"), pages.count


def printed_recap(told: RecapTable) -> tuple[bytes, int]:
    """Return a recap as a PDF, and how many pages it has. Needs no screen."""
    _application = _drawing()
    paper = TablePaper(told.titles, told.headings, told.rows, told.widths, font())
    return paper.as_pdf(), paper.count


def monev_period(shown: Overview) -> str:
    """Return the period of a report in words."""
    return period_words(shown.figures.scope)


def _drawing() -> QCoreApplication:
    """Return an application that can draw, which has to live as long as its fonts are used."""
    application = QGuiApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(["tindak"])
    load_fonts()
    return application
