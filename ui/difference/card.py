"""The card itself: one sentence, two readable sides, what the reporter reads, and two or three buttons."""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from ui.difference.choices import Choice, choices, consequence, words
from ui.difference.compared import ComparedText, is_marked
from ui.difference.sides import Laid, SideRow
from ui.help.faults import told
from ui.language.wording import number, size
from ui.parts.dialog_room import open_at
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, card, hairline, label, pill
from ui.parts.reading import BAR, ReadingArea, clear_of_bar
from ui.parts.whole_edges import WholeEdges
from ui.ports.outbox import DifferenceView
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_WIDTH: Final = 900
_HEIGHT: Final = 560


class DifferenceCard(QDialog):
    """Shows one difference over the window; closes once something was chosen and is stored."""

    chosen = Signal(object, int)
    """The :class:`Choice` that was carried out, and the case; 0 for none."""

    def __init__(self, workplace: Workplace, view: DifferenceView, laid: Laid, parent: QWidget) -> None:
        """Show a difference as it was laid out."""
        super().__init__(parent)
        self._workplace, self._view = workplace, view
        self.setWindowTitle(self.tr("Kartu beda, laporan {}").format(view.tracking_id))
        open_at(self, _WIDTH, _HEIGHT)
        self._cause: QFrame | None = None
        self._said = label("", "problem", wrap=True)
        self._said.hide()
        self._reading = ReadingArea(self.tr("Kedua sisi"))
        self._edges = WholeEdges(self._reading, workplace.appearance, "bg")
        self.buttons: dict[Choice, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20 - BAR, 16)
        column.setSpacing(GAP)
        self._sentence = label(laid.sentence, "title", wrap=True)
        column.addLayout(clear_of_bar(self._sentence))
        column.addLayout(clear_of_bar(label(laid.advice, "", wrap=True)))
        column.addWidget(self._reading, 1)
        column.addLayout(clear_of_bar(self._said))
        column.addLayout(clear_of_bar(hairline()))
        column.addLayout(clear_of_bar(label(consequence(view), "small", wrap=True)))
        column.addLayout(self._acts())
        self._fill(laid)

    @property
    def sentence(self) -> str:
        """What happened."""
        return self._sentence.text()

    @property
    def said(self) -> str:
        """What became of the last choice, where the card is still open."""
        return self._said.text()

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Open at the thing in question, with the keyboard on the way that does no harm."""
        super().showEvent(event)
        next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, self._look_at_cause)

    def choose(self, choice: Choice) -> None:
        """Carry a choice out; the card says so where that fails."""
        view, desk = self._view, self._workplace.desk
        match choice:
            case Choice.LEAVE:
                self.accept()
            case Choice.COPY:
                QGuiApplication.clipboard().setText(view.text)
                self._tell(self.tr("Teks Anda disalin ke papan klip."), is_problem=False)
            case Choice.OPEN | Choice.KEEP:
                self._end(choice, view.case)
            case Choice.DRAFT | Choice.MEND:
                self._do(choice, lambda: desk.pull_back(view.action))
            case Choice.NOTE:
                self._do(choice, lambda: desk.pull_back(view.action, EventKind.NOTE))
            case Choice.CANCEL:
                self._do(choice, lambda: _after(view.case, desk.cancel, view.action))
            case Choice.GO_ON:
                self._do(choice, lambda: _after(view.case, partial(desk.look_again, view.case), view.act))
            case Choice.SHELVE:
                self._do(choice, lambda: _after(view.case, partial(desk.shelve_draft, view.case), view.act))

    def _do(self, choice: Choice, act: Callable[[], int]) -> None:
        for made in self.buttons.values():
            made.setEnabled(False)
        self._workplace.background.database.run(
            self, act, on_success=partial(self._end, choice), on_failure=self._has_failed
        )

    def _end(self, choice: Choice, case: int) -> None:
        self.accept()
        self.chosen.emit(choice, case)

    def _has_failed(self, fault: TindakError) -> None:
        for made in self.buttons.values():
            made.setEnabled(True)
        self._tell(told(fault), is_problem=True)

    def _tell(self, sentence: str, *, is_problem: bool) -> None:
        self._said.setProperty("part", "problem" if is_problem else "small")
        self._said.style().polish(self._said)
        self._said.setText(sentence)
        self._said.show()

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, BAR, 0)
        held = QWidget()
        flow = FlowLayout(held)
        for place, choice in enumerate(choices(self._view)):
            made = button(words(choice), partial(self.choose, choice), "" if place else "main")
            made.setAutoDefault(False)
            made.setDefault(not place)
            self.buttons[choice] = made
            flow.addWidget(made)
        row.addWidget(held, 1)
        return row

    def _fill(self, laid: Laid) -> None:
        column = self._reading.column
        column.setSpacing(GAP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(GAP)
        for place, heading in enumerate((laid.left, laid.right)):
            grid.addWidget(label(heading, "strong", wrap=True), 0, place)
            grid.setColumnStretch(place, 1)
        for place, row in enumerate(laid.rows, 1):
            self._add(grid, place, row, laid)
        column.addLayout(grid)
        for heading, lines in (
            (self.tr("Yang dibaca pelapor"), laid.reporter),
            (self.tr("Yang juga dicatat sejak itu"), laid.others),
        ):
            if lines:
                column.addWidget(hairline())
                column.addWidget(label(heading, "section"))
            for line in lines:
                column.addWidget(label(line, "", wrap=True))
        if small := self._in_passing(laid):
            column.addWidget(hairline())
            column.addWidget(label(small, "small", wrap=True))
        column.addStretch(1)

    def _in_passing(self, laid: Laid) -> str:
        """Return how the two sides are read, and what else is kept."""
        said = []
        if any(is_marked(row.left) or is_marked(row.right) for row in laid.rows if row.differs):
            said.append(self.tr("Kata yang bergaris bawah hanya ada di sisi itu."))
        if self._view.files:
            files = self.tr("Lampiran: {} berkas, {}; ikut disimpan bersama tulisan Anda.", "", self._view.files)
            said.append(files.format(number(self._view.files), size(self._view.files_bytes)))
        return " ".join(said)

    def _add(self, grid: QGridLayout, place: int, row: SideRow, laid: Laid) -> None:
        is_cause = row.aspect is laid.cause
        mark = pill(self.tr("ini sebabnya"), "held") if is_cause and self._view.action else None
        if mark is None and row.differs:
            mark = pill(self.tr("berbeda"), "soon")
        for side, (whose, pieces) in enumerate(((laid.left, row.left), (laid.right, row.right))):
            if not pieces:
                continue
            cell = card()
            column = QVBoxLayout(cell)
            column.setContentsMargins(12, 6, 12, 8)
            column.setSpacing(2)
            head = QHBoxLayout()
            head.setSpacing(GAP)
            name = (row.name_right if side else "") or row.name
            head.addWidget(label(name, "section", wrap=True), 1)
            if mark is not None and (side or not row.right):
                head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            elif mark is not None:  # what is called alike stands at one height
                mark.ensurePolished()
                head.addStrut(mark.sizeHint().height())
            if is_cause and not side:
                self._cause = cell
            column.addLayout(head)
            column.addWidget(ComparedText(pieces, f"{whose}, {name}"))
            column.addStretch(1)
            grid.addWidget(cell, place, side)

    def _look_at_cause(self) -> None:
        if self._cause is not None:
            self._reading.ensureWidgetVisible(self._cause, 0, 0)


_T = TypeVar("_T")


def _after(case: int, act: Callable[[_T], object], about: _T) -> int:
    """Do something; returns the case."""
    act(about)
    return case
