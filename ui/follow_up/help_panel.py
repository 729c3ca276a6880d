"""The side of the form: the complaint to read while writing, who will read the answer, what happens after saving."""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from ui.clock import local_day
from ui.complaints.case_facts import clock_pills
from ui.complaints.conversation import conversation
from ui.evidence.case_files import CaseFiles
from ui.follow_up.kinds import audience
from ui.language.wording import due_pill, short_date
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, card, clear, hairline, label, pill
from ui.parts.reading import BAR, ReadingArea
from ui.parts.whole_edges import WholeEdges
from ui.ports.acts import TurnView
from ui.ports.desk import CaseView, DeskState
from ui.ports.evidence import FileView
from ui.theme.fonts import scaled
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_LEAST: Final = 44
"""Height of the complaint that is left where nothing else can make way, px: it scrolls, what stands below cannot."""
_READABLE: Final = 92
"""Least height of the complaint, px: who wrote, and three lines."""


_EDGE, _EDGE_OF_LOW, _GAP, _GAP_OF_LOW = 12, 8, 6, 3
"""Empty room above and below, and between the sections, px: on any screen, and on a low one."""


class HelpPanel(QFrame):
    """Stands still while one types."""

    news_wanted = Signal()
    """The case shall be shown as it stands now."""
    wants_changed = Signal()
    """More or less than before is to be read here."""

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
        self._is_crowded = False
        self._share = self._room = self._most = 0
        self._after_title = label(self.tr("Setelah disimpan"), "section")
        self._after, self._after_briefly = "", ""
        self._can_go = True
        self._said_news = label("", "detail", wrap=True)
        self._show_it = button(self.tr("Tampilkan &yang baru"), self.news_wanted.emit, "link")
        self._lay_news()
        self._measured = 0
        self._waiting: QWidget | None = None
        self._reading.scrolled.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, _EDGE, 2 * GAP - BAR, _EDGE)
        column.setSpacing(4)
        self._above, self._below = above, below = QVBoxLayout(), QVBoxLayout()
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
            (self._after_title, self._afterwards),
            (self._due_title, self._due_row),
        ):
            below.addSpacing(_GAP)
            below.addWidget(section)
            below.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Share the room anew: in another width lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_anew()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:  # noqa: N802 - Qt's name
        """Share the room anew once it is known how much there is to read."""
        if event.type() == QEvent.Type.LayoutRequest and self._content_height() != self._measured:
            self._share_anew()
        return super().eventFilter(watched, event)

    def _share_anew(self) -> None:
        self._measured = self._content_height()
        self._make_way()
        self.wants_changed.emit()

    def show_news(self, told: list[str], *, can_show: bool) -> None:
        """Say what happened to the case meanwhile; the text and what is read beside it stay as they are."""
        self._said_news.setText("\n".join(told))
        self._show_it.setVisible(can_show)
        self._news.setVisible(bool(told))
        self._share_anew()

    @property
    def is_crowded(self) -> bool:
        """Whether something is said above the complaint that was not there when writing began."""
        return self._is_crowded or not self._news.isHidden()

    @property
    def reads_long(self) -> bool:
        """Whether there is more to read than its share of the height shows at once."""
        return self._content_height() > self._share

    @property
    def wanted_height(self) -> int:
        """Height in which all of this is read without scrolling, px."""
        around = self._needed() - self._reading.minimumHeight()
        return around + max(self._content_height(), self._reading.minimumHeight())

    def set_room(self, share: int, room: int, most: int, *, is_low: bool, is_crowded: bool) -> None:
        """Know how much room there is.

        :param share: height that reading takes at the least where there is so much to read, px.
        :param room: height that this panel may take to say all of it at length, px.
        :param most: height that it may take in any case, px.
        :param is_low: whether the screen is low.
        :param is_crowded: whether something else stands above.
        """
        self._share, self._room, self._most, self._is_crowded = share, room, most, is_crowded
        for part, gap in ((self._above, 0), (self._below, _GAP_OF_LOW if is_low else _GAP)):
            part.setSpacing(4 if not is_low else 3)
            for place in range(part.count()):
                item = part.itemAt(place)
                if item is not None and (spacer := item.spacerItem()) is not None:
                    spacer.changeSize(0, gap, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        side = _EDGE_OF_LOW if is_low else _EDGE
        if (layout := self.layout()) is not None:
            layout.setContentsMargins(2 * GAP, side, 2 * GAP - BAR, side)
        self._make_way()

    def _make_way(self) -> None:
        self._word_what_follows()
        if (layout := self.layout()) is not None:
            layout.activate()  # measuring has left it stale, which it does not tell by itself

    def _word_what_follows(self) -> None:
        """Say what happens after saving at length, in a line, or not at all, as the room allows; the rest stays."""
        least = scaled(_READABLE)
        reads = least if self.is_crowded else max(min(self._share, self._content_height()), least)
        self._reading.setMinimumHeight(reads)
        ways = (
            (self._after, True, self._room),
            (self._after_briefly, False, self._most),
            ("", False, self._most),
        )
        for words, has_title, room in ways if self._can_go else ways[-1:]:  # nothing follows on what cannot go
            if not has_title and not self.reads_long:  # then little of it has to be scrolled to
                self._reading.setMinimumHeight(least)
            self._afterwards.setText(words)
            self._after_title.setVisible(has_title)
            self._afterwards.setVisible(bool(words))
            if self._most <= 0 or self._needed() <= room:  # as long as nothing is laid out there is room for all
                return
        left = reads - self._needed() + self._most
        self._reading.setMinimumHeight(max(left, scaled(_LEAST)))

    def _needed(self) -> int:
        layout = self.layout()
        for part in (self._above, self._below, layout):  # what was hidden just now is still reckoned with otherwise
            if part is not None:
                part.invalidate()
        return layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0

    def _content_height(self) -> int:
        """Return how high all is that must be read, px: from the words that wait for an answer, where there are any."""
        return self._reading.height_from(self._waiting)

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
        self._waiting = None
        clear(self._reading.column)
        now = self._workplace.now_ms()
        entries = conversation(view, self._workplace.appearance, now, files=self._files)[: 1 + len(view.timeline)]
        for entry in entries:
            self._reading.column.addWidget(entry)
        self._reading.column.addStretch(1)
        if view.line.needs_reply:  # what must be answered is the newest word of the reporter, so that is read first
            answers = [at for at, told in enumerate(view.timeline, 1) if told.kind == EventKind.REPORTER_REPLY]
            self._waiting = entries[answers[-1]] if answers else None
            self._reading.to_end(self._waiting, at_top=True)
        else:
            self._reading.to_start()
        clear(self._due)
        today = local_day(now)
        self._due_title.setText(self._by_when(view.line.turn, today))
        for clock in clock_pills(view, today) or [pill(*due_pill(view.line, today))]:
            self._due.addWidget(clock)
        self._share_anew()

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
        words = audience(kind, view.line, view.facts) if can_go else nobody
        if words != self._audience.text():
            self._audience.setText(words)
            self._can_go = can_go
            self._share_anew()

    def show_state(self, state: DeskState) -> None:
        """Say what will happen after saving, as things stand."""
        if state.luring:
            said = (
                self.tr("Luring menyala: tersimpan di komputer ini, dan baru terkirim setelah Luring dimatikan."),
                self.tr("Setelah disimpan: baru terkirim setelah Luring dimatikan."),
            )
        elif state.sign_in_required:
            said = (
                self.tr("Anda perlu masuk lagi: tersimpan di komputer ini, dan terkirim setelah Anda masuk lagi."),
                self.tr("Setelah disimpan: terkirim setelah Anda masuk lagi."),
            )
        elif state.offline_since or not state.last_exchange_at:
            said = (
                self.tr(
                    "Sekarang tidak tersambung: tersimpan di komputer ini dan terkirim sendiri saat tersambung. "
                    "Tidak perlu ditunggu."
                ),
                self.tr("Setelah disimpan: terkirim sendiri saat tersambung."),
            )
        else:
            said = (
                self.tr("Tersimpan di sini, lalu terkirim sendiri. Kotak keluar menandai bila sudah diterima."),
                self.tr("Setelah disimpan: terkirim sendiri."),
            )
        if said != (self._after, self._after_briefly):
            self._after, self._after_briefly = said
            self._make_way()
