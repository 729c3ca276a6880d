"""What is done with the rows of the list: copied, saved as a file, acted on together, and taken back."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from sync.contract.errors import BadInput, TindakError
from ui.complaints.columns import column_name
from ui.complaints.marked_rows import MOST_AT_ONCE, Marks
from ui.help.faults import told as fault_told
from ui.language.wording import number
from ui.parts.toast import Toast
from ui.ports.acts import UnitChoice
from ui.ports.desk import CaseView, DeskState
from ui.ports.listing import BulkDone, CaseLine, CaseQuery, ListColumn, TableOrder
from ui.workplace import Workplace

_Lines = tuple[CaseLine, ...]
_Found = tuple[_Lines, CaseView, tuple[UnitChoice, ...]]


class _Outdated(BadInput):
    """The marked rows are not what the list showed when they were marked."""


class _AllGone(BadInput):
    """None of the marked cases is here any more."""


class ListDoings(QObject):
    """Serves the list; says with a toast what was done."""

    changed = Signal()
    """Something was recorded or taken back."""
    outdated = Signal()
    """The list shows something else than what stands there by now."""
    let_go = Signal()
    """What was recorded last is not going to be taken back: an exchange may follow."""

    safety_changed = Signal(bool)
    """Whether nothing stands in a dialog that is not stored."""

    def __init__(self, workplace: Workplace, toast: Toast, window: QWidget) -> None:
        """Open dialogs over ``window``."""
        super().__init__(window)
        self._workplace, self._window = workplace, window
        self.toast = toast
        self.dialog: QDialog | None = None
        self._state: DeskState | None = None
        self._done = ""
        """What was done last, without when it goes."""
        self.coordinates = False
        """Whether whoever works here coordinates units."""

    def copy(self, query: CaseQuery, columns: Sequence[ListColumn], marks: Marks, *, names: bool) -> None:
        """Copy the marked rows to the clipboard, as text between tabs.

        :param names: leave names of reporters in titles as they are, but for anonymous ones.
        """
        if not self._are_few(marks, self.tr("Simpan sebagai berkas untuk lebih banyak.")):
            return
        desk = self._workplace.desk

        def texts() -> tuple[str, int]:
            lines = self._lines(query, marks)
            order = self._order(query, columns, tuple(line.case for line in lines))
            return desk.table_text(replace(order, names=names)), len(lines)

        self._workplace.background.database.run(
            self, texts, on_success=partial(self._has_copied, names), on_failure=self._tell
        )

    def save(self, query: CaseQuery, columns: Sequence[ListColumn], count: int, view: str = "") -> None:
        """Ask for a file and write all rows of a query.

        :param view: name of the saved view that is shown.
        """
        from ui.complaints.table_dialog import TableDialog  # noqa: PLC0415 - a list stands there before dialogs do

        self._open(TableDialog(self._workplace, self._order(query, columns, ()), count, self._window, view))

    def begin_act(self, query: CaseQuery, marks: Marks) -> None:
        """Ask what shall be done with the marked cases."""
        if not self._are_few(marks, self.tr("Pilih lebih sedikit.")):
            return
        desk = self._workplace.desk

        def found() -> _Found:
            lines = self._lines(query, marks)
            return lines, self._first_here(lines), desk.units()

        self._workplace.background.database.run(self, found, on_success=self._ask_act, on_failure=self._tell)

    def _ask_act(self, found: _Found) -> None:
        lines, view, units = found
        from ui.complaints.bulk_dialog import BulkDialog  # noqa: PLC0415 - as above

        made = BulkDialog(
            self._workplace,
            [line.case for line in lines],
            view,
            units,
            self._window,
            coordinates=self.coordinates,
            known=lines,
        )
        made.done_with.connect(self._has_done)
        made.safety_changed.connect(self.safety_changed)
        self._open(made)

    def show_state(self, state: DeskState) -> None:
        """Tell what was done as the line stands now."""
        self.coordinates = state.role == "coordinator"
        self._state = state
        if self._done and self.toast.can_undo:
            self.toast.tell_anew(self._sentence())

    def _has_done(self, done: BulkDone, words: str) -> None:
        self.changed.emit()
        count, refused = len(done.actions), len(done.refused)
        told = {"act": words, "count": number(count), "refused": number(refused)}
        if not count:
            self.toast.tell(self.tr("{act}: tidak ada yang tersimpan; {refused} laporan dilewati.").format(**told))
            return
        sentence = self.tr("{act}: tersimpan untuk {count} laporan.", "", count)
        if refused:
            sentence = self.tr("{act}: tersimpan untuk {count} laporan, {refused} dilewati.")
        self._done = sentence.format(**told)
        self.toast.tell(self._sentence(), partial(self._take_back, done.actions), partial(self._let_go, done.actions))

    def _sentence(self) -> str:
        """Return what was done, and when it goes as the line stands."""
        state = self._state
        if state is None:
            goes = self.tr("Dapat diurungkan selama 10 detik.")
        elif state.luring:
            goes = self.tr("Dapat diurungkan selama 10 detik; dikirim setelah Luring dimatikan.")
        elif state.sign_in_required:
            goes = self.tr("Dapat diurungkan selama 10 detik; dikirim setelah Anda masuk lagi.")
        elif state.offline_since or not state.last_exchange_at:
            goes = self.tr("Dapat diurungkan selama 10 detik; dikirim sendiri saat tersambung.")
        else:
            goes = self.tr("Dapat diurungkan selama 10 detik, lalu dikirim.")
        return f"{self._done} {goes}"

    def _take_back(self, actions: tuple[str, ...]) -> None:
        self._done = ""
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.withdraw(actions),
            on_success=partial(self._has_taken_back, actions),
            on_failure=self._tell,
        )

    def _has_taken_back(self, actions: tuple[str, ...], taken: int) -> None:
        self.changed.emit()
        told = {"taken": number(taken), "gone": number(len(actions) - taken)}
        if taken == len(actions):
            self.toast.tell(
                self.tr("Diurungkan untuk {taken} laporan; tidak ada yang berangkat.", "", taken).format(**told)
            )
            return
        self.toast.tell(
            self.tr("Diurungkan untuk {taken} laporan; {gone} tidak lagi menunggu. Lihat Kotak keluar.").format(**told)
        )
        self._let_go(actions)

    def _let_go(self, actions: tuple[str, ...]) -> None:
        self._done = ""
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.let_go(actions),
            on_success=lambda _nothing: self.let_go.emit(),
            on_failure=lambda _fault: None,  # it goes with an exchange anyway, half a minute later at most
        )

    def _has_copied(self, with_names: bool, copied: tuple[str, int]) -> None:  # noqa: FBT001 - partially applied
        text, wanted = copied
        count = text.count("\n")  # below the headings
        if not count:
            self._tell(_AllGone())
            return
        QGuiApplication.clipboard().setText(text)
        if with_names:
            said = self.tr("{count} baris disalin dengan nama pelapor; yang anonim tetap disamarkan.", "", count)
        else:
            said = self.tr("{count} baris disalin; nama pelapor disamarkan.", "", count)
        sentence = said.format(count=number(count))
        if gone := wanted - count:
            left = self.tr("{count} laporan yang dipilih sudah tidak ada di komputer ini.", "", gone)
            sentence = f"{sentence} {left.format(count=number(gone))}"
        self.toast.tell(sentence)

    def _lines(self, query: CaseQuery, marks: Marks) -> _Lines:
        """Return what was marked, as it stood on the screen; called in the lane of the database.

        Rows that nobody has scrolled to are asked for now, and taken only where those that were seen stand as they did.
        """
        if len(marks.lines) == marks.count:
            return tuple(marks.lines.values())
        desk = self._workplace.desk
        found = {
            first + place: line
            for first, last in marks.ranges
            for place, line in enumerate(desk.cases(query, first, last - first + 1))
        }
        seen = {row: line.case for row, line in marks.lines.items()}
        if len(found) != marks.count or seen != {row: found[row].case for row in seen}:
            raise _Outdated
        return tuple(found.values())

    def _first_here(self, lines: _Lines) -> CaseView:
        """Return the first of them that this desk still has; called in the lane of the database."""
        for line in lines:
            with suppress(BadInput):
                return self._workplace.desk.case(line.case)
        raise _AllGone

    def _tell(self, fault: TindakError) -> None:
        match fault:
            case _Outdated():
                self.toast.tell(self.tr("Daftar ini berubah sejak Anda memilih. Periksa pilihannya, lalu ulangi."))
                self.outdated.emit()
            case _AllGone():
                self.toast.tell(self.tr("Laporan yang dipilih sudah tidak ada di komputer ini."))
                self.outdated.emit()
            case _:
                self.toast.tell(fault_told(fault))

    def _order(self, query: CaseQuery, columns: Sequence[ListColumn], cases: tuple[int, ...]) -> TableOrder:
        return TableOrder(
            query=query,
            columns=tuple(columns),
            headings=tuple(column_name(column) for column in columns),
            cases=cases,
        )

    def _are_few(self, marks: Marks, advice: str) -> bool:
        if marks.count <= MOST_AT_ONCE:
            return bool(marks.count)
        told = {"most": number(MOST_AT_ONCE), "advice": advice}
        self.toast.tell(self.tr("Paling banyak {most} laporan sekaligus. {advice}").format(**told))
        return False

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.destroyed.connect(self._forget)
        self.dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self.dialog = None
