"""Two texts compared word by word; what stands on one side only is underlined there, never only coloured."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from ui.parts.text_block import TextBlock

_LEAST_ALIKE: Final = 0.25
"""Texts that have less in common are not about the same; every word would be marked, and none would tell anything."""
_MOST_WORDS: Final = 3_000


class Piece(NamedTuple):
    """A run of words."""

    text: str
    is_only_here: bool


Pieces = tuple[Piece, ...]


def compare(left: str, right: str) -> tuple[Pieces, Pieces]:
    """Return both texts in pieces; nothing is marked where they have hardly anything in common, or one is missing."""
    ours, theirs = _words(left), _words(right)
    if not ours or not theirs or len(ours) + len(theirs) > _MOST_WORDS:
        return _plain(left), _plain(right)
    match = SequenceMatcher(None, [word.strip() for word in ours], [word.strip() for word in theirs], autojunk=False)
    if match.ratio() < _LEAST_ALIKE:
        return _plain(left), _plain(right)
    mine: list[Piece] = []
    others: list[Piece] = []
    for kind, start, end, their_start, their_end in match.get_opcodes():
        is_only = kind != "equal"
        mine.append(Piece("".join(ours[start:end]), is_only))
        others.append(Piece("".join(theirs[their_start:their_end]), is_only))
    return tuple(one for one in mine if one.text), tuple(one for one in others if one.text)


def _words(text: str) -> list[str]:
    """Return words, each with the space behind it, so that joining them gives the text again."""
    words: list[str] = []
    for part in text.splitlines(keepends=True):
        for word in part.split(" "):
            words.append(word + " ")
        words[-1] = words[-1][:-1]
    return [word for word in words if word]


def _plain(text: str) -> Pieces:
    return (Piece(text, False),) if text else ()


def is_marked(pieces: Sequence[Piece]) -> bool:
    """Whether anything is marked."""
    return any(piece.is_only_here and piece.text.strip() for piece in pieces)


class ComparedText(TextBlock):
    """Text whose words that stand on this side only are bold and underlined."""

    def __init__(self, pieces: Sequence[Piece], name: str) -> None:
        """Show pieces; ``name`` tells whose text it is to whoever hears it."""
        super().__init__("")
        cursor = QTextCursor(self.document())
        plain, marked = QTextCharFormat(), QTextCharFormat()
        marked.setFontUnderline(True)
        marked.setFontWeight(QFont.Weight.Bold)
        for piece in pieces:
            words = piece.text.rstrip()
            cursor.insertText(words, marked if piece.is_only_here else plain)
            cursor.insertText(piece.text[len(words) :], plain)  # no line under what parts it from the next words
        self.setAccessibleName(name)
        only = " … ".join(piece.text.strip() for piece in pieces if piece.is_only_here and piece.text.strip())
        if only:
            self.setAccessibleDescription(
                QCoreApplication.translate("Compared", "Hanya ada di sisi ini: {}").format(only)
            )
