"""``monev freeze|frozen|save|send|merge``: figures of a period that stay as they are, and reports that become one."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from desktop.commands import exit_codes
from desktop.commands.casework_documents import moment
from desktop.commands.speech import say, tell, write
from desktop.doorway import OpenDesk
from desktop.reports.frozen_words import seal_words
from sync.contract.errors import BadInput
from sync.contract.monev.document import Document, of_gathered
from sync.contract.monev.frozen import SHORT, SUFFIX, Signatory
from sync.contract.monev.scope import Scope
from ui.ports.frozen import FrozenLine, FrozenReport, MergedReport

DOINGS = ("freeze", "frozen", "save", "send", "merge")


def add_to(monev: argparse.ArgumentParser) -> None:
    """Add what can be done with frozen figures to the command ``monev``."""
    monev.add_argument(
        "doing",
        nargs="?",
        choices=DOINGS,
        metavar="|".join(DOINGS),
        help="bekukan, daftar, simpan ke berkas, kirim lagi, gabungkan",
    )
    monev.add_argument("given", nargs="*", metavar="FILE|KODE", help="save, send: satu kode; merge: berkas atau kode")
    monev.add_argument("--frozen", metavar="KODE", help="angka yang sudah dibekukan, bukan angka sekarang")
    monev.add_argument("--out", type=Path, metavar=f"FILE{SUFFIX}", help="freeze, save, merge: tulis berkasnya juga")
    monev.add_argument("--keep", action="store_true", help="merge: simpan hasil dan berkasnya dalam daftar")
    with_signature(monev, "freeze")


def with_signature(command: argparse.ArgumentParser, name: str) -> None:
    """Add the options that say who signs a report."""
    for option, says in (
        ("place", "tempat penandatanganan"),
        ("position", "jabatan penanda tangan"),
        ("signer", "nama penanda tangan"),
        ("nip", "NIP penanda tangan"),
    ):
        command.add_argument(f"--{option}", metavar=option.upper(), help=f"{name}: {says}")


def signature_of(asked: argparse.Namespace) -> Signatory:
    """Return who signs."""
    return Signatory(
        place=asked.place or "", position=asked.position or "", name=asked.signer or "", nip=asked.nip or ""
    )


def run(asked: argparse.Namespace, desk: OpenDesk, scope: Scope) -> int:
    """Do what was asked with frozen figures."""
    match asked.doing:
        case "freeze":
            line = desk.desk.frozen.freeze(scope, signature_of(asked))
            _written(asked, desk, line)
            tell(asked, _of_line(line))
            say(f"{line.total} laporan dibekukan per {line.day}, kode {line.digest[:SHORT]}.")
        case "frozen":
            lines, below = desk.desk.frozen.all(), desk.desk.frozen.below()
            told = [_of_line(line) for line in below]
            tell(asked, {"frozen": [_of_line(line) for line in lines], "below": told})
            for line in (*lines, *below) if not asked.as_json else ():
                said = (line.digest[:SHORT], str(line.day), _period(line), line.office, str(line.total))
                write("\t".join((*said, seal_words(line))))
            say(f"{len(lines)} angka beku; {len(below)} dari unit di bawah belum diunduh.")
        case "send":
            if len(asked.given) != 1:
                raise BadInput("Sebut satu kode angka beku.")
            line = desk.desk.frozen.send_again(asked.given[0])
            tell(asked, _of_line(line))
            say("Dikirim pada sinkronisasi berikutnya." if line.sending == "waiting" else f"{_sent(line)}.")
        case "save":
            if len(asked.given) != 1 or not asked.out:
                raise BadInput(f"Sebut satu kode angka beku, dan --out FILE{SUFFIX}.")
            line = desk.desk.frozen.save_file(asked.given[0], asked.out)
            tell(asked, {**_of_line(line), "file": str(asked.out)})
            say(f"Tersimpan di {asked.out}.")
        case _:
            _merge(asked, desk)
    return exit_codes.DONE


def frozen_document(report: FrozenReport) -> Document:
    """Return frozen figures as ``monev --json`` tells figures, with what was frozen."""
    return {**of_gathered(report.shown.figures), "frozen": _of_line(report.line), "sources": list(report.sources)}


def _merge(asked: argparse.Namespace, desk: OpenDesk) -> None:
    if not asked.given:
        raise BadInput("Sebut berkas atau kode angka beku yang digabungkan.")
    paths = [Path(one) for one in asked.given if Path(one).suffix]
    codes = [one for one in asked.given if not Path(one).suffix]
    made = desk.desk.frozen.merge(paths, codes, keep=asked.keep or asked.out is not None)
    _written(asked, desk, made.line)
    tell(asked, _of_merged(made))
    if not asked.as_json:
        for conflict in made.conflicts:
            number = made.numbers.get(conflict.complaint, conflict.complaint)
            told = "; ".join(f"{one.office}: {one.bucket}" for one in conflict.told)
            write(f"{number}\t{', '.join(conflict.differ)}\t{told}")
    if made.doubtful:
        offices = ", ".join(made.doubtful)
        say(f"Pengesahan pada angka {offices} tidak cocok dengan kunci pusat; angkanya tetap dihitung.")
    say(
        f"{made.line.total} laporan dari {len(asked.given)} angka beku; {made.same} disebut sama oleh lebih dari satu, "
        f"{len(made.conflicts)} disebut berbeda (yang terbaru dihitung), {len(made.several)} ada pada beberapa unit."
    )


def _of_merged(made: MergedReport) -> Document:
    def numbered(one: Any) -> Document:
        told: Document = msgspec.to_builtins(one)
        return {"tracking_id": made.numbers.get(one.complaint), **told}

    return {
        "frozen": _of_line(made.line),
        "figures": of_gathered(made.shown.figures),
        "same": made.same,
        "conflicts": [numbered(one) for one in made.conflicts],
        "several": [numbered(one) for one in made.several],
        "strangers": list(made.strangers),
        "doubtful": list(made.doubtful),
        "comparison": {"how": made.against.how.value, "offices": list(made.against.offices)},
    }


def _written(asked: argparse.Namespace, desk: OpenDesk, line: FrozenLine) -> None:
    if asked.out:
        desk.desk.frozen.save_file(line.digest, asked.out)


def _of_line(line: FrozenLine) -> Document:
    return {
        "id": line.digest,
        "origin": line.origin,
        "office": line.office,
        "unit": line.unit or None,
        "from": line.first.isoformat() if line.first else None,
        "to": line.last.isoformat() if line.last else None,
        "day": line.day.isoformat(),
        "frozen_by": line.frozen_by,
        "total": line.total,
        "signed": line.is_signed,
        "sealed_at": moment(line.sealed_at),
        "key": line.key or None,
        "doubtful": line.is_doubtful,
        "sending": line.sending or None,
        "why": line.why or None,
    }


def _sent(line: FrozenLine) -> str:
    return f"Pusat menolaknya: {line.why}" if line.why else "Sudah diterima pusat, atau bukan untuk dikirim"


def _period(line: FrozenLine) -> str:
    return f"{line.first or '…'} s.d. {line.last or '…'}"
