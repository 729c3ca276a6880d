"""Lays out what must be done in groups; pure, so that it can be read and tested by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication

from sync.contract.events import SAID_TO_REPORTER, EventKind
from ui.complaints.next_act import Act, act_of_turn, go_on
from ui.complaints.upload_words import which_reply
from ui.complaints.wanted import ALL
from ui.language.wording import kind_word, running_clock, short_date
from ui.ports.acts import DayGroup, TodayGroup, TodayItem
from ui.ports.listing import Wanted


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agenda", text)


@dataclass(frozen=True)
class Item:
    """One row: a pill, a title, a sentence, and what its button begins."""

    pill: str
    tone: str
    title: str
    sentence: str
    case: int
    act: Act | None = None
    """What this officer must do; ``None`` where the row is only to be looked at."""
    action: str = ""
    """Id of the own act that came back, where it is one."""


@dataclass(frozen=True)
class Section:
    """A group of rows under one heading."""

    name: str
    items: tuple[Item, ...]
    """The first ones; rows that nobody is shown are only counted."""
    more: int = 0
    """How many further rows the group has."""
    has_uploads: bool = False
    """Whether replies to upload are among its rows, and no later section has any, of several in all."""
    rest: Wanted = field(default_factory=Wanted)
    """What *Laporan* is narrowed to so that it shows these rows, and the further ones."""


def group_name(group: TodayGroup) -> str:
    """Return the heading of a group."""
    return {
        TodayGroup.REPLIES: _tr("Balasan pelapor belum dijawab"),
        TodayGroup.OVERDUE: _tr("Lewat tenggat"),
        TodayGroup.DUE_SOON: _tr("Tenggat dalam dua hari kerja"),
        TodayGroup.CONSULTS: _tr("Konsultasi"),
        TodayGroup.RETURNED_OR_HELD: _tr("Dikembalikan atau ditahan"),
        TodayGroup.TO_UPLOAD: _tr("Sudah dijawab, belum terlihat pelapor"),
        TodayGroup.NEW: _tr("Baru"),
        TodayGroup.OTHER: _tr("Lainnya"),
    }[group]


def agenda(groups: Iterable[DayGroup], today: date, *, with_units: bool) -> list[Section]:
    """Return the groups of a day as they are shown.

    :param with_units: name the unit in each row, for whoever coordinates several.
    """
    groups = tuple(groups)
    uploads = [sum(_is_upload(item) for item in one.items) for one in groups]
    last = max((place for place, count in enumerate(uploads) if count), default=-1) if sum(uploads) > 1 else -1
    return [
        Section(
            group_name(one.group),
            tuple(_row(item, today, with_units=with_units) for item in one.items),
            one.count - len(one.items),
            has_uploads=place == last,
            # What was returned, or came back from the centre, may be about cases that are not open.
            rest=Wanted(bucket=ALL if with_units or one.group is TodayGroup.RETURNED_OR_HELD else ""),
        )
        for place, one in enumerate(groups)
    ]


def _is_upload(one: TodayItem) -> bool:
    return one.is_mine and not one.action and one.turn.act is EventKind.UPLOADED


def _has_draft(one: TodayItem) -> bool:
    """Whether going on with a draft is the next step."""
    return one.has_draft and not one.action


def _row(one: TodayItem, today: date, *, with_units: bool) -> Item:
    word, tone = _pill(one, today)
    unit = one.unit if with_units and one.is_mine and one.unit not in one.sentence else ""
    coming = "" if one.is_whole else _tr("isinya belum tiba")
    sentence = " · ".join(part for part in (one.tracking_id, unit, _what(one, today), coming) if part)
    is_begun = one.is_mine and one.is_whole and not one.action and not (_is_upload(one) and one.to_upload.is_on_its_way)
    act = act_of_turn(one.turn.act) if is_begun else None
    if _has_draft(one):
        act = go_on()
    return Item(word, tone, one.title, sentence, one.case, act, one.action)


def _pill(one: TodayItem, today: date) -> tuple[str, str]:
    if one.action:
        return _tr("perlu dilihat"), "held"
    if one.group is TodayGroup.REPLIES and one.is_mine:
        return _tr("perlu dijawab"), "late"
    due, left = one.turn.due_on, one.working_days_left
    if due is None or left is None:
        return _tr("tanpa tenggat"), "wait"
    return running_clock(due, left, today)


def _what(one: TodayItem, today: date) -> str:
    """Return what is to be done, and by when."""
    said = one.sentence.rstrip(".")
    act = act_of_turn(one.turn.act) if one.is_mine and not one.action else None
    if _is_upload(one):
        said = _tr("Unggah balasan yang belum ada di lapor.go.id, lalu tandai")
        if one.to_upload.count:
            words = _tr("Unggah {} ke lapor.go.id, lalu tandai")
            if one.to_upload.may_be_there:
                words = _tr("Cari {} di lapor.go.id; unggah bila belum ada, lalu tandai")
            elif one.to_upload.is_on_its_way:
                words = _tr("Menunggu dikirim; setelah diterima server, unggah {} ke lapor.go.id")
            said = words.format(which_reply(one.to_upload, today))
    elif act is not None:
        said = act.words.replace("&", "")
    if not one.is_mine:
        said = _tr("dipantau · {}").format(_begun_small(said))
    if _has_draft(one):  # what it is of is not told here; what is due is named all the same
        due = kind_word(act.kind) if act is not None and act.kind in SAID_TO_REPORTER else said
        said = _tr("Lanjutkan draf · {}").format(_begun_small(due))
    if one.turn.due_on is None or one.action:
        return said
    day = short_date(one.turn.due_on, today)
    is_late = one.turn.due_on < today
    return (_tr("{}; lewat tenggat {}") if is_late else _tr("{} paling lambat {}")).format(said, day)


def _begun_small(said: str) -> str:
    return said[:1].lower() + said[1:]
