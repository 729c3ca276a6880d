"""The pages of the help, read from ``resources/help``; each language has all of them."""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Final

from ui.language.translation import Language

_EXPLAINED: Final = re.compile(r"\*\*(.+?)\*\*")
"""Words that a page explains stand in bold."""

_FEW_LETTERS: Final = 3


class Topic(StrEnum):
    """A page that is not about a fault, in the order in which pages are offered."""

    FIRST_STEPS = "first-steps"
    TODAY = "today"
    COMPLAINTS = "complaints"
    WRITING = "writing"
    OUTBOX = "outbox"
    OFFLINE = "offline"
    DEADLINES = "deadlines"
    MONEV = "monev"
    EVIDENCE = "evidence"
    SHARED_COMPUTER = "shared-computer"
    WORDS = "words"
    KEYS = "keys"


@dataclass(frozen=True)
class Answers:
    """What the catalogue says about one code."""

    title: str
    happened: str
    """What happened."""
    safe: str
    """Whether the work is safe."""
    do: str
    """What to do."""
    next: str
    """What the program does by itself."""


@dataclass(frozen=True)
class Page:
    """One page."""

    key: str
    """A :class:`Topic`, or the code of a fault (``T203``)."""
    title: str
    words: str
    """Markdown, without the title; empty for the page of a code."""
    answers: Answers | None = None

    def has(self, wanted: list[str]) -> bool:
        """Whether each of these words (casefolded) occurs in it."""
        text = self._text()
        return all(word in text for word in wanted)

    def begins(self, word: str) -> bool:
        """Whether any of its words begins like this (casefolded)."""
        return re.search(rf"(?<!\w){re.escape(word)}", self._text()) is not None

    def distance(self, wanted: list[str]) -> int:
        """Return how far it is from being about these words (casefolded), which it has: 0 for the page of its name."""
        phrase = " ".join(wanted)
        title = self.title.casefold()
        steps = (
            self.key.casefold() == phrase or title.startswith(phrase),
            _stands_in(phrase, title),
            any(_stands_in(phrase, word.casefold()) for word in _EXPLAINED.findall(self.words)),
            all(_stands_in(word, self._text()) for word in wanted),
        )
        return steps.index(True) if True in steps else len(steps)

    def _text(self) -> str:
        parts = [self.key, self.title, self.words]
        if self.answers is not None:
            parts += [self.answers.happened, self.answers.safe, self.answers.do, self.answers.next]
        return " ".join(parts).casefold()


@dataclass(frozen=True)
class Book:
    """All pages in one language."""

    pages: tuple[Page, ...]

    def page(self, key: str) -> Page:
        """Return a page; of a code that nobody knows, that of faults without a name."""
        found = {page.key: page for page in self.pages}
        return found.get(key) or found["T000"]

    def find(self, typed: str) -> list[Page]:
        """Return the pages that hold each typed word: named so, explaining it, using it, then as part of others."""
        wanted = typed.casefold().split()
        found = [page for page in self.pages if page.has(wanted)]
        # A few letters stand inside many words: they are a word of their own, or the beginning.
        short = [word for word in wanted if len(word) <= _FEW_LETTERS]
        begun = [page for page in found if all(page.begins(word) for word in short)]
        found = begun or found
        return sorted(found, key=lambda page: page.distance(wanted))


@cache
def book(language: Language) -> Book:
    """Return the help in a language."""
    folder = files("resources") / "help"
    pages = [_topic(topic, (folder / language / f"{topic}.md").read_text(encoding="utf-8")) for topic in Topic]
    catalogue = tomllib.loads((folder / f"errors.{language}.toml").read_text(encoding="utf-8"))
    pages += [Page(code, said["title"], "", Answers(**said)) for code, said in catalogue.items()]
    return Book(tuple(pages))


def _stands_in(words: str, text: str) -> bool:
    """Whether these words stand in a text as words of their own."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _topic(topic: Topic, text: str) -> Page:
    title, _, words = text.partition("\n")
    return Page(topic, title.removeprefix("# ").strip(), words.strip())
