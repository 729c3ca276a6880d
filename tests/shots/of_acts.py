"""Acts that need more, or less, than a text: in the form, a mark without words in its dialog."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sync.contract.casework.acts import ACTS
from sync.contract.events import EventKind
from tests.shots.registry import screen
from tests.shots.stage import Stage
from tests.support.invented_cases import invented_case
from tests.support.invented_desk import InventedDesk
from tests.ui.test_uploading import answered_thrice
from ui.acts_dialog.beginning import IN_FORM
from ui.acts_dialog.category_line import CategoryLine
from ui.acts_dialog.dialog import ActDialog
from ui.ports.acts import PossibleAct


def _opened(name: str) -> Callable[[Stage], QWidget]:
    def enter(stage: Stage) -> QWidget:
        view = invented_case(1, "Jalan usaha tani putus", "Terdisposisi ke Kecamatan Tirta Muara", 1)
        if name == EventKind.UPLOADED:
            view = answered_thrice()
        desk = InventedDesk([view])
        desk.changes = {"role": "coordinator"}
        desk.also_possible = tuple(PossibleAct(act=act, name=act.name) for act in ACTS)
        stage.hold(desk)
        stage.window.acts.begin(view.line.case, name)
        if name == EventKind.UPLOADED:
            return stage.dialog(ActDialog)
        stage.settle()
        return stage.window

    enter.__doc__ = f"The act *{name}*."
    return enter


for _act in ACTS:
    if _act.kind not in IN_FORM:
        screen(f"act-{_act.name}")(_opened(_act.name))


@screen("act-edit-offers")
def offers(stage: Stage) -> QWidget:
    """A category is typed, and the desk offers those that it knows."""
    edit = next(act for act in ACTS if act.kind is EventKind.EDIT)
    stage.desk.changes = {"role": "coordinator"}
    stage.desk.also_possible = (PossibleAct(act=edit, name=edit.name),)
    stage.window.acts.begin(3, edit.name)
    stage.settle()
    (line,) = stage.window.form.findChildren(CategoryLine)
    line.setText("pen")
    line.setFocus()
    stage.settle()
    return stage.window
