"""Printing a text on a printer of this computer; Qt's printing is loaded only when somebody prints."""

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget

from ui.parts.paper import MARGIN_MM, Pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class Printing(Enum):
    """What became of printing."""

    DONE = "done"
    """The page went to the printer, or into the file that the printer dialog was told."""
    GIVEN_UP = "given-up"
    NO_PRINTER = "no-printer"
    NOT_TAKEN = "not-taken"
    """The printer that was chosen took nothing."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Printing", text)


def printing_words(printing: Printing) -> str:
    """Return what became of printing, in words; empty where it was given up."""
    return {
        Printing.DONE: _tr("Dikirim ke pencetak."),
        Printing.GIVEN_UP: "",
        Printing.NO_PRINTER: _tr("Belum ada pencetak di komputer ini. Simpan sebagai PDF, lalu cetak di tempat lain."),
        Printing.NOT_TAKEN: _tr(
            "Pencetak yang dipilih tidak menerima lembar ini. Periksa pencetaknya lalu cetak lagi, atau simpan "
            "sebagai PDF."
        ),
    }[printing]


def print_page(page: QTextDocument, title: str, parent: QWidget) -> Printing:
    """Ask for a printer and print a page of text on it.

    :param title: name of the job, as the printer's queue shows it.
    """

    def onto(printer: "QPrinter") -> bool:
        page.print_(printer)
        return printer.printerState() is not type(printer).PrinterState.Error

    return _print(onto, title, parent)


def print_pages(pages: Pages, title: str, parent: QWidget) -> Printing:
    """Ask for a printer and print pages on it, as they are in their PDF; of several, those that were asked for.

    :param title: name of the job, as the printer's queue shows it.
    """
    return _print(pages.print_on, title, parent)


def _print(onto: "Callable[[QPrinter], bool]", title: str, parent: QWidget) -> Printing:
    from PySide6.QtCore import QMarginsF  # noqa: PLC0415 - as below
    from PySide6.QtGui import QPageLayout, QPageSize  # noqa: PLC0415 - as below
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415 - slow, and rarely wanted

    if not QPrinterInfo.availablePrinterNames():
        return Printing.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF(*[MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return Printing.GIVEN_UP
    return Printing.DONE if onto(printer) else Printing.NOT_TAKEN
