"""The whole demo for one day: 606 complaints in the order in which they came, the same for the same day."""

from datetime import date
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from sync.contract.working_days import WorkingCalendar
from sync.server.demo.cases import DemoCase
from sync.server.demo.conversation import Conversation
from sync.server.demo.days import working_days_before
from sync.server.demo.material import Material
from sync.server.demo.places import Atlas
from sync.server.demo.settled import SettledCases
from sync.server.demo.waiting import WaitingCases

_FIRST_TRACKING_ID: Final = 7_248_113
_APART: Final = 540
"""Most numbers between two complaints: all of Indonesia files them, not only this regency."""


def compose(material: Material, today: date, calendar: WorkingCalendar, zone: ZoneInfo) -> list[DemoCase]:
    """Return all complaints of the year before ``today``, oldest first, each with its Tracking ID."""
    dice = Random(today.toordinal())  # noqa: S311 - it only has to be the same again
    atlas = Atlas(material.regency, material.users)
    conversation = Conversation(material.phrases, calendar, zone, before=working_days_before(calendar, today, 1))
    settled = SettledCases(material, atlas, conversation, today, dice).tell()
    waiting = WaitingCases(material, atlas, calendar, zone, today, dice).tell()
    number = _FIRST_TRACKING_ID
    numbered = []
    for case in sorted((*settled, *waiting), key=lambda case: case.received_at):
        number += dice.randint(2, _APART)
        numbered.append(msgspec.structs.replace(case, tracking_id=str(number)))
    return numbered
