"""The one sentence above saving: why something did not go, the heavier before the lighter."""

from PySide6.QtWidgets import QLabel


class Trouble:
    """Knows which sentence stands there, and which may take its place."""

    def __init__(self, place: QLabel) -> None:
        """Say nothing yet."""
        self._place = place
        self._kept_back = ""
        """Why a remark keeps the text back, where one does."""
        self._said_back = ""
        """How that was said last."""
        self.is_unstored = False
        """Whether storing has failed; the sentence about it stays until it has succeeded."""

    def say(self, sentence: str) -> None:
        """Say what was asked for just now."""
        self._place.setText(sentence)
        self._place.show()

    def say_unstored(self, sentence: str) -> None:
        """Say why the text could not be stored."""
        self.is_unstored = True
        self.say(sentence)

    def keep_back(self, reason: str) -> None:
        """Say once why a remark keeps the text back, but never in place of why it is not stored; empty: none does."""
        if reason and not self.is_unstored and (reason != self._kept_back or self._place.isHidden()):
            self._said_back = reason
            self.say(reason)
        elif not reason and self._place.text() == self._said_back:  # any other sentence there is not ours to take
            self._place.hide()
        self._kept_back = reason

    def go_on(self) -> None:
        """Take away what was about the text as it stood before it was typed on."""
        if not self._kept_back and not self.is_unstored:
            self._place.hide()

    def end(self) -> None:
        """Take all away: the text is stored, or another one."""
        self.is_unstored = False
        self._place.hide()
