"""Where things happen: units by code, how they sign, and a place of a complaint."""

from random import Random
from typing import Final

import msgspec

from sync.server.demo.material import DemoUser, District, Regency

_OF_THE_REGENCY: Final = " Kab. Tirta Laksana"


class DemoUnit(msgspec.Struct, frozen=True):
    """A unit of the demo."""

    code: str
    name: str
    lapor_id: str
    district: District | None = None

    @property
    def short_name(self) -> str:
        """The name without the regency's, as people say it."""
        return self.name.removesuffix(_OF_THE_REGENCY)


class Atlas:
    """All units and kecamatan of the regency."""

    def __init__(self, regency: Regency, users: list[DemoUser]) -> None:
        """Index them by code."""
        self.root = DemoUnit(regency.code, regency.agency, regency.lapor_id)
        self.offices = [DemoUnit(code, name, lapor_id) for code, name, lapor_id in regency.offices]
        self.kecamatan = [
            DemoUnit(district.code, f"Kecamatan {district.name}", district.lapor_id, district)
            for district in regency.districts
        ]
        self._units = {unit.code: unit for unit in (self.root, *self.offices, *self.kecamatan)}
        self._users = users

    def unit(self, code: str) -> DemoUnit:
        """Return a unit by its code."""
        return self._units[code]

    def district(self, code: str) -> District:
        """Return a kecamatan by its code."""
        district = self._units[code].district
        assert district is not None, f"{code} is no kecamatan"
        return district

    def author(self, code: str, dice: Random) -> str:
        """Return who writes for a unit: one of its officers, or the office without a name."""
        own = [user.full_name for user in self._users if user.unit == code]
        return dice.choice(own) if own else f"Petugas {self._units[code].short_name}"
