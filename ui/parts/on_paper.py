"""Printing a page of text on a printer of this computer; Qt's printing is loaded only when somebody prints."""

from enum import Enum

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QDialog, QWidget


class Printing(Enum):
    """What became of printing."""

    DONE = "done"
    """The page went to the printer, or into the file that the printer dialog was told."""
    GIVEN_UP = "given-up"
    NO_PRINTER = "no-printer"


def print_page(page: QTextDocument, title: str, parent: QWidget) -> Printing:
    """Ask for a printer and print on it.

    :param title: name of the job, as the printer's queue shows it.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415 - slow, and rarely wanted

    if not QPrinterInfo.availablePrinterNames():
        return Printing.NO_PRINTER
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return Printing.GIVEN_UP
    page.print_(printer)
    return Printing.DONE
