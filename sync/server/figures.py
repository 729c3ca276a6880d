"""Frozen figures that units send: looked through, kept, sealed, and told to the unit and to those above it.

A document arrives as a file does. Looking through it takes seconds where it is large, so it is done before anything
is locked; what makes it known is one transaction with the rows of the file.
"""

from typing import Final

import msgspec
from sqlalchemy import Connection

from sync.contract.errors import BadInput
from sync.contract.messages import LATEST_MS, RefusalCode
from sync.contract.monev.frozen import RULES, Frozen, canonical, read_frozen
from sync.contract.monev.merging import adds_up
from sync.contract.monev.seal import Figures, SealStatement, keyed_by, name_of, seal, unpacked
from sync.contract.receipts import public_key_of
from sync.server.centre import Centre
from sync.server.feed import FeedWriter
from sync.server.refusals import RequestRefused
from sync.server.store.figures import insert_figures, is_known
from sync.server.store.scopes import ScopeKind, ScopeMap, load_scope_map, lock_centre
from sync.server.store.units import all_units
from sync.server.store.users import StoredUser
from sync.server.users import SCOPE_OF_ROLE, Role

_MOST_NAMED: Final = 200
"""Characters of a name that are told to others."""


class Examined(msgspec.Struct, frozen=True):
    """A document that may be sealed."""

    digest: bytes
    document: Frozen


def examine(centre: Centre, user: StoredUser, content: bytes) -> Examined:
    """Look through frozen figures that an officer sends.

    They have to be a document byte for byte as programs write it, with keys of this centre, about units of the
    officer's own, and their figures those of their cases.

    :raises RequestRefused: with the sentence that the officer reads; such a document is never taken.
    """
    try:
        body = unpacked(content)
        document = read_frozen(body)
        if canonical(document) != body:
            raise BadInput("Isi angka beku ini tidak tertulis sebagaimana mestinya.")
        _demand_own(centre, user, document, body)
        if not adds_up(document):
            raise BadInput("Jumlahnya tidak cocok dengan rinciannya.")
    except BadInput as fault:
        raise not_sealed(str(fault)) from fault
    return Examined(name_of(body), document)


def keep_sealed(connection: Connection, centre: Centre, user: StoredUser, content: bytes, examined: Examined) -> None:
    """Seal a document and tell it; one that this unit has sent before stays as it is, with its seal.

    Called first in its transaction: it takes the locks that come before all others.
    """
    lock_centre(connection, shared=True)
    scope_map = load_scope_map(connection)
    feed = FeedWriter(connection, scope_map, {*scope_map.of_case(user.unit_id), scope_map.own_scope(user.unit_id)})
    if is_known(connection, examined.digest, user.unit_id):
        return
    now, document = centre.clock.now_ms(), examined.document
    signed = seal(centre.identity.signing_key, SealStatement(1, examined.digest, user.unit_code, now))
    named = {one.row: one.name for one in document.units}
    body = Figures(
        digest=examined.digest,
        file=name_of(content),
        size=len(content),
        unit=user.unit_id,
        unit_code=user.unit_code,
        office=document.office[:_MOST_NAMED],
        choice=named.get(document.scope.unit, "")[:_MOST_NAMED] if document.scope.unit else "",
        first=document.scope.first,
        last=document.scope.last,
        day=document.day,
        as_of=document.as_of,
        frozen_by=document.frozen_by[:_MOST_NAMED],
        total=document.figures.figures.tree.total.total,
        cases=len(document.cases),
        sealed_at=now,
        signature=signed.signature,
    )
    feed.figures_changed(insert_figures(connection, body, user.id), user.unit_id)
    feed.flush()


def not_sealed(why: str) -> RequestRefused:
    """Frozen figures that are not taken, ever."""
    return RequestRefused(422, RefusalCode.FILE_REFUSED, f"Pusat tidak mengesahkan angka beku ini. {why}")


def _demand_own(centre: Centre, user: StoredUser, document: Frozen, body: bytes) -> None:
    if Role(user.role) is Role.TRAINER:
        raise BadInput("Angka latihan tidak disahkan.")
    if document.rules != RULES:
        raise BadInput("Angka itu dihitung menurut aturan yang tidak dikenal pusat ini. Perbarui program.")
    if document.keyed_by != keyed_by(public_key_of(centre.identity.signing_key)):
        raise BadInput("Angka itu dibekukan dengan kunci pusat lain. Masuk lagi, lalu bekukan sekali lagi.")
    if not 0 <= document.as_of <= LATEST_MS or b"\\u0000" in body:
        raise BadInput("Isi angka beku ini rusak.")
    with centre.database.reading() as connection:
        rows = {one.code: one.id for one in all_units(connection)}
        scope_map = load_scope_map(connection)
    codes = {one.row: one.code for one in document.units}
    counted = {one.unit for one in document.cases if one.unit} | {document.scope.unit} - {0}
    for unit in sorted(counted):
        row = rows.get(codes.get(unit, ""))
        if row is None or not _is_own(scope_map, user, row):
            raise BadInput(
                f"Di dalamnya ada unit yang bukan wewenang {user.unit_name}. Sinkronkan sekali, lalu bekukan lagi."
            )


def _is_own(scope_map: ScopeMap, user: StoredUser, unit: int) -> bool:
    """Whether an officer may tell of a unit: the own, those above, to which a return goes, and what is coordinated."""
    if unit in scope_map.line(user.unit_id):
        return True
    return SCOPE_OF_ROLE[Role(user.role)] is ScopeKind.TREE and user.unit_id in scope_map.line(unit)
