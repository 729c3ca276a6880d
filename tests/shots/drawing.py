"""Draws screens into files."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.shots.registry import Screen, Variant
from tests.shots.stage import Stage
from tests.support.layouts import too_large
from ui.application import make_application
from ui.language.translation import Language
from ui.theme.fonts import set_text_scale

_OFFSCREEN = ["tindak", "-platform", "offscreen"]


@contextmanager
def entered(screen: Screen, variant: Variant) -> Iterator[tuple[Stage, QWidget]]:
    """Set a screen up as a variant wants it, and put it away afterwards."""
    _application, appearance = make_application(_OFFSCREEN, dark=variant.dark, language=Language(variant.language))
    set_text_scale(variant.text_scale)  # the first application of a process asks the system for it
    appearance.dress_anew()
    stage = Stage(appearance, variant.size)
    try:
        page = screen.enter(stage)
        stage.settle()
        yield stage, page
    finally:
        stage.close()
        if variant.text_scale != 1:
            set_text_scale(1)
            appearance.dress_anew()


def draw(screens: Iterable[Screen], variant: Variant, folder: Path) -> list[Path]:
    """Save one PNG of each screen; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for screen in screens:
        with entered(screen, variant) as (stage, page):
            stage.finish()
            assert too_large(page, variant.size) == [], screen.name
            made.append(folder / f"{screen.name}.png")
            if not page.grab().save(str(made[-1]), "PNG"):
                raise OSError(f"{made[-1]} cannot be written")
    return made
