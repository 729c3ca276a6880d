"""Brings a template into the text: by a button, by Ctrl+T, or by typing ``::``."""

from collections.abc import Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from sync.contract.replies.placeholders import placeholders
from sync.contract.replies.remarks import RemarkCode, Severity
from ui.follow_up.places import PlaceGuide
from ui.follow_up.template_chooser import TemplateChooser
from ui.help.faults import told
from ui.ports.replies import FilledView, RemarkView, TemplateView
from ui.workplace import Workplace

_CALL: Final = "::"


class TemplatePicker(QObject):
    """Works on one text for one case at a time; the lane does the reading."""

    failed = Signal(str)
    """Sentence: why there is no template."""

    def __init__(self, workplace: Workplace, text: QTextEdit) -> None:
        """Serve this text."""
        super().__init__(text)
        self._workplace = workplace
        self._text = text
        self._guide = PlaceGuide(text, workplace.appearance)
        self._case = 0
        self._length = 0
        self._is_asking = False
        self._asked = ""
        self._chooser: TemplateChooser | None = None
        self.key = ""
        """Key of the template that the text began with; empty for none."""

    def begin(self, case: int) -> None:
        """Go over to another case."""
        self._case, self.key, self._asked = case, "", ""
        self._length = self._text.document().characterCount()

    def typed(self, kind: EventKind) -> None:
        """Look whether a template was called for by the last key."""
        length = self._text.document().characterCount()
        has_grown, self._length = length == self._length + 1, length
        if has_grown and self._before_cursor().selectedText() == _CALL:
            self.open(kind)

    def open(self, kind: EventKind) -> None:
        """Show the templates for this kind of event, unless they are shown already."""
        if self._text.isReadOnly() or self._is_asking or self._chooser is not None:
            return
        self._is_asking = True
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.templates(kind),
            on_success=partial(self._choose, self._case),
            on_failure=self._tell,
        )

    def to_next_place(self) -> None:
        """Select the next place that waits to be filled in, where there is one."""
        if not self._text.isReadOnly() and self._guide.to_next():
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark(self, remarks: Collection[RemarkView]) -> None:
        """Mark in the text what keeps it back, and what goes beyond the length."""
        blocking = [(one.start, one.end, "late") for one in remarks if one.severity is Severity.BLOCKING]
        beyond = [(one.start, one.end, "soon") for one in remarks if one.code is RemarkCode.TOO_LONG]
        self._guide.mark([*beyond, *blocking])

    def question(self, words: str) -> str:
        """Ask once about places that are not filled in, and go to the first; empty when there is nothing to ask.

        Saving the same words again is the answer: somebody may mean the braces.
        """
        places = placeholders(words)
        if not places or words == self._asked:
            return ""
        self._asked = words
        if self._guide.to_next(0):
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tr("Belum diisi: {}. Isi dahulu, atau simpan sekali lagi bila memang begitu.").format(
            ", ".join(words[start:end] for start, end in places)
        )

    def _choose(self, case: int, templates: tuple[TemplateView, ...]) -> None:
        self._is_asking = False
        if case != self._case:
            return
        self._chooser = chooser = TemplateChooser(templates, self._text.window())
        chooser.chosen.connect(self._fetch)
        chooser.finished.connect(self._forget_chooser)
        chooser.open()

    def _forget_chooser(self) -> None:
        self._chooser = None
        self._text.window().activateWindow()  # where no window manager does it
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch(self, key: str) -> None:
        case = self._case
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.fill(case, key),
            on_success=partial(self._insert, case),
            on_failure=self._tell,
        )

    def _insert(self, case: int, filled: FilledView) -> None:
        if case != self._case or self._text.isReadOnly():
            return
        cursor = self._text.textCursor()
        call = self._before_cursor()
        if call.selectedText() == _CALL:
            cursor = call
        start = cursor.selectionStart()
        cursor.insertText(filled.text)  # one step to undo, with the two colons
        self._text.setTextCursor(cursor)
        self.key = filled.key
        if filled.unfilled:
            self._guide.to_next(start)

    def _before_cursor(self) -> QTextCursor:
        """Return a cursor that selects the two signs before the one in the text."""
        cursor = QTextCursor(self._text.textCursor())
        if not cursor.hasSelection():
            cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(_CALL))
        return cursor

    def _tell(self, fault: TindakError) -> None:
        self._is_asking = False
        self.failed.emit(told(fault))
