"""Sorts what must be done into groups; pure, so that it can be read and tested by itself."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.outbox.outbox_model import Group, group_of
from ui.ports import CaseLine, OutboxLine
from ui.wording import due_pill, is_due_soon, is_overdue, kind_word, short_date, status_word


def _tr(text: str) -> str:
    return QCoreApplication.translate("Agenda", text)


@dataclass(frozen=True)
class Item:
    """One row: a pill, a title, a sentence, and the case it is about."""

    pill: str
    tone: str
    title: str
    sentence: str
    case: int
    line: CaseLine | None = None
    """The case, when the act is one on the case; ``None`` when it is one on the outbox."""


@dataclass(frozen=True)
class Section:
    """A group of rows under one heading."""

    name: str
    items: tuple[Item, ...]


def agenda(cases: tuple[CaseLine, ...], outbox: tuple[OutboxLine, ...], today: date) -> list[Section]:
    """Return the groups that are not empty; a case stands only in the first one it fits."""
    replies = [line for line in cases if line.needs_reply]
    others = [line for line in cases if not line.needs_reply]
    sections = [
        Section(_tr("Balasan pelapor belum dijawab"), tuple(_reply(line, today) for line in replies)),
        Section(_tr("Lewat tenggat"), tuple(_due(line, today) for line in others if is_overdue(line, today))),
        Section(
            _tr("Jatuh tempo dalam dua hari kerja"),
            tuple(_due(line, today) for line in others if is_due_soon(line, today)),
        ),
        Section(
            _tr("Kiriman yang perlu dilihat"),
            tuple(_held(line) for line in outbox if group_of(line) is Group.ATTENTION),
        ),
    ]
    return [section for section in sections if section.items]


def _reply(line: CaseLine, today: date) -> Item:
    sentence = _tr("{} · pelapor membalas dan menunggu jawaban").format(line.tracking_id)
    if line.due_on is not None:
        sentence += _tr(" · jatuh tempo {}").format(short_date(line.due_on, today))
    return Item(_tr("perlu dijawab"), "late", line.title, sentence, line.case, line)


def _due(line: CaseLine, today: date) -> Item:
    word, tone = due_pill(line, today)
    assert line.due_on is not None
    when = _tr("jatuh tempo {}").format(short_date(line.due_on, today))
    sentence = f"{line.tracking_id} · {when} · {status_word(line).lower()}"
    if line.anonymous:
        sentence += _tr(" · anonim, sapa “Yth. Pelapor”")
    return Item(word, tone, line.title, sentence, line.case, line)


def _held(line: OutboxLine) -> Item:
    reason = line.reason or _tr("buka kotak keluar untuk melihat sebabnya")
    sentence = f"{line.tracking_id} · {kind_word(line.kind).lower()} · {reason}"
    return Item(_tr("perlu dilihat"), "held", line.title, sentence, line.case)
