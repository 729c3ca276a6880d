"""*Laporan serupa*: other complaints that may be about the same thing, each with the reason, found while one reads."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.contract.errors import TindakError
from ui.help.faults import with_code
from ui.language.wording import capital, number
from ui.parts.labels import button, hairline, label
from ui.ports.likeness import Likeness, SimilarCase
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_REST_MS: Final = 300
"""How long a case must stay in view before others are looked for, when one walks quickly through the list."""


class SimilarFinder(QObject):
    """Looks for complaints like the shown one in the database lane; never before the case itself is shown."""

    found = Signal()
    """What was found for the shown case is known."""

    def __init__(self, workplace: Workplace, parent: QObject) -> None:
        """Look for nothing yet."""
        super().__init__(parent)
        self._workplace = workplace
        self._case = 0
        self.cases: tuple[SimilarCase, ...] | None = None
        """What was found; ``None`` while it is being looked for, or could not be."""
        self.fault: TindakError | None = None
        """Why others could not be looked for; they are again when the same case is shown anew."""
        self._since = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._look)

    def begin(self, case: int) -> None:
        """Look for what is like this case; 0 for none. What was found before is forgotten with its case."""
        if case == self._case:
            self.look_again()
            return
        if not case:
            self.give_up()
            return
        is_hurried = self._since.isValid() and self._since.elapsed() < _REST_MS
        self._since.start()
        self._case, self.cases, self.fault = case, None, None
        self._rest.stop()
        if is_hurried:
            self._rest.start()
        else:
            self._look()

    def look_again(self) -> None:
        """Look once more where others could not be looked for."""
        if self.fault is not None:
            self._look()

    def give_up(self) -> None:
        """Let go of what is being looked for: another case is wanted, and must not wait behind it."""
        self._rest.stop()
        self._case, self.cases, self.fault = 0, None, None

    def _look(self) -> None:
        case = self._case
        if not case:
            return

        def take(cases: tuple[SimilarCase, ...] | None, fault: TindakError | None = None) -> None:
            if case == self._case:
                self.cases, self.fault = cases, fault
                self.found.emit()

        desk = self._workplace.desk
        self._workplace.background.database.run(
            self,
            lambda: desk.similar(case, lambda: case != self._case),
            on_success=take,
            on_failure=lambda fault: take(None, fault),
        )


def _tr(text: str) -> str:
    return QCoreApplication.translate("SimilarCases", text)


def why_alike(reasons: tuple[Likeness, ...]) -> str:
    """Return in what two complaints are alike, in words."""
    words = {
        Likeness.SAME_TEXT: _tr("teks pelapor sama"),
        Likeness.NEARLY_SAME_TEXT: _tr("teks pelapor hampir sama"),
        Likeness.SAME_TITLE: _tr("judul sama"),
        Likeness.NEARLY_SAME_TITLE: _tr("judul hampir sama"),
        Likeness.SAME_PLACE: _tr("tempat sama"),
    }
    return ", ".join(words[reason] for reason in reasons)


def count_line(
    cases: tuple[SimilarCase, ...] | None, *, is_whole: bool = True, fault: TindakError | None = None
) -> str:
    """Return one line for the facts: it takes the same room before, while and after others are looked for.

    :param is_whole: whether there is a text to compare.
    :param fault: why they could not be looked for.
    """
    if not is_whole:
        return _tr("Laporan serupa: dicari setelah isinya tiba")
    if fault is not None:
        return with_code(_tr("Laporan serupa: tidak dapat dicari."), fault.code)
    if cases is None:
        return _tr("Laporan serupa: sedang dicari …")
    if not cases:
        return _tr("Laporan serupa: tidak ditemukan")
    return _tr("Laporan serupa: {}, lihat di bawah").format(number(len(cases)))


def similar_block(cases: tuple[SimilarCase, ...], show: Callable[[int], object]) -> QWidget:
    """Return the list that stands below the conversation."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, GAP)
    column.setSpacing(2)
    column.addWidget(hairline())
    column.addSpacing(GAP // 2)
    column.addWidget(label(_tr("Laporan serupa"), "section"))
    for one in cases:
        opens = button(one.tracking_id, partial(show, one.case), "link")
        opens.setAccessibleName(_tr("Buka laporan {}: {}").format(one.tracking_id, one.title))
        opens.setToolTip(_tr("Kembali ke laporan ini dengan Alt+Kiri"))
        column.addSpacing(GAP // 2)
        column.addWidget(opens, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(one.title, wrap=True))
        why = _tr("{why} · {status}").format(why=capital(why_alike(one.reasons)), status=one.status)
        column.addWidget(label(why, "small", wrap=True))
    return made
