"""The dialogs about photos and documents, set up to be looked at: for pictures of them, and for nothing else."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from ui.evidence.allowance_dialog import AllowanceDialog
from ui.evidence.comparison import pair_of
from ui.evidence.viewer import Viewer
from ui.ports.evidence import FileView, Transfers
from ui.workplace import Workplace

Screen = tuple[str, Callable[[], QDialog], Callable[[QDialog], None]]
"""Name of the picture, what makes the dialog, and what sets it up once it is shown."""


def evidence_screens(
    workplace: Workplace, case: int, files: Sequence[FileView], transfers: Transfers, window: QWidget
) -> Iterator[Screen]:
    """Return the dialogs for a case with files; those that it has nothing for are left out. Nothing is changed."""
    ours = [file for file in files if not file.event and file.is_picture]
    shown = (ours or [file for file in files if file.is_picture and file.is_here] or list(files))[:1]
    for file in shown:

        def viewer(sha256: str = file.sha256) -> QDialog:
            return Viewer(workplace, case, files, sha256, window)

        yield "foto", viewer, lambda _dialog: None
        if ours:
            yield "foto-tutupi", viewer, _cover
        if all(pair_of(files)):
            yield "foto-sanding", viewer, _compare
    yield "jatah-data", lambda: AllowanceDialog(workplace, transfers, window), lambda _dialog: None


def _cover(dialog: QDialog) -> None:
    if isinstance(dialog, Viewer):
        dialog.cover()
        dialog.view.add_box()


def _compare(dialog: QDialog) -> None:
    if isinstance(dialog, Viewer):
        dialog.compare(True)
