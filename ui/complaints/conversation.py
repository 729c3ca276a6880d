"""What was said about a case, from the complaint to the newest follow-up, with lamps under what we said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout

from sync.contract.casework.acts import APPROVAL
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import PUBLIC_KINDS, SAID_TO_REPORTER, EventKind, Lamp
from ui.complaints.copying import ReplyActs
from ui.complaints.entry import Entry
from ui.complaints.next_act import came_back
from ui.difference.opening import DIFFERENCE
from ui.evidence.case_files import CaseFiles
from ui.language.wording import dated, details_line, kind_word, moment
from ui.parts.labels import button, label, pill
from ui.parts.lamps import Lamps
from ui.parts.text_block import TextBlock
from ui.ports.acts import CaseFacts
from ui.ports.desk import CaseView, TimelineEntry
from ui.theme.appearance import Appearance
from ui.theme.tokens import GAP


def _tr(text: str) -> str:
    return QCoreApplication.translate("Conversation", text)


def still_coming() -> str:
    """Return what is said of a case of which only the line of the list has come."""
    return _tr(
        "Isi laporan ini belum tiba: baru judulnya yang sudah diterima. Isi dan riwayatnya menyusul saat sinkron; "
        "bila tersambung, tekan Sinkronkan sekarang."
    )


@dataclass(frozen=True)
class Asking:
    """How an act about one entry is begun."""

    begin: Callable[[str, str], object]
    """Takes the name of the act and the id of the entry."""
    possible: frozenset[str]
    """Names of the acts that can be done now."""
    decides: bool = True
    """Whether a button beside what came back leads to the decision; the main button of the case may do that."""


def conversation(
    view: CaseView, appearance: Appearance, now: int, asking: Asking | None = None, files: CaseFiles | None = None
) -> list[Entry]:
    """Return the entries of a case, oldest first, the draft last.

    With ``asking``, acts stand beside them; with ``files``, photos and documents.
    """
    return [filled(Entry(appearance), one) for one in things_said(view, now, asking, files)]


@dataclass(frozen=True)
class ThingSaid:
    """What an entry can say."""

    says: tuple[object, ...]
    """All that can be seen in it, to compare on one day: how its moments are told depends on the day."""
    fill: Callable[[Entry], object]
    """Has an empty entry say it."""


def filled(entry: Entry, said: ThingSaid) -> Entry:
    """Return an empty entry that says this now."""
    said.fill(entry)
    return entry


def things_said(
    view: CaseView, now: int, asking: Asking | None = None, files: CaseFiles | None = None
) -> Iterator[ThingSaid]:
    """Return what entries a case has, to be filled one by one: a long one need not be laid out whole to be read."""
    reporter = view.reporter or (_tr("Pelapor (anonim)") if view.line.anonymous else _tr("Pelapor"))
    came = moment(view.received_at, now) if view.received_at else ""
    body = view.body or (still_coming() if not view.is_whole else _tr("Laporan ini tidak berisi teks."))
    told = (reporter, came, body, not view.body)
    besides = (view.place, view.original_body)
    yield ThingSaid((*told, *besides), partial(_complaint, *told, *besides))
    decided_by_main = came_back(view) if view.draft is None else None
    for said in view.timeline:
        road, is_marked = view.facts.roads.get(said.id), said.id in view.facts.upload_waiting
        decision = said.id in view.facts.waiting_drafts
        asks = _without_decision(asking) if said is decided_by_main else asking
        shown = files.shown_with(said.id) if files is not None else ()
        made = partial(_timeline_entry, reporter, said, view.facts, now, asks, files)
        yield ThingSaid((reporter, said, road, is_marked, decision, asks, shown), made)
    drafted = files.shown_with("") if files is not None else ()
    if view.draft is not None:
        when = _tr("{kind} · tersimpan {time}").format(
            kind=kind_word(view.draft.kind).lower(), time=moment(view.draft.saved_at, now)
        )
        own = (when, view.draft.text)
    elif drafted:
        own = (_tr("baru lampirannya"), "")
    else:
        return
    yield ThingSaid((*own, drafted), partial(_draft, *own, files))


def _without_decision(asking: Asking | None) -> Asking | None:
    return replace(asking, decides=False) if asking is not None else None


def _complaint(
    who: str,
    when: str,
    text: str,
    is_missing: bool,  # noqa: FBT001 - told in one
    place: str,
    original: str,
    entry: Entry,
) -> None:
    """Say the complaint; its place and the reporter's own words, where they were changed, stand beneath it."""
    entry.say("soon", who, when, text, quiet=is_missing)
    if place:
        entry.column.addWidget(label(place, "small", wrap=True))
    if original:
        words = TextBlock(original, "reading-muted")
        words.hide()
        show = button(_tr("Lihat teks awal pelapor"), lambda: words.setVisible(not words.isVisible()), "link")
        entry.column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        entry.column.addWidget(words)


def _draft(when: str, text: str, files: CaseFiles | None, entry: Entry) -> None:
    entry.say("wait", _tr("Draf Anda"), when, text, quiet=True)
    if files is not None and (drafted := files.row("")) is not None:
        entry.column.addWidget(drafted)


def _timeline_entry(
    reporter: str,
    said: TimelineEntry,
    facts: CaseFacts,
    now: int,
    asking: Asking | None,
    files: CaseFiles | None,
    entry: Entry,
) -> None:
    is_reporter = said.kind == EventKind.REPORTER_REPLY
    who = said.author or said.unit or (reporter if is_reporter else _tr("Kantor"))
    if said.unit and said.author and not is_reporter:
        who = f"{said.unit}, {said.author}"
    when = dated(said.written_at, now) if said.written_at else ""
    if not is_reporter:
        when = f"{when} · {kind_word(said.kind).lower()}"
    tone = "soon" if is_reporter else "accent" if said.kind in PUBLIC_KINDS else "wait"
    entry.say(tone, who, when, said.text)
    if details := details_line(said.kind, said.said, lambda ms: dated(ms, now)):
        entry.column.addWidget(label(details, "detail", wrap=True))
    if files is not None and (row := files.row(said.id)) is not None:
        entry.column.addWidget(row)
    _show_lamps(entry, said)
    if said.own and said.lamp in (Lamp.HELD, Lamp.REJECTED) and asking is not None and asking.decides:
        look = button(_tr("Lihat dan putuskan …"), partial(asking.begin, DIFFERENCE, said.id), "link")
        entry.column.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
    if said.kind in SAID_TO_REPORTER and said.lamp is not Lamp.REJECTED:
        acts = _reply_acts(said, facts, asking)
        entry.column.addWidget(acts)
        if files is not None and (folder := files.folder_acts(said.id)) is not None:
            acts.row.addWidget(folder.open)
            entry.column.addWidget(folder)
    if said.id in facts.waiting_drafts:
        _offer_decision(entry, said, asking)
    if said.receipt:
        entry.setToolTip(_tr("Tanda terima {}").format(said.receipt))


def _show_lamps(entry: Entry, said: TimelineEntry) -> None:
    if said.lamp is not None:
        entry.column.addWidget(Lamps(said.lamp, said.kind, sent_unconfirmed=said.sent_unconfirmed, receipt=""))
    if said.sent_unconfirmed:
        words = _tr("Sudah dikirim, tetapi jawaban server belum tiba; tidak akan terkirim dua kali.")
        entry.column.addWidget(label(words, "detail", wrap=True))
    if said.lamp in (Lamp.HELD, Lamp.REJECTED) and said.reason:
        entry.column.addWidget(label(said.reason, "held" if said.lamp is Lamp.HELD else "problem", wrap=True))


def _reply_acts(said: TimelineEntry, facts: CaseFacts, asking: Asking | None) -> ReplyActs:
    """Offer to mark it as uploaded once the centre has it: no lamp is lit without its receipt."""
    name = str(EventKind.UPLOADED)
    road = facts.roads.get(said.id)
    can_be_marked = road not in (None, LaporRoad.BRIDGE) and asking is not None and name in asking.possible
    upload = partial(asking.begin, name, said.id) if asking is not None and can_be_marked else None
    return ReplyActs(said.text, upload=upload, is_marked=said.id in facts.upload_waiting, road=road)


def _offer_decision(entry: Entry, said: TimelineEntry, asking: Asking | None) -> None:
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(pill(_tr("menunggu persetujuan rekan") if said.own else _tr("menunggu persetujuan"), "soon"))
    if asking is not None and not said.own:
        for words, name in ((_tr("Setujui …"), APPROVAL), (_tr("Tolak …"), str(EventKind.DRAFT_DECLINED))):
            if name in asking.possible:
                row.addWidget(button(words, partial(asking.begin, name, said.id)))
    row.addStretch(1)
    entry.column.addLayout(row)
