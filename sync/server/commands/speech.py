"""What all commands share: the data folder, words for people, and the one JSON document for programs."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Any, TypeAlias

import msgspec

from sync.server.settings import DataFolder

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no public name for it


def with_data(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Add the option that every command has."""
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder data server")
    return parser


def folder_of(chosen: argparse.Namespace) -> DataFolder:
    """Return the data folder a command was given."""
    return DataFolder(chosen.data)


def tell(sentence: str) -> None:
    """Say something to the person at the console."""
    print(sentence, file=sys.stderr, flush=True)  # noqa: T201 - the one place where commands speak


def hand_out(document: Any) -> None:
    """Write the one JSON document of a command."""
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode("utf-8") + "\n")
    sys.stdout.flush()


def first_line_of_stdin() -> str:
    """Return the first line of standard input: a password, which must not stand on the command line.

    At a terminal it is asked for, and not shown.
    """
    if sys.stdin.isatty():
        return getpass.getpass("Kata sandi: ", stream=sys.stderr)
    return sys.stdin.readline().removeprefix("\ufeff").rstrip("\r\n")  # PowerShell may begin a pipe with a mark
