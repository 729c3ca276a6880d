"""Categories of *kendala*: what keeps a unit from settling a complaint, in few words that can be counted."""

from typing import Final

CONSTRAINT_CATEGORIES: Final = (
    "Anggaran",
    "Kewenangan",
    "Koordinasi antarinstansi",
    "Sumber daya manusia",
    "Sarana dan prasarana",
    "Data atau lokasi tidak jelas",
    "Pelapor tidak dapat dihubungi",
    "Proses hukum",
    "Cuaca atau medan",
    "Lainnya",
)
"""The list of the *monev* forms; "Lainnya" keeps it complete."""


def constraint_category(words: str) -> str | None:
    """Return the category that these words name, whatever their case, or ``None``."""
    folded = " ".join(words.casefold().split())
    return next((one for one in CONSTRAINT_CATEGORIES if one.casefold() == folded), None)
