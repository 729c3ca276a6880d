"""Both places for whole files keep the same promises: a folder, and a real S3 server on loopback."""

import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from sync.contract.errors import BadInput, LocalFault
from sync.server.evidence.room import shelf_of
from sync.server.evidence.settings import FilesSettings, S3Settings
from sync.server.evidence.shelf import PORTION, FolderShelf, NotOnShelf, Shelf
from sync.server.settings import DataFolder
from tests.support.senders import hash_of, invented_file

FILE = invented_file(2 * PORTION + 17)
KEYS = {"key_id": "kunci", "secret_key": "rahasia"}


@pytest.fixture(scope="module")
def s3_port() -> Iterator[int]:
    """A real S3 server."""
    moto = pytest.importorskip("moto.server", reason="the S3 server of the tests is not installed")
    pytest.importorskip("obstore", reason="the library for S3 is not installed")
    server = moto.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _, port = server.get_host_and_port()
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("PUT", "/berkas")
    assert connection.getresponse().read() is not None
    connection.close()
    yield port
    server.stop()


@pytest.fixture(params=["folder", "s3"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path, s3_port: int) -> Shelf:
    """An empty shelf of either kind."""
    data = DataFolder(tmp_path / "server")
    if request.param == "folder":
        return shelf_of(data, FilesSettings(folder=str(tmp_path / "berkas")))
    bucket = S3Settings(endpoint=f"http://127.0.0.1:{s3_port}", bucket="berkas", prefix=f"uji/{tmp_path.name}", **KEYS)
    return shelf_of(data, FilesSettings(s3=bucket))


@pytest.fixture
def laid(shelf: Shelf, tmp_path: Path) -> Shelf:
    """The shelf with one file."""
    _lay(shelf, FILE, tmp_path)
    return shelf


def _lay(shelf: Shelf, content: bytes, folder: Path) -> None:
    path = folder / "selesai.part"
    path.write_bytes(content)
    shelf.put(hash_of(content), path)


def test_what_was_put_comes_back(laid: Shelf) -> None:
    """Whole, in portions of bounded size, and of the right length."""
    portions = list(laid.portions(hash_of(FILE), 0, len(FILE)))
    assert b"".join(portions) == FILE
    assert max(map(len, portions)) <= PORTION
    assert laid.size_of(hash_of(FILE)) == len(FILE)


@pytest.mark.parametrize(
    ("start", "length"), [(0, 1), (PORTION - 1, 2), (5, PORTION), (len(FILE) - 1, 1), (17, len(FILE) - 17), (9, 0)]
)
def test_any_range_comes_back(laid: Shelf, start: int, length: int) -> None:
    """From any byte on, over the borders of portions too."""
    assert b"".join(laid.portions(hash_of(FILE), start, length)) == FILE[start : start + length]


def test_putting_again_changes_nothing(laid: Shelf, tmp_path: Path) -> None:
    """As after a kill between putting and noting it."""
    _lay(laid, FILE, tmp_path)
    assert list(laid.names()) == [(hash_of(FILE), len(FILE))]
    assert b"".join(laid.portions(hash_of(FILE), 0, len(FILE))) == FILE


def test_every_file_is_named(laid: Shelf, tmp_path: Path) -> None:
    """With its size; an empty shelf names none."""
    other = invented_file(10, "lain")
    _lay(laid, other, tmp_path)
    assert dict(laid.names()) == {hash_of(FILE): len(FILE), hash_of(other): 10}


def test_what_somebody_else_keeps_there_is_not_ours(tmp_path: Path, s3_port: int) -> None:
    """Names that are no hash of ours, though hexadecimal, and files in folders below: the sweep may not touch them."""
    name = hash_of(FILE).hex()
    strangers = ("abcd", name.upper(), f"lain/{name}", f"{name}.new", "ab/cd")
    folder, prefix = tmp_path / "berkas", f"asing/{tmp_path.name}"
    bucket = S3Settings(endpoint=f"http://127.0.0.1:{s3_port}", bucket="berkas", prefix=prefix, **KEYS)
    connection = HTTPConnection("127.0.0.1", s3_port, timeout=20)
    for stranger in strangers:
        (folder / name[:2] / "zz" / stranger).parent.mkdir(parents=True, exist_ok=True)
        (folder / name[:2] / "zz" / stranger).write_bytes(FILE)
        connection.request("PUT", f"/berkas/{prefix}/{stranger}", FILE)
        connection.getresponse().read()
    (folder / name[:2] / "zz" / name).write_bytes(FILE)
    connection.close()
    data = DataFolder(tmp_path / "server")
    for settings in (FilesSettings(folder=str(folder)), FilesSettings(s3=bucket)):
        assert list(shelf_of(data, settings).names()) == []


def test_what_was_removed_is_gone(laid: Shelf) -> None:
    """And removing it again is no fault."""
    for _ in range(2):
        laid.remove(hash_of(FILE))
    assert laid.size_of(hash_of(FILE)) is None
    assert list(laid.names()) == []
    with pytest.raises(NotOnShelf):
        list(laid.portions(hash_of(FILE), 0, 1))


def test_a_large_file_goes_up_in_parts(shelf: Shelf, tmp_path: Path) -> None:
    """Beyond what a storage takes at once."""
    large = invented_file(20_000_003, "besar")
    _lay(shelf, large, tmp_path)
    assert shelf.size_of(hash_of(large)) == len(large)
    assert b"".join(shelf.portions(hash_of(large), 19_999_990, 13)) == large[19_999_990:]


def test_a_file_from_another_disk_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it cannot be moved in one step."""

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError("another disk")
        return Path(self.rename(target))

    monkeypatch.setattr(Path, "replace", refuse)
    shelf = FolderShelf(tmp_path / "berkas")
    _lay(shelf, FILE, tmp_path)
    assert b"".join(shelf.portions(hash_of(FILE), 0, len(FILE))) == FILE
    assert list(shelf.names()) == [(hash_of(FILE), len(FILE))]


def test_a_storage_that_cannot_be_used_is_told_in_words(tmp_path: Path, s3_port: int) -> None:
    """A bucket that is not there, and a folder in whose place a file stands."""
    bucket = S3Settings(endpoint=f"http://127.0.0.1:{s3_port}", bucket="tidak-ada", **KEYS)
    (tmp_path / "berkas").write_text("bukan folder")
    data = DataFolder(tmp_path)
    for settings in (FilesSettings(s3=bucket), FilesSettings(folder=str(tmp_path / "berkas"))):
        with pytest.raises(LocalFault):
            _lay(shelf_of(data, settings), FILE, tmp_path)


def test_without_the_library_the_storage_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In one sentence, before anything is served."""
    monkeypatch.setitem(sys.modules, "obstore", None)
    monkeypatch.delitem(sys.modules, "sync.server.evidence.s3", raising=False)
    with pytest.raises(BadInput, match="obstore"):
        shelf_of(DataFolder(tmp_path), FilesSettings(s3=S3Settings(bucket="berkas")))
