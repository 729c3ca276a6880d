"""The room *Monev*: which complaints are looked at, their figures, and the way to the cases behind each."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from sync.contract.errors import TindakError
from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview
from sync.contract.monev.scope import Scope
from sync.contract.monev.tree import UnitName
from ui.actions.action import WindowAction
from ui.clock import local_day
from ui.complaints.filter_panel import FilterPanel
from ui.complaints.wanted import ALL
from ui.help.faults import told
from ui.list_ports import Deadline, ListChoices, Wanted
from ui.monev.behind_dialog import BehindDialog
from ui.monev.command_center import CommandCenter
from ui.monev.figures_page import FiguresPage, Wish
from ui.monev.filter_bar import FilterBar, scope_of, taken_over
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.report_dialog import ReportDialog
from ui.monev.words import period_words, plain_day
from ui.monev_ports import BehindLine
from ui.parts.labels import button, label
from ui.rooms import RoomPage
from ui.wording import capital, number
from ui.workplace import Workplace


class MonevRoom(RoomPage):
    """Shows the figures of a period; everything is counted in the database lane."""

    case_wanted = Signal(int)
    list_wanted = Signal(object)
    """The cases behind a figure shall be listed: the :class:`Wanted`."""

    def __init__(self, workplace: Workplace, listed: Callable[[], Wanted] = Wanted) -> None:
        """Build the room; :meth:`refresh` fills it.

        :param listed: what *Laporan* is narrowed to; it is taken over on entering, once it has changed.
        """
        super().__init__()
        self._workplace = workplace
        self._listed = listed
        self._taken = taken_over(Wanted(), Wanted())
        self._shown: Overview | None = None
        self._units: tuple[UnitName, ...] = ()
        self._choices = ListChoices()
        self._asked: Scope | None = None
        self.filter = FilterBar(local_day(workplace.now_ms()))
        self.period, self.unit = self.filter.period, self.filter.unit
        self.report = button(self.tr("Sim&pan laporan monev …"), self._open_report, "main")
        self.report.setEnabled(False)
        self._summary = label("", "muted", wrap=True)
        self.page = FiguresPage(workplace.appearance)
        self._lay_out()
        self.filter.changed.connect(self.refresh)
        self.filter.panel_wanted.connect(self.offer_filters)
        self.page.cases_wanted.connect(self.show_behind)

    @property
    def said(self) -> str:
        """What the figures are of, or why there are none."""
        return self._summary.text()

    @property
    def scope(self) -> Scope:
        """What was chosen."""
        return scope_of(self.filter.wanted, self._units, local_day(self._workplace.now_ms()))

    def arrive(self) -> None:
        """Put the keyboard on the period, and look at what *Laporan* has been narrowed to since."""
        theirs = taken_over(Wanted(), self._listed())
        if theirs != self._taken:
            self._taken = theirs
            self.filter.narrow(taken_over(self.filter.wanted, theirs))
        self.period.setFocus(Qt.FocusReason.OtherFocusReason)

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done here."""
        return (
            WindowAction(
                "monev-report", self.tr("Simpan laporan monev …"), self._open_report, ("Ctrl+P",), self._why_no_report
            ),
            WindowAction("monev-narrow", self.tr("Saring angka monev"), self.offer_filters, ("Ctrl+Shift+F",)),
            WindowAction(
                "monev-list", self.tr("Daftar laporan di balik angka"), self._list_all, ("Ctrl+L",), self._why_no_report
            ),
            WindowAction("monev-frozen", self.tr("Bekukan, kirim, gabungkan angka"), self.open_frozen, ("Ctrl+B",)),
            WindowAction(
                "monev-center",
                self.tr("Command Center: layar penuh yang berganti halaman"),
                self.open_center,
                ("F11",),
                self._why_no_report,
            ),
        )

    def refresh(self) -> None:
        """Count again; what is shown stays until the new figures are there."""
        desk, wanted, today = self._workplace.desk, self.filter.wanted, local_day(self._workplace.now_ms())
        self._asked = self.scope
        if self._shown is None:
            self._summary.setText(self.tr("Menghitung …"))

        def count() -> tuple[Overview, tuple[UnitName, ...], ListChoices]:
            units = desk.figures.units()
            return desk.figures.overview(scope_of(wanted, units, today)), units, desk.list_choices()

        self._workplace.background.database.run(
            self, count, on_success=lambda found: self._show(wanted, *found), on_failure=self._tell
        )

    def open_center(self) -> None:
        """Show these figures on the whole screen, for a wall."""
        if self._shown is None:
            return
        desk, workplace, wanted, units = self._workplace.desk, self._workplace, self.filter.wanted, self._units

        def count() -> Overview:
            return desk.figures.overview(scope_of(wanted, units, local_day(workplace.now_ms())))

        center = CommandCenter(workplace, count, self._shown, self.unit.currentText(), self)
        center.showFullScreen()

    def open_frozen(self) -> None:
        """List what was frozen, and offer to freeze these figures."""
        self._open(FrozenDialog(self._workplace, self.scope, self))

    def offer_filters(self) -> None:
        """Ask what shall be looked at."""
        panel = FilterPanel(
            self.filter.wanted, self._choices, local_day(self._workplace.now_ms()), self, is_of_figures=True
        )
        panel.wanted_chosen.connect(self.filter.narrow)
        self._open(panel)

    def show_behind(self, wish: Wish) -> None:
        """Show the cases behind a figure."""
        desk, scope = self._workplace.desk.figures, replace(self.scope, **wish.narrowing)
        self._workplace.background.database.run(
            self,
            lambda: desk.behind(scope, wish.figure, None, wish.named),
            on_success=lambda found: self._open_behind(wish, *found),
            on_failure=self._tell,
        )

    def _open_behind(self, wish: Wish, lines: tuple[BehindLine, ...], count: int) -> None:
        dialog = BehindDialog(wish.name, lines, count, self, can_list=self._as_wanted(wish) is not None)
        dialog.case_wanted.connect(self.case_wanted)
        dialog.list_wanted.connect(lambda: self._list(wish))
        self._open(dialog)

    def _as_wanted(self, wish: Wish) -> Wanted | None:
        """Return the list of the very cases of a wish; ``None`` where *Laporan* cannot be narrowed to them."""
        if wish.named is not None or wish.narrowing.keys() - {"first", "last", "category"}:
            return None
        is_late = wish.figure == Behind.OVERDUE  # the list knows it as a deadline
        figure = Behind.TOTAL if is_late else wish.figure
        deadlines = (Deadline.OVERDUE,) if is_late else ()
        wanted = replace(self.filter.wanted, bucket=ALL, text="", figure=figure, deadlines=deadlines)
        if "category" in wish.narrowing:
            wanted = replace(wanted, category=wish.narrowing["category"])
            if not wanted.category:
                return None
        if "first" in wish.narrowing:
            wanted = replace(wanted, period="days", first=wish.narrowing["first"], last=wish.narrowing["last"])
        return wanted

    def _list(self, wish: Wish) -> None:
        wanted = self._as_wanted(wish)
        if wanted is not None:
            self._taken = taken_over(Wanted(), wanted)
            self.list_wanted.emit(wanted)

    def _list_all(self) -> None:
        self._list(Wish("", Behind.TOTAL))

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_report(self) -> None:
        if self._shown is not None:
            self._open(ReportDialog(self._workplace, self._shown, self.filter.wanted.unit, self))

    def _why_no_report(self) -> str:
        return "" if self._shown is not None else self.tr("Angka masih dihitung.")

    def _tell(self, fault: TindakError) -> None:
        self._summary.setText(told(fault))

    def _show(self, wanted: Wanted, shown: Overview, units: tuple[UnitName, ...], choices: ListChoices) -> None:
        self._units, self._choices = units, choices
        self.filter.offer(units, choices)
        if wanted != self.filter.wanted:  # something else was chosen meanwhile, and is being counted
            return
        self._shown = shown
        self.report.setEnabled(True)
        self._say(shown)
        self.page.show_figures(shown)

    def _say(self, shown: Overview) -> None:
        total = shown.figures.tree.total
        today = plain_day(local_day(self._workplace.now_ms()))
        words = self.tr("{period}, keadaan per {day}. Dihitung dari {count} laporan di komputer ini.").format(
            period=capital(period_words(shown.figures.scope)), day=today, count=number(total.all)
        )
        if total.returned:
            words += " " + self.tr("{} dikembalikan, di luar Total.").format(number(total.returned))
        if shown.figures.undated and shown.figures.scope.first is not None:
            words += " " + self.tr("{} tanpa tanggal masuk tidak termasuk periode.").format(
                number(shown.figures.undated)
            )
        if total.done_undated:
            undated = self.tr("{} selesai tanpa tanggal yang lengkap: tidak masuk RHP, belum tentu masuk grafik.")
            words += " " + undated.format(number(total.done_undated))
        self._summary.setText(words)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Monev"), "heading"))
        head.addSpacing(8)
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.report)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 8)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self.filter.chips)
        whole.addWidget(self._summary)
        whole.addWidget(self.page, 1)
