"""``docs/commands.md`` names each option of each command of the desk."""

import argparse
import re
from collections.abc import Iterator
from typing import Final

import pytest

from desktop.__main__ import _parser
from tests.quality.tree import ROOT

_PAGE: Final = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
_WITHOUT: Final = {("check-receipt", "--profile")}
"""What every command takes, and what this one has no use for."""


def _commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in _parser(with_commands=True)._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


@pytest.mark.parametrize(("name", "command"), list(_commands()))
def test_each_option_of_a_command_stands_in_a_row_of_its_own(name: str, command: argparse.ArgumentParser) -> None:
    """And nothing that the page tells of options is of a command that has none such."""
    rows = [row for row in _PAGE.splitlines() if row.startswith("|") and re.search(rf"`tindak {name}(?![\w-])", row)]
    told = {option for row in rows for option in re.findall(r"--[a-z][a-z-]*", row)}
    given = {
        option
        for action in command._actions
        if action.help != argparse.SUPPRESS
        for option in action.option_strings
        if option.startswith("--") and option != "--help" and (name, option) not in _WITHOUT
    }
    assert rows
    assert given - told == set()
