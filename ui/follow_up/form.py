"""The form of every act: text in the middle, help at the side; nothing moves while one types."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor

from sync.contract.casework.acts import ACT_OF_KIND
from sync.contract.casework.lapor_road import for_letters
from sync.contract.errors import TindakError
from sync.contract.events import PUBLIC_KINDS, SAID_TO_REPORTER, WRITTEN_KINDS, EventKind
from sync.contract.replies.placeholders import placeholders
from ui.actions.action import WindowAction
from ui.acts_dialog.words import consequence, heading, verb
from ui.complaints.next_act import open_kinds
from ui.follow_up.beside_text import beside_text
from ui.follow_up.case_news import CaseNews
from ui.follow_up.draft_keeper import DraftKeeper
from ui.follow_up.form_commands import commands_of, not_proposed
from ui.follow_up.form_page import FormPage
from ui.follow_up.kinds import act_words, is_draft_first
from ui.follow_up.opening import Found, Wanted, choose, look_up
from ui.follow_up.preview import Preview
from ui.follow_up.queued import Queued
from ui.follow_up.reply_watch import ReplyWatch
from ui.follow_up.template_picker import TemplatePicker
from ui.help.faults import told
from ui.language.wording import kind_word
from ui.parts.labels import call
from ui.ports.acts import PossibleAct
from ui.ports.desk import CaseView
from ui.workplace import Workplace


class FollowUpForm(FormPage):
    """Does one act with one case."""

    recorded = Signal(int, object, bool)
    """Case with which something was done that is now stored and queued, what it is, and whether the next case shall
    follow."""
    outbox_wanted = Signal(str)
    """Own action that shall be shown in *Kotak keluar*."""
    left = Signal(int)
    """Case whose form was left; its draft is kept."""
    list_wanted = Signal()
    """The list shall be shown from which work was begun."""
    kept = Signal()
    """What was typed or attached was stored, or an emptied draft dropped."""
    safety_changed = Signal(bool)
    """Whether all that was typed is stored."""

    def __init__(self, workplace: Workplace) -> None:
        """Begin the form, which :meth:`build` makes and :meth:`open` fills."""
        super().__init__(workplace)
        self._case = 0
        self._wanted = Wanted(0, "")
        self._view: CaseView | None = None
        self._act: PossibleAct | None = None
        """The act that has fields and a draft of its own; ``None`` for a written kind."""
        self.keeper = DraftKeeper(workplace, self)
        self._watch = ReplyWatch(workplace, self)
        self._is_open = False
        self._saves_next: Callable[[], None] | None = None
        self._news = CaseNews(workplace, self)

    @property
    def is_safe(self) -> bool:
        """Whether nothing typed or attached exists only in memory."""
        return self.keeper.is_safe and self.files.is_safe

    def open(self, case: int, act: str, about: str = "", again: str = "") -> None:
        """Do an act, by its name or kind; a draft of it goes on where it stood.

        :param about: id of the draft or response concerned.
        :param again: sentence, where the act was taken back in *Kotak keluar* just before; going back leads there.
        """
        self._when_safe(partial(self._fetch, Wanted(case, act, about, again=again)))

    def follow(self, case: int, act: str, queued: Queued) -> None:
        """Open by itself for the case that follows one with which something was queued."""
        self._when_safe(partial(self._fetch, Wanted(case, act, queued=queued, by_itself=True)))

    def arrive(self) -> None:
        """Leave the keyboard where the form itself has put it."""

    def refresh(self) -> None:
        """Look whether the case has changed; the text, and all that is shown, stay until one asks for the news."""
        if self._is_open:
            self._news.look(lambda: self._view, lambda: self._kinds.name)
        self._queued.look()

    def save(self, *, propose: bool = False, goes_on: bool = True) -> None:
        """Do the act and queue it; the text stays if that fails.

        :param propose: propose behind the answer that the case is done.
        :param goes_on: have the next case follow.
        """
        if self._view is None or not self._is_open or (propose and self._bottom.propose.isHidden()):
            return
        if self._is_unread():
            return
        if self.files.is_busy:
            self._say_problem(self.tr("Berkas masih disiapkan. Tunggu sebentar, lalu simpan lagi."))
            return
        self._saves_next = None
        if not self.files.is_settled:  # what goes along is what is stored; it takes but a moment to know
            self._saves_next = partial(self.save, propose=propose, goes_on=goes_on)
            self.files.settle()
            return
        if self._kinds.why_not:  # the button is off, but keys and the palette ask too
            self._say_problem(self._kinds.meaning)
            return
        if self._remarks.keeps_back or not self._part.is_answered:
            reason = self._remarks.reason(is_kept=not self._trouble.is_unstored)
            self._say_problem(reason or self._part.ask())
            return
        if not self._words and self._part.needs_text:
            self._say_problem(self.tr("Belum ada yang ditulis. Tulis jawaban dahulu, lalu simpan."))
            self._text.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self._kind in SAID_TO_REPORTER and (question := self._templates.question(self._words)):
            self._say_problem(question)
            return
        self.keep_now()
        self._set_open(is_open=False)
        what = self._act.act.words if self._act is not None else kind_word(self._kind)
        road = for_letters(self._view.facts.road, len(self._words))
        files = tuple(file.size for file in self.files.shown) if self._act is None else ()
        waits = self._act is None and is_draft_first(self._kind, self._view.facts)
        kind = EventKind.DRAFT if waits else self._kind
        queued = Queued(what, self._view.line.tracking_id, kind, road, propose, files)
        self._workplace.background.database.run(
            self,
            self._recording(propose=propose),
            on_success=lambda action: self._has_recorded(replace(queued, action=action), goes_on=goes_on),
            on_failure=self._tell_unqueued,
        )

    def keep_now(self) -> None:
        """Store at once what was typed and is not stored yet."""
        self.files.keep_now()
        self.keeper.keep_now()

    def leave(self) -> None:
        """Go back to the case, or where it was taken back; what was typed stays as a draft."""
        if self._pages.currentWidget() is self.ending:
            self.ending.today_wanted.emit()
        else:
            self._when_safe(self.list_wanted.emit if self._wanted.again else partial(self.left.emit, self._case))

    def back_to_list(self) -> None:
        """Go back to where work was begun; what was typed stays as a draft."""
        self._when_safe(self.list_wanted.emit)

    def look_into_outbox(self) -> None:
        """Show in *Kotak keluar* what was queued just before; what was typed stays as a draft."""
        if (queued := self._queued.queued) is not None:
            self._when_safe(partial(self.outbox_wanted.emit, queued.action))

    def back_to_earlier(self) -> None:
        """Go to the case that was worked on just before; what was typed stays as a draft."""
        self._when_safe(self.ending.case_wanted.emit)

    def preview(self) -> None:
        """Show the text as the reporter will read it."""
        if self._view is not None and self._is_open and not self._top.preview.isHidden():
            dialog = Preview(self._view, self._kind, self._words, self.files.shown, self.window())
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(lambda _result: self._text.setFocus(Qt.FocusReason.OtherFocusReason))
            dialog.open()

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done while one writes."""
        return commands_of(self, self)

    def to_next_place(self) -> None:
        """Go to the next place of a template that is not filled in yet."""
        self._templates.to_next_place()

    @property
    def _kind(self) -> EventKind:
        """Kind of event that comes of the act."""
        return self._act.act.kind if self._act is not None else self._kinds.kind

    @property
    def _words(self) -> str:
        return self._text.toPlainText().strip()

    def _recording(self, *, propose: bool) -> Callable[[], str]:
        desk, case, words, overrides = self._workplace.desk, self._case, self._words, self._remarks.overrides
        if self._act is not None:
            name, request = self._act.name, self._part.request(words, overrides)
            return lambda: desk.act(case, name, request)
        kind, template, files, category = self._kind, self._templates.key, self.files.enclosed, self._part.category
        return lambda: desk.record_follow_up(case, kind, words, overrides, template, files, category, propose=propose)

    def _when_safe(self, act: Callable[[], None]) -> None:
        """Do something that takes the text away, but only when it is stored."""
        self.keep_now()
        self.files.call_when_safe(partial(self.keeper.call_when_safe, act))

    def _switch(self, act: str) -> None:
        """Go over to an act that has a draft of its own."""
        self._when_safe(partial(self._fetch, Wanted(self._case, act, queued=self._wanted.queued)))

    def _connect(self) -> None:
        self._templates = TemplatePicker(self._workplace, self._text)
        self.keeper.saved.connect(self._say_saved)
        self.keeper.failed.connect(self._trouble.say_unstored)
        self.keeper.safety_changed.connect(self._pass_on_safety)
        for pressed, act in (
            (self._top.templates, self.open_templates),
            (self._top.preview, self.preview),
            (self._top.back, self.leave),
            (self._top.to_list, self.back_to_list),
            (self._top.earlier, self.back_to_earlier),
            (self._top.in_outbox, self.look_into_outbox),
            (self._save, self.save),
            (self._bottom.propose, partial(self.save, propose=True)),
        ):
            pressed.clicked.connect(lambda _checked, act=act: act())
        self._text.textChanged.connect(self._typed)
        self._part.changed.connect(self._typed)
        self._kinds.chosen.connect(self._typed)
        self._kinds.wanted.connect(self._switch)
        self.files.busy_changed.connect(self._note_files)
        self._templates.failed.connect(self._say_problem)
        self._news.arrived.connect(lambda said, can_show: self._help.show_news(said, can_show=can_show))
        self._help.news_wanted.connect(self._show_news)
        self.notice.note_wanted.connect(lambda: self._kinds.choice(EventKind.NOTE).click())
        self._remarks.place_wanted.connect(self._select_place)
        self._remarks.verdict_changed.connect(self._judge_saving)
        self._watch.told.connect(self._remarks.show_remarks)
        self._watch.failed.connect(self._remarks.show_failure)
        self._remarks.remarks_changed.connect(self._templates.mark)

    def _fetch(self, wanted: Wanted) -> None:
        self._case, self._wanted, self._view = wanted.case, wanted, None
        self._saves_next = None
        self._pages.setCurrentIndex(0)
        self.files.begin(0)
        self._set_open(is_open=False)
        self._workplace.background.database.run(
            self,
            lambda: look_up(self._workplace, wanted.case, wanted.act),
            on_success=partial(self._begin, wanted),
            on_failure=self._tell,
        )

    def _begin(self, wanted: Wanted, found: Found) -> None:
        if wanted != self._wanted:
            return
        view = found.view
        self._view = None  # so that filling in does not count as typing
        self._news.take()
        choice = choose(wanted, found)
        draft, self._act = choice.draft, choice.act
        if self._act is not None:
            self._kinds.offer_act(self._act, found.possible)
        else:
            self._kinds.offer(choice.kinds, choice.kind, found.possible)
        act = self._act.act if self._act is not None else ACT_OF_KIND[choice.kind]
        self._text.setPlainText(self._part.begin(act, self._kinds.name, found, wanted.about, draft))
        self._text.space_lines()
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._view = view
        self.keeper.begin(self._case, self._part.typed(self._kind, self._text.toPlainText()))
        self._templates.begin(self._case)
        self.files.begin(self._case)
        self.notice.begin(self._case, self._part.draft_act(self._kind), draft)
        self.files.setVisible(self._act is None)
        self._top.say_again(wanted.again)
        self._show_helps()
        self._top.case.say(view.line.tracking_id, view.line.title, follows=wanted.queued is not None)
        self._queued.follow(wanted.queued)
        self._help.show_case(view, found.files)
        self._bottom.say_saved(draft.saved_at if draft is not None else 0)
        self._remarks.clear()
        self._trouble.end()
        self._set_open(is_open=True)
        self._show_act()
        self._lead_in(draft, has_fields=self._act is not None, by_itself=wanted.by_itself)

    def _set_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        self._text.setReadOnly(not is_open)
        self._part.setEnabled(is_open)
        self.files.setEnabled(is_open)
        self._judge_saving()

    def _judge_saving(self) -> None:
        """Offer saving unless a remark keeps the text back; then say why."""
        reason = self._remarks.reason(is_kept=True)
        can_save = self._is_open and not reason and not self._kinds.why_not and not self.files.is_busy
        self._save.setEnabled(can_save)
        self._bottom.propose.setEnabled(can_save)
        self._trouble.keep_back(reason)

    def _typed(self) -> None:
        if self._view is None:
            return
        self._trouble.go_on()
        if self._act is None:
            self._part.go_over_to(ACT_OF_KIND[self._kinds.kind])
        self.keeper.typed(self._part.typed(self._kind, self._text.toPlainText()))
        self._templates.typed(self._kind)
        self._show_act()

    def open_templates(self) -> None:
        """Offer the templates of the act that is written."""
        if self._view is not None and not self._top.templates.isHidden():
            self._templates.open(self._kind)

    def _show_act(self) -> None:
        """Say what the act is, who will read it, and how the text stands."""
        if (view := self._view) is None:
            return
        kind, text = self._kind, self._text.toPlainText()
        if kind in WRITTEN_KINDS or kind is EventKind.PROPOSAL:
            self._watch.typed(self._case, kind, text)
        self._heading.setText(heading(self._act) if self._act is not None else act_words(kind))
        self._say_purpose(consequence(self._act.name) if self._act is not None else self._kinds.hint)
        self._judge_saving()
        self._help.show_kind(kind, view, can_go=not self._kinds.why_not)
        self._remarks.show_text(is_empty=not text.strip())
        self._top.preview.setVisible(kind in SAID_TO_REPORTER or kind is EventKind.DRAFT)
        is_public = kind in PUBLIC_KINDS or kind is EventKind.DRAFT  # a draft becomes a response as it stands
        if self._text.isHidden():
            self._bottom.count_nothing()
        else:
            self._bottom.count(len(text), len(placeholders(text)), is_public=is_public)
        why_not = not_proposed(kind, view.facts, is_written=self._act is None)
        self._bottom.offer_proposal(why_not)
        enclosed = self.files.shown if self._act is None else ()
        self._remarks.show_beside(beside_text(enclosed, may_propose=not why_not, has_evidence=self._help.has_evidence))

    def _show_helps(self) -> None:
        """Offer what helps with letters to the reporter only where one is written, and name saving as the act."""
        is_letter = self._act is None or self._kind in SAID_TO_REPORTER
        self._top.show_letter(is_letter=is_letter)
        self._is_checked = is_letter or self._kind is EventKind.PROPOSAL
        self._make_room_beside()
        self._top.show_heading(is_named_below=self._kinds.names_it)
        doing = verb(self._act.name, self._act.act.words).replace("&", "") if self._act is not None else ""
        call(self._save, doing or self.tr("&Simpan && antrekan"))

    def _show_news(self) -> None:
        """Show the case as it stands now; the text and the act stay."""
        if self._view is None or (found := self._news.take()) is None:
            return
        self._view = found.view
        self._help.show_case(found.view, found.files)
        if self._act is None:
            kind = self._kinds.kind
            self._kinds.offer(open_kinds(found.possible, kind, kind), kind, found.possible)
        self._show_act()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_saved(self, saved_at: int) -> None:
        self._bottom.say_saved(saved_at)
        self._trouble.note_stored(is_whole=self.is_safe)
        self._judge_saving()
        self.kept.emit()

    def _pass_on_safety(self, is_safe: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if not is_safe:
            self._bottom.say_unsaved()
        self.safety_changed.emit(self.is_safe)

    def _note_files(self) -> None:
        self._show_act()
        self._judge_saving()
        self._bottom.say_whole(is_whole=self.files.is_safe)
        self.safety_changed.emit(self.is_safe)
        if self._saves_next is not None and not self.files.is_settling:
            save, self._saves_next = self._saves_next, None
            if self.files.is_settled:
                save()
        self.kept.emit()

    def _tell(self, fault: TindakError) -> None:
        self._set_open(is_open=self._view is not None)
        self._say_problem(told(fault))

    def _tell_unqueued(self, fault: TindakError) -> None:
        self._set_open(is_open=self._view is not None)
        self._trouble.say_unqueued(fault, is_stored=self.is_safe)

    def _has_recorded(self, queued: Queued, *, goes_on: bool) -> None:
        case = self._case
        self.keeper.end()
        self.notice.end()
        self._watch.stop()
        self._view = None
        self._text.clear()
        self.files.begin(0)
        self.recorded.emit(case, queued, goes_on)
