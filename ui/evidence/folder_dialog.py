"""*Pindai folder*: the pictures and documents of a folder, newest first, to tick and attach together."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFileDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.evidence.folder_model import PICTURE, FolderModel
from ui.evidence.small_pictures import glimpses
from ui.help.faults import told
from ui.language.wording import number
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label, restyle
from ui.ports.evidence import FolderFile
from ui.workplace import Workplace

_SIZE: Final = (620, 480)


class FolderDialog(QDialog):
    """Reads a folder in the lane of files and lets one choose."""

    chosen = Signal(object)
    """Paths of the ticked files."""

    def __init__(self, workplace: Workplace, folder: Path, parent: QWidget | None) -> None:
        """Begin with a folder."""
        super().__init__(parent)
        self._workplace = workplace
        self._folder = folder
        self.setWindowTitle(self.tr("Pindai folder"))
        open_at(self, *_SIZE)
        self._where = label("", "muted", wrap=True)
        self._said = label("", "small", wrap=True)
        pictures = glimpses(workplace.background, PICTURE * 2, self)
        self.rows = FolderModel(workplace, pictures, self)
        self.rows.ticked_changed.connect(self._count)
        self.list = self._build_list()
        self._attach = button("", self._choose, "main")
        self._other = button(self.tr("&Folder lain …"), self._ask_folder)
        self._lay_out()
        self._count()
        self.show_folder(folder)

    @property
    def said(self) -> str:
        """What is said about the folder."""
        return self._said.text()

    def show_folder(self, folder: Path) -> None:
        """Read a folder."""
        self._folder = folder
        self._where.setText(str(folder))
        self.rows.show_files(())
        self._say(self.tr("Membaca folder …"))
        self._workplace.background.files.run(
            self,
            lambda: self._workplace.evidence.scan(folder),
            on_success=lambda found: self._show(folder, found),
            on_failure=self._tell,
        )

    def _build_list(self) -> QListView:
        made = QListView()
        made.setModel(self.rows)
        made.setIconSize(PICTURE)
        made.setProperty("part", "folder")
        made.setAccessibleName(self.tr("Foto dan dokumen di folder ini, yang terbaru di atas"))
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setUniformItemSizes(True)
        made.clicked.connect(self.rows.tick)
        tick = QShortcut(QKeySequence(Qt.Key.Key_Space), made)
        tick.setContext(Qt.ShortcutContext.WidgetShortcut)
        tick.activated.connect(lambda: self.rows.tick(made.currentIndex()))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._where)
        column.addWidget(self.list, 1)
        column.addWidget(self._said)
        column.addStretch(0)
        acts = QHBoxLayout()
        acts.addWidget(self._attach)
        acts.addWidget(self._other)
        acts.addStretch(1)
        acts.addWidget(button(self.tr("&Batal"), self.reject))
        column.addLayout(acts)
        self._attach.setDefault(True)

    def _show(self, folder: Path, found: tuple[FolderFile, ...]) -> None:
        if folder != self._folder:
            return
        self.rows.show_files(found)
        self._lead_on(has_files=bool(found))
        if not found:
            self._say(self.tr("Tidak ada foto atau dokumen (JPG, PNG, HEIC, PDF, DOCX) di folder ini."))
            return
        counted = self.tr("{} berkas, yang terbaru di atas. Tekan Spasi untuk mencentang.", "", len(found))
        self._say(counted.format(number(len(found))))
        self.list.setCurrentIndex(self.rows.index(0, 0))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lead_on(self, *, has_files: bool) -> None:
        """Dress the next step as such; without files there is no list, and the dialog is as high as its words."""
        self.list.setVisible(has_files)
        self._attach.setVisible(has_files)
        restyle(self._attach, "part", "main" if has_files else "")
        restyle(self._other, "part", "" if has_files else "main")
        (self._attach if has_files else self._other).setDefault(True)
        if has_files:
            open_at(self, *_SIZE)
        else:
            self._other.setFocus(Qt.FocusReason.OtherFocusReason)
            self.resize(self.width(), self.minimumSizeHint().height())

    def _count(self) -> None:
        count = len(self.rows.ticked)
        words = self.tr("&Lampirkan {} berkas", "", count).format(number(count)) if count else self.tr("&Lampirkan")
        self._attach.setText(words)
        self._attach.setAccessibleName(words.replace("&", ""))
        self._attach.setEnabled(bool(count))

    def _choose(self) -> None:
        ticked = self.rows.ticked
        self.accept()
        self.chosen.emit(ticked)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.windowTitle(), str(self._folder))
        if folder:
            self.show_folder(Path(folder))

    def _tell(self, fault: TindakError) -> None:
        self._lead_on(has_files=False)
        self._say(told(fault), is_problem=True)

    def _say(self, sentence: str, *, is_problem: bool = False) -> None:
        self._said.setText(sentence)
        restyle(self._said, "part", "problem" if is_problem else "small")
