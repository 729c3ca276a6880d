"""The demo is the program itself: the walk without a screen goes the whole road and leaves its pictures."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.timeout(300)
def test_the_walk_goes_the_whole_road_and_leaves_pictures(tmp_path: Path) -> None:
    """Without a display it chooses the walk by itself, and every step holds."""
    environment = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    done = subprocess.run(
        [sys.executable, "-m", "desktop", "demo", "--folder", str(tmp_path)],
        capture_output=True, encoding="utf-8", env=environment, timeout=240, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    for step in (
        "jaringan putus",
        "Diterima server; tanda terima TT-",
        "tepat sekali",
        "bagi unit lain laporan itu tidak ada",
    ):
        assert step in done.stdout
    for name in ("masuk", "hari-ini", "laporan", "laporan-kasus", "tindak-lanjut", "kotak-keluar"):
        for picture in (tmp_path / f"{name}.png", tmp_path / "gelap" / f"{name}.png"):
            assert picture.read_bytes().startswith(b"\x89PNG"), picture
