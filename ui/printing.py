"""Sheets drawn where there is no window: for the commands."""

import os
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication

from ui.case_sheet import case_sheet
from ui.clock import wall_ms
from ui.ports import CaseView
from ui.theme.fonts import font, load_fonts


def printed(views: Sequence[CaseView], *, names: bool) -> tuple[bytes, int]:
    """Return the sheet of one complaint as a PDF, and how many pages it has. Needs no screen.

    :param views: the complaint's cases, one for each unit.
    """
    application = QGuiApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication(["tindak"])  # fonts live as long as it does
    load_fonts()
    pages = case_sheet(views, wall_ms(), font(), names=names)
    return pages.as_pdf(f"Laporan {views[0].line.tracking_id}"), pages.count
