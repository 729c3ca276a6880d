"""The switch *Luring*: stored by the desk, and it ends what is under way."""

from PySide6.QtCore import QObject, Signal

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

    def set(self, luring: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Turn the line off (``True``) or on again."""
        if luring:
            self._workplace.exchange.give_up()  # what is under way ends too, and goes on where it stopped
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.set_luring(luring=luring),
            on_success=lambda _nothing: self.switched.emit(),
            on_failure=self._tell,
        )

    def _tell(self, fault: TindakError) -> None:
        self.failed.emit(told(fault))
