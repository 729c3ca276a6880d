"""The room *Monev*: figures of a year, none at all, and a fault."""

from PySide6.QtWidgets import QWidget

from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_desk import InventedDesk
from tests.support.real_faults import data_doubtful
from ui.monev.behind_dialog import BehindDialog
from ui.monev.command_center import CommandCenter
from ui.monev.figures_page import FiguresPage
from ui.monev.frozen_dialog import FrozenDialog
from ui.monev.merge_dialog import MergeDialog
from ui.monev.report_dialog import ReportDialog
from ui.monev.room import MonevRoom
from ui.ports.listing import Flag, Wanted
from ui.rooms import Room


def _room(stage: Stage) -> QWidget:
    stage.window.go(Room.MONEV)
    stage.settle()
    return stage.window


@screen("monev")
def figures(stage: Stage) -> QWidget:
    """Four figures, and what they are made of."""
    return _room(stage)


@screen("monev-lower")
def lower(stage: Stage) -> QWidget:
    """What stands below the first sight."""
    page = _page(stage)
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    stage.settle()
    return stage.window


@screen("monev-table")
def tables(stage: Stage) -> QWidget:
    """Units as a table, narrowed as *Laporan* can be."""
    page = _page(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.filter.narrow(Wanted(period="semester", flags=(Flag.NEEDS_REPLY,)))
    stage.settle()
    page.by_unit.swap.click()
    page.verticalScrollBar().setValue(page.trend.y())
    stage.settle()
    return stage.window


def _page(stage: Stage) -> FiguresPage:
    _room(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    return room.page


@screen("monev-behind")
def behind(stage: Stage) -> QWidget:
    """The cases behind a figure."""
    page = _page(stage)
    page.late.behind.click()
    stage.settle()
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    [dialog] = room.findChildren(BehindDialog)
    stage.settle()
    return dialog


@screen("monev-empty")
def empty(stage: Stage) -> QWidget:
    """A desk that holds nothing yet."""
    stage.hold(InventedDesk([]))
    stage.desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    stage.vault.desk.figures.count = 0
    return _room(stage)


@screen("monev-error")
def error(stage: Stage) -> QWidget:
    """The data need attention."""
    stage.vault.desk.figures.fault = data_doubtful()
    return _room(stage)


def _center(stage: Stage, turns: int) -> QWidget:
    _room(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.open_center()
    [center] = room.findChildren(CommandCenter)
    center.turn(turns)
    center.showNormal()
    center.resize(1366, 768)
    return center


@screen("monev-center")
def center(stage: Stage) -> QWidget:
    """Four figures on a whole screen."""
    return _center(stage, 0)


@screen("monev-center-units")
def center_units(stage: Stage) -> QWidget:
    """The units on a whole screen."""
    return _center(stage, 3)


@screen("monev-report")
def report(stage: Stage) -> QWidget:
    """Who signs a report, and where it shall lie."""
    _room(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.report.click()
    [dialog] = room.findChildren(ReportDialog)
    return dialog


def _frozen_dialog(stage: Stage) -> FrozenDialog:
    _room(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.open_frozen()
    [dialog] = room.findChildren(FrozenDialog)
    stage.settle()
    return dialog


@screen("monev-frozen-none")
def nothing_frozen(stage: Stage) -> QWidget:
    """Nothing was frozen yet."""
    stage.vault.desk.frozen.lines.clear()
    return _frozen_dialog(stage)


@screen("monev-frozen")
def frozen(stage: Stage) -> QWidget:
    """What was frozen, after a merging that found something told differently."""
    dialog = _frozen_dialog(stage)
    dialog.merge(["a.tindak-monev", "b.tindak-monev"])
    stage.settle()
    return dialog


@screen("monev-merge")
def merge(stage: Stage) -> QWidget:
    """What can be merged: reports of units below, one of them still at the centre."""
    desk = stage.vault.desk.frozen
    of_below = [desk.lines[0]._replace(digest=digit * 64, origin="below", office=f"Kelurahan Tirta {name}")
                for digit, name in (("b", "Asri"), ("c", "Baru"))]  # fmt: skip
    desk.lines += of_below
    desk.coming = (of_below[0]._replace(digest="d" * 64, office="Kelurahan Tirta Hilir", is_here=False, size=12_400),)
    _room(stage)
    room = stage.window.page(Room.MONEV)
    assert isinstance(room, MonevRoom)
    room.open_frozen()
    [dialog] = room.findChildren(FrozenDialog)
    stage.settle()
    dialog.offer()
    stage.settle()
    [asking] = dialog.findChildren(MergeDialog)
    asking.add_files(["Monev Kelurahan Tirta Lama 0a1b2c3d.tindak-monev"])
    return asking
