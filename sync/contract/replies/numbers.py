"""Numbers that must not stand in a reply: NIK and telephone numbers; and e-mail addresses, which seldom should.

A NIK has 16 digits: province, regency, district (two each), day (+40 for women), month, year of birth, and a serial
number of four (Permendagri 72/2022 and its forerunners). Tracking IDs, dates, hours, amounts of rupiah, NIP and numbers
of decrees are no telephone numbers.
"""

import re
from itertools import accumulate
from typing import Final

Place = tuple[int, int]

_NIK_DIGITS: Final = 16
_WOMEN_DAYS: Final = 40
_PROVINCES: Final = frozenset({*range(11, 22), *range(31, 37), *range(51, 54), *range(61, 66), *range(71, 77), 81, 82})
_PROVINCES_OF_PAPUA: Final = frozenset(range(91, 98))

_RUN: Final = re.compile(r"[0-9]+(?:[ .\u00a0\u2010-\u2015-]{1,3}[0-9]+)*")
_GROUP: Final = re.compile(r"[0-9]+")
_AMOUNT_BEFORE: Final = re.compile(r"(?:Rp|IDR)\.?\s*$", re.IGNORECASE)
_NUMBER_OF_PAPER_BEFORE: Final = re.compile(
    r"\b(?:SK|surat|keputusan|peraturan|perda|perbup|perwali|pergub|undangan|nota\s+dinas|berita\s+acara|kontrak|"
    r"tracking\s+id|tiket|nip|rekening)(?:(?:\s+[^\W\d_]+){0,4}\s+(?:nomor|no\.?))?\s*:?\s*$",
    re.IGNORECASE,
)
_GAP: Final = r"[ .\u00a0\u2010-\u2015-]?"
_MOBILE: Final = re.compile(rf"(?<![\w/])(?:\(?\+\s?62\)?|0){_GAP}\(?0?\)?8(?:{_GAP}[0-9]){{7,11}}(?![0-9])")
_MOBILE_WITHOUT_PLUS: Final = re.compile(r"(?<![\w/])62[ -]?8[0-9]{1,2}(?:[ -]?[0-9]){7,9}(?![0-9])")
_LANDLINE: Final = re.compile(
    r"(?<![\w/.,])(?:\(0[2-79][0-9]{1,2}\)\s?|0[2-79][0-9]{1,2}[ .-]\s?)[0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9/]|[.-][0-9])"
    rf"|(?<![\w/])\(?\+\s?62\)?{_GAP}[2-79](?:{_GAP}[0-9]){{7,10}}(?![0-9])"
    r"|(?<![\w/.,-])0(?:2[1-9][0-9]|[3-79][0-9]{2})[0-9]{6,8}(?![0-9/]|[.-][0-9])"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+")
_LEAST_OF_MOBILE: Final = 10
_MOST_OF_MOBILE: Final = 13
_LEAST_OF_COUNTRY: Final = 10
_TAIL_OF_ANOTHER: Final = 2
_HOUR_OR_DAY: Final = 2


def find_niks(text: str) -> list[Place]:
    """Return where numbers stand that are built like a NIK, also with blanks, dots or dashes between."""
    found: list[Place] = []
    for run in _RUN.finditer(text):
        if _is_amount(text, run.start()):
            continue
        groups = [(run.start() + group.start(), group.group()) for group in _GROUP.finditer(run.group())]
        found += _niks_among(groups)
    return found


def find_phones(text: str, tracking_id: str = "") -> list[Place]:
    """Return where telephone numbers stand; the number of the complaint itself is none."""
    niks = find_niks(text)
    found: list[Place] = []
    for pattern, is_phone in (
        (_MOBILE, _is_mobile),
        (_MOBILE_WITHOUT_PLUS, _is_anything),
        (_LANDLINE, _is_anything),
    ):
        for match in pattern.finditer(text):
            start, end = match.start(), _without_tail(text, match.start(), match.end())
            digits = _digits(text[start:end])
            if (
                is_phone(text[start:end])
                and digits != tracking_id
                and not _is_amount(text, start)
                and not _NUMBER_OF_PAPER_BEFORE.search(text[max(0, start - 60) : start])
                and not any(start < b and a < end for a, b in (*niks, *found))
            ):
                found.append((start, end))
    return sorted(found)


def find_emails(text: str) -> list[Place]:
    """Return where e-mail addresses stand."""
    return [match.span() for match in _EMAIL.finditer(text)]


def _niks_among(groups: list[tuple[int, str]]) -> list[Place]:
    """Find runs of whole groups that make up 16 digits and have the parts of a NIK."""
    found: list[Place] = []
    first = 0
    while first < len(groups):
        lengths = accumulate(len(digits) for _, digits in groups[first:])
        count = next((n for n, length in enumerate(lengths, 1) if length >= _NIK_DIGITS), 0)
        taken = groups[first : first + count]
        if taken and _is_nik("".join(digits for _, digits in taken)):
            found.append((taken[0][0], taken[-1][0] + len(taken[-1][1])))
            first += count
        else:
            first += 1
    return found


def _is_nik(digits: str) -> bool:
    if len(digits) != _NIK_DIGITS:
        return False
    province, regency, district, day, month = (int(digits[n : n + 2]) for n in range(0, 10, 2))
    return (
        province in _PROVINCES | _PROVINCES_OF_PAPUA
        and regency > 0
        and district > 0
        and 1 <= (day - _WOMEN_DAYS if day > _WOMEN_DAYS else day) <= 31
        and 1 <= month <= 12
        and digits[12:] != "0000"
    )


def _is_mobile(number: str) -> bool:
    """Whether this is no run of hours or dates, such as ``08.30-15.30`` or ``08-11-2026``."""
    digits = _digits(number)
    if "+" in number:
        return len(digits) >= _LEAST_OF_COUNTRY
    groups = _GROUP.findall(number)
    if len(groups[0]) <= _HOUR_OR_DAY and len(groups) > 1 and len(groups[1]) <= _HOUR_OR_DAY:
        return False
    return _LEAST_OF_MOBILE <= len(digits) <= _MOST_OF_MOBILE and digits[2] != "0"


def _is_anything(number: str) -> bool:
    return bool(number)


def _without_tail(text: str, start: int, end: int) -> int:
    """Return where a number ends when a short group behind it is another one: ``081234567890 12 orang``."""
    groups = list(_GROUP.finditer(text, start, end))
    while (
        len(groups) > 1
        and len(groups[-1].group()) <= _TAIL_OF_ANOTHER
        and sum(len(group.group()) for group in groups[:-1]) >= _LEAST_OF_MOBILE
    ):
        groups.pop()
    return groups[-1].end()


def _digits(number: str) -> str:
    return "".join(_GROUP.findall(number))


def _is_amount(text: str, start: int) -> bool:
    return _AMOUNT_BEFORE.search(text[max(0, start - 8) : start]) is not None
