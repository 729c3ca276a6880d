"""What is done with the rows of the list: copied, saved as a file, acted on together, and taken back."""

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from ui.complaints.columns import column_name
from ui.complaints.marked_rows import MOST_AT_ONCE
from ui.help.faults import told as fault_told
from ui.language.wording import number
from ui.parts.toast import Toast
from ui.ports.acts import UnitChoice
from ui.ports.desk import CaseView
from ui.ports.listing import BulkDone, CaseQuery, ListColumn, TableOrder
from ui.workplace import Workplace

_Found = tuple[tuple[int, ...], CaseView, tuple[UnitChoice, ...]]


class ListDoings(QObject):
    """Serves the list; says with a toast what was done."""

    changed = Signal()
    """Something was recorded or taken back."""
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
        self.coordinates = False
        """Whether whoever works here coordinates units."""

    def copy(
        self, query: CaseQuery, columns: Sequence[ListColumn], ranges: list[tuple[int, int]], *, names: bool
    ) -> None:
        """Copy the rows of these ranges to the clipboard, as text between tabs.

        :param names: leave names of reporters in titles as they are, but for anonymous ones.
        """
        if not self._are_few(ranges, self.tr("Simpan sebagai berkas untuk lebih banyak.")):
            return
        desk = self._workplace.desk

        def texts() -> tuple[str, int]:
            cases = self._cases(query, ranges)
            return desk.table_text(replace(self._order(query, columns, cases), names=names)), len(cases)

        self._workplace.background.database.run(
            self,
            texts,
            on_success=partial(self._has_copied, names),
            on_failure=lambda fault: self.toast.tell(fault_told(fault)),
        )

    def save(self, query: CaseQuery, columns: Sequence[ListColumn], count: int) -> None:
        """Ask for a file and write all rows of a query."""
        from ui.complaints.table_dialog import TableDialog  # noqa: PLC0415 - a list stands there before dialogs do

        self._open(TableDialog(self._workplace, self._order(query, columns, ()), count, self._window))

    def begin_act(self, query: CaseQuery, ranges: list[tuple[int, int]]) -> None:
        """Ask what shall be done with the cases of these ranges."""
        if not self._are_few(ranges, self.tr("Pilih lebih sedikit.")):
            return
        desk = self._workplace.desk

        def found() -> _Found:
            cases = self._cases(query, ranges)
            return cases, desk.case(cases[0]), desk.units()

        self._workplace.background.database.run(
            self, found, on_success=self._ask_act, on_failure=lambda fault: self.toast.tell(fault_told(fault))
        )

    def _ask_act(self, found: _Found) -> None:
        cases, view, units = found
        from ui.complaints.bulk_dialog import BulkDialog  # noqa: PLC0415 - as above

        made = BulkDialog(
            self._workplace,
            cases,
            view,
            units,
            self._window,
            coordinates=self.coordinates,
        )
        made.done_with.connect(self._has_done)
        made.safety_changed.connect(self.safety_changed)
        self._open(made)

    def _has_done(self, done: BulkDone, words: str) -> None:
        self.changed.emit()
        count = len(done.actions)
        told = {"act": words, "count": number(count), "refused": number(len(done.refused))}
        sentence = self.tr("{act}: tersimpan untuk {count} laporan. Berangkat setelah 10 detik.", "", count).format(
            **told
        )
        if done.refused:
            sentence = self.tr(
                "{act}: tersimpan untuk {count} laporan, {refused} dilewati. Berangkat setelah 10 detik."
            ).format(**told)
        self.toast.tell(sentence, partial(self._take_back, done.actions), self._let_go)

    def _take_back(self, actions: tuple[str, ...]) -> None:
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.withdraw(actions),
            on_success=partial(self._has_taken_back, len(actions)),
            on_failure=lambda fault: self.toast.tell(fault_told(fault)),
        )

    def _has_taken_back(self, wanted: int, taken: int) -> None:
        self.changed.emit()
        told = {"taken": number(taken), "gone": number(wanted - taken)}
        if taken == wanted:
            self.toast.tell(
                self.tr("Diurungkan untuk {taken} laporan; tidak ada yang berangkat.", "", taken).format(**told)
            )
            return
        self.toast.tell(
            self.tr("Diurungkan untuk {taken} laporan; {gone} sudah berangkat dan tidak dapat ditarik.").format(**told)
        )
        self._let_go()

    def _let_go(self) -> None:
        self._workplace.background.database.run(
            self,
            self._workplace.desk.let_go,
            on_success=lambda _nothing: self.let_go.emit(),
            on_failure=lambda _fault: None,  # it goes with the next exchange anyway
        )

    def _has_copied(self, with_names: bool, copied: tuple[str, int]) -> None:  # noqa: FBT001 - partially applied
        text, count = copied
        QGuiApplication.clipboard().setText(text)
        if with_names:
            said = self.tr("{count} baris disalin dengan nama pelapor; yang anonim tetap disamarkan.", "", count)
        else:
            said = self.tr("{count} baris disalin; nama pelapor disamarkan.", "", count)
        self.toast.tell(said.format(count=number(count)))

    def _cases(self, query: CaseQuery, ranges: list[tuple[int, int]]) -> tuple[int, ...]:
        """Return the cases of these rows; called in the lane of the database."""
        desk = self._workplace.desk
        return tuple(line.case for first, last in ranges for line in desk.cases(query, first, last - first + 1))

    def _order(self, query: CaseQuery, columns: Sequence[ListColumn], cases: tuple[int, ...]) -> TableOrder:
        return TableOrder(
            query=query,
            columns=tuple(columns),
            headings=tuple(column_name(column) for column in columns),
            cases=cases,
        )

    def _are_few(self, ranges: list[tuple[int, int]], advice: str) -> bool:
        if sum(last - first + 1 for first, last in ranges) <= MOST_AT_ONCE:
            return bool(ranges)
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
