"""Figures frozen at the centre: a document as desks make it, sealed at once."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from sync.contract.monev.freezing import frozen_cases
from sync.contract.monev.frozen import UNSIGNED, Frozen, Signatory, canonical, digest_of, starred, to_file
from sync.contract.monev.gathered import overview
from sync.contract.monev.scope import Scope
from sync.contract.monev.seal import Seal, SealStatement, keyed_by, seal
from sync.contract.monev.tree import UnitName
from sync.contract.receipts import public_key_of
from sync.server.centre import Centre
from sync.server.store.monev import monev_asked, units_named

_NOWHERE: Final = UnitName(0, "", "")


class FrozenHere(msgspec.Struct, frozen=True):
    """A document that was frozen at the centre, with its seal."""

    document: Frozen
    body: bytes
    """Its canonical bytes."""
    seal: Seal
    key: bytes
    """Public key of the centre."""

    @property
    def digest(self) -> str:
        """What it is known by, in hexadecimal."""
        return digest_of(self.body)

    @property
    def file(self) -> bytes:
        """What a file of it holds."""
        return to_file(self.body, self.seal.document(self.key))


def freeze(centre: Centre, scope: Scope, by: str = "", signature: Signatory = UNSIGNED) -> FrozenHere:
    """Freeze the figures of a scope as the centre holds them now, and seal them.

    :param by: who freezes them.
    """
    now, key = centre.clock.now_ms(), public_key_of(centre.identity.signing_key)
    with centre.database.reading() as connection:
        units = units_named(connection)
        with monev_asked(connection, centre.books.at(connection), now) as ask:
            shown = overview(ask, units, scope, now)
            cases, officers, needed = frozen_cases(ask, units, scope, key)
    tops = [one for one in units if not one.parent]
    about = next((one for one in units if one.row == scope.unit), tops[0] if len(tops) == 1 else _NOWHERE)
    above = next((one.name for one in units if about.parent and one.row == about.parent), "")
    zone = datetime.fromtimestamp(now / 1000, UTC).astimezone(centre.zone).utcoffset()
    document = Frozen(
        office=about.name,
        office_code=about.code,
        agency=above,
        scope=scope,
        as_of=now,
        day=centre.day_of(now),
        zone_minutes=int(zone.total_seconds() // 60) if zone else 0,
        frozen_by=by,
        signature=signature,
        keyed_by=keyed_by(key),
        units=needed,
        officers=officers,
        figures=starred(shown),
        cases=cases,
    )
    body = canonical(document)
    statement = SealStatement(1, bytes.fromhex(digest_of(body)), "", now)
    return FrozenHere(document, body, seal(centre.identity.signing_key, statement), key)
