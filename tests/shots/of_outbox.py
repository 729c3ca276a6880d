"""*Kotak keluar*, and what is opened from it."""

import msgspec
from PySide6.QtWidgets import QWidget

from desktop.file_traffic import DAY_SPENT
from desktop.sentences import of_reason
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import NOW, own_action, some_cases
from tests.support.invented_desk import InventedDesk
from ui.evidence.allowance_dialog import AllowanceDialog
from ui.outbox.receipt_dialog import ReceiptDialog
from ui.ports.evidence import Allowance, Transfers
from ui.ports.outbox import OutboxLine
from ui.rooms import Room

_HOUR = 3_600_000
_RESTING = Transfers(
    files=12,
    bytes_left=48_000_000,
    seconds_left=7_200,
    bytes_per_second=6_600,
    rupiah_left=57_600,
    spent_today=20_000_000,
    spent_this_month=390_000_000,
    allowance=Allowance(daily_bytes=20_000_000, monthly_bytes=400_000_000, rupiah_per_mb=1_200),
    why_resting=DAY_SPENT,
)


def every_lamp() -> list[tuple[int, OutboxLine]]:
    """Return one own action in each state."""
    told = []
    states: tuple[tuple[Lamp, dict[str, object]], ...] = (
        (Lamp.SAVED, {}),
        (Lamp.SAVED, {"sent_unconfirmed": True, "can_pull_back": False}),
        (Lamp.RECEIVED, {"written_at": NOW - 3 * _HOUR, "received_at": NOW - 2 * _HOUR, "receipt": "TT-20261123-0007"}),
        (
            Lamp.PUBLISHED,
            {
                "written_at": NOW - 71 * _HOUR,
                "received_at": NOW - 70 * _HOUR,
                "published_at": NOW - 40 * _HOUR,
                "receipt": "TT-20261120-0417",
            },
        ),
        (Lamp.HELD, {"reason": of_reason(Reason.CASE_MOVED)}),
        (Lamp.REJECTED, {"reason": of_reason(Reason.CASE_CLOSED)}),
    )
    for number, (lamp, more) in enumerate(states, 1):
        view = some_cases()[number - 1]
        text = f"Yth. Bapak/Ibu, petugas sudah memeriksa lokasi ({number}). Hasilnya kami sampaikan Senin."
        line = own_action(view, f"l{number}", EventKind.SUBSTANTIVE_RESPONSE, text, lamp)
        told.append((number, msgspec.structs.replace(line, **more)))
    return told


def _outbox(stage: Stage, chosen: str = "") -> QWidget:
    stage.window.go(Room.OUTBOX)
    stage.settle()
    if chosen:
        room = stage.window.outbox
        room._list.setCurrentIndex(room._model.index(room._model.row_of(chosen), 0))
    return stage.window


def _with_lamps(stage: Stage) -> None:
    desk = InventedDesk(some_cases())
    for case, line in every_lamp():
        desk.put(case, line)
    stage.hold(desk)


@screen("outbox-lamps")
def lamps(stage: Stage) -> QWidget:
    """Every lamp; what waits is chosen."""
    _with_lamps(stage)
    return _outbox(stage, "l1")


@screen("outbox-held")
def held(stage: Stage) -> QWidget:
    """What was held is chosen."""
    _with_lamps(stage)
    return _outbox(stage, "l5")


@screen("outbox-received")
def received(stage: Stage) -> QWidget:
    """What was received is chosen."""
    _with_lamps(stage)
    return _outbox(stage, "l3")


@screen("outbox-to-upload")
def to_upload(stage: Stage) -> QWidget:
    """Several answers that the office has to upload were received."""
    _with_lamps(stage)
    view = stage.desk.held[6].view
    stage.desk.put(6, own_action(view, "l9", EventKind.INITIAL_RESPONSE, "Kami periksa besok.", Lamp.RECEIVED))
    return _outbox(stage, "l9")


@screen("outbox-taken-back")
def taken_back(stage: Stage) -> QWidget:
    """A mark was taken back: nothing of it can be written on."""
    _with_lamps(stage)
    stage.desk.change_line("l1", kind=EventKind.UPLOADED, text="")
    window = _outbox(stage, "l1")
    stage.window.outbox._pane.pull_back_wanted.emit("l1")
    stage.settle()
    return window


@screen("form-taken-back")
def taken_back_to_form(stage: Stage) -> QWidget:
    """An answer was taken back: it is written on at once."""
    _with_lamps(stage)
    window = _outbox(stage, "l1")
    stage.window.outbox._pane.pull_back_wanted.emit("l1")
    stage.settle()
    stage.until(lambda: bool(stage.desk.checked))
    return window


@screen("outbox-empty")
def empty(stage: Stage) -> QWidget:
    """Nothing was written yet."""
    stage.hold(InventedDesk(some_cases()))
    return _outbox(stage)


@screen("outbox-many")
def many(stage: Stage) -> QWidget:
    """More than a screen."""
    desk = InventedDesk(some_cases())
    for round_ in range(30):
        for case, line in every_lamp():
            desk.put(case, msgspec.structs.replace(line, id=f"{line.id}-{round_}"))
    stage.hold(desk)
    return _outbox(stage)


@screen("outbox-resting-files")
def resting(stage: Stage) -> QWidget:
    """Today's allowance of data is spent."""
    stage.vault.evidence.told = _RESTING
    return _outbox(stage, "x1")


@screen("dialog-receipt")
def receipt(stage: Stage) -> QWidget:
    """A receipt with its signature checked."""
    _outbox(stage, "x3")
    stage.window.outbox._fetch_receipt("x3")
    return stage.dialog(ReceiptDialog)


@screen("dialog-allowance")
def allowance(stage: Stage) -> QWidget:
    """*Jatah data berkas*."""
    stage.vault.evidence.told = _RESTING
    _outbox(stage)
    stage.window.outbox.open_allowance()
    return stage.dialog(AllowanceDialog)
