"""Whether a reply says the same as another one: by the runs of three words that both have in common."""

from collections.abc import Iterable
from typing import Final

from sync.contract.replies.names import folded_words

_RUN: Final = 3
_LEAST_WORDS: Final = 8
"""Shorter texts are alike by chance, and have a remark of their own."""
_NEARLY: Final = 0.8
"""Share of common runs from which on two texts are called nearly the same."""


def same_as(text: str, others: Iterable[str]) -> float:
    """Return how like the most alike of the others is, 0 to 1; below :data:`_NEARLY` it is told as 0.

    Figures, signs and letter case do not count, so that a copied text with another date is found too.
    """
    words = folded_words(text)
    if len(words) < _LEAST_WORDS:
        return 0.0
    runs = _runs(words)
    most = 0.0
    for other in others:
        theirs = folded_words(other)
        if theirs == words:
            return 1.0
        # Texts of very different length cannot share that much; most of the others end here.
        if len(theirs) < _LEAST_WORDS or not _NEARLY <= len(theirs) / len(words) <= 1 / _NEARLY:
            continue
        their_runs = _runs(theirs)
        most = max(most, len(runs & their_runs) / len(runs | their_runs))
    return most if most >= _NEARLY else 0.0


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
