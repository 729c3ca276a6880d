"""One case on paper: facts, both clocks, and all that was said, for a file or a meeting.

Names of reporters are masked unless somebody wants them; that of an anonymous one is never there, also where an answer
says it. Internal notes and acts are marked as such; without them the sheet says that they were left out.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import (
    QFont,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)

from sync.contract.events import PUBLIC_KINDS, EventKind, Lamp
from sync.contract.masking import mask_name, mask_name_in
from ui.clock import local_day
from ui.language.wording import bucket_word, details_line, due_pill, kind_word, long_date, stamped
from ui.parts.paper import Pages
from ui.parts.paper_writer import PaperWriter
from ui.ports.desk import CaseView, TimelineEntry
from ui.theme.tokens import LIGHT

_POINTS: Final = 10.0
_LABEL_PERCENT: Final = 26
_GENERIC: Final = "Pelapor"


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseSheet", text)


def case_sheet(
    views: Sequence[CaseView], now: int, font: QFont, *, names: bool = False, internal: bool = True
) -> Pages:
    """Return the pages of one complaint; where several units have it, each unit's case begins a page of its own.

    :param now: device time, ms since 1970 UTC.
    :param names: show the reporter's name.
    :param internal: tell also what is not meant for the reporter (notes, drafts, dispositions).
    """
    plain = QFont(font)
    plain.setPointSizeF(_POINTS)
    sheet = _Sheet(plain, now, names=names, internal=internal)
    for view in views:
        sheet.write(view)
    first = views[0].line
    words = [
        _tr("RAHASIA") if any(view.line.confidential for view in views) else "",
        _tr("Laporan {}").format(first.tracking_id),
        _tr("dicetak {}").format(stamped(now)),
    ]
    return Pages(sheet.document, " · ".join(word for word in words if word), plain)


def _is_internal(said: TimelineEntry) -> bool:
    """Whether something was said or done within the office alone."""
    return said.kind not in PUBLIC_KINDS


class _Sheet(PaperWriter):
    """Writes cases into one document."""

    def __init__(self, font: QFont, now: int, *, names: bool, internal: bool) -> None:
        super().__init__(font)
        self._now, self._names, self._with_internal = now, names, internal
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # exports glue words together
        self.document.setDefaultTextOption(option)
        self._is_first = True

    def write(self, view: CaseView) -> None:
        line = view.line
        self._block(line.unit, size=0.9, colour=LIGHT.muted, begins_page=not self._is_first)
        self._block(_tr("Laporan {}").format(line.tracking_id), size=0.9, colour=LIGHT.muted, above=2)
        self._block(self._hidden(view, line.title), size=1.6, bold=True, above=2)
        for flag in _flags(view):
            self._block(flag, bold=True, above=4)
        self._facts(view)
        self._heading(_tr("Isi laporan"))
        if not view.is_whole:
            self._block(_tr("Isi dan riwayat laporan ini belum lengkap di komputer ini."), bold=True)
        self._text(self._hidden(view, view.body) or _tr("Isi laporan belum diterima dari server."))
        if view.original_body:
            self._heading(_tr("Teks awal pelapor"))
            self._text(self._hidden(view, view.original_body))
        self._heading(_tr("Riwayat"))
        shown = [entry for entry in view.timeline if self._with_internal or not _is_internal(entry)]
        for entry in shown:
            self._entry(view, entry)
        if not view.timeline:
            self._text(_tr("Belum ada tindak lanjut."))
        if len(shown) < len(view.timeline):
            self._block(_tr("Catatan internal dan tindakan internal tidak disertakan."), colour=LIGHT.muted, above=9)
        self._is_first = False

    def _facts(self, view: CaseView) -> None:
        facts = [(name, value) for name, value in self._known(view) if value]
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellPadding(1.5)
        form.setCellSpacing(0)
        form.setTopMargin(8)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        columns = (_LABEL_PERCENT, 100 - _LABEL_PERCENT)
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in columns])
        table = self._cursor.insertTable(len(facts), len(columns), form)
        for row, (name, value) in enumerate(facts):
            table.cellAt(row, 0).firstCursorPosition().insertText(name, self._letters(colour=LIGHT.muted))
            table.cellAt(row, 1).firstCursorPosition().insertText(value, self._letters())
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def _known(self, view: CaseView) -> list[tuple[str, str]]:
        line = view.line
        ours = line.status if line.status != view.lapor_status else ""
        left, _ = due_pill(line, local_day(self._now))
        clock = f" ({left})" if line.due_on is not None else ""
        return [
            (_tr("Unit"), line.unit),
            (_tr("Kelompok"), bucket_word(line.bucket) + clock),
            (_tr("Status LAPOR!"), view.lapor_status),
            (_tr("Menurut catatan kita"), ours),
            (_tr("Alasan tunda/arsip"), view.reason),
            (_tr("Respon awal paling lambat"), long_date(view.first_reply_on) if view.first_reply_on else ""),
            (_tr("Tuntas paling lambat"), long_date(view.completion_on) if view.completion_on else ""),
            (_tr("Masuk"), stamped(view.received_at) if view.received_at else ""),
            (_tr("Pelapor"), self._reporter(view)),
            (_tr("Klasifikasi"), line.classification),
            (_tr("Kategori"), line.category),
            (_tr("Kanal"), line.channel),
            (_tr("Tempat"), view.place),
            (_tr("Penilaian pelapor"), view.rating),
        ]

    def _entry(self, view: CaseView, said: TimelineEntry) -> None:
        is_reply = said.kind == EventKind.REPORTER_REPLY
        who = self._who(view, said) if is_reply else ", ".join(part for part in (said.unit, said.author) if part)
        when = stamped(said.written_at) if said.written_at else ""
        kind = kind_word(said.kind)
        if _is_internal(said):
            kind = _tr("{} (tidak untuk pelapor)").format(kind)
        head = " · ".join(part for part in (kind, who, when) if part)
        self._block(head, bold=True, above=9, keep=True)
        if said.text:
            self._text(self._hidden(view, said.text))
        if details := details_line(said.kind, said.said, stamped):
            self._text(self._hidden(view, details))
        if proof := _proof(said):
            self._block(proof, size=0.9, colour=LIGHT.muted, above=2)

    def _who(self, view: CaseView, said: TimelineEntry) -> str:
        if view.line.anonymous:
            return _tr("Pelapor (anonim)")
        if not said.author or said.author == _GENERIC:
            return self._reporter(view)
        return said.author if self._names else mask_name(said.author)

    def _reporter(self, view: CaseView) -> str:
        if view.line.anonymous:
            return _tr("Anonim")
        return (view.reporter if self._names else mask_name(view.reporter)) or _GENERIC

    def _hidden(self, view: CaseView, text: str) -> str:
        if self._names and not view.line.anonymous:
            return text
        for name in _names_in(view):
            text = mask_name_in(text, name)
        return text

    def _text(self, words: str) -> None:
        self._block(words, above=2)


def _names_in(view: CaseView) -> list[str]:
    """Return the names by which the reporter is known here: that of the complaint, and those above replies."""
    replies = (said.author for said in view.timeline if said.kind == EventKind.REPORTER_REPLY)
    return [name for name in dict.fromkeys((view.reporter, view.unsaid_name, *replies)) if name not in ("", _GENERIC)]


def _flags(view: CaseView) -> list[str]:
    flags = []
    if view.line.confidential:
        flags.append(_tr("RAHASIA: seluruh laporan tidak tampil kepada publik. Jangan teruskan ke luar kantor."))
    if view.line.anonymous:
        flags.append(_tr("ANONIM: identitas pelapor disembunyikan. Sapa dengan “Yth. Pelapor”."))
    if view.line.needs_reply:
        flags.append(_tr("Pelapor menunggu jawaban."))
    return flags


def _proof(said: TimelineEntry) -> str:
    """Return how far an own word has come, with its receipt."""
    match said.lamp:
        case Lamp.SAVED:
            return _tr("Tersimpan di komputer kantor, belum diterima server")
        case Lamp.HELD:
            return _tr("Ditahan: {}").format(said.reason)
        case Lamp.REJECTED:
            return _tr("Ditolak: {}").format(said.reason)
    parts = [
        _tr("tanda terima {}").format(said.receipt) if said.receipt else "",
        _tr("diterima server {}").format(stamped(said.received_at)) if said.received_at and said.lamp else "",
        _tr("tampil ke pelapor {}").format(stamped(said.published_at)) if said.published_at else "",
    ]
    words = " · ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]
