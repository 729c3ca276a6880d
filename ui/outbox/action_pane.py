"""One own action, whole: its text, its lamps, why it is held, and the ways to mend it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.evidence.case_files import CaseFiles
from ui.evidence.event_files import EventFiles
from ui.evidence_ports import FileView
from ui.outbox.outbox_model import Group, group_of
from ui.outbox_ports import OutboxLine
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, clear, hairline, label
from ui.parts.lamps import Lamps
from ui.parts.reading import ReadingArea
from ui.parts.text_block import TextBlock
from ui.theme.tokens import GAP
from ui.wording import dated, details_line, size, subject
from ui.workplace import Workplace


class ActionPane(QFrame):
    """Shows one action of this desk."""

    pull_back_wanted = Signal(str)
    case_wanted = Signal(int)
    receipt_wanted = Signal(str)

    def __init__(self, workplace: Workplace) -> None:
        """Build the pane, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._line: OutboxLine | None = None
        self._row: EventFiles | None = None
        self._files = CaseFiles(workplace, self)
        self._files.has_come.connect(self.look_again)
        self._reading = ReadingArea(self.tr("Isi tindak lanjut"))
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._acts_row = QWidget()
        self._acts = FlowLayout(self._acts_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 12, GAP, 12)
        column.setSpacing(10)
        column.addWidget(self._reading, 1)
        column.addWidget(self._problem)
        column.addWidget(self._acts_row)

    def show_problem(self, sentence: str) -> None:
        """Say why an act failed."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def show_action(self, line: OutboxLine | None) -> None:
        """Show an action, or say what will stand here."""
        self._line = line
        self._files.begin(0, ())
        self.show_problem("")
        column = self._reading.column
        clear(column)
        self._row = None
        clear(self._acts)
        column.setContentsMargins(0, 0, GAP, 0)
        if line is None:
            column.addWidget(label(self._explanation(), "muted", wrap=True))
            column.addStretch(1)
            return
        column.addWidget(label(subject(line), "small", wrap=True))
        column.addWidget(TextBlock(line.title, "reading-title"))
        column.addWidget(Lamps(line.lamp, line.kind, sent_unconfirmed=line.sent_unconfirmed))
        if line.reason:
            column.addWidget(label(line.reason, "problem", wrap=True))
        if line.sent_unconfirmed:
            column.addWidget(label(self._unconfirmed(), "small", wrap=True))
        for fact in self._facts(line):
            column.addWidget(label(fact, "small", wrap=True))
        column.addWidget(hairline())
        if details := details_line(line.kind, line.said, lambda ms: dated(ms, self._workplace.now_ms())):
            column.addWidget(label(details, wrap=True))
        if line.text:
            column.addWidget(TextBlock(line.text))
        column.addStretch(1)
        self._show_acts(line)
        self.look_again()

    def look_again(self) -> None:
        """Fetch how the files of the shown action stand."""
        line = self._line
        if line is None or not line.case:
            return
        self._workplace.background.database.run(
            self,
            lambda: tuple(file for file in self._workplace.evidence.files(line.case) if file.event == line.id),
            on_success=lambda files: self._show_files(line, files),
            on_failure=lambda fault: self.show_problem(str(fault)),
        )

    def _show_files(self, line: OutboxLine, files: tuple[FileView, ...]) -> None:
        if self._line is not line or self._files.show_again(files):
            return
        if self._row is not None:
            self._row.deleteLater()
        self._files.begin(line.case, files)
        self._row = self._files.row(line.id)
        if self._row is not None:
            column = self._reading.column
            column.insertWidget(column.count() - 1, self._row)

    def _explanation(self) -> str:
        return self.tr("Setiap tindak lanjut yang Anda simpan muncul di sini, dengan lampu sejauh mana sampainya.")

    def _unconfirmed(self) -> str:
        return self.tr(
            "Sudah dikirim, tetapi jawaban server belum tiba. Dipastikan sendiri pada pertukaran berikutnya; "
            "tidak akan terkirim dua kali."
        )

    def _facts(self, line: OutboxLine) -> list[str]:
        now = self._workplace.now_ms()
        facts = [self.tr("Ditulis {}").format(dated(line.written_at, now))]
        if line.received_at:
            facts.append(self.tr("Diterima server {}").format(dated(line.received_at, now)))
        if line.receipt:
            facts.append(self.tr("Tanda terima {}").format(line.receipt))
        if line.published_at:
            facts.append(self.tr("Tampil ke pelapor {}").format(dated(line.published_at, now)))
        if line.bytes and group_of(line) is not Group.RECEIVED:
            facts.append(self.tr("Ukuran kiriman {}").format(size(line.bytes)))
        return facts

    def _show_acts(self, line: OutboxLine) -> None:
        needs_attention = group_of(line) is Group.ATTENTION
        if line.case and (line.can_pull_back or needs_attention):
            part = "main" if needs_attention else ""
            self._acts.addWidget(
                button(self.tr("&Tarik kembali ke draf"), lambda: self.pull_back_wanted.emit(line.id), part)
            )
        if line.received_at:
            self._acts.addWidget(button(self.tr("Tanda t&erima …"), lambda: self.receipt_wanted.emit(line.id)))
        if line.case:
            self._acts.addWidget(button(self.tr("&Buka laporan"), lambda: self.case_wanted.emit(line.case)))
