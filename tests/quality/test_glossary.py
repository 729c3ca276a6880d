"""One word for one thing: what the glossary forbids stands in no Indonesian window, help page or sentence."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.quality.tree import ROOT
from tests.sentences import said_below
from tests.translations import messages

_QUOTED = re.compile(
    r"“[^”]*”|`[^`]*`|https?://\S+|\{[^{}]*\}|\b\S+\.(?:json|xlsx?|pdf|png)\b|--\w+|TINDAK_\w+|\[\[\w+\]\]"
)
"""Examples, keys and names: words that stand for themselves."""


def forbidden() -> dict[str, str]:
    """Return the words that are not used, each with what is said instead."""
    page = Path(ROOT, "docs", "glossary.md").read_text(encoding="utf-8")
    table = page.split("## Words that are not used", 1)[1]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    return {word.strip(): instead.strip() for word, instead in rows if word.strip() not in ("Not", "---")}


def said() -> Iterator[tuple[str, str]]:
    """Yield (place, Indonesian words) of all that operators read."""
    yield from ((context, source) for context, source, _forms, _finished in messages())
    yield from said_below()
    for path in sorted(Path(ROOT, "resources", "help").rglob("*")):
        if path.name == "errors.id.toml" or (path.suffix == ".md" and path.parent.name == "id"):
            yield path.name, path.read_text(encoding="utf-8")
    for path in sorted(Path(ROOT, "resources", "templates").glob("*.toml")):
        yield path.name, re.sub(r"^\w+ = |^\[.*\]$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


def found_in(words: str) -> list[str]:
    """Return the forbidden words that a text holds."""
    plain = _QUOTED.sub(" ", words.replace("&", ""))
    return [word for word in forbidden() if re.search(rf"\b{re.escape(word)}\b", plain, re.IGNORECASE)]


def test_the_table_is_read() -> None:
    """A table that could not be read would forbid nothing."""
    assert len(forbidden()) > 20
    assert found_in("Klik untuk upload &file.") == ["upload", "file", "klik"]
    assert found_in("Ketik “update” lalu `file`.") == []


def test_no_forbidden_word_is_said() -> None:
    """Not in a window, not in a help page, not in a sentence of a fault."""
    assert [f"{place}: {word}" for place, words in said() for word in found_in(words)] == []
