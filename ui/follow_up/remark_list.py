"""What the check has to say about the text, beside it: each remark leads to its place."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout

from sync.contract.replies.remarks import COORDINATOR, Severity
from ui.follow_up.remark_words import folded, in_short
from ui.language.wording import number
from ui.parts.labels import label
from ui.parts.whole_lines import WholeLines, keep_room_for_bar
from ui.ports.replies import RemarkView
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_MOST: Final = 200
"""Height at the most, px."""
_LEAST_LINES, _FAIR_LINES = 2, 3
"""Lines of remarks that are seen at the least, and where the complaint is not long."""
_ABOVE: Final = 4
"""Room above and below each remark, px."""
_SPACING: Final = 4
_FLAGS: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TONES: Final = {Severity.BLOCKING: "late", Severity.WARNING: "soon", Severity.INFO: "muted"}


class RemarkList(QFrame):
    """Remarks, the heaviest first."""

    place_wanted = Signal(object)
    """The remark whose place is to be shown."""
    remarks_changed = Signal(object)
    """The remarks that are shown now."""
    verdict_changed = Signal()
    """Whether the text may be saved has changed."""

    def __init__(self, appearance: Appearance) -> None:
        """Build it, without remarks."""
        super().__init__()
        self.setProperty("part", "card")
        self._appearance = appearance
        self._remarks: tuple[RemarkView, ...] = ()
        self._shown: list[tuple[RemarkView, ...]] = []
        """What stands in each row: remarks that say the same, at several places."""
        self._next_place: dict[int, int] = {}
        self._is_checked = self._is_empty = self._has_failed = False
        self._beside: tuple[str, ...] = ()
        """What is said besides, which has no place in the text."""
        self._is_coordinator = False
        self._title = label("", "section")
        self._list = QListWidget()
        self._list.setProperty("part", "remarks")
        self._list.setAccessibleName(self.tr("Catatan pemeriksaan"))
        self._list.setItemDelegate(WholeLines(self._list, appearance, side=0, above=_ABOVE))
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines break anew once there is a scroll bar
        keep_room_for_bar(self._list)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setMinimumHeight(0)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.itemClicked.connect(self._show_place)
        self._list.itemActivated.connect(self._show_place)
        self._looks_at = label(
            self.tr("Diperiksa selagi Anda menulis: data pribadi, isian kosong, panjang, dan susunan."),
            "small",
            wrap=True,
        )
        self._override = QCheckBox(self.tr("Tetap kirim"))
        self._override.setToolTip(self.tr("Koordinator bertanggung jawab atas data yang ikut terkirim."))
        self._override.toggled.connect(self.verdict_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, GAP, GAP)
        column.setSpacing(_SPACING)
        column.addWidget(self._title)
        column.addWidget(self._looks_at)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        column.addWidget(self._override)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        appearance.changed.connect(self._fill)
        self._fill()

    @property
    def least_heights(self) -> tuple[int, int]:
        """Height in which the title and a line or two are read, and a fair one, px."""
        line = self._list.fontMetrics().lineSpacing()
        return self._around + _LEAST_LINES * line, self._around + _FAIR_LINES * line

    @property
    def _around(self) -> int:
        """Height of all but the lines of remarks, px."""
        tick = 0 if self._override.isHidden() else self._override.sizeHint().height() + _SPACING
        return self._title.sizeHint().height() + _SPACING + tick + 2 * (GAP + _ABOVE)

    def set_height(self, room: int) -> None:
        """Take a height, within reason, whatever is said here: nothing moves while one types."""
        least = self.least_heights[0]
        self.setFixedHeight(min(max(room, least), max(scaled(_MOST), least)))

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Say all that there is room for."""
        super().resizeEvent(event)
        self._word()

    def _teach(self) -> None:
        needed = self._looks_at.heightForWidth(self.width() - 4 * GAP) + self._title.sizeHint().height() + 3 * GAP
        self._looks_at.setVisible(not self._list.count() and needed <= self.height())

    @property
    def keeps_back(self) -> bool:
        """Whether a remark keeps the text from being saved."""
        return bool(self._blocking()) and not self.overrides

    @property
    def overrides(self) -> tuple[str, ...]:
        """Codes of blocking remarks that a coordinator has seen and lets pass."""
        is_ticked = self._is_coordinator and self._override.isChecked()
        return tuple(sorted({remark.code for remark in self._blocking()})) if is_ticked else ()

    def reason(self, *, is_kept: bool) -> str:
        """Return why the text cannot be queued, empty when it can; ``is_kept`` is whether it is stored all the same."""
        if not self.keeps_back:
            return ""
        first = self._blocking()[0]
        if is_kept:
            words = self.tr("Belum dapat diantrekan, draf tetap tersimpan: “{}” mengungkap data pribadi.")
        else:
            words = self.tr("Belum dapat diantrekan: “{}” mengungkap data pribadi.")
        if self._is_coordinator:
            way = self.tr("Hapus bagian itu, atau centang “Tetap kirim”.")
        else:
            way = self.tr("Hapus bagian itu, atau mintalah koordinator yang mengirimnya.")
        return f"{words.format(first.text)} {way}"

    def show_role(self, role: str) -> None:
        """Offer the override to a coordinator only."""
        self._is_coordinator = role == COORDINATOR
        self._fill()

    def show_remarks(self, remarks: tuple[RemarkView, ...]) -> None:
        """Show these remarks. What was let pass stays so only while nothing new keeps the text back."""
        was_checked, self._is_checked = self._is_checked and not self._has_failed, True
        self._has_failed = False
        if remarks == self._remarks:
            if not was_checked:
                self._say_how_many()
            return
        if not {remark.code for remark in _blocking(remarks)} <= {remark.code for remark in self._blocking()}:
            self._override.setChecked(False)
        self._remarks = remarks
        self._fill()
        self.remarks_changed.emit(remarks)
        self.verdict_changed.emit()

    def show_failure(self) -> None:
        """Say that the text could not be checked, where nothing is known about it."""
        self._has_failed = True
        self._say_how_many()

    def show_beside(self, sentences: tuple[str, ...]) -> None:
        """Say these below the remarks on the text; they keep nothing back."""
        if sentences != self._beside:
            self._beside = sentences
            self._fill()

    def clear(self) -> None:
        """Begin anew, for another text."""
        self._override.setChecked(False)
        self.show_remarks(())
        self._is_checked = False
        self._say_how_many()

    def show_text(self, *, is_empty: bool) -> None:
        """Know whether there is anything to check."""
        if is_empty != self._is_empty:
            self._is_empty = is_empty
            if not is_empty:  # what was checked before is another text
                self._is_checked = self._has_failed = False
            self._say_how_many()

    def _blocking(self) -> list[RemarkView]:
        return _blocking(self._remarks)

    def _fill(self) -> None:
        at = self._list.currentRow()
        self._list.clear()
        words = {
            Severity.BLOCKING: self.tr("Harus dibetulkan"),
            Severity.WARNING: self.tr("Perhatikan"),
            Severity.INFO: self.tr("Saran"),
        }
        self._shown, self._next_place = folded(self._remarks), {}
        said = [(group[0].severity, group[0].sentence, len(group)) for group in self._shown]
        said += [(Severity.INFO, sentence, 1) for sentence in self._beside]
        for severity, sentence, places in said:
            lead = words[severity]
            if places > 1:
                lead = self.tr("{} di {} tempat", "", places).format(lead, number(places))
            item = QListWidgetItem()
            item.setToolTip(f"{lead}: {sentence}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, item.toolTip())
            item.setForeground(QColor(getattr(self._appearance.tokens, _TONES[severity])))
            self._list.addItem(item)
        self._list.setCurrentRow(at if at < len(said) else -1)
        self._list.setVisible(bool(said))
        self._override.setVisible(self._is_coordinator and bool(self._blocking()))
        self._say_how_many()
        self._word()

    def _say_how_many(self) -> None:
        if count := self._list.count():
            words = self.tr("Pemeriksaan · {} catatan", "", count).format(number(count))
        elif self._is_empty:
            words = self.tr("Pemeriksaan · belum ada teks")
        elif self._has_failed:
            words = self.tr("Pemeriksaan · belum dapat diperiksa")
        elif not self._is_checked:
            words = self.tr("Pemeriksaan · sedang diperiksa")
        else:
            words = self.tr("Pemeriksaan · tidak ada catatan")
        self._title.setText(words)

    def _word(self) -> None:
        """Say everything at length where all of it is seen at once, else in short; the tool tip has the whole."""
        self._teach()
        items = [self._list.item(row) for row in range(self._list.count())]
        whole = [item.toolTip() for item in items]
        lines = self._list.fontMetrics()
        width = max(self._list.viewport().width(), 1)
        taken = sum(lines.boundingRect(0, 0, width, 1 << 20, _FLAGS, words).height() + 2 * _ABOVE for words in whole)
        room = self.height() - self._around + 2 * _ABOVE
        for item, words in zip(items, whole, strict=True):
            item.setText(words if taken <= room else in_short(words))

    def _show_place(self, item: QListWidgetItem) -> None:
        """Lead to the place of a remark; asked again, to the next one where there are several."""
        if (row := self._list.row(item)) < len(self._shown):
            group, place = self._shown[row], self._next_place.get(row, 0)
            self._next_place[row] = (place + 1) % len(group)
            self.place_wanted.emit(group[place])


def _blocking(remarks: tuple[RemarkView, ...]) -> list[RemarkView]:
    return [remark for remark in remarks if remark.severity is Severity.BLOCKING]
