"""Places in a text that still wait to be filled in: ``{nama}``, ``[isi tanggal]``, ``(sebutkan lokasi)``, ``.....``."""

import re
from typing import Final

_WORDS_TO_FILL: Final = (
    "nama|tanggal|hari|unit|instansi|petugas|isi|isikan|sebutkan|lengkapi|tulis|tuliskan|nomor|jabatan|lokasi|alamat|"
    "jelaskan|uraikan|pilih"
)
_ORDERS: Final = "isi|isikan|sebutkan|lengkapi|tulis|tuliskan|jelaskan|uraikan|pilih"

_PLACEHOLDER: Final = re.compile(
    r"\{[^{}\n]{0,60}\}"
    r"|\[(?=[^\[\]\n]*[^\W\d_]|[ .…_]+\])[^\[\]\n]{1,60}\]"
    rf"|\((?:(?:{_ORDERS})(?:[ /]\w+){{0,4}}|(?:{_WORDS_TO_FILL})(?:[ /](?:pelapor|petugas|unit|instansi|anda|bulan|"
    r"tahun|tanggal|lengkap|jalan|kegiatan)){0,2})\)"
    r"|<[a-z][a-z _/]{1,40}>"
    r"|_{3,}|\.{5,}|…{2,}|(?<![\w/])x{2,}(?![\w/])"
)


def placeholders(text: str) -> list[tuple[int, int]]:
    """Return where something is still to be filled in, as (start, end) in letters."""
    return [match.span() for match in _PLACEHOLDER.finditer(text)]
