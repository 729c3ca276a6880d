"""The reporter's name in a text, whole or by its rarer parts."""

import re
import unicodedata
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’`][^\W\d_]+)*")
_LEAST_OF_RARE: Final = 4
_LEAST_OF_PART: Final = 3
_LOOKED_BACK: Final = 40

_NO_NAME: Final = frozenset(
    _WORD.findall(
        "anonim anonymous pelapor warga masyarakat rahasia hamba allah admin nama samaran user pengguna noname"
    )
)
_TITLES: Final = frozenset(
    _WORD.findall(
        "bapak ibu bpk pak bu sdr sdri saudara saudari haji hajjah hj h ir drs dra dr st se sh mm msi spd skom amd kh"
    )
)
_COMMON: Final = frozenset(
    _WORD.findall(
        "ahmad achmad muhammad mohammad mohamad muhamad abdul abdullah agus andi arif budi dewi dian dwi eka eko fajar "
        "hadi hasan heri indra ismail joko maria nurul putra putri rahmat rina rini rizki siti slamet sri "
        "susanti tri tuti wahyu wati yanto yanti yusuf "
        "adil agung aman anggun bahagia bahari bakti baru bayu bintang bunga cahaya damai delima fitri hidayah hikmah "
        "indah indonesia intan jaya juli kartika kasih kencana kurnia lestari makmur mandiri maret mawar mega melati "
        "mentari merdeka minggu mulia murni mutiara nusantara oktober pelita perdana permata pertiwi purnama raja raya "
        "ramadhan rejeki rezeki rukun sabtu sakti sari satria sejahtera selamat senja sentosa setia suci surya syukur "
        "taman teguh terang tirta utama utara wijaya"
    )
)
"""Given names that thousands bear, and names that are also ordinary words: alone they tell nobody."""
_PLACE_BEFORE: Final = re.compile(
    r"\b(?:jalan|jln|jl|gang|gg|desa|kelurahan|kel|kecamatan|kec|kabupaten|kab|kota|provinsi|dusun|kampung|komplek|"
    r"kompleks|perumahan|pasar|sungai|jembatan|masjid|mushola|langgar|gereja|sekolah|sd|sdn|smp|smpn|sma|sman|rsud|"
    r"puskesmas|dinas|toko|terminal|simpang|blok|rt|rw)\b[\s.]*(?:[^\W\d_]+[\s.]+){0,2}$",
    re.IGNORECASE,
)


class _Word(NamedTuple):
    folded: str
    start: int
    end: int
    is_capital: bool


_TITLE_BEFORE: Final = re.compile(
    r"\b(?:bapak|ibu|bpk|pak|bu|sdr|sdri|saudara|saudari|kakak|haji|hj)[.\s]+$", re.IGNORECASE
)


def find_name(text: str, name: str, others: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Return where the reporter's name stands: whole, or a part of it written as a name.

    Case and accents do not matter for the whole name. A part must begin with a capital, must not be the name of a
    street or an office, and must not be a name that thousands bear, unless it follows *Bapak* or *Ibu*.

    :param others: names that may stand there, of the unit and its agency.
    """
    parts = [word.folded for word in _words(name) if word.folded not in _TITLES]
    if not parts or all(part in _NO_NAME for part in parts):
        return []
    words = _words(text)
    found = _whole(words, parts)
    allowed = {word.folded for other in others for word in _words(other)}
    rare = {part for part in parts if len(part) >= _LEAST_OF_RARE} - _COMMON - _NO_NAME - allowed
    for word in words:
        if word.folded not in parts or not word.is_capital or any(start <= word.start < end for start, end in found):
            continue
        before = text[max(0, word.start - _LOOKED_BACK) : word.start]
        is_addressed = len(word.folded) >= _LEAST_OF_PART and _TITLE_BEFORE.search(before)
        if is_addressed or (word.folded in rare and not _PLACE_BEFORE.search(before)):
            found.append((word.start, word.end))
    return sorted(found)


def _whole(words: list[_Word], parts: list[str]) -> list[tuple[int, int]]:
    count = len(parts)
    if count == 1:  # as good as a part: ordinary words are names too
        return []
    return [
        (words[at].start, words[at + count - 1].end)
        for at in range(len(words) - count + 1)
        if [word.folded for word in words[at : at + count]] == parts
    ]


def folded_words(text: str) -> list[str]:
    """Return the words of a text, folded; figures are left out."""
    return [word.folded for word in _words(text)]


def _words(text: str) -> list[_Word]:
    return [
        _Word(fold(match.group()), match.start(), match.end(), match.group()[0].isupper())
        for match in _WORD.finditer(text)
    ]


def fold(word: str) -> str:
    """Return a word without case, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if letter.isalnum())
