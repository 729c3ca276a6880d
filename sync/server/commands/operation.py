"""``init``, ``serve`` and ``maintenance``: setting the centre up and running it."""

import argparse
import logging
import secrets
import sys
from base64 import b64encode

from sync.contract.receipts import public_key_of
from sync.server.centre import DEFAULT_ZONE, begin_new_epoch, opened, set_up
from sync.server.clock import SystemClock
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.serve import serve

_LARGEST_PORT = 65535
_MAINTENANCE_MESSAGE = "Server sedang dipelihara. Pekerjaan Anda aman di komputer ini."
_MESSAGE_HELP = "yang dibaca petugas; sebut jam beserta zonanya, misalnya “sampai 10.30 WIB (11.30 WITA)”"


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    init = with_data(commands.add_parser("init", help="menyiapkan server baru"))
    init.add_argument("--database", default="", metavar="URL", help="bawaan: berkas SQLite di folder data")
    init.add_argument("--zone", default=DEFAULT_ZONE, metavar="ZONA", help=f"zona waktu kantor, bawaan {DEFAULT_ZONE}")
    init.set_defaults(run=_init)
    serving = with_data(commands.add_parser("serve", help="menjalankan server"))
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=_port, default=8765, help="0: porta bebas mana pun")
    serving.add_argument("--attached", action="store_true", help="berhenti juga bila masukan standar berakhir")
    serving.set_defaults(run=_serve)
    restored = with_data(commands.add_parser("restored", help="setelah basis data dipulihkan dari cadangan"))
    restored.set_defaults(run=_restored)
    key = with_data(commands.add_parser("key", help="kunci publik yang menandatangani tanda terima"))
    key.add_argument("--json", action="store_true")
    key.set_defaults(run=_key)
    maintenance = with_data(commands.add_parser("maintenance", help="menutup atau membuka server untuk pemeliharaan"))
    maintenance.add_argument("switch", choices=("on", "off"))
    maintenance.add_argument("--message", default=_MAINTENANCE_MESSAGE, metavar="KALIMAT", help=_MESSAGE_HELP)
    maintenance.set_defaults(run=_maintenance)


def _port(value: str) -> int:
    number = int(value)
    if not 0 <= number <= _LARGEST_PORT:
        raise ValueError(value)
    return number


def _init(chosen: argparse.Namespace) -> None:
    set_up(folder_of(chosen), chosen.database, chosen.zone, SystemClock(), secrets.token_bytes)
    tell(f"Server Tindak siap di {chosen.data}. Langkah berikut: import-lapor atau unit add, lalu user add.")


def _serve(chosen: argparse.Namespace) -> None:
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    folder = folder_of(chosen)
    with opened(folder) as centre:
        attached_to = sys.stdin.buffer if chosen.attached else None
        serve(centre, folder, chosen.host, chosen.port, _say_ready, attached_to)


def _restored(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        begin_new_epoch(centre)
    tell("Riwayat baru dimulai: setiap meja menerima semuanya lagi, dan yang menunggu di sana tetap dikirim.")


def _key(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        key = b64encode(public_key_of(centre.identity.signing_key)).decode("ascii")
    if chosen.json:
        hand_out({"key": key})
    else:
        sys.stdout.write(key + "\n")


def _say_ready(url: str) -> None:
    sys.stdout.write(f"Server Tindak menerima sambungan di {url}\n")
    sys.stdout.flush()


def _maintenance(chosen: argparse.Namespace) -> None:
    folder = folder_of(chosen)
    folder.read()
    if chosen.switch == "on":
        folder.start_maintenance(chosen.message)
        tell("Server dalam pemeliharaan: semua sinkronisasi ditolak dengan pesan itu sampai dibuka lagi.")
    else:
        folder.end_maintenance()
        tell("Server melayani lagi.")
