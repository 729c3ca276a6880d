"""The head of a case, which stays in sight: its number, what it is called, whose turn it is, and the clocks."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.complaints.case_facts import (
    anonymous_rule,
    clock_pills,
    closing_warning,
    confidential_rule,
    held_sentence,
    turn_sentence,
)
from ui.complaints.next_act import came_back
from ui.language.wording import beginning
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, call, clear, label, pill
from ui.parts.reading import BAR
from ui.parts.text_block import TextBlock
from ui.ports.desk import CaseView
from ui.theme.tokens import GAP

MOST_LETTERS: Final = 90
"""Of a longer title the head shows the beginning; the whole stands where one can scroll."""
_SHORT_CATEGORY: Final = 24
_FEW_LETTERS: Final = 60
"""That beginning: two lines, three of large text."""


def whole_title(view: CaseView) -> TextBlock:
    """Return the whole title of a case of which the head has room for the beginning alone."""
    return TextBlock(view.line.title, "reading")


def is_told_above(category: str) -> bool:
    """Whether a category is short enough to stand beside the number; a longer one stands among the facts."""
    return len(category) <= _SHORT_CATEGORY


class CaseHead(QWidget):
    """Says which case this is and what it waits for."""

    width_wanted = Signal()
    """The case shall take the whole width, or stand beside the list again."""
    back_wanted = Signal()
    """The case from which one came here shall be shown again."""
    sheet_wanted = Signal()
    """The case shall be printed."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._says: tuple[object, ...] = ()
        self._back = button("", self.back_wanted.emit, "link")
        self._back.setToolTip(self.tr("Alt+Kiri"))
        self._facts = label("", "small", wrap=True)
        to_print = button(self.tr("C&etak …"), self.sheet_wanted.emit, "link")
        to_print.setToolTip(self.tr("Ctrl+P"))
        self._width = button("", self.width_wanted.emit, "link")
        self._top = QWidget()
        self._top.hide()
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GAP)
        row.addWidget(self._back)
        row.addWidget(self._facts, 1)
        for way in (to_print, self._width):
            row.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
        self._title = TextBlock("", "reading-title")
        self._title.setAccessibleName(self.tr("Judul laporan"))
        self._title.hide()
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, BAR, 0)
        whole.setSpacing(6)
        whole.addWidget(self._top)
        whole.addWidget(self._title)
        whole.addLayout(self._column)

    def say(self, text: str, part: str, again: Callable[[], object] | None = None) -> None:
        """Say this instead of anything about a case; ``again`` is what a button tries once more."""
        self.dress_anew()
        self._top.hide()
        self._title.hide()
        clear(self._column)
        self._column.addWidget(label(text, part, wrap=True))
        if again is not None:
            self._column.addWidget(button(self.tr("Coba lagi"), again), 0, Qt.AlignmentFlag.AlignLeft)

    def dress_anew(self) -> None:
        """Make it anew when it is shown next, though it says the same."""
        self._says = ()

    def show_case(self, view: CaseView, today: date, *, is_wide: bool, way_back: str) -> None:
        """Show a case; ``way_back`` is the number of the one from which one came, empty for none."""
        line = view.line
        has_come_back = came_back(view) is not None
        says = (line, today, is_wide, way_back, has_come_back)
        if says == self._says:
            return
        self._says = says
        clear(self._column)
        self._show_top(view, is_wide=is_wide, way_back=way_back)
        self._show_title(line.title)
        warning = closing_warning(view, today, with_turn=not has_come_back)
        if has_come_back:
            self._column.addWidget(held_sentence(view, today))
        elif line.turn.sentence and warning is None:
            self._column.addWidget(turn_sentence(view, today))
        if warning is not None:
            self._column.addWidget(warning)
        self._column.addWidget(self._pills(view, today))

    def _pills(self, view: CaseView, today: date) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=6, line_gap=4)
        if view.line.anonymous:
            flow.addWidget(pill(self.tr("Anonim"), "wait", anonymous_rule()))
        if view.line.confidential:
            flow.addWidget(pill(self.tr("Rahasia"), "held", confidential_rule()))
        turn = view.line.turn
        told = turn.due_on if turn.is_mine or came_back(view) is None else None
        for clock in clock_pills(view, today, without_warning=True, told=told):
            flow.addWidget(clock)
        return made

    def _show_top(self, view: CaseView, *, is_wide: bool, way_back: str) -> None:
        """Name the case, and what one can do with the place of it: the same buttons, so that the keyboard stays."""
        line = view.line
        call(self._back, self.tr("‹ Kembali ke {}").format(way_back))
        self._back.setVisible(bool(way_back))
        category = line.category if is_told_above(line.category) else ""
        self._facts.setText(" · ".join(part for part in (line.tracking_id, category) if part))
        call(self._width, self.tr("Kembali ke daftar") if is_wide else self.tr("Lebarkan"))
        self._width.setToolTip(self.tr("F11 atau Esc") if is_wide else self.tr("F11"))
        self._top.show()

    def _show_title(self, whole: str) -> None:
        """Show the title, as large as it is read."""
        is_short = len(whole) <= MOST_LETTERS
        self._title.show_text(whole if is_short else beginning(whole, _FEW_LETTERS))
        self._title.setToolTip("" if is_short else whole)
        self._title.show()
