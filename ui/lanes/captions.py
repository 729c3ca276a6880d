"""Keeps what is typed about files of drafts, by the same rule as the text: soon after a pause, and now and then."""

from collections.abc import Callable
from functools import partial
from typing import Final, NamedTuple

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from sync.contract.errors import BadInput, TindakError
from ui.lanes.background import Lane
from ui.ports.evidence import EvidenceDesk, FileView

PAUSE_MS: Final = 700
"""How long typing must rest before it is saved."""
LONGEST_MS: Final = 1500
"""How long typing may go on unsaved; with the saving itself it stays under the two seconds that are promised."""
_AGAIN_MS: Final = 5000


class _Said(NamedTuple):
    """What is said of one file."""

    caption: str
    role: str


_Key = tuple[int, str]
"""Case of the draft, SHA-256 of the file."""


class Captions(QObject):
    """Captions and roles that are not known to be stored, of all windows; a failed storing is tried again by itself."""

    safety_changed = Signal(bool)
    """Whether all that was typed is stored."""
    stored = Signal(object, str)
    """Case and SHA-256 of a file whose newest caption and role are stored."""
    failed = Signal(object)
    """The fault that kept one from being stored."""

    def __init__(self, database: Lane, evidence: EvidenceDesk) -> None:
        """Keep nothing yet."""
        super().__init__()
        self._database, self._evidence = database, evidence
        self._typed: dict[_Key, _Said] = {}
        self._asked: dict[_Key, _Said] = {}
        """What was last handed to the lane, and has not come back."""
        self._was_safe = True
        self._then: Callable[[], None] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        for timer in (self._pause, self._longest, self._again):
            timer.timeout.connect(self.keep_now)

    @property
    def is_safe(self) -> bool:
        """Whether all that was typed is stored."""
        return not self._typed

    @property
    def is_under_way(self) -> bool:
        """Whether something is being stored."""
        return bool(self._asked)

    def is_safe_of(self, case: int) -> bool:
        """Whether all that was typed about the files of a case's draft is stored."""
        return all(its != case for its, _sha256 in self._typed)

    def typed(self, case: int, sha256: str, caption: str, role: str) -> None:
        """Note what is said of a file now."""
        self._typed[case, sha256] = _Said(caption, role)
        self._judge()
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def as_typed(self, case: int, file: FileView) -> FileView:
        """Return a file as it was described last, stored or not."""
        said = self._typed.get((case, file.sha256)) if not file.event else None
        return file if said is None else msgspec.structs.replace(file, caption=said.caption, role=said.role)

    def keep_now(self) -> None:
        """Store at once what is not stored yet, or not on its way already."""
        self._stop()
        for key, said in self._typed.items():
            if self._asked.get(key) != said:
                self._asked[key] = said
                self._database.run(
                    self,
                    partial(self._evidence.describe, *key, caption=said.caption, role=said.role),
                    on_success=partial(self._take_stored, key, said),
                    on_failure=partial(self._take_failure, key, said),
                )

    def call_when_safe(self, owner: QObject, act: Callable[[], None]) -> None:
        """Do something that takes the words away, but only when they are stored; where that fails, it is not done.

        :param owner: without which it is not done either.
        """
        self._then = None
        if self.is_safe:
            act()
        else:
            self._then = lambda: act() if isValid(owner) else None
            self.keep_now()

    def forget(self, case: int, sha256: str) -> None:
        """Let go of what was said of a file that is no longer in the draft."""
        self._typed.pop((case, sha256), None)
        self._judge()

    def _stop(self) -> None:
        for timer in (self._pause, self._longest, self._again):
            timer.stop()

    def _judge(self) -> None:
        if self.is_safe != self._was_safe:
            self._was_safe = self.is_safe
            self.safety_changed.emit(self.is_safe)
            if self.is_safe and self._then is not None:
                act, self._then = self._then, None
                act()

    def _come_back(self, key: _Key, said: _Said) -> None:
        if self._asked.get(key) == said:
            del self._asked[key]

    def _take_stored(self, key: _Key, said: _Said, _nothing: None) -> None:
        self._come_back(key, said)
        if self._typed.get(key) == said:
            del self._typed[key]
            self.stored.emit(*key)
            self._judge()

    def _take_failure(self, key: _Key, said: _Said, fault: TindakError) -> None:
        self._then = None
        self._come_back(key, said)
        if isinstance(fault, BadInput):  # its file has left the draft, and nothing can be said of it any more
            self._typed.pop(key, None)
            self._judge()
        else:
            self._again.start()
        self.failed.emit(fault)
