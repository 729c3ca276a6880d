"""The shape of a letter to a reporter: greeting, thanks, the office's name below; and words that are out of place."""

import re
from collections.abc import Iterator
from typing import Final

from sync.contract.replies.names import folded_words

_BEGINNING: Final = 200
_ENDING: Final = 240
_GREETING: Final = re.compile(
    r"\b(?:yth|yang\s+terhormat|salam|selamat\s+(?:pagi|siang|sore|malam)|as+alam\w*|dengan\s+hormat|bapak|ibu|bpk|saudara|"
    r"saudari|sdr|sdri|kakak|pelapor|halo|shalom|om\s+swastiastu|kepada)\b",
    re.IGNORECASE,
)
_THANKS: Final = re.compile(r"\bterima\s?kasih\b|\bberterima\s?kasih\b|\bmengapresiasi\b|\bmenghargai\b", re.IGNORECASE)
_OFFICE: Final = re.compile(
    r"\b(?:pemerintah|pemkab|pemkot|pemprov|pemda|dinas|badan|kecamatan|camat|kelurahan|lurah|sekretariat|inspektorat|"
    r"satpol|rsud|puskesmas|upt|uptd|perumda|pdam|bumd|diskominfo|kabupaten|"
    r"disdukcapil|dishub|disdik|dinkes|dinsos|disnaker|disperindag|dispora|dpupr|dlh|bpbd)\b",
    re.IGNORECASE,
)
_SHOUTED: Final = re.compile(r"\b[A-Z]{2,}\b(?:[ ,.!?\-/&\n]+[A-Z]{2,}\b){3,}")
_LEAST_SHOUTED: Final = 20
_LONG_WORD: Final = re.compile(r"[A-Z]{5,}")
_LEAST_LONG_WORDS: Final = 2

_INDONESIAN_FOR: Final = {
    "follow up": "tindak lanjut",
    "on progress": "sedang dikerjakan",
    "on process": "sedang diproses",
    "in progress": "sedang dikerjakan",
    "cross check": "pemeriksaan ulang",
    "case closed": "laporan selesai",
    "as soon as possible": "paling lambat tanggal …",
    "asap": "paling lambat tanggal …",
    "by phone": "melalui telepon",
    "feedback": "tanggapan",
    "deadline": "tenggat",
    "meeting": "rapat",
    "update": "kabar terbaru",
    "reschedule": "dijadwalkan ulang",
    "urgent": "mendesak",
    "complaint": "laporan",
    "best regards": "Hormat kami",
    "dear": "Yth.",
    "c.q": "melalui",
    "cq": "melalui",
    "tupoksi": "tugas",
    "monev": "pemantauan",
    "aanmaning": "teguran",
    "beleid": "kebijakan",
    "dispensatie": "izin khusus",
    "rayonisasi": "pembagian wilayah",
}
"""Words that officials know and reporters stumble over, and what to write instead."""
_FOREIGN: Final = re.compile(
    r"(?<![\w@./-])(?:di-?)?("
    + "|".join(re.escape(word).replace(r"\ ", r"[\s-]?") for word in sorted(_INDONESIAN_FOR, key=len, reverse=True))
    + r")(?![\w@/])",
    re.IGNORECASE,
)


def has_greeting(text: str) -> bool:
    """Whether the beginning greets somebody."""
    return _GREETING.search(text[:_BEGINNING]) is not None


def has_thanks(text: str) -> bool:
    """Whether the reporter is thanked anywhere."""
    return _THANKS.search(text) is not None


def has_office(text: str, names: tuple[str, ...]) -> bool:
    """Whether the end names an office: one of these, or any."""
    ending = text.rstrip()[-_ENDING:]
    if _OFFICE.search(ending):
        return True
    words = set(folded_words(ending))
    return any(wanted <= words for wanted in (set(folded_words(name)) for name in names) if wanted)


def shouted(text: str) -> Iterator[tuple[int, int]]:
    """Yield runs of four and more words in capitals; abbreviations side by side and names of offices are none."""
    for match in _SHOUTED.finditer(text):
        words = match.group()
        if (
            sum(letter.isalpha() for letter in words) >= _LEAST_SHOUTED
            and len(_LONG_WORD.findall(words)) >= _LEAST_LONG_WORDS
            and not _OFFICE.search(words)
        ):
            yield match.span()


def foreign(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, what to write instead) of words that a reporter may stumble over."""
    for match in _FOREIGN.finditer(text):
        found = " ".join(re.split(r"[\s-]+", match.group(1).casefold()))
        yield *match.span(), _INDONESIAN_FOR.get(found) or _unspaced(found)


def _unspaced(found: str) -> str:
    return next(better for word, better in _INDONESIAN_FOR.items() if word.replace(" ", "") == found.replace(" ", ""))
