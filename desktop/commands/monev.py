"""``monev``: the figures of this desk, as they are now or as they were frozen."""

import argparse
from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from desktop.commands import exit_codes, frozen
from desktop.commands.speech import opened, say, tell, write
from desktop.doorway import OpenDesk
from sync.contract.monev.document import Document, of_gathered
from sync.contract.monev.scope import By, Mark, Scope

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add this command to the parser."""
    monev = add("monev", _monev, "angka monitoring dan evaluasi dari laporan di komputer ini")
    with_scope(monev)
    monev.add_argument(
        "--flag", type=Mark, choices=tuple(Mark), action="append", default=[], dest="flags", metavar="|".join(Mark)
    )
    monev.add_argument("--by", type=By, choices=tuple(By), default=By.UNIT, metavar="|".join(By))
    frozen.add_to(monev)


def with_scope(command: argparse.ArgumentParser) -> None:
    """Add the options that say which complaints are looked at."""
    command.add_argument("--from", type=day, dest="first", metavar="YYYY-MM-DD", help="tanggal masuk")
    command.add_argument("--to", type=day, dest="last", metavar="YYYY-MM-DD")
    command.add_argument("--unit", metavar="CODE", help="unit ini dan semua di bawahnya")
    command.add_argument("--category", metavar="KATEGORI")
    command.add_argument("--channel", metavar="KANAL")
    command.add_argument("--classification", metavar="KLASIFIKASI")


def scope_of(asked: argparse.Namespace, desk: OpenDesk) -> Scope:
    """Return which complaints are meant."""
    return Scope(
        first=asked.first,
        last=asked.last,
        unit=desk.desk.figures.unit_by_code(asked.unit) if asked.unit else 0,
        category=asked.category,
        channel=asked.channel,
        classification=asked.classification,
    )


def _monev(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        scope = replace(scope_of(asked, desk), flags=tuple(asked.flags))
        if asked.doing:
            return frozen.run(asked, desk, scope)
        if asked.frozen:
            told = frozen.frozen_document(desk.desk.frozen.report(asked.frozen))
        else:
            told = of_gathered(desk.desk.figures.gathered(scope, asked.by))
    tell(asked, told)
    if not asked.as_json:
        for row in told["rows"]:
            write(_line(row["name"] or "(tanpa keterangan)", row))
        write(_line("Jumlah", told["total"]))
    say(f"{told['total']['total']} laporan, {told['total']['returned']} lagi dikembalikan.")
    return exit_codes.DONE


def _line(name: str, row: Document) -> str:
    """Return a row of the table of the field: name, buckets, total, %TL, RTL, RHP."""
    figures = (row["total"], row["answered_percent"], row["reply"]["mean"], row["completion"]["mean"])
    return "\t".join((name, *map(str, row["buckets"].values()), *("-" if one is None else str(one) for one in figures)))


def day(value: str) -> date:
    """Read a day that somebody typed."""
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("tulis tanggal seperti 2026-11-01") from fault
