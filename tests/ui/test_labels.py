"""Labels: what they say can be marked and copied, however they came to say it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.parts.labels import HANGING, label, say


def test_words_that_wrap_can_be_marked_with_the_mouse(qtbot: QtBot) -> None:
    """From where it was pressed to where it was let go, the first time too; nothing moves by it."""
    made = label("Jembatan di jalan desa itu putus sejak Senin.", wrap=True)
    qtbot.addWidget(made)
    made.resize(300, made.heightForWidth(300))
    made.show()
    before = made.heightForWidth(300)
    begin, end = QPoint(1, made.height() // 2), QPoint(80, made.height() // 2)
    QTest.mousePress(made, Qt.MouseButton.LeftButton, pos=begin)
    QTest.mouseMove(made, end)
    QTest.mouseRelease(made, Qt.MouseButton.LeftButton, pos=end)
    assert made.hasSelectedText()
    assert "Jembatan di jalan".startswith(made.selectedText())
    assert made.heightForWidth(300) == before


def test_a_label_that_says_other_words_stands_like_one_that_was_made_with_them() -> None:
    """Also where the first letter hangs out to the left."""
    for first, then in (("Air keruh.", f"{HANGING}alan rusak."), (f"{HANGING}alan rusak.", "Air keruh.")):
        told, made = label(first, "small", wrap=True), label(then, "small", wrap=True)
        say(told, then)
        assert (told.text(), told.contentsMargins()) == (made.text(), made.contentsMargins())
        assert told.heightForWidth(120) == made.heightForWidth(120)
