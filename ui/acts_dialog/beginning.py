"""Begins an act: in the form, where all that is typed is kept; only a mark without words has a dialog."""

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from sync.contract.casework.acts import APPROVAL, act_named
from sync.contract.casework.lapor_road import BY_OFFICE
from sync.contract.errors import TindakError
from sync.contract.events import WRITTEN_KINDS, EventKind
from ui.complaints.next_act import GO_ON
from ui.difference.opening import DIFFERENCE
from ui.help.faults import told
from ui.ports.acts import PossibleAct, UnitChoice
from ui.ports.desk import CaseView
from ui.ports.uploads import UploadLine
from ui.workplace import Workplace

if TYPE_CHECKING:
    from ui.acts_dialog.dialog import ActDialog

IN_FORM: Final = frozenset(WRITTEN_KINDS)
"""What the form may be opened for before the rules are asked: they share one draft, which may be there already."""

_Found = tuple[CaseView, tuple[PossibleAct, ...], tuple[UnitChoice, ...]]


class Beginning(QObject):
    """Opens what an act is done in."""

    form_wanted = Signal(int, str, str)
    """Case, name or kind of the act, and what it is about, that the form shall be opened with."""
    done = Signal(int)
    """Case with which an act was done in a dialog."""
    marked = Signal()
    """Replies were marked as uploaded, of several cases."""
    difference_wanted = Signal(str)
    """Own action whose card of differences shall be shown."""
    safety_changed = Signal(bool)
    """Whether nothing stands in a dialog that is not stored."""
    refused = Signal(str)
    """Sentence: why it cannot be begun."""

    def __init__(self, workplace: Workplace, window: QWidget) -> None:
        """Open dialogs over ``window``."""
        super().__init__(window)
        self._workplace, self._window = workplace, window
        self._awaited = 0
        self.dialog: ActDialog | None = None

    def begin(self, case: int, name: str, about: str = "") -> None:
        """Begin an act, by its name or kind.

        :param about: id of the draft or response concerned; the oldest one where it is left out.
        """
        if name == DIFFERENCE:
            self.difference_wanted.emit(about)
            return
        if name == GO_ON:
            self.form_wanted.emit(case, name, "")
            return
        act = act_named(name)
        kind = act.kind if act is not None else EventKind(name) if name in set(EventKind) else None
        if kind in IN_FORM and not (kind is EventKind.DRAFT and about):
            self.form_wanted.emit(case, str(kind), "")
            return
        self._awaited += 1
        desk = self._workplace.desk
        self._workplace.background.database.run(
            self,
            lambda: (desk.case(case), desk.possible_acts(case), desk.units()),
            on_success=partial(self._open, name, about, self._awaited),
            on_failure=self._tell,
        )

    def begin_uploads(self) -> None:
        """Ask which of the replies that the office has to upload stand on lapor.go.id by now."""
        self._awaited += 1
        self._workplace.background.database.run(
            self,
            self._workplace.desk.uploads,
            on_success=partial(self._open_uploads, self._awaited),
            on_failure=self._tell,
        )

    def _open_uploads(self, awaited: int, replies: tuple[UploadLine, ...]) -> None:
        if awaited != self._awaited or (self.dialog is not None and self.dialog.isVisible()):
            return
        if not replies:
            self.refused.emit(self.tr("Tidak ada balasan yang perlu diunggah kantor Anda ke lapor.go.id."))
            return
        from ui.acts_dialog.uploads_dialog import UploadsDialog  # noqa: PLC0415 - a start needs no dialogs

        made = UploadsDialog(self._workplace, replies, self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.marked.connect(self.marked)
        made.open()

    def _open(self, name: str, about: str, awaited: int, found: _Found) -> None:
        if awaited != self._awaited or (self.dialog is not None and self.dialog.isVisible()):
            return
        view, possible, units = found
        wanted = act_named(name)
        offered = next((one for one in possible if one.name == (wanted.name if wanted else name)), None)
        if offered is None or offered.why_not:
            self.refused.emit(offered.why_not if offered else self.tr("Peran Anda tidak dapat melakukan ini."))
            return
        about = about or _oldest(view, name)
        if offered.act.kind is not EventKind.UPLOADED:
            self.form_wanted.emit(view.line.case, offered.name, about)
            return
        from ui.acts_dialog.dialog import ActDialog  # noqa: PLC0415 - a start needs no dialogs

        made = ActDialog(self._workplace, offered.act, name, view, units, self._window, about=about)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.done_with.connect(self.done)
        made.safety_changed.connect(self.safety_changed)
        made.destroyed.connect(self._forget)
        self.dialog = made
        made.open()

    def _forget(self) -> None:
        self.dialog = None

    def _tell(self, fault: TindakError) -> None:
        self.refused.emit(told(fault))


def _oldest(view: CaseView, name: str) -> str:
    facts = view.facts
    if name == EventKind.UPLOADED:
        left = [one for one in facts.awaiting_upload if one not in facts.upload_waiting]
        return next((one for one in left if facts.roads.get(one) in BY_OFFICE), next(iter(left), ""))
    if name in (APPROVAL, EventKind.DRAFT_DECLINED):
        own = {said.id for said in view.timeline if said.own}
        return next((one for one in facts.waiting_drafts if one not in own), "")
    return ""
