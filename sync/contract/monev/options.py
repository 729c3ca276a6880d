"""The options by which commands, on a desk and at the centre, say which complaints are looked at."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date

from sync.contract.monev.scope import Mark, Scope


def with_scope(command: argparse.ArgumentParser, marks: Sequence[Mark] = tuple(Mark)) -> None:
    """Add the options: period of arrival, unit, category, channel, classification, and what is true of a case besides.

    :param marks: those that are known at this end.
    """
    command.add_argument("--from", type=day, dest="first", metavar="YYYY-MM-DD", help="tanggal masuk")
    command.add_argument("--to", type=day, dest="last", metavar="YYYY-MM-DD")
    command.add_argument("--unit", metavar="CODE", help="unit ini dan semua di bawahnya")
    command.add_argument("--category", metavar="KATEGORI")
    command.add_argument("--channel", metavar="KANAL")
    command.add_argument("--classification", metavar="KLASIFIKASI")
    command.add_argument(
        "--flag",
        type=Mark,
        choices=tuple(marks),
        action="append",
        default=[],
        dest="flags",
        metavar="|".join(marks),
        help="boleh beberapa kali; semuanya harus benar",
    )


def scope_of(asked: argparse.Namespace, row_of: Callable[[str], int]) -> Scope:
    """Return which complaints are meant.

    :param row_of: returns the row of the unit with a code, or raises what the command then tells.
    """
    return Scope(
        first=asked.first,
        last=asked.last,
        unit=row_of(asked.unit) if asked.unit else 0,
        category=asked.category,
        channel=asked.channel,
        classification=asked.classification,
        flags=tuple(dict.fromkeys(asked.flags)),
    )


def given_of(asked: argparse.Namespace) -> list[str]:
    """Return the options that were given, as they are written."""
    named = {"first": "from", "last": "to", "flags": "flag"}
    fields = ("first", "last", "unit", "category", "channel", "classification", "flags")
    return [f"--{named.get(field, field)}" for field in fields if getattr(asked, field)]


def day(value: str) -> date:
    """Read a day that somebody typed."""
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("tulis tanggal seperti 2026-11-01") from fault
