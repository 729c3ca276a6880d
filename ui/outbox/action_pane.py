"""One own action, whole: its text, its lamps, why it is held, and the ways to mend it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import EventKind, Lamp
from ui.complaints.copying import ReplyActs
from ui.evidence.case_files import CaseFiles
from ui.evidence.event_files import EventFiles
from ui.help.faults import told
from ui.language.wording import dated, details_line, subject, unbroken
from ui.outbox.on_the_way import size_facts, tries_fact, what_comes_next, why_it_waits
from ui.outbox.outbox_model import Group, group_of
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, card, clear, hairline, label
from ui.parts.lamps import Lamps
from ui.parts.reading import BAR, ReadingArea, clear_of_bar
from ui.parts.text_block import TextBlock
from ui.parts.whole_edges import WholeEdges
from ui.ports.desk import DeskState
from ui.ports.evidence import FileView
from ui.ports.outbox import OutboxLine
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class ActionPane(QFrame):
    """Shows one action of this desk."""

    pull_back_wanted = Signal(str)
    case_wanted = Signal(int)
    receipt_wanted = Signal(str)
    difference_wanted = Signal(str)
    act_wanted = Signal(int, str, str)
    """Case, the act to begin with it, and the own action that it is about."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the pane, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._line: OutboxLine | None = None
        self._state: DeskState | None = None
        self._why = label("", "", wrap=True)
        self._row: EventFiles | None = None
        self._reply: ReplyActs | None = None
        self._under_reply = QVBoxLayout()
        self._files = CaseFiles(workplace, self)
        self._files.has_come.connect(self.look_again)
        self._reading = ReadingArea(self.tr("Isi tindak lanjut"))
        self._edges = WholeEdges(self._reading, workplace.appearance)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._acts_row = QWidget()
        self._acts = FlowLayout(self._acts_row, keeps_company=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 12, 2 * GAP - BAR, 12)
        column.setSpacing(10)
        column.addWidget(self._reading, 1)
        column.addLayout(clear_of_bar(self._problem))
        column.addLayout(clear_of_bar(self._acts_row))

    def show_state(self, state: DeskState) -> None:
        """Say of what waits why it does, as things stand now."""
        self._state = state
        if self._line is not None and (why := why_it_waits(self._line, state, self._workplace.now_ms())):
            self._why.setText(why)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why an act failed."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def show_action(self, line: OutboxLine | None) -> None:
        """Show an action, or none."""
        self._line = line
        self._files.begin(0, ())
        self.show_problem("")
        column = self._reading.column
        clear(column)
        self._row, self._reply = None, None
        clear(self._acts)
        if line is None:
            column.addStretch(1)
            return
        self._show_standing(line)
        column.addWidget(hairline())
        if details := details_line(line.kind, line.said, lambda ms: dated(ms, self._workplace.now_ms())):
            column.addWidget(label(details, wrap=True))
        if line.text:
            column.addWidget(TextBlock(line.text))
        column.addStretch(1)
        self._show_acts(line)
        self.look_again()

    def _show_standing(self, line: OutboxLine) -> None:
        """Say how far it has come, and what comes next."""
        column = self._reading.column
        column.addWidget(label(subject(line), "small", wrap=True))
        column.addWidget(TextBlock(line.title, "reading-title"))
        if line.is_cancelled:
            column.addWidget(label(self._cancelled(), "strong", wrap=True))
        else:
            column.addWidget(Lamps(line.lamp, line.kind, sent_unconfirmed=line.sent_unconfirmed))
        if (ahead := self._ahead(line)) is not None:
            column.addWidget(ahead)
        if line.reason:
            column.addWidget(label(line.reason, _tone_of_reason(line), wrap=True))
        if why := why_it_waits(line, self._state, self._workplace.now_ms()):
            self._why = label(why, "", wrap=True)
            column.addWidget(self._why)
        column.addWidget(label(self._facts(line), "small", wrap=True))

    def _ahead(self, line: OutboxLine) -> QFrame | None:
        """Return that the reporter does not see an answer yet, with what brings it to him."""
        if not (words := what_comes_next(line)):
            return None
        made = card("news")
        column = QVBoxLayout(made)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addWidget(label(words, "", wrap=True))
        if line.lamp is Lamp.RECEIVED:
            has_to_mark = not line.is_marked and line.road is not LaporRoad.BRIDGE
            mark = partial(self.act_wanted.emit, line.case, str(EventKind.UPLOADED), line.id) if has_to_mark else None
            is_next = mark is not None and line.road is LaporRoad.BY_HAND
            self._reply = ReplyActs(line.text, upload=mark, is_marked=line.is_marked, is_next=is_next)
            column.addWidget(self._reply)
            self._under_reply = column
        return made

    def look_again(self) -> None:
        """Fetch how the files of the shown action stand."""
        line = self._line
        if line is None or not line.case:
            return
        self._workplace.background.database.run(
            self,
            lambda: tuple(file for file in self._workplace.evidence.files(line.case) if file.event == line.id),
            on_success=lambda files: self._show_files(line, files),
            on_failure=lambda fault: self.show_problem(told(fault)),
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
        if self._reply is not None and (folder := self._files.folder_acts(line.id)) is not None:
            self._reply.row.addWidget(folder.open)
            self._under_reply.addWidget(folder)

    def _cancelled(self) -> str:
        return self.tr("Anda batalkan: tidak dikirim lagi. Teks dan lampirannya tetap tersimpan di sini.")

    def _facts(self, line: OutboxLine) -> str:
        now = self._workplace.now_ms()
        facts = [self.tr("Ditulis {}").format(unbroken(dated(line.written_at, now)))]
        if line.received_at:
            facts.append(self.tr("Diterima server {}").format(unbroken(dated(line.received_at, now))))
        if line.receipt:
            facts.append(self.tr("Tanda terima {}").format(line.receipt))
        if line.published_at:
            facts.append(self.tr("Tampil ke pelapor {}").format(unbroken(dated(line.published_at, now))))
        if tried := tries_fact(line, now):
            facts.append(tried)
        return " · ".join([*facts, *size_facts(line)])

    def _show_acts(self, line: OutboxLine) -> None:
        group = group_of(line)
        if group is Group.ATTENTION:
            look = button(self.tr("Lihat dan &putuskan …"), lambda: self.difference_wanted.emit(line.id), "main")
            self._acts.addWidget(look)
        elif self._reply is not None and self._reply.acts:
            for act in self._reply.acts:
                self._acts.addWidget(act)
        elif line.can_pull_back:
            words = self.tr("&Tarik kembali ke draf")
            if group is Group.CANCELLED:
                words = self.tr("&Pulihkan sebagai draf")
            self._acts.addWidget(button(words, lambda: self.pull_back_wanted.emit(line.id)))
        if group is Group.CANCELLED and line.text:
            self._acts.addWidget(button(self.tr("&Salin teks"), lambda: self._copy(line.text)))
        if line.received_at:
            self._acts.addWidget(button(self.tr("Tanda t&erima …"), lambda: self.receipt_wanted.emit(line.id)))
        if line.case:
            self._acts.addWidget(button(self.tr("Buka lap&oran"), lambda: self.case_wanted.emit(line.case)))


def _tone_of_reason(line: OutboxLine) -> str:
    """Return how a reason is dressed: as its lamp is."""
    if line.is_cancelled:
        return "muted"
    return "held" if line.lamp is Lamp.HELD else "problem"
