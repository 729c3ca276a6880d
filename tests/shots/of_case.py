"""One case beside the list."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from sync.contract.casework.acts import ACTS, Party
from sync.contract.events import EventKind, Lamp
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.drawn_photos import PDF, picture_bytes
from tests.support.invented_cases import NOW, invented_case, own_action, some_cases
from tests.support.invented_desk import InventedDesk
from ui.complaints.entry import Entry
from ui.complaints.sheet_dialog import SheetDialog
from ui.ports.acts import PossibleAct
from ui.ports.desk import TimelineEntry
from ui.ports.evidence import FileState

_DAY = 86_400_000
_LONG = (
    "Yth. Bapak/Ibu, petugas Dinas Pekerjaan Umum bersama perangkat desa sudah memeriksa lokasi, mengukur kerusakan "
    "sepanjang dua belas meter, dan memasang tanda bahaya. Perbaikan sementara dikerjakan mulai Kamis."
)
_COMPLAINT = (
    "Jalan usaha tani Handil Lima terputus sepanjang dua belas meter sesudah banjir besar, sehingga hasil panen tidak "
    "dapat diangkut ke pasar dan anak-anak memutar lewat pematang. Mohon segera diperbaiki. "
)
_REPLY = "Sampai hari ini belum ada petugas yang datang, padahal musim hujan sudah mulai. "


def _case(stage: Stage, case: int, *, newest: bool = False) -> QWidget:
    stage.window.show_case(case, newest=newest)
    return stage.window


@screen("case-talk")
def talk(stage: Stage) -> QWidget:
    """The reporter answered and waits."""
    return _case(stage, 1)


@screen("case-anonymous")
def anonymous(stage: Stage) -> QWidget:
    """Nobody knows who wrote."""
    return _case(stage, 4)


@screen("case-confidential")
def confidential(stage: Stage) -> QWidget:
    """Anonymous, and nobody else may read it."""
    return _case(stage, 6)


@screen("case-closed")
def closed(stage: Stage) -> QWidget:
    """Nothing is to be done any more."""
    return _case(stage, 8)


@screen("case-held")
def held(stage: Stage) -> QWidget:
    """One action of ours was held."""
    return _case(stage, 5, newest=True)


@screen("case-draft")
def draft(stage: Stage) -> QWidget:
    """A text was begun."""
    stage.desk.save_draft(2, EventKind.INITIAL_RESPONSE, "Yth. Bapak/Ibu, petugas sudah memeriksa.")
    return _case(stage, 2)


@screen("case-coordinator")
def coordinator(stage: Stage) -> QWidget:
    """More can be done by who coordinates."""
    stage.desk.changes = {"role": "coordinator"}
    return _case(stage, 2)


@screen("case-arriving")
def arriving(stage: Stage) -> QWidget:
    """A first sync has brought only what the list shows."""
    views = some_cases()
    stage.hold(InventedDesk([msgspec.structs.replace(view, is_whole=False, body="") for view in views]))
    return _case(stage, 2)


@screen("case-50-events")
def long_talk(stage: Stage) -> QWidget:
    """A conversation of months, with words of all lengths, at its end."""
    said = tuple(
        TimelineEntry(
            id=f"e{number}",
            kind=EventKind.REPORTER_REPLY if number % 3 == 0 else EventKind.SUBSTANTIVE_RESPONSE,
            text=_REPLY * 3 if number % 3 == 0 else _LONG * (1 + number % 2),
            author="" if number % 3 == 0 else "Siti Operator",
            unit="" if number % 3 == 0 else "Kecamatan Tirta Muara",
            written_at=NOW - (60 - number) * _DAY,
            received_at=NOW - (60 - number) * _DAY,
            published_at=NOW - (59 - number) * _DAY if number % 2 else 0,
            lamp=None if number % 3 == 0 else Lamp.PUBLISHED if number % 2 else Lamp.RECEIVED,
            own=number % 3 != 0,
        )
        for number in range(49)
    )
    stage.hold(
        InventedDesk([invented_case(1, _COMPLAINT, "Ditanggapi oleh Pelapor", -3, timeline=said, body=_COMPLAINT * 3)])
    )
    window = _case(stage, 1, newest=True)
    entries = stage.window.complaints.pane
    stage.until(lambda: len(entries.findChildren(Entry)) > 49)  # they are laid out a few at a time
    return window


@screen("case-files")
def files(stage: Stage) -> QWidget:
    """Photos and documents in all their states."""
    ours = {"own": True, "author": "Siti", "unit": "Kecamatan"}
    photos = [picture_bytes(number, (640, 480)) for number in (1, 2)]
    put = stage.vault.evidence.put
    put(1, "a", "jalan-sesudah-ditimbun.jpg", photos[0], state=FileState.SENDING, role="after", **ours)
    put(1, "a", "surat-tugas.pdf", PDF, state=FileState.RECEIVED, **ours)
    put(1, "b", "foto-warga.jpg", photos[1], state=FileState.REMOTE, is_here=False, role="reporter", own=False)
    return _case(stage, 1, newest=True)


@screen("case-unconfirmed")
def unconfirmed(stage: Stage) -> QWidget:
    """Something left, and no answer came."""
    view = some_cases()[2]
    line = own_action(view, "u1", EventKind.INITIAL_RESPONSE, "Yth. Pelapor, syaratnya kami sampaikan berikut ini.")
    stage.desk.put(3, msgspec.structs.replace(line, sent_unconfirmed=True, can_pull_back=False))
    return _case(stage, 3, newest=True)


@screen("dialog-sheet")
def sheet(stage: Stage) -> QWidget:
    """*Cetak …*."""
    _case(stage, 1)
    stage.settle()
    stage.window.complaints.pane.print_sheet()
    return stage.dialog(SheetDialog)


@screen("dialog-sheet-saved")
def saved_sheet(stage: Stage) -> QWidget:
    """It lies among the documents, and opens from here."""
    dialog = sheet(stage)
    assert isinstance(dialog, SheetDialog)
    path = Path(r"D:\Dokumen\Laporan 7400001.pdf")
    words = QCoreApplication.translate("SheetDialog", "{count} halaman, tersimpan di {path}.")
    dialog.tell(words.format(count=1, path=path), saved=path)
    return dialog


@screen("case-acts")
def acts(stage: Stage) -> QWidget:
    """*Tindakan lain* of a coordinator, who has the most of them, open at what cannot be done now, and why."""
    closing = "Balasan belum terlihat pelapor."
    stage.desk.also_possible = tuple(
        PossibleAct(act=act, name=act.name, why_not=closing if act.kind is EventKind.CLOSE else "")
        for act in ACTS
        if Party.COORDINATOR in act.parties
    )
    _case(stage, 2)
    stage.settle()
    opener = next(one for one in stage.window.complaints.pane._acts.buttons if one.menu() is not None)
    menu = opener.menu()
    stage.show(menu, menu.sizeHint())
    menu.setActiveAction(next(one for one in menu.actions() if not one.isEnabled() and one.text()))
    return menu
