"""``report rekap``, ``report monev`` and ``print``: what an office hands on, as files."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.commands import exit_codes
from desktop.commands.frozen import signature_of, with_signature
from desktop.commands.monev import asked_scope
from desktop.commands.speech import NO_SUCH_CASE, opened, say, tell
from desktop.doorway import OpenDesk
from sync.contract.errors import BadInput
from sync.contract.monev.options import with_scope
from sync.durable import save_document
from ui.ports.desk import RecapOrder
from ui.ports.monev import MOST_OVERDUE

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    report = add("report", _report, "rekap atau laporan monev satu periode, sebagai PDF atau Excel")
    report.add_argument("report", choices=("rekap", "monev"), metavar="rekap|monev")
    with_scope(report)
    report.add_argument("--frozen", metavar="KODE", help="monev: dari angka beku, tanpa periode dan saringan")
    report.add_argument("--out", type=Path, required=True, metavar="FILE.xlsx|FILE.pdf")
    report.add_argument("--agency", metavar="AGENCY", help="monev: instansi di atas nama kantor pada kop")
    with_signature(report, "monev")
    printing = add("print", _print, "satu laporan dengan riwayatnya sebagai PDF, siap cetak")
    printing.add_argument("tracking_id", metavar="TRACKING_ID")
    printing.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    for command in (report, printing):
        command.add_argument("--names", action="store_true", help="tampilkan nama pelapor; yang anonim tidak pernah")


_OF_MONEV: Final = ("agency", "place", "position", "signer", "nip", "frozen")


def _report(asked: argparse.Namespace) -> int:
    dated = asked.first is not None and asked.last is not None
    if not dated and not (asked.report == "monev" and asked.frozen):
        raise BadInput("Sebut periodenya: --from YYYY-MM-DD --to YYYY-MM-DD.")
    if asked.report == "monev":
        return _monev(asked)
    given = [name for name in _OF_MONEV if getattr(asked, name)]
    if given:
        raise BadInput(f"Pilihan --{given[0]} hanya untuk laporan monev.")
    return _recap(asked)


def _monev(asked: argparse.Namespace) -> int:
    suffix = _suffix(asked)
    from ui.monev.frozen_words import frozen_facts  # noqa: PLC0415 - Qt is loaded only where something is drawn
    from ui.monev.report import ReportFacts  # noqa: PLC0415 - as above
    from ui.printing import monev_period, printed_monev  # noqa: PLC0415 - as above

    pages = 0
    with opened(asked) as desk:
        scope = asked_scope(asked, desk)
        if asked.frozen:
            report = desk.desk.frozen.report(asked.frozen)
            shown, overdue, facts = report.shown, None, frozen_facts(report, signature_of(asked), asked.agency or "")
            if suffix == ".xlsx":
                desk.desk.frozen.save_book(report, monev_period(shown), asked.out)
        else:
            shown, overdue = desk.desk.figures.report(scope, MOST_OVERDUE)
            office = desk.desk.figures.facts(asked.unit or "")
            facts = ReportFacts(
                office=office.office,
                agency=asked.agency or office.agency,
                made_on=office.today,
                signature=signature_of(asked),
            )
            if suffix == ".xlsx":
                desk.desk.figures.save_book(shown, monev_period(shown), asked.unit or "", asked.out)
    if suffix == ".pdf":
        content, pages = printed_monev(facts, shown, overdue)
        save_document(asked.out, content)
    total = shown.figures.tree.total.total
    tell(asked, {"cases": total, "file": str(asked.out)} | ({"pages": pages} if pages else {}))
    say(f"{total} laporan, tersimpan di {asked.out}.")
    return exit_codes.DONE


def _suffix(asked: argparse.Namespace) -> str:
    suffix = str(asked.out.suffix.casefold())
    if suffix not in (".pdf", ".xlsx"):
        raise BadInput("Laporan ditulis sebagai .pdf atau .xlsx.")
    return suffix


def _recap(asked: argparse.Namespace) -> int:
    pages, suffix = 0, _suffix(asked)
    if suffix == ".pdf":
        from ui.printing import printed_recap  # noqa: PLC0415 - Qt is loaded only where something is drawn

        with opened(asked) as desk:
            told = desk.desk.recap_table(_order(asked, desk))
        content, pages = printed_recap(told)
        save_document(asked.out, content)
        count = len(told.rows)
    else:
        with opened(asked) as desk:
            count = desk.desk.save_recap(_order(asked, desk))
    tell(asked, {"rows": count, "file": str(asked.out)} | ({"pages": pages} if pages else {}))
    say(f"{count} laporan, tersimpan di {asked.out}.")
    return exit_codes.DONE


def _order(asked: argparse.Namespace, desk: OpenDesk) -> RecapOrder:
    within = asked_scope(asked, desk)
    return RecapOrder(first=asked.first, last=asked.last, path=asked.out, names=asked.names, within=within)


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
