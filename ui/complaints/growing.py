"""A conversation is laid out from its top: what is in sight at once, what is below when that was painted."""

from collections.abc import Iterator
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, QTimer

from ui.complaints.conversation import Entry
from ui.parts.reading import ReadingArea
from ui.theme.tokens import GAP

_BREATH_MS: Final = 40
"""Whoever opens a case waits for what is in sight, and for nothing below it."""
_AT_A_TIME: Final = 3


class GrowingConversation(QObject):
    """Puts entries into a reading area, a few at a time."""

    def __init__(self, reading: ReadingArea, parent: QObject) -> None:
        """Have nothing to lay out."""
        super().__init__(parent)
        self._reading = reading
        self._to_come: Iterator[Entry] = iter(())
        self._place = 0
        """Where in the column the next entry comes."""
        self._more = QTimer(self, singleShot=True)
        self._more.timeout.connect(self._go_on)
        self._is_painted = False
        self._is_first = True
        """Whether nothing was laid out yet: what Qt does for the first time takes long."""

    def begin(self, entries: Iterator[Entry], *, at_once: bool, above: int = 0) -> None:
        """Lay entries out behind what stands in the column; ``at_once`` all of them.

        :param above: how far somebody has read on; what is in sight then is laid out first, px.
        """
        self.stop()
        self._to_come, self._place = entries, self._reading.column.count()
        line = self._reading.fontMetrics().lineSpacing()
        if self._is_first and not at_once:  # the head of the case is painted before
            self._is_first, self._is_painted = False, True
            self._more.start(0)
            return
        left = above + self._reading.viewport().height() - line * self._place  # what stands above takes a line at least
        for entry in entries:
            self._lay(entry)
            left -= line + entry.text.height() + 2 * GAP
            if left < 0 and not at_once:
                self._is_painted = False
                self._more.start(0)
                return

    def stop(self) -> None:
        """Lay out nothing further."""
        self._more.stop()
        self._to_come = iter(())

    def _go_on(self) -> None:
        if self._is_painted:
            self._lay_some()
        else:  # a timer comes behind all that was asked to be laid out and painted
            self._is_painted = True
            self._more.start(_BREATH_MS)

    def _lay_some(self) -> None:
        some = list(islice(self._to_come, _AT_A_TIME))
        for entry in some:
            self._lay(entry)
        if len(some) == _AT_A_TIME:
            self._more.start(0)

    def _lay(self, entry: Entry) -> None:
        entry.expect_width(self._reading.viewport().width() - GAP)
        self._reading.column.insertWidget(self._place, entry)
        self._place += 1
