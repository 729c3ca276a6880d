"""The room *Kotak keluar*: list of own actions and, beside it, one of them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout

from sync.contract.errors import TindakError
from ui.actions.action import WindowAction
from ui.evidence.allowance_dialog import AllowanceDialog
from ui.evidence_ports import Transfers
from ui.outbox.action_pane import ActionPane
from ui.outbox.outbox_delegate import OutboxDelegate
from ui.outbox.outbox_model import LINE_ROLE, OutboxModel, headline
from ui.outbox.receipt_dialog import ReceiptDialog
from ui.outbox_ports import OutboxLine, ReceiptView
from ui.parts.labels import button, label
from ui.rooms import RoomPage
from ui.theme.tokens import GAP
from ui.workplace import Workplace


class OutboxRoom(RoomPage):
    """See how far own words have come, and mend what was held."""

    case_wanted = Signal(int)
    pulled_back = Signal(int)
    """Case whose draft an action has become."""
    allowed = Signal()
    """What may be spent on files has changed."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the room; :meth:`refresh` fills it."""
        super().__init__()
        self._workplace = workplace
        self._headline = label("", "muted", wrap=True)
        self._allowance = button(self.tr("&Jatah data berkas …"), self.open_allowance, "quiet")
        self._transfers = Transfers()
        self._lines: tuple[OutboxLine, ...] = ()
        self._model = OutboxModel(self)
        self._list = self._build_list()
        self._pane = ActionPane(workplace)
        self._pane.show_action(None)
        self._pane.case_wanted.connect(self.case_wanted)
        self._pane.pull_back_wanted.connect(self._pull_back)
        self._pane.receipt_wanted.connect(self._fetch_receipt)
        self._shown = ""
        self._lay_out()

    def commands(self) -> Sequence[WindowAction]:
        """Return what can be done here, besides what the chosen action offers."""
        return (WindowAction("allowance", self.tr("Jatah data berkas …"), self.open_allowance),)

    def refresh(self) -> None:
        """Fetch own actions again; the chosen one stays chosen."""
        self._workplace.background.database.run(
            self, self._workplace.desk.outbox, on_success=self._show, on_failure=self._tell
        )

    def show_transfers(self, transfers: Transfers) -> None:
        """Say how the files go."""
        self._transfers = transfers
        self._headline.setText(headline(self._lines, transfers))

    def open_allowance(self) -> None:
        """Ask what may be spent on files."""
        dialog = AllowanceDialog(self._workplace, self._transfers, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.allowed.connect(self.allowed)
        dialog.open()

    def arrive(self) -> None:
        """Put the keyboard where work begins."""
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_list(self) -> QListView:
        made = QListView()
        made.setModel(self._model)
        made.setItemDelegate(OutboxDelegate(self._workplace, made))
        made.setAccessibleName(self.tr("Tindak lanjut dari komputer ini"))
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.selectionModel().currentChanged.connect(self._row_changed)
        made.activated.connect(self._open_case)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Kotak keluar"), "heading"), 1)
        head.addWidget(self._allowance)
        column.addLayout(head)
        column.addWidget(self._headline)
        column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(2 * GAP)
        row.addWidget(self._list, 6)
        row.addWidget(self._pane, 5)
        column.addLayout(row, 1)

    def _show(self, lines: tuple[OutboxLine, ...]) -> None:
        self._lines = lines
        self._headline.setText(headline(lines, self._transfers))
        self._pane.look_again()
        self._list.setVisible(bool(lines))
        if not self._model.show(lines):
            return
        row = self._model.row_of(self._shown)
        if row < 0:
            self._shown = ""
            self._pane.show_action(None)
        else:
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        line: OutboxLine | None = current.data(LINE_ROLE) if current.isValid() else None
        if line is not None:
            self._shown = line.id
            self._pane.show_action(line)

    def _open_case(self, index: QModelIndex) -> None:
        line: OutboxLine | None = index.data(LINE_ROLE)
        if line is not None and line.case:
            self.case_wanted.emit(line.case)

    def _pull_back(self, action: str) -> None:
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.pull_back(action),
            on_success=self.pulled_back.emit,
            on_failure=self._tell,
        )

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

    def _tell(self, fault: TindakError) -> None:
        self._pane.show_problem(str(fault))
