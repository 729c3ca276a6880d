"""The bundled typeface, so that words are as wide on every computer as they were when the layout was tested."""

import sys
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtGui import QFont, QFontDatabase

from ui.theme.tokens import BODY

FAMILY: Final = "Tindak Sans"
_FILES: Final = ("TindakSans-Regular.ttf", "TindakSans-Bold.ttf")
_PX_PER_POINT: Final = 96 / 72
_WINDOWS_TEXT_SIZE: Final = r"HKEY_CURRENT_USER\Software\Microsoft\Accessibility"
_LARGEST: Final = 2.25
"""As far as Windows goes."""
_scale = 1.0


def set_text_scale(scale: float) -> None:
    """Make all text larger by this factor, 1 to 2.25. Windows that are made afterwards follow it."""
    global _scale  # noqa: PLW0603 - one program has one size of text
    _scale = min(max(scale, 1.0), _LARGEST)


def scaled(px: float) -> int:
    """Return a length that grows with the text, for what holds words: heights of rows, widths of panels. In px."""
    return round(px * _scale)


def load_fonts() -> None:
    """Make the bundled typeface known to Qt; needs a running QGuiApplication."""
    for name in _FILES:
        QFontDatabase.addApplicationFontFromData((files("resources") / "fonts" / name).read_bytes())


def text_scale_of_system() -> float:
    """Return by how much the system shall show text larger: *Text size* of Windows; 1 elsewhere."""
    kept = "100"
    if sys.platform == "win32":
        kept = str(QSettings(_WINDOWS_TEXT_SIZE, QSettings.Format.NativeFormat).value("TextScaleFactor", kept))
    return int(kept) / 100 if kept.isdecimal() else 1.0


def points(px: float) -> float:
    """Return the points of a size in px at 96 dpi, scaled as text is; points may be broken, pixels in Qt may not."""
    return px * _scale / _PX_PER_POINT


def font(px: float = BODY, *, bold: bool = False) -> QFont:
    """Return the typeface in one of the four sizes and two weights."""
    made = QFont(FAMILY)
    made.setPointSizeF(points(px))
    made.setBold(bold)
    return made
