"""The one table of colours, sizes and distances; every palette and style sheet is built from it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Colours of one theme, as ``#RRGGBB``. A ``_soft`` colour is the ground that its namesake stands on."""

    is_dark: bool
    bg: str
    surface: str
    raised: str
    line: str
    line_soft: str
    edge: str
    """Around what is typed or chosen in: at least 3 to 1 on every ground, where a line may be fainter."""
    text: str
    muted: str
    faint: str
    accent: str
    accent_soft: str
    accent_hover: str
    on_accent: str
    late: str
    late_soft: str
    soon: str
    soon_soft: str
    good: str
    good_soft: str
    held: str
    held_soft: str
    wait: str
    wait_soft: str


LIGHT: Final = Tokens(
    is_dark=False,
    bg="#F4F6F8",
    surface="#FFFFFF",
    raised="#FAFBFC",
    line="#D8DEE6",
    line_soft="#E8ECF1",
    edge="#828E9E",
    text="#1A2330",
    muted="#4C586A",
    faint="#5F6B7D",
    accent="#1D5E9E",
    accent_soft="#E6F0F9",
    accent_hover="#174D83",
    on_accent="#FFFFFF",
    late="#B3261E",
    late_soft="#FCEAE8",
    soon="#8A5800",
    soon_soft="#FFF3DA",
    good="#1C7549",
    good_soft="#E4F3EA",
    held="#654A93",
    held_soft="#F0EBF8",
    wait="#4A5A6E",
    wait_soft="#EBEFF4",
)

DARK: Final = Tokens(
    is_dark=True,
    bg="#13171D",
    surface="#1B2129",
    raised="#20272F",
    line="#333D49",
    line_soft="#29313B",
    edge="#667281",
    text="#E7ECF3",
    muted="#A3AFBD",
    faint="#8C9AAA",
    accent="#82B7F2",
    accent_soft="#1D2F45",
    accent_hover="#9DC7F6",
    on_accent="#0E1722",
    late="#FF9188",
    late_soft="#3A2122",
    soon="#F5C463",
    soon_soft="#38301C",
    good="#76D3A0",
    good_soft="#1A3228",
    held="#C6ABF2",
    held_soft="#2C2540",
    wait="#AEBBCA",
    wait_soft="#28303A",
)

STANDS_ON: Final = {
    "text": ("bg", "surface", "raised", "accent_soft", "soon_soft", "late_soft", "wait_soft", "held_soft"),
    "muted": ("bg", "surface", "raised", "accent_soft", "soon_soft"),
    "faint": ("bg", "surface", "raised"),
    "accent": ("bg", "surface", "raised", "accent_soft"),
    "on_accent": ("accent", "accent_hover"),
    "late": ("bg", "surface", "raised", "late_soft"),
    "soon": ("bg", "surface", "raised", "soon_soft"),
    "good": ("bg", "surface", "raised", "good_soft"),
    "held": ("bg", "surface", "raised", "held_soft"),
    "wait": ("bg", "surface", "wait_soft"),
}
"""Every text colour, and the grounds it is used on: the pairs whose contrast must be at least 4.5 to 1."""

SMALL: Final = 12.5
BODY: Final = 14.0
TITLE: Final = 17.0
HEADING: Final = 20.0
"""The four sizes, in px at 96 dpi."""

GAP: Final = 8
"""The grid, px."""


def tone_colours(tokens: Tokens, tone: str) -> tuple[str, str]:
    """Return (text, ground) of a tone: ``late``, ``soon``, ``good``, ``held`` or ``wait``."""
    return getattr(tokens, tone), getattr(tokens, f"{tone}_soft")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
