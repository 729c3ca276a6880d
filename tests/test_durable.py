"""Files that somebody asked for: wholly there, or the former one untouched, and one sentence that says why."""

import errno
import sys
from pathlib import Path

import pytest

from sync.contract.errors import BadInput, DiskFull, LocalFault
from sync.durable import save_document, unsaved


def test_a_document_replaces_the_former_one(tmp_path: Path) -> None:
    """And leaves nothing beside it."""
    path = tmp_path / "rekap.xlsx"
    for content in (b"lama", b"baru"):
        save_document(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    """A missing folder, a folder in place of the file, a file in place of the folder."""
    with pytest.raises(BadInput, match="tidak ada"):
        save_document(tmp_path / "tiada" / "a.pdf", b"x")
    with pytest.raises(BadInput, match="bukan berkas"):
        save_document(tmp_path, b"x")
    (tmp_path / "berkas").write_bytes(b"")
    with pytest.raises(BadInput, match="tidak ada"):
        save_document(tmp_path / "berkas" / "a.pdf", b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device is a thing of Linux")
def test_a_device_is_never_replaced() -> None:
    """Whatever a name leads to, only files are written."""
    with pytest.raises(BadInput, match="bukan berkas"):
        save_document(Path("/dev/full"), b"x")


@pytest.mark.parametrize(
    ("fault", "kind", "says"),
    [
        (PermissionError(errno.EACCES, "x"), LocalFault, "Excel"),
        (OSError(errno.ENOSPC, "x"), DiskFull, "Kosongkan ruang"),
        (FileNotFoundError(errno.ENOENT, "x"), BadInput, "Folder"),
        (OSError(errno.EIO, "x"), LocalFault, "Pilih tempat lain"),
    ],
)
def test_each_fault_has_its_sentence(fault: OSError, kind: type[Exception], says: str) -> None:
    """What happened, and what to do."""
    told = unsaved(Path("rekap.xlsx"), fault)
    assert type(told) is kind
    assert says in str(told)


if sys.platform != "win32":  # limits of a process are a thing of POSIX
    import resource
    import signal

    def test_what_finds_no_room_leaves_the_former_file_and_no_remains(tmp_path: Path) -> None:
        """The system cuts the writing off in the middle."""
        path = tmp_path / "rekap.xlsx"
        save_document(path, b"lama")
        limits, former = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 16, limits[1]))
        try:
            with pytest.raises(DiskFull):
                save_document(path, b"x" * (1 << 20))
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, former)
        assert path.read_bytes() == b"lama"
        assert list(tmp_path.iterdir()) == [path]
