"""A card beside the form: why this text came back or cannot go, and that the case has changed since it was begun."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.parts.labels import button, card, label
from ui.ports.desk import Draft
from ui.ports.outbox import DifferenceView
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class DifferenceNotice(QWidget):
    """Hidden while there is nothing to say; never takes the keyboard from whoever types."""

    wanted = Signal(int, str)
    """Case, and which of its drafts (:attr:`ui.ports.desk.Draft.act`), whose difference shall be shown."""
    note_wanted = Signal()
    """The text shall go on as a *catatan internal*."""

    def __init__(self, workplace: Workplace) -> None:
        """Say nothing yet."""
        super().__init__()
        self._workplace = workplace
        self._case, self._act = 0, ""
        frame = card("attention")
        self._came_back = label("", "", wrap=True)
        self._only_note = button(self.tr("Jadikan catatan i&nternal"), self.note_wanted.emit, "main")
        self._only_note.hide()
        self._why_not = label("", "", wrap=True)
        self._why_not.hide()
        self._changed = label(self.tr("Laporan ini berubah sejak Anda mulai menulis."), "strong", wrap=True)
        self._look = button(self.tr("Lihat perbe&daan …"), lambda: self.wanted.emit(self._case, self._act))
        words = QVBoxLayout(frame)
        words.setContentsMargins(12, GAP, 12, GAP)
        words.setSpacing(4)
        words.addWidget(self._came_back)
        words.addWidget(self._why_not)
        words.addWidget(self._only_note, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self._changed)
        words.addWidget(self._look, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        self._show("", has_changed=False)

    @property
    def said(self) -> tuple[str, ...]:
        """What is said now."""
        return tuple(one.text() for one in (self._came_back, self._why_not, self._changed) if not one.isHidden())

    def begin(self, case: int, act: str, draft: Draft | None) -> None:
        """Be about the draft of a case that was just opened.

        :param act: which one, as :attr:`ui.ports.desk.Draft.act`, also where nothing is typed yet.
        """
        self._case, self._act = case, act
        back = draft.came_back if draft is not None else ""
        self._show(self.tr("Kembali dari server: {}").format(back) if back else "", has_changed=False)
        self.look()

    def end(self) -> None:
        """Be about nothing any more."""
        self._case, self._act = 0, ""
        self.offer_note("")
        self._show("", has_changed=False)

    def offer_note(self, why_not: str) -> None:
        """Offer to go on as a note, which alone can still go; with the reason, or take the offer back without one."""
        self._only_note.setVisible(bool(why_not))
        self._why_not.setText(why_not)
        self._show(self._came_back.text(), has_changed=not self._changed.isHidden())

    def look(self) -> None:
        """Look again whether the case has changed."""
        case, act = self._case, self._act
        if not case:
            return

        def take(view: DifferenceView | None) -> None:
            if (case, act) == (self._case, self._act):
                self._show(self._came_back.text(), has_changed=view is not None)

        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.draft_difference(case, act),
            on_success=take,
            on_failure=lambda _fault: None,
        )

    def _show(self, came_back: str, *, has_changed: bool) -> None:
        self._came_back.setText(came_back)
        self._came_back.setVisible(bool(came_back))
        why_not = self._why_not.text()
        self._why_not.setVisible(bool(why_not) and why_not not in came_back)  # what came back says the same
        self._changed.setVisible(has_changed)
        self._look.setVisible(has_changed)
        self.setVisible(bool(came_back or why_not) or has_changed)
