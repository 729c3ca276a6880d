"""Files made to harm are refused one by one, in words, within bounds of time and memory."""

import json
import random
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.evidence.exif import read_exif
from desktop.evidence.intake import take_in
from desktop.evidence.refusals import FileRefused, RefusalReason
from sync.contract.evidence.attachment import is_unfit
from sync.contract.evidence.limits import EvidenceLimits
from tests.support.hostile_files import lay_out, png_of_zeros
from tests.support.invented_documents import doc, docx, pdf
from tests.support.invented_heic import heic_of
from tests.support.invented_photos import CAMERA, PLACE, TAKEN, exif_of, photo, xmp_of
from tests.support.invented_scenes import scene

_LIMITS = EvidenceLimits(longest_side=256)
_MOST_MB = 300
_SMALL = scene("water", 1, (160, 112))


def _saved(form: str, **said: object) -> bytes:
    out = BytesIO()
    _SMALL.save(out, form, **said)
    return out.getvalue()


_WHOLE: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: photo(size=(160, 112), xmp=xmp_of("x")),
    "progressive": lambda: photo(size=(160, 112), progressive=True),
    "png": lambda: _saved("PNG", exif=exif_of(CAMERA, TAKEN, PLACE)),
    "webp": lambda: _saved("WEBP", exif=exif_of(CAMERA)),
    "heic": lambda: heic_of(_SMALL.resize((32, 32)), exif=exif_of(CAMERA, TAKEN)),
    "pdf": pdf,
    "docx": docx,
    "doc": doc,
}


@pytest.fixture(params=_WHOLE)
def whole(request: pytest.FixtureRequest) -> bytes:
    """Return a whole file of each kind."""
    return _WHOLE[request.param]()


def _taken_or_refused(content: bytes) -> bool:
    """Return whether it was taken; whatever else comes of it fails the test, a warning included."""
    try:
        taken = take_in(content, "a.bin", _LIMITS)
    except FileRefused:
        return False
    assert not is_unfit([taken.attachment])
    return True


def _cuts(content: bytes) -> Iterator[bytes]:
    lengths = {*range(min(64, len(content))), *range(64, len(content), max(1, len(content) // 40))}
    yield from (content[:length] for length in sorted(lengths))


def test_a_file_that_breaks_off_anywhere_is_refused_or_complete(whole: bytes) -> None:
    """Truncated pictures are never shown grey; only filling behind the end may be missing."""
    assert _taken_or_refused(whole)
    shorter = [content for content in _cuts(whole) if _taken_or_refused(content)]
    assert all(len(content) > len(whole) * 0.7 for content in shorter)


def test_flipped_bytes_never_lead_to_anything_but_a_sentence(whole: bytes) -> None:
    """A codec may answer such a file with any exception, or with a warning."""
    rng = random.Random(len(whole))
    for _ in range(120):
        content = bytearray(whole)
        for _ in range(rng.choice((1, 1, 2, 8))):
            at = rng.randrange(min(len(content), 600)) if rng.random() < 0.6 else rng.randrange(len(content))
            content[at] = rng.choice((0, 255, rng.randrange(256)))
        _taken_or_refused(bytes(content))


def test_noise_behind_a_true_beginning_is_refused(whole: bytes) -> None:
    """It begins like a file of this kind, and is none."""
    rng = random.Random(7)
    assert not any(_taken_or_refused(whole[:24] + rng.randbytes(length)) for length in (1, 50, 400, 3000, 20_000))


@settings(max_examples=150)
@given(st.binary(max_size=300), st.booleans())
def test_no_exif_can_make_its_reader_fail(blob: bytes, is_big: bool) -> None:
    """Whatever stands in it."""
    read_exif((b"MM\0*\0\0\0\x08" if is_big else b"II*\0\x08\0\0\0") + blob)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty folder for the hostile files."""
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def laid_out(folder: Path) -> dict[str, RefusalReason]:
    """Lay the hostile files out; returns the reason for which each must be refused."""
    return lay_out(folder)


def test_a_folder_of_hostile_files_is_refused_one_by_one(folder: Path, laid_out: dict[str, RefusalReason]) -> None:
    """Each with its own sentence, which names it, and without one direction mark."""
    for name, reason in laid_out.items():
        with pytest.raises(FileRefused) as refused:
            pytest.fail(f"{name} was taken: {take_in(folder / name, name, EvidenceLimits()).attachment}")
        assert refused.value.reason is reason, name
        assert "Formulir tetap seperti semula." in str(refused.value)
        assert "\u202e" not in str(refused.value)


_WALK = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from desktop.evidence.intake import take_in
from desktop.evidence.refusals import FileRefused
from desktop.evidence.room import DecodingRoom
from sync.contract.evidence.limits import EvidenceLimits

room = DecodingRoom()

def taken(path):
    try:
        take_in(path, path.name, EvidenceLimits(), room=room)
        return True
    except FileRefused:
        return False

with ThreadPoolExecutor(2) as lanes:
    count = sum(lanes.map(taken, sorted(Path(sys.argv[1]).iterdir())))
lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
most = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))
print(json.dumps({"taken": count, "megabytes": most / 1024}))
"""


def test_a_large_file_that_is_refused_is_let_go_of_before_others_get_its_room(folder: Path) -> None:
    """Else two of them are in memory at once, by chance."""
    path = folder / "sampah.jpg"
    path.write_bytes(b"\xff\xd8\xff\xdb" + bytes(13 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(FileRefused) as refused:
            take_in(path, path.name, _LIMITS)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert refused.value.__cause__ is not None
    assert held < 1 << 20


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no such measure of memory there")
@pytest.mark.usefixtures("laid_out")
def test_memory_stays_within_bounds_whatever_is_in_the_folder(folder: Path) -> None:
    """Hostile files, and those at the very edge of what is still taken, two at a time."""
    (folder / "tepi.png").write_bytes(png_of_zeros(5_200, 5_200))
    (folder / "tepi-abu.png").write_bytes(png_of_zeros(9_200, 9_200, colours=0))
    (folder / "tepi-hitam-putih.png").write_bytes(png_of_zeros(9_200, 9_200, bits=1, colours=0))
    (folder / "tepi-bening.png").write_bytes(png_of_zeros(4_100, 4_100, colours=6))
    (folder / "sampah.jpg").write_bytes(b"\xff\xd8\xff\xdb" + bytes(59 << 20))
    (folder / "sampah-lagi.jpg").write_bytes(b"\xff\xd8\xff\xdb" + bytes(59 << 20))
    ended = subprocess.run(
        [sys.executable, "-c", _WALK, str(folder)], check=True, capture_output=True, text=True, timeout=100
    )
    told = json.loads(ended.stdout)
    assert told["taken"] == 4
    assert told["megabytes"] < _MOST_MB
