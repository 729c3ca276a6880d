"""Places in the text that wait to be filled in: shown by their ground, and reached with Tab."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sync.contract.replies.placeholders import placeholders
from ui.parts.letters import in_letters, in_units
from ui.theme.appearance import Appearance


class _Marks(QObject):
    """The parts of a text that remarks are about, moving along with what is typed before them."""

    def __init__(self, text: QTextEdit) -> None:
        super().__init__(text)
        self.parts: list[tuple[int, int, str]] = []
        """First and last end of each, in units of Qt, and its tone."""
        text.document().contentsChange.connect(self._move)

    def _move(self, place: int, removed: int, added: int) -> None:
        """Forget what was changed itself: the next check looks at it anew."""
        by = added - removed
        self.parts = [
            (start + by, end + by, tone) if start >= place + removed else (start, end, tone)
            for start, end, tone in self.parts
            if start >= place + removed or end <= place
        ]


class _Marker(QSyntaxHighlighter):
    """Gives places that wait the ground of what is due soon, and what a remark is about that of its tone."""

    def __init__(self, text: QTextEdit, marks: _Marks, appearance: Appearance) -> None:
        super().__init__(text.document())
        self._marks = marks
        self._appearance = appearance
        appearance.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str, /) -> None:  # noqa: N802 - Qt's name
        """Mark the places of one paragraph."""
        begin = self.currentBlock().position()
        for start, end, tone in self._marks.parts:
            self._dress(max(start - begin, 0), min(end - begin, len(text)), tone)
        for start, end in placeholders(text):
            self._dress(in_units(text, start), in_units(text, end), "soon")

    def _dress(self, first: int, end: int, tone: str) -> None:
        tokens = self._appearance.tokens
        dressed = QTextCharFormat()
        dressed.setForeground(QColor(getattr(tokens, tone)))
        dressed.setBackground(QColor(getattr(tokens, f"{tone}_soft")))
        if end > first:
            self.setFormat(first, end - first, dressed)


class PlaceGuide(QObject):
    """Leads through the places of one text; without any, Tab leaves the text as always."""

    def __init__(self, text: QTextEdit, appearance: Appearance) -> None:
        """Guide through this text, as long as it lives."""
        super().__init__(text)
        self._text = text
        self._marks = _Marks(text)  # hears of each change before the marker does
        self._marker = _Marker(text, self._marks, appearance)
        text.installEventFilter(self)

    def mark(self, parts: Iterable[tuple[int, int, str]]) -> None:
        """Mark parts of the text, each from one letter to another, in a tone."""
        whole = self._text.toPlainText()
        wanted = [(in_units(whole, start), in_units(whole, end), tone) for start, end, tone in parts]
        if wanted != self._marks.parts:
            self._marks.parts = wanted
            self._marker.rehighlight()

    def to_next(self, behind: int | None = None) -> bool:
        """Select the next place, from the beginning again after the last; whether there is one.

        :param behind: where to look from, in units of Qt; ``None`` means behind the cursor.
        """
        whole = self._text.toPlainText()
        cursor = self._text.textCursor()
        at = in_letters(whole, cursor.selectionEnd() if behind is None else behind)
        found = placeholders(whole)
        if not found:
            return False
        start, end = next((place for place in found if place[0] >= at), found[0])
        cursor.setPosition(in_units(whole, start))
        cursor.setPosition(in_units(whole, end), QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        return True

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Take Tab while there are places."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and not event.modifiers()
            and not self._text.isReadOnly()
            and self.to_next()
        ):
            return True
        return super().eventFilter(watched, event)
