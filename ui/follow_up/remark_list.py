"""What the check has to say about the text, beside it: each remark leads to its place."""

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout

from sync.contract.replies.remarks import COORDINATOR, Severity
from ui.parts.labels import label
from ui.parts.whole_lines import WholeLines
from ui.reply_ports import RemarkView
from ui.theme.appearance import Appearance
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP

_HEIGHT: Final = 176
_LEAST_OF_LIST: Final = 20
_TONES: Final = {Severity.BLOCKING: "late", Severity.WARNING: "soon", Severity.INFO: "muted"}


class RemarkList(QFrame):
    """Remarks, the heaviest first."""

    place_wanted = Signal(object)
    """The remark whose place is to be shown."""
    verdict_changed = Signal()
    """Whether the text may be saved has changed."""

    def __init__(self, appearance: Appearance) -> None:
        """Build it, without remarks."""
        super().__init__()
        self.setProperty("part", "card")
        self._appearance = appearance
        self._remarks: tuple[RemarkView, ...] = ()
        self._beside: tuple[str, ...] = ()
        """What is said besides, which has no place in the text."""
        self._is_coordinator = False
        self._title = label("", "section")
        self._list = QListWidget()
        self._list.setProperty("part", "remarks")
        self._list.setAccessibleName(self.tr("Catatan pemeriksaan"))
        self._list.setItemDelegate(WholeLines(self._list, appearance, side=0, above=4))
        self._list.setResizeMode(QListWidget.ResizeMode.Adjust)  # lines break anew once there is a scroll bar
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self._list.setMinimumHeight(_LEAST_OF_LIST)
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.itemClicked.connect(self._show_place)
        self._list.itemActivated.connect(self._show_place)
        self._looks_at = label(
            self.tr("Diperiksa selagi Anda menulis: data pribadi, isian yang belum diisi, panjang, dan susunannya."),
            "small",
            wrap=True,
        )
        self._override = QCheckBox(self.tr("Tetap kirim"))
        self._override.setToolTip(self.tr("Koordinator bertanggung jawab atas data yang ikut terkirim."))
        self._override.toggled.connect(self.verdict_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, GAP, GAP, GAP)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._looks_at)
        column.addWidget(self._list, 1)
        column.addStretch(0)
        column.addWidget(self._override)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setMaximumHeight(scaled(_HEIGHT))
        appearance.changed.connect(self._fill)
        self._fill()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the same height whatever is said, so that nothing moves; a small screen gives less."""
        return QSize(super().sizeHint().width(), scaled(_HEIGHT))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Keep to that height, though there are lines that break."""
        return False

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Say what is looked at where there is room for all of it."""
        super().resizeEvent(event)
        self._teach()

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

    @property
    def reason(self) -> str:
        """Why the text cannot be saved; empty when it can."""
        if not self.keeps_back:
            return ""
        first = self._blocking()[0]
        words = self.tr("Belum dapat disimpan: “{}” membuka data pribadi. Hapus bagian itu{}")
        return words.format(
            first.text,
            self.tr(", atau centang “Tetap kirim”.")
            if self._is_coordinator
            else self.tr("; bila memang harus terkirim, mintalah koordinator yang mengirimnya."),
        )

    def show_role(self, role: str) -> None:
        """Offer the override to a coordinator only."""
        self._is_coordinator = role == COORDINATOR
        self._fill()

    def show_remarks(self, remarks: tuple[RemarkView, ...]) -> None:
        """Show these remarks. What was let pass stays so only while nothing new keeps the text back."""
        if remarks == self._remarks:
            return
        if not {remark.code for remark in _blocking(remarks)} <= {remark.code for remark in self._blocking()}:
            self._override.setChecked(False)
        self._remarks = remarks
        self._fill()
        self.verdict_changed.emit()

    def show_beside(self, sentences: tuple[str, ...]) -> None:
        """Say these below the remarks on the text; they keep nothing back."""
        if sentences != self._beside:
            self._beside = sentences
            self._fill()

    def clear(self) -> None:
        """Begin anew, for another text."""
        self._override.setChecked(False)
        self.show_remarks(())

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
        said = [(remark.severity, remark.sentence) for remark in self._remarks]
        said += [(Severity.INFO, sentence) for sentence in self._beside]
        for severity, sentence in said:
            item = QListWidgetItem(f"{words[severity]}: {sentence}")
            item.setToolTip(sentence)
            item.setForeground(QColor(getattr(self._appearance.tokens, _TONES[severity])))
            self._list.addItem(item)
        self._list.setCurrentRow(at if at < len(said) else -1)
        self._list.setVisible(bool(said))
        self._teach()
        self._title.setText(
            self.tr("Pemeriksaan · {} catatan").format(len(said))
            if said
            else self.tr("Pemeriksaan · tidak ada catatan")
        )
        self._override.setVisible(self._is_coordinator and bool(self._blocking()))

    def _show_place(self, item: QListWidgetItem) -> None:
        if (row := self._list.row(item)) < len(self._remarks):
            self.place_wanted.emit(self._remarks[row])


def _blocking(remarks: tuple[RemarkView, ...]) -> list[RemarkView]:
    return [remark for remark in remarks if remark.severity is Severity.BLOCKING]
