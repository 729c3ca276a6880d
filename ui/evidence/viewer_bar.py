"""The acts of the viewer: walk, zoom, turn, cover, compare; those that cannot be done now are not there."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.language.wording import number
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label
from ui.ports.evidence import FileView

_HEIGHT: Final = 32
"""Of a button, px."""


class ViewerBar(QWidget):
    """Buttons in a row that may wrap."""

    walk_wanted = Signal(int)
    zoom_wanted = Signal(int)
    """1 nearer, -1 farther, 0 the whole picture, 100 for 100 %."""
    turn_wanted = Signal(int)
    """Quarters, clockwise."""
    cover_wanted = Signal()
    comparison_wanted = Signal(bool)

    def __init__(self) -> None:
        """Build all buttons."""
        super().__init__()
        self._place = label("", "small")
        self._percent = label("", "small")
        for one in (self._place, self._percent):
            one.setFixedHeight(_HEIGHT)
        self.previous = self._made(
            self.tr("‹"), self.tr("Berkas sebelumnya (Page Up)"), lambda: self.walk_wanted.emit(-1)
        )
        self.next = self._made(self.tr("›"), self.tr("Berkas berikutnya (Page Down)"), lambda: self.walk_wanted.emit(1))
        zooms = (
            (self.tr("−"), self.tr("Perkecil (-)"), -1),
            (self.tr("+"), self.tr("Perbesar (+)"), 1),
            (self.tr("Pas"), self.tr("Tampilkan seluruhnya (0)"), 0),
            (self.tr("100 %"), self.tr("Ukuran asli (1)"), 100),
        )
        self.zooms = [self._made(words, told, self._zooming(by)) for words, told, by in zooms]
        self.turns = [
            self._made(self.tr("Putar kiri"), self.tr("Putar ke kiri"), lambda: self.turn_wanted.emit(-1)),
            self._made(self.tr("Putar kanan"), self.tr("Putar ke kanan"), lambda: self.turn_wanted.emit(1)),
        ]
        self.cover = self._made(
            self.tr("Tutupi bagian …"), self.tr("Tutupi wajah, pelat nomor, atau nama"), self.cover_wanted.emit
        )
        self.compare = self._made(self.tr("Sandingkan"), self.tr("Dua foto bersebelahan"), self._toggle)
        self.is_comparing = False
        flow = FlowLayout(self, gap=6, line_gap=6)
        for widget in (self.previous, self._place, self.next, *self.zooms, self._percent, *self.turns, self.cover):
            flow.addWidget(widget)
        flow.addWidget(self.compare)

    def show_file(self, file: FileView, place: int, count: int) -> None:
        """Offer what can be done with a file of so many."""
        self._place.setText(self.tr("{} dari {}").format(number(place + 1), number(count)))
        self.previous.setEnabled(place > 0)
        self.next.setEnabled(place < count - 1)
        is_comparing = self.is_comparing
        self.compare.setText(self.tr("Kembali ke satu foto") if is_comparing else self.tr("Sandingkan"))
        told = self.compare.text() if is_comparing else self.tr("Dua foto bersebelahan")
        self.compare.setToolTip(told)
        self.compare.setAccessibleName(told)
        for widget in (self.previous, self._place, self.next):
            widget.setVisible(not is_comparing)
        can_change = not file.event and file.is_picture and not is_comparing
        for one in (*self.turns, self.cover):
            one.setVisible(can_change)

    def show_zoom(self, percent: int, *, can_zoom: bool, is_preview: bool = False) -> None:
        """Say how near the picture is shown; a preview has no size of its own to compare with."""
        for one in (*self.zooms, self._percent):
            one.setVisible(can_zoom)
        self.zooms[-1].setVisible(can_zoom and not is_preview)
        self.cover.setEnabled(can_zoom)
        self._percent.setText(self.tr("pratinjau") if is_preview else self.tr("{} %").format(number(percent)))

    def _toggle(self) -> None:
        self.comparison_wanted.emit(not self.is_comparing)

    def _zooming(self, by: int) -> Callable[[], None]:
        return lambda: self.zoom_wanted.emit(by)

    def _made(self, words: str, told: str, act: Callable[[], object]) -> QPushButton:
        made = button(words, act)
        made.setAutoDefault(False)
        made.setAccessibleName(told)
        made.setToolTip(told)
        return made
