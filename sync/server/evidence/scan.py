"""The hook for a virus scanner: a command that looks at a finished file before anybody is given it."""

import logging
import subprocess
from enum import Enum, auto
from pathlib import Path

from sync.server.evidence.settings import FilesSettings

_log = logging.getLogger(__name__)


class Verdict(Enum):
    """What a scanner says."""

    CLEAN = auto()
    INFECTED = auto()
    UNKNOWN = auto()
    """It could not be run, took too long, or ended otherwise than it was agreed."""


def scanned(settings: FilesSettings, path: Path) -> Verdict:
    """Let the configured command look at a file: exit code 0 is clean, 1 infected; without a command all are clean."""
    if not settings.scan:
        return Verdict.CLEAN
    try:
        ended = subprocess.run(
            [*settings.scan, str(path.absolute())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=settings.scan_seconds,
            check=False,
        )
    except (OSError, subprocess.SubprocessError) as fault:
        _log.warning("the scanner did not look at %s: %s", path.name, fault)
        return Verdict.UNKNOWN
    match ended.returncode:
        case 0:
            return Verdict.CLEAN
        case 1:
            return Verdict.INFECTED
        case code:
            _log.warning("the scanner ended with %s over %s", code, path.name)
            return Verdict.UNKNOWN
