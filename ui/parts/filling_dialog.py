"""A dialog that is filled in: what stands in it never goes without a question, and the window knows of it."""

from abc import abstractmethod

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ui.parts.labels import button, label


class FillingDialog(QDialog):
    """Asks before what was filled in goes; stays while it is being stored."""

    safety_changed = Signal(bool)
    """Whether nothing stands here that is not stored."""

    def __init__(self, parent: QWidget | None) -> None:
        """Hold nothing yet; whoever inherits this lays :attr:`question` out and calls :meth:`judge` on each change."""
        super().__init__(parent)
        self._is_storing = False
        """Whether what was filled in is on its way to be stored."""
        self._is_over, self._was_safe = False, True
        self.question = self._made_question()
        self.question.hide()

    @property
    @abstractmethod
    def is_touched(self) -> bool:
        """Whether anything was filled in."""

    @property
    def is_safe(self) -> bool:
        """Whether nothing stands here that is not stored."""
        return self._is_over or not self.is_touched

    @property
    def asks_to_discard(self) -> bool:
        """Whether it asks if what was filled in may go."""
        return not self.question.isHidden()

    def judge(self) -> None:
        """Tell where :attr:`is_safe` has changed."""
        is_safe = self.is_safe
        if is_safe != self._was_safe:
            self._was_safe = is_safe
            self.safety_changed.emit(is_safe)

    def ask_to_discard(self) -> None:
        """Ask whether what was filled in may go, in front of all else."""
        self.raise_()
        self.activateWindow()
        self.question.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject(self) -> None:
        """Close; where something was filled in, ask first. Asked once more, go on filling in."""
        if self._is_storing:
            return
        if self.asks_to_discard:
            self.question.hide()
            self.go_on()
        elif self.is_touched:
            self.ask_to_discard()
        else:
            super().reject()

    def done(self, result: int, /) -> None:
        """Close: what stood here is stored or given up."""
        self._is_over = True
        super().done(result)
        self.judge()

    @abstractmethod
    def go_on(self) -> None:
        """Put the keyboard where one goes on filling in."""

    def _made_question(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("Yang diisi belum disimpan."), "warning"), 1)
        self._keep = button(self.tr("L&anjut mengisi"), self.reject)
        for one in (self._keep, button(self.tr("B&uang"), super().reject)):
            one.setAutoDefault(False)
            row.addWidget(one)
        return made
