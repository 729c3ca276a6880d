"""The switch *Luring*: stored by the desk, and it ends what is under way."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from sync.contract.errors import TindakError
from ui.help.faults import told
from ui.workplace import Workplace


class LuringSwitch(QObject):
    """Turns the line off and on by hand."""

    switched = Signal()
    """It is stored."""
    failed = Signal(str)
    """Sentence: it could not be stored, and nothing has changed."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Change nothing yet."""
        super().__init__(parent)
        self._workplace = workplace

    def offer_to_end(self, window: QWidget, then: Callable[[], object]) -> None:
        """Ask whether to turn the line on for what was just asked for, and do that once it is on."""
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Luring"),
            self.tr("Luring menyala: tidak ada yang dikirim atau diambil."),
            parent=window,
        )
        both = box.addButton(self.tr("&Matikan lalu sinkronkan"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("&Tetap luring"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(both)
        both.clicked.connect(lambda: self.set(luring=False, then=then))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def set(self, luring: bool, then: Callable[[], object] | None = None) -> None:  # noqa: FBT001 - the shape of the signal
        """Turn the line off (``True``) or on again; ``then`` follows once that is stored."""
        if luring:
            self._workplace.exchange.give_up()  # what is under way ends too, and goes on where it stopped
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.set_luring(luring=luring),
            on_success=lambda _nothing: self._tell_switched(then),
            on_failure=self._tell,
        )

    def _tell_switched(self, then: Callable[[], object] | None) -> None:
        self.switched.emit()
        if then is not None:
            then()

    def _tell(self, fault: TindakError) -> None:
        self.failed.emit(told(fault))
