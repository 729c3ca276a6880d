"""The two programs as real processes, run as an operator or a script runs them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PASSWORD = "rahasia-rekaan"
_PATIENCE = 60


class Ended(Exception):
    """A command ended otherwise than it should have."""


def start(module: str, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Start ``python -m module``; the caller sees to its end."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "TINDAK_PASSWORD": PASSWORD, "PYTHONUTF8": "1", **environment},
    )


def run(module: str, *arguments: str, given: str = "", expect: int = 0) -> str:
    """Run a command to its end and return what it printed."""
    with start(module, *arguments) as process:
        printed, said = process.communicate(given, timeout=_PATIENCE)
    if process.returncode != expect:
        raise Ended(f"{module} {' '.join(arguments)} ended with {process.returncode}: {said}")
    return printed


def tindak(*arguments: str, expect: int = 0) -> Any:
    """Run a command of the desk with ``--json`` and return its document."""
    return json.loads(run("desktop", *arguments, "--json", expect=expect))


class Centre:
    """A centre with its data folder, running or not, always on the same port."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.url = ""
        self._port = "0"
        self._process: subprocess.Popen[str] | None = None

    @classmethod
    def made_in(cls, data: Path) -> "Centre":
        """Set up a new centre."""
        one = cls(data)
        one.command("init")
        return one

    def command(self, *arguments: str, given: str = "") -> str:
        """Run an administration command."""
        return run("sync.server", *arguments, "--data", str(self.data), given=given)

    def document(self, *arguments: str) -> Any:
        """Run an administration command with ``--json``."""
        return json.loads(self.command(*arguments, "--json"))

    def add_officer(self, username: str, unit: str, role: str = "liaison") -> None:
        """Add an officer with the usual password."""
        self.command("user", "add", "--username", username, "--unit", unit, "--role", role, given=PASSWORD + "\n")

    def serve(self) -> None:
        """Start serving and wait until it says that it accepts connections."""
        self._process = start("sync.server", "serve", "--data", str(self.data), "--port", self._port)
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if "http://" not in line:
            self.kill()
            raise Ended(f"the centre did not start: {line}")
        self.url = "http://" + line.split("http://")[1].split()[0]
        self._port = self.url.rsplit(":", 1)[1]

    def stop(self) -> int:
        """Ask it to end and return its exit code."""
        return self._end(lambda process: process.terminate())

    def kill(self) -> None:
        """End it without warning, as a power cut does to a process."""
        self._end(lambda process: process.kill())

    def _end(self, how: Any) -> int:
        process, self._process = self._process, None
        if process is None:
            return 0
        how(process)
        process.communicate(timeout=_PATIENCE)
        return process.returncode
