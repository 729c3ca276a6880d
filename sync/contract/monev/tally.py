"""The indicators of monitoring and evaluation: counts that can be added up, and what follows from them.

One tally stands for some *cases*: a case is one complaint at one unit. Sources: "per-unit table" and "also" are the
section *Monitoring and evaluation* of the field notes (docs/monev.md); what the notes only infer is marked [I].
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from sync.contract.status import Bucket

BUCKETS: Final = (
    Bucket.UNVERIFIED,
    Bucket.UNANSWERED,
    Bucket.IN_PROCESS,
    Bucket.POSTPONED,
    Bucket.DONE,
    Bucket.ARCHIVED,
    Bucket.RETURNED,
)
"""In this order a complaint at several units stands, in a total, where its least advanced case stands; the place of
a bucket here is its number in the fact table."""
COUNTED: Final = tuple(bucket for bucket in BUCKETS if bucket is not Bucket.RETURNED)
"""Buckets that are part of *Total*. What a unit gave back is not its own; it is told beside the total, not dropped."""
NUMBER_OF: Final = {bucket: number for number, bucket in enumerate(BUCKETS)}


@dataclass
class Spread:
    """How long something took, in working days (HK) of the unit: a count for each number of days.

    Pauses are not taken out: this is how long a reporter waited. The limit, which pauses do move, is judged apart.
    """

    days: Counter[int] = field(default_factory=Counter)
    judged: int = 0
    """Cases whose limit is known."""
    in_time: int = 0
    """Of these, cases that kept it."""

    @property
    def count(self) -> int:
        """Cases that were measured."""
        return self.days.total()

    @property
    def mean(self) -> Fraction | None:
        """Sum of working days / cases measured; unit HK. RTL of first replies, RHP of completions [I]."""
        count = self.count
        return Fraction(sum(days * cases for days, cases in self.days.items()), count) if count else None

    @property
    def median(self) -> Fraction | None:
        """The middle one; of two middle ones their mean. Unit HK."""
        count = self.count
        if not count:
            return None
        return Fraction(self._at((count - 1) // 2) + self._at(count // 2), 2)

    @property
    def p90(self) -> int | None:
        """The fewest working days within which at least nine of ten cases were ready. Unit HK."""
        count = self.count
        return self._at(-(-count * 9 // 10) - 1) if count else None

    @property
    def in_time_share(self) -> Fraction | None:
        """Cases within the limit / cases whose limit is known. No unit."""
        return share(self.in_time, self.judged)

    def add(self, other: "Spread") -> None:
        """Add another spread to this one."""
        self.days.update(other.days)
        self.judged += other.judged
        self.in_time += other.in_time

    def _at(self, place: int) -> int:
        passed = 0
        for days in sorted(self.days):
            passed += self.days[days]
            if passed > place:
                return days
        raise IndexError(place)


@dataclass
class Tally:
    """What is counted of some cases; tallies of parts add up to the tally of the whole, but for complaints."""

    buckets: Counter[Bucket] = field(default_factory=Counter)
    """Cases by bucket, all seven. Source: per-unit table."""
    repeated: Counter[Bucket] = field(default_factory=Counter)
    """What to take off the buckets so that a complaint at several of these units counts once: may be negative for the
    bucket in which it stands. Not additive over units."""
    needs_reply: int = 0
    """Cases whose reporter answered and waits. Source: also."""
    overdue: int = 0
    """Open cases whose next deadline lies before today. Source: also."""
    reopened: int = 0
    """Cases that were closed here (by an admin or the closing timer) and are open again [I]."""
    returns: int = 0
    """How often units gave cases back as not theirs. Source: also."""
    wrong: int = 0
    """How often cases had been disposed to a unit whose they were not. Source: also."""
    held: int = 0
    """Acts about these cases that the centre *held* (*ditahan*) and that still wait for a person. They lie at the desk
    that wrote them; the centre keeps only its decision, without the case, and so counts none."""
    reply: Spread = field(default_factory=Spread)
    """Disposition to first public reply, of the cases that were replied to here. Limit: *laju tindak lanjut*."""
    completion: Spread = field(default_factory=Spread)
    """Disposition to completion, of the cases in *Selesai* whose day of completion is known. Limit: by type."""
    ratings: Counter[str] = field(default_factory=Counter)
    """Cases by what the reporter said of it, verbatim; those without any are left out. Source: also."""

    @property
    def done_undated(self) -> int:
        """Cases in *Selesai* that were not measured, for the day of their disposition or completion is not known.

        An export of LAPOR! tells no day of completion; such cases stand in no month of completions.
        """
        return self.buckets[Bucket.DONE] - self.completion.count

    @property
    def total(self) -> int:
        """Cases in all buckets but *Dikembalikan*: the column *Total*, and what percentages divide by."""
        return counted(self.buckets)

    @property
    def returned(self) -> int:
        """Cases that lie with the coordinator as not this unit's: outside the total."""
        return self.buckets[Bucket.RETURNED]

    @property
    def all(self) -> int:
        """Everything that was looked at: total + returned."""
        return self.buckets.total()

    @property
    def complaints(self) -> int:
        """Complaints, each once however many units have it: of those in the total."""
        return self.total - sum(self.repeated[bucket] for bucket in COUNTED)

    @property
    def answered_share(self) -> Fraction | None:
        """%TL: (Proses + Selesai) / Total [I]; no unit."""
        return share(self.buckets[Bucket.IN_PROCESS] + self.buckets[Bucket.DONE], self.total)

    @property
    def done_share(self) -> Fraction | None:
        """Selesai / Total; no unit. What agencies publish as *persen selesai*."""
        return share(self.buckets[Bucket.DONE], self.total)

    @property
    def rating(self) -> Fraction | None:
        """Mean of the ratings that are numbers from 1 to 5; no unit."""
        known = {int(words): cases for words, cases in self.ratings.items() if words in STARS}
        return share(sum(stars * cases for stars, cases in known.items()), sum(known.values()))

    @property
    def rated(self) -> int:
        """Cases with such a number."""
        return sum(cases for words, cases in self.ratings.items() if words in STARS)

    def bucket_of_complaints(self, bucket: Bucket) -> int:
        """Return how many complaints stand in a bucket, each complaint once, where its least advanced case stands."""
        return self.buckets[bucket] - self.repeated[bucket]

    def add(self, other: "Tally") -> None:
        """Add what can be added; complaints at several units are for the caller (:func:`repeated`)."""
        self.buckets.update(other.buckets)
        self.ratings.update(other.ratings)
        self.reply.add(other.reply)
        self.completion.add(other.completion)
        for name in PLAIN:
            setattr(self, name, getattr(self, name) + getattr(other, name))


PLAIN: Final = ("needs_reply", "overdue", "reopened", "returns", "wrong", "held")
"""Counts that are simply added up."""
STARS: Final = frozenset("12345")
"""What counts as a rating."""


def counted(buckets: Mapping[Bucket, int]) -> int:
    """Return how many of some cases are part of *Total*."""
    return sum(buckets.get(bucket, 0) for bucket in COUNTED)


def share(part: int, whole: int) -> Fraction | None:
    """Return a share, ``None`` of nothing."""
    return Fraction(part, whole) if whole else None


def repeated(cases: Iterable[tuple[str, Bucket]]) -> Counter[Bucket]:
    """Return what to take off the buckets of these cases (complaint, bucket) so that each complaint counts once.

    A complaint stands where its least advanced case stands, in the order of :data:`BUCKETS`.
    """
    surplus: Counter[Bucket] = Counter()
    least: dict[str, Bucket] = {}
    for complaint, bucket in cases:
        surplus[bucket] += 1
        known = least.get(complaint)
        if known is None or NUMBER_OF[bucket] < NUMBER_OF[known]:
            least[complaint] = bucket
    surplus.subtract(Counter(least.values()))
    return Counter({bucket: number for bucket, number in surplus.items() if number})
