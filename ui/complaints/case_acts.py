"""The row of buttons below a case: the next step, what else can be done, a note, and the page to print."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from sync.contract.events import EventKind
from ui.acts import PossibleAct
from ui.acts_dialog.beginning import IN_FORM
from ui.complaints.act_menu import menu_button
from ui.complaints.next_act import Act, other_acts
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, clear
from ui.ports import CaseView


class CaseActs(QWidget):
    """Offers what can be done with a case; a button that is offered again stays the same one."""

    act_wanted = Signal(str)
    """Name of the act."""
    sheet_wanted = Signal()
    """The case shall be printed."""

    def __init__(self, stop: QWidget) -> None:
        """Offer nothing; ``stop`` takes the keyboard when the button under it goes."""
        super().__init__()
        self._stop = stop
        self._row = FlowLayout(self)
        self.buttons: list[QPushButton] = []
        self._offered: tuple[object, ...] | None = None
        """What the buttons do that stand there."""

    def clear(self) -> None:
        """Offer nothing."""
        self.buttons, self._offered = [], None
        clear(self._row)

    def offer(self, main: Act | None, possible: Sequence[PossibleAct], view: CaseView) -> None:
        """Offer the next step and, in a menu, everything else that a role can do."""
        others = other_acts(possible, main.kind if main else None)
        if any(not draft.act for draft in view.drafts):
            others = [_behind_draft(one, self.tr("Ada draf: lanjutkan atau hapus isinya dahulu.")) for one in others]
        offered = (main, *((one.name, one.act.words, one.why_not) for one in others))
        if offered == self._offered:  # buttons ask what they are about when they are pressed
            return
        focused = self.window().focusWidget()
        under_keyboard = next((made.text() for made in self.buttons if made is focused), "")
        self.clear()
        self._offered = offered
        if main is not None:
            self._add(button(main.words, partial(self.act_wanted.emit, main.begins), "main"))
        if others:
            self._add(menu_button(self.tr("T&indakan lain"), others, self.act_wanted.emit, self))
        if any(one.act.kind is EventKind.NOTE and not one.why_not for one in others):
            self._add(button(self.tr("&Catatan internal"), partial(self.act_wanted.emit, str(EventKind.NOTE))))
        to_print = button(self.tr("C&etak …"), self.sheet_wanted.emit)
        to_print.setToolTip(self.tr("Ctrl+P"))
        self._add(to_print)
        if under_keyboard:  # an act that is possible no more leaves the keyboard to reading, not to another act
            same = [made for made in self.buttons if made.text() == under_keyboard]
            (same[0] if same else self._stop).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, made: QPushButton) -> None:
        self.buttons.append(made)
        self._row.addWidget(made)


def _behind_draft(one: PossibleAct, why_not: str) -> PossibleAct:
    """A case has one draft, so that no other text can be begun beside it."""
    return PossibleAct(act=one.act, name=one.name, why_not=why_not) if one.act.kind in IN_FORM else one
