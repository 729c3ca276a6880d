"""Which entries of the palette fit what was typed, and in which order; pure, so that it can be tested by itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Entry:
    """One row of the palette."""

    name: str
    words: str
    choose: Callable[[], object] = field(compare=False)
    keys: str = ""
    below: str = ""
    """A second line: where it belongs."""
    why_not: str = ""
    """Sentence why it cannot be chosen now; it is shown, and choosing it changes nothing."""
    also: str = ""


def fitting(entries: Iterable[Entry], typed: str, recent: Sequence[str] = ()) -> list[Entry]:
    """Return the entries in which each typed word occurs, best first.

    While nothing is typed, what was used last stands first; else what begins with the typed text. What cannot be done
    now comes after what can. Otherwise the given order is kept.
    """
    words = typed.casefold().split()
    found = [entry for entry in entries if all(word in _text(entry) for word in words)]
    if not words:
        places = {name: place for place, name in enumerate(recent)}
        return sorted(found, key=lambda entry: (places.get(entry.name, len(places)), bool(entry.why_not)))
    start = " ".join(words)
    return sorted(found, key=lambda entry: (not entry.words.casefold().startswith(start), bool(entry.why_not)))


def _text(entry: Entry) -> str:
    return f"{entry.words} {entry.below} {entry.also}".casefold()
