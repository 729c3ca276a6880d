"""Which reply has to be brought to lapor.go.id, in words: told apart from those that were marked already."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from sync.contract.casework.lapor_road import BY_OFFICE, LaporRoad
from sync.contract.events import EventKind, Lamp
from ui.clock import local_day
from ui.language.wording import beginning, dated, kind_word, number, short_date, time_of_day
from ui.ports.acts import ToUpload
from ui.ports.desk import CaseView, TimelineEntry


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("UploadWords", text, disambiguation, count)


def to_upload_of(view: CaseView) -> ToUpload:
    """Return what of a case an officer has to upload, without what was marked here."""
    said = _left(view)
    if not said:
        return ToUpload()
    is_unsure = any(view.facts.roads[entry.id] is LaporRoad.NOT_TAKEN for entry in said)
    is_on_its_way = all(entry.own and entry.lamp is Lamp.SAVED for entry in said)
    return ToUpload(len(said), said[0].kind, said[0].written_at, is_unsure, is_on_its_way)


def _left(view: CaseView) -> list[TimelineEntry]:
    wanted = {said for said, road in view.facts.roads.items() if road in BY_OFFICE} - {*view.facts.upload_waiting}
    return [entry for entry in view.timeline if entry.id in wanted]


def reply_of(view: CaseView, reply: TimelineEntry, now: int) -> str:
    """Return which reply of a case is meant; of several that are to be uploaded, which of how many too."""
    named = named_reply(reply.kind, reply.written_at, reply.text, now)
    left = [one.id for one in _left(view)]
    if reply.id not in left or len(left) == 1:
        return named
    return _tr("Balasan {place} dari {count}: {reply}").format(
        place=number(left.index(reply.id) + 1), count=number(len(left)), reply=named[:1].lower() + named[1:]
    )


def named_reply(kind: EventKind | str, written_at: int, text: str, now: int) -> str:
    """Return which of several replies is meant: its kind, when it was written, and how it begins."""
    return _tr("{kind} yang ditulis {when}: “{words}”").format(
        kind=kind_word(kind), when=dated(written_at, now), words=beginning(text)
    )


def which_reply(about: ToUpload, today: date) -> str:
    """Return ``respon awal Sen 16 Nov 12.49``, as its entry is headed, or ``2 balasan``."""
    if about.count > 1:
        return _tr("{} balasan", "", about.count).format(number(about.count))
    kind = kind_word(about.kind)
    day = short_date(local_day(about.written_at), today)
    return _tr("{kind} {day} {time}").format(
        kind=kind[:1].lower() + kind[1:], day=day, time=time_of_day(about.written_at)
    )
