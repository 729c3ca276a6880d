"""All files of the case that is shown: sorted to what they were said with, opened, and fetched."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sync.contract.replies.remarks import COORDINATOR
from ui.evidence.event_files import EventFiles
from ui.evidence.fetching import Fetching
from ui.evidence.folder_acts import FolderActs
from ui.evidence.small_pictures import previews
from ui.evidence.viewer import Viewer
from ui.ports.evidence import FileView
from ui.workplace import Workplace

Rows = dict[str, list[FileView]]
"""Files by the event that they go with; those of the draft under the empty name."""


def by_event(files: Sequence[FileView]) -> Rows:
    """Return the files of each event, in their order."""
    rows: Rows = {}
    for file in files:
        rows.setdefault(file.event, []).append(file)
    return rows


class CaseFiles(QObject):
    """Makes the rows of files for a conversation, and keeps them true without moving anything."""

    has_come = Signal()
    """A file was fetched, or changed in the viewer: what is shown should be fetched again."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        """Be about no case yet; the viewer opens over ``window``."""
        super().__init__(window)
        self._workplace, self._window = workplace, window
        self._pictures = previews(workplace.background, workplace.evidence, self)
        self._fetching = Fetching(workplace, self)
        self._fetching.changed.connect(self._note_fetching)
        self._shows_remarks = False
        self._case = 0
        self._all: tuple[FileView, ...] = ()
        self._with_draft = True
        self._rows: Rows = {}
        self._made: dict[str, EventFiles] = {}

    def show_role(self, role: str) -> bool:
        """Show remarks to a coordinator; whether rows must be made anew."""
        did, self._shows_remarks = self._shows_remarks, role == COORDINATOR
        return did != self._shows_remarks

    def begin(self, case: int, files: Sequence[FileView], *, with_draft: bool = True) -> None:
        """Be about these files of a case, those of the draft where it is shown here; a row of the same files stays."""
        rows = self._rows if case == self._case else {}
        self._case, self._all, self._with_draft = case, tuple(files), with_draft
        self._rows = self._sorted(files)
        self._made = {event: made for event, made in self._made.items() if _same(rows, self._rows, event)}
        self._show_made()

    def show_again(self, files: Sequence[FileView]) -> bool:
        """Show how the same files stand now; false where they are not the same, and rows must be made anew."""
        rows = self._sorted(files)
        if {event: self._made_for(row) for event, row in rows.items()} != {
            event: self._made_for(row) for event, row in self._rows.items()
        }:
            return False
        self._rows, self._all = rows, tuple(files)
        self._show_made()
        return True

    def shown_with(self, event: str) -> tuple[object, ...]:
        """Return what a row of files is made for; another answer asks for another row. Empty where there is none."""
        files = self._rows.get(event)
        return self._made_for(files) if files else ()

    def _made_for(self, files: Sequence[FileView]) -> tuple[object, ...]:
        return (*(file.sha256 for file in files), _can_be_laid_out(files), self._shows_remarks)

    def row(self, event: str) -> EventFiles | None:
        """Return the files of an event, or of the draft for an empty name; nothing where there are none."""
        files = self._rows.get(event)
        if not files:
            return None
        made = EventFiles(self._pictures, self._workplace.appearance, self._fetching, shows_remarks=self._shows_remarks)
        made.show_files(files)
        made.open_wanted.connect(self.open_viewer)
        self._made[event] = made
        return made

    def folder_acts(self, event: str) -> FolderActs | None:
        """Return what lays the files of an own response out; nothing where there are none here."""
        if not _can_be_laid_out(self._rows.get(event, ())):
            return None
        return FolderActs(self._workplace, event)

    def open_viewer(self, sha256: str) -> None:
        """Open a file; all of the case can be walked through from there."""
        viewer = Viewer(self._workplace, self._case, self._all, sha256, self._window.window())
        viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewer.changed.connect(lambda _sha256: self.has_come.emit())
        viewer.fetched.connect(self.has_come)
        viewer.open()

    def _show_made(self) -> None:
        self._pictures.forget_missing()
        self._made = {event: made for event, made in self._made.items() if isValid(made)}  # others left their page
        for event, made in self._made.items():
            made.show_files(self._rows[event])

    def _sorted(self, files: Sequence[FileView]) -> Rows:
        return by_event([file for file in files if file.event or self._with_draft])

    def _note_fetching(self) -> None:
        if not self._fetching.why_not:
            self.has_come.emit()


def _same(one: Rows, other: Rows, event: str) -> bool:
    """Whether an event has files in both, and the same ones."""
    return event in one and [file.sha256 for file in one[event]] == [file.sha256 for file in other.get(event, ())]


def _can_be_laid_out(files: Sequence[FileView]) -> bool:
    return any(file.is_here and file.own for file in files)
