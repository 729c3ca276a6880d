"""What may happen: steps of desks and of the centre, moods of the road, drawn from one seed and read as a list.

A step is plain numbers; what they mean is decided when it is taken (``n`` picks one of the cases that are there then),
so that any part of a list of steps is a scenario too, and a failing one can be shortened.
"""

from random import Random
from typing import Final

import msgspec

MOODS: Final = {
    "fine": 30,
    "unsent": 4,
    "lost": 4,
    "answer-lost": 5,
    "late": 4,
    "cut-up": 6,
    "cut-down": 10,
    "twice": 4,
    "stale": 3,
    "desk-crash": 7,
    "desk-full": 3,
    "centre-crash": 7,
    "centre-full": 3,
    "maintenance": 2,
    "wrong-major": 2,
    "meanwhile": 10,
}
"""How a request may fare, and how often."""

DESK_STEPS: Final = {"exchange": 34, "record": 24, "draft": 3, "pull": 4, "reopen": 4, "crash": 3, "clock": 4}
CENTRE_STEPS: Final = {
    "import": 14,
    "change": 6,
    "settle": 4,
    "move": 12,
    "publish": 4,
    "other": 2,
    "unit": 1,
    "coordinator": 1,
    "revoke": 2,
    "expire": 1,
    "backup": 2,
    "restore-told": 1.2,
    "restore-untold": 1.2,
    "deliver": 4,
    "centre-crash": 2,
}
MEANWHILE: Final = ("record", "pull", "import", "change", "settle", "move", "publish", "deliver")
"""What may happen between two frames of an answer."""

_KINDS: Final = {**DESK_STEPS, **CENTRE_STEPS}
_LARGE: Final = 10_000


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing that happens."""

    kind: str
    desk: int = 0
    hand: int = 0
    """Which opening of the profile acts, where it is open twice."""
    n: int = 0
    m: int = 0
    moods: "tuple[Mood, ...]" = ()
    """Of the requests of an exchange, in their order; those that follow are fine."""

    def __str__(self) -> str:
        parts = [f"{self.kind:14} desk={self.desk}", f"hand={self.hand}" if self.hand else "", f"n={self.n} m={self.m}"]
        moods = ", ".join(map(str, self.moods))
        return " ".join(part for part in (*parts, f"[{moods}]" if moods else "") if part)


class Mood(msgspec.Struct, frozen=True, omit_defaults=True):
    """How one request fares."""

    kind: str
    n: int = 0
    then: tuple[Step, ...] = ()
    """What happens between the frames of its answer, before the n-th of them and after."""

    def __str__(self) -> str:
        then = "; ".join(f"{one.kind} desk={one.desk} n={one.n} m={one.m}" for one in self.then)
        return f"{self.kind} {self.n}" + (f" ({then})" if then else "")


class Setting(msgspec.Struct, frozen=True, omit_defaults=True):
    """How the world is furnished."""

    desks: int = 2
    small: bool = False
    """Frames, portions and buckets of a few entities, so that few of them make many."""
    squeezed: bool = False
    portion: int = 0
    """Most bytes of an answer that arrive at once; 0: frame by frame."""
    older: tuple[int, ...] = ()
    """Desks that are older programs: they do not know how to compare or to offer."""
    newer: bool = False
    """Whether the centre is a newer program than the desks."""


class Scenario(msgspec.Struct, frozen=True):
    """A world and what happens in it."""

    setting: Setting
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        return "\n".join([f"{self.setting}", *(f"{number:3} {step}" for number, step in enumerate(self.steps))])


def scenario_of(seed: int, length: int = 40) -> Scenario:
    """Return what a seed means."""
    draw = Random(seed)
    desks = draw.choice((1, 2, 2, 3, 3, 4))
    setting = Setting(
        desks=desks,
        small=draw.random() < 0.6,
        squeezed=draw.random() < 0.05,
        portion=draw.choice((0, 0, 0, 1_000_000, 64, 700)),
        older=tuple(desk for desk in range(desks) if draw.random() < 0.07),
        newer=draw.random() < 0.2,
    )
    twins = draw.random() < 0.3
    calm = draw.choice((0.0, 0.4, 0.7))
    return Scenario(setting, tuple(_step(draw, desks, twins=twins, calm=calm) for _ in range(length)))


def _step(draw: Random, desks: int, *, twins: bool, calm: float) -> Step:
    kind = _one_of(draw, _KINDS)
    moods: tuple[Mood, ...] = ()
    if kind == "exchange" and draw.random() >= calm:
        moods = tuple(_mood(draw, desks) for _ in range(draw.choice((1, 1, 1, 2, 3))))
    return Step(
        kind=kind,
        desk=draw.randrange(desks + 1),
        hand=draw.randrange(2) if twins else 0,
        n=draw.randrange(_LARGE),
        m=draw.randrange(_LARGE),
        moods=moods,
    )


def _mood(draw: Random, desks: int) -> Mood:
    kind = _one_of(draw, MOODS)
    match kind:
        case "desk-crash" | "desk-full" | "centre-crash" | "centre-full":
            return Mood(kind, 1 + min(int(draw.expovariate(0.08)), 200))
        case "meanwhile":
            then = tuple(
                Step(
                    draw.choice(MEANWHILE), draw.randrange(desks + 1), 0, draw.randrange(_LARGE), draw.randrange(_LARGE)
                )
                for _ in range(draw.choice((1, 1, 2, 3)))
            )
            return Mood(kind, draw.choice((0, 1, 1, 2, 3, 5)), then)
        case _:
            return Mood(kind, draw.randrange(_LARGE))


def _one_of(draw: Random, weights: dict[str, float] | dict[str, int]) -> str:
    return draw.choices(list(weights), list(weights.values()))[0]
