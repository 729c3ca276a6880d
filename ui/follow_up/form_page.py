"""The form as it is laid out: text in the middle, help at the side, nothing that moves while one types."""

from abc import abstractmethod
from collections.abc import Iterator
from functools import partial
from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from sync.contract.replies.placeholders import placeholders
from ui.difference.notice import DifferenceNotice
from ui.evidence.drop_target import DropTarget
from ui.evidence.strip import FileStrip
from ui.follow_up.act_part import ActPart
from ui.follow_up.ending import Ending
from ui.follow_up.form_bars import BottomBar, TopBar
from ui.follow_up.help_panel import HelpPanel
from ui.follow_up.kind_choice import KindChoice
from ui.follow_up.middle_column import MiddleColumn
from ui.follow_up.queued import Queued, QueuedNote
from ui.follow_up.remark_list import RemarkList
from ui.follow_up.trouble import Trouble
from ui.follow_up.writing_field import WritingField
from ui.language.wording import dated
from ui.parts.labels import label, restyle
from ui.ports.desk import DeskState, Draft
from ui.ports.replies import RemarkView
from ui.rooms import RoomPage
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_ROOMY: Final = 560
"""Height of the form in which what stands beside the text may say more than it has to, px."""
_DESCRIBES: Final = 610
"""Height of the form in which files may take more than their tiles, px."""
_SIDE: Final = (300, 420)
"""Width of what stands beside the text, px: at the least and at the most."""
_SHARE_BESIDE: Final = 0.36
"""Part of the width that it takes between them."""
_LOW: Final = 460
"""Height of the form below which what is chosen from takes a single line, px."""
_AROUND: Final = 28
"""What is kept empty above and below, px."""
_READ: Final = 3
"""What is answered takes one of so many parts of the height."""


class FormPage(RoomPage):
    """The widgets of the form and where they stand; what they do is told by who derives from it."""

    def __init__(self, workplace: Workplace) -> None:
        """Build what leads elsewhere; :meth:`build` makes the rest."""
        super().__init__()
        self._workplace = workplace
        self._is_checked = True
        """Whether what is written is looked at before it is sent."""
        self.notice = DifferenceNotice(workplace)
        self.ending = Ending()

    def build(self) -> Iterator[None]:
        """Make the bars and the text, the files, what stands beside, and put everything in its place, empty."""
        self._make_written()
        yield
        self._make_files()
        yield
        self._make_beside()
        yield
        self._lay_out()
        yield
        self._connect()

    def _make_written(self) -> None:
        self._middle = MiddleColumn()
        self._top = TopBar()
        self._heading = self._top.heading
        self._kinds = KindChoice()
        self._purpose = label("", "small", wrap=True)
        self._text = WritingField()
        self._part = ActPart(self._text)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._trouble = Trouble(self._problem)
        self._bottom = BottomBar()
        self._save, self._said = self._bottom.save, self._bottom.said

    def _make_files(self) -> None:
        self.files = FileStrip(self._workplace)
        self.files.notice.spare = lambda: self._text.height() - self._text.minimumSizeHint().height()
        self._text.files_offered.connect(self.files.take_mime)
        drop = DropTarget(self)
        drop.dropped.connect(self.files.take_mime)
        drop.hovered.connect(self.files.show_hovered)

    def _make_beside(self) -> None:
        self._help = HelpPanel(self._workplace)
        self._remarks = RemarkList(self._workplace.appearance)
        self._beside: tuple[QWidget, ...] = (self.notice, self._help, self._remarks)
        self.notice.installEventFilter(self)
        self._help.wants_changed.connect(self._make_room_beside)
        self._queued = QueuedNote(self._workplace, self)
        for place in (self._top, self.ending):
            self._queued.said.connect(place.say_queued)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep room for the text."""
        super().resizeEvent(event)
        height = event.size().height()
        self.files.set_roomy(is_roomy=height >= scaled(_DESCRIBES))
        is_low = height < scaled(_LOW)
        self._top.set_low(is_low=is_low)
        self._kinds.set_low(is_low=is_low)
        self._middle.column.setSpacing(GAP - 3 if is_low else GAP)
        width = min(max(round(event.size().width() * _SHARE_BESIDE), scaled(_SIDE[0])), scaled(_SIDE[1]))
        for one in self._beside:
            one.setFixedWidth(width)
        self._make_room_beside()

    def _make_room_beside(self) -> None:
        """Give the check what the complaint beside it does not need; it stays so however much the check has to say."""
        room = self.height() - _AROUND - GAP
        is_crowded = not self.notice.isHidden()
        if is_crowded:
            hint = self.notice.heightForWidth(self.notice.width()) if self.notice.hasHeightForWidth() else -1
            room -= GAP + max(hint, self.notice.minimumSizeHint().height())
        least, fair = (0, 0) if self._remarks.isHidden() else self._remarks.least_heights
        is_low = self.height() < scaled(_ROOMY)
        share = ceil(self.height() / _READ)
        self._help.set_room(share, room - fair, room - least, is_low=is_low, is_crowded=is_crowded)
        self._remarks.set_height(room - self._help.wanted_height)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Make room beside the text for why it came back."""
        if watched is self.notice and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._make_room_beside()
        return super().eventFilter(watched, event)

    def show_state(self, state: DeskState) -> None:
        """Say what saving does, as things stand."""
        self._help.show_state(state)
        self.notice.look()
        self._remarks.show_role(state.role)
        self._queued.show_state(state)

    def show_ending(self, queued: Queued, rest: int) -> None:
        """Say that nothing is left to write, and how much of *Hari ini* waits for this officer all the same."""
        self._pages.setCurrentWidget(self.ending)
        self._queued.follow(queued)
        self.ending.show_done(rest)

    def why_nothing(self) -> str:
        """Return why nothing can be written now; empty where something is."""
        return self.tr("Tidak ada yang sedang ditulis.") if self._pages.currentWidget() is self.ending else ""

    def why_no_proposal(self) -> str:
        """Return why no proposal goes along with saving."""
        return self.why_nothing() or self._bottom.why_no_proposal

    def why_no_preview(self) -> str:
        """Return why there is no preview of what is written."""
        lacking = self.tr("Tulisan ini tidak dibaca pelapor, jadi tidak ada pratinjaunya.")
        return self.why_nothing() or (lacking if self._top.preview.isHidden() else "")

    def why_no_place(self) -> str:
        """Return why there is no place to go to."""
        has_some = not self._text.isHidden() and bool(placeholders(self._text.toPlainText()))
        return self.why_nothing() or ("" if has_some else self.tr("Tidak ada isian yang belum diisi."))

    def why_no_templates(self) -> str:
        """Return why no template is offered."""
        lacking = self.tr("Tindakan ini tidak memakai templat.")
        return self.why_nothing() or (lacking if self._top.templates.isHidden() else "")

    def why_no_files(self) -> str:
        """Return why no file can be attached."""
        return self.why_nothing() or (self.tr("Tindakan ini tidak membawa berkas.") if self.files.isHidden() else "")

    def _select_place(self, remark: RemarkView) -> None:
        self._text.select_part(remark.start, remark.end)
        self._middle.ensureWidgetVisible(self._text, 0, 0)

    def _say_purpose(self, sentence: str) -> None:
        """Say what the act is for; where the chosen kind cannot be sent, offer what still can."""
        self._purpose.setText(sentence)
        self._purpose.setVisible(bool(sentence))
        is_note_next = self._kinds.takes_only_notes
        self.notice.offer_note(self._kinds.why_not if is_note_next else "")
        restyle(self._save, "part", "" if is_note_next else "main")
        if self._remarks.isHidden() is (can_go := self._is_checked and not self._kinds.why_not):
            self._remarks.setVisible(can_go)  # what cannot be sent needs no check
            self._make_room_beside()

    def _lead_in(self, draft: Draft | None, *, has_fields: bool, by_itself: bool) -> None:
        """Put the keyboard where the act is done; above that, where a key may do harm that was not meant for it.

        :param draft: what stands in the form.
        :param has_fields: whether the act may have fields before its text.
        :param by_itself: as :attr:`ui.follow_up.opening.Wanted.by_itself`.
        """
        first = self._part.fields.first if has_fields and self._part.fields is not None else None
        stop = first or (self._save if self._text.isHidden() else self._text)
        lead = partial(stop.setFocus, Qt.FocusReason.OtherFocusReason)
        if by_itself and (draft is not None or stop is self._save):
            self._top.case.hold(dated(draft.saved_at, self._workplace.now_ms()) if draft is not None else "", lead)
        else:
            lead()

    def _is_unread(self) -> bool:
        """Whether nobody has gone on from a draft that opened by itself; leads there then, instead of saving it."""
        if not self._top.case.is_held:
            return False
        self._top.case.go_on()
        self._say_problem(self.tr("Ini sudah laporan berikutnya. Baca dahulu, lalu simpan lagi."))
        return True

    def _say_problem(self, sentence: str) -> None:
        self._trouble.say(sentence)

    def _lay_out(self) -> None:
        """Put everything in its place, as one reads, which is also the way of Tab.

        From the outside in: what moves later is dressed anew with all that is in it.
        """
        self._pages = QStackedLayout(self)
        work = QWidget(self)
        self._pages.addWidget(work)
        row = QHBoxLayout(work)
        row.setContentsMargins(20, 16, 20, _AROUND - 16)
        row.setSpacing(2 * GAP)
        whole, side, written = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        row.addLayout(whole, 1)
        row.addLayout(side)
        whole.setSpacing(GAP)
        whole.addWidget(self._middle, 1)
        middle = self._middle.column
        for above in (self._top, self._kinds, self._purpose, self._part):
            middle.addWidget(above)
        middle.addLayout(written, 1)
        written.setSpacing(GAP // 2)
        written.addWidget(self._part.text_label)
        written.addWidget(self._text, 1)
        middle.addStretch(0)
        middle.addWidget(self.files)
        for below in (self._problem, self._bottom):
            whole.addWidget(below)
        side.setSpacing(GAP)
        for widget, share in ((self.notice, 0), (self._help, 1), (self._remarks, 0)):
            widget.setFixedWidth(scaled(_SIDE[0]))
            side.addWidget(widget, share)
        self._pages.addWidget(self.ending)
        self.setTabOrder(self._text, self._save)

    @abstractmethod
    def _connect(self) -> None:
        """Have everything do its work: it is made, and in its place."""
