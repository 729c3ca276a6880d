"""Takes files in, in the lane of files: the window never waits, and one bad file spoils no other."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from sync.contract.errors import TindakError
from ui.evidence.offers import Offer
from ui.help.faults import told
from ui.ports.evidence import Taken
from ui.workplace import Workplace

_AT_ONCE: Final = 2
"""Files handed over together: they may be taken in side by side, and the first ones show soon."""


class TakingIn(QObject):
    """Hands files to the drafts of cases and tells what became of each."""

    changed = Signal(int)
    """Case for which something began or ended."""
    refused = Signal(int, str)
    """Case, and the sentence why a file was not taken."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Take nothing in yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._under_way: dict[int, list[str]] = {}

    @property
    def is_busy(self) -> bool:
        """Whether anything is being taken in."""
        return bool(self._under_way)

    def under_way(self, case: int) -> tuple[str, ...]:
        """Return the names of the files that are being taken in for a case, in order."""
        return tuple(self._under_way.get(case, ()))

    def take(self, case: int, offers: Sequence[Offer]) -> None:
        """Take these in, one after another."""
        self._under_way.setdefault(case, []).extend(offer.name for offer in offers)
        paths = [offer.path for offer in offers if offer.path is not None]
        for start in range(0, len(paths), _AT_ONCE):
            self._take_files(case, paths[start : start + _AT_ONCE])
        for offer in offers:
            if offer.path is None and offer.content is not None:
                self._take_content(case, offer)
        self.changed.emit(case)

    def _take_files(self, case: int, paths: list[Path]) -> None:
        names = [path.name for path in paths]
        self._workplace.background.files.run(
            self,
            lambda: self._workplace.evidence.take_in(case, paths),
            on_success=partial(self._end, case, names),
            on_failure=partial(self._fail, case, names),
        )

    def _take_content(self, case: int, offer: Offer) -> None:
        make = offer.content
        assert make is not None
        self._workplace.background.files.run(
            self,
            lambda: self._workplace.evidence.take_in_content(case, offer.name, make()),
            on_success=lambda taken: self._end(case, [offer.name], (taken,)),
            on_failure=partial(self._fail, case, [offer.name]),
        )

    def _end(self, case: int, names: list[str], taken: Sequence[Taken]) -> None:
        for one in taken:
            if one.why_not:
                self.refused.emit(case, one.why_not)
        self._note_end(case, names)

    def _fail(self, case: int, names: list[str], fault: TindakError) -> None:
        self.refused.emit(case, told(fault))
        self._note_end(case, names)

    def _note_end(self, case: int, names: list[str]) -> None:
        left = self._under_way[case]
        for name in names:
            left.remove(name)
        if not left:
            del self._under_way[case]
        self.changed.emit(case)
