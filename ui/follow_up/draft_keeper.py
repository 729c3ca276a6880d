"""Keeps a draft as it is typed: soon after each pause, and now and then while typing goes on without one."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from sync.contract.errors import TindakError
from ui.follow_up.draft_text import Typed
from ui.help.faults import told
from ui.lanes.captions import LONGEST_MS, PAUSE_MS
from ui.workplace import Workplace

_AGAIN_MS: Final = 5000


class DraftKeeper(QObject):
    """Saves one draft at a time through the database lane, in the order it was typed."""

    saved = Signal(object)  # not int: Qt's int has 32 bits
    """When the newest text was saved, ms; 0 when an emptied draft was dropped."""
    failed = Signal(str)
    """Sentence: why it could not be saved. It is tried again by itself."""
    safety_changed = Signal(bool)
    """Whether all that was typed is saved."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Keep nothing yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._case = 0
        self._wanted: Typed | None = None
        """What stands in the form."""
        self._kept: Typed | None = None
        """What is known to be stored."""
        self._asked: Typed | None = None
        """What was last handed to the lane."""
        self._under_way = 0
        self._is_safe = True
        self._then: Callable[[], None] | None = None
        """What takes the text away, and waits until it is stored."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        for timer in (self._pause, self._longest, self._again):
            timer.timeout.connect(self.keep_now)

    @property
    def is_safe(self) -> bool:
        """Whether all that was typed is saved."""
        return self._is_safe

    def begin(self, case: int, kept: Typed) -> None:
        """Go on from what is stored for a case; what was typed before is safe by then."""
        self._stop()
        self._case, self._under_way = case, 0
        self._wanted = self._kept = self._asked = kept
        self._judge()

    def typed(self, typed: Typed) -> None:
        """Note what stands in the form now."""
        if not self._case:
            return
        self._wanted = typed
        self._judge()
        if self._is_safe:
            return
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def keep_now(self) -> None:
        """Save at once what is not saved yet, or not on its way already."""
        self._stop()
        if self._is_safe or self._wanted is None or self._wanted == self._asked:
            return
        case, wanted = self._case, self._wanted
        self._asked = wanted
        self._under_way += 1
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.save_draft(case, *wanted),
            on_success=partial(self._take_kept, case, wanted),
            on_failure=partial(self._take_failure, case),
        )

    def call_when_safe(self, act: Callable[[], None]) -> None:
        """Do something that takes the text away, but only when it is stored; where that fails, it is not done."""
        self._then = None
        if self._is_safe:
            act()
        else:
            self._then = act
            self.keep_now()

    def end(self) -> None:
        """Forget the draft: it was recorded."""
        self._stop()
        self._case, self._under_way = 0, 0
        self._wanted = self._kept = self._asked = None
        self._judge()

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    def _judge(self) -> None:
        is_safe = self._under_way == 0 and (self._wanted == self._kept or self._is_nothing())
        if is_safe != self._is_safe:
            self._is_safe = is_safe
            self.safety_changed.emit(is_safe)
            if is_safe and self._then is not None:
                act, self._then = self._then, None
                act()

    def _is_nothing(self) -> bool:
        return all(one.is_nothing for one in (self._wanted, self._kept) if one is not None)

    def _take_kept(self, case: int, kept: Typed, saved_at: int) -> None:
        if case != self._case:
            return
        self._under_way -= 1
        self._kept = kept
        self._judge()
        if self._is_safe:
            self.saved.emit(0 if kept.is_nothing else saved_at)
        elif self._under_way == 0 and not self._longest.isActive():
            self._pause.start()  # it went back to what was stored before while this was on its way

    def _take_failure(self, case: int, fault: TindakError) -> None:
        self._then = None
        self.failed.emit(told(fault))
        if case != self._case:
            return
        self._under_way -= 1
        self._asked = None
        self._again.start()
