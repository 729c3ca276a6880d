"""The viewer: one file of a case after another, whole or near, two side by side, and what can be done with each."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.evidence.comparison import pair_of
from ui.evidence.cover_bar import CoverBar
from ui.evidence.fetching import Fetching
from ui.evidence.notice import Notice
from ui.evidence.picture_view import STEP
from ui.evidence.stage import Stage
from ui.evidence.viewer_bar import ViewerBar
from ui.evidence.viewer_side import ViewerSide
from ui.help.faults import told
from ui.language.wording import size
from ui.parts.dialog_room import open_at
from ui.parts.labels import button
from ui.parts.saved_file import open_outside
from ui.parts.saving_place import asked_place
from ui.ports.evidence import FileView
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_SIDE: Final = 270
_COMFORTABLE: Final = (1180, 720)
_LEAST: Final = QSize(860, 440)
_ACTUAL: Final = 100


class Viewer(QDialog):
    """Shows the files of one case."""

    changed = Signal(str)
    """SHA-256 that a file of the draft now has, after a change."""
    fetched = Signal()
    """A file has come from the centre."""

    def __init__(
        self, workplace: Workplace, case: int, files: Sequence[FileView], sha256: str, parent: QWidget | None
    ) -> None:
        """Begin with one of these files."""
        super().__init__(parent)
        self._workplace, self._case = workplace, case
        self._captions = workplace.captions
        self._unstored = ""
        """Why something that was said of a file was not stored, as it was told last."""
        self._files = [self._captions.as_typed(case, file) for file in files]
        self._place = max((n for n, file in enumerate(files) if file.sha256 == sha256), default=0)
        self._fetching = Fetching(workplace, self)
        self._fetching.changed.connect(self._note_fetching)
        self.setWindowTitle(self.tr("Foto dan dokumen"))
        self.stage = Stage(workplace)
        self.view = self.stage.view
        self.bar = ViewerBar()
        self.side = ViewerSide(workplace)
        self.cover_bar = CoverBar(self.view.add_box, self.view.take_last, self.burn_in, self._leave_covering)
        self.notice = Notice(workplace.appearance)
        self._save = button(self.tr("&Simpan salinan …"), self.save_copy)
        self._fetch = button(self.tr("&Unduh"), self.fetch, "main")
        self._close = button(self.tr("&Tutup"), self.reject)
        self._connect()
        self._lay_out()
        self._show()

    @property
    def file(self) -> FileView:
        """The file that is shown."""
        return self._files[self._place]

    def walk(self, by: int) -> None:
        """Show another file, so many places on."""
        place = min(max(self._place + by, 0), len(self._files) - 1)
        if place != self._place and not self.view.is_covering:
            self.side.description.keep_now()
            self._place = place
            self.notice.be_silent()
            self._show()

    def compare(self, is_on: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Show two pictures side by side, or one again."""
        self.bar.is_comparing = is_on
        if is_on:
            self.stage.show_pair(self._files, self.file.sha256)
        else:
            self.stage.show_one()
        self._show_acts()

    def cover(self) -> None:
        """Begin to cover parts of the picture, once it is shown."""
        if not self.stage.can_zoom:
            return
        self.view.set_covering(is_on=True)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_acts()

    def burn_in(self) -> None:
        """Burn the boxes in; the file becomes another one."""
        boxes, case, sha256 = self.view.boxes, self._case, self.file.sha256
        if boxes:
            self._change(lambda: self._workplace.evidence.redact(case, sha256, boxes))

    def turn(self, quarters: int) -> None:
        """Turn the picture clockwise; the file becomes another one."""
        case, sha256 = self._case, self.file.sha256
        self._change(lambda: self._workplace.evidence.turn(case, sha256, quarters))

    def save_copy(self) -> None:
        """Ask where, and write the file out."""
        file = self.file
        path = asked_place(self, self.tr("Simpan salinan"), file.name)
        if not path:
            return
        saved = Path(path)
        told = self.tr("Disimpan sebagai {}. Salinan itu tidak terenkripsi.").format(saved)
        self._workplace.background.files.run(
            self,
            lambda: self._workplace.evidence.save(file.sha256, saved),
            on_success=lambda _nothing: self.notice.say(
                told, self.tr("Buka foldernya"), lambda: open_outside(saved.parent)
            ),
            on_failure=self._tell,
        )

    def fetch(self) -> None:
        """Fetch the file from the centre."""
        self._fetching.fetch([self.file.sha256])

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Walk with the arrows that the picture has no use for."""
        match event.key():
            case Qt.Key.Key_Left:
                self.walk(-1)
            case Qt.Key.Key_Right:
                self.walk(1)
            case _:
                super().keyPressEvent(event)

    def reject(self) -> None:
        """Close; while covering, only end that."""
        if self.view.is_covering:
            self._leave_covering()
        else:
            self.done(QDialog.DialogCode.Rejected)

    def done(self, result: int, /) -> None:
        """Keep what was typed, then close."""
        self.side.description.keep_now()
        super().done(result)

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin at the picture."""
        super().showEvent(event)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.bar.walk_wanted.connect(self.walk)
        self.bar.zoom_wanted.connect(self._zoom)
        self.bar.turn_wanted.connect(self.turn)
        self.bar.cover_wanted.connect(self.cover)
        self.bar.comparison_wanted.connect(self.compare)
        self.stage.shown.connect(self._show_zoom)
        self.stage.noted.connect(self._note)
        self.view.boxes_changed.connect(lambda: self.cover_bar.show_count(len(self.view.boxes)))
        self.side.described.connect(self._describe)
        self._captions.stored.connect(self._note_stored)
        self._captions.failed.connect(self._tell_unstored)
        for keys, act in (
            ("PgUp", lambda: self.walk(-1)),
            ("PgDown", lambda: self.walk(1)),
            ("Ctrl+S", self.save_copy),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _lay_out(self) -> None:
        self.side.setFixedWidth(scaled(_SIDE))
        middle = QHBoxLayout()
        middle.setSpacing(2 * GAP)
        middle.addWidget(self.stage, 1)
        middle.addWidget(self.side)
        acts = QHBoxLayout()
        acts.setSpacing(GAP)
        acts.addWidget(self._fetch)
        acts.addWidget(self._save)
        acts.addWidget(self.notice, 1)
        acts.addStretch(0)
        acts.addWidget(self._close)
        for one in (self._fetch, self._save, self._close):
            one.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(GAP)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self.cover_bar)
        column.addLayout(acts)
        self.setMinimumSize(_LEAST)
        open_at(self, *_COMFORTABLE)

    def _show(self) -> None:
        file = self.file
        self.side.show_file(file)
        self._show_acts()
        self.stage.show_file(file)

    def _show_acts(self) -> None:
        file, is_covering, is_comparing = self.file, self.view.is_covering, self.stage.is_comparing
        self.bar.setVisible(not is_covering)
        self.cover_bar.setVisible(is_covering)
        self.bar.show_file(file, self._place, len(self._files))
        self.bar.compare.setVisible(all(pair_of(self._files)))
        self.side.setVisible(not is_comparing)
        is_plain = not is_covering and not is_comparing
        self._save.setVisible(file.is_here and is_plain)
        self._fetch.setVisible(not file.is_here and is_plain)
        self._close.setVisible(not is_covering)
        self._fetch.setText(self.tr("&Unduh ({})").format(size(file.size)))
        self._show_zoom()

    def _zoom(self, by: int) -> None:
        match by:
            case 0:
                self.view.fit()
            case _ if by == _ACTUAL:
                self.view.zoom_to(1.0)
            case _:
                self.view.zoom_by(STEP**by)

    def _show_zoom(self) -> None:
        self.bar.show_zoom(self.view.percent, can_zoom=self.stage.can_zoom, is_preview=self.stage.is_preview)

    def _note(self, sentence: str) -> None:
        self.notice.say(sentence)

    def _leave_covering(self) -> None:
        self.view.set_covering(is_on=False)
        self._show_acts()

    def _change(self, do: Callable[[], FileView]) -> None:
        """Make another file of the picture, once what was said of it is stored and goes along."""
        self.setEnabled(False)
        self.notice.say(self.tr("Foto sedang diubah …"))
        self.side.description.keep_now()
        self._captions.call_when_safe(
            self,
            lambda: self._workplace.background.files.run(self, do, on_success=self._take_change, on_failure=self._tell),
        )

    def _take_change(self, file: FileView) -> None:
        self.setEnabled(True)
        self.notice.be_silent()
        self._files[self._place] = file
        self.view.set_covering(is_on=False)
        self._show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(file.sha256)

    def _describe(self, sha256: str, caption: str, role: str) -> None:
        self._captions.typed(self._case, sha256, caption, role)
        self._files = [self._captions.as_typed(self._case, file) for file in self._files]

    def _note_stored(self, case: int, sha256: str) -> None:
        if case == self._case:
            if self._unstored and self.notice.said == self._unstored:
                self.notice.be_silent()
            self.changed.emit(sha256)

    def _tell_unstored(self, fault: TindakError) -> None:
        self._unstored = told(fault)
        self._tell(fault)

    def _note_fetching(self) -> None:
        self._fetch.setEnabled(not self._fetching.wanted)
        if self._fetching.wanted:
            self.notice.say(self.tr("Mengunduh; menunggu giliran bila sinkronisasi sedang berjalan."))
        elif self._fetching.why_not:
            self.notice.say(self._fetching.why_not, self.tr("Tutup"), is_problem=True)
        else:
            self._look_again()

    def _look_again(self) -> None:
        """Show what has come."""
        case = self._case
        self._workplace.background.database.run(
            self,
            lambda: {file.sha256: file for file in self._workplace.evidence.files(case)},
            on_success=self._take_files,
            on_failure=self._tell,
        )

    def _take_files(self, found: dict[str, FileView]) -> None:
        self._files = [self._captions.as_typed(self._case, found.get(file.sha256, file)) for file in self._files]
        self.notice.be_silent()
        self._show()
        self.fetched.emit()

    def _tell(self, fault: TindakError) -> None:
        self.setEnabled(True)
        self.notice.say(told(fault), self.tr("Tutup"), is_problem=True)
