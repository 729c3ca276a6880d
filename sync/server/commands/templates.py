"""``template import``, ``template list`` and ``template drop``."""

import argparse
from pathlib import Path

from sync.contract.errors import BadInput
from sync.server.centre import opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.templates import drop_named, import_templates, listing


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("template", help="mengelola templat jawaban").add_subparsers(
        required=True, metavar="TINDAKAN"
    )
    take = with_data(acts.add_parser("import", help="memuat templat dari berkas TOML"))
    take.add_argument("file", type=Path, metavar="FILE")
    take.add_argument("--unit", metavar="CODE", help="untuk unit ini dan semua di bawahnya; bawaan: untuk semua")
    take.add_argument("--json", action="store_true")
    take.set_defaults(run=_import)
    shown = with_data(acts.add_parser("list", help="daftar templat dan berapa kali dipakai"))
    shown.add_argument("--json", action="store_true")
    shown.set_defaults(run=_list)
    drop = with_data(acts.add_parser("drop", help="menghapus templat dari semua komputer"))
    drop.add_argument("name", metavar="NAME")
    drop.add_argument("--unit", metavar="CODE", help="bila nama ini ada pada beberapa unit")
    drop.set_defaults(run=_drop)


def _import(chosen: argparse.Namespace) -> None:
    try:
        content = chosen.file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise BadInput(f"Berkas {chosen.file} tidak dapat dibaca sebagai teks UTF-8.") from fault
    with opened(folder_of(chosen)) as centre:
        done = import_templates(centre, content, chosen.unit)
    if chosen.json:
        hand_out(done._asdict())
    tell(f"Templat: {done.created} baru, {done.updated} diubah, {done.unchanged} tetap.")


def _list(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        found = listing(centre)
    if chosen.json:
        hand_out(
            [
                {
                    "key": one.body.key,
                    "name": one.body.name,
                    "unit": code or None,
                    "kinds": one.body.kinds,
                    "owner": one.body.owner,
                    "valid_until": one.body.valid_until,
                    "uses": one.uses,
                    "version": one.version,
                    "text": one.body.text,
                }
                for one, code in found
            ]
        )
        return
    for one, code in found:
        tell(f"{code or 'semua':<16} {one.uses:>5}  {one.body.name}")


def _drop(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        drop_named(centre, chosen.name, chosen.unit)
    tell(f"Templat {chosen.name} dihapus; komputer petugas tidak menampilkannya lagi setelah sinkronisasi berikutnya.")
