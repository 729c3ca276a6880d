"""What becomes one report: reports of units below, what was frozen here, and files, each with the centre's word."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QTableWidgetItem, QVBoxLayout, QWidget

from sync.contract.monev.frozen import SUFFIX
from sync.contract.monev.scope import Scope
from ui.language.wording import capital, number, size
from ui.monev.frozen_table import FrozenTable
from ui.monev.frozen_words import standing_words
from ui.monev.words import period_words, plain_day
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.parts.saving_place import folder_to_save
from ui.ports.frozen import FrozenLine

_BELOW: Final = "below"
_SEAL: Final = 4
"""Column that says how figures stand with the centre."""


class MergeDialog(QDialog):
    """Chooses what is merged; :attr:`paths` and :attr:`digests` say what, once it was accepted."""

    def __init__(self, lines: Sequence[FrozenLine], scope: Scope, parent: QWidget) -> None:
        """Offer these; reports of units below of the period that is looked at are chosen already."""
        super().__init__(parent)
        self._lines = sorted(lines, key=lambda one: one.origin != _BELOW)
        self._files: list[Path] = []
        self.setWindowTitle(self.tr("Gabungkan angka beku"))
        self.table = FrozenTable(
            self.tr("Yang dapat digabungkan"),
            [
                self.tr("Kantor"),
                self.tr("Periode"),
                self.tr("Data per"),
                self.tr("Laporan"),
                self.tr("Pengesahan"),
                self.tr("Berkas"),
            ],
            0,
            counts=(3,),
            nothing=self.tr("Belum ada yang dapat digabungkan. Tambahkan berkas yang dibawa dari unit di bawah."),
        )
        self.merge_button = button(self.tr("&Gabungkan"), self.accept, "main")
        self._fill({one.digest for one in self._lines if _is_meant(one, scope)})
        self.table.itemChanged.connect(lambda _item: self._weigh())
        self._lay_out()
        self._weigh()

    @property
    def digests(self) -> list[str]:
        """Documents of this desk that were chosen."""
        return [one.digest for row, one in enumerate(self._lines) if self._is_chosen(row)]

    @property
    def paths(self) -> list[Path]:
        """Files that were chosen."""
        return [path for row, path in enumerate(self._files, len(self._lines)) if self._is_chosen(row)]

    def add_files(self, paths: Sequence[str]) -> None:
        """Offer files besides, chosen already."""
        fresh = [path for path in map(Path, paths) if path not in self._files]
        chosen = {*self.digests, *map(str, self.paths), *map(str, fresh)}
        self._files += fresh
        self._fill(chosen)
        self._weigh()

    def _fill(self, chosen: set[str]) -> None:
        self.table.blockSignals(True)
        read_later = self.tr("dibaca saat digabungkan")
        of_files = ([path.name, "", "", "", read_later, self.tr("di sini")] for path in self._files)
        self.table.fill([*map(self._row, self._lines), *of_files])
        for row in range(len(self._lines), len(self._lines) + len(self._files)):
            self.table.setSpan(row, 0, 1, _SEAL)  # the code by which a file is known stands at the end of its name
        names = [*(one.digest for one in self._lines), *map(str, self._files)]
        here = [*(one.is_here for one in self._lines), *(True for _ in self._files)]
        for row, (name, is_here) in enumerate(zip(names, here, strict=True)):
            items = [self.table.item(row, column) for column in range(self.table.columnCount())]
            for item in filter(None, items):
                item.setFlags(_CHOOSABLE if is_here else Qt.ItemFlag.ItemIsSelectable)
            if items[0] is not None:
                items[0].setCheckState(_CHECKED if is_here and name in chosen else Qt.CheckState.Unchecked)
        self.table.blockSignals(False)

    def _row(self, line: FrozenLine) -> list[str]:
        return [
            " · ".join(part for part in (line.office, line.unit if line.unit != line.office else "") if part),
            capital(period_words(Scope(first=line.first, last=line.last))),
            plain_day(line.day),
            number(line.total),
            standing_words(line),
            self.tr("di sini") if line.is_here else self.tr("belum diunduh, {}").format(size(line.size)),
        ]

    def _is_chosen(self, row: int) -> bool:
        item: QTableWidgetItem | None = self.table.item(row, 0)
        return item is not None and item.checkState() == _CHECKED

    def _weigh(self) -> None:
        self.merge_button.setEnabled(bool(self.digests or self.paths))

    def _choose_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, self.windowTitle(), folder_to_save(), f"Tindak (*{SUFFIX})")
        self.add_files(paths)

    def _lay_out(self) -> None:
        explained = self.tr(
            "Beri tanda pada yang digabungkan (Spasi). Angka beku unit di bawah datang dari pusat bersama berkas lain; "
            "yang belum diunduh datang pada sinkronisasi berikutnya. Setiap laporan warga dihitung sekali."
        )
        acts = QHBoxLayout()
        acts.addWidget(self.merge_button)
        acts.addWidget(button(self.tr("&Tambah berkas …"), self._choose_files))
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Batal"), self.reject))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(explained, "muted", wrap=True))
        column.addWidget(self.table, 1)
        column.addLayout(acts)
        open_at(self, 980, 440)
        self.table.setFocus()


_CHECKED: Final = Qt.CheckState.Checked
_CHOOSABLE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


def _is_meant(line: FrozenLine, scope: Scope) -> bool:
    return line.origin == _BELOW and (line.first, line.last) == (scope.first, scope.last)
