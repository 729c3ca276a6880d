"""The left half of *Laporan*: search, what is shown, and the list."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QStackedLayout, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.folding import folded
from ui.actions.action import WindowAction
from ui.clock import local_day
from ui.complaints.case_delegate import CaseDelegate
from ui.complaints.case_list_model import CaseListModel
from ui.complaints.case_table import CaseTable
from ui.complaints.chip_row import ChipRow
from ui.complaints.list_doings import ListDoings
from ui.complaints.list_foot import ListFoot
from ui.complaints.list_menu import menu_button
from ui.complaints.list_tools import ListTools
from ui.complaints.marked_rows import MarkedRows
from ui.complaints.nothing_found import NothingFound
from ui.complaints.search_field import SearchField
from ui.complaints.views import ViewChoice
from ui.complaints.wanted import chips, query_of
from ui.help.faults import told
from ui.parts.labels import button
from ui.parts.toast import Toast
from ui.ports.desk import DeskState
from ui.ports.listing import CaseQuery, ListChoices, ListColumn, ListLook, ListMemory, Wanted
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class CaseList(QWidget):
    """Finds and lists cases; says which one is chosen."""

    chosen = Signal(int)
    """Row number of the case that shall be shown beside the list; 0 for none."""
    answered = Signal()
    """The first rows stand there, or there are none."""
    entered = Signal()
    """Enter was pressed on the chosen case."""

    def __init__(self, workplace: Workplace, parent: QWidget | None = None) -> None:
        """Build the list; :meth:`refresh` fills it."""
        super().__init__(parent)
        self._workplace = workplace
        self._is_filled = True
        self._is_remembered = False
        self._wanted, self._look = Wanted(), ListLook()
        self._choices = ListChoices()
        self._model = CaseListModel(workplace, self)
        self._search = SearchField()
        self._search.asked.connect(self._search_again)
        self._search.done.connect(self.focus_table)
        self._bucket = ViewChoice()
        self._bucket.chosen.connect(self._choose_view)
        self._table = self._build_table(workplace)
        self._marked = MarkedRows(self._table, self._model)
        self._marked.chosen.connect(self._say_chosen)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(lambda: self.chosen.emit(self._marked.case))
        self._foot = ListFoot()
        self._foot.act_wanted.connect(self.act_on)
        self._foot.recap_wanted.connect(self._offer_recap)
        self._marked.counted.connect(self._foot.show_marked)
        self._empty = NothingFound()
        self._empty.narrowed.connect(self._narrow_and_stay)
        self.exchange_wanted = self._empty.exchange_wanted
        self.doings = ListDoings(workplace, Toast(self), self)
        self.doings.outdated.connect(self.refresh)
        self._lay_out()
        self._model.answered.connect(self._show_answer)
        self._model.counted.connect(self._show_count)
        self._model.failed.connect(self._foot.say)
        self._asked_once = False

    @property
    def chosen_case(self) -> int:
        """Row number of the chosen case; 0 for none."""
        return self._marked.case

    @property
    def has_rows(self) -> bool:
        """Whether anything can be chosen."""
        return bool(self._model.rowCount())

    @property
    def wanted(self) -> Wanted:
        """What the list is narrowed to."""
        return self._wanted

    def refresh(self) -> None:
        """Fetch the list again; the chosen case stays chosen."""
        if not self._is_remembered:
            self._is_remembered = True
            self._workplace.background.database.run(
                self, self._workplace.desk.list_memory, on_success=self._remember, on_failure=self._tell
            )
        elif self._asked_once:
            self._model.refresh()

    def show_state(self, state: DeskState) -> None:
        """Tell an empty list apart from a desk that has never exchanged."""
        self._is_filled = bool(state.last_exchange_at)
        self._foot.offer_recap(is_offered=self._is_filled)
        self.doings.show_state(state)
        if (self._delegate.shows_units, self._delegate.own_unit) != (self.doings.coordinates, state.unit):
            self._delegate.shows_units, self._delegate.own_unit = self.doings.coordinates, state.unit
            self._table.viewport().update()

    def choose(self, case: int) -> None:
        """Choose a case from outside; its row is marked when the list shows it."""
        self._marked.case = case
        self._marked.keep(in_sight=True)

    def focus_table(self) -> None:
        """Put the keyboard on the list."""
        if self._rest.isActive():
            self._say_chosen(self._marked.case)
        if self._body.currentWidget() is self._table:
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_way()

    def _focus_way(self) -> None:
        """Put the keyboard on the one way on; into the search field while words are looked for, to change them."""
        is_way = not self._search.words and bool(self._empty.way.text())
        (self._empty.way if is_way else self._search).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def query(self) -> CaseQuery:
        """Return what is asked for now, what is being typed included."""
        wanted = replace(self._wanted, text=self._search.words)
        return query_of(wanted, self._look, local_day(self._workplace.now_ms()))

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done with the list."""
        none = self._why_none_marked
        return (
            WindowAction("narrow-list", self.tr("Saring laporan"), self.offer_filters, ("Ctrl+Shift+F",)),
            WindowAction("views", self.tr("Pilih tampilan"), self._bucket.open, ("Ctrl+Shift+V",)),
            WindowAction("save-view", self.tr("Simpan tampilan …"), self.save_view, ("Ctrl+Shift+S",)),
            WindowAction(
                "rename-view", self.tr("Ganti nama tampilan …"), self.rename_view, (), self._bucket.why_no_view
            ),
            WindowAction(
                "drop-view", self.tr("Hapus tampilan yang dipilih"), self.drop_view, (), self._bucket.why_no_view
            ),
            WindowAction("columns", self.tr("Kolom dan urutan …"), self.offer_columns, ("Ctrl+Shift+K",)),
            WindowAction("save-list", self.tr("Simpan daftar sebagai Excel atau CSV …"), self.save_table, ("Ctrl+S",)),
            WindowAction("recap", self.tr("Rekap bulanan …"), self._offer_recap),
            WindowAction("act-on-several", self.tr("Tindakan untuk yang dipilih …"), self.act_on, ("Ctrl+Shift+A",),
                none),
            WindowAction("copy-rows", self.tr("Salin baris"), self.copy, ("Ctrl+C",), none, is_heard_there=True),
            WindowAction("copy-names", self.tr("Salin baris dengan nama pelapor"), partial(self.copy, names=True), (),
                none),
            WindowAction(
                "undo", self.tr("Urungkan"), self.doings.toast.take_back, ("Ctrl+Z",), self._why_no_undo,
                is_heard_there=True,
            ),
        )  # fmt: skip

    def offer_filters(self) -> None:
        """Ask what the list shall be narrowed to."""
        self._workplace.background.database.run(
            self, self._workplace.desk.list_choices, on_success=self._open_filters, on_failure=self._tell
        )

    def offer_columns(self) -> None:
        """Ask how the list shall look."""
        from ui.complaints.columns_dialog import ColumnsDialog  # noqa: PLC0415 - a list stands there before dialogs do

        dialog = ColumnsDialog(self._look, self)
        dialog.look_chosen.connect(self._take_look)
        self._open(dialog)

    def narrow_from(self, wanted: Wanted, *, as_today: bool = False) -> None:
        """Narrow the list to what was wanted elsewhere, by the names that things have here.

        :param as_today: in the order of *Hari ini*, until another is chosen; what is remembered of the list stays.
        """

        def take(choices: ListChoices) -> None:
            self._choices = choices
            if as_today:
                self._look = replace(self._look, sort=ListColumn.TURN, descending=False)
                self._table.arrange(self._look.columns, self._look.sort, descending=False)
                self._bucket.leave_view()
            self.narrow(wanted)

        self._workplace.background.database.run(
            self, self._workplace.desk.list_choices, on_success=take, on_failure=self._tell
        )

    def narrow(self, wanted: Wanted) -> None:
        """Narrow the list."""
        self._wanted = wanted
        self._search.show_words(wanted.text)
        self._bucket.show_wanted(wanted)
        self._show_chips()
        self._ask_anew()

    def sort_by(self, column: ListColumn) -> None:
        """Order the rows by a column; asked for the same one again, the other way round."""
        turned = column is self._look.sort and not self._look.descending
        self._take_look(replace(self._look, sort=column, descending=turned))

    def save_view(self) -> None:
        """Keep what the list shows under a name."""
        self._open(self._bucket.ask_name(self._wanted, self._look, self))

    def rename_view(self) -> None:
        """Ask for another name of the chosen view."""
        if (dialog := self._bucket.ask_new_name(self)) is not None:
            self._open(dialog)

    def drop_view(self) -> None:
        """Drop the chosen view; for a while it can be had back."""
        before = self._bucket.memory
        if (name := self._bucket.drop()) is not None:
            self.doings.toast.tell(
                self.tr("Tampilan “{name}” dihapus.").format(name=name), lambda: self._bucket.put_back(before)
            )

    def copy(self, *, names: bool = False) -> None:
        """Copy the selected rows; names of reporters in titles only where they are wanted."""
        self.doings.copy(self._model.query, self._table.columns, self._marked.marks, names=names)

    def save_table(self) -> None:
        """Ask for a file and write all rows."""
        self.doings.save(self._model.query, self._table.columns, self._model.rowCount(), self._bucket.view_name)

    def act_on(self) -> None:
        """Ask what shall be done with the selected cases."""
        self.doings.begin_act(self._model.query, self._marked.marks)

    def _build_table(self, workplace: Workplace) -> CaseTable:
        table = CaseTable()
        self._delegate = CaseDelegate(workplace, table)
        table.show_cases(self._model, self._delegate)
        table.setAccessibleName(self.tr("Daftar laporan"))
        table.folded.connect(self._fold)
        table.sort_wanted.connect(self.sort_by)
        table.reordered.connect(lambda: self._take_look(replace(self._look, columns=self._table.columns)))
        table.copied.connect(self.copy)
        table.entered.connect(self.entered)
        table.doubleClicked.connect(lambda _index: self.entered.emit())
        table.arrange(self._look.columns, self._look.sort, descending=self._look.descending)
        return table

    def _lay_out(self) -> None:
        narrow, more = button(self.tr("&Saring"), self.offer_filters), menu_button(self.commands()[2:], self.sort_by)
        self._chips = ChipRow()
        self._chips.narrowed.connect(self._narrow_and_stay)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(ListTools(self._search, self._bucket, (narrow, more)))
        column.addWidget(self._chips)
        body = QWidget(self)
        column.addWidget(body, 1)
        self._body = QStackedLayout(body)
        self._body.addWidget(self._table)
        self._body.addWidget(self._empty)
        column.addWidget(self._foot)
        self._bucket.kept.connect(self._keep_memory)

    def _remember(self, memory: ListMemory) -> None:
        self._bucket.remember(memory)
        self._look = memory.look
        self._table.arrange(self._look.columns, self._look.sort, descending=self._look.descending)
        if not self._asked_once:
            self._ask()

    def _keep_memory(self, memory: ListMemory) -> None:
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.keep_list_memory(memory),
            on_success=lambda _nothing: None,
            on_failure=self._tell,
        )

    def _open_filters(self, choices: ListChoices) -> None:
        self._choices = choices
        from ui.complaints.filter_panel import FilterPanel  # noqa: PLC0415 - as above

        panel = FilterPanel(self._wanted, choices, local_day(self._workplace.now_ms()), self)
        panel.wanted_chosen.connect(self.narrow)
        self._open(panel)

    def _offer_recap(self) -> None:
        from ui.complaints.recap_dialog import RecapDialog  # noqa: PLC0415 - as above

        self._open(RecapDialog(self._workplace, self))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _choose_view(self, wanted: Wanted, look: ListLook | None) -> None:
        if look is None:  # a bucket: what was typed and narrowed besides stays
            wanted = replace(self._wanted, bucket=wanted.bucket)
        else:
            self._look = look
            self._table.arrange(look.columns, look.sort, descending=look.descending)
            self._bucket.keep_look(look)
        self.narrow(wanted)

    def _take_look(self, look: ListLook) -> None:
        is_same_order = (look.sort, look.descending) == (self._look.sort, self._look.descending)
        self._look = look
        self._table.arrange(look.columns, look.sort, descending=look.descending)
        self._bucket.keep_look(look)
        if not is_same_order:
            self._ask_anew()

    def _show_chips(self) -> None:
        self._chips.show_chips(chips(self._wanted, self._choices, local_day(self._workplace.now_ms())))

    def _narrow_and_stay(self, wanted: Wanted) -> None:
        self.narrow(wanted)
        self.focus_table()

    def _fold(self, columns: tuple[ListColumn, ...]) -> None:
        self._delegate.folded = columns

    def _search_again(self) -> None:
        if self._search.words != self._wanted.text:
            self._wanted = replace(self._wanted, text=self._search.words)
            self._ask_anew()

    def _ask_anew(self) -> None:
        """Ask another question. Its first hit is chosen: what stands beside the list is always a row of it."""
        self._marked.forget()
        self._ask()

    def _ask(self) -> None:
        self._asked_once = True
        self._bucket.show_searching(self._wanted, is_searching=bool(self._search.words))
        self._model.ask(self.query())

    def _say_chosen(self, case: int) -> None:
        """Let a case be shown; while somebody types, hits alone matter, and each letter brings another first one."""
        if case and (wait := self._search.rests_in_ms):
            self._rest.start(wait)
            return
        self._rest.stop()
        self.chosen.emit(case)

    def _show_answer(self) -> None:
        self.answered.emit()
        self._delegate.terms = [folded(word) for word in self._model.query.text.split()]
        if self._model.rowCount():
            self._body.setCurrentWidget(self._table)
        if not self._model.is_counted:
            self._foot.say_counting()

    def _show_count(self, count: int) -> None:
        had_keyboard = self._table.hasFocus()
        self._body.setCurrentWidget(self._table if count else self._empty)
        is_narrowed = not self._chips.isHidden()
        if not count:
            self._empty.say(self._wanted, is_filled=self._is_filled, is_narrowed=is_narrowed)
            if had_keyboard:
                self._focus_way()
        self._foot.say_count(count, self._wanted, self._look, self._bucket.currentText(), is_narrowed=is_narrowed)

    def _tell(self, fault: TindakError) -> None:
        self._foot.say(told(fault))

    def _why_none_marked(self) -> str:
        return "" if self._table.selected_ranges() else self.tr("Pilih laporan di daftar dahulu.")

    def _why_no_undo(self) -> str:
        return "" if self.doings.toast.can_undo else self.tr("Tidak ada yang dapat diurungkan sekarang.")
