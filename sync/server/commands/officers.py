"""``user add``, ``user password`` and ``user disable``. A password is always the first line of standard input."""

import argparse

from sync.server.centre import opened
from sync.server.commands.speech import Commands, first_line_of_stdin, folder_of, tell, with_data
from sync.server.users import Role, add_user, change_password, disable_user


def add_to(commands: Commands) -> None:
    """Add these commands to the command line."""
    acts = commands.add_parser("user", help="mengelola petugas").add_subparsers(required=True, metavar="TINDAKAN")
    add = _with_name(acts.add_parser("add", help="menambah petugas; kata sandi: baris pertama masukan baku"))
    add.add_argument("--unit", required=True, metavar="CODE", help="kode unit, atau ID instansinya di LAPOR!")
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--full-name", default="", metavar="NAMA")
    add.set_defaults(run=_add)
    password = _with_name(acts.add_parser("password", help="memberi kata sandi baru dan mengakhiri semua sesi"))
    password.set_defaults(run=_password)
    disable = _with_name(acts.add_parser("disable", help="menutup akses petugas dan mengakhiri semua sesi"))
    disable.set_defaults(run=_disable)


def _with_name(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    with_data(parser).add_argument("--username", required=True, metavar="U")
    return parser


def _add(chosen: argparse.Namespace) -> None:
    password = first_line_of_stdin()
    with opened(folder_of(chosen)) as centre:
        add_user(centre, chosen.username, chosen.full_name, chosen.unit, Role(chosen.role), password)
    tell(f"Petugas {chosen.username} ditambahkan.")


def _password(chosen: argparse.Namespace) -> None:
    password = first_line_of_stdin()
    with opened(folder_of(chosen)) as centre:
        ended = change_password(centre, chosen.username, password)
    tell(f"Kata sandi {chosen.username} diganti; {ended} sesi diakhiri.")


def _disable(chosen: argparse.Namespace) -> None:
    with opened(folder_of(chosen)) as centre:
        ended = disable_user(centre, chosen.username)
    tell(f"Akses {chosen.username} ditutup; {ended} sesi diakhiri.")
