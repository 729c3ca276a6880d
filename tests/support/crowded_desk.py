"""An invented desk with any number of cases, whose rows are made when a page of them is asked for."""

from typing import Any

import msgspec

from sync.contract.status import OPEN_BUCKETS
from tests.support.invented_cases import many_cases, some_cases
from tests.support.invented_desk import InventedDesk
from ui.ports.desk import CaseLine, CaseQuery, DeskState


class CrowdedDesk(InventedDesk):
    """Casework of a coordinator: the list has ``count`` rows, and only the first of them are held whole."""

    def __init__(self, count: int) -> None:
        """Pretend to hold so many."""
        super().__init__([*some_cases(), *(view for view in many_cases(60) if view.line.case > 8)])
        self._count = count
        rows = [self.case(case).line for case in self.held]
        self._rows = [line for line in rows if line.bucket in OPEN_BUCKETS]

    def state(self) -> DeskState:
        """Say how things stand."""
        told = {"open_cases": self._count, "all_cases": self._count, "role": "coordinator"}
        return msgspec.structs.replace(super().state(), **told | self.changes)

    def count(self, query: CaseQuery, *_more: Any) -> int:
        """Count all, whatever is asked."""
        del query
        return self._count

    def cases(self, query: CaseQuery, offset: int, limit: int) -> tuple[CaseLine, ...]:
        """Return a page of rows that repeat."""
        rows = self._rows
        return tuple(
            rows[place]
            if place < len(rows)
            else msgspec.structs.replace(rows[place % len(rows)], case=place + 1, tracking_id=str(7_400_001 + place))
            for place in range(offset, min(offset + limit, self.count(query)))
        )
