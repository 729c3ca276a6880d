"""A card beside the form: why this text came back, and that the case has changed since it was begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.outbox_ports import DifferenceView
from ui.parts.labels import button, card, label
from ui.ports import Draft
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class DifferenceNotice(QWidget):
    """Hidden while there is nothing to say; never takes the keyboard from whoever types."""

    wanted = Signal(int)
    """Case whose difference shall be shown."""

    def __init__(self, workplace: Workplace) -> None:
        """Say nothing yet."""
        super().__init__()
        self._workplace = workplace
        self._case = 0
        frame = card("attention")
        self._came_back = label("", "", wrap=True)
        self._changed = label(self.tr("Laporan ini berubah sejak Anda mulai menulis."), "strong", wrap=True)
        self._look = button(self.tr("Lihat perbe&daan …"), lambda: self.wanted.emit(self._case))
        words = QVBoxLayout(frame)
        words.setContentsMargins(12, GAP, 12, GAP)
        words.setSpacing(4)
        words.addWidget(self._came_back)
        words.addWidget(self._changed)
        words.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self._show("", has_changed=False)

    @property
    def said(self) -> tuple[str, ...]:
        """What is said now."""
        return tuple(one.text() for one in (self._came_back, self._changed) if not one.isHidden())

    def begin(self, case: int, draft: Draft | None) -> None:
        """Be about the draft of a case that was just opened."""
        self._case = case
        back = draft.came_back if draft is not None else ""
        self._show(self.tr("Kembali dari server: {}").format(back) if back else "", has_changed=False)
        self.look()

    def end(self) -> None:
        """Be about nothing any more."""
        self._case = 0
        self._show("", has_changed=False)

    def look(self) -> None:
        """Look again whether the case has changed."""
        case = self._case
        if not case:
            return

        def take(view: DifferenceView | None) -> None:
            if case == self._case:
                self._show(self._came_back.text(), has_changed=view is not None)

        self._workplace.background.database.run(
            self, lambda: self._workplace.desk.draft_difference(case), on_success=take, on_failure=lambda _fault: None
        )

    def _show(self, came_back: str, *, has_changed: bool) -> None:
        self._came_back.setText(came_back)
        self._came_back.setVisible(bool(came_back))
        self._changed.setVisible(has_changed)
        self._look.setVisible(has_changed)
        self.setVisible(bool(came_back) or has_changed)
