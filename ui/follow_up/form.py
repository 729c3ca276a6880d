"""The form: text in the middle, help at the side; nothing moves while one types."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from sync.contract.errors import TindakError
from sync.contract.events import LAPOR_TEXT_LIMIT, PUBLIC_KINDS, EventKind
from ui.actions.action import WindowAction
from ui.acts import PossibleAct
from ui.complaints.next_act import open_kinds
from ui.difference.notice import DifferenceNotice
from ui.evidence.drop_target import DropTarget
from ui.evidence.strip import FileStrip
from ui.evidence_ports import FileView
from ui.follow_up.draft_keeper import DraftKeeper
from ui.follow_up.help_panel import HelpPanel
from ui.follow_up.kind_choice import KindChoice
from ui.follow_up.kinds import act_words, purpose
from ui.follow_up.remark_list import RemarkList
from ui.follow_up.reply_watch import ReplyWatch
from ui.follow_up.template_picker import TemplatePicker
from ui.follow_up.writing_field import WritingField
from ui.help.faults import told
from ui.parts.labels import button, label, restyle
from ui.parts.letters import in_units
from ui.ports import CaseView, DeskState
from ui.reply_ports import RemarkView
from ui.rooms import RoomPage
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.wording import number, time_of_day
from ui.workplace import Workplace

_ROOMY: Final = 560
"""Height of the form in which files may take more than their tiles, px."""


class FollowUpForm(RoomPage):
    """Writes one event of one case."""

    recorded = Signal(int)
    """Case whose follow-up is now stored and queued."""
    left = Signal(int)
    """Case whose form was left; its draft is kept."""
    safety_changed = Signal(bool)
    """Whether all that was typed is stored."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the form; :meth:`open` fills it."""
        super().__init__()
        self._workplace = workplace
        self._case = 0
        self._view: CaseView | None = None
        self._then: Callable[[], None] | None = None
        self.keeper = DraftKeeper(workplace, self)
        self.keeper.saved.connect(self._say_saved)
        self.keeper.failed.connect(self._say_unsaved)
        self.keeper.safety_changed.connect(self._pass_on_safety)
        self._of_case = label("", "muted", wrap=True)
        self._heading = label("", "heading")
        self._purpose = label("", "small", wrap=True)
        self._text = WritingField()
        self._text.textChanged.connect(self._typed)
        self.files = FileStrip(workplace)
        self.files.busy_changed.connect(self._note_files)
        self._text.files_offered.connect(self.files.take_mime)
        drop = DropTarget(self)
        drop.dropped.connect(self.files.take_mime)
        drop.hovered.connect(self.files.show_hovered)
        self.notice = DifferenceNotice(workplace)
        self._templates = TemplatePicker(workplace, self._text)
        self._templates.failed.connect(self._say_problem)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._too_long = label(self._warning_of_length(), "warning", wrap=True)
        self._too_long.hide()
        # One label that may wrap, so that it never takes the buttons' room.
        self._said = label("", "small", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._count_words, self._kept_words = "", ""
        self._help = HelpPanel(workplace)
        self._remarks = RemarkList(workplace.appearance)
        self._remarks.place_wanted.connect(self._select_place)
        self._remarks.verdict_changed.connect(self._judge_saving)
        self._watch = ReplyWatch(workplace, self)
        self._watch.told.connect(self._remarks.show_remarks)
        self._is_open = self._saves_next = False
        self._kept_back = ""
        self._kinds = KindChoice(self._typed)
        self._save = button(self.tr("&Simpan && antrekan"), self.save, "main")
        self._save.setToolTip(self.tr("Ctrl+Enter"))
        self._lay_out()

    @property
    def is_safe(self) -> bool:
        """Whether nothing typed or attached exists only in memory."""
        return self.keeper.is_safe and self.files.is_safe

    def open(self, case: int, kind: EventKind) -> None:
        """Write about a case; a draft that was kept goes on where it stood, whatever kind was asked for."""
        self._when_safe(partial(self._fetch, case, kind))

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Keep room for the text."""
        super().resizeEvent(event)
        is_roomy = event.size().height() >= _ROOMY
        self.files.set_roomy(is_roomy=is_roomy)
        self._purpose.setVisible(is_roomy)

    def show_state(self, state: DeskState) -> None:
        """Say what saving does, as things stand."""
        self._help.show_state(state)
        self.notice.look()
        self._remarks.show_role(state.role)

    def save(self) -> None:
        """Record the event and queue it; the text stays if that fails."""
        if self._view is None or not self._is_open:
            return
        if self.files.is_busy:
            self._say_problem(self.tr("Berkas masih disiapkan. Tunggu sebentar, lalu simpan lagi."))
            return
        self._saves_next = not self.files.is_settled
        if self._saves_next:  # what goes along is what is stored; it takes but a moment to know
            self.files.settle()
            return
        if self._remarks.keeps_back:
            self._say_problem(self._remarks.reason)
            return
        text, kind, case = self._text.toPlainText().strip(), self._kinds.kind, self._case
        overrides, template, files = self._remarks.overrides, self._templates.key, self.files.enclosed
        if not text:
            self._say_problem(self.tr("Belum ada yang ditulis. Tulis jawaban dahulu, lalu simpan."))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.keep_now()
        self._set_open(is_open=False)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.record_follow_up(case, kind, text, overrides, template, files),
            on_success=lambda _id: self._has_recorded(case),
            on_failure=self._tell,
        )

    def keep_now(self) -> None:
        """Store at once what was typed and is not stored yet."""
        self.files.keep_now()
        self.keeper.keep_now()

    def leave(self) -> None:
        """Go back to the case; what was typed stays as a draft."""
        self._when_safe(lambda: self.left.emit(self._case))

    def _when_safe(self, act: Callable[[], None]) -> None:
        """Do something that takes the text away, but only when it is stored."""
        self._then = None
        self.files.keep_now()
        if self.keeper.is_safe:
            act()
        else:
            self._then = act
            self.keeper.keep_now()

    def _fetch(self, case: int, kind: EventKind) -> None:
        self._case, self._view = case, None
        self._saves_next = False
        self.files.begin(0)
        self._set_open(is_open=False)
        self._workplace.background.database.run(
            self,
            lambda: (
                self._workplace.desk.case(case),
                self._workplace.desk.possible_acts(case),
                self._workplace.evidence.files(case),
            ),
            on_success=lambda found: self._begin(*found, kind),
            on_failure=self._tell,
        )

    def _warning_of_length(self) -> str:
        return self.tr("Lebih panjang daripada yang biasa diterima LAPOR! ({} huruf); ringkaslah bila dapat.").format(
            number(LAPOR_TEXT_LIMIT)
        )

    def _lay_out(self) -> None:
        bottom = QHBoxLayout()
        bottom.setSpacing(GAP)
        bottom.addWidget(self._save)
        bottom.addWidget(button(self.tr("Kem&bali"), self.leave))
        choose = button(self.tr("&Templat"), self._open_templates, "quiet")
        choose.setToolTip(self.tr("Ctrl+T, atau ketik :: di dalam teks"))
        bottom.addWidget(choose)
        bottom.addWidget(self._said, 1)
        middle = QVBoxLayout()
        middle.setSpacing(GAP)
        for above in (self._of_case, self._heading, self._kinds, self._purpose):
            middle.addWidget(above)
        middle.addWidget(self.notice)
        middle.addWidget(self._text, 1)
        middle.addWidget(self.files)
        middle.addWidget(self._too_long)
        middle.addWidget(self._problem)
        middle.addLayout(bottom)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 16, 20, 12)
        row.setSpacing(2 * GAP)
        row.addLayout(middle, 1)
        side = QVBoxLayout()
        side.setSpacing(GAP)
        for widget, share in ((self._help, 1), (self._remarks, 0)):
            widget.setFixedWidth(scaled(300))
            side.addWidget(widget, share)
        row.addLayout(side)
        self.setTabOrder(self._text, self._save)

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done while one writes."""
        return (
            WindowAction("save-form", self.tr("Simpan & antrekan"), self.save, ("Ctrl+Return", "Ctrl+Enter")),
            WindowAction("attach", self.tr("Lampirkan berkas …"), self.files.attach, ("Ctrl+Shift+L",)),
            WindowAction("scan-folder", self.tr("Pindai folder …"), self.files.scan, ("Ctrl+Shift+F",)),
            WindowAction("templates", self.tr("Pilih templat …"), self._open_templates, ("Ctrl+T",)),
            WindowAction("leave-form", self.tr("Kembali; draf tersimpan"), self.leave, ("Esc",)),
        )

    def _begin(
        self, view: CaseView, possible: tuple[PossibleAct, ...], files: tuple[FileView, ...], kind: EventKind
    ) -> None:
        if view.line.case != self._case:
            return
        draft = view.draft
        kind = draft.kind if draft is not None else kind
        self._view = None  # so that filling in does not count as typing
        kinds = open_kinds(possible, kind, draft.kind if draft is not None else None)
        kind = kind if kind in kinds else kinds[0]
        self._kinds.offer(kinds, kind)
        self._text.setPlainText(draft.text if draft is not None else "")
        self._text.space_lines()
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._view = view
        self.keeper.begin(self._case, kind, self._text.toPlainText())
        self._templates.begin(self._case)
        self.files.begin(self._case)
        self.notice.begin(self._case, draft)
        self._of_case.setText(f"{view.line.tracking_id} · {view.line.title}")
        self._help.show_case(view, files)
        self._kept_words = ""
        if draft is not None:
            self._kept_words = self.tr("draf dilanjutkan, tersimpan {}").format(time_of_day(draft.saved_at))
        self._problem.hide()
        self._remarks.clear()
        self._set_open(is_open=True)
        self._show_kind_and_count()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._text.setReadOnly(not is_open)
        self.files.setEnabled(is_open)
        self._judge_saving()

    def _judge_saving(self) -> None:
        """Offer saving unless a remark keeps the text back; then say why."""
        reason = self._remarks.reason
        self._save.setEnabled(self._is_open and not reason and not self.files.is_busy)
        if reason:
            self._say_problem(reason)
        elif self._problem.text() == self._kept_back:  # any other sentence there is not ours to take away
            self._problem.hide()
        self._kept_back = reason

    def _select_place(self, remark: RemarkView) -> None:
        """Select what a remark is about; the whole text for one about the whole."""
        text = self._text.toPlainText()
        start, end = (remark.start, remark.end) if remark.end else (0, len(text))
        cursor = self._text.textCursor()
        cursor.setPosition(in_units(text, start))
        cursor.setPosition(in_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        self._text.setTextCursor(cursor)
        self._text.ensureCursorVisible()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        if self._view is None:
            return
        if not self._remarks.keeps_back:
            self._problem.hide()
        self.keeper.typed(self._kinds.kind, self._text.toPlainText())
        self._templates.typed(self._kinds.kind)
        self._show_kind_and_count()

    def _open_templates(self) -> None:
        if self._view is not None:
            self._templates.open(self._kinds.kind)

    def _show_kind_and_count(self) -> None:
        if self._view is None:
            return
        kind = self._kinds.kind
        is_public = kind in PUBLIC_KINDS
        self._watch.typed(self._case, kind, self._text.toPlainText())
        self._heading.setText(act_words(kind))
        self._purpose.setText(purpose(kind))
        self._help.show_kind(kind, self._view)
        count = len(self._text.toPlainText())
        words = self.tr("{} huruf").format(number(count))
        if is_public:
            words = self.tr("{} dari {} huruf").format(number(count), number(LAPOR_TEXT_LIMIT))
        is_over = is_public and count > LAPOR_TEXT_LIMIT
        self._count_words = words
        restyle(self._said, "part", "warning" if is_over else "small")
        self._say_state()
        self._too_long.setVisible(is_over)

    def _say_state(self) -> None:
        self._said.setText(" · ".join(part for part in (self._count_words, self._kept_words) if part))

    def _say_saved(self, saved_at: int) -> None:
        self._kept_words = self.tr("tersimpan {}").format(time_of_day(saved_at)) if saved_at else ""
        self._say_state()
        self._problem.hide()
        self._judge_saving()

    def _pass_on_safety(self, is_safe: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if not is_safe:
            self._kept_words = self.tr("belum tersimpan")
            self._say_state()
        self.safety_changed.emit(self.is_safe)
        if is_safe and self._then is not None:
            act, self._then = self._then, None
            act()

    def _note_files(self) -> None:
        self._judge_saving()
        self.safety_changed.emit(self.is_safe)
        if self._saves_next and not self.files.is_settling:
            self._saves_next = False
            if self.files.is_settled:
                self.save()

    def _say_unsaved(self, sentence: str) -> None:
        self._then = None
        self._say_problem(sentence)

    def _say_problem(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def _tell(self, fault: TindakError) -> None:
        self._set_open(is_open=self._view is not None)
        self._say_problem(told(fault))

    def _has_recorded(self, case: int) -> None:
        self.keeper.end()
        self.notice.end()
        self._watch.stop()
        self._view = None
        self._text.clear()
        self.files.begin(0)
        self.recorded.emit(case)
