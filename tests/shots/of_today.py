"""*Hari ini*."""

from PySide6.QtWidgets import QWidget

from sync.contract.line import LineState
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import invented_case, some_cases
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
    unanswered = "Terdisposisi ke Kecamatan Tirta Muara"
    more = [invented_case(row, f"Jalan rusak di RT {row}", unanswered, row % 4 + 1) for row in range(9, 49)]
    stage.hold(InventedDesk([*some_cases(), *more]))
    return _today(stage)
