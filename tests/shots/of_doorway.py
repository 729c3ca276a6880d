"""The windows before an open vault."""

from PySide6.QtWidgets import QWidget

from sync.contract.errors import NoNetwork
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_desk import InventedDoorway
from tests.support.real_faults import no_such_host
from ui.doorway.entrance import Entrance
from ui.help.faults import told
from ui.speaking import as_spoken, in_spoken


def _entrance(stage: Stage, *, is_first: bool, has_vault: bool) -> Entrance:
    made = Entrance(in_spoken(InventedDoorway(stage.vault, has_vault=has_vault)), stage.background, is_first=is_first)
    return stage.show(made, stage.size)


@screen("entrance-first")
def first(stage: Stage) -> QWidget:
    """A profile in which nobody has signed in."""
    return _entrance(stage, is_first=True, has_vault=False)


@screen("entrance-again")
def again(stage: Stage) -> QWidget:
    """A vault is there: the password opens it."""
    return _entrance(stage, is_first=False, has_vault=True)


@screen("entrance-error")
def error(stage: Stage) -> QWidget:
    """The centre could not be reached."""
    made = _entrance(stage, is_first=True, has_vault=True)
    made._server.setText("https://tindak.banyubiru.contoh.go.id")
    made._username.setText("siti")
    made._say(told(NoNetwork(as_spoken(no_such_host()))))
    return made


@screen("entrance-incomplete")
def incomplete(stage: Stage) -> QWidget:
    """Something was left out."""
    made = _entrance(stage, is_first=True, has_vault=False)
    made._server.setText("https://tindak.banyubiru.contoh.go.id")
    made.enter()
    return made
