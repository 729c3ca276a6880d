"""``files``: where photos and documents lie, and how they stand. Keys of a storage are never printed."""

import argparse
from typing import Any, Final

import msgspec

from sync.contract.errors import BadInput
from sync.server.centre import opened
from sync.server.commands.speech import Commands, first_line_of_stdin, folder_of, hand_out, tell, with_data
from sync.server.evidence.checking import check
from sync.server.evidence.room import open_room, shelf_of
from sync.server.evidence.settings import FilesSettings, S3Settings, checked
from sync.server.settings import DataFolder
from sync.server.store.evidence import FileFate, all_files

FILES_MISSING: Final = 6
"""Exit code of ``files check`` when a file that should be here is not, or not whole."""
_MB = 1024 * 1024
_STORAGE = (
    ("s3_endpoint", "endpoint", "URL", "alamat penyimpanan S3; kosong: milik Amazon"),
    ("s3_bucket", "bucket", "NAMA", "bucket S3 tempat berkas utuh"),
    ("s3_prefix", "prefix", "AWALAN", "awalan nama di bucket"),
    ("s3_region", "region", "WILAYAH", "wilayah S3"),
    ("s3_key_id", "key_id", "ID", "ID kunci S3; kunci rahasia: baris pertama masukan baku"),
)
_NUMBERS = (
    ("largest_mb", "most_bytes", _MB, "MB", "ukuran berkas terbesar yang diterima"),
    ("expiry_days", "expiry_days", 1, "HARI", "berapa lama unggahan setengah jalan disimpan"),
    ("unused_days", "unused_days", 1, "HARI", "berapa lama berkas tanpa tindak lanjut disimpan"),
    ("most_unneeded", "most_unneeded", 1, "N", "berkas satu unit yang belum disebut tindak lanjut atau belum utuh"),
    ("most_unneeded_mb", "most_unneeded_bytes", _MB, "MB", "ukuran semuanya"),
    ("scan_seconds", "scan_seconds", 1, "DETIK", "waktu tunggu pemindai virus"),
)


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("files", help="foto dan dokumen").add_subparsers(required=True, metavar="TINDAKAN")
    configure = with_data(acts.add_parser("configure", help="tempat berkas, batas, dan pemindai virus"))
    configure.add_argument("--folder", metavar="DIR", help="folder berkas utuh; kosong: di dalam folder data")
    for option, _, shown, about in _STORAGE:
        configure.add_argument(f"--{option.replace('_', '-')}", metavar=shown, help=about)
    for option, _, _, shown, about in _NUMBERS:
        configure.add_argument(f"--{option.replace('_', '-')}", type=int, metavar=shown, help=about)
    configure.add_argument("--scan", action="append", metavar="KATA", help="kata perintah pemindai, satu demi satu")
    configure.add_argument("--no-scan", action="store_true", help="tanpa pemindai virus")
    configure.add_argument("--moved", action="store_true", help="berkas yang ada sudah dipindahkan ke tempat baru")
    configure.add_argument("--json", action="store_true")
    configure.set_defaults(run=_configure)
    checking = with_data(acts.add_parser("check", help="membandingkan basis data dengan tempat berkas"))
    checking.add_argument("--json", action="store_true")
    checking.set_defaults(run=_check)


def _configure(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    known = folder.read()
    files = checked(_chosen(chosen, known.files))
    shelf_of(folder, files)
    if (files.folder, files.s3) != (known.files.folder, known.files.s3):
        _look_at_move(chosen, folder)
    folder.write(msgspec.structs.replace(known, files=files))
    if chosen.json:
        hand_out(_told(files))
    tell("Pengaturan berkas disimpan. Server yang sedang berjalan memakainya setelah dijalankan ulang.")


def _chosen(chosen: argparse.Namespace, before: FilesSettings) -> FilesSettings:
    given: dict[str, Any] = {
        name: getattr(chosen, option) * unit
        for option, name, unit, *_ in _NUMBERS
        if getattr(chosen, option) is not None
    }
    if chosen.scan and chosen.no_scan:
        raise BadInput("Pilih --scan atau --no-scan, tidak keduanya. Tidak ada yang diubah.")
    if chosen.scan or chosen.no_scan:
        given["scan"] = tuple(chosen.scan or ())
    storage = {name: value for option, name, *_ in _STORAGE if (value := getattr(chosen, option)) is not None}
    if chosen.folder is not None:
        if storage:
            raise BadInput("Berkas disimpan di folder atau di S3, tidak di keduanya. Tidak ada yang diubah.")
        given |= {"folder": chosen.folder, "s3": None}
    elif storage:
        given |= {"folder": "", "s3": _storage(storage, before.s3)}
    return msgspec.structs.replace(before, **given)


def _storage(given: dict[str, str], before: S3Settings | None) -> S3Settings:
    known = before or S3Settings(bucket="")
    is_elsewhere = given.get("endpoint", known.endpoint) != known.endpoint
    if "key_id" in given:
        given["secret_key"] = first_line_of_stdin().strip() if given["key_id"] else ""
    elif is_elsewhere and known.secret_key:
        raise BadInput("Alamat lain membutuhkan kunci baru (--s3-key-id): kunci lama tidak dikirim ke sana.")
    return msgspec.structs.replace(known, **given)


def _look_at_move(chosen: argparse.Namespace, folder: DataFolder) -> None:
    with opened(folder) as centre, centre.database.reading() as connection:
        count = sum(one.state == FileFate.HERE for one in all_files(connection))
    if count and not chosen.moved:
        raise BadInput(
            f"{count} berkas ada di tempat yang lama. Salin dahulu ke tempat baru, lalu ulangi dengan --moved. "
            "Tidak ada yang diubah."
        )


def _told(files: FilesSettings) -> dict[str, Any]:
    kept = msgspec.structs.asdict(files.s3) if files.s3 else {}
    return {
        "folder": files.folder if files.s3 is None else None,
        "s3": {name: value for name, value in kept.items() if name != "secret_key"} or None,
        "largest_bytes": files.most_bytes,
        "expiry_days": files.expiry_days,
        "unused_days": files.unused_days,
        "most_unneeded": files.most_unneeded,
        "most_unneeded_bytes": files.most_unneeded_bytes,
        "scan": list(files.scan),
        "scan_seconds": files.scan_seconds,
    }


def _check(chosen: argparse.Namespace) -> int:
    folder = folder_of(chosen)
    with opened(folder) as centre:
        report = check(open_room(centre, folder))
    if chosen.json:
        hand_out(report)
    tell(f"{report.files} berkas utuh, {report.bytes} byte; {report.awaited} masih ditunggu.")
    tell(f"{report.unreferenced} tanpa tindak lanjut, {report.refused} ditolak pemindai.")
    tell(f"{report.uploads} unggahan setengah jalan, {report.upload_bytes} byte.")
    for words, hashes in (("hilang", report.missing), ("tidak dikenal basis data", report.strays)):
        for sha256 in hashes:
            tell(f"  {sha256} {words}")
    return FILES_MISSING if report.missing else 0
