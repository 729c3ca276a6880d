"""Indonesian that is left in an English window: known by the catalogues, less what people wrote and LAPOR! says."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from tests.quality.tree import ROOT
from tests.translations import messages
from ui.language.speaking import _table, english

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_STANDS_FOR_ITSELF: Final = re.compile(
    r"“[^”]*”|<[^>]+>|\b(?:Terdisposisi ke|(?:Ditindaklanjuti|Ditanggapi|Ditutup|Diarsipkan) oleh) \w+"
    r"|\bBahasa Indonesia\b|\b(?:Kelurahan|Kecamatan)(?: [A-Z]\w+)+|(?<=On this side only: ).*"
)
"""Quotations, markup, phrases of LAPOR!, the other language by its own name, offices, and what stands on one side."""
_PARTS: Final = re.compile(r"\n| · |: |; |\. ")
_INVENTED: Final = ("tests/support/invented_*.py", "tests/shots/of_*.py")
_LEAST: Final = 3
"""Letters of an invented text that is taken out of what a window says."""


def left_in(said: str) -> list[str]:
    """Return what is still Indonesian in a text of an English window: whole sentences and names, or single words."""
    plain = _STANDS_FOR_ITSELF.sub(" ", _plain(said))
    known = [part.strip() for part in (plain, *_PARTS.split(plain)) if part.strip(" .…").casefold() in _sentences()]
    if known or not _unenglish(plain):
        return known
    return _unenglish(_STANDS_FOR_ITSELF.sub(" ", _written().sub(" ", " ".join(_plain(said).split()))))


def _unenglish(plain: str) -> list[str]:
    return sorted(set(_WORD.findall(plain.casefold())) & _words())


@cache
def _catalogue() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each sentence with its English, in all forms."""
    of_windows = [(_plain(said), tuple(map(_plain, forms))) for _context, said, forms, _finished in messages()]
    return (*of_windows, *((said, (words,)) for said, words in _table().items()))


@cache
def _sentences() -> frozenset[str]:
    """Return all sentences and names that English says otherwise."""
    return frozenset(said.strip(" .…").casefold() for said, forms in _catalogue() if said not in forms)


@cache
def _words() -> frozenset[str]:
    """Return the words that no English sentence of the program uses."""
    said = {word for sentence, _forms in _catalogue() for word in _WORD.findall(sentence.casefold())}
    used = {word for _said, forms in _catalogue() for form in forms for word in _WORD.findall(form.casefold())}
    return frozenset(said - used)


@cache
def _written() -> re.Pattern[str]:
    """Return a pattern of all that reporters, officers and offices wrote in the invented rooms, longest first."""
    found = {
        text for pattern in _INVENTED for path in sorted(ROOT.glob(pattern)) for text in _texts(path.read_text("utf-8"))
    }
    longest = sorted(found, key=lambda text: (-len(text), text))
    return re.compile("|".join(rf"(?<!\w){re.escape(text)}(?!\w)" for text in longest), re.IGNORECASE)


def _texts(code: str) -> Iterator[str]:
    """Yield the literals of a module that are no sentence of the program, whole and by sentences and lines."""
    tree = ast.parse(code)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if id(node) in told or not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if english(node.value) == node.value and node.value.strip().casefold() not in _sentences():
            for text in (node.value, *re.split(r"[.\n…,]", node.value)):
                line = " ".join(text.split()).strip(" .,…:;")
                if len(line) > _LEAST:
                    yield line


def _plain(words: str) -> str:
    """Return words without the marks of mnemonics."""
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")
