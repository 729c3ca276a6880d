"""*Tampilan*: what the list shows at all, by bucket, and the views that were saved under a name."""

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from sync.contract.status import Bucket
from ui.complaints.wanted import ALL, OPEN, bucket_name
from ui.ports.listing import ListLook, ListMemory, SavedView, Wanted

if TYPE_CHECKING:
    from ui.complaints.name_dialog import NameDialog

_OWN: Final = "own"
_WIDEST: Final = 200
"""Room that a name gets at most, px."""


class ViewChoice(QComboBox):
    """Chooses what the list shows; saved views stand below the buckets."""

    chosen = Signal(object, object)
    """The :class:`Wanted`, and the :class:`ListLook` of a saved view or ``None``."""
    kept = Signal(object)
    """The :class:`ListMemory` that shall be kept."""
    dressed = Signal(int)
    """Its height, px: what stands beside it is as high."""

    def __init__(self) -> None:
        """Offer the buckets; :meth:`remember` adds the views."""
        super().__init__()
        self.memory = ListMemory()
        self._is_searching = False
        self.setAccessibleName(self.tr("Laporan yang ditampilkan"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill()
        self.currentIndexChanged.connect(lambda _index: self.updateGeometry())
        self.currentIndexChanged.connect(lambda _index: self._tell())

    def showEvent(self, event: QShowEvent, /) -> None:  # noqa: N802 - Qt's name
        """Ask anew for room, now that the style sheet has dressed it."""
        super().showEvent(event)
        self._take_height()

    def changeEvent(self, event: QEvent, /) -> None:  # noqa: N802 - Qt's name
        """Ask anew when the theme changes, which dresses it again."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._take_height()

    def _take_height(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.dressed.emit(self.minimumHeight())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for room for what is shown, and not for the longest name: the list is narrow."""
        spare = super().sizeHint()
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(n)) for n in range(self.count())), default=0)
        shown = self.fontMetrics().horizontalAdvance(self.currentText())
        return QSize(min(spare.width() - longest + shown, _WIDEST), spare.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for no less."""
        return self.sizeHint()

    def remember(self, memory: ListMemory) -> None:
        """Offer the views that were saved."""
        self.memory = memory
        self._fill()

    def open(self) -> None:
        """Open the list of views, for the keyboard."""
        self.setFocus()
        self.showPopup()

    def show_wanted(self, wanted: Wanted) -> None:
        """Show which bucket or view is shown, without choosing it anew."""
        view = self._view()
        if view is not None and replace(view.wanted, text=wanted.text) == wanted:
            return
        self.blockSignals(True)
        self.setCurrentIndex(max(self.findData(wanted.bucket or None), 0))
        self.blockSignals(False)

    def leave_view(self) -> None:
        """Show no saved view: what is shown now is not as one was saved."""
        self.blockSignals(True)
        self.setCurrentIndex(0)
        self.blockSignals(False)

    def show_searching(self, wanted: Wanted, *, is_searching: bool) -> None:
        """Say that words are looked for among all, closed ones too, and offer the open ones alone."""
        if is_searching is not self._is_searching:
            self._is_searching = is_searching
            self._fill()
            self.show_wanted(wanted)

    @property
    def view_name(self) -> str:
        """Name of the saved view that is shown; empty where none is."""
        view = self._view()
        return view.name if view is not None else ""

    def why_no_view(self) -> str:
        """Return why the chosen view cannot be dropped; empty when it can."""
        return "" if self._view() is not None else self.tr("Pilih tampilan yang Anda simpan dahulu.")

    def ask_name(self, wanted: Wanted, look: ListLook, parent: QWidget) -> "NameDialog":
        """Ask for a name and keep a view under it; a view that has that name already is replaced."""
        view = self._view()
        told = self.tr("Saringan, kata yang dicari, kolom dan urutan disimpan. Nama yang sudah ada digantikan.")
        from ui.complaints.name_dialog import NameDialog  # noqa: PLC0415 - a list stands there before dialogs do

        dialog = NameDialog(self.tr("Simpan tampilan"), told, view.name if view else "", parent)
        dialog.named.connect(lambda name: self.save(name, wanted, look))
        return dialog

    def ask_new_name(self, parent: QWidget) -> "NameDialog | None":
        """Ask for another name of the chosen view; ``None`` where none is chosen."""
        view = self._view()
        if view is None:
            return None
        from ui.complaints.name_dialog import NameDialog  # noqa: PLC0415 - as above

        dialog = NameDialog(self.tr("Ganti nama tampilan"), "", view.name, parent, self.why_no_name)
        dialog.named.connect(self.rename)
        return dialog

    def save(self, name: str, wanted: Wanted, look: ListLook) -> None:
        """Keep a view under a name, and choose it."""
        others = tuple(one for one in self.memory.views if one.name.casefold() != name.casefold())
        views = tuple(sorted((*others, SavedView(name, wanted, look)), key=lambda one: one.name.casefold()))
        self._keep(replace(self.memory, views=views), name)

    def why_no_name(self, name: str) -> str:
        """Return why the chosen view cannot have this name, whatever its capitals; empty when it can."""
        view = self._view()
        taken = {one.name.casefold(): one.name for one in self.memory.views if one is not view}
        if (other := taken.get(" ".join(name.split()).casefold())) is None:
            return ""
        return self.tr("Sudah ada tampilan bernama “{}”. Pilih nama lain.").format(other)

    def rename(self, name: str) -> bool:
        """Give the chosen view another name; ``False`` where another view has it, or none is chosen."""
        view = self._view()
        if view is None or not name.strip() or self.why_no_name(name):
            return False
        others = tuple(one for one in self.memory.views if one is not view)
        renamed = replace(view, name=" ".join(name.split()))
        views = tuple(sorted((*others, renamed), key=lambda one: one.name.casefold()))
        self._keep(replace(self.memory, views=views), renamed.name)
        return True

    def drop(self) -> str | None:
        """Drop the chosen view; returns its name. The list stays as it is."""
        view = self._view()
        if view is None:
            return None
        self._keep(replace(self.memory, views=tuple(one for one in self.memory.views if one is not view)))
        self.show_wanted(view.wanted)
        return view.name

    def put_back(self, memory: ListMemory) -> None:
        """Have the views that were there before."""
        self._keep(replace(self.memory, views=memory.views))

    def keep_look(self, look: ListLook) -> None:
        """Keep how the list looks."""
        if look != self.memory.look:
            self.memory = replace(self.memory, look=look)
            self.kept.emit(self.memory)

    def _keep(self, memory: ListMemory, choose: str = "") -> None:
        self.memory = memory
        self._fill(choose)
        self.kept.emit(memory)

    def _fill(self, choose: str = "") -> None:
        current = f"{_OWN}:{choose}" if choose else self.currentData()
        self.blockSignals(True)
        self.clear()
        buckets = [bucket.value for bucket in Bucket]
        for bucket in ("", OPEN, *buckets) if self._is_searching else ("", *buckets, ALL):
            self.addItem(bucket_name(bucket), bucket or None)
        if self._is_searching:
            self.setItemText(0, self.tr("Di semua"))
        if self.memory.views:
            self.insertSeparator(self.count())
        for view in self.memory.views:
            self.addItem(view.name, f"{_OWN}:{view.name}")
        self.setCurrentIndex(max(self.findData(current), 0))
        self.setMaxVisibleItems(self.count())
        self.blockSignals(False)

    def _view(self) -> SavedView | None:
        data = str(self.currentData() or "")
        return next((one for one in self.memory.views if data == f"{_OWN}:{one.name}"), None)

    def _tell(self) -> None:
        view = self._view()
        if view is not None:
            self.chosen.emit(view.wanted, view.look)
        elif self.currentIndex() >= 0:
            self.chosen.emit(Wanted(bucket=str(self.currentData() or "")), None)
