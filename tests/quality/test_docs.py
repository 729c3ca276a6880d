"""What the pages point at is there."""

import re
from typing import Final

import pytest

from tests.quality.tree import ROOT, texts

_LINK: Final = re.compile(r"\[[^]]*\]\((?!https?:|#)([^)#\s]+)[^)]*\)")
PAGES: Final = [path for path, _ in texts() if path.endswith(".md")]


@pytest.mark.parametrize("page", PAGES)
def test_no_link_leads_nowhere(page: str) -> None:
    """Each relative link and each picture of a page exists in the project."""
    place = ROOT / page
    content = re.sub(r"```.*?```", "", place.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [link for link in _LINK.findall(content) if not (place.parent / link).exists()] == []


def test_every_decision_says_context_decision_consequences_and_alternatives() -> None:
    """A decision can be weighed again by whoever comes later."""
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert decisions
    parts = ("Context", "Decision", "Consequences", "Alternatives")
    lacking = [
        f"{decision.name}: {part}"
        for decision in decisions
        for part in parts
        if f"**{part}.**" not in decision.read_text(encoding="utf-8")
    ]
    assert lacking == []
