"""What happens to a case while somebody writes about it: told beside the text, and shown when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sync.contract.errors import TindakError
from ui.follow_up.changes import changes
from ui.follow_up.opening import Found, look_up
from ui.help.faults import told
from ui.ports.desk import CaseView
from ui.workplace import Workplace


class CaseNews(QObject):
    """Looks whether the case has changed, and keeps how it stands now; nothing that is shown moves by itself."""

    arrived = Signal(list, bool)
    """Sentences, and whether the case can be shown as it stands now."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Know of nothing new."""
        super().__init__(parent)
        self._workplace = workplace
        self._found: Found | None = None

    def look(self, shown: Callable[[], CaseView | None], act: Callable[[], str]) -> None:
        """Look at the case that is shown.

        :param shown: the case as it is shown when the answer comes; ``None`` when it is not shown any more.
        :param act: name of the act that is written then.
        """
        if (before := shown()) is None:
            return
        case = before.line.case
        self._workplace.background.database.run(
            self,
            lambda: look_up(self._workplace, case),
            on_success=lambda found: self._take(shown(), act(), found),
            on_failure=self._tell,
        )

    def take(self) -> Found | None:
        """Return the case as it stands now, where that is news; it is none from then on."""
        found, self._found = self._found, None
        return found

    def _take(self, shown: CaseView | None, act: str, found: Found) -> None:
        if shown is None or found.view.line.case != shown.line.case:
            return
        chosen = next((one for one in found.possible if one.name == act), None)
        sentences = changes(shown, found.view, chosen.why_not if chosen is not None else "")
        self._found = found if sentences else None
        self.arrived.emit(sentences, True)

    def _tell(self, fault: TindakError) -> None:
        self.arrived.emit([told(fault)], False)
