"""Starts the demo: with a screen it opens the window, without one it walks the main job."""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop.bootstrap import doorway_of
from desktop.demo.centre import DemoCentre
from desktop.demo.people import OFFICER, PASSWORD
from desktop.demo.walk import walk
from desktop.profile import Profile
from ui.application import run_window

_PROBE_SECONDS: Final = 30


def run_demo(folder: Path, *, headless: bool) -> int:
    """Run the demo until its window is closed, or until the walk is done; returns the exit code.

    :param folder: where the pictures of the walk go.
    :param headless: walk even where there is a screen.
    """
    with tempfile.TemporaryDirectory(prefix="tindak-demo-", ignore_cleanup_errors=True) as temporary:
        centre = DemoCentre(Path(temporary) / "centre")
        _tell("menyiapkan server dengan data rekaan: 31 OPD, 17 kecamatan, 606 laporan setahun")
        centre.fill()
        try:
            centre.serve()
            _tell(f"server demo di {centre.url}")
            if headless or not has_screen():
                walk(centre, Path(temporary), folder)
                return 0
            return _show(centre, Path(temporary))
        finally:
            centre.stop()


def has_screen() -> bool:
    """Whether a window can be shown here. Qt ends the process when it cannot, so another process tries."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "desktop"]
    try:
        tried = subprocess.run([*program, "--probe-screen"], capture_output=True, timeout=_PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return False
    return tried.returncode == 0


def _show(centre: DemoCentre, profiles: Path) -> int:
    doorway = doorway_of(Profile(profiles / OFFICER))
    with closing(doorway.sign_in(centre.url, OFFICER, PASSWORD)) as opened:
        opened.exchange.exchange_now()
    _tell(f"jendela dibuka sebagai {OFFICER}; kata sandi demo: {PASSWORD}")
    return run_window(doorway, argv=sys.argv[:1], opened=doorway.unlock(PASSWORD))


def _tell(step: str) -> None:
    sys.stdout.write(f"- {step}\n")
    sys.stdout.flush()
