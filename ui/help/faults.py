"""How a window tells a fault: its sentence, its code, and the key that opens the page about it."""

import re
from typing import Final

from PySide6.QtCore import QCoreApplication

from sync.contract.errors import TindakError
from ui.language.wording import unbroken

CODE: Final = re.compile(r" ?\b(T\d{3})\s·\sF1\b.*")
"""The end of a sentence about a fault, in every language; nothing else on the screen reads like it."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Faults", text)


def told(fault: TindakError) -> str:
    """Return ``Diska penuh, … T503 · F1 Bantuan``."""
    return with_code(str(fault), fault.code)


def with_code(sentence: str, code: str) -> str:
    """Return a sentence about a fault with its code, which no line break tears apart; without one, that alone."""
    if not code:
        return sentence
    whole = _tr("{sentence} {code} · F1 Bantuan").format(sentence="", code=code)
    return f"{sentence} {unbroken(whole.strip())}"


def without_code(sentence: str) -> tuple[str, str]:
    """Return a sentence as it was before its code, and the code; empty where it has none."""
    found = CODE.search(sentence)
    return (sentence[: found.start()], found[1]) if found else (sentence, "")
