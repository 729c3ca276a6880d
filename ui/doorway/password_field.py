"""A field for a password: it can be shown, and it says when Caps Lock is on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.parts.labels import at_edge, button, label, restyle
from ui.theme.tokens import GAP


class _Line(QLineEdit):
    capitals = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Notice capitals that come without Shift: Qt cannot ask for the state of Caps Lock."""
        typed = event.text()
        if typed.isalpha():
            has_shift = bool(event.modifiers() & event.modifiers().ShiftModifier)
            self.capitals.emit(typed.isupper() != has_shift)
        super().keyPressEvent(event)


class PasswordField(QWidget):
    """Takes a password."""

    entered = Signal()

    def __init__(self, accessible_name: str, *, hint: str = "") -> None:
        """Begin empty and hidden; ``hint`` stands in the field while it is empty, where no label stands beside it."""
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._line = _Line()
        self._line.setEchoMode(QLineEdit.EchoMode.Password)
        self._line.setAccessibleName(accessible_name)
        self._line.setPlaceholderText(hint)
        self._line.returnPressed.connect(self.entered)
        self._line.capitals.connect(self._warn)
        self._show = at_edge(button(self.tr("&Tampilkan"), self._toggle, "quiet"), "right")
        self._show.setAccessibleName(self.tr("Tampilkan kata sandi"))
        self._hint = label(self.tr("Caps Lock menyala."), "warning")
        self._hint.hide()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._line, 1)
        row.addWidget(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._hint)
        self.setFocusProxy(self._line)

    def text(self) -> str:
        """Return what was typed."""
        return self._line.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._line.clear()

    def select_all(self) -> None:
        """Mark what was typed, ready to be replaced."""
        self._line.selectAll()

    def mark(self, *, is_wrong: bool) -> None:
        """Say by the frame whether this is the field in question."""
        restyle(self._line, "wrong", "true" if is_wrong else "false")

    def is_shown(self) -> bool:
        """Whether the password can be read on the screen."""
        return self._line.echoMode() is QLineEdit.EchoMode.Normal

    def _toggle(self) -> None:
        shown = not self.is_shown()
        self._line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(self.tr("Sembun&yikan") if shown else self.tr("&Tampilkan"))
        self._show.setAccessibleName(self.tr("Sembunyikan kata sandi") if shown else self.tr("Tampilkan kata sandi"))

    def _warn(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        self._hint.setVisible(is_on)
