"""Names of files made fit to be shown, stored and written to any disk."""

import unicodedata
from typing import Final

from desktop.evidence.kinds import EXTENSIONS, Kind

_MOST_LETTERS: Final = 120
_MOST_BYTES: Final = 200
"""Of the name without its ending, in UTF-8: some disks take 255 for the whole."""
_NOT_ON_WINDOWS: Final = frozenset('<>:"|?*')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"}
)
_ENDINGS: Final = frozenset({ending for endings in EXTENSIONS.values() for ending in endings}) | {
    *("avif", "bat", "bmp", "cmd", "com", "docm", "dot", "exe", "gif", "htm", "html", "js", "lnk", "mp4", "mpo", "msi"),
    *("ps1", "rar", "rtf", "scr", "svg", "tif", "tiff", "txt", "vbs", "xls", "xlsx", "zip", "7z"),
}
"""Endings that say what a file is. Others, as in *Rapat 12.03*, belong to the name."""


def shown_name(name: str) -> str:
    """Return the last part of a path without what misleads the eye: control, direction and torn characters."""
    last = name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    whole = unicodedata.normalize("NFC", last)
    kept = "".join(" " if letter.isspace() else letter for letter in whole if _is_plain(letter) or letter.isspace())
    return " ".join(kept.split())[:_MOST_LETTERS]


def fit_name(name: str, kind: Kind) -> str:
    """Return a name that every system takes, with an ending that is true to the content; never empty."""
    stem, ending = _parted("".join("_" if letter in _NOT_ON_WINDOWS else letter for letter in shown_name(name)))
    if ending.lower() not in EXTENSIONS[kind]:
        ending = EXTENSIONS[kind][0]
    while (inner := _parted(stem))[1]:  # as in foto.jpg.exe
        stem = inner[0]
    stem = _shortened(stem.strip(". ")) or ("foto" if kind.is_picture else "dokumen")
    if stem.split(".")[0].strip().lower() in _DEVICES:
        stem = f"_{stem}"
    return f"{stem}.{ending}"


def _is_plain(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")


def _parted(name: str) -> tuple[str, str]:
    stem, dot, ending = name.strip(". ").rpartition(".")
    return (stem, ending) if dot and ending.lower() in _ENDINGS else (name, "")


def _shortened(stem: str) -> str:
    return stem[:_MOST_LETTERS].encode()[:_MOST_BYTES].decode(errors="ignore").strip(". ")
