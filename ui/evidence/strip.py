"""The strip below the text of the form: the files of the draft, and the ways to add to them."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.evidence.draft_details import DraftDetails
from ui.evidence.draft_files import DraftFiles
from ui.evidence.draft_tiles import DraftTiles
from ui.evidence.folder_dialog import FolderDialog
from ui.evidence.notice import Notice
from ui.evidence.offers import Offer, offers_of
from ui.evidence.taking_in import TakingIn
from ui.evidence.viewer import Viewer
from ui.evidence.words import counter
from ui.help.faults import told
from ui.language.wording import number, time_of_day
from ui.parts.ends import EndsLayout
from ui.parts.flow import FlowLayout
from ui.parts.labels import at_edge, button, label, restyle
from ui.parts.saved_file import is_there
from ui.ports.evidence import FileView
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_TOLD_AT_MOST: Final = 3


class FileStrip(QWidget):
    """Takes no more room than a line while there are no files."""

    busy_changed = Signal()
    """Whether files are being taken in, or whether what is shown is what is stored, may have changed."""

    def __init__(self, workplace: Workplace) -> None:
        """Build it; :meth:`begin` fills it."""
        super().__init__()
        self._workplace = workplace
        self._folder = _first_folder()
        self._refused: list[str] = []
        self._is_roomy = True
        self._files = DraftFiles(workplace, self)
        self._files.changed.connect(self._show)
        self._files.changed.connect(self.busy_changed)
        self._files.failed.connect(self._say_problem)
        self._taking_in = TakingIn(workplace, self)
        self._taking_in.changed.connect(self._has_progressed)
        self._taking_in.refused.connect(self._tell_refusal)
        self.tiles = DraftTiles(workplace, self)
        self.tiles.chosen.connect(self._show_chosen)
        self.tiles.open_wanted.connect(self.open_viewer)
        self.tiles.drop_wanted.connect(self._drop)
        self.tiles.move_wanted.connect(self._files.move)
        self.details = DraftDetails(workplace.appearance, self.tiles.actions())
        self.details.description.described.connect(self._files.describe)
        self._captions = workplace.captions
        self.details.description.finished.connect(self._captions.keep_now)
        self._captions.safety_changed.connect(self._note_captions)
        self._captions.failed.connect(self._tell_unstored)
        self._unstored = ""
        """Why a caption is not stored, while that is so."""
        self.details.open_wanted.connect(self.open_viewer)
        self.notice = Notice(workplace.appearance)
        self._counter = label("", "small", wrap=True)
        self._counter.setToolTip(self.tr("Lama pengiriman menurut laju jalur ini yang terakhir"))
        self._attach = at_edge(button(self.tr("Lam&pirkan …"), self.attach, "quiet"), "left")
        self._attach.setToolTip(self.tr("Ctrl+Shift+L, atau seret ke sini, atau tempel dengan Ctrl+V"))
        self._scan = button(self.tr("Pindai &folder …"), self.scan, "quiet")
        self._scan.setToolTip(self.tr("Foto terbaru sebuah folder, untuk dicentang dan dilampirkan (Ctrl+Shift+F)"))
        self._open = button(self.tr("&Buka berkas"), self.open_viewer, "quiet")
        self._open.setToolTip(self.tr("Keterangan, peran, dan catatan berkas yang dipilih"))
        self._lay_out()
        self._show()

    @property
    def is_busy(self) -> bool:
        """Whether files are being taken in for the shown draft."""
        return bool(self._taking_in.under_way(self._files.case))

    @property
    def is_settled(self) -> bool:
        """Whether :attr:`enclosed` is what is stored."""
        return self._files.is_settled

    @property
    def is_settling(self) -> bool:
        """Whether :attr:`is_settled` is about to be told."""
        return self._files.is_settling

    def settle(self) -> None:
        """See to it that :attr:`is_settled` will be told, one way or the other."""
        self._files.settle()

    @property
    def enclosed(self) -> tuple[str, ...]:
        """SHA-256 of the files that are shown, in their order."""
        return tuple(file.sha256 for file in self._files.files)

    @property
    def shown(self) -> tuple[FileView, ...]:
        """The files that are shown, in their order."""
        return tuple(self._files.files)

    @property
    def is_safe(self) -> bool:
        """Whether nothing that was attached, or typed about it, exists only in memory."""
        return not self._taking_in.is_busy and self._captions.is_safe_of(self._files.case)

    def begin(self, case: int) -> None:
        """Show the files of a case's draft; 0 for none."""
        self.details.description.keep_now()
        self.notice.be_silent()
        self._refused.clear()
        self._files.begin(case)
        self.tiles.show_coming(self._taking_in.under_way(case))

    def keep_now(self) -> None:
        """Store what was typed about a file."""
        self.details.description.keep_now()

    def call_when_safe(self, act: Callable[[], None]) -> None:
        """Do something that takes the captions away, but only when they are stored."""
        self._captions.call_when_safe(self, act)

    def attach(self) -> None:
        """Ask for files, and take them in."""
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Lampirkan berkas"), str(self._folder), self._kinds())
        if paths:
            self._folder = Path(paths[0]).parent
            self.take([Offer(Path(path).name, path=Path(path)) for path in paths])

    def scan(self) -> None:
        """Ask for a folder, and show what can be taken in from it."""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Pindai folder"), str(self._folder))
        if not folder:
            return
        self._folder = Path(folder)
        dialog = FolderDialog(self._workplace, self._folder, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self._take_paths)
        dialog.open()

    def set_roomy(self, *, is_roomy: bool) -> None:
        """Leave the room to the text in a low window: what is said about a file is then said in the viewer."""
        self._is_roomy = is_roomy
        self._show_chosen()

    def take_mime(self, mime: QMimeData) -> None:
        """Take in what was dropped or pasted."""
        name = self.tr("Tempelan {}.png").format(time_of_day(self._workplace.now_ms()))
        self.take(offers_of(mime, name))

    def take(self, offers: list[Offer] | tuple[Offer, ...]) -> None:
        """Take these in for the shown draft."""
        if not self._files.case or not offers or not self.isEnabled():
            return
        self._refused.clear()
        self.notice.be_silent()
        self._taking_in.take(self._files.case, offers)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Say that files can be dropped only where that takes no line of its own; the buttons say the rest."""
        super().resizeEvent(event)
        self._judge_counter()

    def _judge_counter(self) -> None:
        words = self._counter.fontMetrics().horizontalAdvance(self._counter.text()) + GAP + 2
        fits = self._ways.on_one_line() + words <= self.width()
        self._counter.setVisible(fits or bool(self._files.files) or self._counter.property("part") == "strong")

    def show_hovered(self, is_hovered: bool) -> None:  # noqa: FBT001 - the shape of the signal
        """Say that what hangs over the form can be dropped."""
        restyle(self._counter, "part", "strong" if is_hovered else "small")
        self._counter.setText(self.tr("Lepaskan untuk melampirkan") if is_hovered else self._count())
        self._judge_counter()

    def open_viewer(self) -> None:
        """Open the chosen file."""
        file = self.tiles.file
        if file is None:
            return
        self.details.description.keep_now()
        viewer = Viewer(self._workplace, self._files.case, self._files.files, file.sha256, self.window())
        viewer.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        viewer.changed.connect(self._take_change)
        viewer.open()

    def _lay_out(self) -> None:
        ways = QWidget()
        flow = FlowLayout(ways)
        for made in (self._attach, self._scan, self._open):
            flow.addWidget(made)
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._ways = flow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.notice)  # above the ways, which keep their place when it comes and goes
        column.addLayout(EndsLayout(ways, self._counter))
        for widget in (self.tiles, self.details):
            column.addWidget(widget)
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Lead the keyboard as the eye goes."""
        stops = [self.notice, self._attach, self._scan, self._open, self.tiles, self.details]
        for one, following in itertools.pairwise(stops):
            self.setTabOrder(one, following)

    def _kinds(self) -> str:
        pictures, documents = "*.jpg *.jpeg *.png *.webp *.heic *.heif", "*.pdf *.doc *.docx"
        return self.tr("Foto dan dokumen ({});;Semua berkas (*)").format(f"{pictures} {documents}")

    def _count(self) -> str:
        files = self._files
        return counter(files.files, files.limits.most_files, files.transfers) or self.tr(
            "atau seret foto ke sini, atau tempel"
        )

    def _show(self) -> None:
        self.tiles.show_files(self._files.files)
        self.show_hovered(is_hovered=False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        file = self.tiles.file
        self.details.show_file(file)
        self.details.setVisible(file is not None and self._is_roomy)
        self._open.setVisible(file is not None and not self._is_roomy)

    def _has_progressed(self, case: int) -> None:
        if case == self._files.case:
            self.tiles.show_coming(self._taking_in.under_way(case))
            self._files.fetch()
        self.busy_changed.emit()

    def _take_change(self, sha256: str) -> None:
        self.tiles.choose_next(sha256)
        self._files.fetch()

    def _take_paths(self, paths: list[Path]) -> None:
        self.take([Offer(path.name, path=path) for path in paths])

    def _drop(self, sha256: str) -> None:
        file = self.tiles.file
        name = file.name if file is not None and file.sha256 == sha256 else self.tr("Berkas")
        self._files.drop(sha256)
        why_not = self.tr("Berkas itu sudah tidak ada di sini. Lampirkan lagi dari foldernya.")
        self.notice.say(
            self.tr("{} dilepas dari draf.").format(name),
            self.tr("Kembalikan"),
            lambda: self._files.put_back(sha256, why_not),
        )

    def _tell_refusal(self, case: int, sentence: str) -> None:
        if case != self._files.case:
            return
        self._refused.append(sentence)
        said = self._refused[:_TOLD_AT_MOST]
        if len(self._refused) > _TOLD_AT_MOST:
            said.append(
                self.tr("{} berkas lain juga tidak dilampirkan.", "", len(self._refused) - len(said)).format(
                    number(len(self._refused) - len(said))
                )
            )
        self._say_problem("\n".join(said))

    def _note_captions(self, is_safe: bool) -> None:  # noqa: FBT001 - the shape of the signal
        if is_safe and self._unstored and self.notice.said == self._unstored:
            self.notice.be_silent()
            self._unstored = ""
        self.busy_changed.emit()

    def _tell_unstored(self, fault: TindakError) -> None:
        if not self._captions.is_safe_of(self._files.case):
            self._unstored = told(fault)
            self._say_problem(self._unstored)
        self.busy_changed.emit()

    def _say_problem(self, sentence: str) -> None:
        self.notice.say(sentence, self.tr("Tutup"), is_problem=True)


def _first_folder() -> Path:
    """Return where photos usually lie."""
    pictures = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation))
    return pictures if is_there(pictures) else Path.home()
