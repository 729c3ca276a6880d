"""The program as one folder: it needs no Python, no home and no variable of the computer that it runs on.

``TINDAK_FROZEN`` names a folder that is frozen already (``make freeze-check``); otherwise it is frozen here.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from PyInstaller.depend import bindepend

from tests.quality.tree import ROOT

_HAS_TOOLS: Final = bindepend.get_python_library_path() is not None and (
    sys.platform != "linux" or all(shutil.which(tool) for tool in ("objcopy", "objdump"))
)
_PASSWORD: Final = "sandi untuk mencoba"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not _HAS_TOOLS, reason="this computer lacks binutils or the shared library of Python"),
]


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that holds the frozen programs."""
    if named := os.environ.get("TINDAK_FROZEN"):
        return Path(named).resolve()
    place = tmp_path_factory.mktemp("frozen")
    words = ["--noconfirm", "--log-level", "ERROR", "--distpath", str(place), "--workpath", str(place / "work")]
    environment = {**os.environ, "PYINSTALLER_CONFIG_DIR": str(place / "cache")}
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *words, str(ROOT / "build.spec")], env=environment, cwd=ROOT, check=True
    )
    return place / "tindak"


class Computer:
    """A computer on which nothing is installed but the frozen folder."""

    def __init__(self, programs: Path, home: Path) -> None:
        """Start with an empty home folder."""
        self._programs = programs
        self.home = home

    def command(self, program: str, *words: str) -> list[str]:
        """Return the command line of a frozen program."""
        name = {"tindak": "tindak-cli.exe", "tindak-server": "tindak-server.exe"}[program]
        return [str(self._programs / (name if sys.platform == "win32" else program)), *words]

    def environment(self) -> dict[str, str]:
        """Return what every Windows needs, and nothing else but an empty home."""
        needed = {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP") if name in os.environ}
        return {**needed, "HOME": str(self.home), "TINDAK_PASSWORD": _PASSWORD}

    def run(self, program: str, *words: str, said: str = "") -> str:
        """Run a program to its end, and return its standard output."""
        outcome = subprocess.run(
            self.command(program, *words),
            env=self.environment(),
            cwd=self.home,
            input=said,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert outcome.returncode == 0, f"{program} {words}: {outcome.returncode}\n{outcome.stdout}{outcome.stderr}"
        return outcome.stdout

    @contextmanager
    def serving(self, folder: Path) -> Iterator[str]:
        """Run the frozen centre, and yield its address."""
        command = self.command("tindak-server", "serve", "--data", str(folder), "--port", "0")
        with subprocess.Popen(
            command, env=self.environment(), cwd=self.home, stdout=subprocess.PIPE, encoding="utf-8"
        ) as server:
            assert server.stdout
            try:
                yield server.stdout.readline().split()[-1]
            finally:
                server.terminate()


@pytest.fixture
def computer(frozen: Path, tmp_path: Path) -> Computer:
    """Return a computer that has only the frozen folder."""
    return Computer(frozen, tmp_path)


def test_the_frozen_program_passes_its_own_check(computer: Computer) -> None:
    """Vault, migrations and an offscreen window work without any Python on the computer."""
    computer.run("tindak", "--self-check")


def test_frozen_desk_and_frozen_centre_talk(computer: Computer) -> None:
    """Everything that is imported by name only is in the folder: server, dialects, migrations, compression."""
    folder, profile = computer.home / "centre", computer.home / "desk"
    computer.run("tindak-server", "init", "--data", str(folder))
    computer.run("tindak-server", "unit", "add", "--data", str(folder), "--code", "K1", "--name", "Kecamatan Contoh")
    officer = ("--username", "sekcam", "--unit", "K1", "--role", "liaison")
    computer.run("tindak-server", "user", "add", "--data", str(folder), *officer, said=f"{_PASSWORD}\n")
    with computer.serving(folder) as address:
        computer.run("tindak", "sign-in", "--profile", str(profile), "--server", address, "--username", "sekcam")
        told = json.loads(computer.run("tindak", "sync", "--profile", str(profile), "--json"))
    assert told["outcome"] == "done"
    assert told["round_trips"] == 1
    assert json.loads(computer.run("tindak", "list", "--profile", str(profile), "--json")) == []
