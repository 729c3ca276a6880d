"""The form."""

from collections.abc import Callable

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from sync.contract.events import EventKind
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.drawn_photos import picture_bytes
from tests.support.invented_cases import NOW
from tests.support.real_faults import disk_full
from ui.acts_dialog.beginning import IN_FORM
from ui.follow_up.preview import Preview
from ui.follow_up.template_chooser import TemplateChooser
from ui.ports.desk import TimelineEntry
from ui.ports.evidence import RemarkOnPicture

_TEXT = (
    "Yth. Bapak/Ibu Warga Handil Lima,\n\nTerima kasih atas laporannya. Petugas kami memeriksa lokasi pada Kamis, "
    "26 November 2026, dan menyampaikan hasilnya paling lambat Senin, 30 November 2026.\n\nKecamatan Tirta Muara"
)


def _form(stage: Stage, text: str = "", kind: EventKind = EventKind.INITIAL_RESPONSE, case: int = 3) -> QWidget:
    if text:
        stage.desk.save_draft(case, kind, text)
    stage.window.write(case, str(kind))
    stage.settle()
    if text:
        stage.until(lambda: bool(stage.desk.checked))  # what the check has to say moves what stands beside
    return stage.window


def _of(kind: EventKind) -> Callable[[Stage], QWidget]:
    def enter(stage: Stage) -> QWidget:
        return _form(stage, kind=kind, case=1 if kind in (EventKind.REPLY, EventKind.SUBSTANTIVE_RESPONSE) else 3)

    enter.__doc__ = f"An empty form for *{kind}*."
    return enter


for _kind in sorted(IN_FORM):
    screen(f"form-{_kind}")(_of(_kind))


@screen("form-written")
def written(stage: Stage) -> QWidget:
    """A text without fault."""
    return _form(stage, _TEXT)


@screen("form-remarks")
def remarks(stage: Stage) -> QWidget:
    """The check has something to say."""
    window = _form(stage, "Silakan hubungi 0812 3456 7890. Sudah ditindaklanjuti. {tanggal periksa} " * 2)
    stage.until(lambda: bool(stage.desk.checked))
    return window


@screen("form-too-long")
def too_long(stage: Stage) -> QWidget:
    """Longer than LAPOR! takes."""
    return _form(stage, f"{_TEXT}\n\n" * 12)


@screen("form-files")
def files(stage: Stage) -> QWidget:
    """Photos go along."""
    for number in range(3):
        stage.vault.evidence.take_in_content(3, f"jalan-{number}.jpg", picture_bytes(number, (640, 480)))
    return _form(stage, _TEXT)


@screen("form-file-noticed")
def noticed(stage: Stage) -> QWidget:
    """What is noticed about a photo is read whole below it, and its caption from the beginning."""
    sentence = "Menurut data kameranya, foto ini diambil pada 12 Mei 2026, sebelum laporan dibuat. Jam kamera keliru?"
    stage.vault.evidence.remarks = (RemarkOnPicture("before-complaint", sentence),)
    stage.vault.evidence.take_in_content(3, "jalan-rusak.jpg", picture_bytes(0, (640, 480)))
    window = _form(stage, _TEXT)
    description = stage.window.form.files.details.description
    QTest.keyClicks(description.caption, "Jalan usaha tani Handil Lima sesudah ditimbun, dilihat dari arah dermaga")
    stage.window.form.keep_now()
    stage.window.form._text.setFocus()
    return window


@screen("form-caption-unstored")
def caption_unstored(stage: Stage) -> QWidget:
    """What was typed about a photo could not be stored."""
    window = files(stage)
    stage.vault.evidence.fault = disk_full()
    caption = stage.window.form.files.details.description.caption
    QTest.keyClicks(caption, "Titian sesudah dipasang papan baru")
    stage.window.form.keep_now()
    return window


@screen("form-error")
def error(stage: Stage) -> QWidget:
    """The disk is full."""
    window = _form(stage, _TEXT)
    stage.desk.fault = disk_full()
    stage.window.form.save()
    return window


@screen("form-unqueued")
def unqueued(stage: Stage) -> QWidget:
    """The disk is full, but the draft had been stored before."""
    window = _form(stage, _TEXT)
    stage.window.form.keep_now()
    stage.settle()
    stage.desk.fault = disk_full()
    stage.window.form.save()
    return window


@screen("form-kendala-asked")
def asked(stage: Stage) -> QWidget:
    """The category of a constraint was not chosen."""
    window = _form(stage, "Belum ada anggaran untuk memperbaiki titian.", EventKind.CONSTRAINT)
    stage.window.form.save()
    return window


@screen("form-next")
def going_on(stage: Stage) -> QWidget:
    """The next case, with a word about what was queued, and room for a proposal."""
    for case in (3, 4):
        held = stage.desk.held[case]
        facts = msgspec.structs.replace(held.view.facts, takes_proposal=True)
        held.view = msgspec.structs.replace(held.view, facts=facts)
    window = _form(stage, _TEXT)
    stage.window.form.save()
    stage.settle()
    stage.window.form._kinds.choice(EventKind.SUBSTANTIVE_RESPONSE).click()
    stage.window.form._text.setPlainText("{sapaan}, sudah kami kerjakan pada {tanggal}.")
    stage.settle()
    return window


@screen("form-next-draft")
def going_on_with_draft(stage: Stage) -> QWidget:
    """The next case holds a draft; the keyboard stands above it."""
    stage.desk.save_draft(4, EventKind.INITIAL_RESPONSE, "Yth. Pelapor, petugas akan datang hari")
    window = _form(stage, _TEXT)
    stage.window.form.save()
    stage.settle()
    return window


@screen("form-ending")
def ending(stage: Stage) -> QWidget:
    """Nothing waits for this officer any more."""
    stage.desk.items = ()
    stage.desk.held[5].written.clear()
    window = _form(stage, _TEXT)
    stage.window.form.save()
    stage.settle()
    return window


@screen("form-preview")
def preview(stage: Stage) -> QWidget:
    """What the reporter will read."""
    _form(stage, _TEXT)
    stage.window.form.preview()
    return stage.dialog(Preview)


@screen("form-news")
def news(stage: Stage) -> QWidget:
    """The case has changed while somebody writes about it."""
    window = _form(stage, _TEXT)
    held = stage.desk.held[3]
    line = msgspec.structs.replace(held.view.line, status="Ditanggapi oleh Pelapor")
    held.view = msgspec.structs.replace(held.view, line=line)
    stage.window.refresh()
    stage.settle()
    return window


@screen("dialog-templates")
def templates(stage: Stage) -> QWidget:
    """The first of two is chosen."""
    _form(stage)
    stage.window.form.open_templates()
    return stage.dialog(TemplateChooser)


@screen("dialog-templates-none")
def no_templates(stage: Stage) -> QWidget:
    """None came yet."""
    stage.desk.has_templates = False
    return templates(stage)


@screen("form-long-answer")
def long_answer(stage: Stage) -> QWidget:
    """The reporter wrote at length, and is read while one writes."""
    held = stage.desk.held[1]
    words = "Kami sudah menunggu petugas sejak hari Rabu, dan jalan itu makin rusak dibawa air setiap sore. " * 8
    answer = TimelineEntry(
        id="c", kind=EventKind.REPORTER_REPLY, text=words, author="Warga", unit="", written_at=NOW - 60_000
    )
    held.view = msgspec.structs.replace(held.view, timeline=(*held.view.timeline, answer))
    return _form(stage, _TEXT, EventKind.SUBSTANTIVE_RESPONSE, 1)
