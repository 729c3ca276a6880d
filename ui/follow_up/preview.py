"""The preview: what the reporter will read, and what of it stays in the office."""

from collections.abc import Collection

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.events import SAID_TO_REPORTER, EventKind
from sync.contract.replies.placeholders import placeholders
from ui.follow_up.kinds import audience, is_draft_first
from ui.language.wording import number
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, card, hairline, label
from ui.parts.reading import BAR, ReadingArea
from ui.parts.text_block import TextBlock
from ui.ports.desk import CaseView
from ui.ports.evidence import FileView
from ui.theme.tokens import GAP

_SIZE = (640, 480)


class Preview(QDialog):
    """Shows one text as it will stand under the complaint; Esc leads back to it."""

    def __init__(
        self, view: CaseView, kind: EventKind, text: str, files: Collection[FileView], parent: QWidget
    ) -> None:
        """Show a text of this kind."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Seperti yang dibaca pelapor"))
        open_at(self, *_SIZE)
        self._view, self._kind, self._text, self._files = view, kind, text, files
        is_public = kind in SAID_TO_REPORTER and not is_draft_first(kind, view.facts)
        reading = ReadingArea(self.tr("Yang dibaca pelapor"))
        if kind in SAID_TO_REPORTER:
            reading.column.addWidget(self._page())
        else:
            reading.column.addWidget(label(self.tr("Pelapor tidak akan melihat ini."), "strong", wrap=True))
            reading.column.addWidget(TextBlock(text, "reading-muted"))
        reading.column.addStretch(1)
        above, below = QVBoxLayout(), QVBoxLayout()
        for part in (above, below):
            part.setContentsMargins(0, 0, BAR, 0)
            part.setSpacing(GAP)
        above.addWidget(label(self.tr("Akan terlihat oleh"), "section"))
        above.addWidget(label(audience(kind, view.line, view.facts), "detail", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20 - BAR, 16)
        column.setSpacing(GAP)
        column.addLayout(above)
        column.addWidget(reading, 1)
        column.addLayout(below)
        if is_public:
            below.addWidget(hairline())
            below.addWidget(label(self.tr("Tidak diperlihatkan"), "section"))
            below.addWidget(label(self._kept(), "detail", wrap=True))
        if unfilled := len(placeholders(text)):
            words = self.tr("{} isian belum diisi; pelapor akan membacanya seperti di atas.").format(number(unfilled))
            below.addWidget(label(words, "warning", wrap=True))
        row = QHBoxLayout()
        row.addStretch(1)
        back = button(self.tr("Kem&bali menulis"), self.accept, "main")
        back.setToolTip(self.tr("Esc"))
        row.addWidget(back)
        below.addLayout(row)

    def _page(self) -> QFrame:
        made = card()
        column = QVBoxLayout(made)
        column.setContentsMargins(2 * GAP, 12, 2 * GAP, 12)
        column.setSpacing(GAP)
        line = self._view.line
        column.addWidget(label(f"{line.tracking_id} · {line.title}", "small", wrap=True))
        column.addWidget(label(line.unit or self.tr("Kantor Anda"), "strong", wrap=True))
        text = TextBlock(self._text or self.tr("(belum ada yang ditulis)"), "reading")
        text.setAccessibleName(self.tr("Balasan"))
        column.addWidget(text)
        for file in self._files:
            words = self.tr("Lampiran: {}").format(file.name)
            if file.caption:
                words = self.tr("Lampiran: {}, {}").format(file.name, file.caption)
            column.addWidget(label(words, "detail", wrap=True))
        return made

    def _kept(self) -> str:
        words = self.tr("Catatan internal, kendala, konsep, dan urusan dengan koordinator.")
        if self._files:
            words += " " + self.tr("Foto dikirim sebagai salinan tanpa lokasi GPS; aslinya tetap di komputer ini.")
        if self._view.line.confidential:
            words += " " + self.tr("Laporan rahasia: publik tidak melihat apa pun.")
        return words
