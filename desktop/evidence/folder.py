"""A folder, such as a camera card or the pictures of a phone: what of it can be taken in."""

import os
from pathlib import Path
from typing import Final

from desktop.evidence.kinds import EXTENSIONS, HEAD_BYTES, Kind, kind_of_head
from sync.contract.errors import BadInput
from ui.ports.evidence import FolderFile

_MOST_SHOWN: Final = 500
_LONGEST_SCAN: Final = 20_000
"""Files that are looked at in one folder; far more than any camera card holds."""


def scan_folder(folder: Path) -> tuple[FolderFile, ...]:
    """Return the files of a folder that look as if they can be taken in, newest first; folders in it are left out.

    :raises BadInput: when the folder cannot be read.
    """
    found: list[tuple[float, int, Path]] = []
    try:
        with os.scandir(folder) as entries:
            for entry, _ in zip(entries, range(_LONGEST_SCAN), strict=False):
                if not entry.name.startswith("."):
                    found += _facts_of(entry)
    except OSError as fault:
        raise BadInput(
            f"Folder “{folder}” tidak dapat dibaca. Periksa apakah kartu atau kabelnya terpasang."
        ) from fault
    found.sort(key=lambda one: (-one[0], one[2].name))
    files = []
    for changed, size, path in found:
        if size and (media_type := _type_of(path)):
            files.append(FolderFile(path=path, size=size, changed_at=int(changed * 1000), media_type=media_type))
        if len(files) == _MOST_SHOWN:
            break
    return tuple(files)


def _facts_of(entry: "os.DirEntry[str]") -> list[tuple[float, int, Path]]:
    """Return (changed, size, path) of a file; nothing of what is none, or has just gone."""
    try:
        if not entry.is_file(follow_symlinks=False):
            return []
        about = entry.stat(follow_symlinks=False)
    except OSError:
        return []
    return [(about.st_mtime, about.st_size, Path(entry.path))]


def _type_of(path: Path) -> str:
    """Return the media type that the beginning of a file tells; empty for anything else.

    Of what Word files are packed in, only those are shown that are also named so: any archive begins like them.
    """
    try:
        with path.open("rb") as file:
            kind = kind_of_head(file.read(HEAD_BYTES))
    except OSError:
        return ""
    if kind in (Kind.DOC, Kind.DOCX) and path.suffix[1:].casefold() not in EXTENSIONS[kind]:
        return ""
    return kind.value if kind is not None else ""
