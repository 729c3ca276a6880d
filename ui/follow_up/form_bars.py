"""The edges of the form: what it is about above the text, and what becomes of it below."""

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sync.contract.events import LAPOR_TEXT_LIMIT
from ui.follow_up.named_case import NamedCase
from ui.language.wording import number, time_of_day
from ui.parts.ends import EndsLayout
from ui.parts.flow import FlowLayout
from ui.parts.labels import at_edge, button, call, card, label
from ui.theme.tokens import GAP

_MANY: Final = 8_888
_LATE: Final = "08.08"
"""Figures as wide as any."""


class TopBar(QWidget):
    """The case, the act, what was queued just before, and what helps with writing."""

    def __init__(self) -> None:
        """Build it, about nothing yet."""
        super().__init__()
        self._is_low = self._is_named_below = False
        self.queued = label("", "queued", wrap=True)
        self.again = label("", "strong", wrap=True)
        self.again.hide()
        self.earlier = button(self.tr("Lihat lap&oran tadi"), _nothing, "link")
        self.to_list = button(self.tr("Kembali ke &daftar"), _nothing, "link")
        self.in_outbox = button(self.tr("Lihat di Kotak keluar"), _nothing, "link")
        self.done = card("done")
        self._below_done = QWidget()
        self._below_done.setFixedHeight(GAP - 2)
        for one in (self.done, self._below_done):
            one.hide()
        self.case = NamedCase()
        self.heading = label("", "heading")
        self.templates = at_edge(button(self.tr("&Templat"), _nothing, "quiet"), "left")
        self.templates.setToolTip(self.tr("Ctrl+T, atau ketik :: di dalam teks"))
        self.preview = button(self.tr("P&ratinjau"), _nothing, "quiet")
        self.preview.setToolTip(self.tr("F6: seperti yang dibaca pelapor"))
        self.back = at_edge(button(self.tr("Kemb&ali"), _nothing, "quiet"), "right")
        ways = QHBoxLayout()
        ways.setSpacing(2 * GAP)
        self._ways = (self.in_outbox, self.to_list, self.earlier)
        for made in self._ways:
            ways.addWidget(made)
        ways.addStretch(1)
        chain = QVBoxLayout(self.done)
        chain.setContentsMargins(10, 6, 10, 6)
        chain.setSpacing(0)
        chain.addWidget(self.queued)
        chain.addLayout(ways)
        helpful = QWidget()
        flow = FlowLayout(helpful)
        for made in (self.templates, self.preview, self.back):
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.done)
        column.addWidget(self._below_done)
        column.addWidget(self.again)
        column.addWidget(self.case)
        column.addLayout(EndsLayout(self.heading, helpful))

    def resizeEvent(self, event: QResizeEvent, /) -> None:  # noqa: N802 - Qt's name
        """Leave out the way to the former case where not all have room; *Kotak keluar* leads there too."""
        super().resizeEvent(event)
        needed = sum(one.sizeHint().width() + 2 * GAP for one in self._ways)
        self.earlier.setVisible(needed <= event.size().width() - 20)

    def set_low(self, *, is_low: bool) -> None:
        """Leave out in a low window what is said twice."""
        self._is_low = is_low
        self._judge_heading()

    def show_heading(self, *, is_named_below: bool) -> None:
        """Know whether the choice below the heading names the act too."""
        self._is_named_below = is_named_below
        self._judge_heading()

    def _judge_heading(self) -> None:
        self.heading.setVisible(not (self._is_low and self._is_named_below))

    def say_again(self, words: str) -> None:
        """Say how this became a draft again, in *Kotak keluar*, where one goes back to then; empty for nothing."""
        self.again.setText(words)
        self.again.setVisible(bool(words))

    def show_letter(self, *, is_letter: bool) -> None:
        """Offer templates where a letter is written, and name the way back; say before whether it leads elsewhere."""
        self.templates.setVisible(is_letter)
        if self.again.text():
            call(self.back, self.tr("Ke Kot&ak keluar"))
            self.back.setToolTip(self.tr("Esc: ke Kotak keluar; yang ditulis tersimpan sebagai draf"))
        else:
            call(self.back, self.tr("Kemb&ali") if is_letter else self.tr("Kemb&ali ke laporan"))
            self.back.setToolTip(self.tr("Esc: ke laporannya; yang ditulis tersimpan sebagai draf"))

    def say_queued(self, queued: str) -> None:
        """Say what was queued before, and how far it has come; empty for nothing."""
        self.queued.setText(queued)
        self.done.setVisible(bool(queued))
        self._below_done.setVisible(bool(queued))


class BottomBar(QWidget):
    """Saving, and how much of the text there is and is stored."""

    def __init__(self) -> None:
        """Build it, about nothing yet."""
        super().__init__()
        self.save = button(self.tr("&Simpan && antrekan"), _nothing, "main")
        self.save.setToolTip(
            self.tr(
                "Antrekan: disimpan di komputer ini, lalu dikirim sendiri ke server saat tersambung.\n"
                "Ctrl+Enter, lalu laporan berikutnya; dengan Alt+Enter kembali ke laporan ini"
            )
        )
        self.propose = button(self.tr("Simpan && usulkan s&elesai"), _nothing)
        self.propose.setToolTip(self.tr("Ctrl+Shift+Enter: koordinator diminta menutup laporan"))
        self.propose.hide()
        self.why_no_proposal = ""
        """Why the second way to save is not offered; empty where it is."""
        self.warned = label("", "warning", wrap=True)  # above saving, which keeps its place when this comes and goes
        self.warned.hide()
        self.said = label("", "small")
        self._count, self._kept, self._is_public, self._is_whole = "", "", False, True
        ways = QWidget()
        flow = FlowLayout(ways)
        for made in (self.save, self.propose):
            flow.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self.warned)
        column.addLayout(EndsLayout(ways, self.said, widest=self._widest))

    def offer_proposal(self, why_not: str) -> None:
        """Offer to propose along with saving that the case is done, unless there is a reason against it."""
        self.why_no_proposal = why_not
        self.propose.setVisible(not why_not)

    def count_nothing(self) -> None:
        """Say of an act without a text of its own only whether it is stored."""
        self._count = ""
        self.warned.hide()
        self._say()

    def count(self, letters: int, places: int, *, is_public: bool) -> None:
        """Say how long the text is; and, so that it is seen, that it is too long, or how many places in it wait."""
        self._is_public = is_public
        self._count = self._counted(letters)
        warns = []
        if is_public and letters > LAPOR_TEXT_LIMIT:
            warns.append(self.tr("Terlalu panjang untuk LAPOR!"))
        if places:
            warns.append(self.tr("{} isian belum diisi; F4 ke sana", "", places).format(number(places)))
        self.warned.setText(" · ".join(warns))
        self.warned.setVisible(bool(warns))
        self._say()

    def say_saved(self, saved_at: int) -> None:
        """Say when the draft was stored that goes on, or the text since; nothing for 0."""
        self._say_kept(self.tr("draf tersimpan {}").format(time_of_day(saved_at)) if saved_at else "")

    def say_unsaved(self) -> None:
        """Say that the text is not stored yet."""
        self._say_kept(self.tr("belum tersimpan"))

    def say_whole(self, *, is_whole: bool) -> None:
        """Say that the draft is not stored while what goes along is not; afterwards what was said before."""
        self._is_whole = is_whole
        self._say()

    def _say_kept(self, words: str) -> None:
        self._kept = words
        self._say()

    def _counted(self, letters: int) -> str:
        if self._is_public:
            most = number(LAPOR_TEXT_LIMIT)
            return self.tr("{} dari {} karakter", "", LAPOR_TEXT_LIMIT).format(number(letters), most)
        return self.tr("{} karakter", "", letters).format(number(letters))

    def _say(self) -> None:
        self.said.setText(_joined(self._count, self._kept if self._is_whole else self.tr("belum tersimpan")))

    def _widest(self) -> int:
        """Return the width of what is said here once a long text is stored, px."""
        count = self._counted(_MANY) if self._count else ""
        kept = (self.tr("draf tersimpan {}").format(_LATE), self.tr("belum tersimpan"))
        letters = self.said.fontMetrics()
        return max(letters.horizontalAdvance(_joined(count, one)) for one in kept) + 2


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _nothing() -> None:
    """Leave it to who connects the button."""
