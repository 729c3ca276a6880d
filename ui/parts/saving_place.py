"""Where a file is saved that somebody asked for: one question, which every dialog puts alike."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.parts.saved_file import is_there

_SAVED_TO: Final = "savedTo"
"""Property of the application. It is forgotten with it: names of folders may say whose case it was."""
_NOT_IN_NAMES: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def asked_place(parent: QWidget | None, title: str, name: str, kinds: str = "") -> str:
    """Ask where a file shall lie, and return its path; empty when nothing shall be saved.

    :param name: what it may be called, without a folder.
    :param kinds: as a file dialog wants it: ``PDF (*.pdf)``.
    """
    # A name alone would be offered in the folder from which the program was started.
    start = str(Path(folder_to_save()) / _NOT_IN_NAMES.sub("-", name))
    path, _ = QFileDialog.getSaveFileName(parent, title, start, kinds)
    application = QCoreApplication.instance()
    if path and application is not None:
        application.setProperty(_SAVED_TO, str(Path(path).parent))
    return path


def folder_to_save() -> str:
    """Return the folder of the last file that was saved since the start, and at first that of the documents."""
    application = QCoreApplication.instance()
    last = str(application.property(_SAVED_TO) or "") if application is not None else ""
    if last and is_there(Path(last)):
        return last
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if is_there(Path(documents)) else str(Path.home())
