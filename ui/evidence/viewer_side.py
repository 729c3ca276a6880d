"""Beside the picture: what it is, who took it when, and what *Bukti Utuh* noticed, in full sentences."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.evidence.description import Description
from ui.evidence.origin import OriginOfPicture
from ui.evidence.signs import mark_size, paint_mark
from ui.evidence.words import role_word, size_words, state_words
from ui.language.wording import dated, number
from ui.parts.labels import clear, hairline, label
from ui.parts.lamps import LampDot
from ui.parts.reading import ReadingArea
from ui.parts.text_block import TextBlock
from ui.parts.whole_edges import WholeEdges
from ui.ports.evidence import FileView
from ui.theme.appearance import Appearance
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class ViewerSide(QWidget):
    """Facts about one file; those of a draft can be described."""

    described = Signal(str, str, str)
    """SHA-256 of the file, its caption, its role."""

    def __init__(self, workplace: Workplace) -> None:
        """Start empty."""
        super().__init__()
        self._workplace = workplace
        self._title = TextBlock("", "reading-title")
        self.description = Description(QBoxLayout.Direction.TopToBottom)
        self.description.described.connect(self.described)
        self.description.finished.connect(workplace.captions.keep_now)
        self.origin = OriginOfPicture(workplace)
        self._reading = ReadingArea(self.tr("Keterangan berkas"))
        self._edges = WholeEdges(self._reading, workplace.appearance, "bg")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for widget in (self._title, self.description):
            column.addWidget(widget)
        column.addWidget(self._reading, 1)
        column.addWidget(self.origin)

    def show_file(self, file: FileView) -> None:
        """Show another file, or the same as it is now."""
        is_draft = not file.event
        self._title.setPlainText(file.name)
        self.description.show_file(file if is_draft else None)
        self.description.setVisible(is_draft)
        self.origin.show_file(file)
        column = self._reading.column
        clear(column)
        if file.caption and not is_draft:
            column.addWidget(label(file.caption, wrap=True))
        self._show_state(file)
        self._show_remarks(file)
        for name, value in self._facts(file):
            pair = QVBoxLayout()
            pair.setSpacing(1)
            pair.addWidget(label(name, "section"))
            pair.addWidget(label(value, "detail", wrap=True))
            column.addLayout(pair)
        if file.is_picture:
            self._explain_remarks(has_remarks=bool(file.remarks))
        column.addStretch(1)
        self._reading.to_start()

    def _show_state(self, file: FileView) -> None:
        word, tone = state_words(file)
        row = QHBoxLayout()
        row.addWidget(LampDot(word, tone))
        row.addStretch(1)
        self._reading.column.addLayout(row)
        if file.reason:
            self._reading.column.addWidget(label(file.reason, "problem", wrap=True))

    def _facts(self, file: FileView) -> list[tuple[str, str]]:
        now = self._workplace.now_ms()
        unknown = self.tr("tidak tercatat di dalam foto") if file.is_picture else ""
        taken = dated(file.taken_at, now) if file.taken_at else unknown
        sides = f"{number(file.width)} × {number(file.height)}" if file.width and file.height else ""
        said_by = ", ".join(part for part in (file.unit, file.author) if part)
        if file.written_at:
            said_by = " · ".join(part for part in (said_by, dated(file.written_at, now)) if part)
        facts = [
            (self.tr("Menunjukkan"), role_word(file.role) if file.event else ""),
            (self.tr("Diambil"), taken),
            (self.tr("Ukuran kiriman"), " · ".join(part for part in (size_words(file), sides) if part)),
            (self.tr("Dilampirkan oleh"), said_by),
            (self.tr("Penutupan"), self._covered() if file.redacted else ""),
        ]
        return [(name, value) for name, value in facts if value]

    def _covered(self) -> str:
        return self.tr("Ada bagian yang ditutup; pada salinan ini tidak dapat dibuka lagi.")

    def _explain_remarks(self, *, has_remarks: bool) -> None:
        """Say at the end what looked at the picture: what it noticed stands above, for that is to be acted upon."""
        column = self._reading.column
        column.addWidget(hairline())
        column.addWidget(label(self.tr("Bukti Utuh"), "section"))
        if not has_remarks:
            column.addWidget(label(self.tr("Tidak ada catatan."), "detail", wrap=True))
        explained = self.tr(
            "Pemeriksaan apakah foto ini utuh dan belum pernah dipakai. Catatan, bukan tuduhan: putuskan sendiri."
        )
        column.addWidget(label(explained, "small", wrap=True))

    def _show_remarks(self, file: FileView) -> None:
        column = self._reading.column
        for remark in file.remarks:
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(_Mark(self._workplace.appearance), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(remark.sentence, "detail", wrap=True), 1)
            column.addLayout(row)


class _Mark(QWidget):
    def __init__(self, appearance: Appearance) -> None:
        super().__init__()
        self._appearance = appearance
        self.setFixedSize(mark_size() + 2, mark_size() + 4)

    def paintEvent(self, _event: QPaintEvent, /) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_mark(painter, 1, self.height() / 2, self._appearance.tokens)
        painter.end()
