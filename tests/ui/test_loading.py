"""What rooms are made of is loaded bit by bit, in the thread of the windows."""

import os
import subprocess
import sys

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.quality.tree import ROOT
from ui.lanes.loading import load_in_turns, still_to_load

_IN_ITS_ORDER = """
import sys
from importlib import import_module
from ui.lanes.loading import still_to_load
wanted = ("ui.complaints.room", "ui.complaints.case_pane", "ui.outbox.room", "ui.follow_up.form")
names = still_to_load(*wanted)
for name in names:
    before = set(sys.modules)
    import_module(name)
    new = [one for one in sys.modules if one.startswith("ui.") and one not in before]
    new = [one for one in new if not hasattr(sys.modules[one], "__path__")]  # a folder comes with what is in it
    assert new in ([name], []), (name, new)
assert len(names) > 50 and names[-1] in wanted
assert still_to_load(*wanted) == []
"""


def test_each_module_comes_behind_what_it_needs() -> None:
    """So that loading one loads no other; nothing of the rooms is left out, and nothing is listed twice."""
    subprocess.run([sys.executable, "-c", _IN_ITS_ORDER], check=True, cwd=ROOT)


def test_what_only_type_checkers_ask_for_is_not_loaded() -> None:
    """A window loads what it runs."""
    told = subprocess.run(
        [sys.executable, "-c", "from ui.lanes.loading import still_to_load; print(*still_to_load('ui.frame.work'))"],
        check=True, cwd=ROOT, capture_output=True, encoding="utf-8",
    ).stdout.split()  # fmt: skip
    assert "ui.frame.work" in told
    assert "ui.complaints.room" not in told


_NOTHING_EXPLAINED = """
import sys
from PySide6.QtCore import QSize
from tests.shots.stage import Stage
from ui.application import make_application
_application, appearance = make_application(["tindak"], dark=False)
stage = Stage(appearance, QSize(1366, 689))
stage.window.show_case(1)
stage.settle()
stage.close()
print(sys.modules["shibokensupport.signature.mapping"].update_mapping.__self__.sys_module_count)
"""


def test_nothing_of_qt_is_explained_to_programmers() -> None:
    """Whoever asks a function of Qt for its signature has all of them read, which takes a tenth of a start."""
    told = subprocess.run(
        [sys.executable, "-c", _NOTHING_EXPLAINED], check=True, cwd=ROOT, capture_output=True, encoding="utf-8",
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ).stdout  # fmt: skip
    assert told.split() == ["0"], "the modules whose signatures were read"


def test_the_next_step_follows_when_all_is_loaded(qtbot: QtBot) -> None:
    """At once where nothing is left; never for an owner that is gone."""
    owner, done = QObject(), list[str]()
    load_in_turns(still_to_load("ui.lanes.loading"), owner, lambda: done.append("at once"))
    assert done == ["at once"]
    module = "tests.ui.loaded_later"
    load_in_turns([module], owner, lambda: done.append("later"))
    assert (done, module in sys.modules) == (["at once"], True)
    qtbot.waitUntil(lambda: done == ["at once", "later"])


def test_no_lane_loads_parts_of_windows() -> None:
    """Whoever imports by name does it here."""
    asking = [path.name for path in (ROOT / "ui").rglob("*.py") if "import_module" in path.read_text("utf-8")]
    assert asking == ["loading.py"]
