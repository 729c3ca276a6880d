"""Where one writes there is room to write, whatever the window and the letters are like."""

from math import ceil

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from tests.shots.drawing import entered
from tests.shots.registry import AT_125_PERCENT, LARGE_TEXT, SCREENS, Variant, all_screens
from tests.shots.stage import Stage
from ui.follow_up.form import FollowUpForm

all_screens()
pytestmark = pytest.mark.slow
_VARIANTS = (Variant("125-percent", AT_125_PERCENT), Variant("large-text", text_scale=LARGE_TEXT))
_ELSEWHERE = {"form-preview", "form-ending", "act-sudah-diunggah"}
_WRITTEN = [name for name in SCREENS if name.startswith(("form-", "act-")) and name not in _ELSEWHERE]
_LINES = 3


def _is_seen(widget: QWidget, form: FollowUpForm, rect: QRect | None = None) -> bool:
    """Whether all of a widget, or of a part of it, stands within what is shown of the form."""
    if not widget.isVisibleTo(form):
        return False
    part = QRect(rect or widget.rect())
    region = widget.visibleRegion().boundingRect()
    return region.contains(part)


def _seen_lines(form: FollowUpForm) -> int:
    field = form._text
    line = ceil(field.fontMetrics().lineSpacing() * 1.25)
    return field.viewport().visibleRegion().boundingRect().height() // line


def _form(stage: Stage) -> FollowUpForm:
    return stage.window.form


@pytest.mark.parametrize("variant", _VARIANTS, ids=lambda one: one.name)
@pytest.mark.parametrize("name", _WRITTEN)
def test_the_text_can_be_read_with_the_caret_in_it(name: str, variant: Variant) -> None:
    """Three lines at the least, and what the act does, the deadline and the way to save stand beside them."""
    with entered(SCREENS[name], variant) as (stage, _page):
        form = _form(stage)
        if not form._text.isHidden():
            assert _seen_lines(form) >= _LINES
            caret = form._text.cursorRect().translated(form._text.viewport().mapTo(form._text, QPoint()))
            assert _is_seen(form._text, form, caret)
        assert _is_seen(form._save, form)
        if form._purpose.text():
            assert _is_seen(form._purpose, form)
        assert _is_seen(form._help._due_title, form)
        assert _is_seen(form._help._due_row, form)
        assert _is_seen(form._help._afterwards, form) or form._help.is_crowded or form._help.reads_long
