"""The room *Monev*: figures of a year, none at all, and a fault."""

from PySide6.QtWidgets import QWidget

from sync.contract.errors import LocalFault
from tests.shots.registry import screen
from tests.shots.stage import Stage
from ui.rooms import Room


def _room(stage: Stage) -> QWidget:
    stage.window.go(Room.MONEV)
    stage.settle()
    return stage.window


@screen("monev")
def figures(stage: Stage) -> QWidget:
    """Four figures, and what they are made of."""
    return _room(stage)


@screen("monev-empty")
def empty(stage: Stage) -> QWidget:
    """A desk that holds nothing yet."""
    stage.vault.desk.figures.count = 0
    return _room(stage)


@screen("monev-error")
def error(stage: Stage) -> QWidget:
    """The data need attention."""
    stage.vault.desk.figures.fault = LocalFault("Data di komputer ini perlu diperiksa. Tidak ada yang berubah.")
    return _room(stage)
