"""Processes that begin in a moment, so that a test can kill hundreds of them.

A nursery is one process that has imported what its children need; a child is a fork of it that runs a module as
``python -m`` would. What a child writes goes into a file, where it outlives the child. Where there is no fork, or no
way to wait for a process for a limited time, children are ordinary processes: fewer of them, the same tests.
"""

import importlib
import json
import os
import random
import runpy
import select
import signal
import subprocess
import sys
import traceback
import warnings
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, NoReturn, Self

from tests.support.password import PASSWORD
from tests.support.thoroughness import rounds
from tests.support.waiting import wait_for

FORKS: Final = sys.platform == "linux" and hasattr(os, "pidfd_open")
_START_S: Final = 0.05 if FORKS else 1.2
_FEWER: Final = 4 if FORKS else 20
_PATIENCE_S: Final = 60


class Child:
    """A running child, or one that has ended."""

    def __init__(self, nursery: "Nursery", key: int, said: Path, complaints: Path) -> None:
        self._nursery = nursery
        self._key = key
        self._said = said
        self._complaints = complaints

    def said(self) -> str:
        """What it has written to standard output so far."""
        return self._said.read_text(encoding="utf-8")

    def complaints(self) -> str:
        """What it has written to standard error so far."""
        return self._complaints.read_text(encoding="utf-8")

    def forget(self) -> None:
        """Let go of what it wrote."""
        for path in (self._said, self._complaints):
            path.unlink()

    def wait_for(self, words: str) -> str:
        """Wait until it has said something; returns all that it said."""
        wait_for(lambda: words in self.said())
        return self.said()

    def end(self, within: float) -> int:
        """Kill it, unless it has ended before the moment comes. Returns its exit code, negative for a signal."""
        return self._nursery.end(self._key, within)

    def stop(self) -> int:
        """Ask it to end, and wait until it has. Returns its exit code."""
        return self._nursery.stop(self._key, _PATIENCE_S)

    def finish(self) -> str:
        """Wait until it has done its work well; returns what it said."""
        code = self.end(_PATIENCE_S)
        assert code == 0, f"ended with {code}: {self.complaints()}"
        return self.said()


class Nursery:
    """Begins children and ends them; those that are left end with it."""

    def __init__(self, folder: Path, *modules: str) -> None:
        """Prepare a nursery whose children use these modules, and write into this folder."""
        self._folder = folder
        self._modules = modules
        self._count = 0
        self._ordinary: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Self:
        if FORKS:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.support.nursery", *self._modules],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
                env=_environment(),
            )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for key in list(self._ordinary):
            self.end(key, 0)
        if FORKS:
            self._process.communicate(timeout=_PATIENCE_S)

    @staticmethod
    def kills(count: int) -> int:
        """How many kills a test can afford here."""
        return rounds(count) // _FEWER

    @staticmethod
    def moment(chance: random.Random, longest: float) -> float:
        """Draw a moment of a child's life, in seconds after its beginning."""
        return chance.uniform(0, _START_S + longest)

    def call(self, module: str, function: str, *arguments: str) -> None:
        """Call a function once before the children are born, so that they need not."""
        if FORKS:
            self._ask(call=[module, function, *arguments])

    def start(self, module: str, *arguments: str, given: str = "") -> Child:
        """Begin ``python -m module``; ``given`` is what it reads from standard input."""
        self._count += 1
        stdin = Path(os.devnull)
        if given:
            stdin = self._folder / f"{self._count}-given.txt"
            stdin.write_text(given, encoding="utf-8")
        said, complaints = (self._folder / f"{self._count}-{name}.txt" for name in ("said", "complaints"))
        for path in (said, complaints):
            path.touch()
        if FORKS:
            key = self._ask(run=[module, *arguments], given=str(stdin), said=str(said), complaints=str(complaints))
            return Child(self, key, said, complaints)
        with stdin.open("rb") as read, said.open("wb") as out, complaints.open("wb") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                stdin=read,
                stdout=out,
                stderr=err,
                env=_environment(),
            )
        self._ordinary[process.pid] = process
        return Child(self, process.pid, said, complaints)

    def finished(
        self, module: str, *arguments: str, given: str = "", patience: float = _PATIENCE_S
    ) -> tuple[int, str, str]:
        """Run a child to its end; returns its exit code, and what it said and complained of."""
        child = self.start(module, *arguments, given=given)
        code = child.end(patience)
        told = code, child.said(), child.complaints()
        child.forget()
        return told

    def stop(self, key: int, within: float) -> int:
        if FORKS:
            return self._ask(stop=key, within=within)
        self._ordinary[key].terminate()
        return self.end(key, within)

    def end(self, key: int, within: float) -> int:
        if FORKS:
            return self._ask(end=key, within=within)
        process = self._ordinary.pop(key)
        with suppress(subprocess.TimeoutExpired):
            return process.wait(within)
        process.kill()
        return process.wait(_PATIENCE_S)

    def _ask(self, **asked: Any) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def _environment() -> dict[str, str]:
    return {**os.environ, "TINDAK_PASSWORD": PASSWORD, "PYTHONUTF8": "1"}


def _answer(asked: dict[str, Any], children: set[int]) -> int:
    if "call" in asked:
        module, function, *arguments = asked["call"]
        getattr(importlib.import_module(module), function)(*arguments)
        return 0
    if "stop" in asked:
        os.kill(asked["stop"], signal.SIGTERM)
        children.discard(asked["stop"])
        return _end(asked["stop"], asked["within"])
    if "end" in asked:
        children.discard(asked["end"])
        return _end(asked["end"], asked["within"])
    child = _fork()
    if child == 0:
        _live(asked["run"], asked["given"], asked["said"], asked["complaints"])
    children.add(child)
    return child


def _fork() -> int:
    if sys.platform == "linux":
        return os.fork()
    raise OSError("only Linux forks here; elsewhere ordinary processes are started")


def _end(child: int, within: float) -> int:
    if sys.platform == "linux":
        handle = os.pidfd_open(child)
        try:
            if not select.select([handle], [], [], within)[0]:
                os.kill(child, signal.SIGKILL)
        finally:
            os.close(handle)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    raise OSError("only Linux forks here; elsewhere ordinary processes are started")


def _live(words: Sequence[str], given: str, said: str, complaints: str) -> NoReturn:
    """Be the child: run the module, and end without returning to the nursery's own work."""
    code = 1
    try:
        for number, (path, flags) in enumerate(((given, os.O_RDONLY), (said, os.O_WRONLY), (complaints, os.O_WRONLY))):
            file = os.open(path, flags)
            os.dup2(file, number)
            os.close(file)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115 - for its whole life
            for number, mode in enumerate("rww")
        )
        sys.argv = list(words)
        # What was imported before is run as itself all the same; runpy warns of that where a program would speak.
        warnings.filterwarnings("ignore", "'.*' found in sys.modules", RuntimeWarning)
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter itself does at the end of a program
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def main() -> None:
    for name in sys.argv[1:]:
        importlib.import_module(name)
    children: set[int] = set()
    for line in sys.stdin:
        sys.stdout.write(f"{_answer(json.loads(line), children)}\n")
        sys.stdout.flush()
    for child in children:
        _end(child, 0)


if __name__ == "__main__":
    main()
