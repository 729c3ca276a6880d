"""The first look: signing in once, unlocking offline, leaving at any moment."""

from threading import Event

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from sync.contract.errors import Unreachable
from tests.support.invented_desk import PASSWORD, InventedDoorway, InventedVault
from tests.ui.test_complaints import words_of
from ui.doorway.entrance import Entrance
from ui.lanes.background import Background


def test_the_first_sign_in_by_keyboard(background: Background, vault: InventedVault, qtbot: QtBot) -> None:
    """Three fields, Enter; the explanation says what happens."""
    entrance = Entrance(InventedDoorway(vault), background, is_first=True)
    qtbot.addWidget(entrance)
    entrance.show()
    assert "Masuk sekali saja, dengan alamat server" in words_of(entrance)
    for field, text in ((entrance._server, "https://pusat.contoh"), (entrance._username, "siti")):
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(entrance._password._line, PASSWORD)
    with qtbot.waitSignal(entrance.opened) as opened:
        QTest.keyClick(entrance._password._line, Qt.Key.Key_Return)
    assert opened.args == [vault]
    assert entrance._password.text() == ""


def test_a_missing_field_is_named_and_gets_the_keyboard(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing is asked of the centre before all is there."""
    entrance = Entrance(InventedDoorway(vault), background, is_first=True)
    qtbot.addWidget(entrance)
    entrance.show()
    entrance._server.setText("https://pusat.contoh")
    entrance.enter()
    assert entrance._problem.text() == "Isi dahulu nama pengguna dan kata sandi."
    assert entrance._username.property("wrong") == "true"
    assert entrance._password._line.property("wrong") == "true"
    assert entrance.focusWidget() is entrance._username


def test_a_failure_is_a_sentence_and_keeps_what_was_typed(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nobody types an address twice because the line was down."""
    doorway = InventedDoorway(
        vault, fault=Unreachable("Pusat tidak dapat dihubungi. Periksa jaringan, lalu coba lagi.")
    )
    entrance = Entrance(doorway, background, is_first=True)
    qtbot.addWidget(entrance)
    entrance.show()
    entrance._server.setText("https://pusat.contoh")
    entrance._username.setText("siti")
    QTest.keyClicks(entrance._password._line, PASSWORD)
    entrance._act.click()
    qtbot.waitUntil(lambda: entrance._problem.text().startswith("Pusat tidak dapat dihubungi."))
    assert (entrance._server.text(), entrance._username.text()) == ("https://pusat.contoh", "siti")
    assert entrance._password.text() == PASSWORD
    assert entrance._act.isEnabled()


def test_unlocking_needs_the_password_only_and_says_that_no_network_is_needed(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """A wrong password is a sentence; the right one opens."""
    entrance = Entrance(InventedDoorway(vault, has_vault=True), background, is_first=False)
    qtbot.addWidget(entrance)
    entrance.show()
    assert "Tidak perlu jaringan." in words_of(entrance)
    assert not entrance._server.isVisibleTo(entrance)
    QTest.keyClicks(entrance._password._line, "salah")
    entrance.enter()
    qtbot.waitUntil(lambda: "tidak membuka data" in entrance._problem.text())
    QTest.keyClicks(entrance._password._line, PASSWORD)
    with qtbot.waitSignal(entrance.opened):
        entrance.enter()


def test_a_vault_whose_first_sign_in_broke_off_can_still_be_signed_in(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """The way to the centre stands beside the unlocking, and back."""
    entrance = Entrance(InventedDoorway(vault, has_vault=True), background, is_first=False)
    qtbot.addWidget(entrance)
    entrance.show()
    entrance._other.click()
    assert entrance._server.isVisible()
    assert entrance._act.text() == "&Masuk"
    entrance._other.click()
    assert not entrance._server.isVisible()
    assert entrance._act.text() == "&Buka"


def test_the_password_can_be_shown_and_caps_lock_is_noticed(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """Most wrong passwords are wrong keys."""
    entrance = Entrance(InventedDoorway(vault, has_vault=True), background, is_first=False)
    qtbot.addWidget(entrance)
    entrance.show()
    field = entrance._password
    assert not field.is_shown()
    field._show.click()
    assert field.is_shown()
    QTest.keyClicks(field._line, "a")
    assert field._hint.isHidden()
    QTest.keyClicks(field._line, "A")
    assert field._hint.isVisible()


def test_closing_while_signing_in_locks_the_vault_again(
    background: Background, vault: InventedVault, qtbot: QtBot
) -> None:
    """Nothing stays open behind a closed window."""
    begun, go_on = Event(), Event()

    class SlowDoorway(InventedDoorway):
        def unlock(self, password: str) -> InventedVault:
            begun.set()
            assert go_on.wait(10)
            return super().unlock(password)

    entrance = Entrance(SlowDoorway(vault, has_vault=True), background, is_first=False)
    qtbot.addWidget(entrance)
    entrance.show()
    QTest.keyClicks(entrance._password._line, PASSWORD)
    entrance.enter()
    qtbot.waitUntil(begun.is_set)
    with qtbot.waitSignal(entrance.gone):
        entrance.close()
    go_on.set()
    qtbot.waitUntil(lambda: vault.is_closed)


def test_the_first_window_fits_on_the_screen(background: Background, vault: InventedVault, qtbot: QtBot) -> None:
    """With the frame that Windows puts around it, also on a low screen."""
    entrance = Entrance(InventedDoorway(vault), background, is_first=True)
    qtbot.addWidget(entrance)
    screen = entrance.screen().availableSize()
    assert entrance.width() <= screen.width() < 960
    assert entrance.height() <= screen.height() - 40
