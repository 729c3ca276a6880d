"""Acts from the case pane: the menu, the dialog of each act, what the rules say, all by keyboard."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACTS, APPROVAL, Need
from sync.contract.casework.standing import Standing
from sync.contract.errors import ActRefused
from sync.contract.events import WRITTEN_KINDS, EventKind, Lamp
from tests.support.invented_cases import NOW, invented_case
from tests.support.invented_desk import InventedDesk, InventedVault
from tests.ui.test_complaints import words_of
from tests.ui.test_layout import cut_off
from ui.acts_dialog.beginning import IN_FORM
from ui.acts_dialog.dialog import ActDialog
from ui.complaints.act_menu import ActMenu
from ui.complaints.next_act import next_act, open_kinds
from ui.follow_up.form import FollowUpForm
from ui.frame.main_window import MainWindow
from ui.ports.acts import CaseFacts, ConsultView, PossibleAct, TurnView, Writing, writing_of
from ui.ports.desk import CaseView, TimelineEntry
from ui.rooms import Room


def hold(vault: InventedVault, view: CaseView) -> None:
    """Put a case onto the desk."""
    vault.desk.held |= InventedDesk([view]).held


def dialog_of(window: MainWindow, qtbot: QtBot) -> ActDialog:
    """Return the dialog once it is open."""
    qtbot.waitUntil(lambda: window.acts.dialog is not None and window.acts.dialog.isVisible())
    assert window.acts.dialog is not None
    return window.acts.dialog


def until_shown(window: MainWindow, case: int, qtbot: QtBot) -> None:
    """Wait until all that is said of a case is seen, and the first of its acts."""
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane._view is not None and pane._view.line.case == case)
    qtbot.waitUntil(lambda: pane._turns.is_done and pane.reading._page.is_done)
    qtbot.waitUntil(lambda: all(one.isVisibleTo(pane) for one in (*pane.reading.pieces, *pane._acts.buttons[:1])))


def shown(window: MainWindow, case: int, qtbot: QtBot) -> None:
    """Show a case and wait until all of it is seen."""
    window.show_case(case)
    until_shown(window, case, qtbot)


def menu_of(window: MainWindow) -> ActMenu:
    """Return the menu of further acts."""
    menus = [made.menu() for made in window.complaints.pane._acts.buttons if made.menu() is not None]
    assert isinstance(menus[0], ActMenu)
    menus[0].aboutToShow.emit()  # it is filled when it opens
    return menus[0]


def spoken(identifier: str, kind: EventKind, lamp: Lamp | None, text: str = "Sudah kami perbaiki.") -> TimelineEntry:
    """Return something that the office said."""
    return TimelineEntry(
        id=identifier, kind=kind, text=text, author="Siti", unit="Kecamatan Tirta Muara", written_at=NOW,
        received_at=NOW, lamp=lamp, own=lamp is not None,
    )  # fmt: skip


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_what_cannot_be_done_is_in_the_menu_with_its_reason(window: MainWindow, qtbot: QtBot) -> None:
    """Disabled, reachable with the arrow keys, and then the last line says why."""
    shown(window, 3, qtbot)
    menu = menu_of(window)
    proposal = next(act for act in menu.actions() if act.text().startswith("Usulkan selesai"))
    assert not proposal.isEnabled()
    assert proposal.toolTip() == "Keadaan laporan ini tidak (lagi) memungkinkannya."
    menu.popup(window.mapToGlobal(window.rect().center()))
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() is proposal:
            break
    assert menu.activeAction() is proposal
    assert menu.why.text() == "Keadaan laporan ini tidak (lagi) memungkinkannya."
    menu.close()


def form_of(window: MainWindow, act: str, qtbot: QtBot) -> FollowUpForm:
    """Return the form once it is open for an act."""
    form = window.form
    qtbot.waitUntil(lambda: form._is_open and form._kinds.name == act)
    return form


def test_a_case_is_returned_by_keyboard_alone(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Search for the unit, write the reason, Ctrl+Enter."""
    window.acts.begin(3, "kembalikan")
    form = form_of(window, "kembalikan", qtbot)
    assert form._heading.text() == "Kembalikan ke koordinator"
    assert form._part.fields is not None
    chooser = form._part.fields._units
    assert chooser is not None
    qtbot.waitUntil(chooser.search.hasFocus)
    QTest.keyClicks(chooser.search, "hulu")
    QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.codes() == ("TH",)
    QTest.keyClick(chooser.list, Qt.Key.Key_Tab)
    qtbot.waitUntil(form._text.hasFocus)
    QTest.keyClicks(form._text, "Wilayah Tirta Hulu.")
    QTest.keyClick(form._text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(vault.desk.acts))
    [(case, name, request)] = vault.desk.acts
    assert (case, name, request.units, request.reason) == (3, "kembalikan", ("TH",), "Wilayah Tirta Hulu.")
    said = (
        "Tersimpan dan diantrekan: kembalikan ke koordinator untuk 7400003. "
        "Belum diterima server: terkirim pada sinkronisasi berikutnya."
    )
    qtbot.waitUntil(lambda: form._top.queued.text() == said)


def test_what_is_typed_for_an_act_is_kept_and_goes_on_where_it_stood(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The chosen unit too; a half-written reply of the same case is a draft of its own."""
    vault.desk.save_draft(3, EventKind.NOTE, "Telepon Pak Lurah.")
    window.acts.begin(3, "kembalikan")
    form = form_of(window, "kembalikan", qtbot)
    assert form._text.toPlainText() == ""
    assert form._part.fields is not None
    assert form._part.fields._units is not None
    form._part.fields._units.choose(["TH"])
    QTest.keyClicks(form._text, "Wilayah lain")
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    kept = {one.act: one for one in vault.desk.case(3).drafts}
    assert kept[""].text == "Telepon Pak Lurah."
    assert (kept["kembalikan"].text, kept["kembalikan"].said.units) == ("Wilayah lain", ("TH",))
    window.acts.begin(3, "kembalikan")
    qtbot.waitUntil(lambda: form._is_open and form._text.toPlainText() == "Wilayah lain")
    fields = form._part.fields
    assert fields._units is not None
    assert fields._units.codes() == ("TH",)


def test_choosing_an_act_and_leaving_it_untouched_makes_no_draft(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nor does going over to it from another act within the form."""
    window.write(3, "respon-awal")
    form = form_of(window, "respon-awal", qtbot)
    form._kinds.wanted.emit("kembalikan")
    form_of(window, "kembalikan", qtbot)
    form.leave()
    qtbot.waitUntil(lambda: window.room is Room.COMPLAINTS)
    assert vault.desk.drafts_saved == []


def test_a_refusal_is_told_in_the_form_and_nothing_is_lost(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The words of the rules stand above the buttons, the typed ones where they were."""
    window.acts.begin(3, "kembalikan")
    form = form_of(window, "kembalikan", qtbot)
    form._text.setPlainText("Bukan wilayah kami.")
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    vault.desk.fault = ActRefused("Keadaan laporan ini tidak lagi memungkinkannya.")
    form._save.click()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Keadaan laporan"))
    assert form._problem.text().endswith("Drafnya tersimpan, hanya belum masuk antrean.")
    qtbot.waitUntil(form._save.isEnabled)
    assert form._text.toPlainText() == "Bukan wilayah kami."
    vault.desk.fault = None
    form._save.click()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)


def consulted() -> CaseView:
    """Return a case about which this unit is asked."""
    view = invented_case(40, "Jembatan gantung", "Terverifikasi", 2)
    turn = TurnView(is_mine=True, act=EventKind.CONSULT_ANSWER, sentence="Giliran Kecamatan Tirta Muara: menjawab.")
    facts = CaseFacts(standing=Standing.VERIFIED, consults=(ConsultView("Kecamatan Tirta Muara", "waiting"),))
    return msgspec.structs.replace(view, line=msgspec.structs.replace(view.line, turn=turn), facts=facts)


def test_a_consult_is_answered_with_one_of_two_choices(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Why and whose it is are asked only after *bukan*; without a choice nothing is sent."""
    hold(vault, consulted())
    shown(window, 40, qtbot)
    main = window.complaints.pane._main
    assert main is not None
    assert main.words.replace("&", "") == "Jawab konsultasi"
    window.complaints.pane.do_main_act()
    form = form_of(window, "jawab-konsultasi", qtbot)
    form.save()  # which first learns what is attached
    qtbot.waitUntil(lambda: form._problem.text() == "Pilih salah satu jawaban di atas.")
    fields = form._part.fields
    assert fields is not None
    assert fields._ours is not None
    ours, theirs = (fields._ours.button(number) for number in (0, 1))
    theirs.click()
    assert form._part.text_label.text() == "Alasan"
    form.save()
    qtbot.waitUntil(lambda: form._problem.text().startswith("Belum ada yang ditulis"))
    form._text.setPlainText("Jalan provinsi.")
    ours.click()
    assert form._part.text_label.text() == "Keterangan (boleh kosong)"
    assert form._part.request("x", ()).reason == ""
    theirs.click()
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    assert vault.desk.acts[0][2].reason == "Jalan provinsi."


def test_a_draft_of_a_colleague_is_approved_with_its_words_to_mend(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """The text stands in the form; an own draft has no such buttons."""
    timeline = (spoken("k", EventKind.DRAFT, None, "Yth. Pelapor, jalan diperbaiki."),)
    view = invented_case(42, "Jalan", "Terdisposisi ke Kecamatan", 2, timeline=timeline)
    hold(
        vault,
        msgspec.structs.replace(view, facts=CaseFacts(standing=Standing.DISPOSED, drafts=1, waiting_drafts=("k",))),
    )
    act = next(act for act in ACTS if act.kind is EventKind.SUBSTANTIVE_RESPONSE)
    free = PossibleAct(act=act, name=APPROVAL)
    vault.desk.also_possible = (free,)
    shown(window, 42, qtbot)
    pane = window.complaints.pane
    assert "1 konsep menunggu persetujuan" in words_of(pane)
    next(made for made in pane.findChildren(QPushButton) if made.text() == "Setujui …").click()
    form = form_of(window, APPROVAL, qtbot)
    assert form._text.toPlainText() == "Yth. Pelapor, jalan diperbaiki."
    form._text.setPlainText("Yth. Pelapor, jalan sudah diperbaiki.")
    form.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    _, name, request = vault.desk.acts[0]
    assert (name, request.about, request.text) == (APPROVAL, "k", "Yth. Pelapor, jalan sudah diperbaiki.")


def test_related_cases_that_are_here_can_be_opened(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """The others are only named."""
    view = invented_case(43, "Jalan", "Terdisposisi ke Kecamatan", 2)
    facts = CaseFacts(
        standing=Standing.DISPOSED, related=("7400002", "9999999"), wrong_dispositions=2,
        suggested_unit="Kecamatan Tirta Hulu", consults=(ConsultView("Dinas PU", "not-ours"),),
    )  # fmt: skip
    hold(vault, msgspec.structs.replace(view, facts=facts))
    shown(window, 43, qtbot)
    pane = window.complaints.pane
    said = words_of(pane)
    for words in (
        "Dinas PU: bukan wewenang mereka",
        "mengusulkan Kecamatan Tirta Hulu",
        "Sudah 2 kali salah",
        "9999999",
    ):
        assert words in said
    [link] = [made for made in pane.findChildren(QPushButton) if made.text() == "7400002"]
    link.click()
    qtbot.waitUntil(lambda: pane._view is not None and pane._view.line.case == 2)


def test_the_form_answers_the_reporter_with_the_act_for_it(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Jawab pelapor is a kind of its own, and a further response is not offered beside it."""
    window.acts.begin(1, "jawab-pelapor")
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._kinds.kind is EventKind.REPLY
    assert not window.form._kinds.choice(EventKind.SUBSTANTIVE_RESPONSE).isVisible()
    QTest.keyClicks(window.form._text, "Yth. Bapak, petugas datang besok.")
    window.form.save()
    qtbot.waitUntil(lambda: any(line.kind is EventKind.REPLY for line in vault.desk.outbox()))


def test_the_main_button_follows_the_turn_and_never_what_the_rules_forbid() -> None:
    """For a coordinator a unit's turn is no main act."""
    line = invented_case(1, "a", "Terdisposisi ke Kecamatan", 1).line
    everything = tuple(PossibleAct(act=act, name=act.name) for act in ACTS)
    for kind in (EventKind.VERIFY, EventKind.DISPOSE, EventKind.CLOSE, EventKind.UPLOADED, EventKind.PROPOSAL):
        mine = msgspec.structs.replace(line, turn=TurnView(act=kind, is_mine=True))
        act = next_act(mine, None, everything)
        assert act is not None
        assert act.kind is kind
        assert next_act(mine, None, tuple(msgspec.structs.replace(one, why_not="x") for one in everything)) is None
    theirs = msgspec.structs.replace(line, turn=TurnView(act=EventKind.INITIAL_RESPONSE))
    assert next_act(theirs, None, everything) is None


def test_the_form_offers_what_the_rules_allow() -> None:
    """A draft for approval only to who asked for it."""
    everything = tuple(PossibleAct(act=act, name=act.name) for act in ACTS if act.kind is not EventKind.REPLY)
    assert EventKind.DRAFT not in open_kinds(everything, EventKind.NOTE)
    assert EventKind.DRAFT in open_kinds(everything, EventKind.DRAFT)
    assert open_kinds((), EventKind.INITIAL_RESPONSE) == (EventKind.NOTE,)
    assert set(open_kinds(everything, EventKind.DRAFT)) <= set(WRITTEN_KINDS)


def test_every_act_fits_a_small_screen_and_has_a_field_for_each_need(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing is cut, with a long refusal shown, on 1093 by 535; every field has a name."""
    window.resize(1093, 535)
    long = "Unit ini belum punya koordinator yang dapat menerima laporan kembali. Hubungi admin."
    for act in ACTS:
        if act.kind in {*IN_FORM, EventKind.UPLOADED}:
            continue
        vault.desk.also_possible = (PossibleAct(act=act, name=act.name),)
        window.write(3, act.name, "r")
        form = form_of(window, act.name, qtbot)
        form._say_problem(long)
        qtbot.waitUntil(lambda: cut_off(window.form) == [])
        fields = form._part.fields
        asked = {need: rows for need, rows in (fields._rows if fields is not None else {}).items() if rows}
        for need in (Need.RELATED, Need.CHANGE):
            assert need not in act.needs or need in asked
        for rows in asked.values():
            assert all(row.accessibleName() for row in rows if not isinstance(row, QLabel))
        assert form._text.isHidden() == (writing_of(act, act.name) is Writing.NONE)
        assert (
            "karakter" in form._said.text()
        ) is form._text.isVisible()  # nothing is counted where nothing is written
