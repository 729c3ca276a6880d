"""``sign-in``, ``sync``, ``list``, ``show``, ``follow-up``, ``outbox``: the desk's work on a command line."""

import argparse
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop.bootstrap import doorway_of
from desktop.commands import acts, documents, evidence, exit_codes, monev, receipts, rehearsal, reply_help, reports
from desktop.commands.speech import (
    FORMER_PASSWORD_VARIABLE,
    NO_SUCH_CASE,
    opened,
    own_case,
    password,
    say,
    tell,
    write,
)
from desktop.profile import Profile
from desktop.words import clean
from sync.contract.casework.acts import words_of
from sync.contract.durations import clock_fault
from sync.contract.errors import ActRefused, BadInput, TindakError
from sync.contract.events import LAPOR_TEXT_LIMIT, OFFICER_KINDS, EventKind
from sync.contract.line import LineState, is_clock_wrong
from sync.contract.status import Bucket
from ui.ports.desk import CaseLine, CaseQuery
from ui.ports.exchange import FilesWanted
from ui.ports.listing import Deadline

_PAGE: Final = 1000


def add_to(subcommands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser."""
    profile = argparse.ArgumentParser(add_help=False)
    usual = Profile.usual().folder
    profile.add_argument(
        "--profile", type=Path, default=usual, metavar="DIR", help="folder profil; bawaan: %(default)s"
    )
    as_json = argparse.ArgumentParser(add_help=False)
    as_json.add_argument("--json", action="store_true", dest="as_json", help="satu dokumen JSON ke stdout")

    def add(name: str, run: Callable[[argparse.Namespace], int], says: str) -> argparse.ArgumentParser:
        command = subcommands.add_parser(name, help=says, description=says, parents=[profile, as_json])
        command.set_defaults(run=run)
        return command

    sign_in = add("sign-in", _sign_in, "masuk ke server dan menyiapkan data terkunci di komputer ini")
    sign_in.add_argument("--server", required=True, metavar="URL")
    sign_in.add_argument("--username", required=True, metavar="U")
    sync = add("sync", _sync, "sinkronkan dengan server sekarang")
    evidence.with_wanted(sync)
    sync.add_argument("--dry-run", action="store_true", help="hanya memberi tahu apa yang akan dikirim")
    listing = add("list", _list, "daftar laporan di komputer ini")
    listing.add_argument("--search", default="", metavar="T")
    listing.add_argument("--bucket", type=_bucket, metavar="B", help=", ".join(Bucket))
    listing.add_argument(
        "--deadline",
        action="append",
        default=[],
        type=_deadline,
        metavar="|".join(Deadline),
        help="lewat, dalam 2 hari kerja, minggu ini, sesudah itu, atau tanpa tenggat; boleh lebih dari satu",
    )
    add("show", _show, "satu laporan dengan riwayatnya").add_argument("tracking_id", metavar="TRACKING_ID")
    follow_up = add("follow-up", _follow_up, "mencatat tindak lanjut, tanpa jaringan")
    follow_up.add_argument("tracking_id", metavar="TRACKING_ID")
    follow_up.add_argument("--kind", type=_kind, required=True, metavar="|".join(OFFICER_KINDS))
    follow_up.add_argument("--text", required=True, metavar="T")
    reply_help.with_override(follow_up)
    reply_help.with_template(follow_up)
    evidence.with_files(follow_up)
    add("outbox", _outbox, "tindak lanjut sendiri dan lampunya")
    receipts.add_to(add)
    reports.add_to(add)
    monev.add_to(add)
    reply_help.add_to(add)
    acts.add_to(add)
    evidence.add_to(add)


def _sign_in(asked: argparse.Namespace) -> int:
    doorway = doorway_of(Profile(asked.profile))
    former = os.environ.get(FORMER_PASSWORD_VARIABLE)
    with closing(doorway.sign_in(asked.server, asked.username, password(), former)) as desk:
        state = desk.desk.state()
    tell(asked, {"username": state.username, "unit": state.unit, "role": state.role, "server": state.server})
    say(f"Masuk sebagai {state.full_name or state.username}, {state.unit}.")
    return exit_codes.DONE


def _sync(asked: argparse.Namespace) -> int:
    if asked.dry_run:
        return rehearsal.rehearse(asked)
    with opened(asked) as desk:
        report = desk.exchange.exchange_now()
        say(report.sentence)
        moves = report.outcome == "done" and asked.files is not FilesWanted.NONE
        files = evidence.move(desk, asked.files) if moves else None
        if files and files.figures:
            desk.exchange.exchange_now()  # brings the centre's seal
    tell(asked, documents.of_report(report) | {"files": evidence.of_files(files) if files else None})
    if files and (files.sent or files.fetched or files.refused or files.outcome != "done"):
        say(files.sentence)
    if is_clock_wrong(report.clock_off_by_ms) and report.line is not LineState.CLOCK_WRONG:
        say(f"{clock_fault(report.clock_off_by_ms)}. Betulkan tanggal, jam, dan zona waktu komputer.")
    return exit_codes.OF_OUTCOME[files.outcome if files else report.outcome]


def _list(asked: argparse.Namespace) -> int:
    deadlines = tuple(asked.deadline)
    query = CaseQuery(text=clean(asked.search), bucket=asked.bucket, deadlines=deadlines, with_closed=True)
    with opened(asked) as desk:
        found: list[CaseLine] = []
        while page := desk.desk.cases(query, len(found), _PAGE, with_clocks=True):
            found.extend(page)
    tell(asked, [documents.of_line(line) for line in found])
    if not asked.as_json:
        for line in found:
            write(f"{line.tracking_id}\t{line.due_on or '-'}\t{line.bucket}\t{line.title}")
        say(f"{len(found)} laporan.")
    return exit_codes.DONE


def _show(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        cases = desk.desk.cases_of(asked.tracking_id)
        if not cases:
            raise BadInput(NO_SUCH_CASE)
        views = [desk.desk.case(case) for case in cases]
    told = documents.of_complaint(views)
    tell(asked, told)
    if not asked.as_json:
        write(f"{told['tracking_id']}  {told['title']}\n{told['status']} · {told['unit']}")
        write(f"{told['turn_sentence']}\n\n{told['text']}")
        for event in told["events"]:
            lamp = f" [{event['lamp']}]" if "lamp" in event else ""
            head = f"\n{event['written_at']}  {event['unit']}  {words_of(event['kind'])}{lamp}"
            write("\n".join(part for part in (head, event["details"], event["text"]) if part))
    return exit_codes.DONE


def _follow_up(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        case = own_case(desk, asked.tracking_id)
        overrides = reply_help.overrides(asked, desk, case)
        template = reply_help.template_key(asked, desk, case)
        files = evidence.taken_in(asked, desk)
        action = desk.desk.record_follow_up(case, asked.kind, asked.text, overrides, template, taken=files)
        luring = desk.desk.state().luring
    tell(asked, {"id": action})
    if not asked.as_json:
        write(action)
    if len(asked.text) > LAPOR_TEXT_LIMIT:
        say(f"Perhatian: {len(asked.text)} karakter; LAPOR! menerima paling banyak {LAPOR_TEXT_LIMIT}.")
    say(
        "Tersimpan di komputer ini. Luring menyala: baru terkirim setelah Luring dimatikan di jendela."
        if luring
        else "Tersimpan di komputer ini; terkirim pada sinkronisasi berikutnya."
    )
    return exit_codes.DONE


def _outbox(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        lines = desk.desk.outbox(most_received=None)
    tell(asked, [documents.of_outbox(line) for line in lines])
    if not asked.as_json:
        for line in lines:
            write(f"{line.tracking_id}\t{words_of(line.kind)}\t{line.lamp}\t{line.receipt or line.reason or '-'}")
    return exit_codes.DONE


def _bucket(value: str) -> Bucket:
    folded = " ".join(value.casefold().replace("-", " ").split())
    for bucket in Bucket:
        if bucket.casefold() == folded:
            return bucket
    raise argparse.ArgumentTypeError(f"pilih salah satu: {', '.join(Bucket)}")


def _deadline(value: str) -> Deadline:
    if value not in tuple(Deadline):
        raise argparse.ArgumentTypeError(f"pilih salah satu: {', '.join(Deadline)}")
    return Deadline(value)


def _kind(value: str) -> EventKind:
    if value not in OFFICER_KINDS:
        raise argparse.ArgumentTypeError(f"pilih salah satu: {', '.join(OFFICER_KINDS)}")
    return EventKind(value)


def report_fault(asked: argparse.Namespace, fault: TindakError) -> int:
    """Say a fault in its own words, and in JSON where that was asked for."""
    told = {"error": fault.code, "sentence": str(fault)}
    tell(asked, told | {"reason": fault.reason} if isinstance(fault, ActRefused) else told)
    say(f"{fault} ({fault.code})")
    return exit_codes.of_fault(fault)
