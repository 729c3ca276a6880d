"""``monev``: the figures of the centre."""

import argparse
from datetime import date
from typing import Final

from sync.contract.errors import BadInput
from sync.contract.monev.document import of_gathered
from sync.contract.monev.gathered import gathered
from sync.contract.monev.scope import By, Mark, Scope
from sync.server.centre import opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.store.monev import monev_asked, units_named

_KNOWN: Final = (Mark.ANONYMOUS, Mark.CONFIDENTIAL, Mark.NEEDS_REPLY)


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    monev = with_data(commands.add_parser("monev", help="angka monitoring dan evaluasi"))
    monev.add_argument("--from", type=_day, dest="first", metavar="YYYY-MM-DD", help="tanggal masuk")
    monev.add_argument("--to", type=_day, dest="last", metavar="YYYY-MM-DD")
    monev.add_argument("--by", type=By, choices=tuple(By), default=By.UNIT, metavar="|".join(By))
    monev.add_argument("--unit", metavar="CODE", help="unit ini dan semua di bawahnya")
    monev.add_argument("--category", metavar="KATEGORI")
    monev.add_argument("--channel", metavar="KANAL")
    monev.add_argument("--classification", metavar="KLASIFIKASI")
    monev.add_argument(
        "--flag",
        type=Mark,
        choices=_KNOWN,
        action="append",
        default=[],
        dest="flags",
        metavar="|".join(_KNOWN),
    )
    monev.add_argument("--json", action="store_true")
    monev.set_defaults(run=_monev)


def _monev(chosen: argparse.Namespace) -> None:
    if chosen.first and chosen.last and chosen.last < chosen.first:
        raise BadInput("Tanggal akhir mendahului tanggal awal.")
    with opened(folder_of(chosen)) as centre, centre.database.reading() as connection:
        now = centre.clock.now_ms()
        named = units_named(connection)
        row = next((one.row for one in named if one.code == chosen.unit), 0)
        if chosen.unit and not row:
            raise BadInput(f"Unit {chosen.unit} tidak dikenal.")
        scope = Scope(
            first=chosen.first,
            last=chosen.last,
            unit=row,
            category=chosen.category,
            channel=chosen.channel,
            classification=chosen.classification,
            flags=tuple(chosen.flags),
        )
        with monev_asked(connection, centre.books.at(connection), now) as ask:
            figures = gathered(ask, named, scope, chosen.by, now)
    document = of_gathered(figures)
    if chosen.json:
        hand_out(document)
        return
    total = document["total"]
    tell(f"{total['total']} laporan, {total['returned']} dikembalikan; ditindaklanjuti {total['answered_percent']} %.")
    for one in document["rows"]:
        tell(f"  {one['name'] or '(tanpa keterangan)'}: {one['total']}, ditindaklanjuti {one['answered_percent']} %")


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("tulis tanggal seperti 2026-11-01") from fault
