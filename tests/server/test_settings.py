"""The settings of a centre, which may hold the password of its database."""

import os
import sys
from pathlib import Path

import pytest

from sync.durable import replace_file


@pytest.mark.skipif(sys.platform == "win32", reason="there the rights of the folder count")
def test_nobody_else_reads_a_file_before_it_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not while it is written, and not where an earlier try left something open to all."""
    path, seen = tmp_path / "settings.json", []
    (tmp_path / "settings.json.new").touch(0o644)

    def look(handle: int) -> None:
        seen.append(os.fstat(handle).st_mode & 0o777)

    monkeypatch.setattr(os, "fsync", look)
    replace_file(path, b"postgresql://tindak:rahasia@db/tindak")
    assert seen[0] == 0o600
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes().startswith(b"postgresql")
