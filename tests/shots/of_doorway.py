"""The windows before an open vault."""

import socket

from PySide6.QtWidgets import QWidget
from urllib3.exceptions import ConnectTimeoutError

from sync.contract.errors import TindakError
from sync.transport.evidence import what_failed
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_desk import InventedDoorway
from ui.doorway.entrance import Entrance
from ui.language.speaking import in_spoken


def _entrance(stage: Stage, *, is_first: bool, has_vault: bool, fault: TindakError | None = None) -> Entrance:
    doorway = in_spoken(InventedDoorway(stage.vault, has_vault=has_vault, fault=fault))
    made = Entrance(doorway, stage.background, is_first=is_first)
    return stage.show(made, stage.size)


def _no_such_address() -> TindakError:
    """Return what is told where a name is not found."""
    fault = ConnectTimeoutError()
    fault.__cause__ = socket.gaierror()
    return what_failed(fault, may_have_left=False, is_reused=False)


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
    made = _entrance(stage, is_first=True, has_vault=True, fault=_no_such_address())
    made._server.setText("https://tindak.banyubiru.contoh.go.id")
    made._username.setText("siti")
    made._password._line.setText("kata sandi yang panjang")
    made.enter()
    stage.background.network.settle(made)
    return made


@screen("entrance-incomplete")
def incomplete(stage: Stage) -> QWidget:
    """Something was left out."""
    made = _entrance(stage, is_first=True, has_vault=False)
    made._server.setText("https://tindak.banyubiru.contoh.go.id")
    made.enter()
    return made
