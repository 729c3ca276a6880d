"""A receipt laid out on a page: the same on the screen, in a PDF and on paper."""

from base64 import b64encode
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF
from PySide6.QtGui import (
    QFont,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from sync.contract.errors import LocalFault
from sync.contract.events import Lamp
from ui.language.wording import details_line, kind_word, stamped
from ui.ports.outbox import ReceiptView

_MARGIN_MM = 20.0


def _tr(text: str) -> str:
    return QCoreApplication.translate("Receipt", text)


def outcome_word(outcome: Lamp) -> str:
    """Return what the centre decided, in words."""
    words = {Lamp.RECEIVED: _tr("Diterima server"), Lamp.HELD: _tr("Ditahan"), Lamp.REJECTED: _tr("Ditolak")}
    return words.get(outcome, outcome.value)


def check_sentence(view: ReceiptView) -> str:
    """Return what checking the signature found."""
    if view.is_genuine:
        return _tr("Sah: ditandatangani server untuk isi ini. Diperiksa di komputer ini, tanpa jaringan.")
    return _tr("Tidak sah: tanda tangan tidak cocok dengan isi ini. Hubungi admin koordinator.")


def facts(view: ReceiptView) -> list[tuple[str, str]]:
    """Return what a receipt says, as pairs of a name and a value."""
    told = [
        (_tr("Nomor"), view.number or "-"),
        (_tr("Hasil"), outcome_word(view.outcome) + (f". {view.reason}" if view.reason else "")),
        (_tr("Diterima"), stamped(view.received_at)),
        (_tr("Laporan"), f"{view.tracking_id} · {view.title}" if view.title else view.tracking_id),
        (_tr("Tindak lanjut"), kind_word(view.kind)),
        (_tr("Rincian"), details_line(view.kind, view.said, stamped)),
        (_tr("Lampiran"), ", ".join(file.name for file in view.particulars.files)),
        (_tr("Ditulis"), stamped(view.written_at)),
        (_tr("Oleh"), ", ".join(part for part in (view.author, view.unit) if part)),
    ]
    return [(name, value) for name, value in told if value]


def document_of(view: ReceiptView, font: QFont) -> QTextDocument:
    """Return the whole receipt as a page of text."""
    page = QTextDocument()
    page.setDefaultFont(font)
    cursor = QTextCursor(page)
    heading, strong, plain = QFont(font), QFont(font), QFont(font)
    heading.setPointSizeF(font.pointSizeF() * 1.5)
    heading.setBold(True)
    strong.setBold(True)
    _write(cursor, _tr("Tanda terima"), heading, first=True)
    for name, value in facts(view):
        _write(cursor, f"{name}: ", strong)
        cursor.insertText(value, _format(cursor, plain))
    if words := _words(view):
        _write(cursor, words, plain, 12)
    _write(cursor, check_sentence(view), strong, 12)
    for name, value in (
        (_tr("Nomor tindak"), view.id),
        (_tr("Kunci server"), _text(view.key)),
        (_tr("Pernyataan"), _text(view.statement)),
        (_tr("Tanda tangan"), _text(view.signature)),
        (_tr("Lembar"), f"{view.index + 1} / {view.size} {_text(view.path)}".rstrip()),
    ):
        _write(cursor, f"{name}: ", strong)
        cursor.insertText(value, _format(cursor, plain))
    return page


def save_pdf(page: QTextDocument, path: str, title: str) -> None:
    """Write a page to a PDF, A4.

    :raises LocalFault: when the file cannot be written.
    """
    pages = QBuffer()  # the writer does not say when there is no room for a file
    pages.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(pages)
    writer.setTitle(title)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    page.print_(writer)
    try:
        Path(path).write_bytes(pages.data().data())
    except OSError as fault:
        raise LocalFault(_tr("Berkas itu tidak dapat ditulis. Periksa ruang diska, atau pilih tempat lain.")) from fault


def _words(view: ReceiptView) -> str:
    """Return the words of the act; one without words of its own, such as a disposition, has none."""
    if view.text or view.title:  # the title goes with the words when the case has left this desk for long
        return view.text
    return _tr("Laporan sudah dialihkan; isinya tidak lagi disimpan di komputer ini.")


def _write(cursor: QTextCursor, text: str, font: QFont, above: int = 4, *, first: bool = False) -> None:
    block = QTextBlockFormat()
    block.setTopMargin(above)
    if first:
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(text, _format(cursor, font))


def _format(cursor: QTextCursor, font: QFont) -> QTextCharFormat:
    made = cursor.charFormat()
    made.setFont(font)
    return made


def _text(value: bytes) -> str:
    """Return bytes as the commands tell them, so that people can compare the two."""
    return b64encode(value).decode("ascii")
