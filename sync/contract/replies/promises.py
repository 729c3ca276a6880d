"""Promises without a day, and answers that say only what is usual (*normatif*): read sentence by sentence."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from sync.contract.replies.names import folded_words

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "pebruari", "feb"),
            ("maret", "mar"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("agustus", "agu", "agt"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nopember", "nov"),
            ("desember", "des"),
        ),
        1,
    )
    for name in names
}
_FULL_MONTHS: Final = "|".join(name for name in _MONTHS if len(name) > len("sept"))
_ANY_MONTH: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY: Final = r"(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|hari\s+minggu|ahad)"

_DAY_MONTH: Final = re.compile(
    rf"(?:\b{_WEEKDAY}\b[,\s(]*)?(?:\btanggal\s+)?\b(\d{{1,2}})\s+({_ANY_MONTH})\b\.?(?:\s+(\d{{4}}))?", re.IGNORECASE
)
_FIGURES: Final = re.compile(
    rf"(?:\b{_WEEKDAY}\b[,\s(]*)?(?:\btanggal\s+)?(?<![\d/.-])(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})(?![\d/-])",
    re.IGNORECASE,
)
_COUNTED: Final = r"(?:\d+|se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa)"
_SOME_DAY: Final = re.compile(
    rf"\b{_WEEKDAY}\b|\b(?:besok|esok|lusa|hari\s+ini|malam\s+ini|siang\s+ini|sore\s+ini)\b"
    r"|\b(?:minggu|pekan|bulan|tahun)\s+(?:ini|depan)\b|\b(?:awal|pertengahan|akhir)\s+(?:bulan|tahun|minggu|pekan)\b"
    rf"|\bbulan\s+(?:{_FULL_MONTHS})\b|\b(?:{_FULL_MONTHS})\s+\d{{4}}\b|\b(?:triwulan|semester)\s+\w+"
    r"|\b(?:tahun|anggaran|APBD)\s+(?:anggaran\s+)?\d{4}\b|\bpukul\s+\d|\d{4}-\d{2}-\d{2}"
    rf"|(?<!sudah\s)(?<!telah\s)(?<!selama\s)(?<!sejak\s)\b{_COUNTED}\s*(?:\([^)]{{1,20}}\)\s*)?(?:[x×]\s*24\s*)?"
    r"(?:jam|hari|minggu|pekan|bulan)\b",
    re.IGNORECASE,
)
_DAY_TO_FILL_IN: Final = re.compile(r"[{\[(<][^{}\[\]()<>\n]{0,30}(?:tanggal|hari|tenggat|jadwal|kapan)", re.IGNORECASE)
_APPOINTED: Final = re.compile(
    r"\b(?:jadwal\w*|dijadwalkan|paling\s+lambat|selambat\w*|target\w*|direncanakan|mulai)\b", re.I
)

_ACTS: Final = (
    "perbaiki|tangani|periksa|cek|tertibkan|bersihkan|angkut|selesaikan|kerjakan|laksanakan|lakukan|jadwalkan|tinjau|"
    "survei|pasang|ganti|koordinasikan|proses|sampaikan|teruskan|evaluasi|upayakan|usahakan|anggarkan|usulkan"
)
_PROMISE: Final = re.compile(
    r"\bakan\s+(?:(?:kami|kita|tetap|terus|juga|se[lg]alu)\s+){0,2}segera\b|\bsegera\s+(?:kami\s+)?akan\b"
    r"|\bdalam\s+waktu\s+(?:yang\s+)?(?:dekat|singkat)\b|\b(?:secepatnya|secepat\s+mungkin|sesegera\s+mungkin)\b"
    r"|\b(?:akan|segera)\s+(?:(?:kami|kita|tetap|terus|juga|segera)\s+){0,2}(?:di\s?)?tindak\s?lanjuti\b",
    re.IGNORECASE,
)
_PLAIN_PROMISE: Final = re.compile(
    rf"\b(?:akan|segera)\s+(?:(?:kami|kita|tetap|terus|juga|segera)\s+){{0,2}}(?:di)?(?:{_ACTS})\b", re.IGNORECASE
)
_CONDITION: Final = re.compile(r"\b(?:bila|jika|apabila|kalau|setelah|sesudah|begitu|manakala)\b", re.IGNORECASE)

_USUAL: Final = re.compile(
    r"\bakan\s+(?:(?:kami|kita|tetap|terus|juga|segera|selalu)\s+){0,2}(?:di\s?)?(?:tindak\s?lanjuti|koordinasikan|teruskan|"
    r"sampaikan|perhatikan|pelajari|upayakan|usahakan|evaluasi)\b"
    r"|\b(?:menjadi|sebagai|jadi)\s+(?:bahan\s+)?(?:perhatian|masukan|evaluasi|catatan)\b"
    r"|\b(?:mohon|harap)\s+(?:untuk\s+)?(?:bersabar|maklum|dimaklumi|pengertian\w*|kesabaran\w*|menunggu)\b"
    r"|\bsesuai\s+(?:dengan\s+)?(?:ketentuan|prosedur|peraturan|aturan|mekanisme|kewenangan)\b"
    r"|\b(?:berkoordinasi|koordinasi)\s+dengan\s+(?:pihak|dinas|instansi|unit|bidang|OPD)\s+terkait\b",
    re.IGNORECASE,
)
_DONE: Final = re.compile(
    r"\b(?:sudah|telah|berhasil)\s+(?:(?:kami|langsung|juga|segera|selesai|petugas|tim|turun|kembali|bersama)\s+){0,3}(\w+)",
    re.IGNORECASE,
)
_NOT_DONE: Final = frozenset(
    folded_words(
        "terima diterima menerima catat dicatat baca dibaca ketahui diketahui menjadi ada lama disampaikan sampaikan "
        "menyampaikan melapor melaporkan dilaporkan laporkan diberikan memberikan peduli berpartisipasi percaya"
    )
)
_FINISHED: Final = re.compile(r"\b(?:selesai|tuntas|rampung)\b", re.IGNORECASE)
_ACTED: Final = re.compile(r"\b(?:me|mem|men|meng|di)[a-z]{4,}(?:kan|i)?\b", re.IGNORECASE)

_END: Final = re.compile(r"[.!?]+(?=\s|$)|\n\s*\n|\n(?=\s*(?:[A-Z]|\d+[.)]\s|[-•*]\s))")
_SHORTENED: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|jl|jln|gg|no|nomor|yth|bpk|sdr|sdri|kec|kel|kab|prov|ds|tgl|dr|drs|ir|hj|prof|tlp|telp|kp|"
    r"st|rp|min|maks|a\.n|s\.d|d\.a|u\.p|c\.q)$",
    re.IGNORECASE,
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences stand; shortened words such as ``Jl.`` and ``Yth.`` end none."""
    start = 0
    for match in _END.finditer(text):
        if match.group() == "." and _SHORTENED.search(text[max(start, match.start() - 10) : match.start()]):
            continue
        if text[start : match.end()].strip():
            yield start, match.end()
        start = match.end()
    if text[start:].strip():
        yield start, len(text)


def undated_promises(text: str, today: date) -> list[tuple[int, int]]:
    """Return where something is promised in a sentence that names no day to come, nor does the one after it."""
    spans = list(sentences(text))
    found = []
    for number, (start, end) in enumerate(spans):
        sentence = text[start:end]
        match = _PROMISE.search(sentence)
        if match is None and not _CONDITION.search(sentence):
            match = _PLAIN_PROMISE.search(sentence)
        if match is None or names_day_to_come(sentence, today):
            continue
        following = text[slice(*spans[number + 1])] if number + 1 < len(spans) else ""
        if _APPOINTED.search(following) and names_day_to_come(following, today):
            continue
        found.append((start + match.start(), start + match.end()))
    return found


def usual_words(text: str, today: date) -> tuple[int, int] | None:
    """Return where an answer says only what is usual, when it tells nothing that was done and no day; else ``None``."""
    match = _USUAL.search(text)
    if match is None or any(_tells_act(text[start:end], today) for start, end in sentences(text)):
        return None
    return match.span()


def names_day_to_come(sentence: str, today: date) -> bool:
    """Whether a sentence names a day that is not over, or one that is still to be filled in."""
    if _DAY_TO_FILL_IN.search(sentence):
        return True
    past: list[tuple[int, int]] = []
    for start, end, day in _dates(sentence, today):
        if day is None or day >= today:
            return True
        past.append((start, end))
    for start, end in reversed(past):
        sentence = sentence[:start] + sentence[end:]
    return _SOME_DAY.search(sentence) is not None


def _tells_act(sentence: str, today: date) -> bool:
    """Whether something was done, or is done on a named day."""
    if _FINISHED.search(sentence):
        return True
    if any(match.group(1).casefold() not in _NOT_DONE for match in _DONE.finditer(sentence)):
        return True
    if _USUAL.search(sentence):
        return names_day_to_come(sentence, today)
    is_dated = any(True for _ in _dates(sentence, today)) or _SOME_DAY.search(sentence) is not None
    verbs = (match.group().casefold() for match in _ACTED.finditer(sentence))
    return is_dated and any(verb not in _NOT_DONE for verb in verbs)


def _dates(sentence: str, today: date) -> Iterator[tuple[int, int, date | None]]:
    """Yield (start, end, date) of the dates in a sentence; one that no calendar has is ``None``."""
    for match in _DAY_MONTH.finditer(sentence):
        day, month, year = match.groups()
        yield *match.span(), _day(int(year or today.year), _MONTHS[month.casefold()], int(day))
    for match in _FIGURES.finditer(sentence):
        day, month, year = match.groups()
        yield *match.span(), _day(int(year), int(month), int(day))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
