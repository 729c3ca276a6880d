"""Frozen figures: what an office reported of a period, in one document that never changes and can be added up above.

A document holds its figures as they were counted, so that a report printed later says the same whatever a later
program counts; and one row a case, so that an office above can merge it without counting anything twice. No name of a
person stands in it but those of who froze it and who signs, and no word of a citizen: cases, complaints and officers
are keys, which only somebody who knows the centre's public key can tell apart from any others
(docs/decisions/0022-frozen-figures.md).
"""

import hashlib
import hmac
from binascii import b2a_base64
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any, Final, get_args, get_origin

import msgspec

from sync.contract.errors import BadInput
from sync.contract.monev.gathered import Overview, in_order
from sync.contract.monev.scope import Scope
from sync.contract.monev.seal import MOST_BYTES
from sync.contract.monev.tally import STARS, Tally
from sync.contract.monev.tree import UnitName
from sync.contract.status import Bucket

FORM: Final = 1
"""Of the document."""
RULES: Final = "monev-1"
"""Names the definitions that figures were counted by; raised when one of them changes its meaning."""
SUFFIX: Final = ".tindak-monev"
SHORT: Final = 8
"""So many letters of a digest are said to people."""
_KEY_BYTES: Final = 12
_URL_SAFE: Final = bytes.maketrans(b"+/", b"-_")


class Signatory(msgspec.Struct, frozen=True, kw_only=True):
    """Who signs a report; what is empty is left to be written by hand."""

    place: str = ""
    position: str = ""
    name: str = ""
    nip: str = ""


UNSIGNED: Final = Signatory()
"""Nobody yet."""


class FrozenCase(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is counted of one case; as the columns of :data:`sync.contract.monev.facts.COLUMNS`."""

    case: str
    """Key of the case: the same at every unit that had it."""
    complaint: str
    """Key of its complaint."""
    unit: int
    """Row of a unit of this document; 0 for none."""
    day: date | None
    bucket: Bucket
    needs_reply: int = 0
    overdue: int = 0
    reopened: int = 0
    returns: int = 0
    wrong: int = 0
    held: int = 0
    reply_days: int | None = None
    reply_in_time: int | None = None
    done_days: int | None = None
    done_in_time: int | None = None
    done_day: date | None = None
    classification: str = ""
    category: str = ""
    channel: str = ""
    rating: str = ""
    constraints: tuple[str, ...] = ()
    """Their categories, each as often as one was written."""
    remarks: tuple[str, ...] = ()
    """Codes of what *Bukti Utuh* noticed, once a file."""


class FrozenOfficer(msgspec.Struct, frozen=True, array_like=True):
    """Somebody who wrote about these cases."""

    unit: int
    key: str


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One of the documents that were merged."""

    digest: str
    office: str
    as_of: int


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """The document. It is known by the digest of its canonical bytes."""

    form: int = FORM
    rules: str = RULES
    office: str
    office_code: str = ""
    agency: str = ""
    """The unit above."""
    scope: Scope
    as_of: int
    """Day and time of the data, ms since 1970 UTC."""
    day: date
    """The same as a day of the computer that froze it."""
    zone_minutes: int
    """Of that computer, east of UTC."""
    frozen_by: str
    signature: Signatory = Signatory()
    keyed_by: str = ""
    """Tells whether two documents have their keys from the same centre."""
    units: tuple[UnitName, ...] = ()
    officers: tuple[FrozenOfficer, ...] = ()
    figures: Overview
    cases: tuple[FrozenCase, ...] = ()
    """Those that came in within the period, those that were completed within it, and those without a day."""
    sources: tuple[Source, ...] = ()
    """What it was merged from; empty for figures that were counted."""


class FrozenFile(msgspec.Struct, frozen=True):
    """What lies in a file: the document byte for byte, and the centre's word on it."""

    frozen: msgspec.Raw
    seal: dict[str, Any] | None = None


def canonical(document: Frozen) -> bytes:
    """Return the bytes of a document: JSON in UTF-8, keys in order, nothing between them."""
    return msgspec.json.encode(msgspec.to_builtins(document, str_keys=True, order="sorted"), order="sorted")


def digest_of(body: bytes) -> str:
    """Return the SHA-256 of canonical bytes, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def read_frozen(body: bytes) -> Frozen:
    """Return the document.

    :raises BadInput: when this is none, or of a newer form.
    """
    try:
        form = msgspec.json.decode(body, type=_Formed).form
        if form > FORM:
            raise BadInput("Angka beku ini dibuat oleh program yang lebih baru. Perbarui program, lalu coba lagi.")
        document = msgspec.json.decode(body, type=Frozen, dec_hook=_counters)
    except msgspec.DecodeError as fault:
        raise BadInput("Berkas ini bukan angka beku, atau rusak.") from fault
    return msgspec.structs.replace(document, figures=in_order(document.figures))


def to_file(body: bytes, seal: dict[str, Any] | None = None) -> bytes:
    """Return what a file of this document holds."""
    return msgspec.json.encode(FrozenFile(msgspec.Raw(body), seal))


def from_file(content: bytes) -> tuple[bytes, dict[str, Any] | None]:
    """Return the canonical bytes of a document that lies in a file, and what the centre said of it.

    :raises BadInput: when there is none in it.
    """
    if len(content) > MOST_BYTES:
        raise BadInput("Berkas ini terlalu besar untuk angka beku.")
    try:
        told = msgspec.json.decode(content, type=FrozenFile)
    except msgspec.DecodeError as fault:
        raise BadInput("Berkas ini bukan angka beku, atau rusak.") from fault
    return bytes(told.frozen), told.seal


def key_of(server_key: bytes, kind: str, words: str) -> str:
    """Return the key that stands for something in a document: 16 letters."""
    made = hmac.digest(b"tindak monev\0" + server_key, f"{kind}\0{words}".encode(), "sha256")
    return b2a_base64(made[:_KEY_BYTES], newline=False).translate(_URL_SAFE).decode()


def starred(shown: Overview) -> Overview:
    """Return figures without what reporters said instead of a rating: words of citizens leave no office this way."""
    figures = shown.figures
    branches = [
        replace(branch, own=_starred(branch.own), whole=_starred(branch.whole)) for branch in figures.tree.branches
    ]
    tree = replace(
        figures.tree,
        branches=branches,
        total=_starred(figures.tree.total),
        undisposed=_starred(figures.tree.undisposed),
    )
    rows = {key: _starred(tally) for key, tally in figures.rows.items()}
    before = None if shown.before is None else _starred(shown.before)
    return replace(shown, figures=replace(figures, tree=tree, rows=rows), before=before)


def _starred(tally: Tally) -> Tally:
    return replace(tally, ratings=Counter({words: cases for words, cases in tally.ratings.items() if words in STARS}))


class _Formed(msgspec.Struct):
    form: int


def _counters(kind: type, told: Any) -> Any:
    if get_origin(kind) is Counter:
        return Counter(msgspec.convert(told, dict[get_args(kind)[0], int], strict=False))  # type: ignore[misc] # a type that is known only here
    raise NotImplementedError(kind)
