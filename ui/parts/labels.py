"""Labels, pills, cards and buttons, named by the part they play so that the style sheet dresses them."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QEnterEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import scaled

HANGING: Final = "J"
"""Its hook hangs out to the left of where it begins, and a widget cuts off what hangs out of it."""
HOOK: Final = 2
"""Width of that hook, px: whoever begins with it begins so much later."""

HEADING: Final = "section"
"""The part of a label over what it names; such a label is found by this name too."""


class _Wrapped(QLabel):
    """Words that the mouse can mark, to be copied.

    Until it does they need no document of their own, which would take twice as long to make and draw, and be painted
    again after everything that is laid out around it.
    """

    def enterEvent(self, event: QEnterEvent, /) -> None:  # noqa: N802 - Qt's name
        """Say that they can be marked."""
        self.setCursor(Qt.CursorShape.IBeamCursor)
        super().enterEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin to mark them, or open the menu that does."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        super().mousePressEvent(event)


def label(text: str = "", part: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text; a wrapping one never asks for width and can be copied from."""
    made = _Wrapped() if wrap else QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    say(made, text)
    made.setIndent(0)  # else Qt indents a label that the style sheet gives padding
    if part:
        made.setProperty("part", part)
    if part == HEADING:
        made.setObjectName(HEADING)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return made


def say(made: QLabel, text: str) -> None:
    """Have a label say other words."""
    hangs = text.removeprefix("&").startswith(HANGING)
    if hangs or made.contentsMargins().left():
        made.setContentsMargins(scaled(HOOK) if hangs else 0, 0, 0, 0)
    made.setText(text)


def pill(text: str, tone: str, tooltip: str = "") -> QLabel:
    """Return a word on a coloured ground. The word carries the meaning, the colour only repeats it."""
    made = label(text, "pill")
    made.setProperty("tone", tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setToolTip(tooltip)
    made.setAccessibleName(f"{text}. {tooltip}" if tooltip else text)
    return made


def card(part: str = "card") -> QFrame:
    """Return a framed ground."""
    made = QFrame()
    made.setProperty("part", part)
    return made


def hairline() -> QFrame:
    """Return a thin line between rows."""
    return card("hairline")


def button(text: str, act: Callable[[], object], part: str = "") -> QPushButton:
    """Return a button that does one act; ``part`` is ``main``, ``quiet``, ``link``, ``choice`` or nothing."""
    made = QPushButton()
    call(made, text)
    if part:
        made.setProperty("part", part)
    made.clicked.connect(lambda: act())  # noqa: PLW0108 - Qt would hand a partial its 'checked'
    return made


def call(made: QPushButton, text: str) -> None:
    """Have a button say what it does, to eyes and ears."""
    made.setText(text)
    made.setAccessibleName(text.replace("&&", "\0").replace("&", "").replace("\0", "&"))


def at_edge(made: QPushButton, edge: str) -> QPushButton:
    """Have the words of a quiet button end (``right``) or begin (``left``) where what is above and below it does."""
    made.setProperty("edge", edge)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a widget that is already shown."""
    restyle(widget, "tone", tone)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a property the style sheet looks at; Qt reads such properties only when it polishes."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def clear(layout: QLayout) -> None:
    """Remove all that a layout holds, and the widgets in it."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
