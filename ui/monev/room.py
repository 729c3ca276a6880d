"""The room *Monev*: which complaints are looked at, their figures, and the way to the cases behind each."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from sync.contract.monev.behind import Behind
from sync.contract.monev.gathered import Overview, trend_of
from sync.contract.monev.scope import By, Scope, usual_periods
from sync.contract.monev.tree import UnitName
from ui.actions.action import WindowAction
from ui.clock import local_day
from ui.complaints.filter_panel import FilterPanel
from ui.help.faults import told
from ui.language.wording import capital, number
from ui.monev.behind_dialog import BehindDialog
from ui.monev.command_center import CommandCenter
from ui.monev.figures_page import FiguresPage
from ui.monev.filter_bar import FilterBar, scope_of, taken_over
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.report_dialog import ReportDialog
from ui.monev.wishes import Wish, as_wanted
from ui.monev.words import period_words, plain_day
from ui.parts.ends import EndsLayout
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label, restyle
from ui.parts.reading import BAR, clear_of_bar
from ui.ports.desk import DeskState
from ui.ports.listing import ListChoices, Wanted
from ui.ports.monev import Figures, Prepared
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class MonevRoom(RoomPage):
    """Shows the figures of a period; everything is counted in the database lane."""

    case_wanted = Signal(int)
    exchange_wanted = Signal()
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
        self._shown: Figures | None = None
        self._shown_of = Wanted()
        self._has_exchanged = False
        """What the shown figures were counted for: something else may have been chosen since."""
        self._units: tuple[UnitName, ...] = ()
        self._choices = ListChoices()
        self._is_preparing = False
        self._is_asking = False
        """Whether cases behind a figure are being looked up: a second click meanwhile asks for nothing."""
        self.filter = FilterBar(local_day(workplace.now_ms()))
        self.period, self.unit = self.filter.period, self.filter.unit
        self.report = self._doing(self.tr("Sim&pan laporan …"), self._open_report, self.tr("Laporan Monev (Ctrl+P)"))
        self.report.setProperty("part", "main")
        self.frozen = self._doing(
            self.tr("An&gka beku …"),
            self.open_frozen,
            self.tr("Bekukan angka ini, cetak yang beku, kirim dan gabungkan berkasnya (Ctrl+B)"),
        )
        self.center = self._doing(
            self.tr("La&yar penuh"),
            self.open_center,
            self.tr("Command Center: halaman yang berganti sendiri, untuk layar di dinding (F11)"),
        )
        for one in (self.report, self.center):
            one.setEnabled(False)
        self._summary = label("", "muted", wrap=True)
        self.fetch = button(self.tr("Ambil laporan sekarang"), self.exchange_wanted.emit, "main")
        self.fetch.hide()
        self.page = FiguresPage(workplace.appearance)
        self._lay_out()
        self._days: tuple[date | None, date | None] = (self.scope.first, self.scope.last)
        self._by: By | None = None
        """Into what the trend is cut; ``None`` while nobody has chosen."""
        self.filter.changed.connect(self._take_choice)
        self.page.periods_wanted.connect(self._cut)
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
                "monev-report", self.tr("Simpan laporan Monev …"), self._open_report, ("Ctrl+P",), self._why_no_report
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

    def show_state(self, state: DeskState) -> None:
        """Know whether anything could have come yet."""
        self._has_exchanged = bool(state.last_exchange_at)
        if self._shown is not None and not self._has_cases():
            self._say(self._shown.overview)

    def refresh(self) -> None:
        """Count again; what is shown stays until the new figures are there."""
        if self._shown is None:
            self._summary.setText(self.tr("Menghitung …"))
        if not self._is_preparing:
            self._is_preparing = True
            self._prepare()
        for dialog in self.findChildren(FrozenDialog):
            dialog.refresh()  # an exchange may have brought a seal

    def _prepare(self) -> None:
        figures = self._workplace.desk.figures
        self._workplace.background.database.run(
            self, figures.prepare, on_success=self._is_prepared, on_failure=self._tell
        )

    def _is_prepared(self, prepared: Prepared) -> None:
        """Say how far the cases are, and let others work in between; then count."""
        if prepared.is_ready:
            self._is_preparing = False
            self._count()
            return
        words = self.tr("Menyiapkan angka …, {done} dari {whole} laporan.", "", prepared.whole)
        words = words.format(done=number(prepared.done), whole=number(prepared.whole))
        if self._shown is not None:
            words += " " + self.tr("Yang tampak masih angka sebelumnya.")
        self._summary.setText(words)
        self._prepare()

    def _count(self) -> None:
        desk, wanted, today = self._workplace.desk, self.filter.wanted, local_day(self._workplace.now_ms())

        def count() -> tuple[Figures, tuple[UnitName, ...], ListChoices]:
            units = desk.figures.units()
            return self._figures(scope_of(wanted, units, today)), units, desk.list_choices()

        self._workplace.background.database.run(
            self, count, on_success=lambda found: self._show(wanted, *found), on_failure=self._tell
        )

    def _figures(self, scope: Scope) -> Figures:
        """Count, in the database lane."""
        figures, by = self._workplace.desk.figures, self._by or usual_periods(scope.first, scope.last)
        shown = figures.overview(scope)
        is_there = by is shown.figures.by
        return Figures(shown, trend_of(shown.figures) if is_there else figures.trend(scope, by))

    def _cut(self, by: By) -> None:
        self._by = by
        self.refresh()

    def _take_choice(self) -> None:
        """Cut another period as is usual for it."""
        days = (self.scope.first, self.scope.last)
        if days != self._days:
            self._days, self._by = days, None
        self.refresh()

    def open_center(self) -> None:
        """Show these figures on the whole screen, for a wall."""
        if self._shown is None or not self._has_cases():
            return
        workplace, wanted, units = self._workplace, self.filter.wanted, self._units

        def count() -> Figures:
            return self._figures(scope_of(wanted, units, local_day(workplace.now_ms())))

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
        if self._is_asking or self._shown is None:
            return
        self._is_asking = True
        desk, page = self._workplace.desk.figures, self._shown_of
        scope = replace(self._shown.overview.figures.scope, **wish.narrowing)
        self._workplace.background.database.run(
            self,
            lambda: desk.behind(scope, wish.figure, wish.bucket, wish.named),
            on_success=partial(self._open_behind, wish, page),
            on_failure=self._tell,
        )

    def _open_behind(self, wish: Wish, page: Wanted, cases: tuple[int, ...]) -> None:
        self._is_asking = False
        can_list = as_wanted(wish, page, self._units) is not None
        dialog = BehindDialog(self._workplace, wish.name, cases, self, can_list=can_list)
        dialog.case_wanted.connect(self.case_wanted)
        dialog.list_wanted.connect(lambda: self._list(wish, page))
        self._open(dialog)

    def _list(self, wish: Wish, page: Wanted) -> None:
        wanted = as_wanted(wish, page, self._units)
        if wanted is not None:
            self._taken = taken_over(Wanted(), wanted)
            self.list_wanted.emit(wanted)

    def _list_all(self) -> None:
        self._list(Wish("", Behind.TOTAL), self._shown_of)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _open_report(self) -> None:
        if self._shown is not None and self._has_cases():
            place = self.unit.currentText() if self._shown_of.unit else ""
            scope = self._shown.overview.figures.scope
            self._open(ReportDialog(self._workplace, scope, self._shown_of.unit, self, place=place))

    def _why_no_report(self) -> str:
        if self._shown is None:
            return self.tr("Angka masih dihitung.")
        return "" if self._has_cases() else self.tr("Belum ada laporan di komputer ini.")

    def _has_cases(self) -> bool:
        return self._shown is not None and _is_filled(self._shown.overview)

    def _tell(self, fault: TindakError) -> None:
        self._is_asking = self._is_preparing = False
        self._summary.setText(told(fault))
        restyle(self._summary, "part", "problem")
        self.page.setHidden(self._shown is None)  # without figures there is nothing to look at

    def _show(self, wanted: Wanted, shown: Figures, units: tuple[UnitName, ...], choices: ListChoices) -> None:
        self._units, self._choices = units, choices
        self.filter.offer(units, choices)
        if wanted != self.filter.wanted:  # something else was chosen meanwhile, and is being counted
            return
        self._shown, self._shown_of = shown, wanted
        is_filled = _is_filled(shown.overview)
        for one in (self.report, self.center):
            one.setEnabled(is_filled)
        restyle(self.report, "part", "main" if is_filled else "")
        restyle(self._summary, "part", "muted")
        self.page.setVisible(is_filled)
        self.fetch.setHidden(is_filled)
        if not is_filled and self.period.hasFocus():
            self.fetch.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say(shown.overview)
        self.page.show_figures(shown.overview, shown.trend)

    def _say(self, shown: Overview) -> None:
        total = shown.figures.tree.total
        if not _is_filled(shown):
            first = self.tr("Belum ada laporan di komputer ini. Angkanya dihitung setelah sinkronisasi pertama.")
            none = self.tr("Belum ada laporan untuk kantor ini. Angkanya dihitung begitu ada yang masuk.")
            self._summary.setText(none if self._has_exchanged else first)
            return
        today = plain_day(local_day(self._workplace.now_ms()))
        words = self.tr("{period}, keadaan per {day}. Dihitung dari {count} laporan di komputer ini.").format(
            period=capital(period_words(shown.figures.scope)), day=today, count=number(total.all)
        )
        if total.returned:
            words += " " + self.tr("Di luar Total: {} dikembalikan.").format(number(total.returned))
        if shown.figures.undated and shown.figures.scope.first is not None:
            words += " " + self.tr("Tanpa tanggal masuk, jadi tidak termasuk periode: {}.").format(
                number(shown.figures.undated)
            )
        if total.done_undated:
            undated = self.tr(
                "Selesai tanpa tanggal yang lengkap: {}; tidak masuk RHP, dan tidak semuanya masuk grafik."
            )
            words += " " + undated.format(number(total.done_undated))
        self._summary.setText(words)

    def _doing(self, words: str, act: Callable[[], object], explained: str) -> QPushButton:
        """Return a button that says its key in its tool tip."""
        made = button(words, act)
        made.setToolTip(explained)
        made.setAccessibleDescription(explained)
        return made

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        asked = QHBoxLayout(left)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(2 * GAP)
        asked.addWidget(label(self.tr("Monev"), "heading"))
        asked.addWidget(self.filter, 1)
        doings = FlowLayout(right)
        for one in (self.frozen, self.center, self.report):
            doings.addWidget(one)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20 - BAR, 0)
        whole.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, BAR, 0)
        head.addLayout(EndsLayout(left, right))
        whole.addLayout(head)
        whole.addWidget(self.filter.chips)
        whole.addLayout(clear_of_bar(self._summary))
        whole.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addWidget(self.page, 1)
        whole.addStretch(0)


def _is_filled(shown: Overview) -> bool:
    """Whether there is anything to count: a case with a day of arrival, or one without."""
    return shown.figures.span is not None or shown.figures.undated > 0
