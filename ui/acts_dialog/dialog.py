"""The dialog of one act: its fields, a button that says the act, and the rules' own words when they refuse."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.casework.acts import Act
from sync.contract.errors import TindakError
from ui.acts_dialog.fields import ActFields
from ui.acts_dialog.words import consequence, verb
from ui.complaints.copying import ReplyActs
from ui.complaints.upload_words import reply_of
from ui.help.faults import told
from ui.parts.dialog_room import at_least_wide
from ui.parts.filling_dialog import FillingDialog
from ui.parts.labels import button, label
from ui.ports.acts import UnitChoice
from ui.ports.desk import CaseView
from ui.workplace import Workplace

_WIDTH: Final = 520


class ActDialog(FillingDialog):
    """Does one act with one case; stays open with all that was typed until it is done or given up."""

    done_with = Signal(int)
    """Case with which the act was done: stored and queued."""

    def __init__(
        self,
        workplace: Workplace,
        act: Act,
        name: str,
        view: CaseView,
        units: Collection[UnitChoice],
        parent: QWidget | None,
        *,
        about: str = "",
    ) -> None:
        """Be about an act as it is called here (``name``), with the case as it is shown now."""
        super().__init__(parent)
        self._workplace, self._name, self._case = workplace, name, view.line.case
        words = act.words
        self.setWindowTitle(words)
        at_least_wide(self, _WIDTH)
        self.fields = ActFields(act, name, view, units, about, workplace.now_ms())
        self.fields.changed.connect(self._take_back_words)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.do = button(verb(name, words), self.save, "main")
        self.do.setToolTip(self.tr("Ctrl+Enter"))
        self.do.setAutoDefault(False)
        self._cancel = button(self.tr("&Batal"), self.reject)
        self._cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addStrut(self.minimumWidth() - 40)  # words that wrap ask for no width, and would be given height instead
        column.addWidget(label(f"{view.line.tracking_id} · {view.line.title}", "muted", wrap=True))
        column.addWidget(label(words, "title"))
        if explained := consequence(name):
            column.addWidget(label(explained, "small", wrap=True))
        if reply := next((said for said in view.timeline if about and said.id == about), None):
            column.addWidget(label(reply_of(view, reply, workplace.now_ms()), "", wrap=True))
            column.addWidget(ReplyActs(reply.text))  # who was led here may not have brought it there yet
        column.addWidget(self.fields)
        column.addStretch(1)
        column.addWidget(self._problem)
        column.addWidget(self.question)
        acts = QHBoxLayout()
        acts.addWidget(self.do)
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        column.addLayout(acts)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    @property
    def said(self) -> str:
        """Why it could not be done; empty while nothing is wrong."""
        return self._problem.text()

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin in the first field."""
        super().showEvent(event)
        self.go_on()

    def save(self) -> None:
        """Do the act; on a refusal everything stays as it was typed."""
        if self._is_storing:
            return
        if not self.fields.is_answered:
            self._say(self.fields.ask())
            return
        request = self.fields.request()
        self.question.hide()
        self._store(is_storing=True)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.act(self._case, self._name, request),
            on_success=lambda _action: self._has_done(),
            on_failure=self._tell,
        )

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen."""
        return self.fields.is_touched

    def go_on(self) -> None:
        """Put the keyboard into the first field."""
        (self.fields.first or self.do).setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_done(self) -> None:
        self.accept()
        self.done_with.emit(self._case)

    def _tell(self, fault: TindakError) -> None:
        self._store(is_storing=False)
        self._say(told(fault))
        self.go_on()

    def _store(self, *, is_storing: bool) -> None:
        """Leave what is being stored as it is, until that is done or refused."""
        self._is_storing = is_storing
        self.do.setEnabled(not is_storing)
        self.fields.setEnabled(not is_storing)

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def _take_back_words(self) -> None:
        self._problem.clear()
        self._problem.hide()
        self.judge()
