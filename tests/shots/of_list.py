"""The list of *Laporan*."""

from datetime import date

import msgspec
from PySide6.QtWidgets import QTextEdit, QWidget

from sync.contract.events import EventKind
from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.crowded_desk import CrowdedDesk
from tests.support.invented_cases import invented_case
from tests.support.invented_desk import InventedDesk
from tests.support.real_faults import data_doubtful
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.columns_dialog import ColumnsDialog
from ui.complaints.filter_panel import FilterPanel
from ui.complaints.name_dialog import NameDialog
from ui.complaints.recap_dialog import RecapDialog
from ui.complaints.table_dialog import TableDialog
from ui.language.wording import kind_word
from ui.ports.acts import ActRequest
from ui.ports.listing import Wanted
from ui.rooms import Room

_LONG = (
    "Permohonan perbaikan jalan usaha tani Handil Lima tahap kedua yang terputus sepanjang dua belas meter sesudah "
    "banjir besar sehingga hasil panen tidak dapat diangkut ke Pasar Tirta Muara"
)


def _list(stage: Stage) -> QWidget:
    stage.window.go(Room.COMPLAINTS)
    return stage.window


def _search(stage: Stage, text: str) -> QWidget:
    window = _list(stage)
    found = stage.window.complaints.list
    found._search.setText(text)
    found._search._look_now()
    return window


@screen("list-few")
def few(stage: Stage) -> QWidget:
    """A handful in all states."""
    return _list(stage)


@screen("list-empty")
def empty(stage: Stage) -> QWidget:
    """Nothing is open."""
    stage.hold(InventedDesk([]))
    return _list(stage)


@screen("list-never-exchanged")
def never(stage: Stage) -> QWidget:
    """Nothing was fetched yet."""
    desk = InventedDesk([])
    desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    stage.hold(desk)
    return _list(stage)


@screen("list-100000-rows")
def crowded(stage: Stage) -> QWidget:
    """A coordinator's list."""
    stage.hold(CrowdedDesk(100_000))
    return _list(stage)


@screen("list-hits")
def hits(stage: Stage) -> QWidget:
    """A search that finds something."""
    return _search(stage, "jalan")


@screen("list-no-hits")
def no_hits(stage: Stage) -> QWidget:
    """A search that finds nothing."""
    return _search(stage, "jembatan gantung Kuala Pembuang")


@screen("list-error")
def error(stage: Stage) -> QWidget:
    """The database could not be read."""
    _list(stage)

    def fail(*_asked: object) -> int:
        raise data_doubtful()

    stage.desk.count = fail  # type: ignore[assignment]  # takes whatever is asked
    stage.window.refresh()
    return stage.window


@screen("list-long-words")
def long_words(stage: Stage) -> QWidget:
    """Titles, units and categories are as long as they come."""
    unit = "Dinas Pekerjaan Umum, Penataan Ruang, Perumahan, dan Kawasan Permukiman"
    views = [
        invented_case(row, _LONG, f"Terdisposisi ke {unit}", due_in, anonymous=row % 2 == 0,
                      confidential=row % 3 == 0, category="Infrastruktur jalan, jembatan, dan saluran air perdesaan")
        for row, due_in in enumerate((-4, -3, 0, 1, 2, 3, 4, 7, 8, 9, 10), 1)
    ]  # fmt: skip
    desk = InventedDesk([
        msgspec.structs.replace(view, line=msgspec.structs.replace(view.line, unit=unit)) for view in views
    ])  # fmt: skip
    desk.changes = {"role": "coordinator", "unit": unit}
    stage.hold(desk)
    return _list(stage)


@screen("dialog-filters")
def filters(stage: Stage) -> QWidget:
    """*Saring*, with a period from day to day."""
    _list(stage)
    stage.window.complaints.list.narrow(Wanted(period="days", first=date(2026, 2, 3), last=date(2026, 5, 4)))
    stage.window.complaints.list.offer_filters()
    return stage.dialog(FilterPanel)


@screen("dialog-columns")
def columns(stage: Stage) -> QWidget:
    """*Kolom dan urutan*."""
    _list(stage)
    stage.window.complaints.list.offer_columns()
    return stage.dialog(ColumnsDialog)


@screen("dialog-view-name")
def view_name(stage: Stage) -> QWidget:
    """*Simpan tampilan*."""
    _list(stage)
    stage.window.complaints.list.save_view()
    return stage.dialog(NameDialog)


@screen("dialog-bulk")
def bulk(stage: Stage) -> QWidget:
    """An act with several cases, told for each of them before it is done."""
    _list(stage)
    desk, window = stage.desk, stage.window
    dialog = BulkDialog(
        stage.workplace,
        (1, 2, 8),
        desk.case(1),
        desk.units(),
        window,
        coordinates=False,
        known=[desk.case(case).line for case in (1, 2, 8)],
    )
    dialog.act.setCurrentIndex(dialog.act.findData("catatan-internal"))
    dialog.findChildren(QTextEdit)[-1].setPlainText("Sudah dikoordinasikan dengan dinas.")
    dialog.open()
    dialog.preview()
    return stage.dialog(BulkDialog)


@screen("dialog-bulk-question")
def bulk_question(stage: Stage) -> QWidget:
    """The same, about to be closed with what was typed."""
    bulk(stage)
    stage.dialog(BulkDialog).ask_to_discard()
    return stage.dialog(BulkDialog)


@screen("list-undo")
def undo(stage: Stage) -> QWidget:
    """What was done with several cases under Luring can be undone for a while."""
    stage.desk.luring = True
    _list(stage)
    done = stage.desk.bulk_act((1, 2, 8), "catatan-internal", ActRequest(text="Sudah dikoordinasikan dengan dinas."))
    stage.window.complaints.list.doings._has_done(done, kind_word(EventKind.NOTE))
    stage.settle()
    return stage.window


@screen("dialog-recap")
def recap(stage: Stage) -> QWidget:
    """*Rekap bulanan*."""
    _list(stage)
    stage.window.complaints.list._offer_recap()
    return stage.dialog(RecapDialog)


@screen("dialog-table")
def table(stage: Stage) -> QWidget:
    """*Simpan daftar*."""
    _list(stage)
    stage.window.complaints.list.save_table()
    return stage.dialog(TableDialog)
