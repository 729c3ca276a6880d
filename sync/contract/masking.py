"""Names of citizens as they leave the desk on paper or in a file: masked, unless somebody asks for them.

UU 27/2022 wants no more personal data handed on than the purpose needs; a recap or a printed case needs none.
"""

import re
from typing import Final

MASK: Final = "***"

_BEFORE: Final = """
    h hj kh drs dra dr ir prof bpk bp bapak ibu bu pak sdr sdri saudara saudari tn ny nn tuan nyonya nona
    ustadz ustad ustadzah kyai kiai
"""
_TITLES: Final = frozenset(_BEFORE.split())


def mask_name(name: str) -> str:
    """Return a name by its initials: ``Budi Santoso`` becomes ``B*** S***``.

    The number of stars tells nothing of the length. Titles before a name and degrees after a comma are left out, for
    they narrow down who it is. A word that does not begin with a letter, a telephone number say, becomes stars alone.
    An empty name stays empty.
    """
    words = name.partition(",")[0].split()
    while words and _folded(words[0]) in _TITLES:
        words.pop(0)
    if not words:
        return MASK if name.strip() else ""
    return " ".join(f"{word[0].upper()}{MASK}" if word[0].isalpha() else MASK for word in words)


def _folded(word: str) -> str:
    return word.casefold().rstrip(".")


def mask_name_in(text: str, name: str) -> str:
    """Return a text in which this very name is masked wherever it stands whole, in any letter case.

    Parts of the name are left alone: many are words of every day. A name of one word is masked only as it is written.
    """
    words = name.split()
    if not words:
        return text
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)"
    return re.sub(pattern, lambda _: mask_name(name), text, flags=re.IGNORECASE if len(words) > 1 else re.NOFLAG)
