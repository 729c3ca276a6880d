"""How people write: ways to choose from, slots to fill, hurried spelling, capitals, and lost line breaks."""

import re
from random import Random
from typing import Final

from sync.server.demo.material import Phrases, Story

AS_IT_STANDS: Final = "asli"
_COMPLAINTS: Final = ("biasa", "pengawasan")
_SHOUTING: Final = "teriak"
_HURRIED: Final = "sms"
_PLAIN: Final = "biasa"

_WAYS: Final = re.compile(r"\[([^][]*)\]")
_SLOT: Final = re.compile(r"\{([a-zA-Z_0-9]+)\}")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])(?<!Yth\.) (?=[A-Z])")
_CAPITALS_FROM: Final = 0.6
_ASIDE_IN: Final = 0.22
_SECOND_ASIDE_IN: Final = 0.06
_GLUED_IN: Final = 0.3
_ALREADY_OPENED: Final = (
    "dengan hormat",
    "kepada",
    "selamat",
    "permisi",
    "mohon",
    "mau",
    "sekadar",
    "bersama ini",
    "waktu",
)
_ALREADY_ENDED: Final = ("kasih", "sebelumnya.", "{desa}", "rt {rt}")
_SHORTENED_IN: Final = 0.8


def chosen(text: str, dice: Random) -> str:
    """Pick one of each ``[one way|another way]``."""
    return _WAYS.sub(lambda ways: dice.choice(ways[1].split("|")), text)


def filled(text: str, slots: dict[str, str]) -> str:
    """Fill ``{slots}``; a slot in capitals is the same one in capitals.

    :raises KeyError: for a slot that nobody fills.
    """
    return _SLOT.sub(lambda slot: slots[slot[1]] if slot[1] in slots else slots[slot[1].lower()].upper(), text)


def written(story: Story, phrases: Phrases, slots: dict[str, str], dice: Random) -> str:
    """Return a complaint as one person would send it, in its tone or in one that is picked."""
    told, tone = filled(chosen(story.text, dice), slots), story.tone
    if tone == AS_IT_STANDS:
        return told
    tones = phrases.tones
    if not tone:
        tone = dice.choices(list(tones), [tones[name].weight for name in tones])[0]
    opening, ending = dice.choice(tones[tone].openings), filled(dice.choice(tones[tone].endings), slots)
    signed = story.text.casefold().rstrip(" .").endswith(_ALREADY_ENDED)
    if story.kind in _COMPLAINTS and not signed:
        told = _with_asides(told, phrases.asides.sentences, dice)
    if not told.casefold().startswith(_ALREADY_OPENED):
        told = _continued(opening, told)
    if not signed:
        told += ending
    if tone == _HURRIED:
        return _hurried(told, phrases.short_forms.words, dice)
    if tone == _SHOUTING:
        return told.upper()
    if tone == _PLAIN and dice.random() < _GLUED_IN:
        told = told.lower()
    return _with_breaks(told, dice)


def exported(text: str) -> str:
    """Return a text as lapor.go.id exports it: without line breaks, so that words are glued."""
    return text.replace("\n", "")


def edited(text: str, dice: Random) -> str:
    """Return *Isi Laporan Akhir*: what the verifying admin made of it, which often is nothing."""
    letters = [sign for sign in text if sign.isalpha()]
    if sum(sign.isupper() for sign in letters) > _CAPITALS_FROM * len(letters):
        text = _sentences(text.lower()) if dice.random() < _CAPITALS_FROM else text
    text = re.sub(r"([!?])\1+", r"\1", text)
    return text[:1].upper() + text[1:] if dice.random() < _CAPITALS_FROM else text


def _sentences(text: str) -> str:
    return re.sub(r"(^|[.!?]\s*)([a-z])", lambda start: start[1] + start[2].upper(), text)


def _continued(opening: str, text: str) -> str:
    """Join; after a comma a sentence goes on in small letters, unless it begins with a name or in capitals."""
    if opening.rstrip().endswith(",") and not opening.endswith("\n") and text[1:2].islower():
        text = text[:1].lower() + text[1:]
    return opening + text


def _with_asides(text: str, asides: list[str], dice: Random) -> str:
    for odds in (_ASIDE_IN, _SECOND_ASIDE_IN):
        if dice.random() < odds:
            aside = dice.choice(asides)
            text = text if aside in text else f"{text} {aside}"
    return text


def _with_breaks(text: str, dice: Random) -> str:
    """Let some writers press Enter between sentences."""
    if dice.random() < _GLUED_IN:
        return _SENTENCE_END.sub(lambda _: "\n" if dice.random() < _CAPITALS_FROM else " ", text)
    return text


def _hurried(text: str, words: list[tuple[str, str]], dice: Random) -> str:
    short = dict(words)

    def shortened(word: re.Match[str]) -> str:
        found = word[0].casefold()
        return short[found] if found in short and dice.random() < _SHORTENED_IN else found

    text = re.sub(r"[^\W\d_]+", shortened, text)
    text = text.replace(". ", dice.choice((". ", ", ", " ", ".. ")))
    return text.rstrip(".")
