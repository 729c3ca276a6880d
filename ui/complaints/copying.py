"""*Salin balasan*: the way of a response into lapor.go.id today is the clipboard."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import LAPOR_TEXT_LIMIT
from ui.language.wording import number
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label, restyle
from ui.theme.tokens import GAP


class ReplyActs(QWidget):
    """What can be done with one public response of the office; :attr:`row` takes further acts."""

    def __init__(
        self,
        text: str,
        *,
        upload: Callable[[], object] | None = None,
        is_marked: bool = False,
        road: LaporRoad | None = None,
        is_next: bool = False,
    ) -> None:
        """Offer to copy this text.

        :param upload: begins to mark it as uploaded; ``None`` where that cannot be done.
        :param is_marked: it was marked as uploaded here, and the centre has not received that yet.
        :param road: how it gets to lapor.go.id, where that has to be said beside it.
        :param is_next: whether this is the next step: then :attr:`acts` are buttons, for the caller to place.
        """
        super().__init__()
        self._text = text
        self._said = label("", "small", wrap=True)
        self._said.hide()
        row = QWidget()
        said_of = {
            LaporRoad.BRIDGE: self.tr("Server yang meneruskannya ke LAPOR!, tidak perlu diunggah"),
            LaporRoad.BRIDGE_STOPPED: self.tr("Menunggu di server: penerusan ke LAPOR! terhenti"),
            LaporRoad.NOT_TAKEN: self.tr("Tidak dapat diteruskan server, lihat dahulu di lapor.go.id"),
        }
        self.row = FlowLayout(row, gap=2 * GAP, line_gap=2)
        self.copy = button(self.tr("Salin balasan"), self._copy, "link")
        self.acts: list[QPushButton] = []
        if is_next:
            self.copy = button(self.tr("Sali&n balasan"), self._copy, "main")
            self.acts.append(self.copy)
        else:
            self.row.addWidget(self.copy)
        if is_marked:
            self.row.addWidget(label(self.tr("Tanda unggah menunggu server"), "warning"))
        elif road in said_of:
            self.row.addWidget(label(said_of[road], "small" if road is LaporRoad.BRIDGE else "warning"))
        if upload is not None and is_next:
            self.acts.append(button(self.tr("&Tandai sudah diunggah …"), upload))
        elif upload is not None and not is_marked:
            self.row.addWidget(button(self.tr("Tandai sudah diunggah …"), upload, "link"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(row)
        column.addWidget(self._said)

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
            self.tr(
                "Disalin: {length} karakter, melebihi {limit} karakter yang diterima LAPOR!. Ringkas di sana.",
                "",
                length,
            )
            if is_too_long
            else self.tr("Disalin: {length} dari {limit} karakter.", "", LAPOR_TEXT_LIMIT)
        )
        self._said.setText(pattern.format(**counts))
        restyle(self._said, "part", "problem" if is_too_long else "small")
        self._said.show()
