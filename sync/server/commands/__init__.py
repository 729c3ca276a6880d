"""Administration of the centre by commands: an interface that others script against.

Exit codes: 0 done, 2 wrong usage or bad input, 5 local data needs attention. With ``--json``, standard output holds
exactly one JSON document; words for people go to standard error.
"""

import argparse
from collections.abc import Sequence
from importlib.metadata import version
from typing import Final

from sync.contract.errors import BadInput, LocalFault
from sync.server.commands import (
    bridge,
    calendars,
    closing,
    demo,
    exports,
    files,
    monev,
    officers,
    operation,
    overview,
    templates,
    units,
)
from sync.server.commands.speech import hand_out, tell

DONE: Final = 0
BAD_INPUT: Final = 2
NEEDS_ATTENTION: Final = 5


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="tindak-server", description="Server Tindak dan administrasinya.")
    parser.add_argument("--version", action="version", version=f"tindak-server {version('tindak')}")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    for group in (
        operation,
        units,
        calendars,
        officers,
        exports,
        templates,
        overview,
        monev,
        closing,
        bridge,
        files,
        demo,
    ):
        group.add_to(commands)
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as end:  # argparse has said what is wrong, or was asked for help
        if end.code and "--json" in arguments:
            hand_out({"error": BadInput.code, "sentence": "Perintah tidak dikenali."})
        return int(end.code or DONE)
    try:
        return int(chosen.run(chosen) or DONE)  # most commands return nothing
    except (BadInput, LocalFault) as fault:
        if getattr(chosen, "json", False):
            hand_out({"error": fault.code, "sentence": str(fault)})
        tell(str(fault))
        return BAD_INPUT if isinstance(fault, BadInput) else NEEDS_ATTENTION
    except KeyboardInterrupt:
        return BAD_INPUT
