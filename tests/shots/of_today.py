"""*Hari ini*."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import NOW, invented_case, some_cases
from tests.support.invented_desk import InventedDesk
from tests.support.invented_uploads import invented_uploads
from ui.acts_dialog.uploads_dialog import UploadsDialog
from ui.ports.acts import TodayGroup, TodayItem, ToUpload, TurnView
from ui.rooms import Room


def _today(stage: Stage) -> QWidget:
    stage.window.go(Room.TODAY)
    return stage.window


@screen("today-few")
def few(stage: Stage) -> QWidget:
    """Some things wait."""
    return _today(stage)


@screen("today-drafts")
def drafts(stage: Stage) -> QWidget:
    """Something was begun about two cases."""
    for case in (1, 2):
        stage.desk.save_draft(case, EventKind.REPLY, "Yth. Pelapor, petugas datang Rabu.")
    return _today(stage)


@screen("today-empty")
def empty(stage: Stage) -> QWidget:
    """No case at all after an exchange."""
    stage.hold(InventedDesk([]))
    return _today(stage)


@screen("today-never-exchanged")
def never(stage: Stage) -> QWidget:
    """Nothing was fetched yet."""
    desk = InventedDesk([])
    desk.changes = {"last_exchange_at": 0, "line": LineState.NEVER}
    stage.hold(desk)
    return _today(stage)


@screen("today-nothing-urgent")
def nothing_urgent(stage: Stage) -> QWidget:
    """Cases are open, and nobody waits for this office."""
    stage.desk.items = ()
    stage.desk.held[5].written.clear()
    return _today(stage)


@screen("today-many")
def many(stage: Stage) -> QWidget:
    """More than a section shows."""
    unanswered = "Terdisposisi ke Kecamatan Tirta Muara"
    more = [invented_case(row, f"Jalan rusak di RT {row}", unanswered, row % 4 + 1) for row in range(9, 49)]
    stage.hold(InventedDesk([*some_cases(), *more]))
    return _today(stage)


@screen("dialog-uploads")
def uploads(stage: Stage) -> QWidget:
    """Which replies stand on lapor.go.id by now; one of three is ticked."""
    stage.desk.to_upload = invented_uploads()
    stage.window.acts.begin_uploads()
    stage.settle()
    [dialog] = stage.window.findChildren(UploadsDialog)
    dialog.lines.item(1).setCheckState(Qt.CheckState.Checked)
    return dialog


@screen("today-uploads")
def to_upload(stage: Stage) -> QWidget:
    """Several answers are not on lapor.go.id yet."""
    turn = TurnView(who=Waits.UNIT, act=EventKind.UPLOADED, is_mine=True)
    lines = [view.line for view in some_cases()[:3]]
    stage.desk.items = tuple(
        TodayItem(
            group=TodayGroup.TO_UPLOAD, case=one.case, tracking_id=one.tracking_id, title=one.title, unit="",
            sentence="", turn=turn, to_upload=ToUpload(1, EventKind.INITIAL_RESPONSE, NOW),
        )
        for one in lines
    )  # fmt: skip
    stage.window.refresh()
    return _today(stage)
