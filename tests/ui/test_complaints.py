"""The room *Laporan*: find, read, begin an act; by keyboard alone, however many cases there are."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.events import EventKind, Lamp
from sync.contract.status import Bucket
from tests.support.invented_cases import invented_case, many_cases, own_action, replace_line
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.support.invented_road import InventedRoad, now_ms
from ui.complaints.case_list import CaseList
from ui.complaints.case_list_model import LINE_ROLE
from ui.complaints.columns import Column
from ui.complaints.entry import Entry, EntryHead
from ui.complaints.next_act import next_act
from ui.complaints.room import ComplaintsRoom
from ui.frame.main_window import MainWindow
from ui.lanes.background import Background
from ui.language.wording import unbroken
from ui.parts.lamps import lamp_words
from ui.parts.text_block import TextBlock
from ui.ports.desk import Draft
from ui.rooms import Room
from ui.theme.appearance import Appearance
from ui.theme.tokens import DARK, LIGHT
from ui.workplace import Workplace


def place_for(desk: InventedDesk, background: Background, appearance: Appearance) -> Workplace:
    """Return the surroundings of a room over another desk."""
    return Workplace(desk, InventedRoad(), background, appearance, now_ms, desk.evidence)


def words_of(widget: QWidget) -> str:
    """Return all that a widget says."""
    said = [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
    said += [block.toPlainText() for block in widget.findChildren(TextBlock) if block.isVisibleTo(widget)]
    buttons = widget.findChildren(QPushButton)
    said += [button.text().replace("&", "") for button in buttons if button.isVisibleTo(widget)]
    return "\n".join(said)


def test_a_refresh_keeps_the_chosen_case_though_its_row_moved(
    workplace: Workplace, vault: InventedVault, qtbot: QtBot
) -> None:
    """New complaints push rows down; the operator goes on reading the same one."""
    room = ComplaintsRoom(workplace)
    qtbot.addWidget(room)
    room.show()
    room.refresh()
    qtbot.waitUntil(lambda: room.pane.shown_case == 1)
    QTest.keyClick(room.list._table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room.pane.shown_case == 2)
    held = dict(vault.desk.held)
    vault.desk.held = InventedDesk([invented_case(77, "Baru masuk", "Terverifikasi", -9)]).held | held
    with qtbot.waitSignal(room.list._model.page_arrived):
        room.refresh()
    table = room.list._table
    assert table.currentIndex().row() == 2
    assert table.currentIndex().data(LINE_ROLE).case == 2
    assert room.pane.shown_case == 2


def test_a_case_is_found_and_its_form_opened_by_keyboard_alone(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+F, part of a word, Enter, Enter."""
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.complaints.list._search.hasFocus)
    QTest.keyClicks(window.complaints.list._search, "surat pin")
    QTest.keyClick(window.complaints.list._search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.complaints.pane.shown_case == 3)
    qtbot.waitUntil(lambda: "surat pindah" in words_of(window.complaints.pane))
    assert "1 laporan memuat “surat pin” · dicari di semua laporan" in words_of(window.complaints.list)
    assert window.complaints.list._bucket.currentText() == "Di semua"
    QTest.keyClick(window.complaints.list._table, Qt.Key.Key_Return)
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.room is Room.FORM
    assert window.form._heading.text() == "Tulis respon awal"


def test_typing_searches_by_itself_after_a_pause(window: MainWindow, qtbot: QtBot) -> None:
    """No button is needed."""
    window.go(Room.COMPLAINTS)
    QTest.keyClicks(window.complaints.list._search, "7400004")
    qtbot.waitUntil(lambda: window.complaints.list._model.rowCount() == 1)


def test_the_case_beside_the_list_is_always_a_row_of_it(
    window: MainWindow, background: Background, qtbot: QtBot
) -> None:
    """After a search no button acts on a case that the list does not show, not even for a moment."""
    window.go(Room.COMPLAINTS)
    complaints = window.complaints
    qtbot.waitUntil(lambda: complaints.pane.shown_case == complaints.list.chosen_case != 0)
    before = complaints.pane.shown_case
    complaints.list._search.setText("posyandu")
    complaints.list._search._look_now()
    assert complaints.pane.shown_case == 0
    qtbot.waitUntil(lambda: complaints.pane.shown_case not in (0, before))
    complaints.list._search.setText("tidak ada yang begini")
    complaints.list._search._look_now()
    background.database.settle(window)
    assert (complaints.pane.shown_case, complaints.pane._main) == (0, None)


def test_the_search_field_is_one_key_away_also_from_the_list(window: MainWindow, qtbot: QtBot) -> None:
    """Ctrl+F enters it, Esc empties it and goes back to the list."""
    window.activateWindow()
    window.go(Room.COMPLAINTS)
    field = window.complaints.list._search
    QTest.keyClick(window.complaints.list._table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "lampu")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    qtbot.waitUntil(window.complaints.list._table.hasFocus)


def test_home_and_end_go_to_the_first_and_the_last_case(window: MainWindow, qtbot: QtBot) -> None:
    """As in any list of rows."""
    window.go(Room.COMPLAINTS)
    table = window.complaints.list._table
    qtbot.waitUntil(lambda: table.model().rowCount() > 2)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [table.model().rowCount() - 1]
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_a_desk_that_never_exchanged_does_not_say_that_nothing_is_open(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Until the first exchange nobody knows."""
    vault.desk.held.clear()
    vault.desk.changes["last_exchange_at"] = 0
    window.refresh()
    window.go(Room.COMPLAINTS)
    qtbot.waitUntil(lambda: "belum diambil" in window.complaints.list._empty.sentence)
    assert "Pilih laporan" not in words_of(window.complaints.pane)
    before = vault.exchange.exchanges
    window.complaints.list._empty.way.click()
    qtbot.waitUntil(lambda: vault.exchange.exchanges == before + 1)


def test_an_empty_list_teaches_in_one_line(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing found is never just an empty frame."""
    window.go(Room.COMPLAINTS)
    window.complaints.list._search.setText("unta")
    qtbot.waitUntil(window.complaints.list._empty.isVisible)
    assert window.complaints.list._empty.sentence == ("Tidak ada laporan yang memuat “unta”. Coba sebagian kata saja.")
    window.complaints.list._empty.way.click()
    qtbot.waitUntil(window.complaints.list._table.isVisible)
    assert window.complaints.list._search.text() == ""


def test_the_choice_of_a_bucket_narrows_the_list(window: MainWindow, qtbot: QtBot) -> None:
    """Closed cases are shown when asked for, and not before."""
    cases = window.complaints.list
    assert cases._model.rowCount() == 7
    cases._bucket.setCurrentText("Selesai")
    qtbot.waitUntil(lambda: cases._model.rowCount() == 1)
    assert cases.query().bucket is Bucket.DONE
    cases._bucket.setCurrentText("Semua")
    qtbot.waitUntil(lambda: cases._model.rowCount() == 8)


def test_a_case_reads_like_a_conversation_with_lamps(window: MainWindow, qtbot: QtBot) -> None:
    """Complaint, answer with its three lamps, reply; whose turn it is stands above."""
    window.show_case(1)
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(window.complaints.pane))
    said = words_of(window.complaints.pane)
    for words in (
        "7400001 · Infrastruktur jalan", "Pengaduan · Website", "menjawab pelapor yang menunggu",
        "Respon awal: tepat waktu", "dapat menutup laporan ini", "Warga Handil Lima",
        "Petugas memeriksa lokasi", "Tersimpan", "Diterima server", "Tampil ke pelapor", "Status LAPOR!: Ditanggapi",
        "Jawab pelapor", "Tindakan lain", "Catatan internal",
    ):  # fmt: skip
        assert words in said


def test_anonymous_and_confidential_say_what_they_forbid(window: MainWindow, qtbot: QtBot) -> None:
    """A mark alone teaches nothing."""
    window.show_case(6)
    qtbot.waitUntil(lambda: "Pelapor (anonim)" in words_of(window.complaints.pane))
    said = words_of(window.complaints.pane)
    assert "Pungutan" in said
    assert "sapa “Yth. Pelapor”" in said
    assert "tidak boleh keluar kantor" in said


def test_a_held_answer_says_why_under_its_lamps(window: MainWindow, qtbot: QtBot) -> None:
    """The reason stands where the answer stands, in the colour of its lamp."""
    window.show_case(5)
    qtbot.waitUntil(lambda: "dialihkan ke unit lain" in words_of(window.complaints.pane))
    reasons = [one for one in window.complaints.pane.findChildren(QLabel) if "dialihkan ke" in one.text()]
    assert [one.property("part") for one in reasons] == ["held"]
    assert "Ditahan, perlu dilihat" in words_of(window.complaints.pane)
    assert "Kiriman Anda kembali" in words_of(window.complaints.pane)
    assert "Menunggu pelapor" not in words_of(window.complaints.pane)
    window.complaints.pane.do_main_act()  # to decide comes before writing anything else
    qtbot.waitUntil(lambda: window.differences.card is not None)


def test_the_warning_of_closing_tells_a_day_that_has_passed_from_one_to_come(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """*Setelah itu* is said only while there is time; the duty stands in the same frame, once."""
    vault.desk.held |= InventedDesk([invented_case(92, "Jalan", "Ditanggapi oleh Pelapor", -3)]).held
    window.show_case(92)
    late = f"sudah lewat tenggat {unbroken('Jum 20 Nov')}. LAPOR! sekarang dapat"
    said = f"Giliran Anda: menjawab pelapor yang menunggu; {late}"
    qtbot.waitUntil(lambda: said in words_of(window.complaints.pane))
    assert "Setelah itu" not in words_of(window.complaints.pane)
    assert words_of(window.complaints.pane).count("menjawab pelapor") == 1


def test_a_bar_beside_the_list_leaves_the_status_in_its_column(
    background: Background, appearance: Appearance, qtbot: QtBot
) -> None:
    """At the usual width, however many rows there are."""
    cases = CaseList(place_for(InventedDesk(many_cases(200)), background, appearance))
    qtbot.addWidget(cases)
    cases.resize(620, 600)
    cases.show()
    cases.refresh()
    qtbot.waitUntil(lambda: cases._model.rowCount() == 200)
    assert cases._table.verticalScrollBar().isVisible()
    assert not cases._table.isColumnHidden(Column.STATUS)


def test_an_answer_whose_outcome_is_unknown_says_so(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Sent without an answer is neither waiting nor received."""
    action = own_action(vault.desk.held[3].view, "u", EventKind.NOTE, "Sudah ditelepon.")
    vault.desk.put(3, replace_line(action, sent_unconfirmed=True))
    window.show_case(3)
    qtbot.waitUntil(lambda: "Sedang dipastikan" in words_of(window.complaints.pane))


def test_what_citizens_write_is_never_read_as_markup(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Tags are shown as they were typed, in title, name and text alike."""
    evil = "<img src=x><b>tebal</b>"
    view = invented_case(90, evil, "Terverifikasi", 2, body=evil)
    vault.desk.held |= InventedDesk([msgspec.structs.replace(view, reporter=evil)]).held
    window.show_case(90)
    qtbot.waitUntil(lambda: window.complaints.pane._view is not None and window.complaints.pane._view.line.case == 90)
    blocks = [block.toPlainText() for block in window.complaints.pane.findChildren(TextBlock)]
    assert blocks.count(evil) == 2
    heads = [label for label in window.complaints.pane.findChildren(QLabel) if "tebal" in label.text()]
    assert all(evil in head.text() and head.textFormat() is Qt.TextFormat.PlainText for head in heads)
    assert heads


def test_glued_words_never_make_the_window_scroll_sideways(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Real exports glue words together; they are broken anywhere."""
    glued = "jalanrusakparah" * 40
    vault.desk.held |= InventedDesk([invented_case(91, glued, "Terverifikasi", 2, body=glued)]).held
    window.show_case(91)
    qtbot.waitUntil(lambda: glued in words_of(window.complaints.pane))
    reading = window.complaints.pane._reading
    assert reading.horizontalScrollBar().maximum() == 0
    assert window.width() == 1366


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("Terdisposisi ke Kecamatan", "Tulis respon awal"),
        ("Ditindaklanjuti oleh Instansi", "Tulis respon substantif"),
        ("Ditanggapi oleh Pelapor", "Jawab pelapor"),
        ("Ditutup oleh Sistem", None),
    ],
)
def test_the_main_button_is_the_next_sensible_act(status: str, words: str | None) -> None:
    """One main button, worded as the act itself; a closed case has none."""
    act = next_act(invented_case(1, "a", status, 1).line)
    assert (act.words.replace("&", "") if act else None) == words


def test_a_draft_is_gone_on_with_and_nothing_else_is_begun_beside_it() -> None:
    """A case has one draft, so no second kind can overwrite it."""
    line = msgspec.structs.replace(invented_case(1, "a", "Terverifikasi", 1).line, has_draft=True)
    act = next_act(line, Draft(case=1, kind=EventKind.NOTE, text="x", saved_at=1))
    assert act is not None
    assert (act.words.replace("&", ""), act.kind) == ("Lanjutkan draf", EventKind.NOTE)


def test_a_missing_case_is_told_and_not_shown(window: MainWindow, qtbot: QtBot) -> None:
    """A case that left this desk says so in its place."""
    window.show_case(404)
    qtbot.waitUntil(lambda: "tidak ada di komputer ini" in words_of(window.complaints.pane))


def test_an_unchanged_case_is_not_drawn_again(window: MainWindow, background: Background, qtbot: QtBot) -> None:
    """A refresh behind the reader's back moves nothing and drops no selection."""
    window.show_case(1)
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(window.complaints.pane))
    reading = window.complaints.pane.reading
    block = next(one.text for one in reading.pieces if isinstance(one, Entry))
    block.selectAll()
    window.refresh()
    background.database.settle(window)
    assert block in [one.text for one in reading.pieces if isinstance(one, Entry)]
    assert block.textCursor().hasSelection()


def test_narrow_lists_fold_number_and_state_under_the_title(window: MainWindow) -> None:
    """At 125 % a title keeps room."""
    window.go(Room.COMPLAINTS)
    table = window.complaints.list._table
    assert not table.isColumnHidden(Column.NUMBER)
    window.resize(1093, 584)
    assert table.isColumnHidden(Column.NUMBER)
    assert table.isColumnHidden(Column.STATUS)


def test_lamps_of_received_answers_are_not_lit_further_than_proven() -> None:
    """Received is not yet shown to the reporter."""
    kind = EventKind.SUBSTANTIVE_RESPONSE
    assert [tone for _, tone in lamp_words(Lamp.SAVED, kind)] == ["good", "unlit", "unlit"]
    assert [tone for _, tone in lamp_words(Lamp.RECEIVED, kind)] == ["good", "good", "unlit"]
    assert [tone for _, tone in lamp_words(Lamp.PUBLISHED, kind)] == ["good", "good", "good"]
    assert len(lamp_words(Lamp.RECEIVED, EventKind.NOTE)) == 2


def test_an_open_case_changes_with_the_theme(window: MainWindow, appearance: Appearance, qtbot: QtBot) -> None:
    """No word keeps the colour of the theme before."""
    window.show_case(1)
    qtbot.waitUntil(lambda: "belum ada petugas" in words_of(window.complaints.pane))
    appearance.set_dark(dark=True)

    def colours() -> set[str]:
        heads = window.complaints.pane.findChildren(EntryHead)
        for head in heads:
            head.grab()
        drawn = [one.format.foreground().color() for head in heads if head._laid for one in head._laid[1].formats()]
        drawn += [head.palette().windowText().color() for head in heads]
        return {colour.name().upper() for colour in drawn}

    qtbot.waitUntil(lambda: {DARK.muted, DARK.text} <= colours())
    assert not {LIGHT.muted, LIGHT.text} & colours()


def test_a_case_says_the_day_that_today_says(window: MainWindow, qtbot: QtBot) -> None:
    """Whose turn, what, and by when; each clock beside it, also where one writes."""
    window.show_case(1)
    pane = window.complaints.pane
    qtbot.waitUntil(
        lambda: f"menjawab pelapor yang menunggu, paling lambat {unbroken('Sel 24 Nov')}." in words_of(pane)
    )
    assert "Respon awal: tepat waktu" in words_of(pane)
    window.write(1, "jawab-pelapor")
    qtbot.waitUntil(lambda: "Ditutup sistem: Sel 24 Nov" in words_of(window.form._help))
    assert "Tuntas: Kam 3 Des" in words_of(window.form._help)
