"""The files of the project, as a clone holds them."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ROOMS: Final = ("desktop", "ui", "sync", "resources", "tests")


def project_files() -> Iterator[Path]:
    """Yield every file that is not made by a tool, by the folders that .gitignore names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    made = {line.rstrip("/") for line in lines if line.endswith("/")} | {".git"}
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(name for name in folders if name not in made and not name.endswith(".egg-info"))
        for name in sorted(names):
            path = Path(folder, name)
            if name != ".git":  # a file in a linked working tree
                yield path


def texts() -> Iterator[tuple[str, str]]:
    """Yield (path below the root, content) of every file that is text."""
    for path in project_files():
        try:
            content = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        yield path.relative_to(ROOT).as_posix(), content


def python_files() -> Iterator[tuple[str, str]]:
    """Yield (path below the root, content) of every Python file in the rooms."""
    return ((path, content) for path, content in texts() if path.endswith(".py") and path.split("/")[0] in ROOMS)
