"""A receipt as the officer sees it, saves it and prints it."""

from base64 import b64encode
from pathlib import Path

import msgspec
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.receipts import moment, receipt_page
from sync.contract.casework.particulars import Particulars
from sync.contract.events import EventKind, Lamp
from sync.contract.evidence.attachment import Attachment
from tests.support.invented_cases import NOW
from tests.support.invented_receipts import invented_receipt
from ui.clock import live_in
from ui.outbox.receipt_dialog import ReceiptDialog
from ui.outbox.receipt_document import document_of, facts
from ui.ports.acts import SaidView
from ui.ports.outbox import OutboxLine, ReceiptView

_WORDS = "Yth. Pelapor, lampu di dermaga sudah kami ganti hari ini."


def _view(*, is_genuine: bool = True) -> ReceiptView:
    line = OutboxLine(
        id="satu",
        case=1,
        tracking_id="7400001",
        title="Lampu dermaga padam",
        kind=EventKind.SUBSTANTIVE_RESPONSE,
        text=_WORDS,
        written_at=NOW - 60_000,
        lamp=Lamp.RECEIVED,
        received_at=NOW,
        receipt="TT-20261123-0017",
    )
    return invented_receipt(line, is_genuine=is_genuine)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """A window for the receipt to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    return window


def _said(dialog: ReceiptDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_receipt_says_its_number_when_and_that_it_is_genuine(parent: QWidget) -> None:
    """The check is done here and now, and stands first."""
    dialog = ReceiptDialog(_view(), parent)
    said = _said(dialog)
    assert "TT-20261123-0017" in said
    assert "Lampu dermaga padam" in said
    assert "Sah: ditandatangani server" in said
    assert "Tidak sah" in _said(ReceiptDialog(_view(is_genuine=False), parent))


def test_a_receipt_is_saved_as_a_page_that_can_be_printed(parent: QWidget, tmp_path: Path) -> None:
    """A PDF of one page; a place that cannot be written to is told in words."""
    dialog = ReceiptDialog(_view(), parent)
    dialog.save(str(tmp_path / "tanda terima.pdf"))
    written = (tmp_path / "tanda terima.pdf").read_bytes()
    assert written.startswith(b"%PDF")
    assert len(written) > 1000
    dialog.save(str(tmp_path / "tidak ada" / "x.pdf"))
    assert "tidak dapat ditulis" in _said(dialog)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full is a thing of Linux")
def test_a_receipt_that_found_no_room_is_not_called_saved(parent: QWidget) -> None:
    """The place can be opened, and takes nothing."""
    dialog = ReceiptDialog(_view(), parent)
    dialog.save("/dev/full")
    assert "Periksa ruang diska" in _said(dialog)
    assert "Tersimpan di" not in _said(dialog)


def test_a_receipt_can_be_copied_with_all_that_proves_it(parent: QWidget) -> None:
    """Words, key and signature are in the text."""
    dialog = ReceiptDialog(_view(), parent)
    dialog._copy()
    text = QGuiApplication.clipboard().text()
    assert _WORDS in text
    assert b64encode(_view().signature).decode() in text


def test_a_receipt_of_an_act_without_words_says_what_it_said(parent: QWidget) -> None:
    """A disposition has no text, and its case is still here: nothing must be said to be gone."""
    said = SaidView(details="ke Dinas PU")
    view = msgspec.structs.replace(_view(), kind=EventKind.DISPOSE, text="", said=said)
    assert ("Rincian", "Ke Dinas PU") in facts(view)
    gone = "tidak lagi disimpan di komputer ini"
    assert gone not in document_of(view, parent.font()).toPlainText()
    assert gone in document_of(msgspec.structs.replace(view, title=""), parent.font()).toPlainText()


def test_the_page_of_the_command_says_the_same() -> None:
    """One truth on the screen and on the command line."""
    view = msgspec.structs.replace(_view(), kind=EventKind.DISPOSE, text="", said=SaidView(details="ke Dinas PU"))
    page = receipt_page(view)
    assert "Rincian        ke Dinas PU" in page
    assert "tidak lagi disimpan" not in page
    assert "tidak lagi disimpan" in receipt_page(msgspec.structs.replace(view, title=""))
    uploaded = SaidView(details=f"diunggah {moment(NOW)}", at=NOW)
    page = receipt_page(msgspec.structs.replace(view, said=uploaded), "Asia/Makassar")
    assert f"Rincian        diunggah {moment(NOW, 'Asia/Makassar')}" in page
    assert "UTC" not in page


def test_a_receipt_names_its_files_and_tells_times_of_the_office() -> None:
    """On a screen and on the command line; the day is that of its number, whatever the computer is set to."""
    files = tuple(
        Attachment(sha256=bytes(32), name=name, media_type="image/jpeg", size=9) for name in ("a.jpg", "b.jpg")
    )
    evening = NOW - NOW % 86_400_000 + 16 * 3_600_000
    view = msgspec.structs.replace(_view(), particulars=Particulars(files=files), received_at=evening)
    page = receipt_page(view, "Asia/Jayapura")
    assert "Lampiran       a.jpg, b.jpg" in page
    assert "Diterima       24-11-2026 01.00 WIT\nNomor laporan  7400001\n" in page
    assert "Diterima       23-11-2026 16.00 UTC\n" in receipt_page(view)
    try:
        live_in("Asia/Jayapura")
        told = dict(facts(view))
    finally:
        live_in("")
    assert told["Lampiran"] == "a.jpg, b.jpg"
    assert told["Diterima"] == "24 Nov 2026 01.00 WIT"


def test_where_there_is_no_printer_that_is_said(parent: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what to do instead; nothing opens."""
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    dialog = ReceiptDialog(_view(), parent)
    dialog.print()
    assert "Belum ada pencetak di komputer ini" in _said(dialog)


def test_a_receipt_goes_to_the_printer_that_was_chosen(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The printer here writes a file; what it gets is the whole page."""
    paper = tmp_path / "kertas.pdf"

    def choose(dialog: QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda: ["Pencetak kantor"]))
    monkeypatch.setattr(QPrintDialog, "exec", choose)
    dialog = ReceiptDialog(_view(), parent)
    dialog.print()
    assert "Dikirim ke pencetak." in _said(dialog)
    assert paper.read_bytes().startswith(b"%PDF")
