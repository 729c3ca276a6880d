"""The bundled typeface, so that words are as wide on every computer as they were when the layout was tested."""

from importlib.resources import files
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import BODY

FAMILY: Final = "Tindak Sans"
_FILES: Final = ("TindakSans-Regular.ttf", "TindakSans-Bold.ttf")
_PX_PER_POINT: Final = 96 / 72


def load_fonts() -> None:
    """Make the bundled typeface known to Qt; needs a running QGuiApplication."""
    for name in _FILES:
        QFontDatabase.addApplicationFontFromData((files("resources") / "fonts" / name).read_bytes())


def points(px: float) -> float:
    """Return the points of a size in px at 96 dpi; points may be broken, pixels in Qt may not."""
    return px / _PX_PER_POINT


def font(px: float = BODY, *, bold: bool = False) -> QFont:
    """Return the typeface in one of the four sizes and two weights."""
    made = QFont(FAMILY)
    made.setPointSizeF(points(px))
    made.setBold(bold)
    return made
