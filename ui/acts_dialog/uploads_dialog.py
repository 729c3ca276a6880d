"""Marks several replies as uploaded: each one ticked by whoever saw that it stands on lapor.go.id."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.complaints.upload_words import named_reply
from ui.help.faults import told
from ui.language.wording import number
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.ports.listing import BulkDone
from ui.ports.uploads import UploadLine
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_WIDTH: Final = 620
_HEIGHT: Final = 470
"""It fits a screen of 1366 by 768 at 125 %."""


MOST_AT_ONCE: Final = 100
"""So many are offered, the oldest ones: they are marked within seconds."""


class UploadsDialog(QDialog):
    """Asks which replies can be read by now; nothing is ticked at first, for each tick is a statement."""

    marked = Signal()
    """Something was marked: stored and queued."""

    def __init__(self, workplace: Workplace, replies: Sequence[UploadLine], parent: QWidget) -> None:
        """Offer these replies."""
        super().__init__(parent)
        self._workplace = workplace
        self._replies: tuple[UploadLine, ...] = ()
        self.setWindowTitle(self.tr("Tandai sudah diunggah"))
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("Balasan yang harus diunggah kantor Anda"))
        self.lines.setWordWrap(True)
        self.lines.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self.do = button("", self.save, "main")
        self._cancel = button(self.tr("&Batal"), self.reject)
        for one in (self.do, self._cancel):
            one.setAutoDefault(False)
        self.do.setToolTip(self.tr("Ctrl+Enter"))
        self.more = label("", "small", wrap=True)
        """How many more there are."""
        self._lay_out()
        self._offer(replies)
        self.lines.itemChanged.connect(lambda _item: self._count())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        open_at(self, _WIDTH, _HEIGHT)

    @property
    def said(self) -> str:
        """What was not marked, and why; empty while nothing is wrong."""
        return self._problem.text()

    def save(self) -> None:
        """Mark what is ticked."""
        ticked = self._ticked()
        if not ticked or not self.do.isEnabled():
            return
        self.do.setEnabled(False)
        self.lines.setEnabled(False)
        replies = [(one.case, one.reply) for one in ticked]
        self._workplace.background.database.run(
            self,
            lambda: (self._workplace.desk.mark_uploaded(replies), self._workplace.desk.uploads()),
            on_success=self._has_marked,
            on_failure=self._tell,
        )

    def reject(self) -> None:
        """Close, unless it is being stored."""
        if self.lines.isEnabled():
            super().reject()

    def _lay_out(self) -> None:
        explained = self.tr(
            "Centang hanya balasan yang benar-benar tampil di lapor.go.id. Waktu unggahnya dicatat sekarang; untuk "
            "waktu lain, tandai dari laporannya satu per satu."
        )
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        acts.addWidget(self.do)
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(GAP)
        column.addWidget(label(self.tr("Balasan mana yang sudah diunggah?"), "title"))
        column.addWidget(label(explained, "small", wrap=True))
        column.addWidget(self.lines, 1)
        column.addWidget(self.more)
        column.addWidget(self._problem)
        column.addLayout(acts)

    def _offer(self, replies: Sequence[UploadLine]) -> None:
        self._replies, more = tuple(replies[:MOST_AT_ONCE]), max(len(replies) - MOST_AT_ONCE, 0)
        self.more.setText(
            self.tr("{} balasan lagi tampil di sini setelah yang ini ditandai.", "", more).format(number(more))
        )
        self.more.setVisible(more > 0)
        self.lines.clear()
        for reply in self._replies:
            item = QListWidgetItem(self._words(reply))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.lines.addItem(item)
        self.lines.setCurrentRow(0)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
        self._count()

    def _words(self, reply: UploadLine) -> str:
        lines = [
            f"{reply.tracking_id} · {reply.title}",
            named_reply(reply.kind, reply.written_at, reply.begins, self._workplace.now_ms()),
        ]
        if reply.may_be_there:
            lines.append(self.tr("Mungkin sudah ada di sana: cari dahulu di lapor.go.id."))
        return "\n".join(lines)

    def _ticked(self) -> list[UploadLine]:
        return [
            reply
            for row, reply in enumerate(self._replies)
            if self.lines.item(row).checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        count = len(self._ticked())
        words = self.tr("&Tandai {} balasan", "", count).format(number(count)) if count else self.tr("&Tandai")
        self.do.setText(words)
        self.do.setAccessibleName(words.replace("&", ""))
        self.do.setEnabled(count > 0)

    def _has_marked(self, found: tuple[BulkDone, tuple[UploadLine, ...]]) -> None:
        done, left = found
        self.lines.setEnabled(True)
        if done.actions:
            self.marked.emit()
        if not done.refused:
            self.accept()
            return
        self._offer(left)
        count = len(done.actions)
        sentences = [self.tr("{} balasan ditandai.", "", count).format(number(count)) if count else ""]
        sentences += [f"{line.tracking_id}: {line.why_not}" for line in done.refused]
        self._say(" ".join(filter(None, sentences)))

    def _tell(self, fault: TindakError) -> None:
        self.lines.setEnabled(True)
        self._count()
        self._say(told(fault))

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()
