"""Text scaled to 150 %, as Windows lets people choose, loses nothing."""

import pytest

from tests.shots.drawing import entered
from tests.shots.registry import FULL, LARGE_TEXT, SCREENS, Variant, all_screens
from tests.support.layouts import faults, too_large

all_screens()
pytestmark = pytest.mark.slow
_LARGE = Variant("large-text", text_scale=LARGE_TEXT)


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_with_large_text_is_read_whole(name: str) -> None:
    """What does not fit beside goes on below, or can be scrolled to, or is told by a tool tip."""
    with entered(SCREENS[name], _LARGE) as (_stage, page):
        assert faults(page) == []
        assert too_large(page, FULL) == []
