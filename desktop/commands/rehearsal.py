"""``sync --dry-run``: what an exchange would send, told before a byte is sent."""

import argparse
from typing import Any

from desktop.commands import exit_codes
from desktop.commands.speech import opened, say, tell, write
from sync.contract.casework.acts import words_of
from ui.ports.rehearsal import Rehearsal

_NOTHING_SENT = "Ini hanya uji coba: tidak ada yang dikirim, tidak ada yang diubah."


def rehearse(asked: argparse.Namespace) -> int:
    """Tell what would go; opens no connection."""
    with opened(asked) as desk:
        told = desk.desk.rehearse()
    tell(asked, of_rehearsal(told))
    if not asked.as_json:
        for place, action in enumerate(told.actions, 1):
            write(f"{place}\t{action.tracking_id}\t{words_of(action.kind)}\t{action.bytes}\t{action.sentence or '-'}")
    say(sentence_of(told))
    return exit_codes.DONE


def of_rehearsal(told: Rehearsal) -> dict[str, Any]:
    """Tell a rehearsal; keys are an interface."""
    return {
        "dry_run": True,
        "sent": 0,
        "sentence": sentence_of(told),
        "blocked": told.why_not or None,
        "line": told.line.value,
        "requests": told.requests,
        "bytes_sent": told.bytes_sent,
        "duration_ms": told.texts_ms or None,
        "offered": told.offered,
        "actions": [
            {
                "id": action.id,
                "tracking_id": action.tracking_id,
                "kind": str(action.kind),
                "title": action.title,
                "bytes": action.bytes,
                "files": action.files,
                "files_bytes": action.files_bytes,
                "unconfirmed": action.may_have_arrived,
                "would_be": action.reason or None,
                "sentence": action.sentence or None,
            }
            for action in told.actions
        ],
        "files": {
            "files": told.files,
            "bytes": told.files_bytes,
            "duration_ms": told.files_ms or None,
            "resting": told.why_files_rest or None,
        },
    }


def sentence_of(told: Rehearsal) -> str:
    """Return the whole of it in words."""
    parts = [f"{len(told.actions)} tindak lanjut akan dikirim, kira-kira {told.bytes_sent} byte."]
    if told.stopped:
        parts.append(f"{len(told.stopped)} di antaranya menurut aturan di komputer ini akan kembali.")
    if told.files:
        parts.append(f"Menyusul {told.files} berkas, {told.files_bytes} byte.")
    parts += [part for part in (told.why_files_rest, told.why_not, _NOTHING_SENT) if part]
    return " ".join(parts)
