"""``unit add``, ``unit zone``, ``unit approval`` and ``units``."""

import argparse
from typing import Final

from sync.contract.deadlines.calendars import ZONES
from sync.server.centre import opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.deadline_data import set_zone
from sync.server.store.units import all_units, case_counts
from sync.server.units import add_unit, set_approval

_INHERITED: Final = "INDUK"


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("unit", help="mengelola unit").add_subparsers(required=True, metavar="TINDAKAN")
    add = with_data(acts.add_parser("add", help="menambah unit"))
    add.add_argument("--code", required=True)
    add.add_argument("--name", required=True)
    add.add_argument("--parent", metavar="CODE", help="kode unit induk")
    add.set_defaults(run=_add)
    zone = with_data(acts.add_parser("zone", help="menetapkan zona waktu unit dan semua unit di bawahnya"))
    zone.add_argument("code", metavar="CODE")
    zone.add_argument("zone", choices=(*ZONES, _INHERITED), help=f"{_INHERITED}: ikut unit di atasnya")
    zone.set_defaults(run=_zone)
    approval = with_data(acts.add_parser("approval", help="balasan unit disetujui rekan sekantor sebelum dikirim"))
    approval.add_argument("code", metavar="CODE")
    approval.add_argument("switch", choices=("on", "off"))
    approval.set_defaults(run=_approval)
    listing = with_data(commands.add_parser("units", help="daftar unit dan jumlah laporannya"))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)


def _add(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        add_unit(centre, chosen.code, chosen.name, chosen.parent)
    tell(f"Unit {chosen.code} ditambahkan.")


def _zone(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        done = set_zone(centre, chosen.code, "" if chosen.zone == _INHERITED else chosen.zone)
    tell(f"Zona waktu {done.name}: {chosen.zone}. Tenggat {done.deadlines_moved} laporan bergeser.")


def _approval(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        unit = set_approval(centre, chosen.code, needed=chosen.switch == "on")
    how = "menunggu persetujuan rekan sekantor" if unit.approval else "terkirim tanpa persetujuan"
    tell(f"Balasan {unit.name} {how}.")


def _list(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre, centre.database.reading() as connection:
        units, counts = all_units(connection), case_counts(connection)
    codes = {unit.id: unit.code for unit in units}
    listed = [
        {
            "code": unit.code,
            "name": unit.name,
            "parent": codes[unit.parent_id] if unit.parent_id else None,
            "cases": counts.get(unit.id, 0),
            "lapor_id": unit.lapor_id,
            "zone": unit.zone or None,
            "approval": unit.approval,
            "coordinated": unit.coordinated,
        }
        for unit in units
    ]
    if chosen.json:
        hand_out(listed)
        return
    for unit in listed:
        tell(f"{unit['code']:<16} {unit['cases']:>7}  {unit['name']}")
