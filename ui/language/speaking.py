"""What the rooms below say, in the language of the windows.

Faults, reasons, turns and remarks are worded below in Indonesian, for windows and commands alike. English windows are
handed the desk through :func:`in_spoken`, which puts the English of ``sentences.en.toml`` in the place of each
sentence: in the fields that hold such sentences, and in what is raised. Words of people and of LAPOR! pass untouched.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any, Final, TypeVar, cast

import msgspec

from sync.contract.errors import TindakError
from ui.language.translation import Language, spoken

T = TypeVar("T")

SAID: Final = frozenset(
    {
        "came_back", "details", "offline_reason", "reason", "sentence", "why_files_rest", "why_no_draft", "why_not",
        "why_resting", "words",
    }
)  # fmt: skip
"""Names of the fields that hold sentences of the program."""
OF_PEOPLE: Final = frozenset({("ActRequest", "reason"), ("CaseView", "reason"), ("SaidView", "reason")})
"""Fields of such a name that hold what people or LAPOR! said."""
_SENTENCES_OF: Final = frozenset({"fetch"})
"""Methods that return a sentence."""
_VALUES: Final = (str, bytes, int, float, tuple, list, dict, set, frozenset, date, PurePath, msgspec.Struct)
"""What an object of the ports holds as it is; whatever else it holds is a room of its own, and speaks too."""
_FIGURE: Final = re.compile(
    r"(?<![^\s(])(?:[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d+,\d+)(?=%?[).,;:!?]*(?:\s|$))",
)
"""``2.568`` or ``1,3``: a figure as Indonesian writes it, by itself; no time of day, and no piece of a name."""
_SIGNS: Final = str.maketrans(".,", ",.")
_PLACES: Final = re.compile(r"\{(?P<place>\d*)\}|\((?P<one>[^()|]+)\|(?P<many>[^()|]+)\)")


def in_spoken(thing: T) -> T:
    """Return a desk, a road or a doorway as it is, or one that says the same in English."""
    return thing if spoken() is Language.INDONESIAN else cast("T", _Interpreter(thing))


def as_spoken(sentence: str) -> str:
    """Return a sentence of the rooms below in the language of the windows."""
    return sentence if spoken() is Language.INDONESIAN else english(sentence)


class _Interpreter:
    """Stands before an object of the ports; what it returns and raises comes in English."""

    def __init__(self, of: object) -> None:
        self._of = of

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._of, name)
        if callable(found):
            return _interpreted(found, name)
        return _in_english(found) if found is None or isinstance(found, _VALUES) else _Interpreter(found)


def _interpreted(method: Callable[..., Any], name: str) -> Callable[..., Any]:
    def call(*given: Any, **named: Any) -> Any:
        try:
            answer = method(*given, **named)
        except TindakError as fault:
            fault.args = (english(str(fault)),)
            raise
        return english(answer) if name in _SENTENCES_OF else _in_english(answer)

    return call


def _in_english(value: Any) -> Any:
    if isinstance(value, msgspec.Struct):
        return _struct_in_english(value)
    if type(value) in (tuple, list):
        return type(value)(_in_english(one) for one in value)
    return value


def _struct_in_english(value: msgspec.Struct) -> msgspec.Struct:
    changed = {}
    for name in value.__struct_fields__:
        former = getattr(value, name)
        if type(former) is str:
            now = english(former) if name in SAID and (type(value).__name__, name) not in OF_PEOPLE else former
        else:
            now = _in_english(former)
        if now is not former and now != former:
            changed[name] = now
    return msgspec.structs.replace(value, **changed) if changed else value


@lru_cache(maxsize=2048)
def english(sentence: str) -> str:
    """Return a sentence of the program in English; what is not one comes back as it is.

    What was filled in is looked up too, and several sentences in a row are taken one by one.
    """
    if not sentence:
        return sentence
    if (whole := _whole(sentence)) is not None:
        return whole
    for end in re.finditer(r"[.?!] (?=\S)|; |, ", sentence):
        head = _whole(sentence[: end.start() + 1].rstrip(",;"))
        if head is not None:
            mark = sentence[end.start()] if sentence[end.start()] in ",;" else ""
            return f"{head}{mark} {english(sentence[end.end() :])}"
    return sentence


def _whole(sentence: str) -> str | None:
    table = _table()
    if sentence in table:
        return table[sentence]
    lowered = sentence[:1].lower() + sentence[1:]
    if lowered in table:
        return table[lowered][:1].upper() + table[lowered][1:]
    for said, pattern, words in _patterns():
        if found := pattern.fullmatch(sentence):
            before = said.split("{}")
            return _filled(words, [_part(part, at) for part, at in zip(found.groups(), before, strict=False)])
    return None


def _part(part: str, before: str) -> str:
    """Return what was filled in, in English; what stands in quotation marks is of people, and passes."""
    return part if before.endswith("“") else english(_FIGURE.sub(_figure, part))


def _figure(found: re.Match[str]) -> str:
    return found[0].translate(_SIGNS)


def _filled(words: str, parts: list[str]) -> str:
    """Return English words with all places filled: ``{}`` in order or by number, ``(day|days)`` by the number before.

    >>> _filled("{} (change|changes) arrived, after {} (day|days)", ["1", "3"])
    '1 change arrived, after 3 days'
    """
    given, last = iter(parts), ""

    def fill(found: re.Match[str]) -> str:
        nonlocal last
        if found["one"] is not None:
            return found["one"] if last == "1" else found["many"]
        last = parts[int(found["place"])] if found["place"] else next(given)
        return last

    return _PLACES.sub(fill, words)


@cache
def _table() -> dict[str, str]:
    text = (files("resources") / "translations" / "sentences.en.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Return the sentences with places, those with most words of their own first."""
    placed = [(said, words) for said, words in _table().items() if "{}" in said and said.strip("{} ")]
    placed.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (said, re.compile("(.+?)".join(map(re.escape, said.split("{}"))), re.DOTALL), words) for said, words in placed
    )
