"""The columns of the list: their names, the widest words they hold, and what a case says in each."""

from datetime import date
from enum import IntEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics

from sync.contract.status import Bucket
from ui.clock import local_day
from ui.language.translation import Language, remembered, spoken
from ui.language.wording import bucket_word, due_pill, line_turn, short_date, status_word
from ui.ports.listing import CaseLine, ListColumn
from ui.theme.fonts import font, points
from ui.theme.tokens import BODY, SMALL

SIDE: Final = 10
"""Empty room on both sides of a cell, px."""
PILL_SIDE: Final = 8
_WORDY: Final = 150
"""Width of a column of words that may be of any length, px."""


class Column(IntEnum):
    """The columns as the model counts them; how they stand from the left is the operator's choice."""

    DUE = 0
    NUMBER = 1
    TITLE = 2
    STATUS = 3
    TURN = 4
    UNIT = 5
    CATEGORY = 6
    CLASSIFICATION = 7
    CHANNEL = 8
    RECEIVED = 9

    @property
    def key(self) -> ListColumn:
        """The name under which it is kept."""
        return tuple(ListColumn)[self]

    @classmethod
    def of(cls, key: ListColumn) -> "Column":
        """Return the column of a name."""
        return cls(tuple(ListColumn).index(key))


@remembered
def _tr(text: str) -> str:
    return QCoreApplication.translate("Columns", text)


def column_name(column: ListColumn) -> str:
    """Return the name of a column."""
    return _names(spoken())[column]


@cache
def _names(_language: Language) -> dict[ListColumn, str]:
    return {
        ListColumn.DUE: _tr("Tenggat"),
        ListColumn.NUMBER: _tr("Nomor"),
        ListColumn.TITLE: _tr("Judul"),
        ListColumn.STATUS: _tr("Status"),
        ListColumn.TURN: _tr("Giliran"),
        ListColumn.UNIT: _tr("Unit"),
        ListColumn.CATEGORY: _tr("Kategori"),
        ListColumn.CLASSIFICATION: _tr("Klasifikasi"),
        ListColumn.CHANNEL: _tr("Sumber"),
        ListColumn.RECEIVED: _tr("Masuk"),
    }


def column_width(column: ListColumn) -> int:
    """Return the width that the longest words of a column need, px; 0 for the title, which takes what is left."""
    return _width(column, spoken(), points(BODY))


@cache
def _width(column: ListColumn, _language: Language, _size: float) -> int:
    small, bold = QFontMetrics(font(SMALL)), QFontMetrics(font(SMALL, bold=True))
    # A pixel more on each side, since a text exactly as wide as its room is already cut.
    match column:
        case ListColumn.TITLE:
            return 0
        case ListColumn.DUE:
            dues = (_tr("tanpa tenggat"), _tr("lewat 888 HK"), _tr("tertunda"))
            return 2 + max(bold.horizontalAdvance(word) for word in dues) + 2 * PILL_SIDE + 2 * SIDE
        case ListColumn.NUMBER:
            return 2 + QFontMetrics(font(BODY)).horizontalAdvance("8888888888") + 2 * SIDE
        case ListColumn.STATUS:
            words = (*(bucket_word(bucket) for bucket in Bucket), _tr("giliran koordinator"))
        case ListColumn.TURN:
            words = (_tr("giliran koordinator"), _tr("ditanyakan ke unit"))
        case ListColumn.RECEIVED:
            words = (short_date(date(2020, 9, 30), date.min),)
        case _:
            return max(_WORDY, small.horizontalAdvance("n" * 20) + 2 * SIDE)
    return 2 + max(small.horizontalAdvance(word) for word in words) + 2 * SIDE


def cell_words(column: ListColumn, line: CaseLine, today: date) -> str:
    """Return what a case says in a column."""
    match column:
        case ListColumn.DUE:
            return due_pill(line, today)[0]
        case ListColumn.NUMBER:
            return line.tracking_id
        case ListColumn.STATUS:
            return ", ".join(part for part in (status_word(line), line_turn(line)) if part)
        case ListColumn.TURN:
            return line_turn(line)
        case ListColumn.RECEIVED:
            return short_date(local_day(line.received_at), today) if line.received_at else ""
        case _:
            return str(getattr(line, column.value))
