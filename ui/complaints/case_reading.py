"""What is read of a case: the facts, the whole conversation, and other complaints that may be about the same thing."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QWidget

from sync.contract.events import EventKind
from ui.complaints.case_facts import fact_lines, flag_card, related_row
from ui.complaints.case_head import MOST_LETTERS, is_told_above, whole_title
from ui.complaints.conversation import Asking, ThingSaid, filled, still_coming, things_said
from ui.complaints.entry import Entry, SpareEntries
from ui.complaints.growing import GrowingPage, Hurry, Piece
from ui.complaints.similar_cases import SimilarFinder, count_line, similar_block
from ui.evidence.case_files import CaseFiles
from ui.language.wording import moment, unbroken
from ui.parts.labels import label, say
from ui.parts.reading import ReadingArea
from ui.ports.desk import CaseView
from ui.workplace import Workplace


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseReading", text)


class CaseReading(ReadingArea):
    """Shows one case, whole; what it says already stays where it is while it is shown again."""

    case_wanted = Signal(int)
    """A related or similar case that shall be shown."""

    def __init__(self, workplace: Workplace, files: CaseFiles, similar: SimilarFinder) -> None:
        """Start empty."""
        super().__init__(_tr("Isi laporan dan percakapan"))
        self._workplace, self._files, self._similar = workplace, files, similar
        self._spare = SpareEntries(workplace.appearance)
        self._page = GrowingPage(self, self._spare, self)
        self._shown: tuple[CaseView, dict[str, int], Asking] | None = None
        self._said = 0
        """How many things were said, the complaint and a draft included."""
        similar.found.connect(self._show_similar)

    @property
    def pieces(self) -> list[QWidget]:
        """What is shown, from the top."""
        return self._page.widgets

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self._page.clear()

    def stop(self) -> None:
        """Lay out nothing further."""
        self._page.stop()

    def dress_anew(self) -> None:
        """Make all of it anew when it is shown next, though it says the same."""
        self._page.dress_anew()

    def show_case(self, view: CaseView, related: dict[str, int], asking: Asking, hurry: Hurry) -> None:
        """Show a case; ``related`` are the related complaints that this desk holds."""
        is_other = self._shown is None or self._shown[0].line.case != view.line.case
        self._shown = view, related, asking
        self._page.begin(list(self._pieces(view, related, asking)), hurry, is_other=is_other)

    def to_newest(self) -> None:
        """Scroll to what was said last; to the beginning of it, where it is a reply that must be answered."""
        entries = [one for one in self.pieces if isinstance(one, Entry)]
        aim = _newest_reply(self._shown[0]) if self._shown is not None else None
        from_end = self._said - aim if aim is not None else 0
        self.to_end(entries[-from_end] if 0 < from_end <= len(entries) else None, entries[-1] if entries else None)

    def _show_similar(self) -> None:
        """Add what was found below all else, where nothing moves by it."""
        if self._shown is not None:
            self.show_case(*self._shown, Hurry.NONE)

    def _pieces(self, view: CaseView, related: dict[str, int], asking: Asking) -> Iterator[Piece]:
        line, go = view.line, self.case_wanted.emit
        if len(line.title) > MOST_LETTERS:
            yield Piece(("title", line.title), partial(whole_title, view))
        if line.anonymous or line.confidential:
            yield Piece(("flags", line.anonymous, line.confidential), partial(flag_card, view))
        for fact in fact_lines(view):
            yield _words("detail", fact)
        if view.facts.related:
            yield Piece(("related", related, view.facts.related), partial(related_row, related, view.facts.related, go))
        cases = self._similar.cases
        yield _words("small", count_line(cases, is_whole=view.is_whole, fault=self._similar.fault))
        if view.body and not view.is_whole:
            yield _words("muted", still_coming())
        now = self._workplace.now_ms()
        said, aim = list(things_said(view, now, asking, self._files)), _newest_reply(view)
        self._said = len(said)
        for place, one in enumerate(said):
            yield Piece(one.says, partial(self._made, one), is_aim=place == aim, tell=partial(_retold, one))
        yield _words("small", self._facts(view))
        if cases:
            yield Piece(("similar", cases), partial(similar_block, cases, go))

    def _made(self, said: ThingSaid) -> Entry:
        return filled(self._spare.take(), said)

    def _facts(self, view: CaseView) -> str:
        """Return what is known besides the words themselves, most telling first, in one paragraph."""
        now = self._workplace.now_ms()
        line = view.line
        facts = [
            _named(self.tr("Status LAPOR!: {}"), view.lapor_status),
            _named(self.tr("menurut catatan kita: {}"), line.status if line.status != view.lapor_status else ""),
            _named(self.tr("alasan: {}"), view.reason),
            line.classification,
            "" if is_told_above(line.category) else line.category,
            line.channel,
            _named(self.tr("masuk {}"), unbroken(moment(view.received_at, now)) if view.received_at else ""),
            _named(self.tr("penilaian {}"), view.rating),
        ]
        return " · ".join(fact for fact in facts if fact)


def _newest_reply(view: CaseView) -> int | None:
    """Return where among all that was said, the complaint first, the reply stands that must be answered."""
    if not view.line.needs_reply:
        return None
    answers = [place for place, said in enumerate(view.timeline, 1) if said.kind == EventKind.REPORTER_REPLY]
    return answers[-1] if answers else None


def _words(part: str, text: str) -> Piece:
    return Piece((part, text), partial(label, text, part, wrap=True), tell=partial(_reworded, part, text))


def _reworded(part: str, text: str, shown: QWidget) -> bool:
    """Have a label of the same part say other words, if that is what stands there."""
    if not isinstance(shown, QLabel) or not shown.wordWrap() or shown.property("part") != part:
        return False
    say(shown, text)
    return True


def _retold(said: ThingSaid, shown: QWidget) -> bool:
    """Have an entry say another thing, if that is what stands there."""
    if not isinstance(shown, Entry):
        return False
    with shown.told_in_place():
        filled(shown, said)
    return True


def _named(pattern: str, value: str) -> str:
    return pattern.format(value) if value else ""
