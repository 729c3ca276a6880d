"""The help: complete in both languages, about what is on the screen, by keyboard, and without a network."""

import ast
import re
from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from sync.contract.errors import DiskFull, NoNetwork, TindakError
from tests.quality.tree import python_files
from tests.support.invented_desk import InventedDoorway, InventedVault
from tests.support.painted import painted
from ui.doorway.entrance import Entrance
from ui.frame.main_window import MainWindow
from ui.help.book import Answers, Topic, book
from ui.help.dialog import HelpDialog
from ui.help.faults import told, with_code, without_code
from ui.help.key import HelpKey
from ui.help.room import HelpRoom
from ui.help.subject import OF_CLASS
from ui.help.view import HelpView
from ui.lanes.background import Background
from ui.language.translation import Language, speak
from ui.language.wording import unbroken
from ui.rooms import Room
from ui.theme.appearance import Appearance


@cache
def codes() -> dict[str, str]:
    """Return all codes of faults that the program can tell, and the class each belongs to."""
    found: dict[str, str] = {}
    for path, content in python_files():
        if path.startswith("tests/"):
            continue
        for node in ast.walk(ast.parse(content)):
            if isinstance(node, ast.ClassDef):
                for line in node.body:
                    if isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(line.value, ast.Constant):
                        target = line.target if isinstance(line, ast.AnnAssign) else line.targets[0]
                        if isinstance(target, ast.Name) and target.id == "code":
                            found[str(line.value.value)] = node.name
    return {code: name for code, name in found.items() if re.fullmatch(r"T\d{3}", code)}


def helped(window: MainWindow) -> str:
    """Press F1; return the key of the page that opens."""
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.room is Room.HELP
    page = window.page(Room.HELP)
    assert isinstance(page, HelpRoom)
    return page.view.shown.key


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_four_answers_in_both_languages(language: Language) -> None:
    """What happened, is my work safe, what to do, what the program does next; and no code that nobody tells."""
    pages = {page.key: page for page in book(language).pages if page.answers}
    assert set(pages) == set(codes())
    for page in pages.values():
        assert page.answers is not None
        answers = [getattr(page.answers, name) for name in Answers.__dataclass_fields__]
        assert all(answer.strip() == answer and answer for answer in answers)
        assert all(answer[-1] in ".?!" for answer in answers[1:])


@pytest.mark.parametrize("language", list(Language))
def test_every_topic_has_a_page_that_leads_nowhere_outside(language: Language) -> None:
    """Nothing is loaded, and nothing can be followed out of the window."""
    for topic in Topic:
        page = book(language).page(topic)
        assert page.title
        assert len(page.words) > 300
        assert not re.search(r"https?://|\]\(|!\[|<\w+", page.words)


def test_both_languages_say_as_much() -> None:
    """As many paragraphs, points and rows: what one language lacks would be noticed by nobody."""
    for topic in Topic:
        shapes = [
            [bool(re.match(r"- |\||\d\. ", line)) for line in book(language).page(topic).words.splitlines() if line]
            for language in Language
        ]
        assert shapes[0] == shapes[1], topic


def test_a_fault_is_told_with_its_code_and_the_key() -> None:
    """Whoever asks for help can name it, and F1 knows it again."""
    said = told(DiskFull("Diska penuh."))
    assert said == f"Diska penuh. {unbroken('T503 · F1 Bantuan')}"
    assert without_code(said) == ("Diska penuh.", "T503")
    assert without_code("Nomor T503 di tembok.") == ("Nomor T503 di tembok.", "")
    assert with_code("Selesai.", "") == "Selesai."


def test_windows_tell_faults_in_no_other_way() -> None:
    """Each fault that a window shows goes through one function."""
    others = [
        f"{path}:{node.lineno}"
        for path, content in python_files()
        if path.startswith("ui/")
        and path not in ("ui/help/faults.py", "ui/frame/exchanging.py", "ui/language/speaking.py")
        for node in ast.walk(ast.parse(content))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str"
        for word in [ast.unparse(node.args[0]) if node.args else ""]
        if word in ("fault", "problem", "error")
    ]
    assert others == []


@pytest.mark.parametrize(
    ("room", "topic"),
    [(Room.TODAY, Topic.TODAY), (Room.COMPLAINTS, Topic.COMPLAINTS), (Room.OUTBOX, Topic.OUTBOX)],
)
def test_f1_opens_the_page_of_the_room(window: MainWindow, room: Room, topic: Topic) -> None:
    """Where one is, there one is helped."""
    window.go(room)
    assert helped(window) == topic


def test_f1_in_the_form_helps_with_writing_and_the_text_stays(window: MainWindow, background: Background) -> None:
    """The draft is kept on the way."""
    window.write(1, "respon-awal")
    background.database.settle(window)
    assert helped(window) == Topic.WRITING


def test_f1_opens_the_page_of_the_fault_that_is_shown(window: MainWindow) -> None:
    """The last fault comes before the room; its page answers four questions."""
    window.navigation.show_problem(told(NoNetwork("Server tidak tercapai. Pekerjaan tetap tersimpan.")))
    assert helped(window) == "T203"
    page = window.page(Room.HELP)
    assert isinstance(page, HelpRoom)
    shown = page.view.text.toPlainText()
    for question in ("Apa yang terjadi", "Apakah pekerjaan saya aman?", "Apa yang harus saya lakukan?"):
        assert question in shown


def test_a_long_fault_keeps_its_code_in_the_narrow_result_line(window: MainWindow) -> None:
    """The sentence is shortened there, the code never."""
    window.navigation.show_problem(told(DiskFull("Diska penuh atau rusak, jadi belum tersimpan. " * 4)))
    assert window.navigation.result.endswith(unbroken("T503 · F1 Bantuan"))
    assert helped(window) == "T503"


def test_f1_helps_before_the_vault_is_open_and_in_small_windows(
    background: Background, vault: InventedVault, qapp: QApplication, qtbot: QtBot
) -> None:
    """A dialog gets its help in a dialog of its own, and stays as it is."""
    entrance = Entrance(InventedDoorway(vault), background, is_first=True)
    qtbot.addWidget(entrance)
    with qtbot.waitActive(entrance):
        entrance.show()
    entrance._server.setFocus()
    key = qapp.findChild(HelpKey)
    assert key is not None
    QTest.keyClick(entrance, Qt.Key.Key_F1)
    assert isinstance(key.dialog, HelpDialog)
    assert key.dialog.view.shown.key == Topic.FIRST_STEPS
    QTest.keyClick(key.dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: key.dialog is None)
    entrance._say(told(NoNetwork("Server tidak tercapai.")))
    QTest.keyClick(entrance, Qt.Key.Key_F1)
    assert [dialog.view.shown.key for dialog in entrance.findChildren(HelpDialog)][-1:] == ["T203"]
    entrance.findChildren(HelpDialog)[-1].close()


def test_help_for_a_fault_is_the_page_alone_and_all_pages_are_a_key_away(appearance: Appearance, qtbot: QtBot) -> None:
    """What has just happened is read with the arrows; F1 brings the list and the search."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1093, 535)
    dialog = HelpDialog(appearance, "T503", window)
    dialog.show()
    assert dialog.focusWidget() is dialog.view.text
    assert not dialog.view.side.isVisible()
    dialog.all_pages.click()
    assert dialog.view.side.isVisible()
    assert dialog.focusWidget() is dialog.view.search
    assert HelpDialog(appearance, Topic.WRITING, window).focusWidget() is not None


def test_what_was_searched_is_marked_and_nothing_found_shows_no_page(appearance: Appearance, qtbot: QtBot) -> None:
    """The page that was open before is no answer; a few letters are no part of other words where they are a word."""
    view = HelpView(appearance)
    qtbot.addWidget(view)
    view.search.setText("HK")
    assert all(page.begins("hk") for page in view._book.find("HK"))
    assert "HK" in {one.cursor.selectedText().upper() for one in view.text.extraSelections()}
    view.search.setText("zebra")
    assert view.text.toPlainText() == ""
    view._clear.click()
    assert view.search.text() == ""
    assert view.text.toPlainText() != ""


def test_f1_in_the_box_of_a_bug_knows_its_code(qapp: QApplication, qtbot: QtBot) -> None:
    """The box that nobody hopes to see has its page too."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Tindak", with_code("Ada kesalahan.", "T900"))
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
    key = qapp.findChild(HelpKey)
    assert key is not None
    QTest.keyClick(box, Qt.Key.Key_F1)
    assert key.dialog is not None
    assert key.dialog.view.shown.key == "T900"
    key.dialog.close()


def test_each_small_window_and_room_has_its_page() -> None:
    """A new one is put on the list, and one that has gone leaves it."""
    bases = {"QDialog", "SavingDialog", "FillingDialog", "RoomPage"}
    found: dict[str, set[str]] = {}
    for path, content in python_files():
        if path.startswith("ui/") and not path.startswith("ui/help/"):
            for node in ast.walk(ast.parse(content)):
                if isinstance(node, ast.ClassDef):
                    found[node.name] = {base.id for base in node.bases if isinstance(base, ast.Name)}
    asked = {name for name, of in found.items() if of & bases and name not in bases}
    assert asked - set(OF_CLASS) == set()
    assert set(OF_CLASS) - set(found) == set()
    assert QDialog.__name__ not in OF_CLASS


@pytest.fixture
def view(appearance: Appearance, qtbot: QtBot) -> HelpView:
    """Return the help by itself."""
    made = HelpView(appearance)
    qtbot.addWidget(made)
    made.resize(860, 430)
    made.show()
    return made


def test_pages_are_found_by_their_words_and_by_their_code(view: HelpView) -> None:
    """Typing narrows the list, arrows and Enter go on, and nothing found is said."""
    QTest.keyClicks(view.search, "t304")
    assert view.shown.key == "T304"
    view.search.clear()
    QTest.keyClicks(view.search, "proksi kantor")
    keys = [view._list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(view._list.count())]
    assert {"T204", Topic.OFFLINE} <= set(keys)
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert view.shown.key == keys[1]
    view.search.clear()
    QTest.keyClicks(view.search, "zebra")
    assert view._none.isVisibleTo(view)
    view.open("T888")
    assert view.shown.key == "T000"


def test_a_list_that_is_whole_again_prints_nothing_over_another(view: HelpView) -> None:
    """Nor leaves it a hole: each row is as high as its words, whether or not the scroll bar came with them."""
    line = view._list.fontMetrics().lineSpacing()
    for typed in ("hk", "", "sandi", ""):
        QTest.keyClicks(view.search, typed)
        if not typed:
            view.search.clear()
        QApplication.processEvents()
        middles = [one.ink.center().y() for one in painted(view) if one.widget is view._list.viewport()]
        steps = [after - before for before, after in pairwise(middles)]
        assert min(steps) > line * 3 / 4, typed
        assert max(steps) < line * 2, typed


@pytest.mark.parametrize(("language", "typed", "first"), [
    (Language.INDONESIAN, "HK", Topic.DEADLINES), (Language.INDONESIAN, "hari kerja", Topic.DEADLINES),
    (Language.ENGLISH, "HK", Topic.DEADLINES), (Language.INDONESIAN, "monev", Topic.MONEV),
    (Language.INDONESIAN, "antrekan", Topic.WRITING), (Language.INDONESIAN, "t203", "T203"),
    (Language.INDONESIAN, "bukti utuh", Topic.EVIDENCE), (Language.INDONESIAN, "sandi", Topic.SHARED_COMPUTER),
])  # fmt: skip
def test_the_page_that_explains_a_word_stands_first(language: Language, typed: str, first: str) -> None:
    """Before pages that use it, and long before those where its letters stand inside another word."""
    assert book(language).find(typed)[0].key == first


@pytest.mark.parametrize("language", list(Language))
def test_words_of_the_office_are_explained_on_one_page(language: Language) -> None:
    """Those of the windows that newcomers asked about."""
    page = book(language).page(Topic.WORDS)
    for word in ("HK", "Monev", "RTL", "RHP", "Respon substantif", "Bukti Utuh", "Angka beku", "Simpan & antrekan"):
        assert page in book(language).find(word), word


def test_the_help_speaks_english_too(appearance: Appearance, qapp: QApplication, qtbot: QtBot) -> None:
    """Pages and the words around them."""
    speak(qapp, Language.ENGLISH)
    made = HelpView(appearance)
    qtbot.addWidget(made)
    made.open("T503")
    assert "Is my work safe?" in made.text.toPlainText()
    assert "The disk is full" in made.text.toPlainText()
    assert told(TindakError("x")).endswith(unbroken("T000 · F1 Help"))
    speak(qapp, Language.INDONESIAN)


def test_a_language_is_chosen_in_the_help_and_counts_from_the_next_start(
    window: MainWindow, background: Background
) -> None:
    """Said at once, kept for later; what is open stays as it is."""
    window.go(Room.HELP)
    page = window.page(Room.HELP)
    assert isinstance(page, HelpRoom)
    page._language.setFocus()
    QTest.keyClick(page._language, Qt.Key.Key_Down)
    page._language.activated.emit(page._language.currentIndex())
    background.database.settle(window)
    assert window._workplace.preferences.language is Language.ENGLISH
    assert page._said.text() == "Berlaku setelah Tindak ditutup dan dibuka lagi."
