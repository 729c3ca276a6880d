"""``monev``: the figures of this desk, as they are now or as they were frozen."""

import argparse
from collections.abc import Callable

from desktop.commands import exit_codes, frozen
from desktop.commands.speech import opened, say, tell, write
from desktop.doorway import OpenDesk
from sync.contract.errors import BadInput
from sync.contract.monev.document import lines_of, of_gathered
from sync.contract.monev.options import given_of, scope_of, with_scope
from sync.contract.monev.scope import By, Scope

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add this command to the parser."""
    monev = add("monev", _monev, "angka monitoring dan evaluasi dari laporan di komputer ini")
    with_scope(monev)
    monev.add_argument("--by", type=By, choices=tuple(By), metavar="|".join(By))
    frozen.add_to(monev)


def asked_scope(asked: argparse.Namespace, desk: OpenDesk) -> Scope:
    """Return which complaints are meant; frozen figures were narrowed when they were frozen, and can be no further.

    :raises BadInput: for an unknown unit, or for both.
    """
    given = [*given_of(asked), *(["--by"] if getattr(asked, "by", None) else [])]
    if asked.frozen and given:
        raise BadInput(f"Angka beku tidak dapat disaring lagi: {given[0]} tidak berlaku bersama --frozen.")
    return scope_of(asked, desk.desk.figures.unit_by_code)


def _monev(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        scope = asked_scope(asked, desk)
        if asked.doing:
            return frozen.run(asked, desk, scope)
        if asked.frozen:
            told = frozen.frozen_document(desk.desk.frozen.report(asked.frozen))
        else:
            told = of_gathered(desk.desk.figures.gathered(scope, asked.by or By.UNIT))
    tell(asked, told)
    if not asked.as_json:
        write("\n".join(lines_of(told)))
    say(f"{told['total']['total']} laporan, {told['total']['returned']} lagi dikembalikan.")
    return exit_codes.DONE
