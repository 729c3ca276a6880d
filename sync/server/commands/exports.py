"""``import-lapor``: taking over an export of lapor.go.id."""

import argparse
from pathlib import Path
from typing import Any

from sync.server.centre import opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.complaints import import_rows
from sync.server.lapor_export.reader import read_export


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    importing = with_data(
        commands.add_parser("import-lapor", help="memasukkan ekspor Laporan Ringkas dari lapor.go.id")
    )
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument("--json", action="store_true")
    importing.set_defaults(run=_import)


def _import(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        export = read_export(chosen.file)
        report = import_rows(centre, export.rows)
    rejected = sorted((*export.rejected, *report.rejected), key=lambda one: one.row)
    document: dict[str, Any] = {
        "rows": export.seen,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "units_created": report.units_created,
        "rejected": [{"row": one.row, "reason": one.reason} for one in rejected],
    }
    if chosen.json:
        hand_out(document)
    tell(
        f"{export.seen} baris dibaca: {report.created} laporan baru, {report.updated} diperbarui, "
        f"{report.unchanged} tidak berubah, {len(rejected)} ditolak. Unit baru: {report.units_created}."
    )
    for one in rejected:
        tell(f"  baris {one.row}: {one.reason}")
