"""``check``: what to look at in a reply before it is sent, without sending anything."""

import argparse
from collections.abc import Callable, Collection
from typing import Any

from desktop.commands import exit_codes
from desktop.commands.speech import opened, own_case, say, tell, write
from desktop.doorway import OpenDesk
from sync.contract.events import LAPOR_TEXT_LIMIT, OFFICER_KINDS, EventKind
from sync.contract.replies.remarks import Severity
from ui.ports import RemarkView

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    check = add("check", _check, "memeriksa jawaban sebelum dikirim; tidak ada yang dicatat")
    check.add_argument("tracking_id", metavar="TRACKING_ID")
    check.add_argument("--text", required=True, metavar="T")
    check.add_argument(
        "--kind",
        type=EventKind,
        default=EventKind.SUBSTANTIVE_RESPONSE,
        choices=OFFICER_KINDS,
        metavar="|".join(OFFICER_KINDS),
        help="bawaan: %(default)s",
    )


def with_override(command: argparse.ArgumentParser) -> None:
    """Let a command send in spite of blocking remarks."""
    command.add_argument(
        "--override", action="store_true", help="tetap kirim walau pemeriksaan menahannya; hanya untuk koordinator"
    )


def overrides(asked: argparse.Namespace, desk: OpenDesk, case: int) -> Collection[str]:
    """Return the codes of remarks that this command lets pass: all that keep this text back, where it was told to."""
    return _blocking(desk.desk.check(case, asked.kind, asked.text)) if asked.override else ()


def _check(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        remarks = desk.desk.check(own_case(desk, asked.tracking_id), asked.kind, asked.text)
    is_blocked = bool(_blocking(remarks))
    tell(
        asked,
        {
            "remarks": [_document(remark) for remark in remarks],
            "blocked": is_blocked,
            "length": len(asked.text),
            "limit": LAPOR_TEXT_LIMIT,
        },
    )
    if not asked.as_json:
        for remark in remarks:
            place = f"{remark.start + 1}-{remark.end}" if remark.end else "-"
            write(f"{remark.severity}\t{place}\t{remark.sentence}")
    say(
        "Belum boleh dikirim: ada yang membuka data pribadi."
        if is_blocked
        else f"{len(remarks)} catatan; boleh dikirim."
    )
    return exit_codes.DONE


def _blocking(remarks: Collection[RemarkView]) -> list[str]:
    return [remark.code for remark in remarks if remark.severity is Severity.BLOCKING]


def _document(remark: RemarkView) -> dict[str, Any]:
    return {
        "code": remark.code,
        "severity": remark.severity,
        "start": remark.start,
        "end": remark.end,
        "text": remark.text,
        "sentence": remark.sentence,
    }
