"""``files``, ``fetch``, ``limits``, and the files of ``follow-up`` and ``sync``: evidence on a command line."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from desktop.commands import exit_codes
from desktop.commands.speech import NO_SUCH_CASE, opened, say, tell, write
from desktop.doorway import OpenDesk
from desktop.evidence.refusals import FileRefused
from desktop.evidence.taken import TakenIn
from sync.contract.errors import BadInput
from sync.contract.evidence.attachment import HASH_BYTES
from ui.ports.evidence import FilesProgress, FileView
from ui.ports.exchange import FilesReport, FilesWanted

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    files = add("files", _files, "foto dan dokumen satu laporan")
    files.add_argument("tracking_id", metavar="TRACKING_ID")
    fetch = add("fetch", _fetch, "mengambil satu berkas: dari komputer ini, atau dari server")
    fetch.add_argument("sha256", metavar="SHA256", type=_hash)
    fetch.add_argument("--out", type=Path, required=True, metavar="F", help="tempat menulisnya, tidak terenkripsi")
    origin = add("origin", _origin, "kapan, di mana, dan dengan apa foto diambil; hanya untuk koordinator laporannya")
    origin.add_argument("sha256", metavar="SHA256", type=_hash)
    transfers = add("transfers", _transfers, "berkas yang menunggu, perkiraannya, dan jatah datanya")
    transfers.add_argument("--daily-mb", type=_amount, metavar="N", help="jatah berkas sehari; 0 tanpa batas")
    transfers.add_argument("--monthly-mb", type=_amount, metavar="N", help="jatah berkas sebulan; 0 tanpa batas")
    transfers.add_argument("--rupiah-per-mb", type=_amount, metavar="N")
    transfers.add_argument("--lanes", type=int, choices=(1, 2), help="sambungan sekaligus")
    pausing = transfers.add_mutually_exclusive_group()
    pausing.add_argument("--pause", action="store_true", default=None, dest="paused", help="jeda pengiriman berkas")
    pausing.add_argument("--resume", action="store_false", default=None, dest="paused", help="lanjutkan")
    limits = add("file-limits", _limits, "batas berkas yang dilampirkan; tanpa pilihan: menunjukkannya")
    limits.add_argument("--set", action="append", default=[], metavar="NAMA=ANGKA", dest="changes")


def with_files(command: argparse.ArgumentParser) -> None:
    """Let a command take files along."""
    command.add_argument(
        "--file", action="append", default=[], type=Path, metavar="F", dest="files", help="lampiran; boleh berulang"
    )


def taken_in(asked: argparse.Namespace, desk: OpenDesk) -> list[TakenIn]:
    """Take in the files of a command; all of them or none.

    :raises FileRefused: for the first that cannot be taken; nothing was recorded.
    """
    prepared = desk.evidence.prepare([(path, path.name) for path in asked.files]) if asked.files else []
    for one in prepared:
        if isinstance(one, FileRefused):
            raise one
    return [one for one in prepared if isinstance(one, TakenIn)]


def with_wanted(command: argparse.ArgumentParser) -> None:
    """Let a command say which files it moves."""
    command.add_argument(
        "--files",
        type=FilesWanted,
        choices=list(FilesWanted),
        default=FilesWanted.ALL,
        metavar="|".join(FilesWanted),
        help="berkas mana yang ikut sesudah teks; bawaan: %(default)s",
    )


def move(desk: OpenDesk, wanted: FilesWanted) -> FilesReport:
    """Move files after a good exchange, and the texts that are written meanwhile before the rest of them."""
    total = FilesReport(outcome="done", sentence="")
    while True:
        report = desk.exchange.send_files(wanted, _say_progress)
        total = _together(total, report)
        if not report.made_way:
            return total
        texts = desk.exchange.exchange_now()
        if texts.outcome != "done" or not (texts.pushed or report.round_trips):
            return total  # a text that nobody answers for must not hold a command for ever


def _together(before: FilesReport, now: FilesReport) -> FilesReport:
    added = ("sent", "fetched", "refused", "round_trips", "bytes_sent", "bytes_received", "duration_ms")
    return msgspec.structs.replace(now, **{name: getattr(before, name) + getattr(now, name) for name in added})


def _say_progress(progress: FilesProgress) -> None:
    say(f"{progress.name}: {progress.sent} dari {progress.size} byte")


def of_files(report: FilesReport) -> dict[str, Any]:
    """Tell how files moved."""
    told = msgspec.structs.asdict(report)
    del told["made_way"]
    return told


def of_file(file: FileView) -> dict[str, Any]:
    """Tell one file."""
    return {
        "sha256": file.sha256,
        "name": file.name,
        "size": file.size,
        "state": file.state.value,
        "sent_bytes": file.sent_bytes,
        "remarks": [{"code": one.code, "sentence": one.sentence, "detail": one.detail} for one in file.remarks],
        "media_type": file.media_type,
        "here": file.is_here,
        "event": file.event or None,
        "caption": file.caption or None,
        "role": file.role or None,
        "redacted": file.redacted,
        "original_size": file.original_size or None,
        "reason": file.reason or None,
    }


def _files(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        cases = desk.desk.cases_of(asked.tracking_id)
        if not cases:
            raise BadInput(NO_SUCH_CASE)
        found = [file for case in cases for file in desk.evidence.files(case)]
    tell(asked, [of_file(file) for file in found])
    if not asked.as_json:
        for file in found:
            write(f"{file.sha256}\t{file.state}\t{file.sent_bytes}/{file.size}\t{file.name}")
    say(f"{len(found)} berkas.")
    return exit_codes.DONE


def _fetch(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        is_here = desk.evidence.content(asked.sha256) is not None
        sentence = "" if is_here else desk.exchange.fetch(asked.sha256)
        if not sentence:
            desk.evidence.save(asked.sha256, asked.out)
    tell(asked, {"sha256": asked.sha256, "out": str(asked.out) if not sentence else None, "sentence": sentence or None})
    say(sentence or f"Tersimpan di {asked.out}, tidak terenkripsi.")
    return exit_codes.UNREACHABLE if sentence else exit_codes.DONE


def _origin(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        told = desk.exchange.origin(asked.sha256)
    facts = msgspec.structs.asdict(told.provenance) if told.provenance else None
    tell(asked, {"sha256": asked.sha256, "origin": facts, "sentence": told.why_not or None})
    if facts and not asked.as_json:
        for name, value in facts.items():
            write(f"{name}\t{value}")
    say(told.why_not or "Tersegel bagi semua yang lain.")
    return exit_codes.UNREACHABLE if told.why_not else exit_codes.DONE


def _transfers(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        allowance = desk.evidence.transfers().allowance
        chosen: dict[str, Any] = {
            "daily_bytes": None if asked.daily_mb is None else asked.daily_mb * _MB,
            "monthly_bytes": None if asked.monthly_mb is None else asked.monthly_mb * _MB,
            "rupiah_per_mb": asked.rupiah_per_mb,
            "lanes": asked.lanes,
            "paused": asked.paused,
        }
        if changed := {name: value for name, value in chosen.items() if value is not None}:
            desk.evidence.allow(msgspec.structs.replace(allowance, **changed))
        told = desk.evidence.transfers()
    tell(asked, msgspec.to_builtins(told))
    if not asked.as_json:
        say(f"{told.files} berkas menunggu, {told.bytes_left} byte, kira-kira {told.seconds_left} detik.")
        say(told.why_resting or "Berkas boleh berjalan.")
    return exit_codes.DONE


def _limits(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        limits = desk.evidence.limits()
        if asked.changes:
            told = msgspec.structs.asdict(limits) | _changes(asked.changes, msgspec.structs.asdict(limits))
            try:
                limits = msgspec.convert(told, type(limits))
            except msgspec.ValidationError as fault:
                raise BadInput("Batas berkas ini tidak masuk akal. Tidak ada yang diubah.") from fault
            desk.evidence.set_limits(limits)
    told = msgspec.structs.asdict(limits)
    tell(asked, told)
    if not asked.as_json:
        for name, value in told.items():
            write(f"{name}\t{int(value)}")
    return exit_codes.DONE


def _changes(words: Sequence[str], known: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for word in words:
        name, _, value = word.partition("=")
        if name not in known or not value.isascii() or not value.isdigit():
            raise BadInput(f"Tulis NAMA=ANGKA dengan salah satu nama ini: {', '.join(known)}.")
        changes[name] = bool(int(value)) if isinstance(known[name], bool) else int(value)
    return changes


def _hash(value: str) -> str:
    folded = value.strip().casefold()
    if len(folded) != 2 * HASH_BYTES or any(sign not in "0123456789abcdef" for sign in folded):
        raise argparse.ArgumentTypeError("SHA-256 ditulis dengan 64 angka heksadesimal")
    return folded


def _amount(value: str) -> int:
    if not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS:
        raise argparse.ArgumentTypeError("tulis bilangan bulat, 0 atau lebih")
    return int(value)


_MB: Final = 1024 * 1024
_MOST_DIGITS: Final = 9
