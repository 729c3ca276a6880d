"""What happened to a case while somebody wrote about it, in sentences."""

from PySide6.QtCore import QCoreApplication

from sync.contract.events import EventKind
from ui.language.wording import kind_word
from ui.ports.desk import CaseView, TimelineEntry

_MOST_LETTERS = 120


def _tr(text: str) -> str:
    return QCoreApplication.translate("CaseChanges", text)


def changes(before: CaseView, now: CaseView, why_not: str = "") -> list[str]:
    """Return what is new, the most telling first; own drafts and lamps are not news.

    :param why_not: reason why the act that is being written cannot be done any more; it is told where there is news.
    """
    known = {said.id for said in before.timeline}
    told = [_said(one) for one in now.timeline if one.id not in known and not one.own]
    if now.line.unit != before.line.unit:
        told.append(_tr("Laporan kini di {}.").format(now.line.unit))
    if now.line.status != before.line.status:
        told.append(_tr("Statusnya kini: {}.").format(now.line.status))
    if (now.body, now.line.title) != (before.body, before.line.title):
        told.append(_tr("Judul atau isi laporan diperbarui."))
    if told and why_not:
        told.append(_tr("Yang sedang ditulis tidak lagi dapat dikirim begini: {}").format(why_not))
    return told


def _said(one: TimelineEntry) -> str:
    words = one.text if len(one.text) <= _MOST_LETTERS else one.text[:_MOST_LETTERS].rstrip() + " …"
    if one.kind == EventKind.REPORTER_REPLY:
        return _tr("Pelapor membalas: “{}”").format(words)
    who = one.author or one.unit or _tr("Kantor")
    return _tr("{who}, {kind}: “{words}”").format(who=who, kind=kind_word(one.kind).lower(), words=words)
