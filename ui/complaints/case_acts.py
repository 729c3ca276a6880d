"""The row of buttons below a case: the next step, what else can be done, and a note."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from sync.contract.events import EventKind
from ui.acts_dialog.beginning import IN_FORM
from ui.complaints.act_menu import menu_button, open_with
from ui.complaints.next_act import EXCHANGE, Act, other_acts
from ui.difference.opening import DIFFERENCE
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, call
from ui.ports.acts import PossibleAct
from ui.ports.desk import CaseView
from ui.theme.tokens import GAP


class CaseActs(QWidget):
    """Offers what can be done with a case; a button that is offered again stays the same one."""

    act_wanted = Signal(str)
    """Name of the act."""
    main_wanted = Signal()
    """The next step."""

    def __init__(self, stop: QWidget) -> None:
        """Offer nothing; ``stop`` takes the keyboard when the button under it goes."""
        super().__init__()
        self._stop = stop
        self.buttons: list[QPushButton] = []
        """Those that stand there."""
        # The same ones for every case: to make them takes longer than all else that is done here.
        row = FlowLayout(self)
        self._main = button("", self.main_wanted.emit, "main")
        row.addWidget(self._main)  # one after the other, for Tab goes through them in this order
        self._others = menu_button(self.tr("T&indakan lain"), (), self.act_wanted.emit, self)
        row.addWidget(self._others)
        self._note = button(self.tr("&Catatan internal"), partial(self.act_wanted.emit, str(EventKind.NOTE)))
        row.addWidget(self._note)
        self._offered: tuple[object, ...] | None = None
        """What the buttons do that stand there."""
        self.clear()

    def clear(self) -> None:
        """Offer nothing."""
        self.buttons, self._offered = [], None
        for made in (self._main, self._others, self._note):
            made.hide()

    def offer(self, main: Act | None, possible: Sequence[PossibleAct], view: CaseView) -> None:
        """Offer the next step and, in a menu, everything else that a role can do."""
        is_act = main is not None and main.name not in (DIFFERENCE, EXCHANGE)
        others = other_acts(possible, main.kind if main is not None and is_act else None)
        if any(not draft.act for draft in view.drafts):
            others = [_behind_draft(one, self.tr("Ada draf: lanjutkan atau hapus isinya dahulu.")) for one in others]
        offered = (main, *((one.name, one.act.words, one.why_not) for one in others))
        if offered == self._offered:  # buttons ask what they are about when they are pressed
            return
        focused = self.window().focusWidget()
        under_keyboard = next((made.text() for made in self.buttons if made is focused), "")
        if main is not None:
            call(self._main, main.words)
        open_with(self._others, others, self.act_wanted.emit)
        has_note = (main is None or is_act) and any(
            one.act.kind is EventKind.NOTE and not one.why_not for one in others
        )
        wanted = ((self._main, main is not None), (self._others, bool(others)), (self._note, has_note))
        self.buttons = [made for made, is_wanted in wanted if is_wanted]
        if under_keyboard:  # an act that is possible no more leaves the keyboard to reading, not to another act
            same = [made for made in self.buttons if made.text() == under_keyboard]
            (same[0] if same else self._stop).setFocus(Qt.FocusReason.OtherFocusReason)
        self._offered = offered
        for made, is_wanted in wanted[:2]:
            made.setVisible(is_wanted)
        self._fit()

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep the acts to one line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out the note where it would take a line from what is read: the menu has it too."""
        needed = sum(made.sizeHint().width() + GAP for made in self.buttons) - GAP
        self._note.setVisible(self._note in self.buttons and needed <= self.width())


def _behind_draft(one: PossibleAct, why_not: str) -> PossibleAct:
    """A case has one draft, so that no other text can be begun beside it."""
    return PossibleAct(act=one.act, name=one.name, why_not=why_not) if one.act.kind in IN_FORM else one
