"""The table of transitions: every act, who may do it, in which states, what it needs, and where it leads.

Source: "What a unit may do" of the field notes. It is data, so that the commands, the windows, both ends and the
table-driven test read the same.
"""

from enum import StrEnum
from typing import Final

import msgspec

from sync.contract.casework.standing import OPEN, Standing
from sync.contract.events import EventKind


class Party(StrEnum):
    """What an officer is to a case."""

    UNIT = "unit"
    """An officer of the unit that has it."""
    CONSULTED = "consulted"
    """An officer of a unit that was asked about it."""
    COORDINATOR = "coordinator"
    """A coordinator above; may also act for the unit."""


class Need(StrEnum):
    """What an act cannot do without, besides its state."""

    TEXT = "text"
    REASON = "reason"
    REASON_IF_NOT = "reason-if-not"
    """A consult answered with *bukan* says why."""
    UNIT = "unit"
    UNITS = "units"
    CATEGORY = "category"
    RELATED = "related"
    CHANGE = "change"
    """A new title or category."""
    DRAFT = "draft"
    """A draft that waits for approval."""
    SUBSTANCE = "substance"
    """At least one substantive response before."""
    DISPOSED = "disposed"
    """A unit that has the case."""
    OPEN_CONSULT = "open-consult"
    """A question to the officer's unit that it has not answered."""
    COORDINATOR = "coordinator"
    """Somebody who coordinates the unit: a returned case is always on somebody's list."""
    RESPONSE = "response"
    """A response that was not uploaded yet."""


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table."""

    name: str
    """As the commands say it."""
    kind: EventKind
    """As it travels and is recorded."""
    words: str
    """As the windows say it."""
    parties: frozenset[Party]
    states: frozenset[Standing]
    to: Standing | None = None
    """Where it leads; ``None`` where the case stays as it is."""
    needs: tuple[Need, ...] = ()
    may: tuple[Need, ...] = ()
    """What it may say besides."""
    is_public: bool = False
    """Whether the reporter gets to read its text."""


_UNIT: Final = frozenset({Party.UNIT, Party.COORDINATOR})
_COORDINATOR: Final = frozenset({Party.COORDINATOR})
_EVERYONE: Final = frozenset(Party)

_S: Final = Standing
_ANSWERABLE: Final = frozenset({_S.UNVERIFIED, _S.DISPOSED, _S.IN_PROCESS, _S.PROPOSED, _S.REPLIED, _S.POSTPONED})
_BEFORE_UNIT: Final = frozenset({_S.UNVERIFIED, _S.VERIFIED, _S.RETURNED})
_AT_UNIT: Final = frozenset({_S.DISPOSED, _S.IN_PROCESS, _S.PROPOSED, _S.REPLIED, _S.POSTPONED})


ACTS: Final = (
    Act(
        name="respon-awal",
        kind=EventKind.INITIAL_RESPONSE,
        words="Respon awal",
        parties=_UNIT,
        states=_ANSWERABLE,
        to=_S.IN_PROCESS,
        needs=(Need.TEXT, Need.DISPOSED),
        is_public=True,
    ),
    Act(
        name="respon-substantif",
        kind=EventKind.SUBSTANTIVE_RESPONSE,
        words="Respon substantif",
        parties=_UNIT,
        states=_ANSWERABLE,
        to=_S.IN_PROCESS,
        needs=(Need.TEXT, Need.DISPOSED),
        is_public=True,
    ),
    Act(
        name="jawab-pelapor",
        kind=EventKind.REPLY,
        words="Jawab pelapor",
        parties=_UNIT,
        states=frozenset({_S.REPLIED}),
        to=_S.IN_PROCESS,
        needs=(Need.TEXT, Need.DISPOSED),
        is_public=True,
    ),
    Act(
        name="minta-kelengkapan",
        kind=EventKind.COMPLETENESS,
        words="Minta kelengkapan",
        parties=_UNIT,
        states=frozenset({_S.UNVERIFIED, _S.DISPOSED, _S.IN_PROCESS, _S.REPLIED}),
        to=_S.POSTPONED,
        needs=(Need.TEXT, Need.DISPOSED),
        is_public=True,
    ),
    Act(
        name="kembalikan",
        kind=EventKind.RETURN,
        words="Kembalikan ke koordinator",
        parties=_UNIT,
        states=frozenset({_S.UNVERIFIED, _S.DISPOSED}),
        to=_S.RETURNED,
        needs=(Need.REASON, Need.DISPOSED, Need.COORDINATOR),
        may=(Need.UNIT, Need.TEXT),
    ),
    Act(
        name="usulkan-selesai",
        kind=EventKind.PROPOSAL,
        words="Usulkan selesai",
        parties=_UNIT,
        states=frozenset({_S.IN_PROCESS}),
        to=_S.PROPOSED,
        needs=(Need.SUBSTANCE, Need.DISPOSED, Need.COORDINATOR),
        may=(Need.TEXT,),
    ),
    Act(
        name="catatan-internal",
        kind=EventKind.NOTE,
        words="Catatan internal",
        parties=_EVERYONE,
        states=frozenset(Standing),
        needs=(Need.TEXT,),
    ),
    Act(
        name="kendala",
        kind=EventKind.CONSTRAINT,
        words="Kendala",
        parties=_UNIT,
        states=OPEN,
        needs=(Need.TEXT,),
        may=(Need.CATEGORY,),
    ),
    Act(
        name="jawab-konsultasi",
        kind=EventKind.CONSULT_ANSWER,
        words="Jawab konsultasi",
        parties=frozenset({Party.CONSULTED}),
        states=OPEN,
        needs=(Need.OPEN_CONSULT, Need.REASON_IF_NOT),
        may=(Need.TEXT, Need.REASON, Need.UNIT),
    ),
    Act(
        name="konsep",
        kind=EventKind.DRAFT,
        words="Ajukan konsep",
        parties=_UNIT,
        states=_ANSWERABLE,
        needs=(Need.TEXT, Need.DISPOSED),
        may=(Need.CATEGORY,),
    ),
    Act(
        name="tolak-konsep",
        kind=EventKind.DRAFT_DECLINED,
        words="Tolak konsep",
        parties=_UNIT,
        states=OPEN,
        needs=(Need.DRAFT, Need.REASON),
    ),
    Act(
        name="sudah-diunggah",
        kind=EventKind.UPLOADED,
        words="Tandai sudah diunggah",
        parties=_UNIT,
        states=frozenset(Standing),
        needs=(Need.RESPONSE,),
    ),
    Act(
        name="verify",
        kind=EventKind.VERIFY,
        words="Verifikasi",
        parties=_COORDINATOR,
        states=frozenset({_S.UNVERIFIED}),
        to=_S.VERIFIED,
        may=(Need.TEXT,),
    ),
    Act(
        name="consult-units",
        kind=EventKind.CONSULT,
        words="Tanya unit dahulu",
        parties=_COORDINATOR,
        states=_BEFORE_UNIT | {_S.DISPOSED},
        needs=(Need.UNITS,),
        may=(Need.TEXT,),
    ),
    Act(
        name="dispose",
        kind=EventKind.DISPOSE,
        words="Disposisi",
        parties=_COORDINATOR,
        states=_BEFORE_UNIT | _AT_UNIT,
        to=_S.DISPOSED,
        needs=(Need.UNITS,),
        may=(Need.TEXT,),
    ),
    Act(
        name="re-dispose",
        kind=EventKind.REDISPOSE,
        words="Disposisi ulang",
        parties=_COORDINATOR,
        states=_AT_UNIT | {_S.UNVERIFIED, _S.RETURNED},
        to=_S.DISPOSED,
        needs=(Need.UNIT, Need.DISPOSED),
        may=(Need.TEXT, Need.REASON),
    ),
    Act(
        name="postpone",
        kind=EventKind.POSTPONE,
        words="Tunda",
        parties=_COORDINATOR,
        states=frozenset({_S.UNVERIFIED, _S.VERIFIED, _S.DISPOSED, _S.IN_PROCESS, _S.PROPOSED}),
        to=_S.POSTPONED,
        needs=(Need.REASON,),
    ),
    Act(
        name="resume",
        kind=EventKind.RESUME,
        words="Lanjutkan",
        parties=_COORDINATOR,
        states=frozenset({_S.POSTPONED}),
        to=_S.DISPOSED,
        may=(Need.TEXT,),
    ),
    Act(
        name="archive",
        kind=EventKind.ARCHIVE,
        words="Arsipkan",
        parties=_COORDINATOR,
        states=frozenset({_S.UNVERIFIED, _S.VERIFIED, _S.DISPOSED, _S.POSTPONED, _S.RETURNED}),
        to=_S.ARCHIVED,
        needs=(Need.REASON,),
    ),
    Act(
        name="close",
        kind=EventKind.CLOSE,
        words="Tutup laporan",
        parties=_COORDINATOR,
        states=frozenset({_S.IN_PROCESS, _S.PROPOSED}),
        to=_S.DONE,
        may=(Need.TEXT,),
    ),
    Act(
        name="relate-cases",
        kind=EventKind.RELATE,
        words="Kaitkan laporan",
        parties=_COORDINATOR,
        states=frozenset(Standing),
        needs=(Need.RELATED,),
        may=(Need.TEXT,),
    ),
    Act(
        name="edit-title-and-category",
        kind=EventKind.EDIT,
        words="Ubah judul dan kategori",
        parties=_COORDINATOR,
        states=frozenset({_S.UNVERIFIED, _S.VERIFIED}),
        needs=(Need.CHANGE,),
    ),
)
"""All acts. A response with :attr:`Particulars.about` approves that draft of a colleague."""

ACT_OF_KIND: Final = {act.kind: act for act in ACTS}

APPROVAL: Final = "setujui-konsep"
"""Name of the approval of a draft: the draft's own kind of response, which names the draft."""

_OTHER_NAMES: Final = {
    "catatan": "catatan-internal",
    "verifikasi": "verify",
    "konsultasi": "consult-units",
    "consult": "consult-units",
    "disposisi": "dispose",
    "disposisi-ulang": "re-dispose",
    "redispose": "re-dispose",
    "tunda": "postpone",
    "lanjutkan": "resume",
    "arsipkan": "archive",
    "tutup": "close",
    "kaitkan": "relate-cases",
    "relate": "relate-cases",
    "ubah": "edit-title-and-category",
    "edit": "edit-title-and-category",
}


_WORDS: Final = {
    EventKind.REPORTER_REPLY: "Balasan pelapor",
    EventKind.SYSTEM_CLOSE: "Ditutup oleh sistem",
    EventKind.DISPOSE: "Disposisi",
    EventKind.CONSULT: "Konsultasi",
    EventKind.DRAFT: "Konsep balasan",
    EventKind.DRAFT_DECLINED: "Konsep ditolak",
    EventKind.RETURN: "Dikembalikan ke koordinator",
}


def words_of(kind: str) -> str:
    """Return the name of a kind of event, as it reads in a timeline; an unknown kind is shown as it came."""
    if kind not in frozenset(EventKind):
        return kind
    return _WORDS.get(EventKind(kind)) or ACT_OF_KIND[EventKind(kind)].words


def act_named(name: str) -> Act | None:
    """Return the act that a command names; the Indonesian words of the field are understood too."""
    folded = name.strip().casefold().replace("_", "-")
    wanted = _OTHER_NAMES.get(folded, folded)
    return next((act for act in ACTS if act.name == wanted), None)
