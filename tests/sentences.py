"""Finds what the rooms below the windows say to the operator: sentences of faults, reasons, turns and remarks.

These rooms speak Indonesian. English windows put the sentence of ``resources/translations/sentences.en.toml`` in its
place (:mod:`ui.language.speaking`); the tests hold that table against what is found here.
"""

import ast
import re
from collections.abc import Iterator
from typing import Final

from tests.quality.tree import python_files

_ROOMS: Final = ("desktop/", "sync/contract/", "sync/engine/", "sync/transport/", "sync/durable.py")
_AT_THE_CENTRE: Final = (
    "sync/server/coding.py", "sync/server/evidence/refusals.py", "sync/server/evidence/room.py",
    "sync/server/evidence/unfinished.py", "sync/server/exchange.py", "sync/server/figures.py",
    "sync/server/refusals.py", "sync/server/sessions.py", "sync/server/upload.py",
)  # fmt: skip
"""What the centre's refusals say is shown as it comes; the rest of the centre speaks to whoever keeps it."""
_ELSEWHERE: Final = (
    "desktop/__main__.py", "desktop/commands/", "desktop/demo/", "desktop/reports/", "desktop/self_check.py",
    "desktop/receipts.py", "desktop/storage/migrations/", "sync/contract/masking.py", "sync/contract/status.py",
    "sync/contract/casework/outcome.py", "sync/contract/replies/letter.py", "sync/contract/replies/names.py",
    "sync/contract/replies/numbers.py", "sync/contract/replies/promises.py", "sync/contract/deadlines/files.py",
    "sync/contract/monev/", "desktop/evidence/marks.py",
)  # fmt: skip
"""Commands, documents of the office, terms of LAPOR!, and lists of Indonesian words: these stay Indonesian."""
_INDONESIAN: Final = re.compile(
    r"\b(?:yang|tidak|ini|itu|dan|di|ke|dari|untuk|sudah|belum|akan|atau|dengan|pada|berkas|laporan|unit|server|foto|"
    r"koordinator|pelapor|konsep|balasan|respon|wewenang|alasan|judul|kategori|hari|jam|menit|diunggah|isinya|lagi|"
    r"komputer|proksi|kantor|jaringan|giliran|menunggu|draf|teks|nama|disposisi|kendala|internal|terlalu|"
    r"kelengkapan|selesai|mendisposisikan|menjawab|konsultasi|instansi|tanpa|sama|hukum|cuaca|prasarana|manusia)\b",
    re.IGNORECASE,
)
_NOT_SAID: Final = re.compile(r"[\\^<]|SELECT |INSERT |UPDATE |PRAGMA |CREATE |^[a-z]+ [a-z]+, ")
_PLACE: Final = re.compile(r"\{[^{}]*\}")


def said_below() -> Iterator[tuple[str, str]]:
    """Yield (file and line, pattern) of all sentences; what is filled in is written ``{}``."""
    for path, content in python_files():
        if (path.startswith(_ROOMS) and not path.startswith(_ELSEWHERE)) or path in _AT_THE_CENTRE:
            for line, pattern in _patterns(content):
                yield f"{path}:{line}", pattern


def _patterns(content: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(content)
    passed = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # docstrings
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            passed |= {id(part) for part in ast.walk(node) if part is not node and not isinstance(part, ast.Call)}
    for node in ast.walk(tree):
        if id(node) in passed:
            continue
        pattern = _pattern(node)
        if pattern and " " in pattern and _INDONESIAN.search(pattern) and not _NOT_SAID.search(pattern):
            yield getattr(node, "lineno", 0), pattern


def _pattern(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _PLACE.sub("{}", node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        return "".join(str(part) for part in parts)
    return ""
