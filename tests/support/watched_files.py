"""SQLite's files, watched from below: a VFS that notes what a database asks of its disk, and can run out of room.

The default VFS of a SQLite library is replaced by a copy of it for the length of a ``with`` block. The copy opens
each file with the original's own functions and then exchanges a few of that file's methods: what is written,
truncated, synced and deleted passes through here; reading, locking and shared memory run as before. A library is
one loaded copy of SQLite: the desk's (SQLCipher) and the standard library's are two, and are watched apart.
"""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

WHY_NOT: Final = "" if sys.platform == "linux" else "SQLite's own functions are found by name on Linux only"
"""Why files cannot be watched on this system; empty where they can."""

_OK: Final = 0
_FULL: Final = 13
_NO_ROOM_FOR_SHM: Final = 10 | 19 << 8
_CREATE: Final = 0x4
_JOURNALS: Final = 0x800 | 0x4000 | 0x80000


@dataclass(frozen=True)
class Found:
    """A file that was there when it was first opened."""

    file: int
    name: str
    content: bytes


@dataclass(frozen=True)
class Created:
    """A new, empty file."""

    file: int
    name: str


@dataclass(frozen=True)
class Written:
    """Bytes at a place."""

    file: int
    at: int
    data: bytes


@dataclass(frozen=True)
class Truncated:
    """A file got a size."""

    file: int
    size: int


@dataclass(frozen=True)
class Synced:
    """The disk said that it holds this file as it is, and where told so, also the names in its folder."""

    file: int
    with_names: bool


@dataclass(frozen=True)
class Deleted:
    """A name went away."""

    name: str
    with_names: bool


@dataclass(frozen=True)
class Said:
    """The program gave its word about something."""

    word: Any


Step = Found | Created | Written | Truncated | Synced | Deleted | Said


def _fields(*names: str) -> list[tuple[str, Any]]:
    return [(name, c_void_p) for name in names]


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        *_fields("next", "name", "data", "open", "delete", "access", "full_path", "dl_open", "dl_error", "dl_symbol"),
        *_fields(
            "dl_close", "randomness", "sleep", "time", "last_error", "time64", "set_call", "get_call", "next_call"
        ),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("version", c_int),
        *_fields("close", "read", "write", "truncate", "sync", "size", "lock", "unlock", "is_reserved", "control"),
        *_fields("sector", "traits", "shm_map", "shm_lock", "shm_barrier", "shm_unmap", "fetch", "unfetch"),
    )


_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_CLOSE = CFUNCTYPE(c_int, c_void_p)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_SHM_MAP = CFUNCTYPE(c_int, c_void_p, c_int, c_int, c_int, c_void_p)

_kept: list[object] = []
"""What SQLite may call as long as the process lives, since a connection can outlive the block."""


@dataclass
class _Handle:
    """An open file."""

    file: int
    name: str
    real: _Methods
    names_are_due: bool
    """Its first sync brings the names in its folder to the disk too, as SQLite does for its journals."""


class WatchedFiles:
    """The files of one folder, and everything that was asked of them."""

    def __init__(self, folder: Path, vfs: _Vfs, address: int) -> None:
        self.steps: list[Step] = []
        self.room: int | None = None
        """How many bytes all files may hold together; ``None`` for a disk that never fills up."""
        self.refused = 0
        """How often there was no room."""
        self._folder = str(folder.resolve()) + os.sep
        self._vfs = vfs
        self._address = address
        self._files: dict[str, int] = {}
        self._sizes: dict[int, int] = {}
        self._handles: dict[int, _Handle] = {}
        self._tables: dict[int, tuple[_Methods, _Methods]] = {}
        self._name = ctypes.create_string_buffer(b"watched")
        self._calls: dict[str, Any] = {
            "close": _CLOSE(self._close),
            "write": _WRITE(self._write),
            "truncate": _TRUNCATE(self._truncate),
            "sync": _SYNC(self._sync),
            "shm_map": _SHM_MAP(self._shm_map),
        }
        self._own_calls = (_OPEN(self._open), _DELETE(self._delete))
        self.own = _Vfs.from_buffer_copy(vfs)
        self.own.next, self.own.name = None, ctypes.addressof(self._name)
        self.own.open, self.own.delete = (ctypes.cast(call, c_void_p).value for call in self._own_calls)
        _kept.append(self)

    def say(self, word: Any) -> None:
        """Note what was promised up to here."""
        self.steps.append(Said(word))

    @property
    def held(self) -> int:
        """How many bytes the files hold together, those for shared memory included."""
        shared = (Path(f"{self._folder}{name}-shm") for name in self._files)
        return sum(map(self._sizes.__getitem__, self._files.values())) + sum(map(_size, shared))

    def _open(self, _: int, name_at: int | None, handle: int, flags: int, flags_out: int | None) -> int:
        path = os.fsdecode(ctypes.string_at(name_at)) if name_at else ""
        is_ours = path.startswith(self._folder)
        was_there = is_ours and Path(path).exists()
        result = int(_OPEN(self._vfs.open)(self._address, name_at, handle, flags, flags_out))
        methods = c_void_p.from_address(handle)
        if result != _OK or not is_ours or methods.value is None:
            return result
        name = path.removeprefix(self._folder)
        if name not in self._files:
            self._meet(name, Path(path).read_bytes() if was_there else None)
        real, ours = self._table(methods.value)
        due = bool(flags & _CREATE and flags & _JOURNALS)
        self._handles[handle] = _Handle(self._files[name], name, real, due)
        methods.value = ctypes.addressof(ours)
        return result

    def _meet(self, name: str, content: bytes | None) -> None:
        file = len(self._sizes)
        self._files[name], self._sizes[file] = file, len(content or b"")
        self.steps.append(Created(file, name) if content is None else Found(file, name, content))

    def _table(self, address: int) -> tuple[_Methods, _Methods]:
        if address not in self._tables:
            real = _Methods.from_buffer_copy(ctypes.string_at(address, ctypes.sizeof(_Methods)))
            ours = _Methods.from_buffer_copy(real)
            for name, call in self._calls.items():
                setattr(ours, name, ctypes.cast(call, c_void_p).value)
            self._tables[address] = (real, ours)
        return self._tables[address]

    def _delete(self, _: int, path: bytes, with_names: int) -> int:
        result = int(_DELETE(self._vfs.delete)(self._address, path, with_names))
        name = os.fsdecode(path).removeprefix(self._folder)
        if result == _OK and self._files.pop(name, None) is not None:
            self.steps.append(Deleted(name, bool(with_names)))
        return result

    def _close(self, handle: int) -> int:
        return int(_CLOSE(self._handles.pop(handle).real.close)(handle))

    def _write(self, handle: int, data: int, size: int, at: int) -> int:
        one = self._handles[handle]
        grown = max(0, at + size - self._sizes[one.file])
        if grown and self.room is not None and self.held + grown > self.room:
            self.refused += 1
            return _FULL
        result = int(_WRITE(one.real.write)(handle, data, size, at))
        if result == _OK:
            self._sizes[one.file] += grown
            self.steps.append(Written(one.file, at, ctypes.string_at(data, size)))
        return result

    def _truncate(self, handle: int, size: int) -> int:
        one = self._handles[handle]
        result = int(_TRUNCATE(one.real.truncate)(handle, size))
        if result == _OK:
            self._sizes[one.file] = size
            self.steps.append(Truncated(one.file, size))
        return result

    def _sync(self, handle: int, flags: int) -> int:
        one = self._handles[handle]
        result = int(_SYNC(one.real.sync)(handle, flags))
        if result == _OK:
            self.steps.append(Synced(one.file, one.names_are_due))
            one.names_are_due = False
        return result

    def _shm_map(self, handle: int, region: int, size: int, extend: int, place: int | None) -> int:
        one = self._handles[handle]
        grown = (region + 1) * size - _size(Path(f"{self._folder}{one.name}-shm"))
        if extend and grown > 0 and self.room is not None and self.held + grown > self.room:
            self.refused += 1
            return _NO_ROOM_FOR_SHM
        return int(_SHM_MAP(one.real.shm_map)(handle, region, size, extend, place))


@contextmanager
def watched_files(library: str, folder: Path) -> Iterator[WatchedFiles]:
    """Watch what a SQLite library does in a folder. Connections opened inside should be closed inside.

    :param library: file of the extension module that holds or loads SQLite.
    """
    sqlite = ctypes.CDLL(library)
    sqlite.sqlite3_vfs_find.restype = c_void_p
    sqlite.sqlite3_vfs_find.argtypes = (c_char_p,)
    sqlite.sqlite3_vfs_register.argtypes = (c_void_p, c_int)
    sqlite.sqlite3_vfs_unregister.argtypes = (c_void_p,)
    address = sqlite.sqlite3_vfs_find(None)
    watched = WatchedFiles(folder, _Vfs.from_address(address), address)
    own = ctypes.addressof(watched.own)
    assert sqlite.sqlite3_vfs_register(own, 1) == _OK
    try:
        yield watched
    finally:
        sqlite.sqlite3_vfs_register(address, 1)
        sqlite.sqlite3_vfs_unregister(own)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def desk_library() -> str:
    """File of the desk's SQLite."""
    import sqlcipher3._sqlite3

    return str(sqlcipher3._sqlite3.__file__)


def standard_library() -> str:
    """File of the standard library's SQLite, which the centre uses."""
    import _sqlite3

    return str(_sqlite3.__file__)
