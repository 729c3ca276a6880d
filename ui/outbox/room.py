"""The room *Kotak keluar*: list of own actions and, beside it, one of them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.line import LineState
from ui.actions.action import WindowAction
from ui.evidence.allowance_dialog import AllowanceDialog
from ui.help.faults import told
from ui.outbox.action_pane import ActionPane
from ui.outbox.filter_bar import FilterBar
from ui.outbox.newly_queued import NewlyQueued
from ui.outbox.nothing_yet import NothingYet
from ui.outbox.on_the_way import has_to_be_marked, safety_sentence
from ui.outbox.outbox_list import OutboxList
from ui.outbox.outbox_model import LINE_ROLE, Group, OutboxModel, group_of, headline
from ui.outbox.receipt_dialog import ReceiptDialog
from ui.outbox.rehearsal_dialog import RehearsalDialog
from ui.outbox.taking_back import TakenBack, take_back
from ui.parts.labels import at_edge, button, label, restyle
from ui.parts.toast import Toast
from ui.ports.desk import DeskState
from ui.ports.evidence import Transfers
from ui.ports.outbox import OutboxLine, OutboxPage, OutboxQuery, ReceiptView
from ui.ports.rehearsal import Rehearsal
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class OutboxRoom(RoomPage):
    """See how far own words have come, and mend what was held."""

    case_wanted = Signal(int)
    difference_wanted = Signal(str)
    """Own action whose card shall be shown."""
    act_wanted = Signal(int, str, str)
    """Case, the act to begin with it, and the own action that it is about."""
    pulled_back = Signal(int, str, str)
    """Case of an action that was taken back, name or kind of the draft that it has become, and a sentence that says so;
    the last two are empty where nothing is left to write on."""
    uploads_wanted = Signal()
    """Several replies shall be marked as uploaded."""
    allowed = Signal()
    """What may be spent on files has changed."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._headline = label("", "muted", wrap=True)
        self._allowance = at_edge(button(self.tr("&Jatah data berkas …"), self.open_allowance, "quiet"), "right")
        self._allowance.setToolTip(self.tr("Berapa banyak data yang boleh dipakai untuk mengirim foto dan dokumen"))
        self._uploads = at_edge(
            button(self.tr("Tandai beberapa balasan …"), self.uploads_wanted.emit, "quiet"), "right"
        )
        self._uploads.setToolTip(
            self.tr("Centang balasan yang sudah Anda unggah ke lapor.go.id, semua dalam satu langkah")
        )
        self._uploads.hide()
        self._why_resting = label("", "warning", wrap=True)
        kept = self._allowance.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the heading stays where it is
        self._allowance.setSizePolicy(kept)
        self._way_out = at_edge(button(self.tr("&Jatah data berkas …"), self.open_allowance, "quiet"), "right")
        self._resting = QWidget()
        self._resting.hide()
        self._transfers = Transfers()
        self._page = OutboxPage()
        self._state: DeskState | None = None
        self._is_safe = True
        self._safety = label("", "small", wrap=True)
        self._filter = FilterBar()
        self._filter.changed.connect(self.refresh)
        self._nothing = label(self.tr("Tidak ada yang cocok. Ubah kata atau keadaannya."), "muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = label(
            self.tr("Yang lama dan sudah selesai tidak ditampilkan semua; cari dengan kata, atau pilih keadaannya."),
            "small",
            wrap=True,
        )
        self.bare = NothingYet()
        self.bare.hide()
        self._nothing.hide()
        self._more.hide()
        self._model = OutboxModel(self)
        self._newly = NewlyQueued()
        self._left = QWidget()
        self.toast = Toast(self._left)
        self._list = self._build_list()
        self._pane = ActionPane(workplace)
        self._pane.show_action(None)
        self._pane.case_wanted.connect(self.case_wanted)
        self._pane.pull_back_wanted.connect(self._pull_back)
        self._pane.difference_wanted.connect(self.difference_wanted)
        self._pane.act_wanted.connect(lambda *_asked: self._newly.choose())  # who acts on this one stays with it
        self._pane.act_wanted.connect(self.act_wanted)
        self._pane.receipt_wanted.connect(self._fetch_receipt)
        self._shown = ""
        self._is_filling = False
        self._lay_out()

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done here, besides what the chosen action offers."""
        return (
            WindowAction(
                "rehearse",
                self.tr("Uji coba sinkron …"),
                self.rehearse,
                also=self.tr("apa yang akan dikirim"),
            ),
            WindowAction("allowance", self.tr("Jatah data berkas …"), self.open_allowance),
            WindowAction("find-in-outbox", self.tr("Cari di kotak keluar"), self._filter.focus_words),
        )

    def refresh(self) -> None:
        """Fetch own actions again; the chosen one stays chosen."""
        query = self._filter.query
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.own_acts(query),
            on_success=lambda page: self._show(query, page),
            on_failure=self._tell,
        )

    def show_transfers(self, transfers: Transfers) -> None:
        """Say how the files go, and beside why they rest offer what they may spend."""
        self._transfers = transfers
        is_resting = bool(transfers.files and transfers.why_resting)
        self._why_resting.setText(transfers.why_resting)
        self._resting.setVisible(is_resting)
        self._allowance.setVisible(not is_resting)
        self._say_headline()

    def show_state(self, state: DeskState) -> None:
        """Say why what waits is still here."""
        self._state = state
        self._pane.show_state(state)
        self._say_headline()
        self._say_safety()

    def show_safety(self, *, is_safe: bool) -> None:
        """Say whether this computer may be switched off."""
        self._is_safe = is_safe
        self._say_safety()

    def rehearse(self) -> None:
        """Tell what an exchange would send now, without sending it."""
        self._workplace.background.database.run(
            self, self._workplace.desk.rehearse, on_success=self._show_rehearsal, on_failure=self._tell_in_front
        )

    def open_allowance(self) -> None:
        """Ask what may be spent on files."""
        dialog = AllowanceDialog(self._workplace, self._transfers, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.allowed.connect(self.allowed)
        dialog.open()

    def show_own_act(self, action: str) -> None:
        """Show one own action."""
        self._newly.choose()
        if self._filter.is_narrow:
            self._filter.choose(None)
        if (row := self._model.row_of(action)) >= 0:
            self._list.setCurrentIndex(self._model.index(row, 0))
        self._shown = action  # which may have yet to come

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        (self._list if self.bare.isHidden() else self.bare.way).setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent, /) -> None:  # noqa: N802 - Qt's name
        """Nobody looks here any more: what is queued elsewhere is what he comes back for."""
        super().hideEvent(event)
        self._newly.leave()

    def _build_list(self) -> OutboxList:
        made = OutboxList(self._model, self._workplace)
        made.selectionModel().currentChanged.connect(self._row_changed)
        made.activated.connect(self._open)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Kotak keluar"), "heading"), 1)
        head.addWidget(self._uploads)
        head.addWidget(self._allowance)
        column.addLayout(head)
        column.addWidget(self._headline)
        resting = QHBoxLayout(self._resting)
        resting.setContentsMargins(0, 0, 0, 0)
        resting.addWidget(self._why_resting, 1)
        resting.addWidget(self._way_out, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._resting)
        column.addWidget(self._safety)
        column.addSpacing(GAP)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(GAP)
        left.addWidget(self._filter)
        left.addWidget(self._list, 1)
        left.addWidget(self._nothing, 1)
        left.addWidget(self.bare, 1)
        left.addWidget(self._more)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self._left, 6)
        row.addWidget(self._pane, 5)
        column.addLayout(row, 1)

    def _show(self, query: OutboxQuery, page: OutboxPage) -> None:
        if query != self._filter.query:
            return  # something else was asked for meanwhile
        self._page = page
        self._filter.show_counts(page.counts)
        self._uploads.setVisible(sum(map(has_to_be_marked, page.lines)) > 1)
        self._pane.look_again()
        is_empty = not page.lines
        self._filter.setVisible(not is_empty or self._filter.is_narrow)
        self._nothing.setVisible(is_empty and self._filter.is_narrow)
        is_bare, was_bare = is_empty and not self._filter.is_narrow, not self.bare.isHidden()
        had_keyboard = (self.bare.way if was_bare else self._list).hasFocus()
        self.bare.setVisible(is_bare)
        self._pane.setHidden(is_bare)
        self._say_headline()
        self._list.setVisible(not is_empty)
        self._more.setVisible(page.has_more)
        if had_keyboard and is_bare != was_bare:  # what had it is gone, and the keyboard would be anywhere
            self.arrive()
        self._shown = self._newly.take(page.lines) or self._shown
        self._is_filling = True
        if self._model.show(page.lines):
            self._choose_shown()
        self._is_filling = False

    def _choose_shown(self) -> None:
        row = self._model.row_of(self._shown)
        if row < 0:
            self._shown = ""
            self._pane.show_action(None)
        else:
            self._list.setCurrentIndex(self._model.index(row, 0))
            self._list.keep_in_sight(self._model.index(row, 0))

    def _say_headline(self) -> None:
        is_told_below = not self.bare.isHidden() and not self._transfers.files  # that nothing waits
        self._headline.setHidden(is_told_below)
        if not self._filter.is_narrow:
            is_luring = self._state is not None and self._state.line is LineState.LURING
            self._headline.setText(headline(self._page.lines, self._transfers, with_time=not is_luring))

    def _say_safety(self) -> None:
        sentence = safety_sentence(is_safe=self._is_safe, state=self._state)
        self._safety.setText(sentence)
        restyle(self._safety, "part", "small" if self._is_safe else "warning")

    def _show_rehearsal(self, told: Rehearsal) -> None:
        dialog = RehearsalDialog(told, self.window())
        dialog.case_wanted.connect(self.case_wanted)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line: OutboxLine | None = current.data(LINE_ROLE) if current.isValid() else None
        if line is not None:
            if not self._is_filling:
                self._newly.choose()
            self._shown = line.id
            self._pane.show_action(line)

    def _open(self, index: QModelIndex) -> None:
        line: OutboxLine | None = index.data(LINE_ROLE)
        if line is not None and group_of(line) is Group.ATTENTION:
            self.difference_wanted.emit(line.id)
        elif line is not None and line.case:
            self.case_wanted.emit(line.case)

    def _pull_back(self, action: str) -> None:
        if (line := next((one for one in self._page.lines if one.id == action), None)) is None:
            self.refresh()
            return
        self._workplace.background.database.run(
            self,
            lambda: take_back(self._workplace.desk, line),
            on_success=partial(self._has_pulled_back, line),
            on_failure=self._tell,
        )

    def _has_pulled_back(self, line: OutboxLine, taken: TakenBack) -> None:
        if not taken.act:
            self.toast.tell(self.tr("Ditarik kembali: tidak dikirim."))
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            words = ""
        elif line.is_cancelled:
            words = self.tr("Dipulihkan: menjadi draf lagi. Antrekan bila sudah benar.")
        else:
            words = self.tr("Tidak dikirim, dan menjadi draf lagi. Antrekan lagi bila sudah benar.")
        self.pulled_back.emit(taken.case, taken.act, words)

    def _fetch_receipt(self, action: str) -> None:
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.receipt(action),
            on_success=self._show_receipt,
            on_failure=self._tell,
        )

    def _show_receipt(self, view: ReceiptView) -> None:
        dialog = ReceiptDialog(view, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _tell_in_front(self, fault: TindakError) -> None:
        """Say it where the rehearsal would have stood: it is begun from every room."""
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("Uji coba sinkron"), told(fault), parent=self.window())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _tell(self, fault: TindakError) -> None:
        self._pane.show_problem(told(fault))
