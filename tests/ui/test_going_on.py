"""From one case to the next: what was queued is said, the order is kept, and the end is said truthfully."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialogButtonBox, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACTS
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.events import EventKind, Lamp
from tests.support.invented_desk import InventedVault
from tests.support.invented_photos import photo
from tests.ui.test_acts import spoken
from tests.ui.test_complaints import words_of
from ui.follow_up.form import FollowUpForm
from ui.follow_up.preview import Preview
from ui.follow_up.queued import Queued
from ui.frame.main_window import MainWindow
from ui.frame.navigation import in_short
from ui.language.wording import kind_word
from ui.parts.text_block import TextBlock
from ui.ports.acts import ActRequest, PossibleAct
from ui.rooms import Room


def written(window: MainWindow, case: int, qtbot: QtBot) -> FollowUpForm:
    """Return the form once it is open for a case."""
    form = window.form
    qtbot.waitUntil(lambda: form._is_open and form._case == case)
    return form


def kinds(vault: InventedVault, case: int) -> list[str]:
    """Return what waits for a case, in its order."""
    return [str(line.kind) for line in vault.desk.outbox() if line.case == case]


def takes_proposal(vault: InventedVault, case: int) -> None:
    """Have somebody coordinate the unit of a case."""
    held = vault.desk.held[case]
    held.view = msgspec.structs.replace(held.view, facts=msgspec.structs.replace(held.view.facts, takes_proposal=True))


def test_saving_opens_the_next_case_of_the_day(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """The one behind it, not the first; with a word about what was queued and a way back to the list."""
    order = [item.case for item in vault.desk.today() if not item.action]
    window.acts.begin(order[1], "respon-awal")
    form = written(window, order[1], qtbot)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    written(window, order[2], qtbot)
    assert form._top.queued.text() == (
        f"Tersimpan dan diantrekan: respon awal untuk {7_400_000 + order[1]}. "
        "Belum diterima server: terkirim pada sinkronisasi berikutnya."
    )
    assert form._top.case.line.text().startswith(f"Sekarang laporan berikutnya: {7_400_000 + order[2]} · ")
    assert form._text.toPlainText() == ""
    form._top.earlier.click()
    assert (window.room, window.complaints.pane.shown_case) == (Room.COMPLAINTS, order[1])
    window.acts.begin(order[2], "respon-awal")
    written(window, order[2], qtbot)
    assert not form._top.done.isVisible()
    QTest.keyClicks(form._text, "Kami periksa lusa.")
    form.save()
    qtbot.waitUntil(form._top.done.isVisible)
    form._top.to_list.click()
    assert window.room is Room.COMPLAINTS


@pytest.mark.parametrize("kind", [EventKind.NOTE, EventKind.CONSTRAINT])
def test_words_for_the_office_stay_with_their_case(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, kind: EventKind
) -> None:
    """They answer nothing; nobody finds himself in an answer to somebody else."""
    window.acts.begin(3, kind)
    form = written(window, 3, qtbot)
    QTest.keyClicks(form._text, "Pak Lurah sudah ditelepon.")
    if form._part.fields is not None:
        form._part.fields.show_said(ActRequest(category="Anggaran"))
    form.save()
    qtbot.waitUntil(lambda: kinds(vault, 3) == [kind])
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane.shown_case == 3 and "Pak Lurah sudah ditelepon." in words_of(pane))
    said = window.complaints.list.doings.toast.said
    assert said.startswith(f"Tersimpan dan diantrekan: {kind_word(kind).lower()} untuk 7400003.")


def test_what_was_queued_is_followed_as_long_as_it_is_told(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Not sent while Luring is on; received once it is; held is told; one that was taken back is told no more."""
    vault.desk.luring = True
    window.refresh()
    window.acts.begin(3, "respon-awal")
    form = written(window, 3, qtbot)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    form.save()
    qtbot.waitUntil(lambda: form._is_open and form._case != 3)
    queued = "Tersimpan dan diantrekan: respon awal untuk 7400003."
    assert form._top.queued.text().startswith(f"{queued} Belum diterima server: terkirim setelah Luring dimatikan.")
    vault.desk.luring = False
    vault.desk.changes = {"offline_since": 1}
    window.refresh()
    qtbot.waitUntil(lambda: "Belum diterima server: terkirim sendiri saat tersambung." in form._top.queued.text())
    vault.desk.changes = {"offline_since": 1, "sign_in_required": True}
    window.refresh()
    qtbot.waitUntil(lambda: "Belum diterima server: terkirim setelah Anda masuk lagi." in form._top.queued.text())
    vault.desk.changes = {}
    (own,) = (line.id for line in vault.desk.outbox() if line.case == 3)
    vault.desk.change_line(own, lamp=Lamp.RECEIVED)
    window.refresh()
    qtbot.waitUntil(lambda: form._top.queued.text().startswith("Sudah diterima server: respon awal untuk 7400003."))
    assert form._top.queued.text().endswith("setelah diunggah ke lapor.go.id.")
    vault.desk.change_line(own, lamp=Lamp.HELD)
    window.refresh()
    qtbot.waitUntil(lambda: form._top.queued.text().startswith("Perlu dilihat: respon awal untuk 7400003"))
    form._top.in_outbox.click()
    assert window.room is Room.OUTBOX
    qtbot.waitUntil(lambda: "Kami periksa besok." in words_of(window.outbox._pane))
    vault.desk.pull_back(own)
    window.go(Room.FORM)
    window.refresh()
    qtbot.waitUntil(lambda: not form._top.done.isVisible())


def test_the_next_case_of_the_list_follows_where_work_began_there(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Only those in which it is this officer's turn."""
    window.show_case(4)
    window.acts.begin(4, "respon-awal")
    form = written(window, 4, qtbot)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    form.save()
    written(window, 6, qtbot)
    form.back_to_list()
    assert window.room is Room.COMPLAINTS
    del vault


def test_the_end_is_said_and_what_is_left_too(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing to write any more is not the same as nothing to do."""
    items = vault.desk.today()
    vault.desk.items = tuple(item for item in items if item.action)
    window.acts.begin(3, "respon-awal")
    form = written(window, 3, qtbot)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    form.save()
    qtbot.waitUntil(form.ending.isVisible)
    assert form.ending._heading.text() == "Tidak ada lagi yang harus ditulis di sini"
    assert form.ending._rest.text() == "1 hal masih menunggu di Hari ini."
    vault.desk.items = ()
    window.write(4, "respon-awal")
    written(window, 4, qtbot)
    QTest.keyClicks(form._text, "Kami periksa besok.")
    form.save()
    qtbot.waitUntil(lambda: form.ending._heading.text() == "Tidak ada lagi yang menunggu Anda")
    assert form.ending._queued.text().startswith("Tersimpan dan diantrekan: respon awal untuk 7400004.")
    QTest.keyClick(form.ending._today, Qt.Key.Key_Escape)
    assert window.room is Room.TODAY


def test_a_case_that_changes_keeps_the_text_and_says_what_changed(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing moves until one asks for the news."""
    window.write(3, "respon-awal")
    form = written(window, 3, qtbot)
    QTest.keyClicks(form._text, "Kami periksa")
    qtbot.waitUntil(lambda: form.is_safe)
    place = form._text.mapTo(window, QPoint())
    held = vault.desk.held[3]
    said = msgspec.structs.replace(spoken("z", EventKind.REPORTER_REPLY, None, "Belum ada kabar."), unit="", author="")
    held.view = msgspec.structs.replace(
        held.view, timeline=(said,), line=msgspec.structs.replace(held.view.line, status="Ditanggapi oleh Pelapor")
    )
    window.refresh()
    news = form._help._news
    qtbot.waitUntil(news.isVisible)
    told = form._help._said_news.text()
    assert told == "Pelapor membalas: “Belum ada kabar.”\nStatusnya kini: Ditanggapi oleh Pelapor."
    assert form._text.toPlainText() == "Kami periksa"
    assert form._text.mapTo(window, QPoint()) == place
    form._help._show_it.click()
    assert not news.isVisible()
    assert any(block.toPlainText() == "Belum ada kabar." for block in form._help.findChildren(TextBlock))
    assert form._text.toPlainText() == "Kami periksa"


def test_f6_shows_what_the_reporter_will_read(window: MainWindow, qtbot: QtBot) -> None:
    """The text, what stays in the office, and what is not filled in; Esc leads back to the text."""
    window.write(3, "respon-awal")
    form = written(window, 3, qtbot)
    form._text.setPlainText("Yth. Bapak, petugas datang {tanggal}.")
    QTest.keyClick(form._text, Qt.Key.Key_F6)
    [preview] = window.findChildren(Preview)
    said = " ".join(one.text() for one in preview.findChildren(QLabel))
    assert "1 isian belum diisi" in said
    assert "Catatan internal, kendala" in said
    assert [one.toPlainText() for one in preview.findChildren(TextBlock)] == ["Yth. Bapak, petugas datang {tanggal}."]
    QTest.keyClick(preview, Qt.Key.Key_Escape)
    qtbot.waitUntil(form._text.hasFocus)


def test_f4_leads_to_what_is_not_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    """And the line below says how much that is."""
    window.write(3, "respon-awal")
    form = written(window, 3, qtbot)
    form._text.setPlainText("{sapaan}, petugas datang {tanggal}.")
    assert form._bottom.warned.text() == "2 isian belum diisi; F4 ke sana"
    QTest.keyClick(form._text, Qt.Key.Key_F4)
    assert form._text.textCursor().selectedText() == "{sapaan}"
    QTest.keyClick(form._text, Qt.Key.Key_F4)
    assert form._text.textCursor().selectedText() == "{tanggal}"


def test_a_reply_with_status_by_keyboard_alone(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Ctrl+Shift+Enter proposes behind the answer that it is done; where nobody could take that, it says so."""
    window.write(1, "jawab-pelapor")
    form = written(window, 1, qtbot)
    QTest.keyClicks(form._text, "Sudah kami perbaiki Senin, 16 November 2026.")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(form._text, Qt.Key.Key_Return, both)
    assert form._is_open
    assert window.navigation.result == "Tidak ada koordinator yang dapat menerima usul selesai."
    takes_proposal(vault, 1)
    window.refresh()
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    window.write(1, "jawab-pelapor")
    written(window, 1, qtbot)
    remarks = form._remarks._list
    assert "belum ada bukti" in remarks.item(remarks.count() - 1).text()
    assert not form._remarks.keeps_back
    QTest.keyClick(form._text, Qt.Key.Key_Return, both)
    qtbot.waitUntil(
        lambda: [line.kind for line in vault.desk.outbox() if line.case == 1] == ["jawab-pelapor", "usulkan-selesai"]
    )


@pytest.mark.parametrize(
    ("act", "key", "name", "why"),
    [
        ("catatan-internal", "Ctrl+Shift+Return", "save-proposing",
         "Usul selesai hanya menyertai respon substantif atau jawaban kepada pelapor."),
        ("catatan-internal", "F6", "preview", "Tulisan ini tidak dibaca pelapor, jadi tidak ada pratinjaunya."),
        ("catatan-internal", "F4", "next-place", "Tidak ada isian yang belum diisi."),
        ("kembalikan", "Ctrl+T", "templates", "Tindakan ini tidak memakai templat."),
        ("kembalikan", "Ctrl+Shift+L", "attach", "Tindakan ini tidak membawa berkas."),
        ("kembalikan", "Ctrl+Shift+F", "scan-folder", "Tindakan ini tidak membawa berkas."),
    ],
)  # fmt: skip
def test_a_key_of_the_form_that_can_do_nothing_says_why(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, act: str, key: str, name: str, why: str
) -> None:
    """And the palette says so before."""
    kind = next(one for one in ACTS if one.name == act)
    vault.desk.also_possible = (PossibleAct(act=kind, name=act),)
    window.acts.begin(3, act)
    form = written(window, 3, qtbot)
    QTest.keySequence(form._text, QKeySequence(key))
    assert window.navigation.result == in_short(why)
    assert window.navigation._result.toolTip() == why
    assert next(one for one in form.commands() if one.name == name).why_not() == why


def test_where_the_work_of_the_day_has_ended_keys_of_the_form_say_so(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """All but the way back."""
    window.acts.begin(3, "respon-awal")
    form = written(window, 3, qtbot)
    form.show_ending(Queued("Respon awal", "7400003", EventKind.INITIAL_RESPONSE, LaporRoad.BY_HAND), 0)
    left = {one.name: one.why_not() for one in form.commands()}
    assert left.pop("leave-form") == ""
    assert set(left.values()) == {"Tidak ada yang sedang ditulis."}


def test_an_answer_that_a_colleague_approves_first_takes_no_proposal_along(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It could be declined."""
    held = vault.desk.held[1]
    facts = msgspec.structs.replace(held.view.facts, needs_approval=True)
    held.view = msgspec.structs.replace(held.view, facts=facts)
    window.write(1, "jawab-pelapor")
    form = written(window, 1, qtbot)
    QTest.keySequence(form._text, QKeySequence("Ctrl+Shift+Return"))
    assert (
        window.navigation._result.toolTip() == "Rekan sekantor menyetujui jawaban ini dahulu; usul selesai sesudahnya."
    )


class Clicks:
    """A mouse that counts."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, widget: QWidget, at: QPoint | None = None, *, more: bool = False) -> None:
        """Press and release the left button on a widget; ``more`` holds Ctrl."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.count += 1
        held = Qt.KeyboardModifier.ControlModifier if more else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, held, at or widget.rect().center())

    def take_two(self) -> bool:
        """Choose the two files in the open file dialog, and take them; whether it was there."""
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return False
        shown = [one for one in dialog.findChildren(QAbstractItemView) if one.objectName() in ("listView", "treeView")]
        rows = next(one for one in shown if one.isVisible())
        model, root = rows.model(), rows.rootIndex()
        lie = [rows.visualRect(model.index(row, 0, root)) for row in range(min(model.rowCount(root), 2))]
        if len(lie) < 2 or lie[0].intersects(lie[1]) or not all(rows.viewport().rect().contains(one) for one in lie):
            return False  # read, and not laid out yet
        for row, place in enumerate(lie):
            self.on(rows.viewport(), place.center(), more=row > 0)
        buttons = dialog.findChild(QDialogButtonBox)
        assert isinstance(buttons, QDialogButtonBox)
        self.on(buttons.button(QDialogButtonBox.StandardButton.Open))
        return not dialog.isVisible()


def test_reply_with_status_and_two_files_takes_at_most_six_clicks(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, tmp_path: Path
) -> None:
    """From *Hari ini* to the queue, each click a true one, also those in the file dialog."""
    takes_proposal(vault, 1)
    for number, name in enumerate(("sebelum.jpg", "sesudah.jpg")):
        (tmp_path / name).write_bytes(photo(number))
    window.form.files._folder = tmp_path  # where the files of the last reply came from
    mouse = Clicks()
    again = QTimer(window, interval=20)
    again.timeout.connect(lambda: again.stop() if mouse.take_two() else None)
    first = window.today._first
    assert first is not None
    mouse.on(first)
    form = written(window, 1, qtbot)
    QTest.keyClicks(form._text, "Sudah kami perbaiki Senin, 16 November 2026.")
    again.start()
    mouse.on(form.files._attach)  # returns when the dialog has closed
    qtbot.waitUntil(lambda: len(form.files.enclosed) == 2 and form.files.is_safe)
    mouse.on(form._bottom.propose)
    qtbot.waitUntil(lambda: len(kinds(vault, 1)) == 2)
    assert mouse.count == 6
    assert kinds(vault, 1) == ["jawab-pelapor", "usulkan-selesai"]
