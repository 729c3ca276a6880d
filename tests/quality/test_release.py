"""Version, changelog and licence belong together."""

import re
from importlib.metadata import metadata

from tests.quality.tree import ROOT


def test_the_changelog_tells_of_this_version() -> None:
    """Whoever installs a version can read what is in it."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(metadata('tindak')['Version'])}\]", changelog, re.MULTILINE)


def test_the_licence_is_the_one_that_is_declared() -> None:
    """The full text of Apache-2.0 lies at the root."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert metadata("tindak")["License-Expression"] == "Apache-2.0"
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
