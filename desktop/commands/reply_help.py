"""``check``, ``templates``, ``fill``, ``template-save``, ``template-drop``: help with replies; none sends a reply."""

import argparse
from collections.abc import Callable, Collection
from typing import Any

from desktop.commands import exit_codes
from desktop.commands.speech import opened, own_case, say, tell, write
from desktop.doorway import OpenDesk
from sync.contract.events import LAPOR_TEXT_LIMIT, OFFICER_KINDS, EventKind
from sync.contract.replies.remarks import Severity
from ui.ports.replies import RemarkView

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

    listing = add("templates", _templates, "templat jawaban yang berlaku di komputer ini")
    listing.add_argument("--kind", default="", metavar="JENIS", help="hanya yang untuk jenis tindak lanjut ini")
    filling = add("fill", _fill, "mengisi templat untuk satu laporan; tidak ada yang dicatat")
    filling.add_argument("tracking_id", metavar="TRACKING_ID")
    filling.add_argument("--template", required=True, metavar="NAME")
    save = add("template-save", _save, "menyimpan templat; berlaku setelah server menerimanya")
    save.add_argument("name", metavar="NAME")
    save.add_argument("--text", required=True, metavar="T")
    save.add_argument("--kind", action="append", default=[], metavar="JENIS", help="boleh berulang; bawaan: semua")
    save.add_argument("--shared", action="store_true", help="untuk semua unit; hanya koordinator instansi induk")
    add("template-drop", _drop, "menghapus templat; berlaku setelah server menerimanya").add_argument(
        "name", metavar="NAME"
    )


def with_template(command: argparse.ArgumentParser) -> None:
    """Let a command say which template its text began with."""
    command.add_argument("--template", default="", metavar="NAME", help="templat yang menjadi awal teks ini")


def template_key(asked: argparse.Namespace, desk: OpenDesk, case: int) -> str:
    """Return the key of the template that was named; empty for none."""
    return desk.desk.fill(case, asked.template).key if asked.template else ""


def with_override(command: argparse.ArgumentParser) -> None:
    """Let a command send in spite of blocking remarks."""
    command.add_argument(
        "--override", action="store_true", help="tetap kirim walau pemeriksaan menahannya; hanya untuk koordinator"
    )


def overrides(asked: argparse.Namespace, desk: OpenDesk, case: int) -> Collection[str]:
    """Return the codes of remarks that this command lets pass: all that keep this text back, where it was told to."""
    return blocking_codes(desk.desk.check(case, asked.kind, asked.text)) if asked.override else ()


def _check(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        remarks = desk.desk.check(own_case(desk, asked.tracking_id), asked.kind, asked.text)
    is_blocked = bool(blocking_codes(remarks))
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


def _templates(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        found = desk.desk.templates(asked.kind)
    tell(
        asked,
        [
            {
                "key": one.key,
                "name": one.name,
                "kinds": one.kinds,
                "owner": one.owner,
                "shared": one.is_shared,
                "valid_until": str(one.valid_until) if one.valid_until else None,
                "waiting": one.is_waiting,
                "text": one.text,
            }
            for one in found
        ],
    )
    if not asked.as_json:
        for one in found:
            write(f"{one.name}\t{', '.join(one.kinds) or '-'}")
        say(f"{len(found)} templat.")
    return exit_codes.DONE


def _fill(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        filled = desk.desk.fill(own_case(desk, asked.tracking_id), asked.template)
    document = {"key": filled.key, "text": filled.text, "unfilled": filled.unfilled, "length": len(filled.text)}
    tell(asked, {**document, "limit": LAPOR_TEXT_LIMIT})
    if not asked.as_json:
        write(filled.text)
    if filled.unfilled:
        say(f"Masih harus diisi: {', '.join(filled.unfilled)}")
    return exit_codes.DONE


def _save(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        action = desk.desk.library.save(asked.name, asked.text, asked.kind, is_shared=asked.shared)
    return _has_recorded(asked, action)


def _drop(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        action = desk.desk.library.drop(asked.name)
    return _has_recorded(asked, action)


def _has_recorded(asked: argparse.Namespace, action: str) -> int:
    tell(asked, {"id": action})
    if not asked.as_json:
        write(action)
    say("Tersimpan di komputer ini; terkirim pada sinkronisasi berikutnya.")
    return exit_codes.DONE


def blocking_codes(remarks: Collection[RemarkView]) -> list[str]:
    """Return the codes of those remarks that keep a text back."""
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
