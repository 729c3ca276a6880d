"""The side of the form: the complaint to read while writing, who will read the answer, what happens after saving."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from ui.acts import TurnView
from ui.clock import local_day
from ui.complaints.case_facts import clock_pills
from ui.complaints.conversation import conversation
from ui.evidence.case_files import CaseFiles
from ui.evidence_ports import FileView
from ui.follow_up.kinds import audience
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, card, clear, hairline, label, pill
from ui.parts.reading import BAR, ReadingArea
from ui.parts.whole_edges import WholeEdges
from ui.ports import CaseView, DeskState
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.wording import due_pill, short_date
from ui.workplace import Workplace

_FIRST_TO_GO: Final = 1
"""What happens after saving, with its heading: the complaint itself needs their room more."""


_READABLE: Final = 112
"""Least height of the complaint where something else stands above, px: who wrote, and four lines."""


class HelpPanel(QFrame):
    """Stands still while one types."""

    news_wanted = Signal()
    """The case shall be shown as it stands now."""

    def __init__(self, workplace: Workplace) -> None:
        """Build the panel, empty."""
        super().__init__()
        self.setProperty("part", "card")
        self._workplace = workplace
        self._view: CaseView | None = None
        self._shown: tuple[FileView, ...] = ()
        self._files = CaseFiles(workplace, self)
        self._files.has_come.connect(self._look_again)
        workplace.appearance.changed.connect(self._dress_anew)
        self._reading = ReadingArea(self.tr("Laporan yang dijawab"))
        self._edges = WholeEdges(self._reading, workplace.appearance)
        self._audience = label("", "detail", wrap=True)
        self._afterwards = label("", "detail", wrap=True)
        self._due_title = label(self.tr("Tenggat"), "section")
        self._due_row = QWidget()
        self._due = FlowLayout(self._due_row)
        self._news = card("news")
        self._dispensable: list[QWidget] = []
        """What makes way on a low screen while there is news; the first of them on every low screen."""
        self._is_low = self._is_crowded = False
        self._share = self._room = 0
        self._said_news = label("", "detail", wrap=True)
        self._show_it = button(self.tr("Tampilkan &yang baru"), self.news_wanted.emit, "link")
        self._lay_news()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 12, 2 * GAP - BAR, 12)
        column.setSpacing(4)
        above, below = QVBoxLayout(), QVBoxLayout()
        for part in (above, below):
            part.setContentsMargins(0, 0, BAR, 0)
            part.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._reading, 1)
        column.addLayout(below)
        above.addWidget(self._news)
        above.addWidget(label(self.tr("Laporan"), "section"))
        below.addWidget(hairline())
        for section, widget in (
            (label(self.tr("Akan terlihat oleh"), "section"), self._audience),
            (label(self.tr("Setelah disimpan"), "section"), self._afterwards),
            (self._due_title, self._due_row),
        ):
            below.addSpacing(6)
            below.addWidget(section)
            below.addWidget(widget)
            if widget is not self._audience:
                self._dispensable += [section, widget]

    def show_news(self, told: list[str], *, can_show: bool) -> None:
        """Say what happened to the case meanwhile; the text and what is read beside it stay as they are."""
        self._said_news.setText("\n".join(told))
        self._show_it.setVisible(can_show)
        self._news.setVisible(bool(told))
        self._make_way()

    def set_room(self, share: int, room: int, *, is_low: bool, is_crowded: bool) -> None:
        """Know how much room there is: whether the screen is low, and whether something else stands above.

        :param share: height that reading takes at the least where nothing else stands above, px.
        :param room: height that all of this panel may take at the least, px.
        """
        self._share, self._room, self._is_low, self._is_crowded = share, room, is_low, is_crowded
        self._make_way()

    def _make_way(self) -> None:
        is_crowded = self._is_crowded or not self._news.isHidden()
        gives_way = self._is_low and is_crowded
        for place, one in enumerate(self._dispensable):
            one.setVisible(not gives_way and (not self._is_low or place > _FIRST_TO_GO))

        self._give_share(is_crowded=is_crowded)

    def _give_share(self, *, is_crowded: bool) -> None:
        """Give reading its share, as far as the sentences and pills below it keep theirs."""
        least = scaled(_READABLE)
        self._reading.setMinimumHeight(0)
        layout = self.layout()
        if not is_crowded and layout is not None:
            left = self._room - layout.totalMinimumHeightForWidth(self.width())
            least = max(min(self._share, left), least)
        self._reading.setMinimumHeight(least)

    def _lay_news(self) -> None:
        column = QVBoxLayout(self._news)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(2)
        column.addWidget(label(self.tr("Yang baru pada laporan ini"), "strong", wrap=True))
        column.addWidget(self._said_news)
        column.addWidget(self._show_it, 0, Qt.AlignmentFlag.AlignLeft)
        self._news.hide()

    def show_case(self, view: CaseView, files: tuple[FileView, ...] = ()) -> None:
        """Show what is being answered, with the photos and documents that were said with it."""
        self._view, self._shown = view, files
        self.show_news([], can_show=True)
        self._files.begin(view.line.case, files, with_draft=False)
        clear(self._reading.column)
        now = self._workplace.now_ms()
        entries = conversation(view, self._workplace.appearance, now, files=self._files)[: 1 + len(view.timeline)]
        for entry in entries:
            self._reading.column.addWidget(entry)
        self._reading.column.addStretch(1)
        if view.line.needs_reply:  # what must be answered is the newest word of the reporter, so that is read first
            answers = [at for at, told in enumerate(view.timeline, 1) if told.kind == EventKind.REPORTER_REPLY]
            self._reading.to_end(entries[answers[-1]] if answers else None)
        else:
            self._reading.to_start()
        clear(self._due)
        today = local_day(now)
        self._due_title.setText(self._by_when(view.line.turn, today))
        for clock in clock_pills(view, today) or [pill(*due_pill(view.line, today))]:
            self._due.addWidget(clock)

    def _by_when(self, turn: TurnView, today: date) -> str:
        """Return the day by which it must be done: the earliest that binds, which lists and *Hari ini* name too."""
        if turn.due_on is None or turn.who is Waits.REPORTER:
            return self.tr("Tenggat")
        words = self.tr("Lewat tenggat: {}") if turn.due_on < today else self.tr("Tenggat: paling lambat {}")
        return words.format(short_date(turn.due_on, today))

    @property
    def has_evidence(self) -> bool:
        """Whether files of the office came with earlier answers."""
        return any(file.own and file.event for file in self._shown)

    def _look_again(self) -> None:
        """Show how the files stand now."""
        if (view := self._view) is None:
            return
        case = view.line.case

        def take(files: tuple[FileView, ...]) -> None:
            if self._view is view and not self._files.show_again(files):
                self.show_case(view, files)

        self._workplace.background.database.run(
            self, lambda: self._workplace.evidence.files(case), on_success=take, on_failure=lambda _fault: None
        )

    def _dress_anew(self) -> None:
        if self._view is not None:
            self.show_case(self._view, self._shown)

    def show_kind(self, kind: EventKind, view: CaseView, *, can_go: bool = True) -> None:
        """Say who will read what comes of an act."""
        nobody = self.tr("Tidak seorang pun: tindakan ini tidak dapat dikirim sekarang.")
        self._audience.setText(audience(kind, view.line, view.facts) if can_go else nobody)
        self._make_way()

    def show_state(self, state: DeskState) -> None:
        """Say what will happen after saving, as things stand."""
        if state.luring:
            self._afterwards.setText(
                self.tr("Luring menyala: tersimpan di komputer ini, dan baru terkirim setelah Luring dimatikan.")
            )
        elif state.sign_in_required:
            self._afterwards.setText(
                self.tr("Anda perlu masuk lagi: tersimpan di komputer ini, dan terkirim setelah Anda masuk lagi.")
            )
        elif state.offline_since or not state.last_exchange_at:
            self._afterwards.setText(
                self.tr(
                    "Sekarang tidak tersambung: tersimpan di komputer ini dan terkirim sendiri saat tersambung. "
                    "Tidak perlu ditunggu."
                )
            )
        else:
            self._afterwards.setText(
                self.tr("Tersimpan di sini, lalu terkirim sendiri. Kotak keluar menandai bila sudah diterima.")
            )
