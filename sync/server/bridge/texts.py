"""Whether two texts say the same, whatever a web form has done to one of them on its way."""

import html
import re
import unicodedata
from hashlib import sha256
from typing import Final

_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.DOTALL)
_UNESCAPES: Final = 3
"""How many layers of ``&amp;amp;`` are undone at most."""
_LAST_OF_THE_FIRST_PLANE: Final = "\uffff"


def bare(text: str) -> str:
    """Return the letters of a text: no white space, no tags, no entities, one Unicode form.

    White space goes wholly, since lapor.go.id is known to glue words together where lines end. So do letters beyond
    the first plane (emoji), which old databases drop.
    """
    for _ in range(_UNESCAPES):
        plain = html.unescape(text)
        if plain == text:
            break
        text = plain
    letters = unicodedata.normalize("NFKC", _TAG.sub("", text))
    return "".join(
        one for one in letters if one <= _LAST_OF_THE_FIRST_PLANE and unicodedata.category(one)[0] not in "ZC"
    )


def digest_of(text: str) -> bytes:
    """Return 32 bytes that are the same for two texts exactly when :func:`bare` of them is."""
    return sha256(bare(text).encode("utf-8", "replace")).digest()


def folded(name: str) -> str:
    """Return the name of an institution as it is compared."""
    return bare(name).casefold()
