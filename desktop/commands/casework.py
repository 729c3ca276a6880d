"""``sign-in``, ``sync``, ``list``, ``show``, ``follow-up``, ``outbox``: the desk's work on a command line."""

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from desktop.bootstrap import doorway_of
from desktop.casework import clean
from desktop.commands import documents, exit_codes
from desktop.doorway import OpenDesk
from desktop.profile import Profile
from sync.contract.durations import clock_fault
from sync.contract.errors import BadInput, TindakError
from sync.contract.events import LAPOR_TEXT_LIMIT, OFFICER_KINDS, EventKind
from sync.contract.line import LineState, is_clock_wrong
from sync.contract.status import Bucket
from ui.ports import CaseLine, CaseQuery

PASSWORD_VARIABLE: Final = "TINDAK_PASSWORD"  # noqa: S105 - the name of a variable, not a secret
FORMER_PASSWORD_VARIABLE: Final = "TINDAK_VAULT_PASSWORD"  # noqa: S105 - as above
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

    sign_in = add("sign-in", _sign_in, "masuk ke server dan membuat brankas di komputer ini")
    sign_in.add_argument("--server", required=True, metavar="URL")
    sign_in.add_argument("--username", required=True, metavar="U")
    add("sync", _sync, "bertukar dengan server sekarang")
    listing = add("list", _list, "daftar laporan di komputer ini")
    listing.add_argument("--search", default="", metavar="T")
    listing.add_argument("--bucket", type=_bucket, metavar="B", help=", ".join(Bucket))
    add("show", _show, "satu laporan dengan riwayatnya").add_argument("tracking_id", metavar="TRACKING_ID")
    follow_up = add("follow-up", _follow_up, "mencatat tindak lanjut, tanpa jaringan")
    follow_up.add_argument("tracking_id", metavar="TRACKING_ID")
    follow_up.add_argument(
        "--kind", type=EventKind, required=True, choices=OFFICER_KINDS, metavar="|".join(OFFICER_KINDS)
    )
    follow_up.add_argument("--text", required=True, metavar="T")
    add("outbox", _outbox, "tindak lanjut sendiri dan lampunya")


def _sign_in(asked: argparse.Namespace) -> int:
    doorway = doorway_of(Profile(asked.profile))
    former = os.environ.get(FORMER_PASSWORD_VARIABLE)
    with closing(doorway.sign_in(asked.server, asked.username, _password(), former)) as opened:
        state = opened.desk.state()
    _tell(asked, {"username": state.username, "unit": state.unit, "role": state.role, "server": state.server})
    _say(f"Masuk sebagai {state.full_name or state.username}, {state.unit}.")
    return exit_codes.DONE


def _sync(asked: argparse.Namespace) -> int:
    with _opened(asked) as opened:
        report = opened.exchange.exchange_now()
    _tell(asked, documents.of_report(report))
    _say(report.sentence)
    if is_clock_wrong(report.clock_off_by_ms) and report.line is not LineState.CLOCK_WRONG:
        _say(f"{clock_fault(report.clock_off_by_ms)}. Betulkan tanggal, jam, dan zona waktu komputer.")
    return exit_codes.OF_OUTCOME[report.outcome]


def _list(asked: argparse.Namespace) -> int:
    query = CaseQuery(text=clean(asked.search), bucket=asked.bucket, with_closed=True)
    with _opened(asked) as opened:
        found: list[CaseLine] = []
        while page := opened.desk.cases(query, len(found), _PAGE):
            found.extend(page)
    _tell(asked, [documents.of_line(line) for line in found])
    if not asked.as_json:
        for line in found:
            _print(f"{line.tracking_id}\t{line.due_on or '-'}\t{line.bucket}\t{line.title}")
        _say(f"{len(found)} laporan.")
    return exit_codes.DONE


def _show(asked: argparse.Namespace) -> int:
    with _opened(asked) as opened:
        cases = opened.desk.cases_of(asked.tracking_id)
        if not cases:
            raise BadInput(_NO_SUCH_CASE)
        views = [opened.desk.case(case) for case in cases]
    told = documents.of_complaint(views)
    _tell(asked, told)
    if not asked.as_json:
        _print(f"{told['tracking_id']}  {told['title']}\n{told['status']} · {told['unit']}\n\n{told['text']}")
        for event in told["events"]:
            lamp = f" [{event['lamp']}]" if "lamp" in event else ""
            _print(f"\n{event['written_at']}  {event['unit']}  {event['kind']}{lamp}\n{event['text']}")
    return exit_codes.DONE


def _follow_up(asked: argparse.Namespace) -> int:
    with _opened(asked) as opened:
        action = opened.desk.record_follow_up(_own_case(opened, asked.tracking_id), asked.kind, asked.text)
        luring = opened.desk.state().luring
    _tell(asked, {"id": action})
    if not asked.as_json:
        _print(action)
    if len(asked.text) > LAPOR_TEXT_LIMIT:
        _say(f"Perhatian: {len(asked.text)} huruf; LAPOR! menerima paling banyak {LAPOR_TEXT_LIMIT}.")
    _say(
        "Tersimpan di komputer ini. Sakelar Luring menyala: baru terkirim setelah dimatikan di jendela."
        if luring
        else "Tersimpan di komputer ini; terkirim pada pertukaran berikutnya."
    )
    return exit_codes.DONE


def _outbox(asked: argparse.Namespace) -> int:
    with _opened(asked) as opened:
        lines = opened.desk.outbox(most_received=None)
    _tell(asked, [documents.of_outbox(line) for line in lines])
    if not asked.as_json:
        for line in lines:
            _print(f"{line.tracking_id}\t{line.kind}\t{line.lamp}\t{line.receipt or line.reason or '-'}")
    return exit_codes.DONE


def _own_case(opened: OpenDesk, tracking_id: str) -> int:
    """Return the case to write to: the one of the operator's own unit, or the only one there is."""
    cases = opened.desk.cases_of(tracking_id)
    if not cases:
        raise BadInput(_NO_SUCH_CASE)
    unit = opened.desk.state().unit
    own = [case for case in cases if opened.desk.case(case).line.unit == unit] or cases
    if len(own) > 1:
        raise BadInput("Laporan ini ada pada beberapa unit; tindak lanjut ditulis oleh unit masing-masing.")
    return own[0]


@contextmanager
def _opened(asked: argparse.Namespace) -> Iterator[OpenDesk]:
    with closing(doorway_of(Profile(asked.profile)).unlock(_password())) as opened:
        yield opened


def _password() -> str:
    password = os.environ.get(PASSWORD_VARIABLE)
    if password is None:
        if not sys.stdin.isatty():
            raise BadInput(f"Kata sandi belum diberikan. Isi variabel {PASSWORD_VARIABLE}, atau jalankan di terminal.")
        try:
            password = getpass.getpass("Kata sandi: ", stream=sys.stderr)
        except EOFError as end:
            raise BadInput("Kata sandi belum diberikan.") from end
    if not password:
        raise BadInput("Kata sandi kosong.")
    return password


def _bucket(value: str) -> Bucket:
    folded = " ".join(value.casefold().replace("-", " ").split())
    for bucket in Bucket:
        if bucket.casefold() == folded:
            return bucket
    raise argparse.ArgumentTypeError(f"pilih salah satu: {', '.join(Bucket)}")


def report_fault(asked: argparse.Namespace, fault: TindakError) -> int:
    """Say a fault in its own words, and in JSON where that was asked for."""
    _tell(asked, {"error": fault.code, "sentence": str(fault)})
    _say(f"{fault} ({fault.code})")
    return exit_codes.of_fault(fault)


def _tell(asked: argparse.Namespace, told: Any) -> None:
    if getattr(asked, "as_json", False):
        _print(json.dumps(told, ensure_ascii=False))


def _print(words: str) -> None:
    sys.stdout.write(words + "\n")


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


_NO_SUCH_CASE: Final = "Laporan dengan nomor ini tidak ada di komputer ini."
