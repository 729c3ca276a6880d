"""*Kartu beda*, *Uji coba sinkron*, and what leads there."""

import msgspec
from PySide6.QtWidgets import QWidget

from desktop.sentences import of_reason
from sync.contract.casework.outcome import CLOSED_PHRASE
from sync.contract.events import EventKind, Lamp
from sync.contract.receipts import Reason
from tests.shots.of_outbox import every_lamp
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import NOW, invented_case, own_action, some_cases
from tests.support.invented_desk import InventedDesk
from tests.support.invented_outbox import invented_difference
from ui.difference.card import DifferenceCard
from ui.outbox.rehearsal_dialog import RehearsalDialog
from ui.ports.desk import Draft
from ui.ports.evidence import Transfers
from ui.ports.outbox import CHANGED, SaidSinceView
from ui.ports.rehearsal import Rehearsal, RehearsedAction
from ui.rooms import Room

_HOUR = 3_600_000
_WORDS = (
    "Yth. Bapak/Ibu, terima kasih atas laporannya. Posyandu buka kembali Senin depan di balai desa. Kader sudah "
    "dihubungi, dan jadwal ditempel di papan pengumuman."
)


def _desk() -> InventedDesk:
    """Return a desk with an answer that came back: written four hours ago, decided an hour ago, closed in between."""
    desk = InventedDesk(some_cases())
    line = own_action(some_cases()[4], "h1", EventKind.SUBSTANTIVE_RESPONSE, _WORDS, Lamp.HELD)
    told = msgspec.structs.replace(
        line, reason=of_reason(Reason.CASE_CLOSED), received_at=NOW - _HOUR, tries=2, tried_at=NOW - _HOUR,
        written_at=NOW - 4 * _HOUR,
    )  # fmt: skip
    desk.put(5, told)
    return desk


@screen("difference-held")
def held(stage: Stage) -> QWidget:
    """An answer came too late: a colleague had answered, the coordinator closed it."""
    stage.hold(_desk())
    stage.window.differences.open_action("h1")
    return stage.dialog(DifferenceCard)


@screen("difference-gone")
def gone(stage: Stage) -> QWidget:
    """The case has left this desk."""
    desk = _desk()
    (line,) = desk.outbox()
    told = invented_difference(line, Reason.CASE_MOVED, case=0, now=None, since=(), public=None, why_no_draft="-")
    desk.differences["h1"] = told
    stage.hold(desk)
    stage.window.differences.open_action("h1")
    return stage.dialog(DifferenceCard)


@screen("difference-draft")
def draft(stage: Stage) -> QWidget:
    """A case changed while somebody wrote: its title too, and there are files."""
    desk = _desk()
    (line,) = desk.outbox()
    told = invented_difference(line, CHANGED, action="", received_at=0, files=2, files_bytes=412_000)
    assert told.now is not None
    replied = SaidSinceView(
        kind=EventKind.REPORTER_REPLY, text="Rabu kemarin pun posyandu masih tutup.", author="", unit="",
        written_at=NOW - _HOUR,
    )  # fmt: skip
    now = msgspec.structs.replace(
        told.now, title="Posyandu Melati dua bulan tidak buka", status="Ditanggapi oleh Pelapor"
    )
    desk.drafts_changed[5] = msgspec.structs.replace(told, since=(*told.since, replied), now=now)
    stage.hold(desk)
    stage.window.differences.open_draft(5, "")
    return stage.dialog(DifferenceCard)


@screen("form-came-back")
def came_back(stage: Stage) -> QWidget:
    """A text that the centre did not take, in the form: its reason above it, and that the case has changed."""
    desk = _desk()
    (line,) = desk.outbox()
    desk.held[5].written.clear()  # it is a draft again
    desk.held[5].view = invented_case(5, line.title, CLOSED_PHRASE, None)
    desk.held[5].drafts[""] = Draft(
        case=5, kind=EventKind.SUBSTANTIVE_RESPONSE, text=_WORDS, saved_at=NOW, came_back=line.reason
    )
    desk.drafts_changed[5] = invented_difference(line, CHANGED, action="")
    stage.hold(desk)
    stage.window.write(5, str(EventKind.SUBSTANTIVE_RESPONSE))
    return stage.window


@screen("outbox-on-the-way")
def on_the_way(stage: Stage) -> QWidget:
    """Files under way, several tries, and one that was given up."""
    desk = InventedDesk(some_cases())
    for case, line in every_lamp():
        told = msgspec.structs.replace(
            line,
            written_at=min(line.written_at, NOW - 3 * _HOUR),
            tries=3 if line.lamp is Lamp.SAVED else 1,
            tried_at=NOW - _HOUR,
            files=case % 3,
            files_bytes=(case % 3) * 206_000,
            files_sent=(case % 3) * (206_000 if line.received_at else 125_000),
            is_cancelled=line.lamp is Lamp.REJECTED,
        )
        desk.put(case, told)
    stage.hold(desk)
    under_way = (Lamp.SAVED, Lamp.RECEIVED)
    waiting = [one for one in desk.outbox() if one.lamp in under_way and one.files_sent < one.files_bytes]
    left = sum(one.files_bytes - one.files_sent for one in waiting)
    stage.vault.evidence.told = Transfers(
        files=sum(one.files for one in waiting), bytes_left=left, seconds_left=60, bytes_per_second=6_600
    )
    stage.window.go(Room.OUTBOX)
    stage.settle()
    room = stage.window.outbox
    room._list.setCurrentIndex(room._model.index(room._model.row_of("l2"), 0))
    return stage.window


@screen("dialog-rehearsal")
def rehearsal(stage: Stage) -> QWidget:
    """Five wait; one of them would come back, one may have arrived, files follow."""
    desk = InventedDesk(some_cases())
    kinds = (EventKind.INITIAL_RESPONSE, EventKind.SUBSTANTIVE_RESPONSE, EventKind.NOTE, EventKind.RETURN)
    actions = [
        RehearsedAction(
            id=f"r{number}",
            case=number,
            tracking_id=view.line.tracking_id,
            title=view.line.title,
            kind=kinds[number % len(kinds)],
            bytes=420 + 60 * number,
            files=number % 3,
            files_bytes=(number % 3) * 206_000,
            reason=Reason.CASE_CLOSED if number == 1 else "",
            sentence=of_reason(Reason.CASE_CLOSED) if number == 1 else "",
            may_have_arrived=number == 3,
        )
        for number, view in enumerate(some_cases()[:5])
    ]
    desk.rehearsal = Rehearsal(
        actions=tuple(actions), bytes_sent=1_340, files=4, files_bytes=824_000, texts_ms=4_200, files_ms=95_000
    )
    stage.hold(desk)
    stage.window.go(Room.OUTBOX)
    stage.window.outbox.rehearse()
    return stage.dialog(RehearsalDialog)


@screen("dialog-rehearsal-nothing")
def rehearsal_of_nothing(stage: Stage) -> QWidget:
    """Nothing waits: the dialog is as small as what it says."""
    return stage.show(RehearsalDialog(Rehearsal(actions=()), stage.window))
