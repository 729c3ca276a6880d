"""The buttons of the form keep their places while one types: no click ever falls on another one."""

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.invented_desk import InventedVault
from ui.follow_up.form import FollowUpForm
from ui.frame.main_window import LEAST_SIZE, MainWindow

_SIZES = [QSize(1366, 689), QSize(1093, 614), QSize(1093, 535), QSize(*LEAST_SIZE)]
_REFUSED = "Dokumen “keterangan.pdf” rusak, terpotong, atau isinya tidak seperti semestinya. Buka dan simpan ulang."


@pytest.fixture(params=_SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def form(request: pytest.FixtureRequest, window: MainWindow, vault: InventedVault, qtbot: QtBot) -> FollowUpForm:
    """Return the form with all its buttons, in a window of each size."""
    held = vault.desk.held[1]
    held.view = msgspec.structs.replace(held.view, facts=msgspec.structs.replace(held.view.facts, takes_proposal=True))
    window.resize(request.param)
    window.write(1, "respon-substantif")
    qtbot.waitUntil(window.form._text.hasFocus)
    assert window.form._bottom.propose.isVisible()
    return window.form


def _places(form: FollowUpForm, *buttons: QPushButton) -> list[QRect]:
    form.window().repaint()
    return [QRect(one.mapTo(form, QPoint()), one.size()) for one in buttons]


def test_buttons_stay_where_they_are_while_a_draft_is_stored(form: FollowUpForm, qtbot: QtBot) -> None:
    """From the empty form to the longest text that fits."""
    buttons = (form._save, form._bottom.propose, form.files._attach, form.files._scan)
    before = _places(form, *buttons)
    for text in ("a", "a" * 180, "a" * 999):
        form._text.setPlainText(text)
        assert form._said.text().endswith("belum tersimpan")
        assert _places(form, *buttons) == before
        qtbot.waitUntil(lambda: "draf tersimpan" in form._said.text())
        assert _places(form, *buttons) == before


def test_saving_stays_where_it_is_whatever_is_warned_of(form: FollowUpForm) -> None:
    """A text that is too long, a place that waits, a sentence about files, and why it did not go."""
    buttons = (form._save, form._bottom.propose)
    before = _places(form, *buttons)
    form._text.setPlainText("[tanggal] " + "a" * 1000)
    assert form._bottom.warned.isVisible()
    assert _places(form, *buttons) == before
    form._say_problem("Belum dapat diantrekan. " * 8)
    assert _places(form, *buttons) == before


def test_attaching_stays_where_it_is_when_a_message_comes_and_goes(form: FollowUpForm) -> None:
    """Whoever tries again finds the button where it was."""
    QTest.keyClicks(form._text, "Terlampir.")
    buttons = (form._save, form._bottom.propose, form.files._attach, form.files._scan)
    before = _places(form, *buttons)
    form.files._say_problem(_REFUSED)
    assert form.files.notice.isVisible()
    assert _places(form, *buttons) == before
    form.files.notice.do()
    assert _places(form, *buttons) == before


def test_a_message_is_whole_where_the_text_has_room_to_spare(window: MainWindow, qtbot: QtBot) -> None:
    """As in a window on a screen of 1366 by 768 at 125 %."""
    window.resize(1093, 614)
    window.write(3, "respon-awal")
    qtbot.waitUntil(window.form._text.hasFocus)
    notice = window.form.files.notice
    window.form.files._say_problem(_REFUSED + " Formulir tetap seperti semula." * 2)
    window.repaint()
    assert len(notice._said._lines(notice._said.width())) > 2
    assert not notice._said.is_cut
    assert notice.offers == "Tutup"
