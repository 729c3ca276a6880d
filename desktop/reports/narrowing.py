"""What a document is narrowed to besides its period and its unit, as it says so itself."""

from typing import Final

from sync.contract.monev.scope import Mark, Scope

_MARKS: Final = {
    Mark.ANONYMOUS: "anonim",
    Mark.CONFIDENTIAL: "rahasia",
    Mark.NEEDS_REPLY: "perlu dijawab",
    Mark.DRAFT: "ada draf",
    Mark.OUTBOX: "ada di kotak keluar",
}


def narrowing(scope: Scope) -> str:
    """Return ``hanya kategori Jalan rusak, anonim``; empty where nothing is left out."""
    words = [
        f"{name} {value or '(tanpa keterangan)'}"
        for name, value in (
            ("kategori", scope.category),
            ("kanal", scope.channel),
            ("klasifikasi", scope.classification),
        )
        if value is not None
    ]
    words += [_MARKS[mark] for mark in scope.flags]
    return f"hanya {', '.join(words)}" if words else ""
