"""The room *Hari ini*: what to do next."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.turn import Waits
from sync.contract.events import EventKind
from tests.support.invented_cases import NOW, TODAY, invented_case, invented_item, some_cases
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.ui.test_complaints import words_of
from ui.clock import live_in, zone_name
from ui.complaints.case_facts import turn_sentence
from ui.frame.main_window import MainWindow
from ui.language.wording import dated
from ui.ports.acts import DayGroup, TodayGroup, TodayItem, ToUpload, TurnView
from ui.ports.desk import TimelineEntry
from ui.ports.listing import ListColumn, ListLook, Wanted
from ui.rooms import Room
from ui.today.agenda import agenda
from ui.today.room import TodayRoom
from ui.workplace import Workplace


def test_cases_stand_in_the_first_group_they_fit() -> None:
    """A reply goes before a deadline; what is not urgent is not shown."""
    found = InventedDesk(some_cases()).day(6)
    sections = agenda(found.groups, TODAY, with_units=False)
    assert [(section.name, [item.case for item in section.items]) for section in sections] == [
        ("Balasan pelapor belum dijawab", [1]),
        ("Lewat tenggat", [2]),
        ("Tenggat dalam dua hari kerja", [3, 4]),
        ("Baru", [6]),
    ]


def test_a_row_says_that_something_was_begun(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """What lies in a draft is not written a second time; the next step is to go on with it, as in *Laporan*."""
    assert "draf" not in words_of(window.today)
    vault.desk.save_draft(1, EventKind.REPLY, "Yth. Pelapor, kami datang Rabu.")
    window.refresh()
    said = "7400001 · Lanjutkan draf · jawaban kepada pelapor paling lambat Sel 24 Nov"
    qtbot.waitUntil(lambda: said in words_of(window.today).splitlines())
    assert window.today._first is not None
    assert window.today._first.text() == "Lanjutkan draf"
    window.today._first.click()
    qtbot.waitUntil(lambda: window.form._text.toPlainText() == "Yth. Pelapor, kami datang Rabu.")


def test_the_day_begins_with_the_first_act_under_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    """Enter on the first button opens the form for it."""
    assert window.room is Room.TODAY
    said = words_of(window.today)
    for words in (
        "Senin, 23 November 2026", "Enam hal menunggu Anda.",
        "Jawab pelapor paling lambat Sel 24 Nov", "Tulis respon awal; lewat tenggat Kam 19 Nov",
        "Dikembalikan atau ditahan", "Laporan sudah dialihkan ke unit lain",
    ):  # fmt: skip
        assert words in said
    first = window.today._first
    assert isinstance(first, QPushButton)
    qtbot.waitUntil(first.hasFocus)
    QTest.keyClick(first, Qt.Key.Key_Space)
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._heading.text() == "Jawab pelapor"


def test_a_bridge_that_stands_still_is_told_above_the_day(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It is nobody's row, for nobody here can mend it; the sentence goes when it works again."""
    assert window.today._bridge.isHidden()
    vault.desk.changes = {"at_stopped_bridge": 2}
    window.refresh()
    qtbot.waitUntil(window.today._bridge.isVisible)
    assert window.today._bridge.text().startswith("Dua balasan menunggu di server: penerusan ke LAPOR!")
    vault.desk.changes = {}
    window.refresh()
    qtbot.waitUntil(window.today._bridge.isHidden)


def test_a_row_is_begun_by_its_number_and_arrows_walk(window: MainWindow, qtbot: QtBot) -> None:
    """1 to 9 stand before the rows; Enter begins the one under the keyboard."""
    first = window.today._first
    assert first is not None
    qtbot.waitUntil(first.hasFocus)
    rows = list(window.today._buttons.values())
    for key, place in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1)):
        QTest.keyClick(window.focusWidget(), key)
        assert window.focusWidget() is rows[place]
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_9)
    assert window.room is Room.TODAY
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_3)
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._case == 3
    window.go(Room.TODAY)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.form._case == 1 and window.room is Room.FORM)


def test_a_first_exchange_under_way_is_told_where_its_cases_will_stand(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """What is being done and how long it takes; before and after it, a button that begins it."""
    vault.desk.held = {}
    vault.desk.changes = {"last_exchange_at": 0}
    window.refresh()
    qtbot.waitUntil(lambda: "Ambil laporan sekarang" in words_of(window.today))
    vault.exchange.waits_for_cancel = True
    qtbot.waitUntil(lambda: window.focusWidget() is window.today._first)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: "250 dari 1.000 perubahan sudah tersimpan; kira-kira 40 detik lagi" in words_of(window.today)
    )
    assert "Ambil laporan sekarang" not in words_of(window.today)
    vault.exchange.cancel()
    qtbot.waitUntil(lambda: "Ambil laporan sekarang" in words_of(window.today))


def test_while_cases_come_for_the_first_time_the_first_row_is_in_sight(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """What comes later may be more urgent; nobody has begun anything yet. Afterwards the keyboard stays where it is."""
    window.resize(1060, 535)
    everything = dict(vault.desk.held)
    room, bar = window.today, window.today._page.verticalScrollBar()

    def hold(*cases: int, filled: int) -> list[str]:
        vault.desk.held = {case: everything[case] for case in cases}
        vault.desk.changes = {"last_exchange_at": filled}
        window.refresh()
        qtbot.waitUntil(lambda: len(room._buttons) == len(cases))
        return list(room._buttons)

    hold(6, filled=0)
    hold(4, 6, filled=0)
    rows = hold(1, 2, 3, 4, 6, filled=NOW)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert (window.focusWidget(), bar.value()) == (room._buttons[rows[0]], 0)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_End)
    assert window.focusWidget() is room._buttons[rows[-1]]
    assert bar.value() > 0
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Home)
    assert (window.focusWidget(), bar.value()) == (room._buttons[rows[0]], 0)
    hold(2, 3, 4, 6, filled=NOW)
    rows = hold(1, 2, 3, 4, 6, filled=NOW)
    assert window.focusWidget() is room._buttons[rows[1]]


def test_a_desk_that_never_exchanged_says_so_at_first_sight(
    workplace: Workplace, vault: InventedVault, qtbot: QtBot
) -> None:
    """Whatever else the frame has told the page by then."""
    vault.desk.held = {}
    vault.desk.changes = {"last_exchange_at": 0}
    room = TodayRoom(workplace)
    qtbot.addWidget(room)
    room.show()
    room.refresh()
    qtbot.waitUntil(lambda: "Ambil laporan sekarang" in words_of(room))
    assert "Tidak ada laporan terbuka" not in words_of(room)


def test_a_quiet_day_says_so(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Nothing urgent is said in a sentence, not by an empty page."""
    vault.desk.held = type(vault.desk)([invented_case(5, "Posyandu", "Ditindaklanjuti oleh Instansi", 20)]).held
    window.refresh()
    qtbot.waitUntil(lambda: "Tidak ada yang mendesak. 1 laporan terbuka" in words_of(window.today))
    vault.desk.held = {}
    window.refresh()
    qtbot.waitUntil(lambda: "Laporan baru muncul di sini setelah sinkronisasi" in words_of(window.today))


def test_a_held_answer_leads_to_its_card(window: MainWindow, qtbot: QtBot) -> None:
    """The row says why, the button leads to where one decides."""
    buttons = [button for button in window.today.findChildren(QPushButton) if button.text() == "Lihat dan putuskan …"]
    buttons[0].click()
    qtbot.waitUntil(lambda: window.differences.card is not None)


def test_many_rows_are_kept_short_and_lead_to_the_list(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """A group of dozens shows its first six."""
    vault.desk.held = type(vault.desk)([invented_case(n, f"Jalan {n}", "Terverifikasi", -n) for n in range(1, 40)]).held
    window.refresh()
    qtbot.waitUntil(lambda: "… dan 33 lagi di Laporan" in words_of(window.today))
    assert len([b for b in window.today.findChildren(QPushButton) if b.isVisibleTo(window.today)]) == 7


def test_the_list_shows_what_was_promised_whatever_it_was_narrowed_to(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """All open cases in the order of *Hari ini*; what was saved of the list stays as it is."""
    vault.desk.held = type(vault.desk)([invented_case(n, f"Jalan {n}", "Terverifikasi", -n) for n in range(1, 40)]).held
    cases = window.complaints.list
    cases.sort_by(ListColumn.TITLE)
    cases._bucket.save("Menurut judul", Wanted(), ListLook(sort=ListColumn.TITLE))
    cases.narrow(Wanted(bucket="Selesai", text="Jalan"))
    kept = cases._bucket.memory
    window.refresh()
    qtbot.waitUntil(lambda: "… dan 33 lagi di Laporan" in words_of(window.today))
    [more] = [one for one in window.today.findChildren(QPushButton) if one.text() == "… dan 33 lagi di Laporan"]
    more.click()
    qtbot.waitUntil(lambda: cases._foot.said == "39 laporan · Terbuka · urut seperti Hari ini")
    assert window.room is Room.COMPLAINTS
    assert cases.wanted == Wanted()
    assert cases._search.words == ""
    assert cases._bucket.memory == kept


def test_the_list_leads_to_rows_that_are_not_open_too(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Returned cases, and those of acts that came back, are among what is promised; they stand before all else."""
    one = msgspec.structs.replace(
        invented_item(vault.desk.held[2].view.line), group=TodayGroup.RETURNED_OR_HELD, action="aksi-1"
    )
    vault.desk.items = tuple(msgspec.structs.replace(one, action=f"aksi-{number}") for number in range(9))
    window.refresh()
    qtbot.waitUntil(lambda: "… dan 3 lagi di Laporan" in words_of(window.today))
    [more] = [one for one in window.today.findChildren(QPushButton) if one.text() == "… dan 3 lagi di Laporan"]
    more.click()
    cases = window.complaints.list
    qtbot.waitUntil(lambda: cases._foot.said.endswith("laporan · Semua · urut seperti Hari ini"))
    assert cases.wanted == Wanted(bucket="all")


def test_an_empty_day_leads_to_all_open_cases(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Not to what the list was narrowed to before."""
    vault.desk.held = type(vault.desk)([invented_case(5, "Posyandu", "Ditindaklanjuti oleh Instansi", 20)]).held
    window.complaints.list.narrow(Wanted(bucket="Selesai"))
    window.refresh()
    qtbot.waitUntil(lambda: "Tidak ada yang mendesak. 1 laporan terbuka" in words_of(window.today))
    [opens] = [one for one in window.today.findChildren(QPushButton) if one.text() == "Buka Laporan"]
    opens.click()
    qtbot.waitUntil(lambda: window.complaints.list._foot.said.startswith("1 laporan · Terbuka"))


def test_a_coordinator_sees_the_unit_and_what_is_only_watched(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """A watched row has no act of its own, leads to the case and does not count as work."""
    vault.desk.changes = {"role": "coordinator"}
    mine, late = invented_item(vault.desk.held[6].view.line), invented_item(vault.desk.held[2].view.line)
    due = msgspec.structs.replace(mine.turn, act=EventKind.DISPOSE, sentence="Giliran koordinator: mendisposisikan.")
    watched = msgspec.structs.replace(late, is_mine=False, turn=msgspec.structs.replace(late.turn, is_mine=False))
    vault.desk.items = (watched, msgspec.structs.replace(mine, turn=due, sentence=due.sentence))
    window.refresh()
    qtbot.waitUntil(lambda: "Buka laporan" in words_of(window.today))
    said = words_of(window.today)
    for words in (
        "Satu lagi dipantau pada unit.",
        "dipantau · giliran Kecamatan Tirta Muara",
        "Kecamatan Tirta Muara · Disposisikan",
    ):
        assert words in said
    assert window.navigation.button(Room.TODAY).accessibleName() == "Hari ini, 1"
    [look] = [made for made in window.today.findChildren(QPushButton) if made.text() == "Buka laporan"]
    look.click()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert window.complaints.pane.shown_case == 2


def test_five_thousand_things_make_a_short_page(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Widgets are made for what is shown only."""
    one = invented_item(vault.desk.held[2].view.line)
    found = tuple(msgspec.structs.replace(one, case=number) for number in range(5_000))
    vault.desk.items = found
    window.refresh()
    qtbot.waitUntil(lambda: "… dan 4.994 lagi di Laporan" in words_of(window.today))
    assert len(window.today._buttons) == 6


def test_an_upload_names_its_reply_so_that_a_mark_is_seen_to_have_worked() -> None:
    """By kind and when it was written, as the conversation heads it; several by their number."""
    at = NOW - 7 * 86_400_000
    first = f"respon awal {dated(at, NOW)}"
    turn = TurnView(who=Waits.UNIT, units=("Kecamatan",), act=EventKind.UPLOADED, is_mine=True, sentence="Giliran.")
    for about, words in (
        (
            ToUpload(1, EventKind.INITIAL_RESPONSE, at),
            f"Unggah {first} ke lapor.go.id, lalu tandai",
        ),
        (ToUpload(2, EventKind.INITIAL_RESPONSE, at), "Unggah 2 balasan ke lapor.go.id, lalu tandai"),
        (
            ToUpload(1, EventKind.INITIAL_RESPONSE, at, may_be_there=True),
            f"Cari {first} di lapor.go.id; unggah bila belum ada, lalu tandai",
        ),
        (
            ToUpload(1, EventKind.INITIAL_RESPONSE, at, is_on_its_way=True),
            f"Menunggu dikirim; setelah diterima server, unggah {first} ke lapor.go.id",
        ),
        (ToUpload(), "Unggah balasan yang belum ada di lapor.go.id, lalu tandai"),
    ):
        item = TodayItem(
            group=TodayGroup.TO_UPLOAD, case=1, tracking_id="7400001", title="Jalan", unit="Kecamatan",
            sentence=turn.sentence, turn=turn, to_upload=about,
        )  # fmt: skip
        [section] = agenda([DayGroup(group=item.group, items=(item,), count=1)], TODAY, with_units=False)
        assert section.items[0].sentence == f"7400001 · {words}"
        assert (section.items[0].act is None) is about.is_on_its_way, "nothing is there yet that could be marked"


def test_the_head_of_a_case_names_the_reply_that_is_not_uploaded_yet() -> None:
    """Not one that was marked here, nor one that the bridge brings; what it may have brought is looked for first."""
    view = invented_case(1, "Jalan", "Ditindaklanjuti oleh Instansi", 3)
    entries = tuple(
        TimelineEntry(id=name, kind=kind, text="Sudah.", author="Rini", unit="Kecamatan", written_at=at)
        for name, kind, at in (
            ("a", EventKind.INITIAL_RESPONSE, NOW - 9 * 86_400_000),
            ("b", EventKind.SUBSTANTIVE_RESPONSE, NOW - 86_400_000),
            ("c", EventKind.SUBSTANTIVE_RESPONSE, NOW),
        )
    )
    turn = TurnView(who=Waits.UNIT, units=("Kecamatan",), act=EventKind.UPLOADED, is_mine=True, sentence="Giliran.")
    roads = {"a": LaporRoad.BY_HAND, "b": LaporRoad.NOT_TAKEN, "c": LaporRoad.BRIDGE}
    for marked, words in (
        ((), "mencari 2 balasan di lapor.go.id, mengunggahnya bila belum ada"),
        (("b",), f"mengunggah respon awal {dated(NOW - 9 * 86_400_000, NOW)} ke lapor.go.id"),
    ):
        facts = msgspec.structs.replace(view.facts, roads=roads, upload_waiting=marked)
        line = msgspec.structs.replace(view.line, turn=turn)
        shown = msgspec.structs.replace(view, line=line, timeline=entries, facts=facts)
        assert turn_sentence(shown, TODAY).text() == f"Giliran Anda: {words}, lalu menandainya."


def test_the_day_is_told_in_the_zone_of_the_office_from_its_first_row_on(
    workplace: Workplace, vault: InventedVault, qtbot: QtBot
) -> None:
    """Also where the computer is set to another zone: the day is laid out before the frame knows the office."""
    live_in("UTC")
    try:
        vault.desk.zone = "Asia/Jayapura"
        room = TodayRoom(workplace)
        qtbot.addWidget(room)
        room.refresh()
        qtbot.waitUntil(lambda: bool(room._buttons) or room._shown is not None)
        assert zone_name(NOW) == "WIT"
    finally:
        live_in("")


def test_a_group_is_never_named_without_its_first_row(window: MainWindow, qtbot: QtBot) -> None:
    """Whatever the height of the window, what is seen of the day ends above a heading or below the row under it."""
    window.go(Room.TODAY)
    qtbot.waitUntil(lambda: len(_headings(window)) > 3)
    page, edges = window.today._page, window.today._edges
    for height in range(430, 690):
        window.resize(1093, height)
        end = page.viewport().height() - edges.covered()[1]
        for heading, title in _headings(window):
            top = heading.mapTo(page.viewport(), QPoint()).y()
            below = title.mapTo(page.viewport(), title.rect().bottomLeft()).y()
            assert end <= top + 1 or end >= below - 1, (height, heading.text())


def _headings(window: MainWindow) -> list[tuple[QLabel, QLabel]]:
    """Return the headings of the groups, each with the title of the first row under it."""
    shown = [one for one in window.today._page.findChildren(QLabel) if one.isVisibleTo(window)]
    titles = [one for one in shown if one.property("part") == "strong"]
    return [
        (one, min((t for t in titles if _top(t, window) > _top(one, window)), key=lambda t: _top(t, window)))
        for one in shown
        if one.property("part") == "section"
    ]


def _top(one: QLabel, window: MainWindow) -> int:
    return one.mapTo(window, QPoint()).y()
