"""``act``, ``today``, ``units``: casework by the rules on a command line, without a network."""

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from typing import Final

import msgspec

from desktop.acts import APPROVED, spoken_kind
from desktop.casework import Casework
from desktop.commands import casework_documents as documents
from desktop.commands import exit_codes, reply_help
from desktop.commands.speech import NO_SUCH_CASE, opened, say, tell, write
from sync.contract.casework.acts import ACTS, APPROVAL, act_named
from sync.contract.errors import BadInput
from sync.contract.events import LAPOR_TEXT_LIMIT, EventKind
from sync.contract.messages import LATEST_MS
from ui.ports.acts import ActRequest, TodayGroup
from ui.ports.desk import CaseLine

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
"""Adds a command with the options that all of them have."""

HEADING: Final = {
    TodayGroup.REPLIES: "Pelapor menunggu jawaban",
    TodayGroup.OVERDUE: "Lewat tenggat",
    TodayGroup.DUE_SOON: "Tenggat dekat",
    TodayGroup.CONSULTS: "Konsultasi",
    TodayGroup.RETURNED_OR_HELD: "Dikembalikan atau kiriman yang kembali",
    TodayGroup.TO_UPLOAD: "Belum terlihat pelapor",
    TodayGroup.NEW: "Baru",
    TodayGroup.OTHER: "Lainnya",
}


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    act = add("act", _act, "melakukan tindakan menurut aturan, tanpa jaringan; act --list: daftarnya")
    act.add_argument("tracking_id", nargs="?", metavar="TRACKING_ID")
    act.add_argument("action", nargs="?", metavar="TINDAKAN")
    act.add_argument("--list", action="store_true", dest="as_list", help="tabel tindakan sebagai JSON")
    act.add_argument("--text", default="", metavar="T")
    act.add_argument("--reason", default="", metavar="R", help="alasan")
    act.add_argument("--unit", action="append", default=[], metavar="CODE", help="unit tujuan; dapat diulang")
    act.add_argument("--category", default="", metavar="K", help="kategori kendala, atau kategori baru")
    act.add_argument("--title", default="", metavar="J", help="judul baru")
    act.add_argument("--related", action="append", default=[], metavar="TRACKING_ID", help="dapat diulang")
    act.add_argument("--about", default="", metavar="ID", help="konsep atau balasan yang dimaksud")
    act.add_argument("--at", type=_moment, default=0, metavar="WAKTU", help="kapan diunggah, ISO 8601")
    act.add_argument("--case-unit", default="", metavar="CODE", help="laporan pada unit ini, bila ada beberapa")
    reply_help.with_override(act)
    add("today", _today, "pekerjaan hari ini")
    add("units", _units, "unit yang dapat disebut, dengan kodenya")


def _act(asked: argparse.Namespace) -> int:
    if asked.as_list:
        write(json.dumps([documents.of_act(act) for act in (*ACTS, APPROVED)], ensure_ascii=False))
        return exit_codes.DONE
    if not asked.tracking_id or not asked.action:
        raise BadInput("Sebutkan nomor laporan dan tindakannya. Daftar tindakan: tindak act --list")
    request = ActRequest(
        text=asked.text,
        reason=asked.reason,
        units=tuple(asked.unit),
        category=asked.category,
        title=asked.title,
        related=tuple(asked.related),
        about=asked.about,
        at=asked.at,
    )
    name = _name_of(asked.action)
    with opened(asked) as desk:
        case = case_of(desk.desk, asked.tracking_id.strip(), name, asked.case_unit)
        kind = spoken_kind(name)
        if asked.override and kind and asked.text:
            codes = reply_help.blocking_codes(desk.desk.check(case, kind, asked.text))
            request = msgspec.structs.replace(request, overrides=tuple(codes))
        action = desk.desk.act(case, name, request)
        luring = desk.desk.state().luring
    tell(asked, {"id": action, "action": name, "tracking_id": asked.tracking_id.strip()})
    if not asked.as_json:
        write(action)
    if _is_public(name) and len(asked.text) > LAPOR_TEXT_LIMIT:
        say(f"Perhatian: {len(asked.text)} karakter; LAPOR! menerima paling banyak {LAPOR_TEXT_LIMIT}.")
    say("Tersimpan di komputer ini; terkirim pada sinkronisasi berikutnya." if not luring else _LURING)
    return exit_codes.DONE


def _today(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        items = desk.desk.today()
    tell(asked, [documents.of_today(item) for item in items])
    if asked.as_json:
        return exit_codes.DONE
    told: set[TodayGroup] = set()
    for item in items:
        if item.group not in told:
            write(f"{chr(10) if told else ''}{HEADING[item.group]}")
            told.add(item.group)
        write(f"  {item.tracking_id}\t{item.turn.due_on or '-'}\t{item.title}\n    {item.sentence}")
    say(f"{len(items)} pekerjaan." if items else "Tidak ada yang menunggu Anda hari ini.")
    return exit_codes.DONE


def _units(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        units = desk.desk.units()
    tell(asked, [documents.of_unit(unit) for unit in units])
    if not asked.as_json:
        for unit in units:
            write(f"{unit.code}\t{unit.name}")
    return exit_codes.DONE


def case_of(desk: Casework, tracking_id: str, name: str, unit: str) -> int:
    """Return the case that an act is for: that at the unit named, else the own unit's, else the only one.

    Whoever is asked about a complaint answers where the question is.

    :raises BadInput: where there is none, or the choice is the operator's.
    """
    lines = [desk.case(case).line for case in desk.cases_of(tracking_id)]
    if not lines:
        raise BadInput(NO_SUCH_CASE)
    if unit:
        lines = [line for line in lines if line.unit_code.casefold() == unit.strip().casefold()]
    elif name == _ANSWER:
        lines = [line for line in lines if _can(desk, line, name)] or lines[:1]
    else:
        own = desk.state().unit_code
        lines = [line for line in lines if line.unit_code == own] or lines
    if not lines:
        raise BadInput(f"Laporan ini tidak ada pada unit {unit!r} di komputer ini.")
    if len(lines) > 1:
        codes = ", ".join(sorted(line.unit_code or "-" for line in lines))
        raise BadInput(f"Laporan ini ada pada beberapa unit: {codes}. Pilih dengan --case-unit.")
    return lines[0].case


def _can(desk: Casework, line: CaseLine, name: str) -> bool:
    return any(one.name == name and not one.why_not for one in desk.possible_acts(line.case))


def _is_public(name: str) -> bool:
    return any(act.name == name and act.is_public for act in (*ACTS, APPROVED))


def _name_of(words: str) -> str:
    act = act_named(words)
    if act is not None:
        return act.name
    if words.strip().casefold().replace("_", "-") == APPROVAL:
        return APPROVAL
    raise BadInput(f"Tindakan {words!r} tidak dikenal. Daftarnya: tindak act --list")


def _moment(value: str) -> int:
    try:
        at = int(datetime.fromisoformat(value).astimezone().timestamp() * 1000)
    except (ValueError, OverflowError, OSError) as fault:
        raise argparse.ArgumentTypeError(_BAD_MOMENT) from fault
    if not 0 < at <= LATEST_MS:
        raise argparse.ArgumentTypeError(_BAD_MOMENT)
    return at


_ANSWER: Final = next(act.name for act in ACTS if act.kind is EventKind.CONSULT_ANSWER)
_BAD_MOMENT: Final = "tulis seperti 2026-11-20T14:30"
_LURING: Final = "Tersimpan di komputer ini. Luring menyala: baru terkirim setelah Luring dimatikan di jendela."
