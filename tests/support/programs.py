"""The two programs as real processes, run as an operator or a script runs them."""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.support.nursery import Child, Nursery
from tests.support.password import PASSWORD

__all__ = ["PASSWORD", "Centre", "Ended", "run", "start", "tindak", "told"]


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
    """Run a command to its end and return what it printed.

    Where a process can be forked, it is a fork of one that has imported the programs: a journey of sixty commands
    would otherwise do nothing but import.
    """
    return told(module, *arguments, given=given, expect=expect)[0]


def told(module: str, *arguments: str, given: str = "", expect: int = 0) -> tuple[str, str]:
    """Run a command likewise; return what it printed, and what it said beside that."""
    code, printed, said = _home().finished(module, *arguments, given=given)
    if code != expect:
        raise Ended(f"{module} {' '.join(arguments)} ended with {code}: {said}")
    return printed, said


@cache
def _home() -> Nursery:
    """Return the nursery of this test process; it ends with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="tindak-perintah-", ignore_cleanup_errors=True)))
    nursery = stack.enter_context(Nursery(folder, "desktop.__main__", "sync.server.__main__"))
    nursery.call("tests.support.password", "least_work")
    return nursery


def tindak(*arguments: str, expect: int = 0) -> Any:
    """Run a command of the desk with ``--json`` and return its document."""
    return json.loads(run("desktop", *arguments, "--json", expect=expect))


class Centre:
    """A centre with its data folder, running or not, always on the same port."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.url = ""
        self._port = "0"
        self._server: Child | None = None

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
        self._server = _home().start("sync.server", "serve", "--data", str(self.data), "--port", self._port)
        line = self._server.wait_for("http://").splitlines()[0]
        self.url = "http://" + line.split("http://")[1].split()[0]
        self._port = self.url.rsplit(":", 1)[1]

    def stop(self) -> int:
        """Ask it to end and return its exit code."""
        return self._end(lambda server: server.stop())

    def kill(self) -> None:
        """End it without warning, as a power cut does to a process."""
        self._end(lambda server: server.end(0))

    def _end(self, how: Callable[[Child], int]) -> int:
        server, self._server = self._server, None
        return how(server) if server is not None else 0
