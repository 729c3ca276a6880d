"""*Salin balasan*: the way of a response into lapor.go.id today is the clipboard."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sync.contract.events import LAPOR_TEXT_LIMIT
from ui.parts.labels import button, label, restyle
from ui.theme.tokens import GAP
from ui.wording import number


class ReplyActs(QWidget):
    """What can be done with one public response of the office; :attr:`row` takes further acts."""

    def __init__(self, text: str, *, upload: Callable[[], object] | None = None, is_marked: bool = False) -> None:
        """Offer to copy this text.

        :param upload: begins to mark it as uploaded; ``None`` where that cannot be done.
        :param is_marked: it was marked as uploaded here, and the centre has not received that yet.
        """
        super().__init__()
        self._text = text
        self._said = label("", "small", wrap=True)
        self._said.hide()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)
        self.copy = button(self.tr("Salin balasan"), self._copy, "link")
        self.row.addWidget(self.copy)
        if is_marked:
            self.row.addWidget(label(self.tr("Tanda unggah menunggu server"), "warning"))
        elif upload is not None:
            self.row.addSpacing(GAP)
            self.row.addWidget(button(self.tr("Sudah diunggah …"), upload, "link"))
        self.row.addWidget(self._said, 1)

    @property
    def said(self) -> str:
        """What was said after copying."""
        return self._said.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        length = len(self._text)
        counts = {"length": number(length), "limit": number(LAPOR_TEXT_LIMIT)}
        is_too_long = length > LAPOR_TEXT_LIMIT
        pattern = (
            self.tr("Disalin: {length} huruf, melebihi {limit} huruf yang diterima LAPOR!. Ringkas di sana.")
            if is_too_long
            else self.tr("Disalin: {length} dari {limit} huruf.")
        )
        self._said.setText(pattern.format(**counts))
        restyle(self._said, "part", "problem" if is_too_long else "small")
        self._said.show()
