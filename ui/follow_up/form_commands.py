"""What can be done while one writes: the form's part of the one list of actions."""

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ui.actions.action import WindowAction
from ui.evidence.strip import FileStrip


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


def commands_of(form: Form) -> Sequence[WindowAction]:
    """Return the actions of a form."""
    return (
        WindowAction("save-form", _tr("Simpan & antrekan"), form.save, ("Ctrl+Return", "Ctrl+Enter")),
        WindowAction(
            "save-proposing",
            _tr("Simpan & usulkan selesai"),
            partial(form.save, propose=True),
            ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        ),
        WindowAction(
            "save-staying",
            _tr("Simpan, lalu kembali ke laporannya"),
            partial(form.save, goes_on=False),
            ("Alt+Return", "Alt+Enter"),
        ),
        WindowAction("preview", _tr("Pratinjau, seperti yang dibaca pelapor"), form.preview, ("F6",)),
        WindowAction("next-place", _tr("Ke isian yang belum diisi"), form.to_next_place, ("F4",)),
        WindowAction("attach", _tr("Lampirkan berkas …"), form.files.attach, ("Ctrl+Shift+L",)),
        WindowAction("scan-folder", _tr("Pindai folder …"), form.files.scan, ("Ctrl+Shift+F",)),
        WindowAction("templates", _tr("Pilih templat …"), form.open_templates, ("Ctrl+T",)),
        WindowAction("leave-form", _tr("Kembali; draf tersimpan"), form.leave, ("Esc",)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("FollowUpForm", text)
