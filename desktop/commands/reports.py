"""``report rekap`` and ``print``: what an office hands on, as files."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktop.commands import exit_codes
from desktop.commands.speech import NO_SUCH_CASE, opened, say, tell
from sync.contract.errors import BadInput
from sync.durable import save_document
from ui.ports import RecapOrder

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    report = add("report", _recap, "rekap laporan satu periode sebagai buku kerja Excel")
    report.add_argument("report", choices=("rekap",), metavar="rekap")
    report.add_argument("--from", type=_day, required=True, dest="first", metavar="YYYY-MM-DD", help="tanggal masuk")
    report.add_argument("--to", type=_day, required=True, dest="last", metavar="YYYY-MM-DD")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx")
    printing = add("print", _print, "satu laporan dengan riwayatnya sebagai PDF, siap cetak")
    printing.add_argument("tracking_id", metavar="TRACKING_ID")
    printing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for command in (report, printing):
        command.add_argument("--names", action="store_true", help="tampilkan nama pelapor; yang anonim tidak pernah")


def _recap(asked: argparse.Namespace) -> int:
    order = RecapOrder(first=asked.first, last=asked.last, path=asked.out, names=asked.names)
    with opened(asked) as desk:
        count = desk.desk.save_recap(order)
    tell(asked, {"rows": count, "file": str(asked.out)})
    say(f"{count} laporan, tersimpan di {asked.out}.")
    return exit_codes.DONE


def _print(asked: argparse.Namespace) -> int:
    from ui.printing import printed  # noqa: PLC0415 - Qt is loaded only where something is drawn

    with opened(asked) as desk:
        views = [desk.desk.case(case) for case in desk.desk.cases_of(asked.tracking_id)]
    if not views:
        raise BadInput(NO_SUCH_CASE)
    pdf, pages = printed(views, names=asked.names)
    save_document(asked.out, pdf)
    tell(asked, {"pages": pages, "file": str(asked.out)})
    say(f"{pages} halaman, tersimpan di {asked.out}.")
    return exit_codes.DONE


def _day(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise argparse.ArgumentTypeError("tulis tanggal seperti 2026-11-01") from fault
