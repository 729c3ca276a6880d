"""Light or dark, following the system at once when it changes; palette and style sheet from the tokens."""

from dataclasses import asdict
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import font, points, scaled
from ui.theme.tokens import BODY, DARK, HEADING, LIGHT, SMALL, TITLE, Tokens

_ROLES: Final = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "late",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line_soft",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Shadow: "line",
}
_GROWING: Final = (4, 6, 8, 12, 14, 22, 23, 24)
"""Lengths of boxes to tick, lamps and arrows, px: ``$px14`` in the style sheet."""


class Appearance(QObject):
    """Dresses the application. Widgets that paint themselves read :attr:`tokens` when they paint."""

    changed = Signal()

    def __init__(self, application: QApplication, *, dark: bool | None = None) -> None:
        """Dress the application; ``dark`` overrides what the system wants."""
        super().__init__(application)
        self._application = application
        self._override = dark
        self.tokens: Tokens = LIGHT
        self._is_dressed = False
        application.setStyle("Fusion")
        application.setFont(font())
        hints = application.styleHints()
        self._system = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._follow)
        self._dress()

    def set_dark(self, *, dark: bool | None) -> None:
        """Override the system with light or dark; ``None`` follows the system again."""
        self._override = dark
        self._dress()

    def dress_anew(self) -> None:
        """Dress again though the theme is the same: the size of text has changed."""
        self._is_dressed = False
        self._application.setFont(font())
        self._dress()

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        self._system = scheme
        self._dress()

    def _dress(self) -> None:
        wants_dark = self._system == Qt.ColorScheme.Dark
        tokens = DARK if (wants_dark if self._override is None else self._override) else LIGHT
        if self._is_dressed and tokens is self.tokens:
            return
        self._is_dressed, self.tokens = True, tokens
        self._application.setPalette(palette(self.tokens))
        self._application.setStyleSheet(style_sheet(self.tokens))
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """Return the Fusion palette of a theme."""
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet of a theme, from ``resources/styles/tindak.qss``."""
    template = Template((files("resources") / "styles" / "tindak.qss").read_text(encoding="utf-8"))
    sizes = {"small": SMALL, "body": BODY, "title": TITLE, "heading": HEADING}
    values = {name: str(value) for name, value in asdict(tokens).items()}
    values |= {name: f"{points(px)}pt" for name, px in sizes.items()}
    values |= {f"px{px}": f"{scaled(px)}px" for px in _GROWING}
    values |= {"round_lamp": f"{scaled(8) // 2}px", "round_ring": f"{(scaled(6) + 2) // 2}px"}
    values |= {"icons": icon_folder().as_posix(), "check": "check-dark" if tokens.is_dark else "check-light"}
    return template.substitute(values)


def icon_folder() -> Path:
    """Return the folder of the icons; the program is always installed as files (PyInstaller: one folder)."""
    return Path(str(files("resources") / "icons"))
