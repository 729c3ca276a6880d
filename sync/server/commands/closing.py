"""``close-due``: the closing timer by hand; ``serve`` runs it by itself."""

import argparse

from sync.server.centre import opened
from sync.server.closing import close_due
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.store.units import all_units


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    close = with_data(commands.add_parser("close-due", help="menutup laporan yang pelapornya tidak menanggapi"))
    close.add_argument("--dry-run", action="store_true", help="hanya menyebut yang akan ditutup")
    close.add_argument("--json", action="store_true")
    close.set_defaults(run=_close)


def _close(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        closed = close_due(centre, dry_run=chosen.dry_run)
        with centre.database.reading() as connection:
            codes = {unit.id: unit.code for unit in all_units(connection)}
    listed = [
        {"tracking_id": one.tracking_id, "unit": codes[one.unit_id], "closes_on": one.closes_on} for one in closed
    ]
    if chosen.json:
        hand_out({"dry_run": chosen.dry_run, "closed": listed})
        return
    for one in listed:
        tell(f"{one['tracking_id']}  {one['unit']}  {one['closes_on']}")
    tell(f"{len(listed)} laporan {'akan ditutup' if chosen.dry_run else 'ditutup'} oleh sistem.")
