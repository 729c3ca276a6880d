"""English windows: terms of the contract are shown in English, and kept and sent as they are."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from sync.contract.casework.acts import ACT_OF_KIND
from sync.contract.casework.constraints import CONSTRAINT_CATEGORIES
from sync.contract.events import WRITTEN_KINDS, EventKind
from tests.support.access import colliding_letters
from tests.support.indonesian import left_in
from tests.support.invented_desk import InventedVault
from tests.support.layouts import main_buttons
from tests.ui.test_acts import form_of
from ui.acts_dialog.fields import ActFields
from ui.complaints.bulk_dialog import BulkDialog
from ui.complaints.next_act import act_of_turn
from ui.follow_up.kind_choice import KindChoice
from ui.frame.main_window import MainWindow
from ui.language.speaking import english
from ui.language.translation import Language, speak
from ui.monev.figure_names import figure_name
from ui.workplace import Workplace


@pytest.fixture(autouse=True)
def _in_english(qapp: QApplication) -> Iterator[None]:
    speak(qapp, Language.ENGLISH)
    yield
    speak(qapp, Language.INDONESIAN)


@pytest.mark.parametrize("coordinates", [False, True])
def test_acts_with_several_cases_are_named_in_english(
    workplace: Workplace, window: MainWindow, *, coordinates: bool
) -> None:
    """In the choice, and so in what is told afterwards."""
    dialog = BulkDialog(workplace, (3, 4), workplace.desk.case(3), (), window, coordinates=coordinates)
    offered = [dialog.act.itemText(row) for row in range(dialog.act.count())]
    names = [dialog.act.itemData(row) for row in range(dialog.act.count())]
    assert offered == [english(act.words) for name in names for act in ACT_OF_KIND.values() if act.name == name]
    assert not {act.words for act in ACT_OF_KIND.values()} & set(offered)


def test_a_kind_that_a_low_window_folds_into_the_menu_is_named_in_english(qtbot: QtBot) -> None:
    """As the acts are that stand there always."""
    choice = KindChoice()
    qtbot.addWidget(choice)
    choice.set_low(is_low=True)
    choice.offer(WRITTEN_KINDS, EventKind.NOTE)
    choice.resize(260, 40)
    choice.show()
    assert choice._menu is not None
    choice._menu.menu().aboutToShow.emit()  # it is filled when it opens
    folded = [action.text().removesuffix(" …") for action in choice._menu.menu().actions() if action.text()]
    assert folded
    assert not {act.words for act in ACT_OF_KIND.values()} & set(folded)


def test_a_category_of_a_constraint_is_chosen_in_english_and_sent_as_the_contract_has_it(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """So that figures count one and the same, whatever language somebody works in; a draft shows it in English."""
    window.acts.begin(3, "kendala")
    form = form_of(window, "kendala", qtbot)
    form._text.setPlainText("Belum ada anggaran.")
    field = _category_of(form._part.fields)
    offered = [field.itemText(row) for row in range(field.count())]
    assert offered == [english(one) for one in CONSTRAINT_CATEGORIES]
    assert not set(CONSTRAINT_CATEGORIES) & set(offered)
    field.setCurrentText("Budget")
    form.keep_now()
    qtbot.waitUntil(lambda: form.is_safe)
    assert vault.desk.held[3].drafts[""].said.category == "Anggaran"
    window.acts.begin(3, "kendala")
    qtbot.waitUntil(lambda: form._is_open)
    assert _category_of(form._part.fields).currentText() == "Budget"
    form.save()
    qtbot.waitUntil(lambda: vault.desk.categories[-1:] == ["Anggaran"])


def test_figures_of_constraints_name_them_in_english() -> None:
    """Over a list that is narrowed to one of them too."""
    assert figure_name("constraint", "Cuaca atau medan").endswith("Weather or terrain")


@pytest.mark.parametrize("kind", [kind for kind in EventKind if act_of_turn(kind) is not None])
def test_the_main_act_of_every_state_is_reached_by_alt_and_a(window: MainWindow, qtbot: QtBot, kind: EventKind) -> None:
    """In English as in Indonesian, and by nothing else that stands beside it."""
    window.show_case(3)
    pane = window.complaints.pane
    qtbot.waitUntil(lambda: pane._view is not None and pane._view.line.case == 3)
    qtbot.waitUntil(lambda: bool(pane._acts.buttons))
    assert pane._view is not None
    main = act_of_turn(kind)
    assert main is not None
    words = main.words
    pane._acts.offer(main, window._workplace.desk.possible_acts(3), pane._view)
    assert QKeySequence.mnemonic(words).toString() == "Alt+A"
    qtbot.waitUntil(lambda: words in main_buttons(window))
    assert colliding_letters(window) == []


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("&Save && queue", []),
        ("Catatan internal", ["Catatan internal"]),
        ("Kendala …", ["Kendala …"]),
        ("3 complaints · Belum diterima server", ["belum", "diterima"]),
        ("Status afterwards: Ditutup oleh Sistem", []),
        ("7400002 · Lampu jalan dermaga padam sejak awal bulan", []),
        ("7400002 · Lampu jalan dermaga padam sejak awal bulan\nTersimpan", ["Tersimpan"]),
    ],
)
def test_indonesian_that_is_left_is_found_beside_what_people_wrote(said: str, left: list[str]) -> None:
    """A single name is enough; titles, quotations and phrases of LAPOR! are what they are."""
    assert left_in(said)[: len(left) or None] == left


def _category_of(fields: ActFields | None) -> QComboBox:
    assert fields is not None
    (field,) = fields.findChildren(QComboBox)
    return field
