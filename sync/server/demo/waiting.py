"""The seventeen complaints that still wait: written out in ``open.toml``, placed on days before today."""

import re
from datetime import date
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from sync.contract.events import EventKind
from sync.contract.working_days import WorkingCalendar
from sync.server.demo.cases import REPORTER, DemoCase, DemoEvent
from sync.server.demo.days import in_words, moment, working_days_before
from sync.server.demo.material import Material, WaitingCase, WaitingEvent
from sync.server.demo.places import Atlas
from sync.server.demo.wording import exported

_DAY: Final = re.compile(r"\{h([+-])(\d+)\}")
_HOUR: Final = 3_600_000


class WaitingCases:
    """Places the complaints that wait."""

    def __init__(
        self, material: Material, atlas: Atlas, calendar: WorkingCalendar, zone: ZoneInfo, today: date, dice: Random
    ) -> None:
        """Keep what every complaint is placed with."""
        self._waiting = material.waiting
        self._atlas = atlas
        self._calendar = calendar
        self._zone = zone
        self._today = today
        self._dice = dice

    def tell(self) -> list[DemoCase]:
        """Return the complaints that wait."""
        return [self._case(waiting) for waiting in self._waiting]

    def _case(self, waiting: WaitingCase) -> DemoCase:
        unit = self._atlas.unit(waiting.unit)
        body = exported(waiting.text)
        return DemoCase(
            unit=waiting.unit,
            district=self._atlas.district(waiting.district or waiting.unit).name,
            village=waiting.village,
            received_at=self._moment(self._before(waiting.age), 6, 9),
            classification=waiting.classification,
            category=waiting.category,
            title=waiting.title,
            original_body=body,
            body=body,
            channel=waiting.channel,
            status=waiting.status or f"Terdisposisi ke {unit.name}",
            reporter=waiting.reporter,
            anonymous=waiting.anonymous,
            confidential=waiting.confidential,
            events=tuple(self._event(waiting.unit, event) for event in waiting.events),
        )

    def _event(self, unit: str, event: WaitingEvent) -> DemoEvent:
        heard = event.kind is EventKind.REPORTER_REPLY
        at = self._moment(self._before(event.ago), *((17, 20) if heard else (10, 15)))
        shown = heard or event.published
        return DemoEvent(
            kind=event.kind,
            at=at,
            text=_DAY.sub(self._named, event.text),
            author=REPORTER if heard else self._atlas.author(unit, self._dice),
            published_at=(at if heard else at + 2 * _HOUR) if shown else 0,
        )

    def _named(self, found: re.Match[str]) -> str:
        days = int(found[2])
        return in_words(self._before(days) if found[1] == "-" else self._calendar.add(self._today, days))

    def _before(self, working_days: int) -> date:
        return working_days_before(self._calendar, self._today, working_days)

    def _moment(self, day: date, earliest: int, latest: int) -> int:
        return moment(
            day, self._dice.randint(earliest, latest), self._dice.randrange(60), self._dice.randrange(60), self._zone
        )
