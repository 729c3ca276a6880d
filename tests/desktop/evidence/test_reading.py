"""A chosen file is read once and whole, or refused in words."""

import os
import sys
from pathlib import Path

import pytest

from desktop.evidence.intake import take_in
from desktop.evidence.reading import read_once
from desktop.evidence.refusals import FileRefused, RefusalReason
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.invented_scenes import as_jpeg, scene

_LIMITS = EvidenceLimits(most_taken_bytes=1 << 20)


def _refusal(path: Path) -> FileRefused:
    with pytest.raises(FileRefused) as refused:
        take_in(path, path.name, _LIMITS)
    return refused.value


def test_a_file_is_taken_in_from_its_path(tmp_path: Path) -> None:
    """As it is from bytes that were pasted."""
    content = as_jpeg(scene("sky", 1, (400, 300)))
    path = tmp_path / "langit.jpg"
    path.write_bytes(content)
    assert take_in(path, path.name, _LIMITS) == take_in(content, path.name, _LIMITS)


def test_each_fault_of_a_file_has_its_own_sentence(tmp_path: Path) -> None:
    """Gone, empty, too large, a folder: the sentence names the file, and says that the form is as it was."""
    (tmp_path / "kosong.jpg").touch()
    (tmp_path / "besar.jpg").write_bytes(bytes(_LIMITS.most_taken_bytes + 1))
    (tmp_path / "folder.jpg").mkdir()
    reasons = {
        "hilang.jpg": RefusalReason.GONE,
        "kosong.jpg": RefusalReason.EMPTY,
        "besar.jpg": RefusalReason.TOO_LARGE,
        "folder.jpg": RefusalReason.NO_FILE,
    }
    for name, reason in reasons.items():
        refused = _refusal(tmp_path / name)
        assert refused.reason is reason
        assert f"“{name}”" in str(refused)
        assert "Formulir tetap seperti semula." in str(refused)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    """As one that another program holds locked."""
    path = tmp_path / "terkunci.jpg"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert _refusal(path).reason is RefusalReason.LOCKED


if sys.platform != "win32":

    def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
        """Nobody ever writes into it."""
        path = tmp_path / "pipa.jpg"
        os.mkfifo(path)
        assert _refusal(path).reason is RefusalReason.NO_FILE


class _Growing(type(Path())):  # type: ignore[misc]  # the class of paths of this system
    """A path whose file grows while it is open."""

    def open(self, *words: object, **more: object) -> object:
        file = super().open(*words, **more)
        with Path(self).open("ab") as writer:
            writer.write(b"more")
        return file


def test_a_file_that_is_still_being_copied_is_refused(tmp_path: Path) -> None:
    """Half a file would be recorded as the whole."""
    path = _Growing(tmp_path / "disalin.jpg")
    path.write_bytes(b"some")
    with pytest.raises(FileRefused) as refused:
        read_once(path, 100)
    assert refused.value.reason is RefusalReason.CHANGING


def test_a_path_of_no_system_is_refused() -> None:
    """A path with a NUL is no crash."""
    assert _refusal(Path("a\0b")).reason in (RefusalReason.UNREADABLE, RefusalReason.GONE)
