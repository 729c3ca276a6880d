"""Which cases are overdue, on the paper of *Laporan Monev*: the question that an office head asks after the figure."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.language.wording import number
from ui.monev.words import plain_day
from ui.ports.monev import OverdueLine

SHARES: Final = (12.0, 39.0, 23.0, 15.0, 11.0)
"""Of the width, in percent, for each column."""
WORD_COLUMNS: Final = 4
"""So many from the left hold words."""
_LONGEST_TITLE: Final = 70
"""Letters: two lines of its column."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("MonevReport", text)


def overdue_headings() -> list[str]:
    """Return the names of the columns."""
    return [_tr("Nomor"), _tr("Judul"), _tr("Unit kerja"), _tr("Tenggat"), _tr("Terlambat (hari kerja)")]


def overdue_rows(lines: Sequence[OverdueLine]) -> list[list[str]]:
    """Return what is said of each case; of a confidential one, nothing but its number, unit and days."""
    return [
        [
            line.tracking_id,
            _short(line.title) or _tr("(rahasia)"),
            line.unit or _tr("Belum didisposisi"),
            plain_day(line.due_on),
            number(line.days_late) if line.days_late else _tr("baru lewat"),
        ]
        for line in lines
    ]


def without_rows(overdue: int, lines: Sequence[OverdueLine] | None) -> str:
    """Return what is said in place of a table, or of the cases that a table leaves out; empty where it has all.

    :param lines: what the table names; ``None`` where nobody knows which they are.
    """
    if not overdue:
        return _tr("Tidak ada.")
    if lines is None:
        return _tr("{} laporan. Angka beku memuat jumlahnya saja, tanpa daftarnya.").format(number(overdue))
    more = overdue - len(lines)
    return _tr("dan {} laporan lainnya.").format(number(more)) if more > 0 else ""


def _short(title: str) -> str:
    words = " ".join(title.split())
    if len(words) <= _LONGEST_TITLE:
        return words
    return words[: _LONGEST_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"
