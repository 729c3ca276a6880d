"""What a disk may hold after a power cut.

A disk promises only what was synced. Of what was written to a file since its last sync, each write may be there
wholly, in some of its sectors, or not at all, whatever was written before or after it; the same holds for changes
of its size. A byte that was not written is not touched, not even in the same sector: SQLite relies on that
(SQLITE_IOCAP_POWERSAFE_OVERWRITE, its default). Where a file grew without its bytes, it holds zeros or anything.
Names (created and deleted files) are kept in order, but any number of the last ones may be missing until the
folder is synced.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.watched_files import Created, Deleted, Found, Said, Step, Synced, Truncated, Written

_SECTOR = 512

Contents = dict[str, bytes]


@dataclass
class _File:
    certain: bytearray = field(default_factory=bytearray)
    since: list[Written | Truncated] = field(default_factory=list)


class Disk:
    """A disk that follows the steps of :class:`WatchedFiles`, and may lose its power after any of them."""

    def __init__(self, *, honest: bool = True) -> None:
        """Begin empty.

        :param honest: whether a sync brings anything to the disk; some cheap ones only say so.
        """
        self.words: list[Any] = []
        """What the program gave its word about so far."""
        self._honest = honest
        self._files: dict[int, _File] = {}
        self._names: dict[str, int] = {}
        self._names_since: list[Created | Deleted] = []

    def take(self, step: Step) -> None:
        """Let a step happen."""
        match step:
            case Said(word):
                self.words.append(word)
            case Found(file, name, content):
                self._files[file] = _File(bytearray(content))
                self._names[name] = file
            case Created(file):
                self._files[file] = _File()
                self._names_since.append(step)
            case Deleted(_, with_names):
                self._names_since.append(step)
                if with_names:
                    self._settle_names()
            case Written(file) | Truncated(file):
                self._files[file].since.append(step)
            case Synced(file, with_names) if self._honest:
                self._settle(self._files[file])
                if with_names:
                    self._settle_names()

    def after_a_cut(self, chance: random.Random) -> Contents:
        """Draw what is found when the power comes back."""
        names = dict(self._names)
        _rename(names, self._names_since[: chance.randint(0, len(self._names_since))])
        return {name: _survived(self._files[file], chance) for name, file in names.items()}

    def _settle(self, file: _File) -> None:
        for step in file.since:
            _apply(file.certain, step)
        file.since.clear()

    def _settle_names(self) -> None:
        if self._honest:
            _rename(self._names, self._names_since)
            self._names_since.clear()


@dataclass(frozen=True)
class Cut:
    """A moment without power."""

    at: int
    """How many steps had happened."""
    words: tuple[Any, ...]
    """What the program had given its word about by then."""
    contents: Contents
    """What is found afterwards, by name."""

    def lay_out(self, folder: Path) -> Path:
        """Write what is found into a new folder."""
        folder.mkdir()
        for name, content in self.contents.items():
            (folder / name).write_bytes(content)
        return folder


def power_cuts(steps: Sequence[Step], count: int, chance: random.Random, *, honest: bool = True) -> Iterator[Cut]:
    """Draw moments of a history, in order, and what each would leave."""
    disk = Disk(honest=honest)
    done = 0
    for at in sorted(chance.choices(range(1, len(steps) + 1), k=count)):
        for step in steps[done:at]:
            disk.take(step)
        done = at
        yield Cut(at, tuple(disk.words), disk.after_a_cut(chance))


def _rename(names: dict[str, int], steps: Iterable[Created | Deleted]) -> None:
    for step in steps:
        if isinstance(step, Created):
            names[step.name] = step.file
        else:
            names.pop(step.name, None)


def _survived(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.certain)
    # Most cuts find nearly everything or nearly nothing written; a few find any mixture.
    kept, torn = chance.choice(((0.0, 0.0), (1.0, 0.0), (0.9, 0.9), (0.1, 0.2), (0.5, 0.7)))
    filler = chance.choice((b"\0", chance.randbytes(1)))
    for step in file.since:
        if chance.random() < kept:
            _apply(content, step, filler)
        elif isinstance(step, Written) and chance.random() < torn:
            for part in _sectors(step):
                if chance.random() < 0.5:
                    _apply(content, part, filler)
    return bytes(content)


def _sectors(step: Written) -> Iterator[Written]:
    start, end = step.at, step.at + len(step.data)
    while start < end:
        stop = min(end, (start // _SECTOR + 1) * _SECTOR)
        yield Written(step.file, start, step.data[start - step.at : stop - step.at])
        start = stop


def _apply(content: bytearray, step: Written | Truncated, filler: bytes = b"\0") -> None:
    if isinstance(step, Truncated):
        del content[step.size :]
        content.extend(bytes(step.size - len(content)))
        return
    content.extend(filler * (step.at - len(content)))
    content[step.at : step.at + len(step.data)] = step.data
