"""Processor time that processes have spent, read from ``/proc``: for Linux only."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import psycopg


def _ticks() -> int:
    if sys.platform == "linux":
        return os.sysconf("SC_CLK_TCK")
    raise OSError("processor time is read from /proc, which only Linux has")


_TICKS: Final = _ticks()


def seconds_of(process: int) -> float:
    """Return what a living process has spent so far, in user and in system mode."""
    return sum(_times(process)[:2]) / _TICKS


def seconds_of_cluster(postmaster: int) -> float:
    """Return what a PostgreSQL has spent so far: the postmaster, those of its processes that live and that ended."""
    spent = sum(_times(postmaster))
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                is_ours = _fields(int(folder.name))[1] == str(postmaster)
                spent += sum(_times(int(folder.name))[:2]) if is_ours else 0
            except OSError:  # it ended while we looked
                continue
    return spent / _TICKS


def postmaster_of(url: str) -> int:
    """Return the process number of the postmaster behind this URL."""
    with psycopg.connect(url) as connection:
        backend = connection.info.backend_pid
        return int(_fields(backend)[1])


class Spent:
    """What some server processes and a PostgreSQL spend from now on."""

    def __init__(self, servers: Iterable[int], postmaster: int) -> None:
        """Begin to count."""
        self._servers = tuple(servers)
        self._postmaster = postmaster
        self._start = self._now()

    def seconds(self) -> tuple[float, float]:
        """Return the seconds that the servers and that PostgreSQL have spent since."""
        servers, cluster = self._now()
        return servers - self._start[0], cluster - self._start[1]

    def _now(self) -> tuple[float, float]:
        return sum(map(seconds_of, self._servers)), seconds_of_cluster(self._postmaster)


def _times(process: int) -> tuple[int, ...]:
    """Return user and system ticks of a process, and those of its children that ended."""
    return tuple(int(field) for field in _fields(process)[11:15])


def _fields(process: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` from the state on; the name before may hold blanks and brackets."""
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
