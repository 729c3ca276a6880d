"""Whether all that was typed is stored: told by the form, by captions and by dialogs, said as one thing."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal


class Holder(Enum):
    """What holds words until they are stored."""

    FORM = auto()
    CAPTIONS = auto()
    """What is typed about files, in whichever window."""
    ACT = auto()
    """The dialog of one act."""
    SEVERAL = auto()
    """The dialog for several cases."""


class Safety(QObject):
    """Safe while every holder is."""

    changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        """Know of nothing that is not stored."""
        super().__init__(parent)
        self._unsafe: set[Holder] = set()

    @property
    def is_safe(self) -> bool:
        """Whether nothing that was typed exists only in memory."""
        return not self._unsafe

    def of(self, holder: Holder) -> Callable[[bool], None]:
        """Return what a holder tells whether all that it holds is stored."""
        return lambda is_safe: self.note(holder, is_safe=is_safe)

    def note(self, holder: Holder, *, is_safe: bool) -> None:
        """Take what one holder tells."""
        was_safe = self.is_safe
        self._unsafe = self._unsafe - {holder} if is_safe else self._unsafe | {holder}
        if self.is_safe != was_safe:
            self.changed.emit(self.is_safe)
