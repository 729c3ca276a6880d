"""One thing said about a case: who, when, what. An entry that is shown no more says another thing later."""

from html import escape
from typing import Final, Self

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.language.wording import unbroken
from ui.parts.labels import clear, restyle
from ui.parts.text_block import TextBlock
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_RAIL: Final = 14
"""Width of the line at the left, px."""
_MOST_SPARE: Final = 60
"""A long conversation; what is left of a longer one is let go."""


class Rail(QWidget):
    """The line at the left of an entry, with a ring in the colour of who speaks."""

    def __init__(self, appearance: Appearance) -> None:
        """Draw nothing yet."""
        super().__init__()
        self._appearance, self._tone = appearance, "wait"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_tone(self, tone: str) -> None:
        """Draw in ``tone``: ``soon`` for the citizen, ``accent`` for the office, ``wait`` for internal words."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Be narrow."""
        return QSize(scaled(_RAIL), scaled(_RAIL))

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw line and ring."""
        tokens = self._appearance.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.line), 2))
        middle = scaled(_RAIL) / 2
        painter.drawLine(QPointF(middle, 0), QPointF(middle, self.height()))
        painter.setPen(QPen(QColor(getattr(tokens, self._tone)), 2))
        painter.setBrush(QColor(tokens.soon_soft if self._tone == "soon" else tokens.surface))
        painter.drawEllipse(QPointF(middle, scaled(11)), scaled(9) / 2, scaled(9) / 2)


class Entry(QWidget):
    """One thing said: who, when, what."""

    def __init__(self, appearance: Appearance) -> None:
        """Say nothing yet."""
        super().__init__()
        self._appearance = appearance
        self._rail = Rail(appearance)
        self._head = QLabel()
        self._head.setTextFormat(Qt.TextFormat.RichText)
        self._head.setWordWrap(True)
        self._head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.text = TextBlock()
        self.column = QVBoxLayout()
        """Takes more beneath the text."""
        self.column.setContentsMargins(0, 0, 0, 2 * GAP)
        self.column.setSpacing(3)
        said = QVBoxLayout()
        said.setSpacing(3)
        said.addWidget(self._head)
        said.addWidget(self.text)
        said.addLayout(self.column)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._rail)
        row.addLayout(said, 1)

    def say(self, tone: str, who: str, when: str, text: str, *, quiet: bool = False) -> Self:
        """Say this; ``tone`` as :meth:`Rail.show_tone` has it."""
        muted = self._appearance.tokens.muted
        self._rail.show_tone(tone)
        self._head.setText(f'<b>{escape(who)}</b> <span style="color: {muted}">{_whole(when)}</span>')
        restyle(self.text, "part", "reading-muted" if quiet else "reading")
        self.text.setAccessibleName(f"{who}, {when}")
        self.text.show_text(text)
        self.text.setVisible(bool(text))  # an act can be without words of its own
        return self

    def empty(self) -> None:
        """Leave nothing beneath the text."""
        clear(self.column)
        self.setToolTip("")

    def expect_width(self, width: int) -> None:
        """Measure the text for a width that this will most likely get: then it is laid out once and not twice."""
        self.text.expect_width(width - scaled(_RAIL) - GAP)


class SpareEntries:
    """Entries that are shown no more, to say another thing: nothing else in a case takes as long as making one."""

    def __init__(self, appearance: Appearance) -> None:
        """Have none."""
        self._appearance = appearance
        self._entries: list[Entry] = []

    def take(self) -> Entry:
        """Return an entry to be filled, a new one where there is none; it is shown by the page that it comes to."""
        if not self._entries:
            return Entry(self._appearance)
        entry = self._entries.pop()
        entry.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, on=False)  # or it would stay hidden
        return entry

    def keep(self, entry: Entry) -> None:
        """Keep an entry that is hidden; where there are many, it goes."""
        entry.empty()
        if len(self._entries) < _MOST_SPARE:
            self._entries.append(entry)
        else:
            entry.deleteLater()


def _whole(when: str) -> str:
    """Return when and what was said, to be broken between them and not within."""
    return " · ".join(unbroken(escape(part)) for part in when.split(" · "))
