"""How a table looks of which one row is chosen: no grid, no row numbers, words from the left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView


def as_plain_rows(table: QTableView, name: str) -> None:
    """Dress a table, which has its columns already; Tab leaves it, Enter is for whoever listens.

    :param name: what a screen reader calls it.
    """
    table.setProperty("part", "rows")
    table.setAccessibleName(name)
    table.verticalHeader().hide()
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setHighlightSections(False)
