"""What has to be brought to lapor.go.id, and the mark that it stands there."""

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACTS
from sync.contract.casework.lapor_road import LaporRoad
from sync.contract.casework.standing import Standing
from sync.contract.events import EventKind, Lamp
from tests.support.invented_cases import NOW, invented_case
from tests.support.invented_desk import InventedVault
from tests.ui.test_acts import dialog_of, hold, shown, spoken
from tests.ui.test_complaints import words_of
from ui.frame.main_window import MainWindow
from ui.language.wording import dated, stamped
from ui.ports.acts import CaseFacts, PossibleAct
from ui.ports.desk import CaseView


def answered(*marked: str, road: LaporRoad = LaporRoad.BY_HAND) -> CaseView:
    """Return a case with a response that the centre has, and that is not known to stand on lapor.go.id."""
    timeline = (spoken("r", EventKind.SUBSTANTIVE_RESPONSE, Lamp.RECEIVED), spoken("n", EventKind.NOTE, None))
    view = invented_case(41, "Gorong-gorong", "Ditindaklanjuti oleh Instansi", 4, timeline=timeline)
    facts = CaseFacts(standing=Standing.IN_PROCESS, roads={"r": road}, upload_waiting=marked)
    return msgspec.structs.replace(view, facts=facts)


def answered_thrice() -> CaseView:
    """Return a case with three responses, of which one was marked here already."""
    view, said = answered("w"), ("w", "r", "s")
    timeline = tuple(spoken(one, EventKind.SUBSTANTIVE_RESPONSE, Lamp.RECEIVED) for one in said)
    facts = msgspec.structs.replace(view.facts, roads=dict.fromkeys(said, LaporRoad.BY_HAND))
    return msgspec.structs.replace(view, timeline=timeline, facts=facts)


def test_a_response_is_marked_as_uploaded(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """Beside the copying; the rules of this desk in memory know no uploads, so they are told."""
    hold(vault, answered())
    free = PossibleAct(act=next(act for act in ACTS if act.kind is EventKind.UPLOADED), name="sudah-diunggah")
    vault.desk.also_possible = (free,)
    shown(window, 41, qtbot)
    pane = window.complaints.pane
    assert "1 balasan belum ditandai terunggah" in words_of(pane)
    [mark] = [made for made in pane.findChildren(QPushButton) if made.text() == "Tandai sudah diunggah …"]
    mark.click()
    dialog = dialog_of(window, qtbot)
    assert f"Respon substantif yang ditulis {dated(NOW, NOW)}: “Sudah kami perbaiki.”" in words_of(dialog)
    [copy] = [made for made in dialog.findChildren(QPushButton) if made.text() == "Salin balasan"]
    copy.click()
    assert "Disalin: 20 dari 1.000 karakter." in words_of(dialog)
    assert dialog.fields._at is not None
    assert dialog.fields._at.text() == stamped(NOW).rpartition(" ")[0]
    dialog.save()
    qtbot.waitUntil(lambda: len(vault.desk.acts) == 1)
    _, name, request = vault.desk.acts[0]
    assert (name, request.about, request.at // 60_000) == ("sudah-diunggah", "r", NOW // 60_000)


def test_of_several_replies_the_dialog_says_which_one_it_is_about(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """*Hari ini* told of two, and one mark is about one; what was marked already is not counted."""
    hold(vault, answered_thrice())
    free = PossibleAct(act=next(act for act in ACTS if act.kind is EventKind.UPLOADED), name="sudah-diunggah")
    vault.desk.also_possible = (free,)
    for about, place in (("", 1), ("s", 2)):
        window.acts.begin(41, "sudah-diunggah", about)
        dialog = dialog_of(window, qtbot)
        reply = f"respon substantif yang ditulis {dated(NOW, NOW)}: “Sudah kami perbaiki.”"
        assert f"Balasan {place} dari 2: {reply}" in words_of(dialog)
        dialog.reject()
        qtbot.waitUntil(lambda: window.acts.dialog is None)


@pytest.mark.parametrize(
    ("road", "fact", "beside", "is_marked"),
    [
        (LaporRoad.BRIDGE, "1 balasan diteruskan server ke LAPOR!", "Server yang meneruskannya ke LAPOR!", False),
        (LaporRoad.BRIDGE_STOPPED, "penerusan ke LAPOR! sedang terhenti", "Menunggu di server", True),
        (
            LaporRoad.NOT_TAKEN,
            "Lihat dahulu di lapor.go.id; bila belum ada",
            "server, lihat dahulu di lapor.go.id",
            True,
        ),
    ],
)
def test_what_the_centre_brings_is_not_asked_of_the_office(
    window: MainWindow, vault: InventedVault, qtbot: QtBot, road: LaporRoad, fact: str, beside: str, *, is_marked: bool
) -> None:
    """Nothing is to be marked where the bridge works; where it cannot, the case says so and what to do."""
    hold(vault, answered(road=road))
    free = PossibleAct(act=next(act for act in ACTS if act.kind is EventKind.UPLOADED), name="sudah-diunggah")
    vault.desk.also_possible = (free,)
    shown(window, 41, qtbot)
    said = words_of(window.complaints.pane)
    assert fact in said
    assert beside in said
    assert ("Tandai sudah diunggah …" in said) is is_marked


def test_a_mark_that_waits_lights_no_lamp(window: MainWindow, vault: InventedVault, qtbot: QtBot) -> None:
    """It says that it waits for the centre."""
    hold(vault, answered("r"))
    shown(window, 41, qtbot)
    said = words_of(window.complaints.pane)
    assert "Tanda unggah menunggu server" in said
    assert "Tandai sudah diunggah …" not in said
    pane = window.complaints.pane
    dots = [lamp for lamp in pane.findChildren(QLabel) if lamp.text() == "Tampil ke pelapor" and lamp.isVisibleTo(pane)]
    assert [dot.property("tone") for dot in dots] == ["unlit"]
