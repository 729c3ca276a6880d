"""Which act is the next sensible one for a case, and which others are open."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sync.contract.events import OFFICER_KINDS, EventKind
from sync.contract.status import Bucket
from ui.ports import CaseLine

_CLOSED = frozenset({Bucket.DONE, Bucket.ARCHIVED, Bucket.RETURNED})


@dataclass(frozen=True)
class Act:
    """A button: what it says, with its mnemonic, and the kind of event its form begins with.

    The main act has one key in every state (Alt+A), so that hands can learn it.
    """

    words: str
    kind: EventKind


def _tr(text: str) -> str:
    return QCoreApplication.translate("NextAct", text)


def next_act(line: CaseLine, draft: EventKind | None = None) -> Act | None:
    """Return the act for the main button; ``None`` for a case in which nothing is left to answer."""
    if draft is not None:
        return Act(_tr("L&anjutkan draf"), draft)
    if line.has_draft:
        return Act(_tr("L&anjutkan draf"), EventKind.SUBSTANTIVE_RESPONSE)
    if line.bucket in _CLOSED:
        return None
    if line.needs_reply:
        return Act(_tr("J&awab pelapor"), EventKind.SUBSTANTIVE_RESPONSE)
    if line.bucket in (Bucket.UNVERIFIED, Bucket.UNANSWERED):
        return Act(_tr("Tulis respon &awal"), EventKind.INITIAL_RESPONSE)
    return Act(_tr("Tulis tindak l&anjut"), EventKind.SUBSTANTIVE_RESPONSE)


def other_acts(line: CaseLine) -> list[Act]:
    """Return the acts for the second buttons. A case has one draft, so with one there are no others."""
    if line.has_draft:
        return []
    note = Act(_tr("&Catatan internal"), EventKind.NOTE)
    return [note] if line.bucket in _CLOSED else [note, Act(_tr("Ken&dala"), EventKind.CONSTRAINT)]


def open_kinds(line: CaseLine, draft: EventKind | None = None) -> tuple[EventKind, ...]:
    """Return the kinds that may be written about a case now; the kind of a draft stays open whatever happened."""
    kinds = (EventKind.NOTE,) if line.bucket in _CLOSED else OFFICER_KINDS
    return kinds if draft is None or draft in kinds else (draft, *kinds)


def turn(line: CaseLine) -> tuple[str, str]:
    """Return whose turn it is, and its tone."""
    if line.bucket in _CLOSED:
        return _tr("Tidak ada yang ditunggu"), "good"
    if line.needs_reply:
        return _tr("Pelapor menunggu jawaban"), "late"
    if line.bucket in (Bucket.UNVERIFIED, Bucket.UNANSWERED):
        return _tr("Giliran kantor ini"), "soon"
    if line.bucket is Bucket.POSTPONED:
        return _tr("Tertunda"), "held"
    return _tr("Sudah dijawab, belum tuntas"), "wait"
