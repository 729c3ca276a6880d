"""One thing said about a case: who, when, what. An entry that is shown no more says another thing later."""

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from typing import Final, Self

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QTextLayout
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.language.wording import unbroken
from ui.parts.labels import clear, restyle
from ui.parts.text_block import TextBlock
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_RAIL: Final = 14
"""Width of the line at the left, px."""
_ANY_WIDTH: Final = (1 << 24) - 1
"""The largest that Qt knows, px."""
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


class EntryHead(QLabel):
    """Who said something, and when: it wraps, and draws its two weights itself.

    As rich text it would be a document, which is painted again after everything that is laid out around it.
    """

    def __init__(self, appearance: Appearance) -> None:
        """Name nobody yet."""
        super().__init__()
        self._appearance, self._bold = appearance, 0
        self._laid: tuple[object, QTextLayout] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def name(self, who: str, when: str) -> None:
        """Say who and when."""
        name = " ".join(who.split())
        self._bold = len(name)
        self.setText(f"{name} {when}" if when else name)

    def heightForWidth(self, width: int, /) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines."""
        return ceil(self._lines(width).boundingRect().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        return QSize(0, self.heightForWidth(_ANY_WIDTH))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for one line."""
        return self.minimumSizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        """Draw them."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self._lines(self.width()).draw(painter, QPointF(0, 0))

    def _lines(self, width: int) -> QTextLayout:
        """Return the text broken into lines of this width; the last one is remembered."""
        muted = self._appearance.tokens.muted
        of = self.text(), self._bold, width, muted, self.font().key()
        if self._laid is None or self._laid[0] != of:
            self._laid = of, _broken(self.text(), self._bold, width, muted, self.font())
        return self._laid[1]


def _broken(text: str, bold: int, width: int, muted: str, font: QFont) -> QTextLayout:
    strong, soft = QTextLayout.FormatRange(), QTextLayout.FormatRange()
    strong.start, strong.length = 0, bold
    strong.format.setFontWeight(QFont.Weight.Bold)
    soft.start, soft.length = bold, len(text) - bold
    soft.format.setForeground(QColor(muted))
    layout = QTextLayout(text, font)
    layout.setFormats([strong, soft])
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout


class Entry(QWidget):
    """One thing said: who, when, what."""

    def __init__(self, appearance: Appearance) -> None:
        """Say nothing yet."""
        super().__init__()
        self._rail = Rail(appearance)
        self._head = EntryHead(appearance)
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
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._rail)
        self._row.addLayout(said, 1)

    def say(self, tone: str, who: str, when: str, text: str, *, quiet: bool = False) -> Self:
        """Say this; ``tone`` as :meth:`Rail.show_tone` has it."""
        self._rail.show_tone(tone)
        self._head.name(who, _whole(when))
        restyle(self.text, "part", "reading-muted" if quiet else "reading")
        self.text.setAccessibleName(f"{who}, {when}")
        self.text.show_text(text)
        self.text.setVisible(bool(text))  # an act can be without words of its own
        return self

    def empty(self) -> None:
        """Leave nothing beneath the text."""
        clear(self.column)
        self.setToolTip("")

    @contextmanager
    def told_in_place(self) -> Iterator[None]:
        """Empty an entry that is in sight, to say another thing in it: all of that is there at once, laid out once."""
        self._row.setEnabled(False)
        try:
            self.empty()
            yield
            for one in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
                if one.isHidden() and not one.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                    one.show()  # Qt would do so in another turn
        finally:
            self._row.setEnabled(True)

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
    return " · ".join(unbroken(part) for part in when.split(" · "))
