"""``calendar import``, ``calendar list``, ``rules import`` and ``rules list``: what deadlines are reckoned by."""

import argparse
from pathlib import Path
from typing import Any, Final

import msgspec

from sync.contract.errors import BadInput
from sync.server.centre import opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.deadline_data import TakenOver, import_calendar, import_rules
from sync.server.store.calendars import all_calendars, all_rule_sets
from sync.server.store.units import all_units

_LARGEST_FILE: Final = 1 << 20


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("calendar", help="mengelola kalender hari libur")
    calendar = acts.add_subparsers(required=True, metavar="TINDAKAN")
    importing = with_data(calendar.add_parser("import", help="memasukkan daftar hari libur (CSV: date,type,name)"))
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--unit", default="", metavar="CODE", help="hanya untuk unit ini dan yang di bawahnya")
    importing.add_argument("--name", default="", help="nama kalender; yang bernama sama diganti")
    importing.add_argument("--json", action="store_true")
    importing.set_defaults(run=_import_calendar)
    _listing(calendar, "daftar kalender", _list_calendars)
    rules = commands.add_parser("rules", help="mengelola aturan tenggat").add_subparsers(
        required=True, metavar="TINDAKAN"
    )
    taking = with_data(rules.add_parser("import", help="memasukkan aturan tenggat (TOML)"))
    taking.add_argument("file", type=Path, metavar="FILE")
    taking.add_argument("--json", action="store_true")
    taking.set_defaults(run=_import_rules)
    _listing(rules, "daftar aturan tenggat", _list_rules)


def _listing(acts: Commands, about: str, run: Any) -> None:
    listing = with_data(acts.add_parser("list", help=about))
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=run)


def _import_calendar(chosen: argparse.Namespace) -> None:
    text = _read(chosen.file)
    with opened(folder_of(chosen)) as centre:
        _tell(chosen, "Kalender", import_calendar(centre, text, chosen.file.name, chosen.unit, chosen.name))


def _import_rules(chosen: argparse.Namespace) -> None:
    text = _read(chosen.file)
    with opened(folder_of(chosen)) as centre:
        _tell(chosen, "Aturan tenggat", import_rules(centre, text))


def _tell(chosen: argparse.Namespace, what: str, done: TakenOver) -> None:
    if chosen.json:
        hand_out(done)
    if done.is_changed:
        tell(f"{what} {done.name!r} diperbarui. Tenggat {done.deadlines_moved} laporan bergeser.")
    else:
        tell(f"{what} {done.name!r} sudah sama. Tidak ada yang diubah.")


def _list_calendars(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre, centre.database.reading() as connection:
        found, codes = all_calendars(connection), {unit.id: unit.code for unit in all_units(connection)}
    listed: list[dict[str, Any]] = [
        {
            "name": one.calendar.name,
            "unit": codes[one.unit_id] if one.unit_id else None,
            "source": one.calendar.source,
            "version": one.version,
            "first": one.calendar.holidays[0].day,
            "last": one.calendar.holidays[-1].day,
            "holidays": [{"date": day.day, "type": day.kind, "name": day.name} for day in one.calendar.holidays],
        }
        for one in found
    ]
    if chosen.json:
        hand_out(listed)
        return
    for one in listed:
        where = f"unit {one['unit']}" if one["unit"] else "nasional"
        tell(f"{one['name']} ({where}): {len(one['holidays'])} hari, {one['first']} sampai {one['last']}")


def _list_rules(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre, centre.database.reading() as connection:
        found = all_rule_sets(connection)
    if chosen.json:
        hand_out([{**msgspec.structs.asdict(one.rules), "version": one.version} for one in found])
        return
    for one in found:
        until = f" sampai {one.rules.valid_until}" if one.rules.valid_until else ""
        tell(f"{one.rules.name}: {one.rules.legal_basis}, berlaku mulai {one.rules.valid_from}{until}")


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened_file:
            content = opened_file.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            raise BadInput(f"Berkas {file} terlalu besar. Tidak ada yang diubah.")
        return content.decode("utf-8")
    except OSError as fault:
        raise BadInput(f"Berkas {file} tidak dapat dibaca. Tidak ada yang diubah.") from fault
    except UnicodeDecodeError as fault:
        raise BadInput(f"Berkas {file} bukan teks UTF-8. Tidak ada yang diubah.") from fault
