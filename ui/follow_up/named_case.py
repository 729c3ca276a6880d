"""Which case the form is about; the keyboard stands here where a draft opened by itself that nobody has looked at."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.parts.labels import label, restyle


class NamedCase(QFrame):
    """Says the number and title of a case, and that its draft goes on.

    While the keyboard is here nothing that is typed does anything: who went on typing for the former case changes
    nothing of this one.
    """

    def __init__(self) -> None:
        """Build it, about nothing yet."""
        super().__init__()
        self.line = label("", "muted", wrap=True)
        self.note = label("", "small", wrap=True)
        self.note.hide()
        self._goes_on: Callable[[], object] | None = None
        self._drafted_at = ""
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self.note)

    @property
    def is_held(self) -> bool:
        """Whether nobody has gone on from here since it was given the keyboard."""
        return self._goes_on is not None

    def say(self, number: str, title: str, *, follows: bool) -> None:
        """Say which case this is, and whether it follows another because the form was opened by itself."""
        named = f"{number} · {title}"
        self.line.setText(self.tr("Sekarang laporan berikutnya: {}").format(named) if follows else named)
        restyle(self.line, "part", "strong" if follows else "muted")
        self._goes_on, self._drafted_at = None, ""
        self.note.setMinimumHeight(0)
        self._show_note()

    def hold(self, drafted_at: str, goes_on: Callable[[], object]) -> None:
        """Take the keyboard until somebody goes on, with Tab or by a click elsewhere.

        :param drafted_at: when the draft was stored that stands in the form, in words; empty where none does.
        :param goes_on: puts the keyboard where the act is done.
        """
        self._goes_on, self._drafted_at = goes_on, drafted_at
        self._show_note()
        self.setAccessibleName(f"{self.line.text()}. {self.note.text()}" if drafted_at else self.line.text())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Put the keyboard where the act is done."""
        goes_on, self._goes_on = self._goes_on, None
        self._show_note()
        if goes_on is not None:
            goes_on()

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: N802, FBT001 - Qt's name and shape
        """Go on with Tab."""
        if not forward or self._goes_on is None:
            return super().focusNextPrevChild(forward)
        self.go_on()
        return True

    def focusOutEvent(self, event: QFocusEvent, /) -> None:  # noqa: N802 - Qt's name
        """Let go once the keyboard is led elsewhere in the window; the key of a button leads nowhere by itself."""
        super().focusOutEvent(event)
        passing = {Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if event.reason() not in {*passing, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason}:
            self._goes_on = None
            self._show_note()

    def _show_note(self) -> None:
        if self.note.isVisible():
            self.note.setMinimumHeight(self.note.height())  # fewer words move nothing below them
        words = self.tr("Melanjutkan draf {}.")
        if self._goes_on is not None:
            words = self.tr("Draf {}. Lanjutkan dengan Tab, atau tekan teksnya.")
        self.note.setText(words.format(self._drafted_at))
        self.note.setVisible(bool(self._drafted_at))
        is_framed = bool(self._drafted_at) or self._goes_on is not None
        self._column.setContentsMargins(*((10, 6, 10, 6) if is_framed else (0, 0, 0, 0)))
        restyle(self, "part", "now" if is_framed else "")
