"""How remarks are put where there is little room: each thing once, and first what it is and what to do about it."""

import re
from collections.abc import Sequence
from typing import Final

from sync.contract.replies.remarks import RemarkCode
from ui.ports.replies import RemarkView

_SENTENCE: Final = re.compile(r"(?:“[^”]*”|LAPOR!|[^.!?“]|[.!?](?!\s|$))+[.!?]*\s*")
"""One sentence; what stands between quotation marks does not end it, nor does the mark in LAPOR!'s name."""


def folded(remarks: Sequence[RemarkView]) -> list[tuple[RemarkView, ...]]:
    """Return remarks that say the same together, in the order of the first of each; an empty text needs no remark."""
    groups: dict[tuple[object, ...], list[RemarkView]] = {}
    for remark in remarks:
        if remark.code is not RemarkCode.EMPTY:
            groups.setdefault((remark.code, remark.severity, remark.sentence), []).append(remark)
    return [tuple(group) for group in groups.values()]


def in_short(sentence: str) -> str:
    """Return the first and the last of several sentences: what was found, and how to mend it. Why stands between."""
    parts = _SENTENCE.findall(sentence)
    if len(parts) < 3 or "".join(parts) != sentence:
        return sentence
    return f"{parts[0].strip()} {parts[-1].strip()}"
