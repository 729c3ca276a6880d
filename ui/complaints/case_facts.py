"""What casework knows of a case, above its conversation: whose turn, the clocks, who was asked, what waits."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from sync.contract.status import Bucket
from ui.complaints.upload_words import to_upload_of, which_reply
from ui.language.wording import clock_words, number, short_date, unbroken, working_days_explained
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, card, label, pill
from ui.ports.acts import CaseFacts
from ui.ports.desk import CaseView


def _tr(text: str, disambiguation: str = "", count: int = -1) -> str:
    return QCoreApplication.translate("CaseFacts", text, disambiguation, count)


def turn_sentence(view: CaseView, today: date) -> QLabel:
    """Return who must do what, and by when: the same day that *Hari ini* names."""
    return label(_turn_words(view, today), "strong" if view.line.turn.is_mine else "muted", wrap=True)


def _turn_words(view: CaseView, today: date) -> str:
    turn, said = view.line.turn, view.line.turn.sentence
    about = to_upload_of(view)
    if turn.act is EventKind.UPLOADED and about.count:
        words = _tr("Giliran {unit}: mengunggah {reply} ke lapor.go.id, lalu menandainya.")
        if about.may_be_there:
            words = _tr(
                "Giliran {unit}: mencari {reply} di lapor.go.id, mengunggahnya bila belum ada, lalu menandainya."
            )
        elif about.is_on_its_way:
            words = _tr("Giliran {unit}: mengunggah {reply} ke lapor.go.id setelah diterima server, lalu menandainya.")
        said = words.format(unit=", ".join(turn.units), reply=which_reply(about, today))
    if turn.who is Waits.NOBODY and view.line.bucket in (Bucket.DONE, Bucket.ARCHIVED):
        return _tr("{status}. Tidak ada yang perlu dikerjakan.").format(status=view.line.status)
    _who, _colon, what = said.partition(": ")
    if turn.is_mine and what:  # named as the list names it; the unit stands at the left edge
        said = _tr("Giliran Anda: {}").format(what)
    if turn.due_on is not None:
        pattern = _tr("{}; sudah lewat tenggat {}.") if turn.due_on < today else _tr("{}, paling lambat {}.")
        said = pattern.format(said.rstrip("."), unbroken(short_date(turn.due_on, today)))
    return said


def held_sentence(view: CaseView, today: date) -> QLabel:
    """Return that an own act came back: whoever waits besides, this is decided first."""
    turn, said = view.line.turn, _tr("Kiriman Anda kembali dan menunggu keputusan Anda.")
    if turn.is_mine and turn.due_on is not None:
        pattern = _tr("{} Tenggat {} sudah lewat.") if turn.due_on < today else _tr("{} Tenggatnya {}.")
        said = pattern.format(said, unbroken(short_date(turn.due_on, today)))
    return label(said, "strong", wrap=True)


def clock_pills(
    view: CaseView, today: date, *, without_warning: bool = False, told: date | None = None
) -> list[QLabel]:
    """Return a pill for each clock that has something to say: a colour and the words.

    :param without_warning: leave out the one that :func:`closing_warning` tells.
    :param told: a day that is told beside them.
    """
    silent = {"ended", "warning"} if without_warning else {"ended"}
    clocks = [clock for clock in view.line.deadlines if clock.state not in silent]
    said = [clock_words(clock, today, with_day=clock.due_on != told) for clock in clocks]
    return [pill(words, tone, working_days_explained(words)) for words, tone in said]


def closing_warning(view: CaseView, today: date, *, with_turn: bool = True) -> QFrame | None:
    """Return a loud warning where the case may be closed over a reply that nobody answered.

    :param with_turn: say whose turn it is too, in the same frame, so that the duty is told once.
    """
    clock = next((one for one in view.line.deadlines if one.state == "warning"), None)
    if clock is None:
        return None
    made = card("warning")
    column = QVBoxLayout(made)
    column.setContentsMargins(10, 6, 10, 6)
    turn = view.line.turn
    is_told = with_turn and bool(turn.sentence)
    if clock.due_on < today:
        after = _tr("LAPOR! sekarang dapat menutup laporan ini sendiri.")
    elif is_told and turn.due_on == clock.due_on:
        after = _tr("Setelah itu LAPOR! dapat menutup laporan ini sendiri.")
    else:
        after = _tr("Setelah {day} LAPOR! dapat menutup laporan ini sendiri.")
    before = _turn_words(view, today) if is_told else _tr("Pelapor belum dijawab.")
    words = f"{before} {after.format(day=unbroken(short_date(clock.due_on, today)))}"
    column.addWidget(label(words, "problem", wrap=True))
    return made


def flag_card(view: CaseView) -> QFrame:
    """Return what hides something about this case, each with what that forbids, in few words."""
    flags = []
    if view.line.anonymous:
        words = _tr("Anonim: sapa “Yth. Pelapor”, jangan telusuri orangnya.")
        flags.append((words, anonymous_rule()))
    if view.line.confidential:
        words = _tr("Rahasia: isi dan cetakannya tidak boleh keluar kantor.")
        flags.append((words, confidential_rule()))
    made = card("flag")
    column = QVBoxLayout(made)
    column.setContentsMargins(12, 6, 12, 6)
    column.setSpacing(2)
    for words, rule in flags:
        told = label(words, "detail", wrap=True)
        told.setToolTip(rule)
        column.addWidget(told)
    return made


def anonymous_rule() -> str:
    """Return what must not be done in an anonymous case."""
    return _tr(
        "Identitas pelapor disembunyikan, juga dari kantor. Sapa dengan “Yth. Pelapor”. Jangan menyebut, menebak, "
        "atau mencari tahu siapa pelapornya."
    )


def confidential_rule() -> str:
    """Return what must not be done in a confidential case."""
    return _tr(
        "Seluruh laporan tidak tampil kepada publik. Jangan teruskan isinya ke luar kantor, dan jangan tempelkan "
        "cetakannya di tempat umum."
    )


def fact_lines(view: CaseView) -> list[str]:
    """Return what else there is to know, a sentence each."""
    facts = view.facts
    answers = {
        "waiting": _tr("belum menjawab"),
        "ours": _tr("wewenang mereka"),
        "not-ours": _tr("bukan wewenang mereka"),
    }
    lines = []
    if facts.consults:
        asked = ", ".join(f"{one.unit}: {answers.get(one.answer, one.answer)}" for one in facts.consults)
        lines.append(_tr("Ditanyakan kepada {}.").format(asked))
    if facts.suggested_unit:
        lines.append(_tr("Unit yang mengembalikan mengusulkan {}.").format(facts.suggested_unit))
    if facts.wrong_dispositions:
        lines.append(
            _tr("Sudah {} kali salah disposisi.", "", facts.wrong_dispositions).format(number(facts.wrong_dispositions))
        )
    if facts.drafts:
        lines.append(
            _tr("{} konsep menunggu persetujuan, lihat di bawah.", "", facts.drafts).format(number(facts.drafts))
        )
    lines.extend(_on_the_way(facts))
    return lines


def _on_the_way(facts: CaseFacts) -> list[str]:
    """Return what the reporter cannot read yet, by what brings it to him."""
    counts = Counter(road for said, road in facts.roads.items() if said not in facts.upload_waiting)
    said = {
        LaporRoad.BRIDGE: _tr(
            "{} balasan diteruskan server ke LAPOR!; tidak perlu diunggah.", "", counts[LaporRoad.BRIDGE]
        ),
        LaporRoad.BRIDGE_STOPPED: _tr(
            "{} balasan menunggu di server: penerusan ke LAPOR! sedang terhenti.",
            "",
            counts[LaporRoad.BRIDGE_STOPPED],
        ),
        LaporRoad.NOT_TAKEN: _tr(
            "{} balasan tidak dapat diteruskan server ke LAPOR!. Lihat dahulu di lapor.go.id; bila belum ada di sana, "
            "unggah, lalu tandai.",
            "",
            counts[LaporRoad.NOT_TAKEN],
        ),
        LaporRoad.BY_HAND: _tr("{} balasan belum ditandai terunggah ke lapor.go.id.", "", counts[LaporRoad.BY_HAND]),
    }
    return [words.format(number(counts[road])) for road, words in said.items() if counts[road]]


def related_row(here: dict[str, int], related: tuple[str, ...], show: Callable[[int], object]) -> QWidget:
    """Return the related complaints; those that this desk holds can be opened."""
    made = QWidget()
    flow = FlowLayout(made, gap=10, line_gap=2)
    flow.addWidget(label(_tr("Laporan terkait:"), "small"))
    for tracking_id in related:
        if tracking_id in here:
            flow.addWidget(button(tracking_id, partial(show, here[tracking_id]), "link"))
        else:
            flow.addWidget(label(tracking_id, "small"))
    return made
