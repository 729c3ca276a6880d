"""*Hari ini*."""

from PySide6.QtWidgets import QWidget

from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.crowded_desk import CrowdedDesk
from tests.support.invented_desk import InventedDesk
from ui.rooms import Room


def _today(stage: Stage) -> QWidget:
    stage.window.go(Room.TODAY)
    return stage.window


@screen("today-few")
def few(stage: Stage) -> QWidget:
    """Some things wait."""
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
    stage.hold(CrowdedDesk(412))
    return _today(stage)
