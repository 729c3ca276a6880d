"""One case in its pane."""

from threading import Event

from pytestqt.qtbot import QtBot

from sync.contract.errors import BadInput
from tests.support.invented_desk import InventedVault
from tests.ui.test_case_alone import shown
from tests.ui.test_complaints import words_of
from ui.main_window import MainWindow
from ui.ports import CaseView


def test_a_failure_of_a_case_that_nobody_waits_for_any_more_leaves_the_next_one_alone(
    window: MainWindow, vault: InventedVault, qtbot: QtBot
) -> None:
    """It is said where its case is still the chosen one, and nowhere else."""
    failed, look_up = Event(), vault.desk.case

    def looked_up(case: int) -> CaseView:
        if case == 3:
            failed.set()
            raise BadInput("Laporan ini tidak dapat dibaca.")
        return look_up(case)

    vault.desk.case = looked_up  # type: ignore[method-assign] # one row of the disk is damaged
    pane = window.complaints.pane
    pane.show_case(3)
    assert failed.wait(20)
    pane.show_case(4)
    shown(window, 4, qtbot)
    assert "tidak dapat dibaca" not in words_of(pane)
    pane.show_case(3)
    qtbot.waitUntil(lambda: "tidak dapat dibaca" in words_of(pane))
