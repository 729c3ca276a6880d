"""What cannot be beaten: a bare table over rows in memory, and bare statements over the same database."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QTableView

from desktop.storage.database import Database
from tests.bench._window_eyes import SIZE

_ROWS: Final = 100_000
_WORDS: Final = ("lewat 12 HK", "7400001", "Jalan usaha tani putus sepanjang dua belas meter", "Belum ditindaklanjuti")
_PAGE: Final = 100


class _Bare(QAbstractTableModel):
    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex(), /) -> int:  # noqa: N802, B008 - Qt's
        return _ROWS

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = QModelIndex(), /) -> int:  # noqa: N802, B008 - Qt's
        return len(_WORDS)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole, /
    ) -> str | None:
        return _WORDS[index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def scroll() -> list[float]:
    """Return the seconds of each frame of a bare table that is scrolled likewise."""
    table = QTableView()
    table.setModel(_Bare())
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(44)
    table.resize(SIZE[0] // 2, SIZE[1])
    table.show()
    bar = table.verticalScrollBar()
    spent = []
    for value in range(0, bar.maximum() + 1, bar.pageStep()):
        began = time.perf_counter()
        bar.setValue(value)
        table.viewport().repaint()
        QCoreApplication.processEvents()
        spent.append(time.perf_counter() - began)
    table.hide()
    return spent


def search(database: Database, words: Sequence[str]) -> list[float]:
    """Return the seconds that the bare index takes to find each word, and to read the first hits."""
    spent = []
    with database.reading() as connection:
        for word in words:
            began = time.perf_counter()
            statement = "SELECT rowid FROM word_search WHERE word_search MATCH ?"
            connection.exec_driver_sql(statement, (f'"{word}"',)).fetchmany(_PAGE)
            spent.append(time.perf_counter() - began)
    return spent


def open_case(database: Database, cases: Sequence[int]) -> list[float]:
    """Return the seconds that reading each case and its events takes."""
    spent = []
    with database.reading() as connection:
        for case in cases:
            began = time.perf_counter()
            connection.exec_driver_sql("SELECT * FROM case_text WHERE row = ?", (case,)).all()
            connection.exec_driver_sql('SELECT * FROM event WHERE "case" = ? ORDER BY written_at', (case,)).all()
            spent.append(time.perf_counter() - began)
    return spent
