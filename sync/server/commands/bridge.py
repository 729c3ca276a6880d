"""``bridge``: the account at lapor.go.id, its switch, and how it stands. The token is never printed."""

import argparse
import threading
from typing import Any

import msgspec

from sync.contract.errors import BadInput, LocalFault
from sync.server.bridge.background import new_holder, work_once
from sync.server.bridge.http import HttpLapor
from sync.server.bridge.lapor import LaporFault
from sync.server.bridge.pace import Pace
from sync.server.bridge.settings import BridgeSettings, checked
from sync.server.bridge.switch import status, switch_off, switch_on, take_up
from sync.server.bridge.units import matched
from sync.server.centre import opened
from sync.server.commands.speech import Commands, first_line_of_stdin, folder_of, hand_out, tell, with_data
from sync.server.settings import DataFolder
from sync.server.store.units import all_units

_OPTIONS = (
    ("base_url", str, "URL", "alamat antarmuka REST"),
    ("user_id", str, "ID", "ID pengguna di lapor.go.id"),
    ("zone", str, "ZONA", "zona waktu jawaban lapor.go.id; bawaan: zona server"),
    ("pace_ms", int, "MS", "jeda terpendek antara dua permintaan"),
    ("settle_minutes", int, "MENIT", "berapa lama kiriman boleh belum tampil"),
    ("skew_minutes", int, "MENIT", "berapa jauh jam lapor.go.id boleh menyimpang"),
    ("read_every_minutes", int, "MENIT", "seberapa sering laporan terbuka dibaca; 0: tidak pernah"),
    ("reads_a_round", int, "N", "laporan yang dibaca dalam satu putaran"),
)


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("bridge", help="jembatan ke lapor.go.id").add_subparsers(
        required=True, metavar="TINDAKAN"
    )
    configure = with_data(
        acts.add_parser("configure", help="akun lapor.go.id; token: baris pertama masukan baku, kosong: tidak diubah")
    )
    for name, kind, shown, about in _OPTIONS:
        configure.add_argument(f"--{name.replace('_', '-')}", type=kind, metavar=shown, help=about)
    configure.add_argument("--field", action="append", default=[], metavar="NAMA=NILAI", help="isian formulir lain")
    configure.set_defaults(run=_configure)
    with_data(acts.add_parser("on", help="mulai mengirim dan membaca")).set_defaults(run=_on)
    with_data(acts.add_parser("off", help="berhenti mengirim dan membaca")).set_defaults(run=_off)
    telling = with_data(acts.add_parser("status", help="keadaan jembatan dan kiriman yang belum tampil"))
    telling.add_argument("--json", action="store_true")
    telling.set_defaults(run=_status)
    pairing = with_data(acts.add_parser("units", help="memasangkan unit dengan instansi lapor.go.id"))
    pairing.add_argument("--set", action="append", default=[], metavar="KODE=ID", help="pasangan yang dipilih sendiri")
    pairing.add_argument("--json", action="store_true")
    pairing.set_defaults(run=_units)
    running = with_data(acts.add_parser("run", help="mengerjakan yang jatuh waktu"))
    running.add_argument("--once", action="store_true", required=True)
    running.add_argument("--json", action="store_true")
    running.set_defaults(run=_run)
    again = with_data(acts.add_parser("again", help="mencoba lagi kiriman yang gagal"))
    again.add_argument("post", type=int, metavar="KIRIMAN")
    again.set_defaults(run=_again)


def _configure(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    known = folder.read()
    given: dict[str, Any] = {name: getattr(chosen, name) for name, *_ in _OPTIONS if getattr(chosen, name) is not None}
    if chosen.field:
        given["fields"] = _pairs(chosen.field)
    if token := first_line_of_stdin().strip():
        given["token"] = token
    before = msgspec.structs.asdict(known.bridge) if known.bridge else {"base_url": "", "token": "", "user_id": ""}
    if known.bridge and given.get("base_url", known.bridge.base_url) != known.bridge.base_url and "token" not in given:
        raise BadInput("Alamat lain membutuhkan token baru: token lama tidak dikirim ke sana. Tidak ada yang diubah.")
    bridge = checked(BridgeSettings(**{**before, **given}))
    folder.write(msgspec.structs.replace(known, bridge=bridge))
    tell("Akun lapor.go.id disimpan. Langkah berikut: bridge units, lalu bridge on.")


def _on(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    _settings(folder)
    with opened(folder) as centre:
        switch_on(centre)
    tell("Jembatan menyala: tanggapan yang diterima server mulai sekarang dikirim ke lapor.go.id.")


def _off(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        switch_off(centre)
    tell("Jembatan padam: tidak ada yang dikirim. Balasan yang belum tampil menjadi tugas kantor.")


def _again(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        take_up(centre, chosen.post)
    tell(f"Kiriman {chosen.post} dicoba lagi; keberadaannya di lapor.go.id dibaca dahulu.")


def _status(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    settings = folder.read().bridge
    with opened(folder) as centre:
        document = {
            "configured": settings is not None,
            "base_url": settings.base_url if settings else None,
            "units": len(settings.places) if settings else 0,
            **status(centre),
        }
    if chosen.json:
        hand_out(document)
        return
    tell("Menyala." if document["on"] else "Padam.")
    for key, words in (("stopped", "Berhenti"), ("quiet_until", "Diam sampai"), ("last_fault", "Gangguan terakhir")):
        if document[key]:
            tell(f"{words}: {document[key]}")
    if document["stands_still"] and not document["stopped"]:
        tell("Sudah lama tidak ada proses yang mengerjakannya; unit diberi tahu bahwa penerusan terhenti.")
    tell(", ".join(f"{count} {state}" for state, count in document["counts"].items()))
    for post in document["posts"]:
        tell(f"  {post['post']:>6}  {post['tracking_id']:<10}  {post['state']:<9}  {post['note']}")


def _units(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    settings = _settings(folder)
    with opened(folder) as centre:
        pace = Pace(centre.clock, settings.pace_ms, threading.Event().wait)
        try:
            with HttpLapor(settings, settings.zone_of(centre.zone), pace) as lapor:
                institutions = lapor.institutions()
        except LaporFault as fault:
            raise LocalFault(f"{fault} Tidak ada yang diubah.") from fault
        with centre.database.reading() as connection:
            units = all_units(connection)
    found = matched(units, institutions, settings.places, _pairs(chosen.set))
    folder.write(msgspec.structs.replace(folder.read(), bridge=msgspec.structs.replace(settings, places=found.places)))
    if chosen.json:
        hand_out({"matched": found.places, "unmatched": found.unmatched})
    tell(f"{len(found.places)} unit berpasangan, {len(found.unmatched)} belum.")
    for code in found.unmatched:
        tell(f"  {code}: pilih sendiri dengan --set {code}=ID")


def _run(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    settings = _settings(folder)
    with opened(folder) as centre:
        report = work_once(centre, settings, new_holder(), threading.Event().wait, threading.Event())
    if chosen.json:
        hand_out(report)
    if not report.worked:
        tell("Tidak ada yang dikerjakan: jembatan padam, berhenti, diminta diam, atau proses lain sedang bekerja.")
    tell(f"{report.posted} tampil, {report.failed} gagal, {report.read} laporan dibaca, {report.replies} balasan baru.")
    if report.fault:
        tell(report.fault)


def _settings(folder: DataFolder) -> BridgeSettings:
    settings = folder.read().bridge
    if settings is None:
        raise BadInput("Akun lapor.go.id belum diatur. Mulai dengan: tindak-server bridge configure")
    return settings


def _pairs(given: list[str]) -> dict[str, str]:
    pairs = dict(one.partition("=")[::2] for one in given)
    if not all(pairs) or any("=" not in one for one in given):
        raise BadInput("Pasangan ditulis KODE=NILAI.")
    return pairs
