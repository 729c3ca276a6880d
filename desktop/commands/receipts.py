"""``receipt`` and ``check-receipt``: the centre's signed word, to keep, to print, and to check anywhere."""

import argparse
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from desktop.commands import exit_codes
from desktop.commands.documents import of_checked, of_receipt
from desktop.commands.speech import opened, say, tell, write
from desktop.receipts import LAMP_OF, OUTCOME_WORD, check_file, moment, receipt_file, receipt_page
from sync.contract.errors import BadInput, LocalFault

Add = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]
_LARGEST_FILE: Final = 1 << 20


def add_to(add: Add) -> None:
    """Add these commands to the parser."""
    receipt = add("receipt", _receipt, "tanda terima satu tindak lanjut sendiri, untuk disimpan atau dicetak")
    receipt.add_argument("action", metavar="ID", help="nomor dari perintah outbox atau follow-up")
    receipt.add_argument(
        "--save", type=Path, metavar="FILE", help="juga simpan ke berkas yang dapat diperiksa siapa pun"
    )
    check = add("check-receipt", _check, "memeriksa berkas tanda terima, tanpa jaringan dan tanpa membuka data")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--key", metavar="KUNCI", help="kunci publik server (base64), diketahui dari server sendiri")


def _receipt(asked: argparse.Namespace) -> int:
    with opened(asked) as desk:
        view = desk.desk.receipt(asked.action)
        zone = desk.desk.state().zone
    if asked.save:
        content = msgspec.json.format(msgspec.json.encode(receipt_file(view))) + b"\n"
        try:
            asked.save.write_bytes(content)
        except OSError as fault:
            raise LocalFault(f"Berkas {asked.save} tidak dapat ditulis.") from fault
        say(f"Tersimpan di {asked.save}.")
    tell(asked, of_receipt(view))
    if not asked.as_json:
        write(receipt_page(view, zone))
    return exit_codes.DONE


def _check(asked: argparse.Namespace) -> int:
    try:
        with asked.file.open("rb") as file:
            content = file.read(_LARGEST_FILE)
        key = b64decode(asked.key, validate=True) if asked.key else None
    except OSError as fault:
        raise BadInput(f"Berkas {asked.file} tidak dapat dibaca.") from fault
    except ValueError as fault:
        raise BadInput("Kunci server harus base64.") from fault
    checked = check_file(content, key)
    document = of_checked(checked)
    tell(asked, document)
    statement = checked.statement
    outcome = OUTCOME_WORD[LAMP_OF[statement.outcome]]
    if checked.is_key_known:
        when = moment(statement.received_at)
        say(f"Sah: {statement.number or '-'}, {outcome}, {when}, laporan {checked.tracking_id}.")
    else:
        say(
            f"Tanda tangan cocok dengan kunci yang tertulis di berkas ini ({document['key']}). Itu belum membuktikan "
            "bahwa server yang menandatangani: ulangi dengan --key dari tindak-server key."
        )
    if not asked.as_json:
        write(f"{statement.number or '-'}  {outcome}  {checked.tracking_id}\n{checked.text}")
    return exit_codes.DONE
