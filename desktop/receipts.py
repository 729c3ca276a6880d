"""Receipts as people see, keep and check them: from the outbox, or from a file, without any network."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

from sync.contract.casework.acts import words_of
from sync.contract.casework.particulars import NONE, Particulars
from sync.contract.deadlines.calendars import ZONES, zone_named
from sync.contract.errors import BadInput
from sync.contract.events import Lamp
from sync.contract.messages import LATEST_MS
from sync.contract.receipts import Content, Outcome, Receipt, Statement
from ui.ports.outbox import ReceiptView

_NAMES: Final = {timedelta(): "UTC", **{timedelta(hours=ahead): name for ahead, name in enumerate(ZONES, 7)}}
_LATEST_HERE: Final = LATEST_MS - 86_400_000
"""No later is told where the day may be a day ahead, for no calendar could show it."""
_FORM: Final = "tindak-receipt-1"
OUTCOME_WORD: Final = {Lamp.RECEIVED: "Diterima server", Lamp.HELD: "Ditahan", Lamp.REJECTED: "Ditolak"}
LAMP_OF: Final = {Outcome.ACCEPTED: Lamp.RECEIVED, Outcome.HELD: Lamp.HELD, Outcome.REJECTED: Lamp.REJECTED}
GENUINE: Final = "sah: ditandatangani server untuk isi ini"
NOT_GENUINE: Final = "TIDAK SAH: tanda tangan tidak cocok dengan isi ini"


class ReceiptFile(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt with the words that it is about, in a file of its own: all that anybody needs to check it.

    Bytes are base64. A key that somebody only claims proves nothing: compare it with the centre's own.
    """

    form: str
    statement: str
    signature: str
    index: int
    size: int
    path: str
    key: str
    case: int
    tracking_id: str
    kind: str
    text: str
    written_at: int
    particulars: Particulars = NONE


def receipt_file(view: ReceiptView) -> ReceiptFile:
    """Return what is written to a file."""
    return ReceiptFile(
        form=_FORM,
        statement=_text(view.statement),
        signature=_text(view.signature),
        index=view.index,
        size=view.size,
        path=_text(view.path),
        key=_text(view.key),
        case=view.case,
        tracking_id=view.tracking_id,
        kind=str(view.kind),
        text=view.text,
        written_at=view.written_at,
        particulars=view.particulars,
    )


def receipt_page(view: ReceiptView, zone: str = "") -> str:
    """Return a receipt as plain text that can be printed.

    :param zone: that of the office, as the IANA calls it, whose times it tells; UTC where it is not known.
    """
    details = view.said.details
    if view.said.at:
        details = details.replace(moment(view.said.at), moment(view.said.at, zone))
    lines = [
        "TANDA TERIMA TINDAK LANJUT",
        "",
        f"Nomor          {view.number or '-'}",
        f"Hasil          {OUTCOME_WORD[view.outcome]}{f': {view.reason}' if view.reason else ''}",
        f"Diterima       {moment(view.received_at, zone)}",
        f"Nomor laporan  {view.tracking_id}",
        f"Judul          {view.title}",
        f"Jenis          {words_of(view.kind)}",
        f"Ditulis        {moment(view.written_at, zone)}",
        f"Oleh           {view.author}, {view.unit}",
        *([f"Rincian        {details}"] if details else []),
        *([f"Lampiran       {', '.join(file.name for file in files)}"] if (files := view.particulars.files) else []),
        *(["", words] if (words := _words(view)) else []),
        "",
        f"Nomor tindak   {view.id}",
        f"Kunci server   {_text(view.key)}",
        f"Pernyataan     {_text(view.statement)}",
        f"Tanda tangan   {_text(view.signature)}",
        f"Lembar         {view.index + 1} dari {view.size}  {_text(view.path)}".rstrip(),
        f"Pemeriksaan    {GENUINE if view.is_genuine else NOT_GENUINE}",
    ]
    return "\n".join(lines)


def _words(view: ReceiptView) -> str:
    """Return the words of the act: none for one that has none of its own, such as a disposition."""
    if view.text or view.title:  # the title goes with the words when the case has left this desk for long
        return view.text
    return "(Laporan sudah dialihkan; teksnya tidak lagi disimpan di komputer ini.)"


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A receipt whose signature fits the words beside it."""

    statement: Statement
    key: bytes
    """The public key that signed it."""
    is_key_known: bool
    """Whether the key was known from elsewhere; a file alone proves only that it fits itself."""
    tracking_id: str
    kind: str
    text: str


def check_file(content: bytes, key: bytes | None = None) -> Checked:
    """Return what a receipt in a file states, if its signature fits.

    :param key: the centre's public key, known from elsewhere; without it the one that the file names is taken, which
        anybody could have made.
    :raises BadInput: when it is no receipt, or not signed with this key, or about other words than those beside it, or
        when there are none.
    """
    try:
        told = msgspec.json.decode(content, type=ReceiptFile)
        receipt = Receipt(
            b64decode(told.statement, validate=True),
            b64decode(told.signature, validate=True),
            told.index,
            told.size,
            b64decode(told.path, validate=True),
        )
        claimed = b64decode(told.key, validate=True)
        statement = receipt.read()
        if not 0 <= statement.received_at <= LATEST_MS:
            raise BadInput("Waktu tanda terima di luar kalender.")
        about = Content(
            statement.action, told.case, told.tracking_id, told.kind, told.text, told.written_at, told.particulars
        ).vouched()
    except (msgspec.DecodeError, ValueError, OverflowError, RecursionError, BadInput) as fault:
        raise BadInput("Berkas ini bukan tanda terima Tindak.") from fault
    if told.form != _FORM or (key is not None and key != claimed):
        raise BadInput("Tanda terima ini tidak ditandatangani oleh server dengan kunci tersebut.")
    if not receipt.vouches_for(about.content, claimed):
        if not told.text and receipt.is_of(claimed):  # saved after its case had left
            raise BadInput("Berkas ini tidak memuat isi tindak lanjutnya, jadi tanda terimanya tidak dapat dicocokkan.")
        raise BadInput("Tanda terima ini tidak sah: tanda tangan tidak cocok dengan isinya.")
    return Checked(
        statement=statement,
        key=claimed,
        is_key_known=key is not None,
        tracking_id=told.tracking_id,
        kind=told.kind,
        text=told.text,
    )


def moment(at: int, zone: str = "") -> str:
    """Return a moment as a receipt tells it: in the zone of an office, by its name there, else in UTC."""
    named = zone_named(zone)
    told = datetime.fromtimestamp(min(at, _LATEST_HERE if named else LATEST_MS) // 1000, named or UTC)
    return f"{told:%d-%m-%Y %H.%M} {_NAMES.get(told.utcoffset() or timedelta()) or f'{told:UTC%z}'}"


def _text(value: bytes) -> str:
    return b64encode(value).decode("ascii")
