"""``import-lapor``: taking over an export of lapor.go.id."""

import argparse
from pathlib import Path
from typing import Any, Final

from sync.server.centre import opened
from sync.server.clock import iso_utc
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.complaints import ImportReport, Manner, import_rows
from sync.server.lapor_export.reader import read_export
from sync.server.lapor_import.differences import Difference, What

_WARNINGS_TOLD: Final = 20
"""Most warnings that a plain import writes to the screen."""

_WORD_OF: Final = {
    What.NEW: "laporan baru",
    What.STATUS: "status berubah",
    What.CLOSED: "ditutup di LAPOR!",
    What.REOPENED: "dibuka lagi di LAPOR!",
    What.REPLY: "pelapor membalas di LAPOR!",
    What.TEXT: "isi berubah",
    What.MOVED: "didisposisikan",
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    importing = with_data(
        commands.add_parser("import-lapor", help="memasukkan ekspor Laporan Ringkas dari lapor.go.id")
    )
    importing.add_argument("file", type=Path, metavar="FILE")
    importing.add_argument(
        "--dry-run", action="store_true", help="hanya memberitahukan perbedaannya; tidak ada yang diubah"
    )
    importing.add_argument("--differences", action="store_true", help="beritahukan juga setiap perbedaan")
    importing.add_argument(
        "--force", action="store_true", help="ambil alih juga yang lebih lama daripada yang tersimpan"
    )
    importing.add_argument("--json", action="store_true")
    importing.set_defaults(run=_import)


def _import(chosen: argparse.Namespace) -> None:
    tell_all = chosen.dry_run or chosen.differences
    with opened(folder_of(chosen)) as centre:
        export = read_export(chosen.file)
        manner = Manner(made_at=export.made_at, dry_run=chosen.dry_run, force=chosen.force, tell_all=tell_all)
        report = import_rows(centre, export.rows, manner)
    rejected = sorted((*export.rejected, *report.rejected), key=lambda one: one.row)
    document: dict[str, Any] = {
        "rows": export.seen,
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "units_created": report.units_created,
        "rejected": [{"row": one.row, "reason": one.reason} for one in rejected],
    }
    if chosen.dry_run:
        document["dry_run"] = True
    if tell_all:
        document |= {"made_at": iso_utc(export.made_at) or None, "kept": report.kept, "differences": report.differences}
    if chosen.json:
        hand_out(document)
    _summarise(export.seen, report, len(rejected), is_tried=chosen.dry_run)
    for one in rejected:
        tell(f"  baris {one.row}: {one.reason}")
    for difference in report.differences if tell_all else report.differences[:_WARNINGS_TOLD]:
        tell(f"  {_words(difference)}")
    if not tell_all and len(report.differences) > _WARNINGS_TOLD:
        tell(f"  … dan {len(report.differences) - _WARNINGS_TOLD} peringatan lagi; lihat semua dengan --differences.")
    if report.kept:
        tell(
            f"{report.kept} laporan dipertahankan karena berkas ini lebih lama. "
            "Bila berkas inilah yang benar, ulangi dengan --force."
        )


def _summarise(rows: int, report: ImportReport, rejected: int, *, is_tried: bool) -> None:
    beginning = "Percobaan, tidak ada yang diubah. " if is_tried else ""
    tell(
        f"{beginning}{rows} baris dibaca: {report.created} laporan baru, {report.updated} diperbarui, "
        f"{report.unchanged} tidak berubah, {rejected} ditolak. Unit baru: {report.units_created}."
    )


def _words(difference: Difference) -> str:
    """Tell one difference in a line, and its warning in another."""
    where = f", {difference.unit}" if difference.unit else ""
    line = f"baris {difference.row}, laporan {difference.tracking_id}{where}: {_WORD_OF[difference.what]}"
    restated = difference.fields.get("lapor_status")
    if restated and difference.what is not What.NEW:
        line += f", {restated[0]} → {restated[1]}"
    elif difference.what is What.TEXT:
        line += f" ({', '.join(difference.fields)})"
    return f"{line}\n    Perhatian: {difference.warning}" if difference.warning else line
