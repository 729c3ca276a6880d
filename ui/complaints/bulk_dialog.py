"""One act with several cases: what is said, what it will do with each, and only then one confirmation."""

from collections.abc import Collection
from functools import partial
from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from sync.contract.casework.acts import ACT_OF_KIND, act_named
from sync.contract.errors import TindakError
from sync.contract.events import EventKind
from ui.acts_dialog.fields import ActFields
from ui.complaints.upload_words import named_reply
from ui.help.faults import told as fault_told
from ui.language.speaking import as_spoken
from ui.language.wording import number
from ui.parts.dialog_room import at_least_wide, open_at
from ui.parts.filling_dialog import FillingDialog
from ui.parts.labels import button, clear, label
from ui.ports.acts import ActRequest, UnitChoice
from ui.ports.desk import CaseView
from ui.ports.listing import BulkDone, BulkLine, CaseLine
from ui.theme.tokens import GAP
from ui.workplace import Workplace

OF_UNITS: Final = (EventKind.UPLOADED, EventKind.NOTE, EventKind.CONSTRAINT)
OF_COORDINATORS: Final = (
    EventKind.VERIFY, EventKind.DISPOSE, EventKind.REDISPOSE, EventKind.RELATE, EventKind.POSTPONE, EventKind.RESUME,
    EventKind.ARCHIVE, EventKind.CLOSE, EventKind.NOTE,
)  # fmt: skip
"""What makes sense for several cases at once: none of it is a text that a reporter reads."""

_WIDTH: Final = 560
_HEIGHT: Final = 470
"""With a preview; it fits a screen of 1366 by 768 at 125 %."""


class BulkDialog(FillingDialog):
    """Asks what shall be done with the chosen cases; what was typed goes along to another act."""

    done_with = Signal(object, str)
    """The :class:`BulkDone`, and the words of the act."""

    def __init__(
        self,
        workplace: Workplace,
        cases: Collection[int],
        view: CaseView,
        units: Collection[UnitChoice],
        parent: QWidget,
        *,
        coordinates: bool,
        known: Collection[CaseLine] = (),
    ) -> None:
        """Be about these cases, of which ``view`` is one.

        :param known: how they stood in the list; names those that have left since.
        """
        super().__init__(parent)
        self._workplace, self._cases, self._view, self._units = workplace, tuple(cases), view, units
        self._known = {line.case: line for line in known}
        self.setWindowTitle(self.tr("Tindakan untuk {count} laporan", "", len(cases)).format(count=number(len(cases))))
        self.act = QComboBox()
        self.act.setAccessibleName(self.tr("Tindakan"))
        for kind in OF_COORDINATORS if coordinates else OF_UNITS:
            self.act.addItem(as_spoken(ACT_OF_KIND[kind].words), ACT_OF_KIND[kind].name)
        self.act.setMaxVisibleItems(self.act.count())
        self.act.setPlaceholderText(self.tr("Pilih tindakan"))
        self.act.setCurrentIndex(-1)
        self._place = QVBoxLayout()
        self.fields: ActFields | None = None
        self._kept_words = ""
        """What was typed, for as long as the chosen act has no place for it."""
        self._says = label("", "", wrap=True)
        self._problem = label("", "problem", wrap=True)
        self.lines = QListWidget()
        self.lines.setAccessibleName(self.tr("Yang akan terjadi dengan tiap laporan"))
        self.lines.setWordWrap(True)
        self.look = button(self.tr("&Lihat dahulu"), self.preview, "main")
        self.do = button("", self.confirm, "main")
        self._cancel = button(self.tr("&Batal"), self.reject)
        for one in (self.look, self.do, self._cancel):
            one.setAutoDefault(False)
        self._lay_out()
        self.act.currentIndexChanged.connect(lambda _index: self._begin_act())
        self._begin_act()

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed, or chosen besides the act."""
        return bool(self._kept_words) or (self.fields is not None and self.fields.is_touched)

    def go_on(self) -> None:
        """Put the keyboard into the first field."""
        first = self.fields.first if self.fields is not None else None
        (first or self.act).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def said(self) -> str:
        """What is told of the preview, or why there is none."""
        return self._says.text() or self._problem.text()

    def request(self) -> ActRequest:
        """Return what was said."""
        return self.fields.request() if self.fields is not None else ActRequest()

    def preview(self) -> None:
        """Ask what the act would do with each case; first for what must be chosen."""
        if self.fields is None:
            self._problem.setText(self.tr("Pilih dahulu tindakannya."))
            self.act.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if not self.fields.is_answered:
            self._problem.setText(self.fields.ask())
            return
        name, request = str(self.act.currentData()), self.request()
        self.look.setEnabled(False)
        self._says.setText(self.tr("Sedang diperiksa …"))
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.bulk_preview(self._cases, name, request),
            on_success=partial(self._show, name, request),
            on_failure=self._tell,
        )

    def confirm(self) -> None:
        """Do what the preview shows."""
        if self._is_storing:
            return
        name, request = str(self.act.currentData()), self.request()
        self.question.hide()
        self._store(is_storing=True)
        self._workplace.background.database.run(
            self,
            lambda: self._workplace.desk.bulk_act(self._cases, name, request),
            on_success=self._has_done,
            on_failure=self._tell_undone,
        )

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        acts.addWidget(self.look)
        acts.addWidget(self.do)
        acts.addStretch(1)
        acts.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(GAP)
        column.addWidget(label(self.tr("Tindakan"), "section"))
        column.addWidget(self.act)
        column.addLayout(self._place)
        column.addWidget(self._says)
        column.addWidget(self.lines, 1)
        column.addWidget(self._problem)
        column.addStretch(0)
        column.addWidget(self.question)
        column.addLayout(acts)
        at_least_wide(self, _WIDTH)

    def _begin_act(self) -> None:
        if self.fields is not None and self.fields.words is not None:
            self._kept_words = self.fields.words
        clear(self._place)
        name = str(self.act.currentData())
        act = act_named(name)
        if act is None:
            self._forget_preview()
            return
        alone, now = len(self._cases) == 1, self._workplace.now_ms()
        self.fields = ActFields(act, name, self._view, self._units, "", now, is_alone=alone)
        if self.fields.words is not None:
            self.fields.write(self._kept_words)
            self._kept_words = ""
        self.fields.changed.connect(self._forget_preview)
        self.fields.changed.connect(self.judge)
        if act.kind is EventKind.RELATE:
            hint = self.tr("Kosongkan nomornya untuk saling mengaitkan laporan yang dipilih.")
            self._place.addWidget(label(hint, "small", wrap=True))
        self._place.addWidget(self.fields)
        self._forget_preview()
        self.judge()

    def _forget_preview(self) -> None:
        self._says.clear()
        self._problem.clear()
        self.lines.clear()
        self.lines.hide()
        self.do.hide()
        self.look.setEnabled(True)
        self.look.show()

    def _show(self, name: str, request: ActRequest, lines: tuple[BulkLine, ...]) -> None:
        if (name, request) != (str(self.act.currentData()), self.request()):
            self._forget_preview()  # it is not what was asked about any more
            return
        can = [line for line in lines if not line.why_not]
        self._problem.clear()
        self.lines.clear()
        for line in lines:
            self.lines.addItem(self._words(line))
        self.lines.show()
        was = self.size()
        open_at(self, _WIDTH, _HEIGHT)
        self.resize(self.size().expandedTo(was))
        told = {"can": number(len(can)), "cannot": number(len(lines) - len(can)), "all": number(len(lines))}
        if len(can) == len(lines):
            self._says.setText(self.tr("Dapat dilakukan untuk semua {all} laporan:").format(**told))
        elif can:
            self._says.setText(self.tr("Dapat untuk {can} laporan; {cannot} dilewati dengan alasannya:").format(**told))
        else:
            self._says.setText(self.tr("Tidak dapat dilakukan untuk satu pun:"))
        self.look.setVisible(not can)
        self.look.setEnabled(True)
        self.do.setText(self.tr("La&kukan untuk {can} laporan", "", len(can)).format(**told))
        self.do.setAccessibleName(self.do.text().replace("&", ""))
        self.do.setVisible(bool(can))
        self.do.setEnabled(True)
        (self.do if can else self.lines).setFocus(Qt.FocusReason.OtherFocusReason)

    def _words(self, line: BulkLine) -> str:
        if not line.tracking_id and (known := self._known.get(line.case)) is not None:
            line = msgspec.structs.replace(line, tracking_id=known.tracking_id, title=known.title)
        told = {"number": line.tracking_id, "title": line.title, "why": line.why_not, "status": line.status}
        if line.why_not:
            return self.tr("Dilewati: {number} · {title}\n{why}").format(**told)
        if line.reply:
            reply = named_reply(line.kind, line.written_at, line.begins, self._workplace.now_ms())
            return f"{line.tracking_id} · {line.title}\n{reply}"
        if (known := self._known.get(line.case)) is not None and known.status == line.status:
            return self.tr("{number} · {title}\nStatus tidak berubah").format(**told)
        return self.tr("{number} · {title}\nStatus sesudahnya: {status}").format(**told)

    def _has_done(self, done: BulkDone) -> None:
        self.accept()
        self.done_with.emit(done, self.act.currentText())

    def _store(self, *, is_storing: bool) -> None:
        """Leave what is being stored as it is, until that is done or refused."""
        self._is_storing = is_storing
        self.act.setEnabled(not is_storing)
        self.do.setEnabled(not is_storing)
        if self.fields is not None:
            self.fields.setEnabled(not is_storing)

    def _tell_undone(self, fault: TindakError) -> None:
        self._store(is_storing=False)
        self._tell(fault)
        self.go_on()

    def _tell(self, fault: TindakError) -> None:
        self._forget_preview()
        self._problem.setText(fault_told(fault))
