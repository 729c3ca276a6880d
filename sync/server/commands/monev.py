"""``monev``: the figures of the centre."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sync.contract.errors import BadInput
from sync.contract.monev.document import lines_of, of_gathered
from sync.contract.monev.frozen import SHORT, SUFFIX, Signatory
from sync.contract.monev.gathered import gathered
from sync.contract.monev.options import scope_of, with_scope
from sync.contract.monev.scope import By, Mark, Scope
from sync.contract.monev.seal import keyed_by
from sync.contract.monev.tree import UnitName
from sync.durable import save_document
from sync.server.centre import Centre, opened
from sync.server.commands.speech import Commands, folder_of, hand_out, tell, with_data
from sync.server.freezing import freeze
from sync.server.store.monev import monev_asked, units_named

_KNOWN: Final = (Mark.ANONYMOUS, Mark.CONFIDENTIAL, Mark.NEEDS_REPLY)


_SIGNS: Final = {
    "place": "tempat penandatanganan",
    "position": "jabatan penanda tangan",
    "signer": "nama penanda tangan",
    "nip": "NIP penanda tangan",
    "by-name": "siapa yang membekukan",
}


def add_to(commands: Commands) -> None:
    """Add this command to the command line."""
    monev = with_data(commands.add_parser("monev", help="angka monitoring dan evaluasi"))
    with_scope(monev, _KNOWN)
    monev.add_argument("--by", type=By, choices=tuple(By), default=By.UNIT, metavar="|".join(By))
    monev.add_argument(
        "doing", nargs="?", choices=("freeze",), metavar="freeze", help="bekukan dan sahkan, dengan --out"
    )
    monev.add_argument("--out", type=Path, metavar=f"FILE{SUFFIX}", help="freeze: berkas yang ditulis")
    for option, says in _SIGNS.items():
        monev.add_argument(f"--{option}", default="", metavar=option.upper(), help=f"freeze: {says}")
    monev.add_argument("--json", action="store_true")
    monev.set_defaults(run=_monev)


def _monev(chosen: argparse.Namespace) -> None:
    if chosen.first and chosen.last and chosen.last < chosen.first:
        raise BadInput("Tanggal akhir mendahului tanggal awal.")
    if (chosen.doing is None) != (chosen.out is None):
        raise BadInput(f"Angka dibekukan dengan: monev freeze --out FILE{SUFFIX}.")
    with opened(folder_of(chosen)) as centre:
        if chosen.doing:
            _freeze(centre, chosen)
        else:
            _tell_figures(centre, chosen)


def _freeze(centre: Centre, chosen: argparse.Namespace) -> None:
    signature = Signatory(place=chosen.place, position=chosen.position, name=chosen.signer, nip=chosen.nip)
    with centre.database.reading() as connection:
        scope = _scope(units_named(connection), chosen)
    made = freeze(centre, scope, chosen.by_name, signature)
    save_document(chosen.out, made.file)
    total = made.document.figures.figures.tree.total.total
    if chosen.json:
        hand_out(
            {
                "id": made.digest,
                "office": made.document.office,
                "from": scope.first.isoformat() if scope.first else None,
                "to": scope.last.isoformat() if scope.last else None,
                "day": made.document.day.isoformat(),
                "total": total,
                "signed": True,
                "sealed_at": made.seal.statement.sealed_at,
                "key": keyed_by(made.key),
                "file": str(chosen.out),
            }
        )
    else:
        tell(f"{total} laporan dibekukan dan disahkan, kode {made.digest[:SHORT]}, di {chosen.out}.")


def _scope(named: Sequence[UnitName], chosen: argparse.Namespace) -> Scope:
    def row_of(code: str) -> int:
        for one in named:
            if one.code == code:
                return one.row
        raise BadInput(f"Unit {code} tidak dikenal.")

    return scope_of(chosen, row_of)


def _tell_figures(centre: Centre, chosen: argparse.Namespace) -> None:
    with centre.database.reading() as connection:
        now = centre.clock.now_ms()
        named = units_named(connection)
        scope = _scope(named, chosen)
        with monev_asked(connection, centre.books.at(connection), now) as ask:
            figures = gathered(ask, named, scope, chosen.by, now)
    document = of_gathered(figures)
    if chosen.json:
        hand_out(document)
        return
    for line in lines_of(document):
        tell(line)
    tell(f"{document['total']['total']} laporan, {document['total']['returned']} lagi dikembalikan.")
