"""A centre of the demo's own: the real server in its own process, on loopback, gone when the demo ends."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from sync.contract.errors import Unreachable

_PATIENCE_SECONDS: Final = 60
_NO_CONSOLE: Final = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would flash up beside the window."""


class DemoCentre:
    """The centre of a fictional kabupaten in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is made yet."""
        self._folder = folder
        self._port = "0"
        self._process: subprocess.Popen[str] | None = None
        self.url = ""

    def fill(self) -> None:
        """Set up the centre and import the invented complaints of a year.

        :raises Unreachable: when the server program does not do it.
        """
        for command in ("init", "demo-data"):
            done = subprocess.run(
                [*_server(), command, "--data", str(self._folder)],
                capture_output=True,
                encoding="utf-8",
                check=False,
                creationflags=_NO_CONSOLE,
            )
            if done.returncode:
                raise Unreachable(f"Data rekaan tidak dapat disiapkan: {done.stderr.strip()}")

    def serve(self) -> None:
        """Start the server and wait until it accepts connections; always on the same port.

        :raises Unreachable: when it does not start.
        """
        self._process = subprocess.Popen(
            # Attached: however this program ends, its server ends with it.
            [*_server(), "serve", "--data", str(self._folder), "--port", self._port, "--attached"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            creationflags=_NO_CONSOLE,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if "http://" not in line:
            self.stop()
            raise Unreachable("Server demo tidak dapat dijalankan.")
        self.url = "http://" + line.split("http://")[1].split()[0]
        self._port = self.url.rsplit(":", 1)[1]

    def stop(self) -> None:
        """Stop the server, as a line that goes away does."""
        process, self._process = self._process, None
        if process is not None:
            process.communicate(timeout=_PATIENCE_SECONDS)  # closes its standard input, at which it stops in order


def _server() -> list[str]:
    """Return how the server program is started: from source, or from beside the frozen program."""
    if getattr(sys, "frozen", False):
        mine = Path(sys.executable)
        return [str(mine.with_name("tindak-server" + mine.suffix))]
    return [sys.executable, "-m", "sync.server"]
