"""Letters made small and plain as the index of words has them, so that what is marked is what was found."""

import unicodedata
from functools import cache
from itertools import chain
from typing import Final

_ADORNED: Final = (range(0x00C0, 0x0250), range(0x1E00, 0x1F00))
"""Where Latin letters with marks above or below them stand."""
_MARKS: Final = range(0x0300, 0x0370)
"""Marks that stand behind their letter."""


def plain(text: str) -> str:
    """Return a text without marks on its letters, é as e, however it writes them."""
    if text.isascii():
        return text
    return text.translate(_without_marks(drops=True))


def folded(text: str) -> str:
    """Return a text with its letters made small and plain one by one: each place stays the same."""
    if text.isascii():
        return text.lower()
    text = text.translate(_without_marks(drops=False))
    small = text.lower()
    if len(small) == len(text):  # no letter became two
        return small
    return "".join(one if len(one := sign.lower()) == 1 else sign for sign in text)


def places_of(terms: list[str], text: str) -> list[tuple[int, int]]:
    """Return where folded terms stand in a text, as (start, end), in order and without overlaps."""
    small = folded(text)
    found = []
    for term in terms:
        at = small.find(term) if term else -1
        while at >= 0:
            found.append((at, at + len(term)))
            at = small.find(term, at + len(term))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@cache
def _without_marks(*, drops: bool) -> dict[int, str | None]:
    """Return the table of letters; ``drops`` marks that stand alone too, and places with them."""
    table: dict[int, str | None] = dict.fromkeys(_MARKS) if drops else {}
    for place in chain(*_ADORNED):
        parts = unicodedata.normalize("NFD", chr(place))
        if len(parts) > 1 and all(ord(mark) in _MARKS for mark in parts[1:]):
            table[place] = parts[0]
    return table
