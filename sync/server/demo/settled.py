"""The 589 complaints that are done: which stories are told where and when, and how each is told."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from typing import Final

import msgspec

from sync.server.demo.cases import CLASSIFICATIONS, DemoCase
from sync.server.demo.conversation import Conversation
from sync.server.demo.days import MONTHS
from sync.server.demo.material import District, Material, Phrases, Story
from sync.server.demo.places import Atlas, DemoUnit
from sync.server.demo.wording import chosen, edited, exported, filled, written

DONE: Final = 589
OWN_KECAMATAN: Final = "kec-tirta-muara"
DONE_AT_OWN: Final = 45
_DONE_AT_OTHER_KECAMATAN: Final = 150
_BUSY_OFFICES: Final = ("pupr", "dukcapil", "dlh", "dishub", "pdam", "disdik", "dinkes")

_YEAR: Final = 365
_SETTLED_SINCE: Final = 28
"""Days before today in which no done complaint came in: LAPOR! closes ten working days after the last answer."""
_TRIES: Final = 40
_ANONYMOUS_IN: Final = 0.3
_RATED_IN: Final = 0.4
_CLOSED_BY: Final = (("Ditutup oleh Sistem", 66), ("Ditutup oleh Admin", 24), ("Ditutup oleh Pelapor", 10))
_CLOSED_AFTER: Final = {"Ditutup oleh Sistem": (11, 11), "Ditutup oleh Admin": (2, 6), "Ditutup oleh Pelapor": (1, 3)}
"""Working days from the last word to closing, least and most."""
_RATINGS: Final = (("5", 40), ("4", 34), ("3", 16), ("2", 6), ("1", 4))


class SettledCases:
    """Tells stories until there are enough, no two alike."""

    def __init__(self, material: Material, atlas: Atlas, conversation: Conversation, today: date, dice: Random) -> None:
        """Keep what every complaint is told with."""
        self._phrases: Phrases = material.phrases
        self._stories = material.stories
        self._atlas = atlas
        self._conversation = conversation
        self._today = today
        self._dice = dice
        self._closing = Random(today.toordinal())  # noqa: S311 - when a case is closed changes nothing of what is told
        self._said: set[str] = set()
        self._titles: dict[str, set[str]] = {}
        for waiting in material.waiting:
            self._titles.setdefault(waiting.unit, set()).add(waiting.title)

    def tell(self) -> list[DemoCase]:
        """Return all complaints that are done."""
        return [self._told(story, unit) for story, unit in self._assigned()]

    def _assigned(self) -> Iterable[tuple[Story, DemoUnit]]:
        """Spread the stories so that each is told about equally often, and at one unit as seldom as possible."""
        local = [story for story in self._stories if not story.unit]
        central = [story for story in self._stories if story.unit]
        uses: Counter[int] = Counter()
        others = [unit for unit in self._atlas.kecamatan if unit.code != OWN_KECAMATAN]
        wanted = Counter({unit.code: _DONE_AT_OTHER_KECAMATAN // len(others) for unit in others})
        for unit in self._dice.sample(others, _DONE_AT_OTHER_KECAMATAN - wanted.total()):
            wanted[unit.code] += 1
        wanted[OWN_KECAMATAN] = DONE_AT_OWN
        for code, number in wanted.items():
            for index in self._least_told(local, uses, number):
                yield local[index], self._atlas.unit(code)
        left = DONE - wanted.total()
        rounds = [story for _ in range(left // len(central)) for story in central]
        busy = [story for story in central if story.unit in _BUSY_OFFICES]
        rounds += self._dice.sample(busy, left - len(rounds)) if left - len(rounds) <= len(busy) else central
        for story in rounds[:left]:
            yield story, self._atlas.unit(story.unit)

    def _least_told(self, stories: list[Story], uses: Counter[int], number: int) -> list[int]:
        picked: list[int] = []
        while len(picked) < number:
            order = sorted(range(len(stories)), key=lambda index: (uses[index], self._dice.random()))
            for index in order[: number - len(picked)]:
                picked.append(index)
                uses[index] += 1
        return picked

    def _told(self, story: Story, unit: DemoUnit) -> DemoCase:
        received = self._day()
        district = unit.district or self._dice.choice(self._atlas.kecamatan).district
        assert district is not None
        for attempt in range(_TRIES):
            slots = self._slots(district, received)
            sent = written(story, self._phrases, slots, self._dice)
            title = filled(chosen(self._dice.choice(story.titles), self._dice), slots)
            if self._is_new(unit, title, sent, same_title=attempt > _TRIES // 2):
                return self._case(story, unit, district, slots, received, title, sent)
        raise AssertionError(f"no new way found to tell: {story.titles[0]}")

    def _is_new(self, unit: DemoUnit, title: str, sent: str, *, same_title: bool) -> bool:
        """Whether nobody said this before; a unit sees the same title twice only where there is no other."""
        titles = self._titles.setdefault(unit.code, set())
        plain = "".join(sign for sign in sent.casefold() if sign.isalnum())
        if plain in self._said or (title in titles and not same_title):
            return False
        titles.add(title)
        self._said.add(plain)
        return True

    def _case(
        self,
        story: Story,
        unit: DemoUnit,
        district: District,
        slots: dict[str, str],
        received: date,
        title: str,
        sent: str,
    ) -> DemoCase:
        anonymous = "anonim" in story.flags or self._dice.random() < _ANONYMOUS_IN
        name = "" if anonymous else self._name()
        events = self._conversation.settled(
            story,
            slots,
            received=received,
            unit=unit,
            name=name,
            author=self._atlas.author(unit.code, self._dice),
            dice=self._dice,
        )
        first = min(event.at for event in events)
        came = min(self._conversation.at(received, self._dice, office=False), first - 3_600_000)
        case = DemoCase(
            unit=unit.code,
            district=district.name,
            village=slots["desa"],
            received_at=came,
            classification=CLASSIFICATIONS[story.kind],
            category=story.category,
            title=title,
            original_body=exported(sent),
            body=exported(edited(sent, self._dice)),
            channel=self._channel(),
            status=self._one_of(_CLOSED_BY),
            reporter=name,
            anonymous=anonymous,
            confidential="rahasia" in story.flags,
            rating=self._one_of(_RATINGS) if self._dice.random() < _RATED_IN else "",
            events=events,
        )
        return msgspec.structs.replace(case, closed_on=self._closed_on(case))

    def _closed_on(self, case: DemoCase) -> date:
        """Return when it was closed: by the system ten working days after the last word, by people sooner."""
        least, most = _CLOSED_AFTER[case.status]
        last = self._conversation.day_of(max(event.at for event in case.events))
        return min(self._conversation.add(last, self._closing.randint(least, most)), self._today)

    def _slots(self, district: District, received: date) -> dict[str, str]:
        slots = {name: self._dice.choice(values) for name, values in self._phrases.slots.items()}
        earlier = (received.replace(day=1) - timedelta(days=self._dice.randint(20, 80))).month
        return slots | {
            "lama_besar": slots["lama"].capitalize(),
            "hari_besar": slots["hari"],
            "bulan": MONTHS[earlier - 1],
            "kec": district.name,
            "desa": self._dice.choice(district.villages),
            "jalan": self._dice.choice(district.roads),
        }

    def _day(self) -> date:
        """Return a day of the past year; most complaints come on working days, more of them lately."""
        while True:
            span = self._dice.triangular(_SETTLED_SINCE, _YEAR, _SETTLED_SINCE + _YEAR // 8)
            day = self._today - timedelta(days=round(span))
            if day.weekday() < 5 or self._dice.random() < 0.35:
                return day

    def _name(self) -> str:
        return f"{self._dice.choice(self._phrases.given_names)} {self._dice.choice(self._phrases.invented_surnames)}"

    def _channel(self) -> str:
        return self._one_of([(channel.name, channel.weight) for channel in self._phrases.channels])

    def _one_of(self, weighted: Iterable[tuple[str, int]]) -> str:
        names, weights = zip(*weighted, strict=True)
        return str(self._dice.choices(names, weights)[0])
