"""Which institution at lapor.go.id each unit is."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from sync.contract.errors import BadInput
from sync.server.bridge.lapor import Institution
from sync.server.bridge.settings import Place
from sync.server.bridge.texts import folded
from sync.server.store.units import StoredUnit


class Matched(msgspec.Struct, frozen=True):
    """What came of matching."""

    places: dict[str, Place]
    unmatched: list[str]
    """Codes of units that have no institution."""


def matched(
    units: Sequence[StoredUnit],
    institutions: Iterable[Institution],
    known: Mapping[str, Place],
    chosen: Mapping[str, str],
) -> Matched:
    """Match units with institutions.

    As a person chose, now or before; else by id at LAPOR!; else by a name that stands in the list once.

    :param chosen: institution id by unit code.
    :raises BadInput: when somebody chose a unit or an institution that does not exist.
    """
    by_id = {one.id: one for one in institutions if one.id}
    by_name: dict[str, list[Institution]] = {}
    for one in by_id.values():
        by_name.setdefault(folded(one.name), []).append(one)
    for code, wanted in chosen.items():
        if code not in {unit.code for unit in units}:
            raise BadInput(f"Unit dengan kode {code!r} tidak ada. Tidak ada yang diubah.")
        if wanted not in by_id:
            raise BadInput(f"Instansi {wanted!r} tidak ada di daftar lapor.go.id. Tidak ada yang diubah.")
    places: dict[str, Place] = {}
    for unit in units:
        namesakes = by_name.get(folded(unit.name), [])
        wishes = (
            chosen.get(unit.code),
            known[unit.code].id if unit.code in known else None,
            unit.lapor_id,
            namesakes[0].id if len(namesakes) == 1 and not unit.lapor_id else None,
        )
        for wish in wishes:
            if wish is not None and wish in by_id:
                places[unit.code] = Place(wish, by_id[wish].name)
                break
    return Matched(places, [unit.code for unit in units if unit.code not in places])
