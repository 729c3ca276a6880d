"""*Angka beku*: figures that stay as they are, to print again, to send up, and to merge."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sync.contract.errors import TindakError
from sync.contract.monev.frozen import SHORT, SUFFIX
from sync.contract.monev.merging import Telling
from sync.contract.monev.scope import Scope
from sync.contract.status import Bucket
from sync.durable import save_document
from ui.clock import local_day
from ui.help.faults import told
from ui.language.wording import bucket_word, capital, number
from ui.monev.frozen_table import FrozenTable
from ui.monev.frozen_words import comparison_words, frozen_facts, standing_sentence, standing_words
from ui.monev.merge_dialog import MergeDialog
from ui.monev.report import monev_report
from ui.monev.signature_fields import SignatureFields
from ui.monev.words import period_words, plain_day
from ui.parts.dialog_room import open_at
from ui.parts.flow import FlowLayout
from ui.parts.labels import button, label, restyle
from ui.parts.reading import BAR, ReadingArea
from ui.parts.saved_file import SavedFile
from ui.parts.saving_place import asked_place
from ui.ports.frozen import FrozenLine, FrozenReport, MergedReport
from ui.theme.fonts import font
from ui.theme.tokens import GAP
from ui.workplace import Workplace

_WORKBOOK: Final = ".xlsx"

T = TypeVar("T")


class FrozenDialog(QDialog):
    """Lists what was frozen; stays open until somebody has read what became of it."""

    def __init__(self, workplace: Workplace, scope: Scope, parent: QWidget) -> None:
        """List it, and offer to freeze the figures of a scope."""
        super().__init__(parent)
        self._workplace, self.scope = workplace, scope
        self._lines: tuple[FrozenLine, ...] = ()
        self._newest = ""
        self.setWindowTitle(self.tr("Angka beku"))
        self.table = FrozenTable(
            self.tr("Angka beku"),
            [self.tr("Data per"), self.tr("Periode"), self.tr("Kantor"), self.tr("Laporan"), self.tr("Kode"),
             self.tr("Asal"), self.tr("Pusat")],
            counts=(3,),
            nothing=self.tr("Belum ada angka yang dibekukan. Tombol di atas membekukan yang pertama."),
        )  # fmt: skip
        self.differing = FrozenTable(
            self.tr("Laporan yang disebut berbeda"),
            [self.tr("Nomor"), self.tr("Yang dihitung"), self.tr("Menurut yang lain")],
        )
        self.differing.hide()
        self.signature = SignatureFields()
        self._said = SavedFile()
        self.freeze_button = button(self.tr("&Bekukan angka {}").format(period_words(scope)), self.freeze)
        self.unfinished = label(
            self.tr(
                "Periode ini belum berakhir. Angka yang akan digabungkan harus dari periode yang sudah lewat dan sama "
                "di semua unit."
            ),
            "small",
            wrap=True,
        )
        self.unfinished.setVisible(scope.last is None or scope.last >= local_day(workplace.now_ms()))
        self.report_button = button(self.tr("Simpan &laporan Monev …"), self._choose_report)
        self._of_chosen = [self.report_button, button(self.tr("Simpan berkas untuk &dikirim …"), self._choose_file)]
        self.standing = label("", "small", wrap=True)
        self.again_button = button(self.tr("&Kirim lagi"), self.send_again)
        self.table.keep_rows(2)
        self.table.itemSelectionChanged.connect(self._show_standing)
        self._lay_out()
        self.refresh()

    @property
    def main_button(self) -> QPushButton | None:
        """What is sensible next; freezing only where nothing beside it advises against that."""
        return next((one for one in (self.freeze_button, self.report_button) if one.property("part") == "main"), None)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:  # noqa: N802 - Qt's name
        """Let Enter press what is sensible next and nothing else: what was frozen stays."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.main_button is not None and self.main_button.isEnabled():
            self.main_button.click()

    @property
    def said(self) -> str:
        """What became of the last thing that was asked for."""
        return self._said.said

    def refresh(self) -> None:
        """List anew."""
        self._run(self._workplace.desk.frozen.all, self._show)

    def freeze(self) -> None:
        """Freeze the figures as they are now."""
        frozen, scope, signs = self._workplace.desk.frozen, self.scope, self.signature.signatory()
        self._run(lambda: frozen.freeze(scope, signs), self._is_frozen)

    def save_report(self, path: str) -> None:
        """Have the report of the chosen one written, by the ending of its name."""
        frozen, line = self._workplace.desk.frozen, self._chosen()
        if line is not None:
            self._run(lambda: frozen.report(line.digest), partial(self._write_report, Path(path)))

    def save_file(self, path: str) -> None:
        """Have the document of the chosen one written."""
        frozen, line = self._workplace.desk.frozen, self._chosen()
        if line is not None:
            self._run(lambda: frozen.save_file(line.digest, Path(path)), lambda _line: self._is_saved(Path(path)))

    def send_again(self) -> None:
        """Let the chosen one, which the centre has refused, wait once more."""
        frozen, line = self._workplace.desk.frozen, self._chosen()
        if line is not None:
            self._run(lambda: frozen.send_again(line.digest), lambda _line: self.refresh())

    def merge(self, paths: Sequence[str | Path], digests: Sequence[str] = ()) -> None:
        """Merge files, and documents that are here, into one report."""
        frozen, files = self._workplace.desk.frozen, [Path(path) for path in paths]
        self._run(lambda: frozen.merge(files, digests), self._is_merged)

    def offer(self) -> None:
        """Ask what is merged."""
        frozen = self._workplace.desk.frozen
        self._run(lambda: (*frozen.below(), *frozen.all()), self._ask_what_is_merged)

    def _ask_what_is_merged(self, lines: tuple[FrozenLine, ...]) -> None:
        asking = MergeDialog(lines, self.scope, self)
        asking.accepted.connect(lambda: self.merge(asking.paths, asking.digests))
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def _write_report(self, path: Path, report: FrozenReport) -> None:
        frozen, period = self._workplace.desk.frozen, period_words(report.shown.figures.scope)
        if path.suffix.casefold() == _WORKBOOK:
            self._run(lambda: frozen.save_book(report, period, path), lambda _none: self._is_saved(path))
            return
        pages = monev_report(frozen_facts(report, self.signature.signatory()), report.shown, font())
        try:
            save_document(path, pages.as_pdf(f"Laporan Monev {period}"))
        except TindakError as fault:
            self._is_not_done(fault)
        else:
            self._is_saved(path)

    def _is_frozen(self, line: FrozenLine) -> None:
        self._newest = line.digest
        words = self.tr("{count} laporan dibekukan, kode {code}. Laporan yang dicetak kelak menyebut angka yang sama.")
        self._tell(words.format(count=number(line.total), code=line.digest[:SHORT]))
        self._make_main(self.report_button)
        self.refresh()

    def _is_merged(self, made: MergedReport) -> None:
        self._newest = made.line.digest
        words = self._how_merged(made)
        if made.strangers:
            strangers = self.tr("Dari pusat lain, jadi yang sama tidak terlihat: {}.")
            words += " " + strangers.format(", ".join(made.strangers))
        if made.doubtful:
            doubtful = self.tr("Pengesahan yang tidak cocok dengan kunci pusat, angkanya tetap dihitung: {}.")
            words += " " + doubtful.format(", ".join(made.doubtful))
        self._tell(f"{words} {comparison_words(made.against)}".rstrip())
        rows = [
            [made.numbers.get(one.complaint, one.complaint), *(_telling(part) for part in (one.told[:1], one.told[1:]))]
            for one in made.conflicts
        ]
        self.differing.fill(rows)
        self.differing.keep_rows(1)
        self.differing.setVisible(bool(rows))
        self._make_main(self.report_button)
        self.refresh()

    def _how_merged(self, made: MergedReport) -> str:
        count, differ, several = made.line.total, len(made.conflicts), len(made.several)
        said = [self.tr("Dihitung {} laporan, masing-masing sekali.", "", count).format(number(count))]
        if made.same:
            said.append(self.tr("Sama pada beberapa berkas: {}.").format(number(made.same)))
        if differ:
            said.append(
                self.tr("Berbeda: {}; yang terbaru dipakai (lihat tabel di bawah).", "", differ).format(number(differ))
            )
        if several:
            said.append(self.tr("Ada pada beberapa unit: {}.", "", several).format(number(several)))
        return " ".join(said).replace(": ", ":\u00a0")  # a count never begins a line

    def _make_main(self, wanted: QPushButton | None) -> None:
        for one in (self.freeze_button, self.report_button):
            restyle(one, "part", "main" if one is wanted else "")

    def _show(self, lines: tuple[FrozenLine, ...]) -> None:
        chosen = self._chosen()
        kept, self._newest = self._newest or (chosen.digest if chosen else ""), ""
        self._lines = lines
        origins = {
            "own": self.tr("dihitung di sini"),
            "merged": self.tr("gabungan"),
            "received": self.tr("dari berkas"),
            "below": self.tr("dari unit di bawah"),
        }
        rows = [
            [
                plain_day(line.day),
                capital(period_words(Scope(first=line.first, last=line.last))),
                " · ".join(part for part in (line.office, line.unit if line.unit != line.office else "") if part),
                number(line.total),
                line.digest[:SHORT],
                origins.get(line.origin, line.origin),
                standing_words(line),
            ]
            for line in lines
        ]
        self.table.fill(rows)
        for row, line in enumerate(lines):
            if line.digest == kept:
                self.table.selectRow(row)
        for one in self._of_chosen:
            one.setEnabled(bool(lines))
        self._show_standing()

    def _show_standing(self) -> None:
        line = self._chosen()
        self.standing.setText(standing_sentence(line) if line is not None else "")
        self.standing.setVisible(bool(self.standing.text()))
        restyle(self.standing, "part", "problem" if line is not None and _is_amiss(line) else "small")
        self.again_button.setVisible(line is not None and line.sending == "refused" and not line.is_signed)

    def _chosen(self) -> FrozenLine | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _choose_report(self) -> None:
        self._choose(self.save_report, self._name("Laporan Monev", ".pdf"), "PDF (*.pdf);;Excel (*.xlsx)")

    def _choose_file(self) -> None:
        self._choose(self.save_file, self._name("Monev", SUFFIX), f"Tindak (*{SUFFIX})")

    def _choose(self, save: Callable[[str], None], name: str, kind: str) -> None:
        path = asked_place(self, self.windowTitle(), name, kind)
        if path:
            save(path)

    def _name(self, what: str, ending: str) -> str:
        line = self._chosen()
        return f"{what} {line.office} {line.digest[:SHORT]}{ending}" if line else f"{what}{ending}"

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._workplace.background.database.run(self, work, on_success=then, on_failure=self._is_not_done)

    def _is_saved(self, path: Path) -> None:
        self._said.tell(self.tr("Tersimpan di {}.").format(path), saved=path, is_file=path.suffix != SUFFIX)

    def _is_not_done(self, fault: TindakError) -> None:
        self._tell(told(fault), is_problem=True)

    def _tell(self, sentence: str, *, is_problem: bool = False) -> None:
        self._said.tell(sentence, is_problem=is_problem)

    def _lay_out(self) -> None:
        explained = self.tr(
            "Angka yang dibekukan tidak berubah lagi, walaupun laporannya berubah. Angka itu dikirim ke pusat, "
            "disahkan, lalu diteruskan ke kantor di tingkat atas untuk digabungkan; nama pelapor dan isi laporan tidak "
            "ikut."
        )
        doings = QWidget()
        flow = FlowLayout(doings)
        for one in (*self._of_chosen, button(self.tr("&Gabungkan …"), self.offer)):
            flow.addWidget(one)
        acts = QHBoxLayout()
        acts.setContentsMargins(0, 0, BAR, 0)
        acts.addWidget(doings, 1)
        acts.addWidget(button(self.tr("&Tutup"), self.reject), 0, Qt.AlignmentFlag.AlignBottom)
        freeze = QHBoxLayout()
        freeze.setSpacing(2 * GAP)
        freeze.addWidget(self.freeze_button, 0, Qt.AlignmentFlag.AlignLeft)  # as wide as its words, also alone
        freeze.addWidget(self.unfinished, 1)
        reading = ReadingArea(self.windowTitle())
        reading.column.setSpacing(6)
        reading.column.addWidget(label(explained, "muted", wrap=True))
        reading.column.addLayout(self.signature)
        reading.column.addLayout(freeze)
        reading.column.addWidget(self.table, 2)
        standing = QHBoxLayout()
        standing.addWidget(self.standing, 1)
        standing.addWidget(self.again_button)
        reading.column.addLayout(standing)
        reading.column.addWidget(self._said)
        reading.column.addWidget(self.differing, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20 - BAR, 12)
        column.setSpacing(GAP)
        column.addWidget(reading, 1)
        column.addLayout(acts)
        open_at(self, 1000, 580)
        is_over = self.unfinished.isHidden()
        self._make_main(self.freeze_button if is_over else None)
        (self.freeze_button if is_over else self.table).setFocus()


def _is_amiss(line: FrozenLine) -> bool:
    return line.is_doubtful or (line.sending == "refused" and not line.is_signed)


def _telling(said: Sequence[Telling]) -> str:
    return "; ".join(f"{one.office}: {bucket_word(Bucket(one.bucket))}" for one in said)
