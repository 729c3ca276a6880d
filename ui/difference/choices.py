"""What can be done about a difference: two or three ways, the safest one first."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

from sync.contract.events import WRITTEN_KINDS, EventKind
from sync.contract.receipts import Reason
from ui.difference.reasons import is_in_vain
from ui.ports.outbox import DifferenceView


def _tr(text: str) -> str:
    return QCoreApplication.translate("Difference", text)


class Choice(Enum):
    """One way. None of them loses a word."""

    DRAFT = "draft"
    """An action becomes a draft of its case and stays there."""
    MEND = "mend"
    """The same, and the form opens with it."""
    NOTE = "note"
    """The same, as a *catatan internal*: where its complaint takes nothing else any more."""
    CANCEL = "cancel"
    """An action is given up; its words stay in the outbox."""
    LEAVE = "leave"
    """Nothing changes; the card closes."""
    COPY = "copy"
    """The words go to the clipboard; the card stays."""
    OPEN = "open"
    """The case is shown."""
    KEEP = "keep"
    """A draft stays as it is, and the case is shown."""
    GO_ON = "go-on"
    """The officer has seen it and goes on writing."""
    SHELVE = "shelve"
    """A draft is given up; its words stay in the outbox."""


def choices(view: DifferenceView) -> tuple[Choice, ...]:
    """Return what can be done, the safest first."""
    if not view.action:
        return (Choice.KEEP, Choice.GO_ON, Choice.SHELVE)
    if not view.case:
        return (Choice.COPY, Choice.LEAVE, Choice.CANCEL) if view.text else (Choice.LEAVE, Choice.CANCEL)
    if view.kind == EventKind.UPLOADED or view.why_no_draft:  # nothing of it can be typed on, or another draft is
        return (Choice.OPEN, Choice.CANCEL)
    if is_in_vain(view):
        if _may_be_note(view):
            return (Choice.NOTE, Choice.LEAVE, Choice.CANCEL)
        return (Choice.OPEN, Choice.COPY, Choice.CANCEL) if view.text else (Choice.OPEN, Choice.CANCEL)
    return (Choice.DRAFT, Choice.MEND, Choice.CANCEL)


def _may_be_note(view: DifferenceView) -> bool:
    """Whether the words can go on as a note; of an approval they are a colleague's."""
    is_written = view.kind in WRITTEN_KINDS and view.kind != EventKind.NOTE and not view.said.about
    return view.cause == Reason.CASE_CLOSED and is_written and bool(view.text)


def words(choice: Choice) -> str:
    """Return what a button says."""
    return {
        Choice.DRAFT: _tr("Simpan sebagai &draf"),
        Choice.MEND: _tr("&Perbaiki, lalu kirim lagi"),
        Choice.NOTE: _tr("Jadikan catatan &internal"),
        Choice.CANCEL: _tr("&Batalkan tindakan saya"),
        Choice.LEAVE: _tr("Biarkan di &Kotak keluar"),
        Choice.COPY: _tr("&Salin teks saya"),
        Choice.OPEN: _tr("Buka &laporan"),
        Choice.KEEP: _tr("Simpan sebagai &draf"),
        Choice.GO_ON: _tr("Sudah saya lihat, &lanjutkan menulis"),
        Choice.SHELVE: _tr("&Batalkan tulisan saya"),
    }[choice]


def consequence(view: DifferenceView) -> str:
    """Return what becomes of the words, whatever is chosen."""
    if view.action and not view.case:
        return _tr("Yang dibatalkan tetap tersimpan di Kotak keluar, di bawah Dibatalkan.")
    if view.why_no_draft:
        return view.why_no_draft
    if Choice.NOTE in choices(view):
        return _tr(
            "Tidak ada yang hilang: sebagai catatan internal tulisan Anda dibuka dahulu, baru dikirim bila Anda simpan."
        )
    return _tr("Tidak ada yang hilang: yang dibatalkan tetap di Kotak keluar dan dapat dipulihkan menjadi draf.")
