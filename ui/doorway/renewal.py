"""A quiet banner when the session has expired: local work goes on, exchanging needs the password once more."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sync.contract.errors import TindakError
from ui.doorway.password_field import PasswordField
from ui.help.faults import told
from ui.parts.labels import button, label
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.workplace import Workplace

Renew = Callable[[str], None]
"""Signs in again with a password; raises :class:`TindakError` when that fails."""


class RenewalBanner(QFrame):
    """Asks for the password when the operator is ready for it; never blocks anything."""

    renewed = Signal()

    def __init__(self, workplace: Workplace, renew: Renew) -> None:
        """Stay hidden until it is needed."""
        super().__init__()
        self.setProperty("part", "banner")
        self._workplace, self._renew_with = workplace, renew
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._ask = button(self.tr("Masuk lagi"), self.ask)
        self._password = PasswordField(self.tr("Kata sandi"), hint=self.tr("Kata sandi"))
        self._password.setFixedWidth(scaled(320))
        self._password.entered.connect(self._renew)
        self._act = button(self.tr("Masuk"), self._renew)  # the page has the main button
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(label(self.tr("Masuk lagi agar sinkronisasi berjalan; pekerjaan tetap aman."), wrap=True), 1)
        for widget in (self._password, self._act, self._ask):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, GAP, 20, GAP)
        column.addLayout(row)
        column.addWidget(self._problem)
        self._show_field(shown=False)
        self.hide()

    def show_need(self, *, is_needed: bool) -> None:
        """Appear or go; what is being typed stays."""
        if is_needed != self.isHidden():
            return
        self._show_field(shown=False)
        self.setVisible(is_needed)

    def _show_field(self, *, shown: bool) -> None:
        self._ask.setVisible(not shown)
        self._password.setVisible(shown)
        self._act.setVisible(shown)

    def ask(self) -> None:
        """Show the field for the password, and put the keyboard there."""
        self._show_field(shown=True)
        self._password.setFocus()

    def _renew(self) -> None:
        password = self._password.text()
        if not password or not self._act.isEnabled():
            return
        self._act.setEnabled(False)
        self._problem.hide()
        self._workplace.background.network.run(
            self,
            lambda: self._renew_with(password),
            on_success=lambda _nothing: self._done(),
            on_failure=self._tell,
        )

    def _done(self) -> None:
        self._act.setEnabled(True)
        self._password.clear()
        self.hide()
        self.renewed.emit()

    def _tell(self, fault: TindakError) -> None:
        self._act.setEnabled(True)
        self._problem.setText(told(fault))
        self._problem.show()
        self._password.setFocus()
        self._password.select_all()
