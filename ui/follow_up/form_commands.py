"""What can be done while one writes: the form's part of the one list of actions."""

from collections.abc import Sequence
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QCoreApplication

from sync.contract.events import EventKind
from ui.actions.action import WindowAction
from ui.evidence.strip import FileStrip
from ui.ports.acts import CaseFacts

_TAKE_PROPOSAL: Final = frozenset({EventKind.SUBSTANTIVE_RESPONSE, EventKind.REPLY})
"""Answers in substance, behind which a case may be proposed as done."""


class Form(Protocol):
    """What the actions ask of the form."""

    files: FileStrip

    def save(self, *, propose: bool = False, goes_on: bool = True) -> None:
        """Do the act and queue it."""
        ...

    def preview(self) -> None:
        """Show the text as the reporter will read it."""
        ...

    def leave(self) -> None:
        """Go back to the case."""
        ...

    def open_templates(self) -> None:
        """Offer templates."""
        ...

    def to_next_place(self) -> None:
        """Go to the next place that is not filled in."""
        ...


class Reasons(Protocol):
    """Says why something cannot be done in the form as it stands; empty where it can."""

    def why_nothing(self) -> str:
        """Return why nothing can be written."""
        ...

    def why_no_proposal(self) -> str:
        """Return why no proposal goes along."""
        ...

    def why_no_preview(self) -> str:
        """Return why there is no preview."""
        ...

    def why_no_place(self) -> str:
        """Return why there is no place to go to."""
        ...

    def why_no_templates(self) -> str:
        """Return why no template is offered."""
        ...

    def why_no_files(self) -> str:
        """Return why no file can be attached."""
        ...


def not_proposed(kind: EventKind, facts: CaseFacts, *, is_written: bool) -> str:
    """Return why what is written takes no proposal along that the case is done; empty where it may.

    :param is_written: whether it is a written kind; any other act is one by itself.
    """
    if not is_written or kind not in _TAKE_PROPOSAL:
        return _tr("Usul selesai hanya menyertai respon substantif atau jawaban kepada pelapor.")
    if facts.takes_proposal:
        return ""
    if facts.needs_approval:
        return _tr("Rekan sekantor menyetujui jawaban ini dahulu; usul selesai sesudahnya.")
    return _tr("Tidak ada koordinator yang dapat menerima usul selesai.")


def commands_of(form: Form, reasons: Reasons) -> Sequence[WindowAction]:
    """Return the actions of a form."""
    nothing, files = reasons.why_nothing, reasons.why_no_files
    return (
        WindowAction("save-form", _tr("Simpan & antrekan"), form.save, ("Ctrl+Return", "Ctrl+Enter"), nothing),
        WindowAction(
            "save-proposing",
            _tr("Simpan & usulkan selesai"),
            partial(form.save, propose=True),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
            reasons.why_no_proposal,
        ),
        WindowAction(
            "save-staying",
            _tr("Simpan, lalu kembali ke laporannya"),
            partial(form.save, goes_on=False),
            ("Alt+Return", "Alt+Enter"),
            nothing,
        ),
        WindowAction(
            "preview", _tr("Pratinjau, seperti yang dibaca pelapor"), form.preview, ("F6",), reasons.why_no_preview
        ),
        WindowAction("next-place", _tr("Ke isian yang belum diisi"), form.to_next_place, ("F4",), reasons.why_no_place),
        WindowAction("attach", _tr("Lampirkan berkas …"), form.files.attach, ("Ctrl+Shift+L",), files),
        WindowAction("scan-folder", _tr("Pindai folder …"), form.files.scan, ("Ctrl+Shift+F",), files),
        WindowAction("templates", _tr("Pilih templat …"), form.open_templates, ("Ctrl+T",), reasons.why_no_templates),
        WindowAction("leave-form", _tr("Kembali; draf tersimpan"), form.leave, ("Esc",)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FollowUpForm", text)
