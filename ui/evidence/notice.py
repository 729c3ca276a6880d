"""One line that says what just happened, with one act beside it: to take it back, or to have read it."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.labels import button, label, restyle
from ui.theme.tokens import GAP


class Notice(QWidget):
    """Is not there while there is nothing to say."""

    def __init__(self) -> None:
        """Say nothing yet."""
        super().__init__()
        self._act: Callable[[], object] | None = None
        self._said = label("", "small", wrap=True)
        self._button = button("", self._do, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._said, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def said(self) -> str:
        """What is said; empty for nothing."""
        return self._said.text()

    @property
    def offers(self) -> str:
        """The act that is offered, in words."""
        return self._button.text() if self.said else ""

    def say(
        self, sentence: str, words: str, act: Callable[[], object] | None = None, *, is_problem: bool = False
    ) -> None:
        """Say something; the button does ``act``, and the line goes."""
        self._act = act
        self._said.setText(sentence)
        restyle(self._said, "part", "problem" if is_problem else "small")
        self._button.setText(words)
        self._button.setAccessibleName(words)
        self.show()

    def do(self) -> None:
        """Do what the button offers."""
        self._button.click()

    def be_silent(self) -> None:
        """Take the line away."""
        self._act = None
        self._said.clear()
        self.hide()

    def _do(self) -> None:
        act = self._act
        self.be_silent()
        if act is not None:
            act()
