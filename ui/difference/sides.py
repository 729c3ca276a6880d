"""A difference laid out for the card: its sentence, its rows with two sides, and what the reporter reads."""

from typing import Final, NamedTuple

from PySide6.QtCore import QCoreApplication

from sync.contract.events import PUBLIC_KINDS, EventKind
from ui.difference.compared import Piece, Pieces, compare
from ui.difference.reasons import Aspect, card_text, is_in_vain, text_of
from ui.language.wording import beginning, capital, dated, details_line, kind_word
from ui.ports.outbox import CHANGED, DifferenceView, SaidSinceView

_SHORT: Final = 160
"""Characters."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Difference", text)


class SideRow(NamedTuple):
    """One thing compared."""

    aspect: Aspect
    name: str
    left: Pieces
    right: Pieces
    differs: bool
    """Whether the two sides say something else; a row without a counterpart does not."""
    name_right: str = ""
    """What the right side is called, where that is otherwise."""


class Laid(NamedTuple):
    """All that a card says."""

    sentence: str
    advice: str
    cause: Aspect
    left: str
    """Heading of what was written."""
    right: str
    rows: tuple[SideRow, ...]
    others: tuple[str, ...]
    """What others said besides, newest first."""
    reporter: tuple[str, ...]
    """What the reporter reads now, and would read."""


def lay_out(view: DifferenceView, now: int) -> Laid:
    """Lay a difference out. Quick, but for long texts not quick enough for the thread of the windows."""
    text = text_of(view)
    act = _tr("“{}”").format(kind_word(view.kind))
    rows = [*_stood(view), *_written(view, now), *_told(view)]
    return Laid(
        sentence=capital(text.sentence.format(number=view.tracking_id, act=act)),
        advice=text.advice,
        cause=_cause(view, text.aspect, rows),
        left=_tr("Yang Anda tulis, {}").format(dated(view.written_at, now)),
        right=_right(view, now),
        rows=tuple(rows),
        others=tuple(_said(one, now) for one in _others(view)),
        reporter=tuple(_reporter(view, now)),
    )


def _cause(view: DifferenceView, aspect: Aspect, rows: list[SideRow]) -> Aspect:
    """Return where the card opens: at the cause, or at the first row that tells of it."""
    if view.cause == CHANGED and (changed := next((row.aspect for row in rows if row.differs), None)):
        return changed
    aspects = [row.aspect for row in rows]
    instead = (Aspect.UNIT, Aspect.TEXT) if view.now is None else (Aspect.TEXT,)
    return next((one for one in (aspect, *instead) if one in aspects), aspects[0])


def _right(view: DifferenceView, now: int) -> str:
    if view.now is None:
        return _tr("Di server: tidak lagi ada di unit Anda")
    if view.received_at:
        return _tr("Di server, diputuskan {}").format(dated(view.received_at, now))
    return _tr("Sekarang, menurut sinkronisasi terakhir")


def _stood(view: DifferenceView) -> list[SideRow]:
    """Return how the case stood and stands; of what can hardly have changed only what did."""
    then, now = view.then, view.now
    unit_then = (then.unit or _tr("belum ada unit")) if then else _unknown()
    if now is None:  # how it stands where it went to is not known here
        elsewhere = _tr("unit lain, yang namanya tidak diketahui di sini")
        rows = [_row(Aspect.UNIT, _tr("Unit"), unit_then, elsewhere)]
        if card_text(view.cause).aspect is Aspect.NUMBER:
            rows.append(_row(Aspect.NUMBER, _tr("Nomor laporan"), view.tracking_id, _tr("tidak dikenal di unit Anda")))
        return rows
    before, unit_now = (then.status if then else _unknown()), now.unit or _tr("belum ada unit")
    if unit_then != unit_now or card_text(view.cause).aspect is Aspect.UNIT:
        rows = [_row(Aspect.STATUS, _tr("Status laporan"), before, now.status)]
        rows.append(_row(Aspect.UNIT, _tr("Unit"), unit_then, unit_now))
    else:  # said in passing
        rows = [_row(Aspect.STATUS, _tr("Status laporan, pada {}").format(unit_now), before, now.status)]
    if card_text(view.cause).aspect is Aspect.NUMBER or now.tracking_id != view.tracking_id:
        rows.append(_row(Aspect.NUMBER, _tr("Nomor laporan"), view.tracking_id, now.tracking_id))
    return rows


def _told(view: DifferenceView) -> list[SideRow]:
    """Return what the complaint itself said then and says now, where that is something else."""
    then, now = view.then, view.now
    if then is None or now is None:
        return []
    return [
        SideRow(aspect, name, *compare(old, new), True)
        for aspect, name, old, new in (
            (Aspect.TITLE, _tr("Judul"), then.title, now.title),
            (Aspect.CATEGORY, _tr("Kategori"), then.category, now.category),
            (Aspect.BODY, _tr("Isi laporan"), then.body, now.body),
        )
        if old and new and old != new
    ]


def _unknown() -> str:
    return _tr("tidak tercatat")


def _row(aspect: Aspect, name: str, left: str, right: str) -> SideRow:
    return SideRow(aspect, name, _plain(left), _plain(right), left != right)


def _written(view: DifferenceView, now: int) -> list[SideRow]:
    """Return what was done and said, beside the newest that somebody else said."""
    newest = _beside(view)
    theirs = kind_word(newest.kind) if newest else _tr("belum ada yang lain")
    rows = []
    if not view.text or card_text(view.cause).aspect is Aspect.ACT:
        rows.append(SideRow(Aspect.ACT, _tr("Tindakan"), _plain(kind_word(view.kind)), _plain(theirs), False))
    details = details_line(view.kind, view.said, lambda ms: dated(ms, now))
    other = details_line(newest.kind, newest.said, lambda ms: dated(ms, now)) if newest else ""
    if details or other or card_text(view.cause).aspect is Aspect.DETAILS:
        rows.append(SideRow(Aspect.DETAILS, _tr("Rincian"), _plain(details or _tr("kosong")), _plain(other), False))
    if view.text or newest or card_text(view.cause).aspect is Aspect.TEXT:
        said = newest.text if newest and newest.text else ""
        left, right = compare(view.text, said)
        name = _tr("{}, teks Anda").format(kind_word(view.kind))
        other = _tr("Teks lain")
        if newest is not None:
            ours = view.now.unit if view.now is not None else ""
            other = _tr("{kind}, {who}").format(kind=kind_word(newest.kind), who=_who(newest, now, ours))
        nothing = () if view.now is None else _plain(_tr("Belum ada yang ditulis orang lain sejak itu."))
        rows.append(SideRow(Aspect.TEXT, name, left or _plain(_tr("kosong")), right or nothing, bool(said), other))
    return rows


def _plain(text: str) -> Pieces:
    return (Piece(text, False),) if text else ()


def _beside(view: DifferenceView) -> SaidSinceView | None:
    """Return what of the others' words stands best beside one's own: of the reporter who spoke last, or an answer."""
    if view.since and view.since[-1].kind == EventKind.REPORTER_REPLY:
        return view.since[-1]
    answers = [one for one in view.since if one.kind in PUBLIC_KINDS]
    with_words = [one for one in view.since if one.text]
    found = answers or with_words or list(view.since)
    return found[-1] if found else None


def _others(view: DifferenceView) -> list[SaidSinceView]:
    beside = _beside(view)
    return [one for one in reversed(view.since) if one is not beside]


def _who(said: SaidSinceView, now: int, ours: str = "") -> str:
    """Return who said it and when; a unit that is told anyway is left out beside a name."""
    unit = "" if said.author and said.unit == ours else said.unit
    who = ", ".join(part for part in (unit, said.author) if part)
    return ", ".join(part for part in (who, dated(said.written_at, now) if said.written_at else "") if part)


def _said(said: SaidSinceView, now: int) -> str:
    details = details_line(said.kind, said.said, lambda ms: dated(ms, now))
    words = " · ".join(part for part in (details, said.text) if part)
    head = _tr("{kind}, {who}").format(kind=kind_word(said.kind), who=_who(said, now))
    return f"{head}: {words}" if words else head


def _reporter(view: DifferenceView, now: int) -> list[str]:
    said = view.public
    if view.now is None:
        lines = [_tr("Tulisan Anda tidak dibaca pelapor; unit yang sekarang memegang laporan ini yang menjawabnya.")]
    elif said is None:
        lines = [_tr("Sekarang: belum ada jawaban yang dibaca pelapor.")]
    elif said.is_published:
        lines = [_tr("Sekarang pelapor membaca jawaban {}: “{}”").format(_who(said, now), beginning(said.text, _SHORT))]
    else:
        lines = [_tr("Jawaban {} belum tampil ke pelapor: “{}”").format(_who(said, now), beginning(said.text, _SHORT))]
    if view.kind not in PUBLIC_KINDS:
        lines.append(_tr("Tulisan Anda sendiri tidak pernah tampil ke pelapor."))
    elif view.text and view.now is not None and not is_in_vain(view):
        lines.append(
            _tr("Bila dikirim lagi dan diunggah, pelapor juga membaca: “{}”").format(beginning(view.text, _SHORT))
        )
    return lines
