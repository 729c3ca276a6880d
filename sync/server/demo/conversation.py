"""What an office and a reporter said to each other about a complaint that is settled."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from sync.contract.events import EventKind
from sync.contract.working_days import WorkingCalendar
from sync.server.demo.cases import REPORTER, DemoEvent
from sync.server.demo.days import in_words, moment
from sync.server.demo.material import Phrases, Story
from sync.server.demo.places import DemoUnit
from sync.server.demo.wording import chosen, filled

_FIRST_AFTER: Final = (0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7)
"""Working days to the first reply: most in time (5), some late."""
_ANSWERED_AFTER: Final = (1, 2, 2, 3, 3, 4, 5)
_SETTLED_AFTER: Final = (2, 3, 3, 4, 5, 5, 6, 7, 8)
_INSPECTED_AFTER: Final = (4, 5, 6, 7, 8, 9)
_AT_ONCE_IN: Final = 0.35
_REPLIES_IN: Final = 0.22
_DISCONTENT_IN: Final = 0.35
_COME_ALONG: Final = "mendampingi"
_NOTE_IN: Final = 0.12
_CONSTRAINT_IN: Final = 0.07
_OFFICE_OPENS, _OFFICE_CLOSES = 8, 15
_PUBLISHED_AFTER: Final = timedelta(hours=3)


class Conversation:
    """Composes the conversation about one complaint. Nothing in it happens on or after ``before``."""

    def __init__(self, phrases: Phrases, calendar: WorkingCalendar, zone: ZoneInfo, before: date) -> None:
        """Keep what all conversations share."""
        self._phrases = phrases
        self._calendar = calendar
        self._zone = zone
        self._before = before

    def settled(
        self,
        story: Story,
        slots: dict[str, str],
        *,
        received: date,
        unit: DemoUnit,
        name: str,
        author: str,
        dice: Random,
    ) -> tuple[DemoEvent, ...]:
        """Return the events of a settled complaint, in the order of time.

        :param name: the reporter's, empty for an anonymous one.
        """
        told = _Told(self, story, slots, unit, name, author, dice)
        told.answer(received)
        return tuple(sorted(told.events, key=lambda event: event.at))

    def add(self, day: date, working_days: int) -> date:
        """Return the working day so many after ``day``."""
        return self._calendar.add(day, working_days)

    def day_of(self, at: int) -> date:
        """Return the day of a moment (ms since 1970 UTC)."""
        return datetime.fromtimestamp(at / 1000, self._zone).date()

    def is_over(self, day: date) -> bool:
        """Whether nothing may happen on this day any more."""
        return day >= self._before

    @property
    def phrases(self) -> Phrases:
        """How offices and reporters write."""
        return self._phrases

    def at(self, day: date, dice: Random, *, office: bool) -> int:
        """Return a moment of a day: in office hours, or when a citizen has time."""
        hour = dice.randint(_OFFICE_OPENS, _OFFICE_CLOSES) if office else dice.choice((6, 12, 17, 18, 19, 20, 21))
        return moment(day, hour, dice.randrange(60), dice.randrange(60), self._zone)


class _Told:
    """One conversation in the making."""

    def __init__(
        self,
        book: Conversation,
        story: Story,
        slots: dict[str, str],
        unit: DemoUnit,
        name: str,
        author: str,
        dice: Random,
    ) -> None:
        self.events: list[DemoEvent] = []
        self._book = book
        self._story = story
        self._slots = {**slots, "kantor": unit.short_name, "nama": name}
        self._author = author
        self._dice = dice
        self._phrases = book.phrases
        letters = self._phrases.letters
        self._greeting = dice.choice(letters.greeting_named if name else letters.greeting)
        self._asked = story.kind in ("informasi", "aspirasi")
        self._visit = not self._asked and story.category not in letters.desk

    def answer(self, received: date) -> None:
        """First reply, if the answer is not given at once; then the answer; then perhaps a reply to it."""
        slowly = _INSPECTED_AFTER if self._story.kind == "pengawasan" else _SETTLED_AFTER
        first = self._book.add(received, self._dice.choice(_FIRST_AFTER))
        looked = self._book.add(first, 1)
        settled = self._book.add(looked, self._dice.choice(slowly))
        if self._asked or self._dice.random() < _AT_ONCE_IN or self._book.is_over(settled):
            looked = self._book.add(received, 1)
            settled = self._book.add(looked, self._dice.choice(_ANSWERED_AFTER))
        else:
            self._first_reply(first, looked, settled)
            self._internal(looked)
        between = min(self._book.add(looked, self._dice.randint(1, 5)), settled)
        self._settle(settled, looked, between)
        if self._dice.random() < _REPLIES_IN:
            self._reply(self._book.add(settled, self._dice.randint(1, 3)))

    def _first_reply(self, day: date, looked: date, settled: date) -> None:
        letters = self._phrases.letters
        ways = letters.first_visit if self._visit else letters.first_desk
        if not self._slots["nama"]:  # an anonymous reporter is not asked to come along
            ways = [way for way in ways if _COME_ALONG not in way]
        body = self._dice.choice(ways)
        dates = {"nanti": in_words(looked), "nanti2": in_words(settled)}
        self._say(EventKind.INITIAL_RESPONSE, day, self._letter(body, dates))

    def _settle(self, day: date, looked: date, between: date) -> None:
        letters = self._phrases.letters
        kinds = {"informasi": letters.information, "aspirasi": letters.idea}
        body = self._dice.choice(kinds.get(self._story.kind, letters.answer))
        dates = {
            "tgl": in_words(looked),
            "tgl2": in_words(between),
            "nanti": in_words(self._book.add(day, self._dice.randint(3, 6))),
            "nanti2": in_words(self._book.add(day, self._dice.randint(8, 12))),
        }
        act = filled(chosen(self._dice.choice(self._story.done), self._dice), {**self._slots, **dates})
        after = self._dice.choice(letters.evidence) if self._visit else ""
        after += self._dice.choice(letters.closing) if self._visit else ""
        text = self._letter(body, {**dates, "tindakan": act}, after)
        self._say(EventKind.SUBSTANTIVE_RESPONSE, day, text)

    def _reply(self, day: date) -> None:
        replies = self._phrases.replies
        if self._book.is_over(day):
            return
        if self._asked or self._dice.random() >= _DISCONTENT_IN:
            self._hear(day, self._dice.choice(replies.content_visit if self._visit else replies.content_desk))
            return
        again = self._book.add(day, self._dice.randint(2, 4))
        if self._book.is_over(again):
            return
        self._hear(day, self._dice.choice(replies.discontent_visit if self._visit else replies.discontent_desk))
        letters = self._phrases.letters
        body = self._dice.choice(letters.again_visit if self._visit else letters.again_desk)
        dates = {"tgl": in_words(self._book.add(day, 1)), "nanti": in_words(self._book.add(again, 5))}
        self._say(EventKind.SUBSTANTIVE_RESPONSE, again, self._letter(body, dates))

    def _internal(self, day: date) -> None:
        inside = self._phrases.internal
        if self._dice.random() < _NOTE_IN:
            text = self._dice.choice(inside.notes_visit if self._visit else inside.notes_desk)
            self._say(EventKind.NOTE, day, text)
        if self._dice.random() < _CONSTRAINT_IN:
            text = self._dice.choice(inside.constraints_visit if self._visit else inside.constraints_desk)
            self._say(EventKind.CONSTRAINT, day, text)

    def _letter(self, body: str, dates: dict[str, str], after: str = "") -> str:
        letters = self._phrases.letters
        about = filled(self._story.about, self._slots)
        return filled(f"{self._greeting}\n\n{body}{after}{letters.signature}", {**self._slots, **dates, "pokok": about})

    def _say(self, kind: EventKind, day: date, text: str) -> None:
        at = self._book.at(day, self._dice, office=True)
        shown = kind in (EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE)
        published = at + int(_PUBLISHED_AFTER.total_seconds() * 1000) if shown else 0
        self.events.append(DemoEvent(kind=kind, at=at, text=text, author=self._author, published_at=published))

    def _hear(self, day: date, text: str) -> None:
        at = self._book.at(day, self._dice, office=False)
        self.events.append(DemoEvent(kind=EventKind.REPORTER_REPLY, at=at, text=text, author=REPORTER, published_at=at))
