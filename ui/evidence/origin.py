"""Where, when and with what a picture was taken: told by the centre, and only to those who supervise the case."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.evidence.provenance import Provenance
from ui.help.faults import told
from ui.language.wording import dated
from ui.parts.labels import button, clear, label
from ui.ports.desk import DeskState
from ui.ports.evidence import FileView
from ui.ports.exchange import Origin
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_COORDINATOR = "coordinator"


class OriginOfPicture(QWidget):
    """Asks when it is wanted, and shows the answer; there is nothing to see for anybody but a coordinator."""

    def __init__(self, workplace: Workplace) -> None:
        """Start empty, and find out whose desk this is."""
        super().__init__()
        self._workplace = workplace
        self._sha256 = ""
        self._is_coordinator = False
        self.ask = button(self.tr("&Asal foto …"), self._ask, "link")
        self.ask.setToolTip(self.tr("Kapan, di mana, dan dengan alat apa foto diambil. Perlu tersambung ke server."))
        self._answer = QVBoxLayout()
        self._answer.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.ask)
        column.addLayout(self._answer)
        self.hide()
        workplace.background.database.run(
            self, workplace.desk.state, on_success=self._note_role, on_failure=lambda _fault: None
        )

    def show_file(self, file: FileView) -> None:
        """Be about another file; what was told of the former goes."""
        self._sha256 = file.sha256 if file.event and file.is_picture else ""
        clear(self._answer)
        self.ask.setEnabled(True)
        self._show_itself()

    def _note_role(self, state: DeskState) -> None:
        self._is_coordinator = state.role == _COORDINATOR
        self._show_itself()

    def _show_itself(self) -> None:
        self.setVisible(self._is_coordinator and bool(self._sha256))

    def _ask(self) -> None:
        sha256 = self._sha256
        self.ask.setEnabled(False)
        self._say(self.tr("Menanyakan ke server …"))
        self._workplace.background.network.run(
            self,
            lambda: self._workplace.exchange.origin(sha256),
            on_success=lambda told: self._show(sha256, told),
            on_failure=lambda fault: self._show_fault(sha256, fault),
        )

    def _show(self, sha256: str, told: Origin) -> None:
        if sha256 != self._sha256:
            return
        self.ask.setEnabled(True)
        lines = self._lines(told.provenance) if told.provenance else [told.why_not]
        self._say(*lines)

    def _show_fault(self, sha256: str, fault: TindakError) -> None:
        if sha256 == self._sha256:
            self.ask.setEnabled(True)
            self._say(told(fault))

    def _lines(self, said: Provenance) -> list[str]:
        place = ""
        if said.latitude is not None and said.longitude is not None:
            place = self.tr("Tempat: {}").format(f"{said.latitude:.5f}, {said.longitude:.5f}")
        device = " ".join(part for part in (said.maker, said.model) if part)
        lines = [
            self.tr("Diambil: {}").format(dated(said.taken_at, self._workplace.now_ms())) if said.taken_at else "",
            place,
            self.tr("Alat: {}").format(device) if device else "",
            self.tr("Nomor seri: {}").format(said.serial) if said.serial else "",
            self.tr("Diolah dengan: {}").format(said.software) if said.software else "",
        ]
        return [line for line in lines if line] or [self.tr("Berkas aslinya tidak menyebutkan apa pun.")]

    def _say(self, *lines: str) -> None:
        clear(self._answer)
        for line in lines:
            self._answer.addWidget(label(line, "detail", wrap=True))
