"""*Uji coba sinkron*: what would go up, in its order, and that nothing was sent."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.language.wording import about, kind_word, number, size
from ui.parts.dialog_room import open_at
from ui.parts.labels import button, label
from ui.ports.rehearsal import Rehearsal, RehearsedAction
from ui.theme.fonts import scaled

_SIZE: Final = (820, 480)
_NARROW: Final = 460


class RehearsalDialog(QDialog):
    """Shows one rehearsal; changes nothing."""

    case_wanted = Signal(int)
    """Case of a row that shall be shown; the dialog has closed."""

    def __init__(self, told: Rehearsal, parent: QWidget) -> None:
        """Lay a rehearsal out."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Uji coba sinkron"))
        self._sentences = self._say(told)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(label(self._sentences[0], "title", wrap=True))
        for sentence in self._sentences[1:]:
            column.addWidget(label(sentence, "", wrap=True))
        self.list = self._list(told)
        column.addWidget(self.list, 1)
        if told.actions:
            open_at(self, *_SIZE)
        else:
            self.list.hide()
            column.addStrut(scaled(_NARROW))  # words that wrap ask for no width
        column.addWidget(label(self._nothing_sent(), "strong", wrap=True))
        acts = QHBoxLayout()
        acts.addStretch(1)
        self._close = button(self.tr("&Tutup"), self.accept, "main")
        self._close.setDefault(True)
        acts.addWidget(self._close)
        column.addLayout(acts)

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said above the list."""
        return self._sentences

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Begin in the list."""
        super().showEvent(event)
        self.list.setIndentation(self.list.header().sectionPosition(1))  # a reason stands under what it is about
        (self._close if self.list.isHidden() else self.list).setFocus()

    def _nothing_sent(self) -> str:
        return self.tr("Ini hanya uji coba: belum ada satu byte pun yang dikirim, dan tidak ada yang berubah.")

    def _say(self, told: Rehearsal) -> tuple[str, ...]:
        count = len(told.actions)
        if count:
            first = self.tr("{} tindak lanjut akan dikirim, teksnya kira-kira {}.", "", count)
            said = [first.format(number(count), size(told.bytes_sent))]
        else:
            said = [self.tr("Tidak ada tindak lanjut yang menunggu.")]
            said.append(
                self.tr("Sinkronisasi tetap bertanya apa yang baru: kira-kira {}.").format(size(told.bytes_sent))
            )
        if told.why_not:
            said.append(told.why_not)
        if told.stopped:
            stopped = self.tr(
                "{} di antaranya akan kembali menurut aturan di komputer ini; sebabnya ada di daftar. Tekan Enter "
                "untuk membuka laporannya.",
                "",
                len(told.stopped),
            )
            said.append(stopped.format(number(len(told.stopped))))
        said.append(self._how_long(told))
        if told.files:
            files = self.tr("Sesudah teks menyusul {} berkas, {}.", "", told.files)
            said.append(files.format(number(told.files), size(told.files_bytes)))
        if told.why_files_rest:
            said.append(told.why_files_rest)
        if told.offered:
            asked = self.tr("Server juga ditanya apakah {} tindak lanjut yang dahulu diterima masih ada padanya.")
            said.append(asked.format(number(told.offered)))
        return tuple(said)

    def _how_long(self, told: Rehearsal) -> str:
        if not told.texts_ms:
            return self.tr("Lamanya belum dapat diperkirakan: jalur ini belum pernah diukur.")
        if told.files and told.files_ms:
            both = self.tr("Pada jalur seperti terakhir kali: teks {}, berkas {}.")
            return both.format(about(told.texts_ms), about(told.files_ms))
        if told.files:
            return self.tr("Pada jalur seperti terakhir kali: teks {}; untuk berkas belum pernah diukur.").format(
                about(told.texts_ms)
            )
        return self.tr("Pada jalur seperti terakhir kali: {}.").format(about(told.texts_ms))

    def _list(self, told: Rehearsal) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Yang akan dikirim, menurut urutannya"))
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setHeaderLabels(
            [
                self.tr("Urutan"),
                self.tr("Laporan"),
                self.tr("Tindak lanjut"),
                self.tr("Foto dan dokumen"),
                self.tr("Hasil"),
            ]
        )
        made.itemActivated.connect(lambda item: self._open(item.parent() or item))
        made.addTopLevelItems([self._item(place, one) for place, one in enumerate(told.actions, 1)])
        for place in range(made.topLevelItemCount()):
            item = made.topLevelItem(place)
            why = item.child(0) if item is not None else None
            if why is not None:
                why.setFirstColumnSpanned(True)
        made.expandAll()
        made.setItemsExpandable(False)
        head = made.header()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        return made

    def _open(self, item: QTreeWidgetItem) -> None:
        if case := int(item.data(0, Qt.ItemDataRole.UserRole) or 0):
            self.accept()
            self.case_wanted.emit(case)

    def _item(self, place: int, action: RehearsedAction) -> QTreeWidgetItem:
        files = ""
        if action.files:
            files = self.tr("{} berkas, {}", "", action.files).format(number(action.files), size(action.files_bytes))
        result = self.tr("dapat diterima")
        if action.sentence:
            result = self.tr("akan kembali")
        elif action.may_have_arrived:
            result = self.tr("sedang dipastikan")
        item = QTreeWidgetItem([number(place), action.tracking_id, kind_word(action.kind), files, result])
        item.setToolTip(2, action.title)
        item.setData(0, Qt.ItemDataRole.UserRole, action.case)
        why = action.sentence
        if action.may_have_arrived and not why:
            why = self.tr("Sudah pernah dikirim, jawabannya belum tiba; tidak akan terkirim dua kali.")
        if why:
            below = QTreeWidgetItem([why])
            below.setForeground(0, self.palette().brush(QPalette.ColorRole.PlaceholderText))
            item.addChild(below)
        return item
