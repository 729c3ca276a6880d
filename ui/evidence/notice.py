"""What just happened, in a few lines, with one act beside it: to take it back, to have read it, or to read it all."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QWidget

from ui.parts.few_lines import FewLines
from ui.parts.labels import button
from ui.theme.appearance import Appearance
from ui.theme.tokens import GAP

ROOMY: Final = 640
"""Height of a window in which there is room for more than a line or two, px."""
_LINES: Final = (2, 6)


class Notice(QWidget):
    """Is not there while there is nothing to say."""

    def __init__(self, appearance: Appearance) -> None:
        """Say nothing yet."""
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._words = ""
        self._room = 0
        """Lines for which there was room to spare when it was said."""
        self.spare: Callable[[], int] = lambda: 0
        """Height that what stands around it can do without, px."""
        self._said = FewLines(appearance, "muted", self._most)
        self._button = button("", self._do, "link")
        self._said.cut_changed.connect(self._name_act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._said, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    @property
    def said(self) -> str:
        """What is said; empty for nothing."""
        return self._said.text

    @property
    def offers(self) -> str:
        """The act that is offered, in words."""
        return self._button.text() if self.said else ""

    def say(
        self, sentence: str, words: str = "", act: Callable[[], object] | None = None, *, is_problem: bool = False
    ) -> None:
        """Say something; the button does ``act``, and the line goes."""
        self._act, self._words = act, words
        taken = 0 if self.isHidden() else self._said.height()
        self._room = (self.spare() + taken) // self._said.fontMetrics().lineSpacing()
        self._said.show_text(sentence, sentence, "late" if is_problem else "muted")
        self.show()

    def do(self) -> None:
        """Do what the button offers."""
        self._button.click()

    def be_silent(self) -> None:
        """Take the line away."""
        self._act, self._words = None, ""
        self._said.show_text("", "")
        self.hide()

    def _most(self) -> int:
        least, most = _LINES
        return most if self.window().height() >= ROOMY else min(max(self._room, least), most)

    def _name_act(self) -> None:
        """Offer to read the rest where not all of it has room."""
        words = self.tr("Baca semua") if self._said.is_cut and self._act is None else self._words
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self._button.setVisible(bool(words))

    def _do(self) -> None:
        act, sentence, is_cut = self._act, self.said, self._said.is_cut
        self.be_silent()
        if act is not None:
            act()
        elif is_cut:
            box = QMessageBox(QMessageBox.Icon.NoIcon, self.window().windowTitle(), sentence, parent=self.window())
            box.setTextFormat(Qt.TextFormat.PlainText)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()
