"""Places in the text that wait to be filled in: shown by their ground, and reached with Tab."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from sync.contract.replies.placeholders import placeholders
from ui.parts.letters import in_letters, in_units
from ui.theme.appearance import Appearance


class _Marker(QSyntaxHighlighter):
    """Gives each place the ground of what is due soon."""

    def __init__(self, text: QTextEdit, appearance: Appearance) -> None:
        super().__init__(text.document())
        self._appearance = appearance
        appearance.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str, /) -> None:  # noqa: N802 - Qt's name
        """Mark the places of one paragraph."""
        tokens = self._appearance.tokens
        dressed = QTextCharFormat()
        dressed.setForeground(QColor(tokens.soon))
        dressed.setBackground(QColor(tokens.soon_soft))
        for start, end in placeholders(text):
            first = in_units(text, start)
            self.setFormat(first, in_units(text, end) - first, dressed)


class PlaceGuide(QObject):
    """Leads through the places of one text; without any, Tab leaves the text as always."""

    def __init__(self, text: QTextEdit, appearance: Appearance) -> None:
        """Guide through this text, as long as it lives."""
        super().__init__(text)
        self._text = text
        self._marker = _Marker(text, appearance)
        text.installEventFilter(self)

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
